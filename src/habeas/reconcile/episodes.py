"""Episodes without liberty: what begins each, what ends it, and what is told of the regime."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.model import About, Answer, ClaimId, Fact, FactId, Moment, Regime, Span, Standing, When
from habeas.reconcile.facts import either, has_disputed_date
from habeas.reconcile.merge import FOREVER, Event, beginning, days_of, ending, strongest_told
from habeas.reconcile.regimes import find_regime
from habeas.reconcile.ways import load_ways
from habeas.reconcile.workings import Workings

Facts = Mapping[FactId, tuple[Fact, Event]]


@dataclass(slots=True)
class Episode:
    """One time without liberty: the facts that begin it, those within it, and those that end it."""

    starts: list[Fact]
    ends: list[Fact] = field(default_factory=list)
    regimes: dict[Regime, list[tuple[Fact, ClaimId]]] = field(default_factory=dict)
    accepted: set[ClaimId] = field(default_factory=set)
    began: When | None = None
    ended: When | None = None
    began_by: tuple[Fact, ...] = ()
    ended_by: tuple[Fact, ...] = ()
    opened_by: Fact | None = None  # what gives the first day
    contrary: tuple[Fact, ...] = ()  # what puts the first day later, and cannot be right if that is

    @property
    def told_regimes(self) -> dict[Regime, list[tuple[Fact, ClaimId]]]:
        """The regimes on which its period may rest: of accepted claims alone where its beginning is accepted."""
        if not any(fact.standing == Standing.ACCEPTED for fact in self.began_by):
            return self.regimes
        firm = {regime: [pair for pair in told if pair[1] in self.accepted] for regime, told in self.regimes.items()}
        return {regime: told for regime, told in firm.items() if told}

    @property
    def lasted(self) -> Span | None:
        """How long it lasted, where both ends are known."""
        return Span.between(self.began, self.ended) if self.began and self.ended else None


def find_episodes(facts: Facts, work: Workings | None = None) -> tuple[Episode, ...]:
    """Return the times without liberty in order; an undated fact belongs to the only one there is."""
    ways = load_ways()
    concerned = {*ways.begins_deprivation, *ways.ends_deprivation}
    pairs = tuple([pair for pair in facts.values() if pair[0].predicate in concerned])
    if work is None:
        return _find_episodes(pairs)
    return work.step("episodes", lambda of: tuple(_keep(each, work) for each in _find_episodes(of)), pairs)


def _keep(episode: Episode, work: Workings) -> Episode:
    """Return an episode as the very thing that it was before, if it is."""
    return work.same(("episode", min(fact.id for fact in (*episode.starts, *episode.ends))), episode)


def _find_episodes(pairs: Iterable[tuple[Fact, Event]]) -> tuple[Episode, ...]:
    facts, ways = {pair[0].id: pair for pair in pairs}, load_ways()
    starts = [fact for fact, _ in facts.values() if fact.predicate in ways.begins_deprivation]
    ends = [fact for fact, _ in facts.values() if fact.predicate in ways.ends_deprivation]
    episodes = _open_episodes([fact for fact in starts if start_of(fact)], [fact for fact in ends if fact.when])
    undated = [fact for fact in starts if not start_of(fact)]
    if undated and not episodes:
        dated_ends = sorted((fact for fact in ends if fact.when), key=lambda fact: (*_days(fact.when), fact.id))
        episodes.append(Episode(starts=[], ends=_same_end(dated_ends)))
    for fact in undated:
        if len(episodes) == 1:
            episodes[0].starts.append(fact)
    for fact in ends:
        open_ones = [each for each in episodes if not each.ends]
        if fact.when is None and len(open_ones) == 1 and len(episodes) == 1:
            open_ones[0].ends.append(fact)
    for episode in episodes:
        _settle(episode, facts)
    return tuple(episodes)


def start_of(fact: Fact) -> When | None:
    """Return when a fact began: of what lasts, the beginning of its interval; an interval else is only uncertain."""
    if fact.when is None or fact.predicate not in load_ways().lasting:
        return fact.when
    return beginning(fact.when)


def end_of(fact: Fact) -> When | None:
    """Return when what lasts ended, where its date tells."""
    return ending(fact.when) if fact.when and fact.predicate in load_ways().lasting else None


def _open_episodes(starts: list[Fact], ends: list[Fact]) -> list[Episode]:
    """Walk through dated facts in time: the first beginning opens an episode, the next end closes it."""
    episodes: list[Episode] = []
    remaining = sorted(ends, key=lambda fact: (*_days(fact.when), fact.id))
    for fact in sorted(starts, key=lambda fact: (*_days(start_of(fact)), fact.id)):
        current = episodes[-1] if episodes else None
        if current is None or _is_over(current, fact):
            current = Episode(starts=[])
            episodes.append(current)
            current.starts.append(fact)
            current.ends = _take_ends(fact, remaining)
        else:
            current.starts.append(fact)
    return episodes


def _days(when: When | None) -> tuple[int, int]:
    return days_of(when) if when else (-FOREVER, FOREVER)


def _is_over(episode: Episode, fact: Fact) -> bool:
    """Whether the episode had ended before this fact began."""
    start = start_of(fact)
    return start is not None and any(end.when and end.when.before(start) == Answer.YES for end in episode.ends)


def _take_ends(fact: Fact, remaining: list[Fact]) -> list[Fact]:
    """Take the first end that can come after this beginning, and all that can be the same end."""
    start = start_of(fact)
    possible = [end for end in remaining if start and end.when and end.when.before(start) != Answer.YES]
    same = _same_end(possible)
    for end in same:
        remaining.remove(end)
    return same


def _same_end(ordered: list[Fact]) -> list[Fact]:
    """Return the first of these ends and all that can be the same end."""
    first = next((end.when for end in ordered if end.when), None)
    return [end for end in ordered if first and end.when and end.when.overlaps(first) != Answer.NO]


def _settle(episode: Episode, facts: Facts) -> None:
    """Compute both ends from the accepted facts where there are any, else from the undecided ones; then the regimes."""
    dated = _weightiest([fact for fact in episode.starts if start_of(fact)])
    first = min(dated, key=lambda fact: (*_days(start_of(fact)), fact.id), default=None)
    if first and (opening := start_of(first)):
        together = [fact for fact in dated if (start := start_of(fact)) and start.overlaps(opening) != Answer.NO]
        episode.contrary = tuple(fact for fact in dated if fact not in together and _begins_later(fact, first, facts))
        episode.began = _cover([*together, *episode.contrary], start_of, {fact.id for fact in episode.contrary}, facts)
        episode.began_by = (*together, *episode.contrary)
        episode.opened_by = first
    else:
        episode.began_by = tuple(_weightiest(episode.starts))
    ended_by = _weightiest(episode.ends)
    episode.ended = _cover(ended_by, lambda fact: fact.when, set(), facts)
    episode.ended_by = tuple(ended_by)
    if not ended_by:
        # Who reappears in a prison is not free: the end of an aspect of custody ends no custody.
        whole = [fact for fact in episode.starts if fact.predicate not in load_ways().aspects]
        lasting = _weightiest([fact for fact in whole if end_of(fact)])
        episode.ended = _cover(lasting, end_of, set(), facts)
        episode.ended_by = tuple(lasting)
    for fact in (*episode.starts, *episode.ends):
        for told in facts[fact.id][1].told:
            regime = find_regime(told.claim)
            if regime and About.REGIME not in told.yields:
                episode.regimes.setdefault(regime, []).append((fact, told.id))
                episode.accepted.update([told.id] if told.standing == Standing.ACCEPTED else [])


def _begins_later(fact: Fact, first: Fact, facts: Facts) -> bool:
    """Whether this is an arrest some days after what other documents give as the first day of detention.

    Detention that begins after an arrest contradicts nothing, and one document may tell of two steps.
    """
    ways = load_ways()
    if fact.predicate not in ways.takes or first.predicate not in ways.holds:
        return False
    mine, others = (
        {told.claim.passage.document for told in strongest_told(facts[each.id][1].told)} for each in (fact, first)
    )
    return mine.isdisjoint(others) and _days(start_of(fact))[0] - _days(start_of(first))[1] <= ways.opening_days


def _cover(
    given: Sequence[Fact], day: Callable[[Fact], When | None], disputed: set[FactId], facts: Facts
) -> When | None:
    """Return the day on which these facts agree; where sources contradict each other on it, one of all they give."""
    whens = [when for fact in given if (when := day(fact))]
    contested = {fact.id for fact in given if has_disputed_date(facts[fact.id][1])}
    if contested or disputed:
        first = [fact for fact in given if fact.id not in disputed and fact.id not in contested]
        plain = _narrowest(when for fact in first if (when := day(fact))) if disputed else None
        several = [when for fact in given if fact.id in disputed | contested and (when := day(fact))]
        return either([*several, *([plain] if plain else [])]) if several else plain
    return _narrowest(whens)


def _weightiest(facts: list[Fact]) -> list[Fact]:
    """Return the accepted ones if there are any, else all."""
    return [fact for fact in facts if fact.standing == Standing.ACCEPTED] or facts


def _narrowest(whens: Iterable[When]) -> When | None:
    """Return the shortest time on which these agree; with several, what is common to as many as follow in width."""
    ordered = sorted(whens, key=lambda when: (_width(when), when.edtf))
    common: When | None = None
    for when in ordered:
        if common is None:
            common = when
        elif common.overlaps(when) != Answer.NO and not _contains(when, common):
            first, last = _later(common, when), _earlier(common, when)
            common = When.between(first, last) if first and last and first <= last else common
    return common


def _width(when: When) -> int:
    low, high = days_of(when)
    return high - low


def _contains(outer: When, inner: When) -> bool:
    low, high = days_of(inner)
    outer_low, outer_high = days_of(outer)
    return outer_low <= low and high <= outer_high


def _later(left: When, right: When) -> Moment | None:
    return max((when.earliest for when in (left, right) if when.earliest), default=None)


def _earlier(left: When, right: When) -> Moment | None:
    return min((when.latest for when in (left, right) if when.latest), default=None)
