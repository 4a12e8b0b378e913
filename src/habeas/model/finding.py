"""What the law asks, element by element, and what the sources answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.model.answer import Answer
from habeas.model.appraisal import Justification, Length, Mark, Missing, Point, Restriction, Tally, TreatyStatus
from habeas.model.ids import CaseId, ClaimId, FactId

__all__ = ["Assessment", "CategoryFinding", "Citation", "ElementWord", "Finding", "Mark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """An article or principle that an element rests on."""

    instrument: str  # "UDHR", "ICCPR", …
    article: str  # "9(1)"
    mark: Mark
    binding: Answer  # whether the State was party at the date of the facts; YES for customary law
    note: str | None = None  # such as the date of the treaty table, or the override's source


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One legal element, what the accepted claims answer, and what is missing.

    YES: accepted claims say so and none contradicts. NO: accepted claims say the opposite and none says so.
    UNKNOWN: no accepted claim, or claims on both sides. Claims from which a length over (or within) a limit of the law
    follows stand among those for (or against) it; ``lengths`` says which these are.
    """

    element: str  # id in the law file
    category: str  # "I" … "V"
    question: str
    answer: Answer
    facts: tuple[FactId, ...]
    claims_for: tuple[ClaimId, ...]
    claims_against: tuple[ClaimId, ...]
    proposed: tuple[ClaimId, ...]  # undecided claims that bear on it; they count for nothing
    missing: tuple[str, ...]
    citations: tuple[Citation, ...]
    mark: Mark
    law: str  # name and dated version of the law file
    wanting: tuple[Missing, ...] = ()  # ``missing``, each with who could tell
    lengths: tuple[Length, ...] = ()
    said_by_state: tuple[ClaimId, ...] = ()  # accepted claims on either side whose words are the State's own
    has: tuple[Point, ...] = ()
    lacks: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryFinding:
    """One of the five WGAD categories: the elements found, never a prediction of the outcome."""

    category: str
    text: str
    mark: Mark
    answer: Answer
    elements: tuple[Finding, ...]
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All findings on one case, under one dated version of the law.

    ``tallies`` count each element once: how far a *prima facie* case is complete, which says nothing of its outcome.
    """

    case: str
    law: str
    state: str | None
    treaty_note: str
    categories: tuple[CategoryFinding, ...]
    restrictions: tuple[Restriction, ...] = ()
    justification: tuple[Justification, ...] = ()
    treaties: tuple[TreatyStatus, ...] = ()
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementWord:
    """An assessor's own word on an element of the law; each assessor's latest stands beside what is computed.

    ``answer`` None takes it back.
    """

    case: CaseId
    element: str
    answer: Answer | None
    by: str = field(repr=False)
    at: str
    because: str = field(repr=False)
