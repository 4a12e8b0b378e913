"""What single expressions say before anything is counted from an anchor: "29 July", "last year", "two days later"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from habeas.errors import BadDate
from habeas.model import When
from habeas.propose.dates.calendars import hijri_day, hijri_month, hijri_year_of, persian_day, persian_month
from habeas.propose.dates.grammar import Kept

WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One expression: where it stands, its sort, and the fields that its sort uses.

    Sorts: civil (any of year, month, day, weekday, code for season or quarter), fixed (``edtf`` whole), speech and
    story (``offset`` in ``unit`` from writing, or from what was told before), clock, part, length, set, vague.
    """

    sort: str
    first: int  # tokens
    last: int
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    code: int | None = None
    nth: int = 0  # which such weekday of the month, -1 for the last
    is_week: bool = False  # the week in which the day lies, not the day
    clock: tuple[int, int] | None = None
    edtf: str = ""
    unit: str = ""
    offset: float = 0
    rough: bool = False  # "two weeks later": not to the day
    low: tuple[tuple[float, str], ...] = ()  # length: counts of units that are summed
    high: tuple[tuple[float, str], ...] | None = ()
    exact: bool = False


Found = tuple[Point, ...] | None  # () is no date; None leaves the words to the next rule; a list gives one for each day


def _point(kept: Kept, sort: str, **fields: object) -> Point:
    """Return a point of this match."""
    return Point(sort=sort, first=kept.first, last=kept.last, rule=kept.rule.name, **fields)  # type: ignore[arg-type]


def full_year(number: int | None) -> int | None:
    """Return a year written in full; two digits are of this century up to 39, else of the last."""
    if number is None or number >= 100:
        return number
    return number + (2000 if number < 40 else 1900)


def _fixed(kept: Kept, edtf: str) -> Found:
    """Return a date that needs no anchor; nothing where there is no such day."""
    try:
        When.parse(edtf)
    except BadDate:
        return ()
    return (_point(kept, "fixed", edtf=edtf),)


def _day_text(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}"


