"""A case as seen by each mechanism to which it can go: values only; ``planning`` finds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.law import Bar, Mechanism, Need, find_state
from habeas.law.body import Filler
from habeas.law.mechanism import Window as TimeToFile
from habeas.model import Answer, FactId, Span, TreatyOverride, When


class Reason(StrEnum):
    """What decides whether a mechanism is open."""

    REGION = "region"  # it hears of certain States alone
    PARTY = "party"
    DECLARATION = "declaration"
    EXHAUSTION = "exhaustion"


class How(StrEnum):
    """How far a filing has come."""

    PLANNED = "planned"
    WRITTEN = "written"  # on record, and not on record as sent
    SENT = "sent"
    DECIDED = "decided"


class TimeState(StrEnum):
    """How a time within which to file stands on a day."""

    LEFT = "left"
    AFTER = "after"  # so many days after it; what follows from that, others decide
    UNDATED = "undated"  # no accepted fact dates its beginning, or not well enough
    UNFIXED = "unfixed"  # it has no fixed length, or counts from a day that no case file tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One condition of a mechanism, whether it is met, and what the answer rests on."""

    reason: Reason
    answer: Answer
    about: str = ""  # the treaty's code, or the declaration in the law's words
    note: str = ""  # what the table of treaties says
    facts: tuple[FactId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One thing that a mechanism asks for, and the accepted facts that hold it.

    YES: they do. UNKNOWN: none does, and ``waiting`` claims that nobody has decided may; or it is whoever submits who
    must give it.
    """

    need: Need
    answer: Answer
    facts: tuple[FactId, ...] = ()
    waiting: int = 0

    @property
    def is_of_submitter(self) -> bool:
        """Whether no source can give it."""
        return self.need.filled_by is Filler.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time within which to file, from the latest event that begins it; it counts days and says no more."""

    window: TimeToFile
    standing: TimeState
    begun: When | None = None
    due: When | None = None
    days: Span | None = None  # left, or after it


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One filing of the case, and how far it has come."""

    mechanism: str
    how: How
    day: str  # EDTF; "" where it is only planned
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weigh:
    """What to weigh before this filing because of another; a lawyer must decide.

    ``applies``: whether the law's item is about this State. ``filed``: what went to the other mechanism, or is planned;
    none: what to weigh because that way would be wanted later.
    """

    bar: Bar
    other: str  # name of the other mechanism
    applies: Answer
    filed: tuple[Filed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One mechanism, seen from this case."""

    mechanism: Mechanism
    open: Answer
    because: tuple[Because, ...]
    needs: tuple[Filled, ...]
    times: tuple[Time, ...]
    weigh: tuple[Weigh, ...]
    filed: tuple[Filed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every mechanism in the order of the law, as of a day; a lawyer must decide which is taken first."""

    case: str
    state: str | None
    day: str
    ways: tuple[Way, ...]

    def find(self, mechanism: str) -> Way | None:
        """Return the way to one mechanism, where the law knows it."""
        return next((way for way in self.ways if way.mechanism.key == mechanism), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """All that a plan is made from beside the case and the law."""

    state: str | None
    day: str  # ISO 8601
    at: When | None  # the time of the deprivation of liberty: whether treaties bound the State then
    overrides: Sequence[TreatyOverride] = field(default=(), repr=False)
    filed: tuple[Filed, ...] = ()

    @property
    def code(self) -> str | None:
        """The State's ISO code, or its name where the table has none of it."""
        row = find_state(self.state) if self.state else None
        return row.code if row else self.state
