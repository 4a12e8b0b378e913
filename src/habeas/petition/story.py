"""The story of section IV: what came before, the arrest and what followed, what no source dates, where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.model import Attribute, Fact, Kind, Modality, Moment, Regime, Standing, When
from habeas.petition.dates import clock
from habeas.petition.differing import tell_conflicts
from habeas.petition.matter import Draft, Matter
from habeas.petition.telling import tell_event, tell_value
from habeas.petition.voices import capital
from habeas.petition.wording import EventWords

TAKEN = (Kind.ARREST, Kind.ABDUCTION)
DEPRIVES = (*TAKEN, Kind.DETENTION, Kind.HOUSE_ARREST, Kind.ENFORCED_DISAPPEARANCE)
LAST = (Kind.RELEASE, Kind.BAIL, Kind.CONDITIONAL_RELEASE, Kind.TRAVEL_RESTRICTION, Kind.STATEMENT_OF_POSITION)
HEARINGS = (Kind.HEARING, Kind.CLOSED_HEARING, Kind.LATE_NIGHT_HEARING)
BEFORE, DURING, AFTER, UNDATED = "story.before", "story.during", "story.after", "story.undated"


def tell_story(matter: Matter, line: str) -> Iterator[Draft]:
    """Tell what no other line asks for, then every event in the order of time, then each contradiction once."""
    asked = {predicate for section in matter.law.sections for each in section.line for predicate in each.answered_by}
    for fact in matter.facts:
        if isinstance(fact.predicate, Attribute) and fact.predicate not in asked:
            yield from tell_value(matter, fact, line)
    remedies = set(matter.law.line("VI.1").answered_by)
    events = [fact for fact in matter.facts if isinstance(fact.predicate, Kind) and fact.predicate not in remedies]
    for heading, facts in _chapters(matter, events):
        yield from _chapter(matter, line, matter.say(heading), facts)
    yield from tell_conflicts(matter, matter.conflicts, line, under=matter.say("story.differing"))


def _chapters(matter: Matter, events: Sequence[Fact]) -> Iterator[tuple[str, list[Fact]]]:
    """Yield the events chapter by chapter, in each by day: being taken first on its day, being let go last."""
    began, ended = _bounds(matter, events)
    chapters: dict[str, list[Fact]] = {BEFORE: [], DURING: [], AFTER: [], UNDATED: []}
    for fact in events:
        day = _place(matter, fact)
        if day is None:
            chapters[UNDATED].append(fact)
        elif began is not None and day < began:
            chapters[BEFORE].append(fact)
        else:
            chapters[AFTER if ended is not None and day > ended else DURING].append(fact)
    for heading, facts in chapters.items():
        yield heading, sorted(facts, key=lambda fact: (_place(matter, fact) or 0, _turn(fact)))


def _turn(fact: Fact) -> int:
    """Return the place within a day: a hearing comes right before what is said of it."""
    if fact.predicate in DEPRIVES:
        return 0 if fact.predicate in TAKEN else 1
    if fact.predicate in HEARINGS:
        return 2 + HEARINGS.index(Kind(fact.predicate))
    return 9 if fact.predicate in LAST else 8


def _bounds(matter: Matter, events: Sequence[Fact]) -> tuple[int | None, int | None]:
    """Return the first day of deprivation, and the last where all of it has ended."""
    first = [_place(matter, fact) for fact in events if fact.predicate in DEPRIVES]
    periods = [
        period for period in matter.case.periods
        if period.standing is Standing.ACCEPTED and period.regime is not Regime.CONDITIONAL
    ]  # fmt: skip
    ends = [_moment_day(period.ended.latest) if period.ended else None for period in periods]
    known = [day for day in first if day is not None]
    last = [day for day in ends if day is not None]
    return min(known, default=None), max(last) if last and len(last) == len(ends) else None


def _place(matter: Matter, fact: Fact) -> int | None:
    """Return the day by which the fact is put in order: what had not happened when a source wrote, by that day."""
    claims = matter.supporting(fact)
    if matter.when_of(fact) is None and all(claim.modality is Modality.NEGATED for claim in claims):
        written = [_day(matter.documents[claim.passage.document].frame.published) for claim in claims]
        return min((day for day in written if day is not None), default=None)
    return _day(matter.when_of(fact))


def _day(when: When | None) -> int | None:
    """Return the first day that the date can mean, or its last where it has no first."""
    return None if when is None else _moment_day(when.earliest or when.latest)


def _moment_day(moment: Moment | None) -> int | None:
    return moment.day_number if moment else None


def _chapter(matter: Matter, line: str, heading: str, facts: Sequence[Fact]) -> Iterator[Draft]:
    """Tell the events of a chapter; those of one day make one paragraph, in which the day is said once."""
    before: tuple[int | None, str] = (None, "")  # the single day that the last sentence gave, and the sentence
    last_day: int | None = None
    last_told: set[str] = set()  # the documents in which it stands
    for fact in facts:
        when, day = matter.when_of(fact), _place(matter, fact)
        words = matter.event(fact)
        lead = capital(matter.dated(when, lasting=words.traits.lasting)) + ", " if when else ""
        is_single = when is not None and when.is_single_day
        for draft in tell_event(matter, fact, line):
            text = draft.text
            if when is not None and is_single and before[0] == day and text.startswith(lead):
                named = before[1] if last_told & _documents(matter, draft) else ""
                text = _later_that_day(matter, text.removeprefix(lead), when, words, named)
            yield replace(draft, text=text, under=heading, continues=day is not None and last_day == day)
            before, last_day, last_told = (day if is_single else None, draft.text), day, _documents(matter, draft)


def _documents(matter: Matter, draft: Draft) -> set[str]:
    return {claim.passage.document for claim in matter.accepted(draft.claims)}


def _later_that_day(matter: Matter, rest: str, when: When, words: EventWords, before: str) -> str:
    """Say the day once, and "that hearing" of what the sentence before has named from the same document."""
    if words.that and rest.startswith(words.subject) and words.subject in before:
        return f"{words.that}{rest.removeprefix(words.subject)}"
    if when.earliest and when.precision == "time":
        return matter.say("story.same_day_at", time=clock(when.earliest, matter.lang), rest=rest)
    return matter.say("story.same_day", rest=rest)
