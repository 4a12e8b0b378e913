"""What stands beside the answer of an element: lengths, the State's own words, what is there and lacks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.model.answer import Answer
from habeas.model.ids import ClaimId, FactId
from habeas.model.span import Span
from habeas.model.times import Measured, Step


class Mark(StrEnum):
    """Whether the wording of a law item was read in its source."""

    READ = "R"
    TO_BE_VERIFIED = "K"


class Supplier(StrEnum):
    """Who could tell what is missing."""

    PERSON = "person"
    FAMILY = "family"
    WITNESS = "witness"
    LAWYER = "lawyer"
    COURT_FILE = "court_file"
    DOCTOR = "doctor"
    CONSULATE = "consulate"
    STATE = "state"
    ORGANISATION = "organisation"  # those who documented the case, or others like it
    REVIEWER = "reviewer"  # whoever decides claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What would settle a question, in plain words, and who could tell."""

    asks: str
    who: tuple[Supplier, ...]


class Comparison(StrEnum):
    """What came of holding a length against a limit, where the answer is not simply over or under."""

    OVER = "over"
    UNDER = "under"
    BETWEEN = "between"  # it may have been either
    NO_FIGURE = "no_figure"  # the law sets no number of days
    SILENCE = "silence"  # over it only if nothing happened earlier that no source tells of
    UNDECIDED = "undecided"  # it stands on claims that nobody has accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length of time held against a limit of the law.

    YES: at least it was surely over the limit; NO: at most it was surely within; else UNKNOWN, and ``held`` says why.
    ``hours`` is the limit (None: the law sets none). ``chain`` is what the bound that decides rests on, ``claims`` all
    that it stands on. Days are counted by the calendar, so "at least 3 days" is surely over 48 hours, and 2 are not.
    """

    threshold: str
    what: Measured
    says: str  # the rule, in English
    hours: int | None
    of_child: bool
    lasted: Span
    is_growing: bool
    answer: Answer
    held: Comparison
    chain: tuple[Step, ...]
    claims: tuple[ClaimId, ...]
    facts: tuple[FactId, ...]
    mark: Mark
    source: str


class Point(StrEnum):
    """What a prima facie case has of one element."""

    TOLD = "told"  # an accepted claim speaks for it
    DATED = "dated"
    NAMED = "named"  # who says so, or who published it, is named
    CORROBORATED = "corroborated"  # at least two sources that do not repeat each other
    ANSWERED = "answered"  # what the State says of it is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """In how many of so many elements a point is there."""

    point: Point
    has: int
    of: int


class Demand(StrEnum):
    """What a State must show of a restriction of a right: all three."""

    LAW = "law"
    AIM = "aim"
    NECESSITY = "necessity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """One of the three questions on a restriction; YES means that the restriction meets it.

    ``invoked`` are the State's own words that it does: they are shown, and settle nothing by themselves.
    """

    demand: Demand
    question: str
    answer: Answer
    claims_for: tuple[ClaimId, ...]
    claims_against: tuple[ClaimId, ...]
    invoked: tuple[ClaimId, ...]
    proposed: tuple[ClaimId, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """The three-part test of one right that the deprivation of liberty touches."""

    element: str  # exercise_rights:…
    right: str
    clause: str  # such as "ICCPR 19(3)"
    aims: tuple[str, ...]  # that the clause lists; none where it lists none
    derogable: bool
    binding: Answer  # whether the clause bound the State at the date of the facts
    note: str | None
    answer: Answer  # whether it meets all three
    tested: tuple[Tested, ...]
    mark: Mark
    source: str


class Plea(StrEnum):
    """How the State itself justifies what it did."""

    REASON = "reason"  # the reasons it gave
    LAW = "law"  # the provisions it named
    CHARGE = "charge"
    ACCOUNT = "account"  # its own account of what happened
    DENIAL = "denial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Justification:
    """What sources report of one sort of justification by the State; none of either sort: they tell of none."""

    plea: Plea
    claims: tuple[ClaimId, ...]
    proposed: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyStatus:
    """Whether a treaty, or a declaration under it, bound the State at the date of the facts, and on what that rests."""

    key: str  # as in the table of treaties; cat22, icpped31 for declarations
    title: str
    answer: Answer
    note: str
    caveats: tuple[str, ...] = ()  # reservations and the like that are on record here, each with its mark
