"""Dates, lengths of time and sureness in English words, the same wherever they are shown."""

from __future__ import annotations

from functools import lru_cache

from habeas.model.claim import Claim, stretches_in
from habeas.model.document import Document
from habeas.model.edtf import read
from habeas.model.moment import Moment
from habeas.model.scan import SURE, UNCERTAIN_BELOW
from habeas.model.span import Span
from habeas.model.when import When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_GROUPS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter", 25: "spring", 26: "summer", 27: "autumn", 28: "winter",
    29: "spring (southern)", 30: "summer (southern)", 31: "autumn (southern)", 32: "winter (southern)",
    33: "the first quarter of", 34: "the second quarter of", 35: "the third quarter of", 36: "the last quarter of",
    37: "the first third of", 38: "the second third of", 39: "the last third of", 40: "the first half of",
    41: "the second half of",
}  # fmt: skip


def say_when(when: When) -> str:
    """Say a date: ``10 March 2019``, ``around March 2019``, ``since 10 March 2019``."""
    return _say(when.edtf)


@lru_cache(maxsize=4_096)
def _say(text: str) -> str:
    if text[0] in "[{":
        return _say_set([member.strip() for member in text[1:-1].split(",")], "or" if text[0] == "[" else "and")
    if "/" in text:
        began, ended = text.split("/")
        return _say_ends(began, ended)
    return _say_one(text)


def _say_set(members: list[str], last: str) -> str:
    """Say several dates: ``11 or 12 May 2023``; the month and the year stand once where the next date shares them."""
    said = [_say_member(member) for member in members]
    plain = [".." not in member and read(member).precision == "day" and member.isascii() for member in members]
    for place in range(len(said) - 2, -1, -1):
        if plain[place] and plain[place + 1] and not set(members[place] + members[place + 1]) & set("~?%X"):
            shared = 7 if members[place][:7] == members[place + 1][:7] else 4
            if members[place][:shared] == members[place + 1][:shared]:
                said[place] = " ".join(said[place].split(" ")[: 1 if shared == 7 else 2])
    return f" {last} ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]


def _say_member(text: str) -> str:
    return _say_ends(*text.split("..")) if ".." in text else _say_one(text)


def _say_ends(began: str, ended: str) -> str:
    """Say an interval; the year stands once where both ends share it."""
    if began in ("", "..") and ended in ("", ".."):
        return "at an unknown time"
    if began in ("", ".."):
        return f"until {_say_one(ended)}"
    if ended in ("", ".."):
        return f"since {_say_one(began)}" + ("" if ended else ", end unknown")
    first, last = _say_one(began), _say_one(ended)
    year = last.rpartition(" ")[2]
    if year.isdigit() and first.endswith(f" {year}") and read(began).precision in ("day", "month"):
        first = first.removesuffix(f" {year}")
    return f"{first} to {last}"


def _say_one(text: str) -> str:
    """Say one date without ends."""
    reading = read(text)
    first, last = reading.earliest, reading.latest
    if first is None or last is None:
        return text
    doubt = ("perhaps " if "?" in text or "%" in text else "") + ("around " if "~" in text or "%" in text else "")
    return doubt + _say_bounds(text, reading.precision, first, last)


def _say_bounds(text: str, precision: str, first: Moment, last: Moment) -> str:
    """Say one date by its precision; what has no plain words is said by its first and last day."""
    day = f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    if precision == "time":
        return f"{day} at {first.hour:02d}:{first.minute:02d}"
    if precision == "day":
        return day
    if precision == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    if precision == "year":
        return str(first.year)
    if precision == "decade":
        return f"the {first.year}s"
    year, stroke, grouping = text.strip("?~%").rpartition("-")
    if stroke and grouping.isdigit() and int(grouping) in _GROUPS:
        return f"{_GROUPS[int(grouping)]} {year.strip('?~%')}"
    return f"between {day} and {last.day} {MONTHS[last.month - 1]} {last.year}"


def say_span(span: Span) -> str:
    """Say a length of time: ``159 days``, ``134 to 169 days``, ``at least 41 days``."""
    low, high = round(span.at_least), None if span.at_most is None else round(span.at_most)
    if high is None:
        return f"at least {_days(low)}"
    if low == high:
        return _days(low)
    return f"at most {_days(high)}" if low == 0 else f"{low} to {_days(high)}"


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def say_reading(document: Document, claim: Claim) -> str:
    """Say how surely the words of a claim were read from a picture; nothing where they were not."""
    sureness = sureness_of(document, claim)
    if sureness is None:
        return ""
    lowest, is_uncertain = sureness
    return f"read by OCR, uncertain ({lowest} of 100)" if is_uncertain else "read by OCR"


def sureness_of(document: Document, claim: Claim) -> tuple[int, bool] | None:
    """Return how surely the words of a claim were read from a picture, 0 to 100, and whether that is uncertain.

    It is uncertain where its quote is, or any of the words that make it: who, what, when, where, how much. None where
    the words were not read from a picture.
    """
    passage = claim.passage
    confidence = document.confidence_of(passage.start, passage.end)
    if confidence is None:
        return None
    made_of = [place for place in stretches_in(claim) if place != (passage.start, passage.end)]
    lowest = min((document.lowest_confidence_of(*place) for place in made_of), default=SURE)
    uncertain = document.is_uncertain(passage.start, passage.end) or lowest < UNCERTAIN_BELOW
    return min(confidence, lowest), uncertain
