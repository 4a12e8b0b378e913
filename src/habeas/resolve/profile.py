"""What the sources say of one identity, as far as it can tell it from another."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.model import Attribute, ClaimId, DocumentId, Kind, NamingId, Sort, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What one claim says of the person; ``when`` is the day of a birth, or the day on which an age was told."""

    attribute: Attribute
    value: str = field(repr=False)
    claim: ClaimId
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What one claim says happened to the person."""

    kind: Kind
    claim: ClaimId
    when: When | None = None
    places: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The names that people judged to be one, and what is said of them; a name that nobody judged stands alone."""

    namings: tuple[NamingId, ...]  # in their order; the first stands for all
    sort: Sort
    names: tuple[str, ...] = field(repr=False)
    documents: frozenset[DocumentId]
    stated: tuple[Stated, ...] = ()
    happenings: tuple[Happening, ...] = ()

    @property
    def id(self) -> NamingId:
        """The name that stands for all."""
        return self.namings[0]
