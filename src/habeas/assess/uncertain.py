"""What is open in time: days that are wide, lengths whose end no source tells, and whether somebody is held still."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.assess.matter import Matter, token_of
from habeas.assess.weights import HELD_NOW, LENGTH, load_weights
from habeas.law import Law
from habeas.model import (
    Bound,
    CaseFile,
    ClaimId,
    Effect,
    End,
    Fact,
    FactId,
    Kind,
    Measure,
    Measured,
    Origin,
    Stake,
    Standing,
    State,
    Status,
)  # fmt: skip

WHICH_DAY = "On which day was this, and what shows it?"
WHICH_END = "On which day did this end, and what shows it?"
STILL_HELD = "Is the person still held? If not: on which day were they let go, and on what terms?"
HOW_LONG = "From which day to which day did it last, or does it last still?"
TRANSLATABLE = (WHICH_DAY, WHICH_END, STILL_HELD, HOW_LONG)

OPEN = (State.HELD, State.HELD_PRE_TRIAL, State.HELD_CONVICTED, State.HOUSE_ARREST, State.DISAPPEARED)
WHOLE = (Measured.HELD, Measured.CUSTODY, Measured.HOUSE_ARREST)  # end when the person is free
OWN = (Measured.INCOMMUNICADO, Measured.SOLITARY, Measured.DISAPPEARED)  # asked from the day on which they began
MINUTES = 1440  # of a day


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wide:
    """One end of a fact that lies somewhere in these days; None is no bound."""

    fact: Fact
    end: End
    low: float | None
    high: float | None

    @property
    def band(self) -> int:
        """How wide it is."""
        return load_weights().band(self.low, self.high)


def ask_time(case: CaseFile, law: Law) -> Iterator[Matter]:
    """Yield everything that is open in time."""
    accepted = {each.claim.id for each in case.claims if each.standing is Standing.ACCEPTED}
    if case.status.state in OPEN:
        yield _ask_status(case.status, accepted)
    yield from _ask_lengths(case.measures, law)
    wide = tuple(_find_wide(case))
    lines = _lines_of(wide, law)
    lengths = _lengths_by_fact(case.measures)
    for each in wide:
        said = tuple(claim for claim in each.fact.supporting if claim in accepted)
        yield _ask_day(each, said, lines.get(each.fact.id), lengths.get(each.fact.id, ()))


def _ask_status(status: Status, accepted: Collection[ClaimId]) -> Matter:
    """Return the question whether somebody is held still, with the claims that last say so."""
    effect = Effect(stake=Stake.LIBERTY, of=status.state, points=load_weights().of[Stake.LIBERTY].points)
    return Matter(
        key=HELD_NOW, origin=Origin.TIME, asks=(STILL_HELD,), tokens=token_of(HELD_NOW), effects=(effect,),
        said=tuple(claim for claim in status.confirmed_by if claim in accepted),
        proposed=tuple(claim for claim in status.confirmed_by if claim not in accepted),
    )  # fmt: skip


def _ask_day(wide: _Wide, said: tuple[ClaimId, ...], line: str | None, lengths: Sequence[Measure]) -> Matter:
    """Return the question after one end of a fact; it is named by a claim, as a fact's id changes with its claims."""
    fact, points = wide.fact, load_weights().of[Stake.DATE].points
    keys = tuple(f"{claim}:{wide.end}" for claim in sorted(fact.supporting))
    at_stake = (Effect(stake=Stake.DATE, of=fact.id, points=points * wide.band), *map(_at_stake, lengths))
    return Matter(
        key=keys[0], aliases=keys[1:], origin=Origin.TIME,
        asks=(WHICH_DAY if wide.end is End.BEGAN else WHICH_END,),
        tokens=frozenset({f"fact {fact.id}"}) | (token_of(line) if line else frozenset()),
        facts=(fact.id,), end=wide.end, said=said, effects=at_stake,
    )  # fmt: skip


def _at_stake(measure: Measure) -> Effect:
    weights, lasted = load_weights(), measure.lasted
    band = weights.band(lasted.at_least, lasted.at_most)
    return Effect(
        stake=Stake.LENGTH, of=measure.what, points=weights.of[Stake.LENGTH].points * band, lasted=lasted
    )  # fmt: skip


