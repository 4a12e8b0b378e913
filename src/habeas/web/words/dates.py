"""Dates and lengths of time in the reader's language: what ``habeas.model.wording`` says in English, said in eight.

Nothing is made more exact than the record: a month stays a month, doubt stays doubt, an open end stays open.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import pairwise

from babel.numbers import format_decimal
from django.utils.translation import get_language

from habeas.model.edtf import Reading, read
from habeas.model.moment import Moment
from habeas.model.span import Span
from habeas.model.when import When
from habeas.web.words.calendar import Calendar, calendar_of
from habeas.web.words.languages import find_language

_FIRST_GROUP, _LAST_GROUP, _SECOND_SPRING = 21, 41, 25  # EDTF: 25 to 28 are the northern seasons once more
_MARKS = "?~%"
_KEPT = 16_384


def say_when(when: When, language: str | None = None) -> str:
    """Say a date: ``10 March 2019``, ``около…``, ``自2019年3月10日起``; the page's language if none is named."""
    return _say(when.edtf, _code(language))


def say_span(span: Span, language: str | None = None) -> str:
    """Say a length of time: ``159 days``, ``134 to 169 days``, ``at least 41 days``."""
    return _say_days(round(span.at_least), None if span.at_most is None else round(span.at_most), _code(language))


def say_day(day: date | Moment, language: str | None = None) -> str:
    """Say one day."""
    return calendar_of(_code(language)).print("day", Moment(day.year, day.month, day.day))


def say_moment(iso: str, language: str | None = None) -> str:
    """Say when an act was recorded, to the minute, in UTC: ``22 November 2026, 09:30 UTC``."""
    return _say_moment(iso, _code(language))


def say_number(number: float, language: str | None = None) -> str:
    """Say a number with the marks that the language parts its thousands and decimals by."""
    return format_decimal(number, locale=find_language(_code(language)).locale)


def _code(language: str | None) -> str:
    return find_language(language or get_language()).code


@lru_cache(maxsize=_KEPT)
def _say_moment(iso: str, code: str) -> str:
    told = datetime.fromisoformat(iso).astimezone(UTC)
    calendar = calendar_of(code)
    day = calendar.print("day", Moment(told.year, told.month, told.day))
    return calendar.say("moment", day=day, time=f"{told:%H:%M}")


@lru_cache(maxsize=_KEPT)
def _say_days(low: int, high: int | None, code: str) -> str:
    calendar = calendar_of(code)
    if high is None:
        return calendar.count("at_least", low)
    if low == high:
        return calendar.count("days", low)
    return calendar.count("at_most", high) if low == 0 else calendar.count("range", high, low=low)


@lru_cache(maxsize=_KEPT)
def _say(text: str, code: str) -> str:
    calendar = calendar_of(code)
    if text[0] in "[{":
        return _say_set(
            [member.strip() for member in text[1:-1].split(",")], "or" if text[0] == "[" else "and", calendar
        )
    if "/" in text:
        return _say_ends(text, "/", calendar)
    return _say_one(text, calendar)


def _say_set(members: list[str], last: str, calendar: Calendar) -> str:
    """Say several dates; the month and the year stand once where neighbours share them."""
    said = [_say_ends(each, "..", calendar) if ".." in each else _say_one(each, calendar) for each in members]
    for place, (left, right) in enumerate(pairwise(members)):
        shape = _shared(left, right)
        if shape and calendar.year_first:
            said[place + 1] = _say_one(right, calendar, shape)
        elif shape:
            said[place] = _say_one(left, calendar, shape)
    if len(said) == 1:
        return said[0]
    return calendar.says["comma"].join(said[:-1]) + calendar.says[last] + said[-1]


def _shared(left: str, right: str) -> str | None:
    """Return the shape that leaves out what two plain days share: the year, or the month too."""
    if ".." in left + right or set(left + right) & set("?~%X"):
        return None
    one, other = read(left), read(right)
    if one.precision != "day" or other.precision != "day" or one.earliest is None or other.earliest is None:
        return None
    if one.earliest.year != other.earliest.year:
        return None
    return "day_of_month" if one.earliest.month == other.earliest.month else "day_of_year"


