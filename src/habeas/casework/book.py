"""The guard that stands between a desk and its ledger: no act writes what its person has no right to.

The guard is where all ways meet. A page, a verb or a thread in the background may forget to ask; the guard does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from habeas import ledger
from habeas.casework.roles import NotAllowed, Right
from habeas.ledger import Body, Entry
from habeas.ledger.entries import KINDS
from habeas.ledger.keyring import GENERAL
from habeas.model import Placement, Shredding

_WORDS = frozenset({Right.DECIDE})
_BROUGHT = frozenset({Right.KEEP})
_EITHER = _WORDS | _BROUGHT
_SETTLED = frozenset({Right.SETTLE})
_SAID = frozenset({Right.CONSENT})
_WHO = frozenset({Right.IDENTITY})
_ASKED = frozenset({Right.READ})
_OUT = frozenset({Right.PUBLISH})
_GRANTED = frozenset({Right.GRANT})

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
        "compartment_made": _GRANTED,
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


FREE = frozenset({"mended", "release"})  # of the machine, and of no content
# By what is asked of a ledger, the rights of which one is enough. What is not here is asked of no guarded ledger.
MAY_ASK: Mapping[str, frozenset[Right]] = MappingProxyType(
    {
        **dict.fromkeys(("head", "frontier", "leaves", "read", "verify", "index"), _ASKED),
        **dict.fromkeys(("find_key", "compartment_of", "places", "look_again"), _ASKED),
        **dict.fromkeys(("has_original", "get_original"), _ASKED),
        **dict.fromkeys(("disclose", "signing_root"), _OUT),
        **dict.fromkeys(("ring", "safe"), _WHO),
        "keep_original": _BROUGHT,
        "renew": _GRANTED,
        "backup": frozenset({Right.VAULT}),
    }
)


class Guarded:
    """A ledger for somebody who has only these rights; it does nothing that the two tables do not say."""

    __slots__ = ("_book", "_rights")

    def __init__(self, book: ledger.Book, rights: frozenset[Right]) -> None:
        self._book, self._rights = book, rights

    def __repr__(self) -> str:
        return f"<Guarded {sorted(self._rights)}>"

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the ledger has under this name
        """Return what the ledger itself has under a name, to whoever may ask for it.

        Raises:
            NotAllowed: this person may not, or nobody may.

        """
        if name not in FREE:
            self._prove(MAY_ASK.get(name, frozenset()))
        return getattr(self._book, name)

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

    def _may_write(self, body: Body) -> None:
        self._prove(MAY_WRITE.get(KINDS[type(body)], frozenset()))

    def _prove(self, enough: frozenset[Right]) -> None:
        if self._rights.isdisjoint(enough):
            raise NotAllowed(right=next(iter(sorted(enough)), "none"))


Book: TypeAlias = ledger.Book | Guarded  # what a desk works with
