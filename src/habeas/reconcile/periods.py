"""Periods: each episode without liberty cut where its regime changes, then restrictions after release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.model import (
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
from habeas.reconcile.episodes import Episode, end_of, start_of
from habeas.reconcile.lengths import stated_length
from habeas.reconcile.merge import Event, days_of, strongest_told
from habeas.reconcile.regimes import are_apart
from habeas.reconcile.ways import load_ways

_WEAKEST = (Standing.UNSURE, Standing.PROPOSED, Standing.ACCEPTED)


def build_periods(
    episodes: Sequence[Episode], facts: Mapping[FactId, tuple[Fact, Event]]
) -> tuple[Period, ...]:  # fmt: skip
    """Return the periods without liberty, then those of restricted liberty, each in order of time."""
    return (*(period for episode in episodes for period in cut(episode)), *_restrictions(episodes, facts))


def _regime_at_first(episode: Episode) -> Regime:
    """Return the regime told of the beginning; unstated where there is none, or where two exclude each other.

    Of custody and disappearance it is custody: being held in secret is an aspect of it, and a fact of its own.
    """
    at_once = [regime for regime, told in sorted(episode.told_regimes.items()) if _change(episode, told) is None]
    if any(are_apart(left, right) for left in at_once for right in at_once):
        return Regime.UNSTATED
    return at_once[0] if at_once else Regime.UNSTATED


def _change(episode: Episode, told: list[tuple[Fact, ClaimId]]) -> When | None:
    """Return when a regime set in, if that was after the beginning of the episode."""
    began = episode.began
    starts = [start_of(fact) for fact, _ in told if fact.when and fact in episode.starts]
    if began is None or not starts or any(start is None or began.before(start) != Answer.YES for start in starts):
        return None
    return min((start for start in starts if start and start.earliest), key=lambda when: when.edtf, default=None)


def cut(episode: Episode) -> Iterable[Period]:
    """Yield one period for each regime that follows another; one without regime where sources disagree on it."""
    told_of = episode.told_regimes
    first = _regime_at_first(episode)
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


def _restrictions(
    episodes: Sequence[Episode], facts: Mapping[FactId, tuple[Fact, Event]]
) -> Iterable[Period]:  # fmt: skip
    """Yield a conditional period for each fact that leaves the person less than free, where anything tells its time.

    An undated one told in one sentence with the outcome of the case began with the release, where there was only one.
    """
    for fact, event in facts.values():
        if not isinstance(fact.predicate, Kind) or fact.predicate not in load_ways().restricts:
            continue
        began, ended, by = start_of(fact), end_of(fact), [fact]
        amounts = [(amount, told) for told in event.told for amount in told.claim.amounts]
        stated = next((span for amount, told in amounts if (span := stated_length(amount, told))), None)
        if fact.when is None and (released := _released(fact, event, episodes, facts)):
            began, by = released.ended, list(dict.fromkeys((fact, *released.ended_by)))
        if began or ended or stated:
            yield Period(
                regime=Regime.CONDITIONAL,
                standing=_weakest(each.standing for each in by),
                began=began,
                ended=ended,
                lasted=Span.between(began, ended) if began and ended else stated,
                began_by=tuple(each.id for each in by),
                ended_by=(fact.id,) if ended else (),
            )


def _released(
    fact: Fact, event: Event, episodes: Sequence[Episode], facts: Mapping[FactId, tuple[Fact, Event]]
) -> Episode | None:
    """Return the only episode there is, if it ended with what this restriction was told with."""
    if len(episodes) != 1 or episodes[0].ended is None:
        return None
    low, high = days_of(episodes[0].ended)
    outcomes = {
        told.place for other, of_other in facts.values() if other.predicate in load_ways().outcomes
        for told in strongest_told(of_other.told) if told.low <= high and told.high >= low
    }  # fmt: skip
    with_outcome = any(told.place in outcomes for told in strongest_told(event.told))
    return episodes[0] if fact in episodes[0].ends or with_outcome else None
