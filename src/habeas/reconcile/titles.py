"""Titles beside what is told: a headline sums up what its document tells, and makes no second event of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from habeas.model import Standing
from habeas.reconcile.shelf import in_time, offer
from habeas.reconcile.told import Event


def take_titles(titles: Sequence[Event], events: list[Event]) -> None:
    """Put each title to the event that it sums up; one that may sum up several makes no event of its own.

    Where the document tells one such event, the title means it, whatever its date; where it tells several, one that
    fits alone. A title over a document that tells none means the only event that other documents tell, and founds
    one only where nobody tells any. One that people accepted is not lost beside claims that nobody decided: it stays
    an event of its own, with a note, unless an accepted event may be what it sums up.
    """
    own: dict[str, list[Event]] = defaultdict(list)
    for event in events if titles else ():
        for document in {told.claim.passage.document for told in event.told}:
            own[document].append(event)
    founded = sorted(events, key=in_time) if titles else []
    for title in sorted(titles, key=_order):
        documents = {told.claim.passage.document for told in title.told}
        mine = [event for document in sorted(documents) for event in own[document] if not event.is_apart_from(title)]
        choices = _unique(mine)
        if len(choices) != 1:
            choices = [event for event in choices or founded if event.takes(title)] or choices
        firm = [event for event in choices if event.note is None]
        choices = firm if firm else choices
        if len(choices) == 1:
            _add(choices[0], title)
            continue
        offer(title, choices)
        if not choices or (_is_accepted(title) and not any(map(_is_accepted, choices))):
            title.note = f"which of {len(choices)} events of this kind is meant is not said" if choices else None
            events.append(title)
            founded.append(title)


def _order(title: Event) -> tuple[int, int, tuple[str, int, int, str, str]]:
    return title.high - title.low, title.low, min(told.order for told in title.told)


def _unique(events: Sequence[Event]) -> list[Event]:
    return list({id(event): event for event in events}.values())


def _add(event: Event, title: Event) -> None:
    """Let an event take its title in; a date of the title that contradicts is a version."""
    if event.low <= title.high and title.low <= event.high:
        event.add(title)
    else:
        event.add_version(title)


def _is_accepted(event: Event) -> bool:
    return any(told.standing is Standing.ACCEPTED for told in event.told)
