"""Which date belongs to which event of a sentence: each to its nearest, shared where nothing divides two events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.model import Kind
from habeas.propose.parts import Clause, TimeMention
from habeas.propose.tongues.language import Tongue
from habeas.propose.tongues.rules import Found

STATES = frozenset({
    Kind.DETENTION, Kind.HOUSE_ARREST, Kind.INCOMMUNICADO, Kind.SOLITARY_CONFINEMENT, Kind.TRAVEL_RESTRICTION,
    Kind.SURVEILLANCE, Kind.ENFORCED_DISAPPEARANCE, Kind.FORCED_LABOUR, Kind.FORCED_INDOCTRINATION,
    Kind.MASS_DETENTION, Kind.DENIAL_OF_LAWYER, Kind.DENIAL_OF_MEDICAL_CARE, Kind.HARASSMENT,
})  # fmt: skip
JUDGMENTS = frozenset({Kind.SENTENCE, Kind.CONVICTION, Kind.ACQUITTAL})
COMMAS = ",،，"
BREAK, COMMA = 120, 12
FARTHEST = 160
HEADS_LINE = re.compile(r"\s{0,3}(?::|–|—|-{1,2}|\||：)\s?")


def attach(
    low: str, clause: Clause, events: Sequence[Found], times: Sequence[TimeMention], tongue: Tongue
) -> dict[int, TimeMention]:
    """Return the date of each event that has one, by the event's number in the sentence."""
    dates = [time for time in times if time.when is not None and not time.repeats and time.lasts is None]
    if not dates or not events:
        return {}
    heading = _heading(low, clause, dates[0])
    pairs = sorted(
        (cost, at, number)
        for at, time in enumerate(dates[1:] if heading else dates, start=int(heading))
        for number, event in enumerate(events)
        if _can_have(event.rule.kind, time) and (cost := _cost(low, clause, event, time, tongue)) < FARTHEST
    )
    given: dict[int, TimeMention] = {}
    used: set[int] = set()
    for _, at, number in pairs:
        if number not in given and at not in used:  # the nearest pair first; what is left looks further
            given[number] = dates[at]
            used.add(at)
    if heading:
        return {n: given.get(n, dates[0]) for n in range(len(events))}
    return given | _shared(low, clause, events, given, tongue)


def _heading(low: str, clause: Clause, time: TimeMention) -> bool:
    """Whether a date opens a line of a chronology: "10.03.2019: …"."""
    before = low[clause.start : time.start].strip(" \t-*•–—·([:")
    return not before and HEADS_LINE.match(low, time.end) is not None


def _can_have(kind: Kind, time: TimeMention) -> bool:
    """Whether an event can have this date: only what lasts has one that is open at its beginning."""
    return time.when is None or not time.when.edtf.startswith("../") or kind in STATES


def _between(low: str, clause: Clause, event: Found, time: TimeMention) -> str:
    start, end = clause.start + event.start, clause.start + event.end
    return low[time.end : start] if time.end <= start else low[end : time.start]


def _cost(low: str, clause: Clause, event: Found, time: TimeMention, tongue: Tongue) -> int:
    between = _between(low, clause, event, time)
    if len(between) >= FARTHEST:
        return FARTHEST
    commas = sum(between.count(mark) for mark in COMMAS)
    if tongue.relatives.search(between):
        return FARTHEST
    breaks = len(tongue.breaks.findall(between))
    return len(between) + BREAK * breaks + COMMA * commas


def _shared(
    low: str, clause: Clause, events: Sequence[Found], given: dict[int, TimeMention], tongue: Tongue
) -> dict[int, TimeMention]:
    """Return the date of a neighbour for an event that nothing divides from it: "on 5 May he was held and beaten"."""
    found: dict[int, TimeMention] = {}
    for number, event in enumerate(events):
        if number in given:
            continue
        for other in (number - 1, number + 1):
            if other not in given:
                continue
            left, right = sorted((event, events[other]), key=lambda one: one.start)
            between = low[clause.start + left.end : clause.start + right.start]
            both = {event.rule.kind, events[other].rule.kind}
            marked = any(mark in between for mark in COMMAS) or tongue.breaks.search(between) is not None
            # A judgment convicts and sentences on one day; without spaces, commas part what one subject does in a row.
            chained = not tongue.spaced and other < number and not both & STATES and not tongue.breaks.search(between)
            divided = marked and not both <= JUDGMENTS and not chained
            if not divided and len(between) < FARTHEST and _can_have(event.rule.kind, given[other]):
                found[number] = given[other]
    return found
