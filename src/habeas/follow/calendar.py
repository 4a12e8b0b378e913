"""A calendar file (RFC 5545) of what is due: all-day events in UTC, the same bytes for the same input.

By default no event names the person, and a reminder's own words are left out: calendars are copied to telephones,
to servers of others and to whoever shares them, none of which is encrypted as the ledger is. The case stands there by
its id. Whoever wants names must ask for them. Written here and not taken from a library: sixty lines that never reach
for the time or a random number, beside a dependency with its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from habeas.model import When

LONGEST = 75  # octets of a line, without its end
PRODUCT = "-//Habeas//what is due//EN"
BREAKS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something due on one day, or between two (ISO 8601)."""

    uid: str
    first: str
    last: str
    summary: str = field(repr=False)
    description: str = field(default="", repr=False)


def to_ics(events: Iterable[Event], *, stamp: str, name: str = "Habeas") -> bytes:
    """Return the calendar; ``stamp`` is the moment of making (ISO 8601, UTC), which stands in every event."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    moment = "".join(letter for letter in stamp if letter not in "-:")
    for event in events:
        lines += _event(event, moment)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(event: Event, moment: str) -> Iterator[str]:
    after = When.parse(event.last).earliest
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}@habeas.invalid"
    yield f"DTSTAMP:{moment}"
    yield f"DTSTART;VALUE=DATE:{event.first.replace('-', '')}"
    if after is not None:  # the end is the day after the last one (RFC 5545, 3.6.1)
        yield f"DTEND;VALUE=DATE:{after.plus_days(1).date_text.replace('-', '')}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:CONFIDENTIAL"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Return a text as RFC 5545, 3.3.11 wants it; letters that only steer a machine are left out."""
    kept = "".join(letter for letter in text if letter in "\n\t" or letter >= " ")
    return kept.translate(BREAKS)


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, no letter cut in two; all but the first begin with a space."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
