"""EDTF (ISO 8601-2:2019 annex A, levels 0 to 2) read into bounds and printed in one canonical form.

Our own, because neither maintained parser is good enough (measured on 43 forms of the standard, 2026-11-22):
edtf 5.0.2 reads 40, but loses the time of day from its bounds, bounds ``1950S2`` and open ends wrongly (``2019-03/``
ends in 2029) and manages 80 parses a second; undate 0.8.0 reads 25, drops ``~ ? %`` when printing, 360 parses a second.

Bounds are those of the digits. Choices where the standard leaves one: seasons 21 to 24 are northern and meteorological
(as 25 to 28; 29 to 32 are southern), a winter that crosses the new year ends in the next February; a time may lack its
seconds; a zone is kept and not converted, since sources tell the time of the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from habeas.errors import BadDate
from habeas.model.digits import (
    find_day,
    numbers_fitting,
    precision_of,
    print_parts,
    significant_years,
    spread_marks,
    unit_in_doubt,
    years_fitting,
)
from habeas.model.moment import Moment, days_in

LONGEST = 1_000  # characters; the longest set that a person writes is far shorter
MOST_DIGITS = 18  # of a year: older than the universe by a factor of ten million

_DATE = re.compile(
    r"([?~%]?)(-?[\dX]{4})(?:S(\d{1,2}))?([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?))?)?",
    re.ASCII,
)
_TIMED = re.compile(
    r"(-?\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?:(Z)|([+-])([01]\d)(?::?([0-5]\d))?)?", re.ASCII
)
_LONG = re.compile(r"Y(-?)([1-9]\d*)(?:E(\d{1,2}))?(?:S(\d{1,2}))?([?~%]?)", re.ASCII)
_MONTHS_OF = {  # sub-year grouping: first month, number of months
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip
_QUARTER = 36  # groupings up to here last three months


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one EDTF text means.

    ``widest_earliest`` and ``widest_latest`` are the bounds for comparisons: a qualified (``~ ? %``) date reaches one
    unit of what is qualified further on both sides, a winter also back to January of its year.
    """

    text: str
    earliest: Moment | None
    latest: Moment | None
    widest_earliest: Moment | None
    widest_latest: Moment | None
    precision: str
    is_approximate: bool = False
    is_interval: bool = False
    zone: str = ""


@lru_cache(maxsize=16_384)
def read(text: str) -> Reading:
    """Return what this EDTF means.

    Raises:
        BadDate: it is not EDTF, or there is no such day.

    """
    if len(text) > LONGEST:
        raise BadDate(given=text[:40])
    if text[:1] in ("[", "{"):
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    return _read_one(text)


def _read_one(text: str) -> Reading:
    """Read a date, a date with time of day, or a long year."""
    if found := _DATE.fullmatch(text):
        return _read_date(text, found)
    if found := _TIMED.fullmatch(text):
        return _read_timed(text, found)
    if found := _LONG.fullmatch(text):
        return _read_long(text, found)
    raise BadDate(given=text)


def _read_timed(text: str, found: re.Match[str]) -> Reading:
    """Read a complete day with a time of day, to the minute or second, with or without zone."""
    date, hour, minute, second, utc, sign, zone_hour, zone_minute = found.groups()
    day = _read_one(date).earliest
    if day is None or (sign == "-" and not int(zone_hour + (zone_minute or "00"))):  # ISO 8601 has no -00:00
        raise BadDate(given=text)
    zone = "Z" if utc else f"{sign}{zone_hour}:{zone_minute or '00'}" if sign else ""
    first = replace(day, hour=int(hour), minute=int(minute), second=int(second or 0))
    last = first if second else replace(first, second=59)
    written = f"{date}T{hour}:{minute}" + (f":{second}" if second else "") + ("Z" if zone == "+00:00" else zone)
    return Reading(
        text=written, earliest=first, latest=last, widest_earliest=first, widest_latest=last, precision="time",
        zone=zone.replace("+00:00", "Z"),
    )  # fmt: skip


def _read_long(text: str, found: re.Match[str]) -> Reading:
    """Read a year of more than four digits, in full or with an exponent, with or without significant digits."""
    sign, digits, exponent, significant, mark = found.groups()
    if len(digits) + int(exponent or 0) > MOST_DIGITS or (exponent is None and len(digits) < 5):
        raise BadDate(given=text)
    year = int(digits) * 10 ** int(exponent or 0)
    low, high = significant_years(text, year, significant)
    if sign:
        low, high = -high, -low
    months = 12 * (high - low + 1)
    return _bounded(text, low, high, "year" if significant is None else "other", months if mark else 0)


def _bounded(text: str, low: int, high: int, precision: str, widen_months: int) -> Reading:
    """Return the whole years from ``low`` to ``high``."""
    return _reading(text, Moment(low), Moment(high, 12, 31, 23, 59, 59), precision, (widen_months, 0))


def _reading(text: str, first: Moment, last: Moment, precision: str, widen: tuple[int, int]) -> Reading:
    """Return a reading whose comparisons reach so many months and days further on both sides."""
    months, days = widen
    widest_first, widest_last = first, last
    if months or days:
        widest_first = first.plus_months(-months).plus_days(-days)
        following = last.start_of_day().plus_days(1).plus_months(months)  # so that February grows to a whole March
        widest_last = following.plus_days(days - 1).end_of_day()
    return Reading(
        text=text, earliest=first, latest=last, widest_earliest=widest_first, widest_latest=widest_last,
        precision=precision, is_approximate=bool(months or days),
    )  # fmt: skip


