"""Statements held against each other: stated lengths against dates, and dates of one event against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.model import Answer, Check, ClaimId, Fact, FactId, Span
from habeas.model.wording import say_span, say_when
from habeas.reconcile.conflicts import words
from habeas.reconcile.episodes import Episode
from habeas.reconcile.merge import Event, Told, days_of
from habeas.reconcile.periods import stated_length
from habeas.reconcile.ways import load_ways

_SAID = {
    Answer.YES: "compatible",
    Answer.NO: "not compatible",
    Answer.UNKNOWN: "the sources cannot tell whether this is compatible",
}


def check_lengths(episodes: Sequence[Episode], facts: Mapping[FactId, tuple[Fact, Event]]) -> Iterable[Check]:
    """Yield each stated length of a detention against the dates of the episode it belongs to."""
    holds = load_ways().holds
    for episode in episodes:
        for fact in episode.starts:
            if fact.predicate not in holds:
                continue
            for told in facts[fact.id][1].told:
                for amount, span in _stated(told):
                    yield _check_length(amount, span, told, episode)


def _stated(told: Told) -> Iterable[tuple[str, Span]]:
    """Yield the lengths of time that a claim states, with the words before them that make them a bound."""
    for amount in told.claim.amounts:
        offset = max(amount.start - told.claim.passage.start, 0)
        span = stated_length(amount, before=told.claim.passage.quote[:offset])
        if span:
            yield amount.text, span


def _check_length(words_of: str, span: Span, told: Told, episode: Episode) -> Check:
    lasted = episode.lasted
    claims = (told.id, *_claims_of(episode, told))
    stated = f"“{words_of}” ({say_span(span)})"
    if lasted is None or episode.began is None or episode.ended is None:
        return Check(says=f"{stated}: no dates to hold it against.", answer=Answer.UNKNOWN, claims=(told.id,))
    answer = span.compatible(lasted)
    dates = f"from {say_when(episode.began)} to {say_when(episode.ended)} ({say_span(lasted)})"
    return Check(says=f"{stated} against the time {dates}: {_SAID[answer]}.", answer=answer, claims=claims)


def _claims_of(episode: Episode, told: Told) -> list[ClaimId]:
    """Return the claims that give the two ends, without the one that is checked."""
    given = [claim for fact in (*episode.began_by, *episode.ended_by) for claim in fact.supporting]
    return [claim for claim in dict.fromkeys(given) if claim != told.id]


def check_dates(facts: Mapping[FactId, tuple[Fact, Event]]) -> Iterable[Check]:
    """Yield the events that accounts date more and less closely: whether the dates agree."""
    for fact, event in facts.values():
        dated = {told.when.edtf: told for told in reversed(event.told) if told.when}
        if len(dated) < 2 or event.versions:
            continue
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
    pair = (
        f"{words(taking.predicate)} in {say_when(taking.when)} and {words(holding.predicate)} {say_when(holding.when)}"
    )
    dated = [told.id for fact in (taking, holding) for told in facts[fact.id][1].told if told.when]
    return Check(
        says=f"{pair[:1].upper()}{pair[1:]} {'support each other' if inside else 'can both be true'}.",
        answer=Answer.YES if inside else Answer.UNKNOWN,
        claims=tuple(dict.fromkeys(dated)),
    )
