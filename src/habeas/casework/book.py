"""What a desk asks of its ledger, and the guard that stands between: no act writes what its person has no right to.

The guard is where all ways meet. A page, a verb or a thread in the background may forget to ask; the guard does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from habeas.casework.roles import NotAllowed, Right
from habeas.custody.tree import Frontier
from habeas.keys import Secret
from habeas.ledger import Body, Entry, Head, Report
from habeas.ledger.book import Disclosure
from habeas.ledger.entries import KINDS
from habeas.ledger.keyring import GENERAL, Keyring
from habeas.ledger.safe import Safe
from habeas.ledger.search import Index
from habeas.model import Placement, Shredding


class Book(Protocol):
    """The encrypted, append-only memory, on whichever engine."""

    @property
    def head(self) -> Head: ...  # noqa: D102
    @property
    def mended(self) -> bool: ...  # noqa: D102
    @property
    def ring(self) -> Keyring: ...  # noqa: D102
    @property
    def safe(self) -> Safe: ...  # noqa: D102
    @property
    def frontier(self) -> Frontier: ...  # noqa: D102
    def append(  # noqa: D102
        self, bodies: Iterable[Body], *, by: str, at: str, compartment: str = GENERAL
    ) -> tuple[Entry, ...]: ...
    def move(self, placement: Placement, *, by: str, at: str) -> None: ...  # noqa: D102
    def shred(self, shredding: Shredding, *, by: str, at: str) -> int: ...  # noqa: D102
    def renew(self, compartment: str) -> int: ...  # noqa: D102
    def find_key(self, subject: str) -> str | None: ...  # noqa: D102
    def compartment_of(self, subject: str) -> str | None: ...  # noqa: D102
    def places(self) -> dict[str, str]: ...  # noqa: D102
    def look_again(self, keys: Iterable[str] | None = None) -> None: ...  # noqa: D102
    def leaves(self, upto: int | None = None) -> Iterator[bytes]: ...  # noqa: D102
    def disclose(self, seq: int) -> Disclosure: ...  # noqa: D102
    def signing_root(self) -> Secret | None: ...  # noqa: D102
    def read(self, *kinds: str | type[Body], after: int = 0) -> Iterator[Entry]: ...  # noqa: D102
    def keep_original(self, data: bytes, *, compartment: str = GENERAL) -> str: ...  # noqa: D102
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
_SAID = frozenset({Right.CONSENT})
_WHO = frozenset({Right.IDENTITY})
_ASKED = frozenset({Right.READ})
_OUT = frozenset({Right.PUBLISH})

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
        "consent": _SAID,
        "source_withdrawal": _SAID | _BROUGHT,
        "classing": _EITHER | _SAID,
        "hold": _SETTLED,
        "shredding": _SETTLED,
        "placement": _SETTLED | _WHO,
        "compartment_made": frozenset({Right.GRANT}),
        "identity_record": _WHO,
        "identity_request": _ASKED,
        "identity_grant": _WHO,
        "identity_look": _ASKED,
        "checkpoint": _OUT,
        "cosignature": _OUT,
        "anchor": _OUT,
        "bundle_made": _OUT,
        "administration": frozenset(),  # never through a desk: accounts are no part of it
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

    @property
    def mended(self) -> bool:
        """Whether the key file had to be written anew at opening."""
        return self._book.mended

    @property
    def ring(self) -> Keyring:
        """The keys that are open."""
        return self._asked(Right.IDENTITY).ring

    @property
    def safe(self) -> Safe:
        """What changes and is no part of the record."""
        return self._asked(Right.IDENTITY).safe

    @property
    def frontier(self) -> Frontier:
        """The Merkle tree over all entries."""
        return self._asked(Right.READ).frontier

    def append(self, bodies: Iterable[Body], *, by: str, at: str, compartment: str = GENERAL) -> tuple[Entry, ...]:
        """Add entries, if the person may add each of them.

        Raises:
            NotAllowed: nothing was written.

        """
        kept = tuple(bodies)
        for body in kept:
            self._may_write(body)
        return self._book.append(kept, by=by, at=at, compartment=compartment)

    def move(self, placement: Placement, *, by: str, at: str) -> None:
        """Keep something in another compartment; whoever may say words may seal what she says them of further."""
        if self._book.compartment_of(placement.subject) != GENERAL or self._rights.isdisjoint(_EITHER | _SAID):
            self._may_write(placement)
        self._book.move(placement, by=by, at=at)

    def shred(self, shredding: Shredding, *, by: str, at: str) -> int:
        """Destroy keys."""
        self._may_write(shredding)
        return self._book.shred(shredding, by=by, at=at)

    def renew(self, compartment: str) -> int:
        """Wrap the keys of a compartment under its newest key."""
        return self._asked(Right.GRANT).renew(compartment)

    def find_key(self, subject: str) -> str | None:
        """Return the id of a subject's key."""
        return self._asked(Right.READ).find_key(subject)

    def compartment_of(self, subject: str) -> str | None:
        """Return where something is kept."""
        return self._asked(Right.READ).compartment_of(subject)

    def places(self) -> dict[str, str]:
        """Return where each key is kept, by its id."""
        return self._asked(Right.READ).places()

    def look_again(self, keys: Iterable[str] | None = None) -> None:
        """Forget which of these keys (or all) were open or closed."""
        self._asked(Right.READ).look_again(keys)

    def leaves(self, upto: int | None = None) -> Iterator[bytes]:
        """Yield the leaf of each entry in order."""
        return self._asked(Right.READ).leaves(upto)

    def disclose(self, seq: int) -> Disclosure:
        """Return what an entry commits to, to be shown to others."""
        return self._asked(Right.PUBLISH).disclose(seq)

    def signing_root(self) -> Secret | None:
        """Return the key from which the log's signing key is derived."""
        return self._asked(Right.PUBLISH).signing_root()

    def read(self, *kinds: str | type[Body], after: int = 0) -> Iterator[Entry]:
        """Yield entries in order."""
        return self._asked(Right.READ).read(*kinds, after=after)

    def keep_original(self, data: bytes, *, compartment: str = GENERAL) -> str:
        """Keep bytes unaltered."""
        return self._asked(Right.KEEP).keep_original(data, compartment=compartment)

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

    def _may_write(self, body: Body) -> None:
        self._prove(MAY_WRITE.get(KINDS[type(body)], frozenset()))

    def _asked(self, right: Right) -> Book:
        self._prove(frozenset({right}))
        return self._book

    def _prove(self, enough: frozenset[Right]) -> None:
        if self._rights.isdisjoint(enough):
            raise NotAllowed(right=next(iter(sorted(enough)), "none"))
