"""A text that a lawyer edits: every sentence stands on claims, is her argument, or is marked as put in other words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.ids import CaseId, ClaimId, FactId, PetitionId


class Stance(StrEnum):
    """What a sentence of an edited text rests on."""

    TRACED = (
        "traced"  # written from claims, word for word as Habeas wrote it, or said by a person to be carried by them
    )
    REWORDED = "reworded"  # a person changed words; nobody has said yet that the claims still carry it
    ARGUMENT = "argument"  # no claim carries it: the lawyer's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One sentence of an edited text; ``sentence`` is the number of the one in the filing that it came from."""

    text: str = field(repr=False)
    stance: Stance
    sentence: int | None = None
    facts: tuple[FactId, ...] = ()
    claims: tuple[ClaimId, ...] = ()
    finding: str | None = None
    heeded: str | None = field(default=None, repr=False)  # what is said today, seen by the person who let this stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of an edited text; its id stays when its words change, and travels through DOCX."""

    id: str  # par-…
    line: str  # key of the line of the form under which it stands
    under: str = ""  # the heading within that line
    sentences: tuple[Written, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An edited text as it stands after one saving; the latest of a writing stands, each of them stays on record."""

    writing: str  # wri-…
    number: int
    case: CaseId
    filing: PetitionId  # what it was begun from
    paragraphs: tuple[Paragraph, ...]
    remark: str = field(default="", repr=False)
    by: str = field(repr=False)
    at: str
