"""Of which days each claim tells a regime, and where two claims tell regimes of one day that exclude each other.

The rule stands in ``regimes``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.model import About, Answer, Fact, FactId, Kind, Regime
from habeas.reconcile.episodes import Episode, end_of, start_of
from habeas.reconcile.lengths import is_part, stated_length
from habeas.reconcile.merge import Event, Told, days_of, strongest_told
from habeas.reconcile.regimes import are_apart, find_regime
from habeas.reconcile.ways import load_ways


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One claim's word on the regime from its first to its last certain day."""

    regime: Regime
    told: Told
    fact: Fact
    first: float
    last: float

    def clashes(self, other: Reach) -> bool:
        """Whether another source tells a regime of one of these days that excludes this one."""
        if self.told.source == other.told.source or not are_apart(self.regime, other.regime):
            return False
        first, last = max(self.first, other.first), min(self.last, other.last)
        handed_over = any(each.first < each.last == first for each in (self, other))
        return first < last or (first == last and not handed_over)


def find_clashes(
    episode: Episode, facts: Mapping[FactId, tuple[Fact, Event]]
) -> Iterable[dict[Regime, list[Reach]]]:  # fmt: skip
    """Yield the sides of each contradiction; accepted claims that contradict each other are not mixed with others."""
    reaches = find_reaches(episode, facts)
    firm = strongest_told([each.told for each in reaches])
    accepted = {told.id for told in firm}
    for left, right in load_ways().regimes_apart:
        for of in ([each for each in reaches if each.told.id in accepted], reaches):
            pairs = [
                (one, other) for one in of if one.regime == left for other in of
                if other.regime == right and one.clashes(other)
            ]  # fmt: skip
            if pairs:
                yield {
                    left: list({one.told.id: one for one, _ in pairs}.values()),
                    right: list({other.told.id: other for _, other in pairs}.values()),
                }
                break


def find_reaches(episode: Episode, facts: Mapping[FactId, tuple[Fact, Event]]) -> tuple[Reach, ...]:
    """Return every claim's word on the regime of this episode."""
    told = [
        (regime, each, fact)
        for fact in (*episode.starts, *episode.ends)
        for each in facts[fact.id][1].told
        if (regime := find_regime(each.claim)) and About.REGIME not in each.yields
    ]
    reaches = [_reach(regime, each, fact, episode) for regime, each, fact in told]
    return tuple(_prolong(reach, reaches, episode) for reach in reaches)


def _opening(episode: Episode) -> tuple[int, int]:
    return days_of(episode.began) if episode.began else (0, 0)


def _closing(episode: Episode) -> tuple[float, float]:
    return days_of(episode.ended) if episode.ended else (float("inf"), float("inf"))


def _reach(regime: Regime, told: Told, fact: Fact, episode: Episode) -> Reach:
    """Return the days of which this claim certainly speaks, by its own date and length."""
    closing = _closing(episode)[0]
    if told.claim.predicate == Kind.RELEASE:
        return Reach(regime=regime, told=told, fact=fact, first=closing - 1, last=closing)
    first: float = _opening(episode)[1]
    start = start_of(fact) if told.when else None
    later = bool(start and episode.began and episode.began.before(start) == Answer.YES)
    if later:
        first = told.high
    end = end_of(fact) if told.when else None
    lengths = _lengths(told, episode, later=later)
    last = days_of(end)[0] if end else max([first, *(first + length for length in lengths)])
    return Reach(regime=regime, told=told, fact=fact, first=first, last=max(first, min(last, closing)))


def _lengths(told: Told, episode: Episode, *, later: bool) -> Iterable[float]:
    """Yield the days that a claim's stated lengths certainly reach, counted from the latest day of its beginning."""
    whole = episode.lasted
    low, high = (0, 0) if later else _opening(episode)
    for amount in told.claim.amounts:
        span = stated_length(amount, told)
        if span is None or is_part(amount, told):
            continue
        if later or whole is None or span.compatible(whole) == Answer.YES:
            yield max(span.at_least - (high - low), 0.0)


def _prolong(reach: Reach, reaches: Sequence[Reach], episode: Episode) -> Reach:
    """Let house arrest last until its own document tells another regime, or to the end where that is known."""
    if reach.regime != Regime.HOUSE_ARREST or reach.told.claim.predicate == Kind.RELEASE or episode.ended is None:
        return reach
    document = reach.told.claim.passage.document
    changes = [
        other.first for other in reaches
        if other.told.claim.passage.document == document and other.first > reach.first
        and are_apart(other.regime, reach.regime) and other.told.claim.predicate != Kind.RELEASE
    ]  # fmt: skip
    last = min([*changes, _closing(episode)[0]])
    return Reach(
        regime=reach.regime, told=reach.told, fact=reach.fact, first=reach.first, last=max(reach.last, last)
    )  # fmt: skip
