"""What a person had to do or leave after being let go, and whether that is over by its own terms.

The rule. A restriction begins when its claim says so; undated, with the end of the only time without liberty, where it
ended it or the same document tells of that end. So many months are counted by the calendar from the day it began; as
the last day may be that of the month or the one before, both are given. What sources only announce is marked so: it is
counted in the same way, and nobody says that it happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from habeas.model import Answer, Condition, Fact, FactId, Kind, Modality, Moment, Span, When
from habeas.reconcile.apiece import each_fact
from habeas.reconcile.episodes import Episode, end_of, start_of
from habeas.reconcile.lexicon import UNITS, Term, find_terms, has, load_lexicon
from habeas.reconcile.told import FOREVER, Event, Told, days_of, strongest_told
from habeas.reconcile.ways import load_ways
from habeas.reconcile.workings import Workings

Facts = Mapping[FactId, tuple[Fact, Event]]
Days = tuple[int, int]
_ENDS = re.compile(r"[.;:。；]")
AFTER = 30  # characters after the words of a release in which its terms may stand


def find_conditions(
    facts: Facts, episodes: Sequence[Episode], told: Sequence[Told], day: Days | None, work: Workings | None = None
) -> tuple[Condition, ...]:
    """Return the conditions that sources tell of, then those that they announce; ``day`` is the day asked about."""
    found = []
    on_terms = each_fact("on terms", facts, work or Workings(), _is_on_terms)
    for fact, event in facts.values():
        if fact.predicate in load_ways().restricts or on_terms[fact.id]:
            found.append(_condition(fact, event, _began(fact, event.told, episodes, facts), day))
    restricts = load_ways().restricts
    announced = [
        each for each in told
        if each.claim.predicate in restricts and each.claim.modality is Modality.FUTURE
    ]  # fmt: skip
    for each in sorted(announced, key=lambda one: one.order):
        began = each.when or _end_told_with((each,), episodes, facts)
        length, ends = _length(strongest_told((each,)), began)
        found.append(
            Condition(
                fact=None, is_announced=True, began=began, length=length, ends=ends, is_over=is_over(ends, day),
                claims=(each.id,),
            )
        )  # fmt: skip
    return tuple(found)


def _is_on_terms(fact: Fact, event: Event) -> bool:
    """Whether a release was on bail, on parole or the like; or a sentence was one that left the person free."""
    words = load_lexicon().words
    if fact.predicate == Kind.RELEASE:
        return any(has(words.conditional_release, words_of(told)) for told in strongest_told(event.told))
    if fact.predicate == Kind.SENTENCE:
        return any(has(words.suspended, told.claim.passage.quote) for told in strongest_told(event.told))
    return False


def words_of(told: Told) -> str:
    """Return the words that tell of the event, with a little of what follows."""
    claim = told.claim
    if claim.trigger is None:
        return claim.passage.quote
    start = claim.trigger.start - claim.passage.start
    return claim.passage.quote[max(start, 0) : claim.trigger.end - claim.passage.start + AFTER]


def _condition(fact: Fact, event: Event, began: When | None, day: Days | None) -> Condition:
    weighty = strongest_told(event.told)
    length, ends = (None, None) if fact.predicate in (Kind.RELEASE, Kind.SENTENCE) else _length(weighty, began)
    ends = end_of(fact) or ends
    return Condition(
        fact=fact.id, began=began, length=length, ends=ends, is_over=is_over(ends, day),
        claims=tuple(each.id for each in weighty),
    )  # fmt: skip


def _began(fact: Fact, told: Sequence[Told], episodes: Sequence[Episode], facts: Facts) -> When | None:
    return start_of(fact) or _end_told_with(told, episodes, facts)


def _end_told_with(told: Iterable[Told], episodes: Sequence[Episode], facts: Facts) -> When | None:
    """Return the end of the only time without liberty, where a document that tells this tells that too."""
    if len(episodes) != 1 or episodes[0].ended is None:
        return None
    documents = {each.claim.passage.document for fact in episodes[0].ends for each in facts[fact.id][1].told}
    return episodes[0].ended if any(each.claim.passage.document in documents for each in told) else None


def _length(told: Sequence[Told], began: When | None) -> tuple[Span | None, When | None]:
    """Return how long it is to last by the first source that says so, and the day on which that ends."""
    for each in told:
        for term, before in terms_of(each):
            span = term.span(before)
            if span is not None:
                return span, count_from(began, term, span) if began else None
    return None, None


def terms_of(told: Told) -> Iterable[tuple[Term, str]]:
    """Yield the lengths of time that a claim gives, each with the words before it; else the first after its words."""
    start, quote = told.claim.passage.start, told.claim.passage.quote
    if told.claim.trigger and not any(amount.unit in UNITS for amount in told.claim.amounts):
        begins = max(told.claim.trigger.start - start, 0)
        after = (term for term in find_terms(quote) if begins <= term.start)
        term = next(after, None)
        if term is not None and not _ENDS.search(quote, begins, term.start):
            yield term, quote[: term.start]
    for amount in told.claim.amounts:
        if amount.unit in UNITS and _is_number(amount.value):
            term = Term(
                start=amount.start, end=amount.end, text=amount.text, number=float(amount.value), unit=amount.unit,
                upper=None,
            )  # fmt: skip
            yield term, quote[: max(amount.start - start, 0)]


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def count_from(began: When, term: Term, span: Span) -> When | None:
    """Return the days on which a set length that began then can end."""
    first, last = began.reading.widest_earliest, began.reading.widest_latest
    if first is None or last is None or not float(term.number).is_integer():
        return None
    earliest, latest = _plus(first, term).plus_days(-1).start_of_day(), _plus(last, term).end_of_day()
    if span.at_most is None:
        return When.parse(f"{earliest.date_text}/..")
    return When.between(first if span.at_least == 0 else earliest, latest)


def _plus(moment: Moment, term: Term) -> Moment:
    number = int(term.number)
    if term.unit in ("month", "year"):
        return moment.plus_months(number * (12 if term.unit == "year" else 1))
    return moment.plus_days(number * (7 if term.unit == "week" else 1))


def is_over(ends: When | None, day: Days | None) -> Answer:
    """Whether something that ends then is over on that day; unknown where either is not known."""
    if ends is None or day is None:
        return Answer.UNKNOWN
    low, high = days_of(ends)
    if high == FOREVER:  # "for at least three months"
        return Answer.NO if day[1] < low else Answer.UNKNOWN
    if high < day[0]:
        return Answer.YES
    return Answer.NO if day[1] < low else Answer.UNKNOWN
