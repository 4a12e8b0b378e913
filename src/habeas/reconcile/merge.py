"""Accounts of one kind of event put together: which claims tell of the same event.

The narrowest dates come first and found the events; a wider date joins the one event that it can mean; a date
that can mean several, and an undated claim beside several, stay apart with a note. A title joins what its document
tells. What people said of pairs of claims goes before all of it. Nothing depends on the order in which sources came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.model import Kind
from habeas.reconcile.bonds import NO_BONDS, Bonds
from habeas.reconcile.shelf import Days, Prices, offer
from habeas.reconcile.titles import take_titles
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
from habeas.reconcile.units import as_units
from habeas.reconcile.versions import join_versions
from habeas.reconcile.ways import load_ways

__all__ = [
    "FOREVER", "TIME_UNITS", "CourtDays", "Event", "Told", "agree", "beginning", "days_of", "ending", "join_prices",
    "merge", "strongest_told", "tell",
]  # fmt: skip
CourtDays = Mapping[str, Sequence[tuple[int, int]]]
SEVERAL = "the date can mean any of several events of this kind"


def merge(
    kind: Kind, told: Sequence[Told], court_days: CourtDays | None = None, bonds: Bonds = NO_BONDS
) -> list[Event]:
    """Return the events of one kind that these claims tell of, in order of time, undated ones last."""
    units = as_units(told, bonds)
    titles = [unit for unit in units if all(each.is_headline for each in unit.told)]
    told_of = [unit for unit in units if not all(each.is_headline for each in unit.told)]
    events, unclear = _gather(unit for unit in told_of if unit.is_dated)
    if kind in load_ways().singular:
        events = join_versions(kind, events)
    vague = _place(unclear, events)
    loose = _settle([unit for unit in told_of if not unit.is_dated], events)
    found = [*events, *vague, *loose]
    if kind in load_ways().priced:
        found = join_prices(found, court_days or {})
    take_titles(titles, found)
    for event in found:
        event.told.sort(key=lambda each: each.order)
    return sorted(found, key=lambda event: (event.low == -FOREVER, event.low, event.high, event.told[0].order))


def _gather(units: Iterable[Event]) -> tuple[list[Event], list[Event]]:
    """Put each to the one event that takes it; return the events, and what fits several of them."""
    events = Days()
    unclear: list[Event] = []
    for unit in sorted(units, key=_narrowest):
        fitting = events.fitting(unit)
        if len(fitting) == 1:
            fitting[0].add(unit)
        elif fitting:
            unclear.append(unit)
        else:
            events.put(unit)
    return events.events, unclear


def _narrowest(unit: Event) -> tuple[int, int, bool, str]:
    """Order the narrowest dates first; of equal ones what people judged, so that it is there to choose from."""
    return unit.high - unit.low, unit.low, not (unit.apart or len(unit.told) > 1), min(each.id for each in unit.told)


def _place(unclear: Sequence[Event], events: list[Event]) -> list[Event]:
    """Put what fitted several events to the only one that is left; return the others, those of the same days together.

    Several may have become versions of one since.
    """
    if not unclear:
        return []
    days = Days(events)
    vague: dict[tuple[int, int], list[Event]] = {}
    for unit in unclear:
        fitting = days.fitting(unit)
        if len(fitting) == 1:
            fitting[0].add(unit)
            continue
        offer(unit, fitting)
        alike = vague.setdefault((unit.low, unit.high), [])
        open_to = [event for event in alike if event.takes(unit)]
        if len(open_to) == 1:
            open_to[0].add(unit)
        else:
            unit.note = SEVERAL
            alike.append(unit)
    return [event for alike in vague.values() for event in alike]


def _settle(undated: list[Event], events: list[Event]) -> list[Event]:
    """Put undated claims to the only event that can be meant; return those that stay undated, put together.

    What names an amount comes first: what names none can then mean any of several.
    """
    dated, loose = Prices(events), Prices([])
    for unit in sorted(undated, key=lambda each: (not each.amounts, min(told.order for told in each.told))):
        fitting = dated.fitting(unit)
        if len(fitting) == 1:
            dated.add(fitting[0], unit)
            continue
        offer(unit, fitting)
        note = f"which of {len(fitting)} events of this kind is meant is not said" if fitting else None
        alike = [event for event in loose.fitting(unit) if event.note == note]
        if len(alike) == 1:
            loose.add(alike[0], unit)
            continue
        offer(unit, alike)
        unit.note = note or (f"which of {len(alike)} events of this kind is meant is not said" if alike else None)
        loose.put(unit)
    return loose.events


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
            event.add(events[each])
            joined.add(each)
    return [event for place, event in enumerate(events) if place not in joined]


def _documents(event: Event) -> set[str]:
    return {told.claim.passage.document for told in event.told}


def _may_be_one(left: Event, right: Event, court_days: CourtDays) -> bool:
    """Whether different documents tell of both, with different amounts of one unit, at a time that can be the same."""
    if not left.amounts or not right.amounts or left.is_apart_from(right) or agree(left.amounts, right.amounts):
        return False
    if not _documents(left).isdisjoint(_documents(right)):
        return False
    dated = [event for event in (left, right) if event.is_dated]
    if len(dated) != 1:
        return left.low <= right.high and right.low <= left.high
    undated = right if dated[0] is left else left
    days = [day for document in _documents(undated) for day in court_days.get(document, ())]
    return any(low <= dated[0].high and dated[0].low <= high for low, high in days)
