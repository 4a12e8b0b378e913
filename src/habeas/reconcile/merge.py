"""Accounts of one kind of event put together: which claims tell of the same event.

The narrowest dates come first and found the events; a wider date joins the one event that it can mean; a date
that can mean several, and an undated claim beside several, stay apart with a note. Nothing depends on the order
in which sources came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.model import Claim, ClaimId, Kind, Standing, Weighed, When
from habeas.reconcile.ways import load_ways
from habeas.reconcile.weigh import text_order

FOREVER = 10**12  # days
TIME_UNITS = frozenset(("minute", "hour", "day", "week", "month", "year"))
CourtDays = Mapping[str, Sequence[tuple[int, int]]]
_Amounts = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim, with what merging asks of it again and again."""

    id: ClaimId
    claim: Claim
    standing: Standing
    when: When | None
    low: int  # first and last day that its date can mean, counted as day numbers
    high: int
    amounts: _Amounts  # (unit, value)

    @property
    def source(self) -> tuple[str, str]:
        """Who tells it: a document, and in it the speaker."""
        return self.claim.passage.document, self.claim.speaker.name if self.claim.speaker else ""

    @property
    def place(self) -> tuple[str, int, int]:
        """The passage it stands on."""
        return self.claim.passage.document, self.claim.passage.start, self.claim.passage.end

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Where it stands in the sources."""
        return *text_order(self.claim), self.id


def tell(weighed: Weighed) -> Told:
    """Return the claim with its days and amounts."""
    claim = weighed.claim
    lasts = claim.predicate in load_ways().lasting
    when = claim.dated.when if claim.dated else None
    if when is not None and when.earliest is None and when.latest is None:
        when = None  # "at some time" dates nothing
    low, high = days_of(when, begins=lasts) if when else (-FOREVER, FOREVER)
    amounts = frozenset(
        (amount.unit, _plain_number(amount.value))
        for amount in claim.amounts
        if amount.unit != "person" and not (lasts and amount.unit in TIME_UNITS)
    )
    return Told(
        id=claim.id, claim=claim, standing=weighed.standing, when=when, low=low, high=high, amounts=amounts
    )  # fmt: skip


def _plain_number(text: str) -> str:
    """Write 300, 300.0 and 300.00 alike."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def days_of(when: When, *, begins: bool = False) -> tuple[int, int]:
    """Return the first and last day that a date can mean (of an interval, if asked, those of its beginning)."""
    if begins and (start := beginning(when)) is not None:
        when = start
    reading = when.reading
    low = reading.widest_earliest.day_number if reading.widest_earliest else -FOREVER
    return low, reading.widest_latest.day_number if reading.widest_latest else FOREVER


def beginning(when: When) -> When | None:
    """Return the date at which an interval begins, the date itself if it is none, or None where that is open."""
    start = when.edtf.partition("/")[0]
    return None if start in ("", "..") else When.parse(start, as_written=when.as_written)


def ending(when: When) -> When | None:
    """Return the date at which an interval ends; None for an open end and for what is no interval."""
    end = when.edtf.partition("/")[2]
    return None if end in ("", "..") else When.parse(end, as_written=when.as_written)


@dataclass(slots=True)
class Event:
    """Claims that tell of one event; ``low`` and ``high`` are the days on which all of them can agree."""

    told: list[Told]
    low: int
    high: int
    amounts: set[tuple[str, str]]
    note: str | None = None
    versions: list[list[Told]] = field(default_factory=list)  # where dates contradict: the claims for each

    def takes(self, told: Told) -> bool:
        """Whether this claim can tell of the same event."""
        if told.low > self.high or told.high < self.low:
            return False
        return agree(self.amounts, told.amounts) or (
            told.when is not None and (self.low, self.high) == (told.low, told.high)
        )

    def add(self, told: Told) -> None:
        """Take this claim in."""
        self.told.append(told)
        self.low, self.high = max(self.low, told.low), min(self.high, told.high)
        self.amounts |= told.amounts


def strongest_told(told: Sequence[Told]) -> list[Told]:
    """Return the accepted claims if there are any, else all."""
    return [each for each in told if each.standing == Standing.ACCEPTED] or list(told)


def agree(left: Iterable[tuple[str, str]], right: Iterable[tuple[str, str]]) -> bool:
    """Whether no unit has different values on both sides."""
    mine, others = set(left), set(right)
    shared = {unit for unit, _ in mine} & {unit for unit, _ in others}
    return all({pair for pair in mine & others if pair[0] == unit} for unit in shared)


