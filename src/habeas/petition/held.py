"""Whether the person is still held, as far as accepted claims tell, and the facts that tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.model import Answer, ClaimId, Fact, FactId, Kind, Period, Regime, Standing, State, When
from habeas.petition.matter import Matter

DEPRIVES = (Kind.ARREST, Kind.ABDUCTION, Kind.DETENTION, Kind.HOUSE_ARREST, Kind.ENFORCED_DISAPPEARANCE)
FREES = (Kind.RELEASE, Kind.BAIL, Kind.CONDITIONAL_RELEASE, Kind.PARDON, Kind.PRISONER_EXCHANGE)
ENDS_LIFE = (Kind.DEATH_IN_CUSTODY, Kind.EXECUTION)
FREE = (State.RELEASED, State.RELEASED_CONDITIONALLY, State.EXPELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is known of the deprivation of liberty; it always stands on facts and claims."""

    is_held: Answer  # NO: an accepted claim tells of an end; UNKNOWN: the sources do not settle it
    died: bool  # an accepted claim tells of a death: nothing speaks of release then
    began: When | None  # of the last deprivation of liberty
    facts: tuple[FactId, ...]
    claims: tuple[ClaimId, ...]


def happened(matter: Matter, kinds: Iterable[Kind]) -> tuple[Fact, ...]:
    """Return the events of these kinds of which an accepted claim says that they happened; none that is set aside."""
    wanted = tuple(kinds)
    return tuple(
        fact for fact in matter.facts
        if fact.predicate in wanted and not fact.is_set_aside
        and any(claim.modality.says_it_happened for claim in matter.supporting(fact))
    )  # fmt: skip


def held(matter: Matter) -> Held:
    """Return whether the person is held, and on which facts that stands."""
    takes, frees, dies = happened(matter, DEPRIVES), happened(matter, FREES), happened(matter, ENDS_LIFE)
    told = (*takes, *frees, *dies) or matter.facts[:1]
    claims = dict.fromkeys(claim.id for fact in told for claim in matter.supporting(fact))
    return Held(
        is_held=_is_held(matter, takes, frees),
        died=bool(dies),
        began=_began(matter, takes),
        facts=tuple(fact.id for fact in told),
        claims=tuple(claims),
    )


def _is_held(matter: Matter, takes: tuple[Fact, ...], frees: tuple[Fact, ...]) -> Answer:
    status = matter.case.status
    if status.standing is Standing.ACCEPTED and status.state is not State.UNKNOWN:
        if status.disputed:
            return Answer.UNKNOWN
        return Answer.NO if status.state in (*FREE, State.DECEASED) else Answer.YES
    if not frees:
        return Answer.YES if takes else Answer.UNKNOWN
    days_taken, days_freed = _days(matter, takes), _days(matter, frees)
    if len(days_freed) == len(frees) and len(days_taken) == len(takes) and takes:
        return Answer.YES if max(days_taken) > max(days_freed) else Answer.NO
    return Answer.UNKNOWN if any(not period.ended_by for period in _periods(matter)) else Answer.NO


def _began(matter: Matter, takes: tuple[Fact, ...]) -> When | None:
    """Return when the deprivation of liberty that still lasts began, or the last that did."""
    periods = [period for period in _periods(matter) if period.began is not None and not period.ended_by]
    if periods:
        return min((period.began for period in periods if period.began), key=_order)
    whens = [when for fact in takes if (when := matter.when_of(fact)) is not None]
    return max(whens, key=_order, default=None)


def _periods(matter: Matter) -> list[Period]:
    return [
        period for period in matter.case.periods
        if period.standing is Standing.ACCEPTED and period.regime is not Regime.CONDITIONAL
    ]  # fmt: skip


def _order(when: When) -> tuple[int, str]:
    moment = when.earliest or when.latest
    return (moment.day_number if moment else 0), when.edtf


def first_day(matter: Matter, fact: Fact) -> int | None:
    """Return the first day that the fact's date can mean, or its last where it has no first; None: no date."""
    when = matter.when_of(fact)
    moment = (when.earliest or when.latest) if when else None
    return moment.day_number if moment else None


def in_order(matter: Matter, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts by their first day; those without a date last, in the order in which they came."""
    placed = [(first_day(matter, fact), fact) for fact in facts]
    return tuple(fact for _, fact in sorted(placed, key=lambda each: (each[0] is None, each[0] or 0)))


def _days(matter: Matter, facts: tuple[Fact, ...]) -> list[int]:
    return [day for fact in facts if (day := first_day(matter, fact)) is not None]
