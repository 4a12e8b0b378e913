"""Periods: each episode without liberty cut where its regime changes, then restrictions after release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.errors import BadChoice
from habeas.model import (
    Amount,
    Answer,
    ClaimId,
    Fact,
    FactId,
    Kind,
    Period,
    Regime,
    Span,
    Standing,
    When,
)
from habeas.model.span import UNITS
from habeas.reconcile.episodes import Episode, end_of, start_of
from habeas.reconcile.merge import Event
from habeas.reconcile.ways import load_ways

Regimes = Mapping[Regime, list[tuple[Fact, ClaimId]]]
_WEAKEST = (Standing.UNSURE, Standing.PROPOSED, Standing.ACCEPTED)


def build_periods(
    episodes: Sequence[Episode], facts: Mapping[FactId, tuple[Fact, Event]]
) -> tuple[Period, ...]:  # fmt: skip
    """Return the periods without liberty, then those of restricted liberty, each in order of time."""
    return (*(period for episode in episodes for period in _cut(episode)), *_restrictions(facts))


def regimes_at_once(episode: Episode, told_of: Regimes) -> dict[Regime, list[ClaimId]]:
    """Return those of the regimes that are told of its beginning; more than one contradict each other."""
    return {
        regime: sorted({claim for _, claim in told})
        for regime, told in sorted(told_of.items())
        if _change(episode, told) is None
    }  # fmt: skip


def _change(episode: Episode, told: list[tuple[Fact, ClaimId]]) -> When | None:
    """Return when a regime set in, if that was after the beginning of the episode."""
    began = episode.began
    starts = [start_of(fact) for fact, _ in told if fact.when and fact in episode.starts]
    if began is None or not starts or any(start is None or began.before(start) != Answer.YES for start in starts):
        return None
    return min((start for start in starts if start and start.earliest), key=lambda when: when.edtf, default=None)


def _cut(episode: Episode) -> Iterable[Period]:
    """Yield one period for each regime that follows another; one without regime where sources disagree on it."""
    told_of = episode.told_regimes
    at_once = list(regimes_at_once(episode, told_of))
    first = at_once[0] if len(at_once) == 1 else Regime.UNSTATED
    changes = sorted(
        ((change, regime) for regime, told in told_of.items() if (change := _change(episode, told))),
        key=lambda pair: (pair[0].edtf, pair[1]),
    )
    steps = [(episode.began, first, episode.began_by)]
    steps += [
        (when, regime, tuple({fact.id: fact for fact, _ in told_of[regime]}.values())) for when, regime in changes
    ]
    for place, (began, regime, by) in enumerate(steps):
        following = steps[place + 1] if place + 1 < len(steps) else None
        ended, ended_by = (following[0], following[2]) if following else (episode.ended, episode.ended_by)
        yield Period(
            regime=regime,
            standing=_weakest(fact.standing for fact in (*by, *ended_by)),
            began=began,
            ended=ended,
            lasted=Span.between(began, ended) if began and ended else None,
            began_by=tuple(fact.id for fact in by),
            ended_by=tuple(fact.id for fact in ended_by),
        )


def _weakest(standings: Iterable[Standing]) -> Standing:
    """Return the standing of the least decided fact: a period is only as firm as both its ends."""
    found = set(standings)
    return next(each for each in (*_WEAKEST,) if each in found or each == Standing.ACCEPTED)


def _restrictions(facts: Mapping[FactId, tuple[Fact, Event]]) -> Iterable[Period]:
    """Yield a conditional period for each fact that leaves the person less than free."""
    for fact, event in facts.values():
        if not isinstance(fact.predicate, Kind) or fact.predicate not in load_ways().restricts:
            continue
        began, ended = start_of(fact), end_of(fact)
        amounts = [amount for told in event.told for amount in told.claim.amounts]
        stated = next((span for amount in amounts if (span := stated_length(amount))), None)
        yield Period(
            regime=Regime.CONDITIONAL,
            standing=fact.standing,
            began=began,
            ended=ended,
            lasted=Span.between(began, ended) if began and ended else stated,
            began_by=(fact.id,),
            ended_by=(fact.id,) if ended else (),
        )


def stated_length(amount: Amount, *, before: str = "") -> Span | None:
    """Return a length of time that a source states, or None where the amount is something else."""
    if amount.unit not in UNITS:
        return None
    bound = load_ways().bound_words.find(before, amount.text)
    try:
        return Span.of(amount.value, amount.unit, bound=bound, as_written=amount.text)
    except BadChoice:  # a number that is no number stays a quote
        return None
