"""A person at work: an open ledger, her name, and the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from habeas.casework.book import Book, Guarded
from habeas.casework.memory import Recollection
from habeas.casework.roles import EVERY_RIGHT, NotAllowed, Right
from habeas.ledger import Ledger
from habeas.ledger.keyring import GENERAL


def utc_now() -> str:
    """The time now in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where one person reads and decides; desks of one sitting share what was read of the ledger.

    Whoever does not have every right is given the ledger with its guard, wherever the desk is made.
    """

    ledger: Book
    person: str = field(repr=False)
    now: Callable[[], str] = utc_now
    recollection: Recollection = field(default_factory=Recollection, repr=False, compare=False)
    rights: frozenset[Right] = EVERY_RIGHT
    compartment: str = GENERAL  # where what she brings in begins

    def __post_init__(self) -> None:
        if self.rights != EVERY_RIGHT and not isinstance(self.ledger, Guarded):
            object.__setattr__(self, "ledger", Guarded(self.ledger, self.rights))

    def require(self, right: Right) -> None:
        """Go on only with this right.

        Raises:
            NotAllowed: the person does not have it.

        """
        if right not in self.rights:
            raise NotAllowed(right=right)


@contextmanager
def open_desk(path: Path, passphrase: str, *, person: str, now: Callable[[], str] = utc_now) -> Iterator[Desk]:
    """Open a ledger for one person and close it again.

    Raises:
        Refused: the passphrase is wrong or the ledger is not there.
        Broken: the ledger does not prove itself.

    """
    with Ledger.open(path, passphrase) as ledger:
        yield Desk(ledger=ledger, person=person, now=now)


@contextmanager
def begin_desk(path: Path, passphrase: str, *, person: str, now: Callable[[], str] = utc_now) -> Iterator[Desk]:
    """Make a new ledger and open it for one person."""
    with Ledger.create(path, passphrase) as ledger:
        yield Desk(ledger=ledger, person=person, now=now)