def merge(kind: Kind, told: Sequence[Told], court_days: CourtDays | None = None) -> list[Event]:
    """Return the events of one kind that these claims tell of, in order of time, undated ones last."""
    dated = sorted((each for each in told if each.when), key=lambda each: (each.high - each.low, each.low, each.id))
    events, vague = _gather(dated, [], "the date can mean any of several events of this kind")
    if kind in load_ways().singular:
        events = _join_versions(kind, events)
    undated = sorted((each for each in told if not each.when), key=lambda each: each.order)
    loose = _settle(undated, events)
    found = [*events, *vague, *loose]
    if kind in load_ways().priced:
        found = join_prices(found, court_days or {})
    for event in found:
        event.told.sort(key=lambda each: each.order)
    return sorted(found, key=lambda event: (event.low == -FOREVER, event.low, event.high, event.told[0].order))


def _gather(told: Iterable[Told], events: list[Event], note: str) -> tuple[list[Event], list[Event]]:
    """Put each claim to the one event that takes it; return the events, and what fits several of them."""
    unclear: list[Told] = []
    for each in told:
        fitting = [event for event in events if event.takes(each)]
        if len(fitting) == 1:
            fitting[0].add(each)
        elif fitting:
            unclear.append(each)
        else:
            events.append(Event(told=[each], low=each.low, high=each.high, amounts=set(each.amounts)))
    if not unclear:
        return events, []
    vague: list[Event] = []
    for each in unclear:
        first = next((event for event in vague if event.takes(each)), None)
        if first:
            first.add(each)
        else:
            vague.append(Event(told=[each], low=each.low, high=each.high, amounts=set(each.amounts), note=note))
    return events, vague


def _settle(undated: list[Told], events: list[Event]) -> list[Event]:
    """Put undated claims to the only event that can be meant; return those that stay undated, put together."""
    loose: list[Event] = []
    for each in undated:
        fitting = [event for event in events if agree(event.amounts, each.amounts)]
        if len(fitting) == 1:
            fitting[0].add(each)
            continue
        note = f"which of {len(fitting)} events of this kind is meant is not said" if fitting else None
        alike = next((event for event in loose if event.note == note and agree(event.amounts, each.amounts)), None)
        if alike:
            alike.add(each)
        else:
            loose.append(Event(told=[each], low=-FOREVER, high=FOREVER, amounts=set(each.amounts), note=note))
    return loose


def join_prices(events: list[Event], court_days: CourtDays) -> list[Event]:
    """Join what different documents price differently, where each tells of one such event that can be meant.

    Times can be the same where both are dated and overlap, where neither is dated, or where the undated one's
    document tells of a day in court within the other's date. A dated one and an undated one are else two events.
    """
    partners = [
        [n for n, other in enumerate(events) if n != place and _may_be_one(event, other, court_days)]
        for place, event in enumerate(events)
    ]  # fmt: skip
    joined: set[int] = set()
    for place, event in enumerate(events):
        group = {place, *partners[place]}
        documents = [source for each in group for source in _documents(events[each])]
        alike = all({each, *partners[each]} == group for each in group)
        if len(group) < 2 or place != min(group) or not alike or len(documents) != len(set(documents)):
            continue  # several can be meant: which one is not for us to say
        for each in sorted(group - {place}):
            event.told.extend(events[each].told)
            event.low, event.high = max(event.low, events[each].low), min(event.high, events[each].high)
            event.amounts |= events[each].amounts
            joined.add(each)
    return [event for place, event in enumerate(events) if place not in joined]


def _documents(event: Event) -> set[str]:
    return {told.claim.passage.document for told in event.told}


def _may_be_one(left: Event, right: Event, court_days: CourtDays) -> bool:
    """Whether different documents tell of both, with different amounts of one unit, at a time that can be the same."""
    if not _documents(left).isdisjoint(_documents(right)) or agree(left.amounts, right.amounts):
        return False
    dated = [event for event in (left, right) if any(told.when for told in event.told)]
    if len(dated) != 1:
        return left.low <= right.high and right.low <= left.high
    undated = right if dated[0] is left else left
    days = [day for document in _documents(undated) for day in court_days.get(document, ())]
    return any(low <= dated[0].high and dated[0].low <= high for low, high in days)


def _join_versions(kind: Kind, events: list[Event]) -> list[Event]:
    """Join events of a kind that each account tells once, where accounts differ only by some days."""
    ways = load_ways()
    tellers = Counter(source for event in events for source in {each.source for each in event.told})
    joined: list[Event] = []
    for event in sorted(events, key=lambda each: (each.low, each.high, min(told.id for told in each.told))):
        last = joined[-1] if joined else None
        told_once = all(tellers[each.source] == 1 for each in (*event.told, *(last.told if last else ())))
        near = last is not None and event.low - last.high <= ways.near_days
        if last is not None and (kind in ways.once or (told_once and near)) and agree(last.amounts, event.amounts):
            last.versions = [*(last.versions or [list(last.told)]), list(event.told)]
            last.told.extend(event.told)
            last.low, last.high = min(last.low, event.low), max(last.high, event.high)
            last.amounts |= event.amounts
        else:
            joined.append(event)
    return joined
