"""Events of a kind that each account tells once, where accounts differ only by some days: versions of one event."""

from __future__ import annotations

from collections import Counter

from habeas.model import Kind
from habeas.reconcile.shelf import in_time, offer
from habeas.reconcile.told import Event
from habeas.reconcile.ways import load_ways


def join_versions(kind: Kind, events: list[Event]) -> list[Event]:
    """Return the events, those joined that can only be versions of one; what can be one of several stays apart."""
    ways = load_ways()
    tellers = Counter(source for event in events for source in {each.source for each in event.told})
    joined: list[tuple[Event, bool]] = []
    for event in sorted(events, key=in_time):
        told_once = kind in ways.once or all(tellers[each.source] == 1 for each in event.told)
        choices = []
        for other, is_told_once in reversed(joined if told_once else ()):
            if kind not in ways.once and event.low - other.high > ways.near_days:
                break
            if is_told_once and other.agrees_with(event) and not other.is_apart_from(event):
                choices.append(other)
        if len(choices) == 1:
            choices[0].add_version(event)
            continue
        offer(event, choices)
        joined.append((event, told_once))
    return [event for event, _ in joined]
