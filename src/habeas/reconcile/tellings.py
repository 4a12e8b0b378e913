"""What the claims of one event say of its time, each thing once, and the limits that follow for its ends.

Claims of an event that give the same date and the same lengths speak with one voice; the first of them, accepted ones
first and then by the day they were published, stands for all. A date of what lasts is that of its beginning, unless it
is an interval. Nothing here asks about any other event.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from habeas.model import About, Amount, ClaimId, Document, DocumentId, Fact, Moment, Span, Standing, When
from habeas.model.times import End, Ground, Step
from habeas.reconcile.lengths import stated_length, words_before
from habeas.reconcile.limits import ORIGIN, Limit, Point
from habeas.reconcile.told import Event, Told, beginning, ending
from habeas.reconcile.ways import load_ways

Documents: TypeAlias = Mapping[DocumentId, Document]
HOUR = 60
DAY = 24 * HOUR
_OF_TIME = frozenset((About.DATE, About.DURATION, About.ORDER))
_FARTHEST_ZONES = (-12 * HOUR, 14 * HOUR)  # of any place from UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length of time that a claim states."""

    amount: Amount
    span: Span
    is_part: bool  # the words can only be of a part
    is_total: bool  # the words are of the whole

    @property
    def fewest_minutes(self) -> int:
        """How many minutes must lie between the ends; days are counted from day to day, at whatever hour."""
        if self.amount.unit in ("minute", "hour"):
            return int(self.span.at_least * DAY)
        return (math.ceil(self.span.at_least) - 1) * DAY + 1 if self.span.at_least > 0 else 0

    @property
    def most_minutes(self) -> int | None:
        """How many minutes can lie between the ends; None without bound."""
        if self.span.at_most is None:
            return None
        if self.amount.unit in ("minute", "hour"):
            return math.ceil(self.span.at_most * DAY)
        return (int(self.span.at_most) + 1) * DAY - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Claims of one event that say the same of its time; the first stands for all."""

    told: tuple[Told, ...]
    lengths: tuple[Length, ...]
    published: When | None  # the document of the first

    @property
    def id(self) -> ClaimId:
        """The claim that stands for all."""
        return self.told[0].id

    @property
    def claims(self) -> tuple[ClaimId, ...]:
        """All of them."""
        return tuple(each.id for each in self.told)


def voices_of(event: Event, documents: Documents) -> tuple[Voice, ...]:
    """Return what the claims of one event say of its time, in the order of the text."""
    groups: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    lengths: dict[tuple[object, ...], tuple[Length, ...]] = {}
    for told in event.told:
        stated = tuple(_lengths(told))
        says = tuple((each.span.at_least, each.span.at_most, each.is_part, each.is_total) for each in stated)
        key = (told.when.edtf if told.when else None, told.yields & _OF_TIME, says)
        groups[key].append(told)
        lengths.setdefault(key, stated)
    return tuple(_voice(members, lengths[key], documents) for key, members in groups.items())


def _voice(members: Sequence[Told], lengths: tuple[Length, ...], documents: Documents) -> Voice:
    published = {told.id: _published(told, documents) for told in members}
    ordered = sorted(
        members, key=lambda told: (told.standing != Standing.ACCEPTED, _day(published[told.id]), told.order)
    )
    return Voice(told=tuple(ordered), lengths=lengths, published=published[ordered[0].id])


def _published(told: Told, documents: Documents) -> When | None:
    """Return when the document of a claim was published, where its time is not set aside."""
    document = documents.get(told.claim.passage.document)
    return document.frame.published if document and not told.yields & _OF_TIME else None


def _day(when: When | None) -> float:
    last = when.reading.widest_latest if when else None
    return last.day_number if last else float("inf")


def _lengths(told: Told) -> Iterator[Length]:
    words = load_ways()
    for amount in told.claim.amounts:
        span = stated_length(amount, told)
        if span is not None:
            before = words_before(amount, told)
            yield Length(
                amount=amount, span=span, is_part=words.length_words.is_part(before, amount.text, ""),
                is_total=words.length_words.is_total(before, words.bound_words),
            )  # fmt: skip


def point(fact: Fact, end: End = End.BEGAN) -> Point:
    """Return the name of one end of a fact in the network; what happens at a moment has one."""
    return f"{fact.id} {end if fact.predicate in load_ways().lasting else End.BEGAN}"


def limits_of(fact: Fact, voices: Sequence[Voice]) -> Iterator[Limit]:
    """Yield what the claims of a fact say of its own ends."""
    began, ended = point(fact), point(fact, End.ENDED)
    lasts = began != ended
    if lasts:
        yield precedes(began, ended, Step(ground=Ground.NATURE, rule="ended-after-began"))
    for voice in voices:
        when = voice.told[0].when
        step = Step(ground=Ground.DATE, claims=(voice.id,))
        if when is not None and lasts and when.is_interval:
            yield from dated(began, beginning(when), step)
            yield from dated(ended, ending(when), step)
        elif when is not None:
            yield from dated(began, when, step)
        last = voice.published.reading.widest_latest if voice.published else None
        if last is not None:
            yield not_after(began, last.minute_number, Step(ground=Ground.PUBLICATION, claims=(voice.id,)))
        if lasts and fact.predicate not in load_ways().measured:
            yield from lasting(began, ended, voice)


def lasting(began: Point, ended: Point, voice: Voice) -> Iterator[Limit]:
    """Yield that so much time lay between two ends: at least what is stated, at most where it is of the whole."""
    step = Step(ground=Ground.LENGTH, claims=(voice.id,))
    for length in voice.lengths:
        yield precedes(began, ended, step, by=length.fewest_minutes)
        if length.is_total and not length.is_part and length.most_minutes is not None:
            yield within_minutes(began, ended, length.most_minutes, step)


def dated(at: Point, when: When | None, step: Step) -> Iterator[Limit]:
    """Yield both bounds that a date gives a point, as wide as its marks and its zone leave them."""
    if when is None:
        return
    reading = when.reading
    low, high = minutes_of(reading.widest_earliest), minutes_of(reading.widest_latest)
    east, west = _zones(reading.zone)
    if low is not None:
        yield not_before(at, low + east, step)
    if high is not None:
        yield not_after(at, high + west, step)


def _zones(zone: str) -> tuple[int, int]:
    """Return how far the civil time of the place can lie from a time told in a zone."""
    if not zone:
        return 0, 0
    sign = -1 if zone[0] == "-" else 1
    told = 0 if zone == "Z" else sign * (int(zone[1:3]) * HOUR + int(zone[4:6]))
    return _FARTHEST_ZONES[0] - told, _FARTHEST_ZONES[1] - told


def minutes_of(moment: Moment | None) -> int | None:
    """Return the minute of a moment, where there is one."""
    return None if moment is None else moment.minute_number


def not_before(at: Point, minute: int, step: Step) -> Limit:
    """Nothing is earlier."""
    return Limit(start=at, to=ORIGIN, minutes=-minute, step=step)


def not_after(at: Point, minute: int, step: Step) -> Limit:
    """Nothing is later."""
    return Limit(start=ORIGIN, to=at, minutes=minute, step=step)


def precedes(first: Point, then: Point, step: Step, by: int = 0) -> Limit:
    """The first comes before the other, by at least so many minutes."""
    return Limit(start=then, to=first, minutes=-by, step=step)


def within_minutes(first: Point, then: Point, most: int, step: Step) -> Limit:
    """The other comes at most so many minutes after the first."""
    return Limit(start=first, to=then, minutes=most, step=step)
