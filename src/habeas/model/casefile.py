"""What is computed of one person from claims and decisions; thrown away and rebuilt at will."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.answer import Answer
from habeas.model.backing import Backing
from habeas.model.claim import Claim, Naming, Sort
from habeas.model.decision import Decision, Judgement
from habeas.model.ids import CaseId, ClaimId, FactId, NamingId
from habeas.model.joining import Join, Joinable
from habeas.model.kind import Attribute, Kind
from habeas.model.process import NO_PROCESS, NO_STATUS, Process, Status
from habeas.model.span import Span
from habeas.model.standing import Standing
from habeas.model.times import Bounded, Measure, WayOut
from habeas.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A claim with where it stands: the last decision, if any."""

    claim: Claim
    decision: Decision | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One event or attribute as the claims for it tell it, merged across documents.

    ``when`` is the intersection of the supporting dates where they overlap, or None where none gives a date;
    dates that contradict each other are a Conflict and ``when`` then covers them all, or is the one that a person
    follows. ``is_set_aside`` is whether she follows a side by which it did not happen, or has another value.
    """

    id: FactId
    predicate: Kind | Attribute
    standing: Standing
    when: When | None
    value: str | None
    supporting: tuple[ClaimId, ...]  # order of the text, by document
    dissenting: tuple[ClaimId, ...]
    note: str | None = None
    is_set_aside: bool = False


class Regime(StrEnum):
    """Ways of not being free to leave; all are deprivation of liberty except the last, which restricts it."""

    CUSTODY = "custody"
    HOUSE_ARREST = "house_arrest"
    DISAPPEARED = "disappeared"
    UNSTATED = "unstated"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time during which the person was deprived of liberty, with its regime and how long it lasted."""

    regime: Regime
    standing: Standing
    began: When | None
    ended: When | None
    lasted: Span | None
    began_by: tuple[FactId, ...]
    ended_by: tuple[FactId, ...]


class About(StrEnum):
    """What sources disagree on."""

    DATE = "date"
    AMOUNT = "amount"
    OUTCOME = "outcome"
    SPELLING = "spelling"
    IDENTITY = "identity"
    REGIME = "regime"
    DURATION = "duration"
    VALUE = "value"
    ORDER = "order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One value in a disagreement and the claims for it."""

    value: str
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Where sources cannot all be right, or write differently.

    ``followed`` is the value of the side that a person follows, while no claim has joined since she spoke.
    """

    id: str
    about: About
    says: str  # one sentence for a reader
    sides: tuple[Side, ...]
    facts: tuple[FactId, ...] = ()
    ways_out: tuple[WayOut, ...] = ()  # of claims about time that cannot all be true
    followed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Two statements held against each other and the answer whether they can both be true."""

    says: str
    answer: Answer
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A question that the model questionnaire asks and no accepted claim answers."""

    section: str
    line: str
    question: str
    proposed: tuple[ClaimId, ...] = ()  # undecided claims that may answer it


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One person or body: the names that people judged to be the same."""

    sort: Sort
    name: str = field(repr=False)  # the longest spelling, first of the alphabet among equals
    namings: tuple[Naming, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """Everything that the sources say of one person and how far people have decided."""

    id: CaseId
    who: Identity
    related: tuple[Identity, ...]
    claims: tuple[Weighed, ...]  # all that concern the person, rejected ones left out
    facts: tuple[Fact, ...]  # events first in time, undated last, then attributes
    periods: tuple[Period, ...]
    conflicts: tuple[Conflict, ...]
    checks: tuple[Check, ...]
    gaps: tuple[Gap, ...]
    times: tuple[Bounded, ...] = ()  # in the order of the facts
    measures: tuple[Measure, ...] = ()
    backings: tuple[Backing, ...] = ()  # in the order of the facts
    joins: tuple[Join, ...] = ()
    joinable: tuple[Joinable, ...] = ()
    process: Process = NO_PROCESS
    status: Status = NO_STATUS

    def get_fact(self, fact: FactId) -> Fact:
        """Return the fact with this id; KeyError when there is none."""
        return {known.id: known for known in self.facts}[fact]

    def get_claim(self, claim: ClaimId) -> Claim:
        """Return the claim with this id; KeyError when it is not part of this case."""
        return {weighed.claim.id: weighed.claim for weighed in self.claims}[claim]


__all__ = [
    "About", "CaseFile", "Check", "Conflict", "Fact", "Gap", "Identity", "NamingId", "Period", "Regime", "Side",
    "Standing", "Weighed",
]  # fmt: skip
