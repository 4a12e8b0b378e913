"""Accounts of one kind of event put together: which claims tell of the same event.

The narrowest dates come first and found the events; a wider date joins the one event that it can mean; a date
that can mean several, and an undated claim beside several, stay apart with a note. A title joins what its document
tells. What people said of pairs of claims goes before all of it. Nothing depends on the order in which sources came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.model import Kind
from habeas.reconcile.bonds import NO_BONDS, Bonds
from habeas.reconcile.prices import CourtDays, join_prices
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
    dated, loose, vague = Prices(events), Prices([]), Prices([])
    for unit in sorted(undated, key=lambda each: (not each.amounts, min(told.order for told in each.told))):
        shelf = dated if dated.fitting(unit) else loose
        fitting = shelf.fitting(unit)
        if len(fitting) == 1:
            shelf.add(fitting[0], unit)
        elif fitting:
            offer(unit, fitting)
            unit.note = f"which of {len(fitting)} events of this kind is meant is not said"
            _put_with_alike(unit, vague)
        else:
            loose.put(unit)
    return [*loose.events, *vague.events]


def _put_with_alike(unit: Event, vague: Prices) -> None:
    """Put what may mean several with what may mean the same ones and names the same amounts, or the only amounts."""
    alike = [event for event in vague.fitting(unit) if event.note == unit.note]
    same = next((event for event in alike if event.amounts == unit.amounts), alike[0] if len(alike) == 1 else None)
    if same is None:
        vague.put(unit)
    else:
        vague.add(same, unit)
