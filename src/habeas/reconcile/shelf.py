"""Events kept so that those a claim can mean are found without asking all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence

from habeas.reconcile.told import FOREVER, Event

MOST_CHOICES = 6  # events that are offered for one claim; of more, the first


def offer(unit: Event, events: Sequence[Event]) -> None:
    """Let these claims stand as what may tell of any of these events, where there are several."""
    for event in events[:MOST_CHOICES] if len(events) > 1 else ():
        event.open_to.extend(unit.told)


def in_time(event: Event) -> tuple[int, int, str]:
    """Order events by their days, then by the claim that founded them."""
    return event.low, event.high, event.told[0].id


class Days:
    """Events by their days.

    Whatever overlaps days that are as many as its own or more has its first or its last day among them; the few events
    that are wider (versions of one, open ends) are asked one by one. Events narrow while claims join them: the days
    by which they are found are those they came with.
    """

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.events: list[Event] = []
        self._firsts: list[tuple[int, int]] = []  # day, place of the event
        self._lasts: list[tuple[int, int]] = []
        self._widths: list[tuple[int, int]] = []
        for event in events:
            self.put(event)

    def put(self, event: Event) -> None:
        """Keep another event."""
        place = len(self.events)
        self.events.append(event)
        insort(self._firsts, (event.low, place))
        insort(self._lasts, (event.high, place))
        insort(self._widths, (event.high - event.low, place))

    def fitting(self, unit: Event) -> list[Event]:
        """Return the events that can be meant, by their days: all of them, or enough to know that there are many."""
        found: dict[int, Event] = {}
        for place in self.near(unit.low, unit.high):
            if place not in found and self.events[place].takes(unit):
                found[place] = self.events[place]
                if len(found) >= MOST_CHOICES:
                    break
        return sorted(found.values(), key=in_time)

    def near(self, low: int, high: int) -> Iterator[int]:
        """Yield the places of the events that may overlap these days, some of them twice."""
        for ends in (self._firsts, self._lasts):
            at = bisect_left(ends, (low, -1))
            while at < len(ends) and ends[at][0] <= high:
                yield ends[at][1]
                at += 1
        for _, place in self._widths[bisect_right(self._widths, (high - low, FOREVER)) :]:
            yield place


class Prices:
    """Events by the amounts that they agree with, for claims without a date; answers are kept until an amount joins."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.events = sorted(events, key=in_time)
        self._known: dict[frozenset[tuple[str, str]], list[Event]] = {}

    def put(self, event: Event) -> None:
        """Keep another event."""
        self.events.append(event)
        self._known.clear()

    def add(self, event: Event, unit: Event) -> None:
        """Let an event that is kept here take claims in."""
        if not unit.amounts <= event.amounts:
            self._known.clear()
        event.add(unit)

    def fitting(self, unit: Event) -> list[Event]:
        """Return the events with which these claims agree and from which nobody kept them apart."""
        key = frozenset(unit.amounts)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = [event for event in self.events if event.agrees_with(unit)]
        return [event for event in found if not event.is_apart_from(unit)] if unit.apart else found