def _say_ends(text: str, stroke: str, calendar: Calendar) -> str:
    """Say an interval; the year stands once where both ends share it."""
    began, _, ended = text.partition(stroke)
    if began in ("", "..") and ended in ("", ".."):
        return calendar.says["unknown"]
    if began in ("", ".."):
        return _say_from(ended, "until", calendar)
    if ended in ("", ".."):
        since = _say_from(began, "since", calendar)
        return since if ended else calendar.say("end_unknown", since=since)
    first, last = _short_ends(read(began), read(ended), calendar)
    return calendar.say("interval", first=_say_one(began, calendar, first), last=_say_one(ended, calendar, last))


def _short_ends(began: Reading, ended: Reading, calendar: Calendar) -> tuple[str, str]:
    """Return the shapes of both ends: one without its year where the other says it."""
    if began.earliest is None or ended.latest is None or began.earliest.year != ended.latest.year:
        return "", ""
    if calendar.year_first:
        short = {"day": "day_of_year", "month": "month_of_year"}.get(ended.precision, "")
        return "", short if began.precision in ("day", "month") else ""
    if ended.precision in ("time", "year", "decade"):
        return "", ""
    return {"day": "day_of_year", "month": "month_of_year"}.get(began.precision, ""), ""


def _say_one(text: str, calendar: Calendar, shape: str = "") -> str:
    """Say one date without ends, with its doubt; in a shorter shape if one is named."""
    reading = read(text)
    if reading.earliest is None or reading.latest is None:
        return text
    return _with_doubt(text, _say_plain(text, reading, calendar, shape), calendar)


def _with_doubt(text: str, said: str, calendar: Calendar) -> str:
    """Return it with the words for ``~`` (around), ``?`` (perhaps) and ``%`` (both)."""
    if "~" in text or "%" in text:
        said = calendar.say("around", date=said)
    return calendar.say("perhaps", date=said) if "?" in text or "%" in text else said


def _say_plain(text: str, reading: Reading, calendar: Calendar, shape: str = "") -> str:
    """Say one date by its precision; what has no plain words is said by its first and last day."""
    first, last = reading.earliest or Moment(1), reading.latest or Moment(1)
    precision = reading.precision
    if precision in ("day", "month", "year"):
        return calendar.print(shape or precision, first)
    if precision == "time":
        day = calendar.print("day", first)
        return calendar.say("time", day=day, time=f"{first.hour:02d}:{first.minute:02d}")
    if precision == "decade":
        return calendar.say("decade", year=first.year)
    if (group := _find_group(text)) is not None:
        return calendar.lists["groups"][group] % {"year": first.year}
    return calendar.say("between", first=calendar.print("day", first), last=calendar.print("day", last))


def _find_group(text: str) -> int | None:
    """Return which part of a year this is, by its place in the file; None where it is none."""
    _, stroke, number = text.strip(_MARKS).rpartition("-")
    if not stroke or not number.isdigit() or not _FIRST_GROUP <= int(number) <= _LAST_GROUP:
        return None
    return int(number) - (_FIRST_GROUP if int(number) < _SECOND_SPRING else _SECOND_SPRING)


def _say_from(text: str, word: str, calendar: Calendar) -> str:
    """Say since when or until when, bending the date as the language does after such a word."""
    reading = read(text)
    if reading.earliest is None or reading.latest is None:
        return text
    plain = _say_plain(text, reading, calendar)
    if not calendar.doubt_outside:
        return calendar.say(f"{word}_day", date=_with_doubt(text, plain, calendar))
    parts = {"date": plain, "year": reading.earliest.year, "bent": calendar.print("bent_month", reading.earliest)}
    group, seasons = _find_group(text), calendar.lists.get(f"{word}_seasons", ())
    if group is not None and reading.precision == "season" and group < len(seasons):
        return _with_doubt(text, seasons[group] % parts, calendar)
    name = f"{word}_{reading.precision}"
    if not calendar.has(name):
        plainly = reading.precision in ("day", "month", "year") or not calendar.has(f"{word}_other")
        name = f"{word}_day" if plainly else f"{word}_other"
    return _with_doubt(text, calendar.say(name, **parts), calendar)