def civil(kept: Kept) -> Found:
    """Return a date with whatever fields are there; nothing where a whole date does not exist."""
    year, month, day = full_year(kept.number("y")), kept.number("m"), kept.number("d")
    if month and day and day > (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return ()
    if year and month and day and not _fixed(kept, _day_text(year, month, day)):
        return ()
    rule_day = 2 if kept.word("d") == "second" else day
    return (_point(kept, "civil", year=year, month=month, day=rule_day, weekday=kept.number("w")),)


def iso(kept: Kept) -> Found:
    """Return a date of ISO 8601, perhaps with its time."""
    parts = _parts(kept, "i")
    clock = f"T{parts[3]:02d}:{parts[4]:02d}" if len(parts) == 5 else ""
    return _fixed(kept, _day_text(*parts[:3]) + clock)


def _parts(kept: Kept, name: str) -> tuple[int, ...]:
    """Return the numbers of a token of several."""
    value = kept.value(name)
    return value if isinstance(value, tuple) else ()


def dotted(kept: Kept) -> Found:
    """Return day.month.year; two digits of a year are too few to tell it from a version or a sum."""
    day, month, year = _parts(kept, "i")
    return _fixed(kept, _day_text(year, month, day)) if year >= 1500 else ()


def either_order(kept: Kept, a: int, b: int, year: int) -> Found:
    """Return the one date that day and month allow, or the set of both: which is meant is not guessed."""
    both = sorted({*_fixed_texts(kept, year, (b, a)), *_fixed_texts(kept, year, (a, b))})
    if len(both) < 2:
        return _fixed(kept, both[0]) if both else ()
    return (_point(kept, "fixed", edtf=f"[{both[0]},{both[1]}]"),)


def _fixed_texts(kept: Kept, year: int, month_day: tuple[int, int]) -> list[str]:
    """Return the text of this day if it exists."""
    text = _day_text(year, *month_day)
    return [text] if _fixed(kept, text) else []


def slashed(kept: Kept) -> Found:
    """Return a/b/year; 29/9/1400 may be of the Iranian or of the Islamic calendar, and is neither guessed."""
    a, b, year = _parts(kept, "i")
    if 1200 <= year < 1500:
        return (_point(kept, "vague"),)
    return either_order(kept, a, b, full_year(year) or 0)


def dashed(kept: Kept) -> Found:
    """Return a-b-year or day-month-year with the name of the month."""
    if kept.number("m"):
        return civil(kept)
    return either_order(kept, kept.number("a") or 0, kept.number("b") or 0, kept.number("y") or 0)


def day_list(kept: Kept) -> Found:
    """Return one date for each day named; the last reaches over month and year."""
    days = kept.named["d"]
    fields = {"year": full_year(kept.number("y")), "month": kept.number("m"), "rule": kept.rule.name}
    found = []
    month_first = kept.named["m"][0] < days[0]
    for at in days:
        first = kept.first if month_first and at == days[0] else at
        last = kept.last if at == days[-1] else at + 1
        found.append(Point(sort="civil", first=first, last=last, day=int(str(kept.tokens.values[at])), **fields))  # type: ignore[arg-type]
    return tuple(found)


def day_or(kept: Kept) -> Found:
    """Return one of two days of the same month: which it was, the words leave open."""
    days, month, of_year = [kept.number("d") or 0, kept.number("d2") or 0], kept.number("m") or 0, kept.number("y")
    if days[0] >= days[1]:
        return None
    texts = [text for day in days for text in _fixed_texts(kept, of_year or 2000, (month, day))]
    if len(texts) < 2:
        return None
    return _fixed(kept, f"[{texts[0]},{texts[1]}]") if of_year else day_span(kept)


def nth_weekday(kept: Kept) -> Found:
    """Return "the first Friday of March 2022"."""
    which = {"last": -1, "second": 2}.get(kept.word("n"), kept.number("n") or 0)
    if which not in (-1, 1, 2, 3, 4, 5):
        return ()
    fields = {"year": full_year(kept.number("y")), "month": kept.number("m"), "weekday": kept.number("w")}
    return (_point(kept, "civil", nth=which, **fields),)


def week_with(kept: Kept) -> Found:
    """Return "the week of 6 June": the seven days from Monday in which that day lies."""
    fields = {"year": full_year(kept.number("y")), "month": kept.number("m"), "day": kept.number("d")}
    return (_point(kept, "civil", is_week=True, **fields),)


def half_month(kept: Kept) -> Found:
    """Return "the first half of May 2021"."""
    begins, ends = (1, 15) if kept.word("n") in ("first", "earlier") else (16, 31)
    fields = {"year": full_year(kept.number("y")), "month": kept.number("m")}
    return (_point(kept, "civil", day=begins, offset=ends, **fields),)


def feast_of(kept: Kept) -> Found:
    """Return "Christmas last year"; a feast without a fixed day stays unresolved."""
    day = str(kept.value("f"))
    step = {"last": -1, "next": 1}.get(kept.word("o"), 0)
    return (_point(kept, "feast", edtf=day, unit="year", offset=step) if day else _point(kept, "vague"),)


def day_span(kept: Kept) -> Found:
    """Return the days from one to another of the same month."""
    day, until = kept.number("d") or 0, kept.number("d2") or 0
    if until <= day or until > 31:
        return None
    year, month = full_year(kept.number("y")), kept.number("m")
    return (_point(kept, "civil", year=year, month=month, day=day, offset=until),)


def year(kept: Kept) -> Found:
    """Return a year."""
    return (_point(kept, "civil", year=kept.number("y")),)


def year_pair(kept: Kept) -> Found:
    """Return 2018/19 where the second year follows the first."""
    return year_span(kept, *_parts(kept, "i"))


def year_range(kept: Kept) -> Found:
    """Return 2015-2018 or 2015-18, or the month 2015-03; 2009-10 may be either and is left alone."""
    begins, ends = kept.number("y") or 0, kept.number("y2") or 0
    if 0 < ends <= 12:
        is_month = kept.tokens.touches(kept.first) and kept.word("y2").startswith("0") and ends <= begins % 100
        return _fixed(kept, f"{begins}-{ends:02d}") if is_month else ()
    return year_span(kept, begins, ends, longest=100)


def year_span(kept: Kept, begins: int, ends: int, *, longest: int = 1) -> Found:
    """Return the years from one to a later one, at most so many years later."""
    ends = ends if ends >= 100 else begins - begins % 100 + ends
    return _fixed(kept, f"{begins}/{ends}") if begins < ends <= begins + longest else ()


def season(kept: Kept) -> Found:
    """Return a season; of a winter of two years, the first, in which it begins."""
    pair = _parts(kept, "i")
    return (_point(kept, "civil", year=pair[0] if pair else kept.number("y"), code=kept.number("s")),)


def quarter(kept: Kept) -> Found:
    """Return a quarter of a year."""
    which = {"last": 4, "second": 2}.get(kept.word("n"), kept.number("n") or 0)
    return (_point(kept, "civil", year=kept.number("y"), code=32 + which),) if 1 <= which <= 4 else ()


def half(kept: Kept) -> Found:
    """Return a half of a year."""
    months = ("01", "06") if kept.word("n") in ("first", "earlier") else ("07", "12")
    return _fixed(kept, f"{kept.number('y')}-{months[0]}/{kept.number('y')}-{months[1]}")


def week_of(kept: Kept) -> Found:
    """Return seven days of a month; the last week is its last seven days."""
    which = {"last": 5, "second": 2}.get(kept.word("n"), kept.number("n") or 0)
    begins = 25 if which == 5 else 1 + WEEK * (which - 1)
    if not 1 <= which <= 5:
        return ()
    fields = {"year": full_year(kept.number("y")), "month": kept.number("m")}
    return (_point(kept, "civil", day=begins, offset=begins + WEEK - 1, **fields),)


def century(kept: Kept) -> Found:
    """Return a century of our era."""
    which = 2 if kept.word("n") == "second" else kept.number("n") or 0
    return _fixed(kept, f"{which - 1:02d}XX") if 1 <= which <= 30 else ()


def decade(kept: Kept) -> Found:
    """Return ten years: 1990s, '90s, nineties."""
    number = full_year(kept.number("n")) or 0
    return _fixed(kept, f"{number // 10}X") if 1000 <= number < 2200 else ()


def persian(kept: Kept) -> Found:
    """Return a day or month of the Iranian calendar, which is computed exactly."""
    parts = _parts(kept, "i") or (kept.number("y") or 0, kept.number("j") or 0, kept.number("d") or 0)
    if not 1 <= parts[1] <= 12 or parts[2] > 31:
        return ()
    return _fixed(kept, persian_day(*parts) if parts[2] else persian_month(parts[0], parts[1]))


def hijri(kept: Kept) -> Found:
    """Return a day or month of the Islamic calendar, which is observed: a day more or less."""
    month, day, given = kept.number("h") or 0, kept.number("d"), kept.number("y")
    of_year = given if given else hijri_year_of(kept.number("g") or 0, month)
    if day and day > 30:
        return ()
    return _fixed(kept, hijri_day(of_year, month, day) if day else hijri_month(of_year, month))


def feast(kept: Kept) -> Found:
    """Return a feast day of a year given, or left to an anchor; a feast without a fixed day stays unresolved."""
    day, of_year = str(kept.value("f")), kept.number("y")
    if not day:
        return (_point(kept, "vague"),)
    return (_point(kept, "feast", edtf=day, year=of_year),)


CALENDAR: Mapping[str, Callable[[Kept], Found]] = {
    "civil": civil, "iso": iso, "dotted": dotted, "slashed": slashed, "dashed": dashed, "day_list": day_list,
    "day_span": day_span, "year": year, "year_pair": year_pair, "year_range": year_range, "season": season,
    "quarter": quarter, "half": half, "week_of": week_of, "century": century, "decade": decade, "persian": persian,
    "hijri": hijri, "feast": feast, "feast_of": feast_of, "day_or": day_or, "nth_weekday": nth_weekday,
    "week_with": week_with, "half_month": half_month,
}  # fmt: skip