def _read_date(text: str, found: re.Match[str]) -> Reading:
    """Read a year, month, season or day, each digit and each part perhaps unspecified or qualified."""
    before_year, year, significant, after_year, before_month, month, after_month, before_day, day, after_day = (
        found.groups(default="")
    )
    if year == "-0000" or (significant and (month or "X" in year)):
        raise BadDate(given=text)
    marks = spread_marks((before_year, after_year), (before_month, after_month), (before_day, after_day))
    parts = [part for part in (year + (f"S{significant}" if significant else ""), month, day) if part]
    written = print_parts(parts, marks[: len(parts)])
    if significant:
        return _read_significant(written, year, significant, marks[0])
    if month.isdigit() and int(month) > 12:
        return _read_season(written, year, int(month), day, marks)
    first = find_day(years_fitting(year, up=True), numbers_fitting(month, 12), numbers_fitting(day, 31))
    last = find_day(years_fitting(year, up=False), numbers_fitting(month, 12)[::-1], numbers_fitting(day, 31)[::-1])
    if first is None or last is None:
        raise BadDate(given=text)
    whole = last if day else Moment(last.year, last.month, days_in(last.year, last.month))
    widen = unit_in_doubt(month, day, year, marks)
    return _reading(written, first, whole.end_of_day(), precision_of(year, month, day), widen)


def _read_significant(written: str, year: str, significant: str, mark: str) -> Reading:
    """Read a four-digit year of which only the first digits are certain."""
    low, high = significant_years(written, abs(int(year)), significant)
    if year.startswith("-"):
        low, high = -high, -low
    return _bounded(written, low, high, "other", 12 * (high - low + 1) if mark else 0)


def _read_season(written: str, year: str, number: int, day: str, marks: list[str]) -> Reading:
    """Read a season, quarter, third or half of a year."""
    if day or number not in _MONTHS_OF or "X" in year:
        raise BadDate(given=written)
    first_month, months = _MONTHS_OF[number]
    first = Moment(int(year), first_month)
    last = first.plus_months(months).plus_days(-1).end_of_day()
    unit = months if marks[1] else 12 if marks[0] else 0
    reading = _reading(written, first, last, "season" if number <= _QUARTER else "other", (unit, 0))
    if first_month == 12 and reading.widest_earliest is not None:  # "winter 2019" may also be January of 2019
        return replace(reading, widest_earliest=min(reading.widest_earliest, Moment(int(year))))
    return reading


def _read_interval(text: str) -> Reading:
    """Read two dates with a stroke between them; ``..`` is an open end, nothing is an unknown one."""
    ends = text.split("/")
    if len(ends) != 2 or (text != "../.." and not any(end.strip(".") for end in ends)):
        raise BadDate(given=text)
    began, ended = (_read_one(end) if end not in ("", "..") else None for end in ends)
    shown = [end.text if end else written for end, written in zip((began, ended), ends, strict=True)]
    hull = _hull("/".join(shown), began, ended)
    known = {end.precision for end in (began, ended) if end}
    return replace(hull, is_interval=True, precision=known.pop() if len(known) == 1 else "other")


def _hull(text: str, first: Reading | None, last: Reading | None) -> Reading:
    """Return all the time from the beginning of one to the end of the other; None is without end."""
    if first and last and _is_later(first.earliest, last.latest):
        raise BadDate(given=text)
    zones = {end.zone for end in (first, last) if end}
    return Reading(
        text=text,
        earliest=first.earliest if first else None,
        latest=last.latest if last else None,
        widest_earliest=first.widest_earliest if first else None,
        widest_latest=last.widest_latest if last else None,
        precision="other",
        is_approximate=any(end.is_approximate for end in (first, last) if end),
        zone=zones.pop() if len(zones) == 1 else "",
    )


def _is_later(moment: Moment | None, other: Moment | None) -> bool:
    """Whether both are known and the first comes after the second."""
    return moment is not None and other is not None and moment > other


def _read_set(text: str) -> Reading:
    """Read one of several dates (``[…]``) or all of several dates (``{…}``)."""
    if text[-1] != {"[": "]", "{": "}"}[text[0]] or text.count(",") > 99:
        raise BadDate(given=text)
    members = [_read_member(member.strip(" ")) for member in text[1:-1].split(",")]
    starts = [member.earliest for member in members]
    ends = [member.latest for member in members]
    widest_starts = [member.widest_earliest for member in members]
    widest_ends = [member.widest_latest for member in members]
    return Reading(
        text=text[0] + ",".join(member.text for member in members) + text[-1],
        earliest=None if None in starts else min(known for known in starts if known),
        latest=None if None in ends else max(known for known in ends if known),
        widest_earliest=None if None in widest_starts else min(known for known in widest_starts if known),
        widest_latest=None if None in widest_ends else max(known for known in widest_ends if known),
        precision="other",
        is_approximate=any(member.is_approximate for member in members),
    )


def _read_member(text: str) -> Reading:
    """Read one member of a set: a date, or a range ``a..b``, ``..b`` or ``a..``."""
    if ".." not in text:
        return _read_one(text)
    first, _, last = text.partition("..")
    if not first and not last:
        raise BadDate(given=text)
    began, ended = (_read_one(end) if end else None for end in (first, last))
    return _hull("..".join(end.text if end else "" for end in (began, ended)), began, ended)
