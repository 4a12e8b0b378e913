"""What was done to a person in the name of the law: charges and their course, hearings, orders, remedies, status."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.answer import Answer
from habeas.model.ids import ClaimId, FactId, NamingId
from habeas.model.span import Span
from habeas.model.standing import Standing
from habeas.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the sources answer to one question, with the claims on either side."""

    answer: Answer
    claims_for: tuple[ClaimId, ...] = ()
    claims_against: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Somebody with a part in the proceedings: a court, judge, prosecutor or counsel, as the sources name them."""

    name: str = field(repr=False)
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A provision as the source writes it, and as resolved: number, part and law; None where the words do not tell."""

    as_written: str
    law: str | None  # "Criminal Code"
    state: str | None  # ISO 3166, where the case or the words name the State
    number: str | None
    part: str | None
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """What the law allows or a court imposed, in the source's words; ``length`` is of a term in prison."""

    as_written: str = field(repr=False)
    length: Span | None
    claims: tuple[ClaimId, ...]


class ChargeState(StrEnum):
    """Where a charge stands, in the order in which one step leads to the next."""

    INVESTIGATED = "investigated"
    CHARGED = "charged"
    RECLASSIFIED = "reclassified"
    PROSECUTED = "prosecuted"
    ON_TRIAL = "on_trial"
    ADMITTED = "admitted"  # by a plea deal
    CONVICTED = "convicted"
    SENTENCED = "sentenced"
    APPEALED = "appealed"
    UPHELD = "upheld"
    QUASHED = "quashed"
    RETRIED = "retried"
    DROPPED = "dropped"
    ACQUITTED = "acquitted"
    PARDONED = "pardoned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step in the course of a charge."""

    state: ChargeState
    when: When | None
    fact: FactId
    claims: tuple[ClaimId, ...]
    standing: Standing
    is_certain: bool  # False where the sources do not say to which charge it belongs


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One charge against one person with its course, earliest first, undated last."""

    id: str
    offence: str = field(repr=False)  # as the first source puts it
    articles: tuple[Article, ...]
    may_carry: tuple[Penalty, ...]  # what the law allows
    imposed: tuple[Penalty, ...]
    course: tuple[Stage, ...]
    state: ChargeState  # of the latest dated step, or of an undated one that can only have followed on it
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """One sitting of a court."""

    fact: FactId
    when: When | None
    courts: tuple[Part, ...]
    judges: tuple[Part, ...]
    prosecutors: tuple[Part, ...]
    was_public: Answered
    was_present: Answered  # the person
    had_counsel: Answered
    had_interpreter: Answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order that a person be arrested or held, or held for longer."""

    fact: FactId
    when: When | None
    by: tuple[Part, ...]
    extends: Answer
    until: When | None
    length: Span | None
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a person had to do or leave after being let go, and when that ends by its own terms.

    Where it ``is_announced``, sources only say that it would come: there is no fact, and nobody says that it happened.
    """

    fact: FactId | None
    is_announced: bool = False
    began: When | None
    length: Span | None
    ends: When | None
    is_over: Answer  # on the day asked about
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """Something that was tried against it, and whether it helped."""

    fact: FactId
    when: When | None
    helped: Answered


class State(StrEnum):
    """How somebody is, as far as the sources tell."""

    HELD = "held"  # no source tells under what title
    HELD_PRE_TRIAL = "held_pre_trial"
    HELD_CONVICTED = "held_convicted"
    HOUSE_ARREST = "house_arrest"
    DISAPPEARED = "disappeared"
    RELEASED = "released"
    RELEASED_CONDITIONALLY = "released_conditionally"
    EXPELLED = "expelled"  # deported, extradited
    DECEASED = "deceased"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a person is now, or was on the day asked about; one for each person, whatever the number of updates."""

    state: State
    since: When | None
    as_of: str | None  # EDTF of the day asked about; None: as far as the sources reach
    standing: Standing
    claims: tuple[ClaimId, ...]
    confirmed_held: When | None  # the last day on which a source says that they were held
    confirmed_by: tuple[ClaimId, ...]
    disputed: bool = False  # sources tell different states of the same time


NO_STATUS = Status(
    state=State.UNKNOWN, since=None, as_of=None, standing=Standing.PROPOSED, claims=(), confirmed_held=None,
    confirmed_by=(),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People whom one source tells to have been taken, held, tried or let go together."""

    fact: FactId
    claims: tuple[ClaimId, ...]
    others: tuple[NamingId, ...]  # smallest name of each other person's identity
    counted: str | None  # "about 40", where a source gives a number


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What the person did or said that is held against them, in a source's words; not what they were charged with."""

    as_written: str = field(repr=False)
    claims: tuple[ClaimId, ...]
    fact: FactId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """The legal side of a case. What the person did or said stands apart from what they were charged with."""

    charges: tuple[Charge, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    orders: tuple[Order, ...] = ()
    conditions: tuple[Condition, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    courts: tuple[Part, ...] = ()
    judges: tuple[Part, ...] = ()
    prosecutors: tuple[Part, ...] = ()
    counsel: tuple[Part, ...] = ()
    counsel_access: Answered = Answered(answer=Answer.UNKNOWN)
    activity: tuple[Activity, ...] = ()
    groups: tuple[Group, ...] = ()


NO_PROCESS = Process()
