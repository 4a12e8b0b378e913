"""What a person asks for when she searches, and what she is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.casework.excerpts import Excerpt, Why
from habeas.casework.indexing import Indexed
from habeas.casework.view import CaseLine
from habeas.model import Claim, DocumentId, Naming
from habeas.model.query import Query

COUNTED = 1_000  # hits beyond these are not counted


class Thing(StrEnum):
    """What can be found."""

    PERSON = "person"
    CLAIM = "claim"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person asks for; ``after`` is where the last page of one kind of thing ended."""

    text: str = field(repr=False)
    exact: bool = False
    kinds: tuple[Thing, ...] = tuple(Thing)
    limit: int = 50
    after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found. ``id`` is that of a document, a claim or a naming."""

    kind: Thing
    id: str
    title: str = field(repr=False)
    language: str | None
    excerpts: tuple[Excerpt, ...]
    why: tuple[Why, ...]
    document: DocumentId
    claim: Claim | None = None
    case: CaseLine | None = None
    naming: Naming | None = None
    documents: int = 1  # that use the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The hits of one kind."""

    kind: Thing
    hits: tuple[Hit, ...]
    total: int
    is_capped: bool  # there are more than ``total``
    further: int | None  # where the next page begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer: hits by kind, and whether the whole question was asked of the whole ledger."""

    query: Query
    groups: tuple[Group, ...]
    indexed: Indexed

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not any(group.hits for group in self.groups)
