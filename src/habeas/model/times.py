"""What the sources together imply of times: the narrowest bounds, and the chain of claims behind each.

Times are minutes of civil time at the place, without a zone; a bound is a whole minute (``Moment``). See
``docs/explanation/time.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.model.ids import ClaimId, FactId
from habeas.model.moment import Moment
from habeas.model.span import Span
from habeas.model.standing import Standing


class End(StrEnum):
    """Which end of an event; what happens at a moment begins and ends at once."""

    BEGAN = "began"
    ENDED = "ended"


class Ground(StrEnum):
    """Why one time bounds another."""

    DATE = "date"  # a claim dates it
    PUBLICATION = "publication"  # what a document tells as having happened had happened by the day it was published
    LENGTH = "length"  # a claim says how long it lasted
    ORDER = "order"  # a claim says what came before or after it, and perhaps how long
    WITHIN = "within"  # a claim says during what it happened
    NATURE = "nature"  # what such events are: nothing ends before it began
    APART = "apart"  # two regimes that exclude each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One link of a chain: the claims whose word it is (none where it lies in the nature of things).

    ``rule`` names the rule of ``reconcile/times.toml`` where the ground is NATURE or APART.
    """

    ground: Ground
    claims: tuple[ClaimId, ...] = ()
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A minute before or after which something cannot have been, and the links from which that follows, in order."""

    at: Moment
    chain: tuple[Step, ...]

    @property
    def claims(self) -> tuple[ClaimId, ...]:
        """Every claim that it rests on, once each."""
        return tuple(dict.fromkeys(claim for step in self.chain for claim in step.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded:
    """The narrowest stretch of time in which one end of a fact must lie, if the claims of its chains are true.

    None is no bound at all. ``is_told`` is whether a source dates this end itself; else it is only implied.
    ``conflicts`` are those that had to be left open: the bounds are then the widest of all ways out.
    """

    fact: FactId
    end: End
    earliest: Bound | None
    latest: Bound | None
    is_told: bool
    standing: Standing  # ACCEPTED where the fact and every claim of both chains are
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """One way in which everything else can be true: the claims that are then wrong, and the times that follow."""

    without: tuple[ClaimId, ...]
    times: tuple[Bounded, ...]  # of the facts that the conflict concerns


class Measured(StrEnum):
    """Lengths of time on which the law turns."""

    HELD = "held"  # one time without liberty, whole
    CUSTODY = "custody"  # the parts of it, by regime
    HOUSE_ARREST = "house_arrest"
    DISAPPEARED = "disappeared"
    WITHOUT_JUDGE = "without_judge"  # from the taking to the first time before a judge
    WITHOUT_CHARGE = "without_charge"
    BEFORE_TRIAL = "before_trial"  # from the taking to the trial or the judgment
    INCOMMUNICADO = "incommunicado"
    SOLITARY = "solitary"
    RESTRICTED = "restricted"  # conditions after release


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A length of time in days with both bounds, each with the chain that implies it.

    ``ends`` is empty where no source tells of the end: it was then counted to ``as_of`` (EDTF of a day) and grows, or,
    without such a day, to the last day on which a source still tells of it.
    """

    what: Measured
    lasted: Span
    begins: tuple[FactId, ...]
    ends: tuple[FactId, ...]
    at_least_because: tuple[Step, ...]
    at_most_because: tuple[Step, ...]
    is_growing: bool
    as_of: str | None
    standing: Standing
