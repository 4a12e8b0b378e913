"""What faulted writers write, how each says that it is written, and how it is proven afterwards.

A writer works in a lane of its own: batch 0, 1, 2 … of one to five entries, each entry saying of which batch it is.
What ``append`` or ``keep_original`` has returned from is acknowledged, and must be found again whatever happens.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ledger"))

from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, opened  # noqa: F401 - for those who import from here

from habeas.ledger import Entry, Ledger, ProposalMade
from habeas.model import DocumentId

APPENDED, KEPT = "appended", "kept"
LARGE_EVERY, KEPT_EVERY = 40, 5
Say = Callable[[str], None]


class Lost(Exception):
    """Something acknowledged is not there, or something is there that nobody wrote like that."""


@dataclass(slots=True)
class Said:
    """What the writers have acknowledged: how many batches of each lane, and which originals."""

    appended: Counter[str] = field(default_factory=Counter)
    kept: list[tuple[str, int]] = field(default_factory=list)

    def hear(self, line: str) -> None:
        """Take one acknowledgement in."""
        act, lane, number = line.split()
        if act == KEPT:
            self.kept.append((lane, int(number)))
        else:
            self.appended[lane] = int(number) + 1


def made(path: Path) -> Ledger:
    """Return a new ledger with the cheap key of tests."""
    return Ledger.create(path, PASSPHRASE, cost=CHEAP)


def original(lane: str, number: int) -> bytes:
    """Return the bytes that a batch keeps, if any; now and then enough to move the log into the file."""
    some = hashlib.sha256(f"{lane} {number}".encode()).digest()
    return b"" if number % KEPT_EVERY else some * (3000 if number % LARGE_EVERY == LARGE_EVERY - KEPT_EVERY else 20)


def batch(lane: str, number: int) -> tuple[ProposalMade, ...]:
    """Return one to five entries, about several documents, that say which batch they are of."""
    return tuple(
        ProposalMade(
            document=DocumentId(f"doc-{(number + place) % 7:016x}"), version=f"{lane} {number}",
            claims=_size(number), namings=place, notes=("x" * (number * 37 % 900),),
        )
        for place in range(_size(number))
    )  # fmt: skip


def write(ledger: Ledger, lane: str, numbers: Iterable[int], say: Say) -> None:
    """Write batches, and say each once it is written."""
    for number in numbers:
        if data := original(lane, number):
            ledger.keep_original(data)
            say(f"{KEPT} {lane} {number}")
        ledger.append(batch(lane, number), by=BY, at=AT)
        say(f"{APPENDED} {lane} {number}")


def found_in(entries: Iterable[Entry], before: Counter[str] | None = None) -> Counter[str]:
    """Return how many batches of each lane are there; refuse one that is not whole or not in its order."""
    found = Counter(before or {})
    bodies = [entry.body for entry in entries]
    while bodies:
        lane, said = bodies[0].version.split()
        if int(said) != found[lane]:
            raise Lost(f"batch {said} of {lane} stands where {found[lane]} should")
        if tuple(bodies[: _size(found[lane])]) != batch(lane, found[lane]):
            raise Lost(f"batch {said} of {lane} is not whole")
        bodies = bodies[_size(found[lane]) :]
        found[lane] += 1
    return found


def prove(ledger: Ledger, said: Said, *, most_more: int = 1) -> Counter[str]:
    """Prove that all acknowledged is there, and of each lane at most so much more; return what is."""
    found = found_in(ledger.read("proposal_made"))
    for lane in found | said.appended:
        if found[lane] < said.appended[lane]:
            raise Lost(f"{lane}: {said.appended[lane]} batches were acknowledged and {found[lane]} are there")
        if found[lane] > said.appended[lane] + most_more:
            raise Lost(f"{lane}: {found[lane]} batches are there and {said.appended[lane]} were acknowledged")
    prove_kept(ledger, said.kept)
    return found


def prove_kept(ledger: Ledger, kept: Iterable[tuple[str, int]]) -> None:
    """Prove that these originals are there, byte for byte."""
    for lane, number in kept:
        data = original(lane, number)
        if ledger.get_original(hashlib.sha256(data).hexdigest()) != data:
            raise Lost(f"the original of batch {number} of {lane} is another")


def goes_on(path: Path, lane: str, passphrase: str = PASSPHRASE) -> None:
    """Prove that a ledger that was opened again takes more, and holds it."""
    with Ledger.open(path, passphrase, cost=CHEAP) as ledger:
        write(ledger, lane, range(1), lambda _: None)
    with Ledger.open(path, passphrase, cost=CHEAP) as ledger:
        if found_in(ledger.read("proposal_made"))[lane] != 1:
            raise Lost("what was written after the fault is not there")
        ledger.verify()


def _size(number: int) -> int:
    """Return how many entries a batch has."""
    return 1 + number % 5
