"""Accounts of one kind of event put together: which claims tell of the same event.

The narrowest dates come first and found the events; a wider date joins the one event that it can mean; a date
that can mean several, and an undated claim beside several, stay apart with a note. Nothing depends on the order
in which sources came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from habeas.model import Kind
from habeas.reconcile.told import (
    FOREVER,
    TIME_UNITS,
    Event,
    Told,
    agree,
    beginning,
    days_of,
    ending,
    strongest_told,
    tell,
)
from habeas.reconcile.ways import load_ways

__all__ = [
    "FOREVER", "TIME_UNITS", "CourtDays", "Event", "Told", "agree", "beginning", "days_of", "ending", "join_prices",
    "merge", "strongest_told", "tell",
]  # fmt: skip
CourtDays = Mapping[str, Sequence[tuple[int, int]]]


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
