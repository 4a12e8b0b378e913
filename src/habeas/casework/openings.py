"""The stores of identities that are open just now, in memory alone: whose, since when, and when last used."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from habeas.keys import Secret

IDLE = timedelta(minutes=5)


@dataclass(slots=True)
class Opening:
    """One person opened the store; ``key`` is None where her own ring holds it, as a custodian's in a team does."""

    key: Secret | None
    used: datetime


@dataclass(slots=True)
class Openings:
    """By person; nothing of this is ever written down."""

    _open: dict[str, Opening] = field(default_factory=dict, repr=False)

    def begin(self, person: str, key: Secret | None, at: datetime) -> None:
        """Let the store be open for a person from now on."""
        self.end(person)
        self._open[person] = Opening(key=key, used=at)

    def find(self, person: str, at: datetime, *, uses: bool = True) -> Opening | None:
        """Return what a person opened, if she used it lately; what she left idle is closed here."""
        found = self._open.get(person)
        if found is None:
            return None
        if at - found.used >= IDLE or at < found.used:
            self.end(person)
            return None
        if uses:
            found.used = at
        return found

    def end(self, person: str) -> None:
        """Close it again, and overwrite its key."""
        found = self._open.pop(person, None)
        if found is not None and found.key is not None:
            found.key.forget()

    def end_all(self) -> None:
        """Close every one of them."""
        for person in tuple(self._open):
            self.end(person)
