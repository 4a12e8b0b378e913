"""Who stands behind a fact: how many sources that do not repeat each other, and who says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.ids import ClaimId, DocumentId, FactId


class Descent(StrEnum):
    """A person's word on whether one document repeats another."""

    DERIVES = "derives"
    INDEPENDENT = "independent"
    UNSURE = "unsure"
    RETRACT = "retract"  # takes back the last word on the pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A person's word that a document derives from another, or does not; the latest on a pair stands.

    The pair has no order: who says that the copy is the original takes back the opposite. ``at`` is UTC, ISO 8601.
    """

    document: DocumentId  # the copy, rewrite, translation or report
    source: DocumentId  # what it repeats
    descent: Descent
    by: str = field(repr=False)
    at: str
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Two documents whose own words (quotations left out) are so alike that one may repeat the other.

    ``shared`` is the number of shingles (runs of words) that both have, ``left_share`` and ``right_share`` the part of
    each document's shingles that this is, 0 to 1. ``likely_source`` is the one published first, where that is known.
    """

    left: DocumentId
    right: DocumentId
    shared: int
    left_share: float
    right_share: float
    likely_source: DocumentId | None


class Through(StrEnum):
    """How words came from one to the next."""

    SPEAKER = "speaker"  # who is named as having said it
    DERIVES = "derives"  # a person said that the document repeats another
    PUBLISHER = "publisher"  # who published the document in hand
    DOCUMENT = "document"  # of which nobody knows who published it


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One bearer of the words; ``document`` is where they stand, None for somebody who spoke."""

    through: Through
    name: str = field(repr=False)
    document: DocumentId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The way of one claim's words from who first said so to the document in hand (lawyer, NGO, newspaper)."""

    claim: ClaimId
    links: tuple[Link, ...]  # the root first


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """One independent origin of a fact, with every chain that leads back to it."""

    key: str  # what makes two chains one root
    name: str = field(repr=False)
    chains: tuple[Chain, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Who says that it was otherwise; the words are those of the claims."""

    who: str = field(repr=False)
    is_official: bool  # an authority of the State
    claims: tuple[ClaimId, ...]


class Support(StrEnum):
    """How well a fact stands, in one word; the weightiest that applies."""

    DENIED = "denied"
    CONTESTED = "contested"  # sources that tell of it contradict each other
    CORROBORATED = "corroborated"  # at least two independent roots
    SINGLE = "single"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """Who stands behind one fact.

    ``at_least`` counts roots where documents that may be copies count once, ``at_most`` where only those do that people
    judged to derive from each other. Nothing but ``at_least`` may be called corroboration.
    """

    fact: FactId
    support: Support
    roots: tuple[Root, ...]
    at_least: int
    at_most: int
    denials: tuple[Denial, ...]
    conflicts: tuple[str, ...]  # ids