def _find_wide(case: CaseFile) -> Iterator[_Wide]:
    """Yield each end of an accepted event that may lie on more than one day, in the order of the facts.

    The end of what lasts is asked only where a length turns on it: else its beginning says enough.
    """
    bounds = {(each.fact, each.end): each for each in case.times}
    ending = {fact for measure in case.measures for fact in measure.ends}
    spared = load_weights().times.not_asked
    for fact in case.facts:
        if not isinstance(fact.predicate, Kind) or fact.predicate in spared:
            continue
        if fact.standing is not Standing.ACCEPTED or fact.is_set_aside:
            continue
        began, ended = bounds.get((fact.id, End.BEGAN)), bounds.get((fact.id, End.ENDED))
        first = _Wide(fact=fact, end=End.BEGAN, low=None, high=None)
        if began is not None:
            first = _Wide(fact=fact, end=End.BEGAN, low=_day(began.earliest), high=_day(began.latest))
        elif fact.when is not None:
            first = _as_told(fact)
        if first.band:
            yield first
        if ended is not None and fact.id in ending:
            last = _Wide(fact=fact, end=End.ENDED, low=_day(ended.earliest), high=_day(ended.latest))
            if last.band and (last.low, last.high) != (first.low, first.high):
                yield last


def _day(bound: Bound | None) -> float | None:
    return bound.at.minute_number / MINUTES if bound else None


def _as_told(fact: Fact) -> _Wide:
    """Return how wide the date itself is; an interval tells from when to when, and is not in doubt."""
    low = high = 0.0
    if fact.when is not None and not fact.when.is_interval:
        reading = fact.when.reading
        low, high = (  # type: ignore[assignment]  # an open end has no day
            moment.minute_number / MINUTES if moment else None
            for moment in (reading.widest_earliest, reading.widest_latest)
        )
    return _Wide(fact=fact, end=End.BEGAN, low=low, high=high)


def _lines_of(wide: Sequence[_Wide], law: Law) -> Mapping[FactId, str]:
    """Return the line of the form that asks for the day of a fact; of several facts nobody can say which it means."""
    found: dict[FactId, str] = {}
    for line in load_weights().lines.dated:
        kinds = law.line(line).answered_by
        alike = [each.fact.id for each in wide if each.end is End.BEGAN and each.fact.predicate in kinds]
        if len(alike) == 1:
            found[alike[0]] = line
    return found


def _lengths_by_fact(measures: Sequence[Measure]) -> Mapping[FactId, Sequence[Measure]]:
    """Return the lengths that a fact begins or ends and that are uncertain by more than a day, each sort once."""
    found: dict[FactId, dict[Measured, Measure]] = defaultdict(dict)
    for measure in measures:
        if load_weights().band(measure.lasted.at_least, measure.lasted.at_most):
            for fact in (*measure.begins, *measure.ends):
                found[fact].setdefault(measure.what, measure)
    return {fact: tuple(by_sort.values()) for fact, by_sort in found.items()}


def _ask_lengths(measures: Sequence[Measure], law: Law) -> Iterator[Matter]:
    """Yield each length of which no source tells the end, in the words in which the law asks for it."""
    endless = [measure for measure in measures if not measure.ends]
    for what, _ in Counter(measure.what for measure in endless).items():
        key = f"{LENGTH}{Measured.HELD if what in WHOLE else what}"
        open_ones = [measure for measure in endless if measure.what is what]
        begins = tuple(dict.fromkeys(fact for measure in open_ones for fact in measure.begins))
        yield Matter(
            key=key, origin=Origin.TIME, asks=_words_for(key, law), facts=begins,
            tokens=token_of(key) | {f"fact {fact}" for fact in begins if what in OWN},
            effects=tuple(_at_stake(measure) for measure in open_ones),
        )  # fmt: skip


def _words_for(key: str, law: Law) -> tuple[str, ...]:
    same = load_weights().group.get(key)
    if same is None:
        return (HOW_LONG,)
    if HELD_NOW in same.keys:
        return (STILL_HELD,)
    elements = {item.id: item for item in law.items}
    return next((elements[each].settles for each in same.keys if each in elements), (HOW_LONG,))
