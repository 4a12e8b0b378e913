"""What a desk asks of its ledger, and the guard that stands between: no act writes what its person has no right to.

The guard is where all ways meet. A page, a verb or a thread in the background may forget to ask; the guard does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from habeas.casework.roles import NotAllowed, Right
from habeas.ledger import Body, Entry, Head, Report
from habeas.ledger.entries import KINDS
from habeas.ledger.search import Index


class Book(Protocol):
    """The encrypted, append-only memory, on whichever engine."""

    @property
    def head(self) -> Head: ...  # noqa: D102
    def append(self, bodies: Iterable[Body], *, by: str, at: str) -> tuple[Entry, ...]: ...  # noqa: D102
    def read(self, *kinds: str | type[Body], after: int = 0) -> Iterator[Entry]: ...  # noqa: D102
    def keep_original(self, data: bytes) -> str: ...  # noqa: D102
    def has_original(self, sha256: str) -> bool: ...  # noqa: D102
    def get_original(self, sha256: str) -> bytes: ...  # noqa: D102
    def index(self) -> Index: ...  # noqa: D102
    def verify(self) -> Report: ...  # noqa: D102
    def backup(self, to: Path) -> Report: ...  # noqa: D102
    def release(self) -> None: ...  # noqa: D102


_WORDS = frozenset({Right.DECIDE})
_BROUGHT = frozenset({Right.KEEP})
_EITHER = _WORDS | _BROUGHT
_SETTLED = frozenset({Right.SETTLE})

# By the kind of an entry, the rights of which one is enough. A kind that is not here is written by nobody in a team.
MAY_WRITE: Mapping[str, frozenset[Right]] = MappingProxyType(
    {
        "document": _EITHER,  # a correction of a misread word makes one, too
        "provenance": _BROUGHT,
        "set_aside": _BROUGHT,
        "naming": _EITHER,
        "claim": _EITHER,
        "proposal_made": _EITHER,
        "page_read": _BROUGHT,
        "description": _EITHER,
        "decision": _WORDS,
        "judgement": _WORDS,
        "amendment": _WORDS,
        "note": _WORDS,
        "correction": _WORDS,
        "derivation": _WORDS,
        "event_judgement": _WORDS,
        "asked": _WORDS,
        "element_word": _WORDS,
        "communication": _WORDS,
        "opinion_record": _WORDS,
        "compliance": _WORDS,
        "reminder": _WORDS,
        "revision": _WORDS,
        "artefact": _WORDS,
        "resolution": _SETTLED,
        "reading_rule": _SETTLED,
        "reason_list": _SETTLED,
        "treaty_override": _SETTLED,
        "consent": frozenset({Right.CONSENT}),
    }
)


class Guarded:
    """A ledger for somebody who has only these rights; it does nothing that is not said here."""

    __slots__ = ("_book", "_rights")

    def __init__(self, book: Book, rights: frozenset[Right]) -> None:
        self._book, self._rights = book, rights

    def __repr__(self) -> str:
        return f"<Guarded {sorted(self._rights)}>"

    @property
    def head(self) -> Head:
        """The last entry."""
        return self._asked(Right.READ).head

    def append(self, bodies: Iterable[Body], *, by: str, at: str) -> tuple[Entry, ...]:
        """Add entries, if the person may add each of them.

        Raises:
            NotAllowed: nothing was written.

        """
        kept = tuple(bodies)
        for body in kept:
            self._prove(MAY_WRITE.get(KINDS[type(body)], frozenset()))
        return self._book.append(kept, by=by, at=at)

    def read(self, *kinds: str | type[Body], after: int = 0) -> Iterator[Entry]:
        """Yield entries in order."""
        return self._asked(Right.READ).read(*kinds, after=after)

    def keep_original(self, data: bytes) -> str:
        """Keep bytes unaltered."""
        return self._asked(Right.KEEP).keep_original(data)

    def has_original(self, sha256: str) -> bool:
        """Whether these bytes are kept."""
        return self._asked(Right.READ).has_original(sha256)

    def get_original(self, sha256: str) -> bytes:
        """Return the bytes with this digest."""
        return self._asked(Right.READ).get_original(sha256)

    def index(self) -> Index:
        """What finds words again."""
        return self._asked(Right.READ).index()

    def verify(self) -> Report:
        """Prove everything from the first entry to the last."""
        return self._asked(Right.READ).verify()

    def backup(self, to: Path) -> Report:
        """Write an encrypted copy."""
        return self._asked(Right.VAULT).backup(to)

    def release(self) -> None:
        """Close this thread's connection."""
        self._book.release()

    def _asked(self, right: Right) -> Book:
        self._prove(frozenset({right}))
        return self._book

    def _prove(self, enough: frozenset[Right]) -> None:
        if self._rights.isdisjoint(enough):
            raise NotAllowed(right=next(iter(sorted(enough)), "none"))
