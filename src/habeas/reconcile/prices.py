"""What documents price differently and may still tell of once: a fine of 300 in one, of 450 in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.reconcile.shelf import Days
from habeas.reconcile.told import Event

CourtDays = Mapping[str, Sequence[tuple[int, int]]]
MOST = 100  # events that one is compared with; among more, which is which is not for us to say


def join_prices(events: list[Event], court_days: CourtDays) -> list[Event]:
    """Join what different documents price differently, where each tells of one such event that can be meant.

    Times can be the same where both are dated and overlap, where neither is dated, or where the undated one's
    document tells of a day in court within the other's date. A dated one and an undated one are else two events.
    """
    partners = _partners(events, court_days)
    joined: set[int] = set()
    for place, event in enumerate(events):
        group = {place, *partners[place]}
        documents = [source for each in group for source in _documents(events[each])]
        alike = all({each, *partners[each]} == group for each in group)
        if len(group) < 2 or place != min(group) or not alike or len(documents) != len(set(documents)):
            continue  # several can be meant: which one is not for us to say
        for each in sorted(group - {place}):
            event.add(events[each])
            joined.add(each)
    return [event for place, event in enumerate(events) if place not in joined]


def _partners(events: Sequence[Event], court_days: CourtDays) -> list[set[int]]:
    """Return for each event the places of those that may be the same at another price."""
    found: list[set[int]] = [set() for _ in events]
    for left, right in _at_one_time(events, court_days):
        if left != right and _differ_in_price(events[left], events[right]):
            found[left].add(right)
            found[right].add(left)
    return found


def _at_one_time(events: Sequence[Event], court_days: CourtDays) -> Iterator[tuple[int, int]]:
    """Yield pairs of places of events whose times can be the same, some of them twice."""
    priced = [place for place, event in enumerate(events) if event.amounts]
    dated = [place for place in priced if events[place].is_dated]
    undated = [place for place in priced if not events[place].is_dated]
    days = Days(events[place] for place in dated)
    for place in dated:
        for near in _few(days.near(events[place].low, events[place].high)):
            if events[dated[near]].low <= events[place].high and events[place].low <= events[dated[near]].high:
                yield place, dated[near]
    for place in undated if len(undated) <= MOST else ():
        yield from ((place, other) for other in undated)
        told_of = sorted({day for each in _documents(events[place]) for day in court_days.get(each, ())})
        for low, high in told_of[:MOST]:
            for near in _few(days.near(low, high)):
                if low <= events[dated[near]].high and events[dated[near]].low <= high:
                    yield place, dated[near]


def _few(places: Iterable[int]) -> list[int]:
    """Return these places once each, or none where they are too many to tell apart."""
    found: set[int] = set()
    for place in places:
        found.add(place)
        if len(found) > MOST:
            return []
    return sorted(found)


def _documents(event: Event) -> set[str]:
    return {told.claim.passage.document for told in event.told}


def _differ_in_price(left: Event, right: Event) -> bool:
    """Whether different documents tell of both, with different amounts of one unit."""
    if left.agrees_with(right) or left.is_apart_from(right):
        return False
    return _documents(left).isdisjoint(_documents(right))
