"""Statements held against each other: stated lengths against dates, and dates of one event against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.model import Answer, Check, Fact, FactId
from habeas.model.wording import say_when
from habeas.reconcile.apiece import each_fact
from habeas.reconcile.conflicts import words
from habeas.reconcile.episodes import Episode
from habeas.reconcile.facts import has_disputed_date
from habeas.reconcile.lengths import Length, say_length
from habeas.reconcile.merge import Event, Told, days_of, strongest_told
from habeas.reconcile.ways import load_ways
from habeas.reconcile.workings import Workings


def check_lengths(lengths: Iterable[Length]) -> Iterable[Check]:
    """Yield each stated length of a detention against the dates of the episode it belongs to."""
    for length in lengths:
        claims = tuple(told.id for told in (*length.stated_by, *length.dated_by))
        yield Check(says=say_length(length), answer=length.answer, claims=claims)


def check_dates(facts: Mapping[FactId, tuple[Fact, Event]], work: Workings) -> Iterable[Check]:
    """Yield the events that accounts date more and less closely: whether the dates agree."""
    found = each_fact("dates agree", facts, work, lambda fact, event: tuple(_check_dates(fact, event)))
    for fact in facts:
        yield from found[fact]


def _check_dates(fact: Fact, event: Event) -> Iterable[Check]:
    dated = {told.when.edtf: told for told in reversed(event.told) if told.when}
    if len(dated) > 1 and not event.versions:
        narrow, *others = sorted(dated.values(), key=lambda told: (told.high - told.low, told.order))
        for other in others:
            if narrow.when and other.when:
                inside = days_of(other.when)[0] <= narrow.low and narrow.high <= days_of(other.when)[1]
                says = f"{words(fact.predicate).capitalize()}: “{_written(other)}” and “{_written(narrow)}”"
                yield Check(
                    says=f"{says} agree." if inside else f"{says} can both be true.",
                    answer=Answer.YES if inside else Answer.UNKNOWN,
                    claims=(other.id, narrow.id),
                )


def _written(told: Told) -> str:
    """Return a date in the source's words with what they mean, or only what they mean."""
    if told.when is None:
        return "undated"
    meant = say_when(told.when)
    written = told.when.as_written
    return meant if not written or written == meant else f"{written} ({meant})"


def check_takings(episodes: Sequence[Episode], facts: Mapping[FactId, tuple[Fact, Event]]) -> Iterable[Check]:
    """Yield each arrest against the detention that it led to: whether month and day support each other."""
    ways = load_ways()
    for episode in episodes:
        takings = [fact for fact in episode.starts if fact.predicate in ways.takes and fact.when]
        holdings = [fact for fact in episode.starts if fact.predicate in ways.holds and fact.when]
        for taking in takings:
            for holding in holdings:
                check = _check_taking(taking, holding, facts)
                if check:
                    yield check


def _check_taking(taking: Fact, holding: Fact, facts: Mapping[FactId, tuple[Fact, Event]]) -> Check | None:
    if taking.when is None or holding.when is None:
        return None
    low, high = days_of(taking.when)
    first, last = days_of(holding.when, begins=True)
    if first > high or last < low:
        return None  # an arrest on one day and detention from the next do not contradict each other
    inside = (low <= first and last <= high) or (first <= low and high <= last)
    inside = inside and not has_disputed_date(facts[taking.id][1])
    told_of = [f"{words(fact.predicate)} ({say_when(fact.when)})" for fact in (taking, holding) if fact.when]
    pair = " and ".join(told_of)
    dated = [
        told.id for fact in (taking, holding)
        for told in strongest_told([each for each in facts[fact.id][1].told if each.when])
    ]  # fmt: skip
    return Check(
        says=f"{pair[:1].upper()}{pair[1:]} {'support each other' if inside else 'can both be true'}.",
        answer=Answer.YES if inside else Answer.UNKNOWN,
        claims=tuple(dict.fromkeys(dated)),
    )
