"""Lengths of time that sources state, held against the dates.

The rule. A length is held against the whole time without liberty where the claim is about that (``measured`` in
``kinds.toml``), says that it happened, and does not speak of a part of it ("the first nine days", "three more months");
a length of house arrest that followed on custody is held against its own dates. Longer than the whole is a
contradiction. Shorter is one only where the words are of a total ("for five months", "spent five months"); else the
source may mean a part, and the answer is unknown. It may always mean a part where the same sentence tells how the
person was held ("held incommunicado for nine days") or the claim begins later than the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.errors import BadChoice
from habeas.model import Amount, Answer, Fact, FactId, Span, When
from habeas.model.span import UNITS
from habeas.model.wording import say_span, say_when
from habeas.reconcile.episodes import Episode, start_of
from habeas.reconcile.merge import Event, Told, strongest_told
from habeas.reconcile.ways import load_ways

_SAID = {
    Answer.YES: "compatible",
    Answer.NO: "not compatible",
    Answer.UNKNOWN: "the source may mean a part of it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A stated length against dates: the claims that state it, and those that give the dates."""

    stated: str
    dates: str  # in words; empty where there are none
    counted: str
    answer: Answer
    stated_by: tuple[Told, ...]
    dated_by: tuple[Told, ...]


def find_lengths(
    episodes: Sequence[Episode], facts: Mapping[FactId, tuple[Fact, Event]]
) -> tuple[Length, ...]:  # fmt: skip
    """Return each stated length once, with all the claims that state it in the same words."""
    merged: dict[tuple[str, str, Answer], Length] = {}
    aspects = _aspects(facts)
    for episode in episodes:
        for fact in episode.starts:
            for told in facts[fact.id][1].told if fact.predicate in load_ways().measured else ():
                for amount in told.claim.amounts:
                    length = _against(amount, told, fact, episode, facts, told.place in aspects)
                    if length:
                        key = (length.stated, length.dates, length.answer)
                        merged[key] = _join(merged[key], length) if key in merged else length
    return tuple(merged.values())


def _join(one: Length, other: Length) -> Length:
    said = {told.id: told for told in (*one.stated_by, *other.stated_by)}
    dated = {told.id: told for told in (*one.dated_by, *other.dated_by) if told.id not in said}
    return Length(
        stated=one.stated, dates=one.dates, counted=one.counted, answer=one.answer,
        stated_by=tuple(sorted(said.values(), key=lambda told: told.order)), dated_by=tuple(dated.values()),
    )  # fmt: skip


def _aspects(facts: Mapping[FactId, tuple[Fact, Event]]) -> set[tuple[str, int, int]]:
    """Return the sentences that tell how the person was held."""
    of_ways = (event for fact, event in facts.values() if fact.predicate in load_ways().aspects)
    return {told.place for event in of_ways for told in event.told}


def _against(  # noqa: PLR0913  (the length, and everything that it is read by)
    amount: Amount, told: Told, fact: Fact, episode: Episode, facts: Mapping[FactId, tuple[Fact, Event]], beside: bool
) -> Length | None:
    """Return one stated length against the dates, or None where it is that of a part."""
    span = stated_length(amount, told)
    if span is None or is_part(amount, told):
        return None
    began, ended = whole_of(fact, episode)
    stated = f"“{amount.text}” ({say_span(span)})"
    if began is None or ended is None:
        return Length(
            stated=stated, dates="", counted="", answer=Answer.UNKNOWN, stated_by=(told,), dated_by=()
        )  # fmt: skip
    lasted = Span.between(began, ended)
    answer = span.compatible(lasted)
    shorter = span.at_most is not None and span.at_most < lasted.at_least
    if answer == Answer.NO and shorter and (beside or not is_whole(amount, told, episode)):
        answer = Answer.UNKNOWN
    return Length(
        stated=stated, dates=f"from {say_when(began)} to {say_when(ended)}", counted=say_span(lasted), answer=answer,
        stated_by=(told,), dated_by=_dated_by(episode, told, facts),
    )  # fmt: skip


def whole_of(fact: Fact, episode: Episode) -> tuple[When | None, When | None]:
    """Return the two ends that a length told with this fact is held against."""
    start = start_of(fact)
    later = bool(start and episode.began and episode.began.before(start) == Answer.YES)
    return (start if later and fact.predicate == "house_arrest" else episode.began), episode.ended


def is_whole(amount: Amount, told: Told, episode: Episode) -> bool:
    """Whether the words give the length of the whole, and the claim does not begin later than that."""
    ways = load_ways()
    later = told.when and episode.began and episode.began.before(told.when) == Answer.YES
    return not later and ways.length_words.is_total(words_before(amount, told), ways.bound_words)


def _dated_by(episode: Episode, told: Told, facts: Mapping[FactId, tuple[Fact, Event]]) -> tuple[Told, ...]:
    """Return the weightiest dated claims that give the two ends."""
    given = [
        each for fact in (*episode.began_by, *episode.ended_by) for each in facts[fact.id][1].told if each.when
    ]  # fmt: skip
    unique = {each.id: each for each in given if each.id != told.id}
    return tuple(strongest_told(list(unique.values())))


def say_length(length: Length) -> str:
    """Return the check as a sentence."""
    if not length.dates:
        return f"{length.stated}: no dates to hold it against."
    return f"{length.stated} against the time {length.dates} ({length.counted}): {_SAID[length.answer]}."


def is_part(amount: Amount, told: Told) -> bool:
    """Whether the words can only be the length of a part."""
    start = told.claim.passage.start
    after = told.claim.passage.quote[max(amount.end - start, 0) :]
    return load_ways().length_words.is_part(words_before(amount, told), amount.text, after)


def words_before(amount: Amount, told: Told) -> str:
    """Return the words of the passage up to a length."""
    return told.claim.passage.quote[: max(amount.start - told.claim.passage.start, 0)]


def stated_length(amount: Amount, told: Told) -> Span | None:
    """Return a length of time that a source states, or None where the amount is something else."""
    if amount.unit not in UNITS:
        return None
    bound = load_ways().bound_words.find(words_before(amount, told), amount.text)
    try:
        return Span.of(amount.value, amount.unit, bound=bound, as_written=amount.text)
    except BadChoice:  # a number that is no number stays a quote
        return None
