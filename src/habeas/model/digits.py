"""The digits and qualifiers of one EDTF date: which days they can mean, how finely, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.errors import BadDate
from habeas.model.moment import Moment, days_in, is_leap

_UNSPECIFIED = {1: ("decade", 120), 2: ("century", 1_200), 3: ("other", 12_000), 4: ("other", 120_000)}


def spread_marks(*around: tuple[str, str]) -> list[str]:
    """Return the qualifier of each part: one before it is its own, one after it holds for all to its left too."""
    marks = [before for before, _ in around]
    for place, (_, after) in enumerate(around):
        if after:
            for left in range(place + 1):
                marks[left] = after if marks[left] in ("", after) else "%"
    return marks


def print_parts(parts: list[str], marks: list[str]) -> str:
    """Print with one qualifier after the leftmost run of parts that share it, and one before each other part."""
    run = 0
    while run < len(parts) and marks[0] and marks[run] == marks[0]:
        run += 1
    written = ["" if place < run else marks[place] for place in range(len(parts))]
    shown = [mark + part for mark, part in zip(written, parts, strict=True)]
    if run:
        shown[run - 1] += marks[0]
    return "-".join(shown)


def significant_years(text: str, year: int, significant: str | None) -> tuple[int, int]:
    """Return the first and last year that agree with this one in so many digits."""
    if significant is None:
        return year, year
    kept = int(significant)
    if not 1 <= kept <= len(str(year)):
        raise BadDate(given=text)
    step: int = 10 ** (len(str(year)) - kept)
    return year // step * step, year // step * step + step - 1


def numbers_fitting(pattern: str, highest: int) -> list[int]:
    """Return the numbers from 1 that these two digits can be, X being any; the whole range for no digits."""
    if pattern in ("", "XX"):
        return list(range(1, highest + 1))
    tens, units = pattern[0], pattern[1]
    return [
        number for number in range(1, highest + 1)
        if tens in ("X", str(number // 10)) and units in ("X", str(number % 10))
    ]  # fmt: skip


def years_fitting(pattern: str, *, up: bool) -> Iterator[int]:
    """Yield the years that these digits can be, in or against the order of time."""
    negative = pattern.startswith("-")
    digits = pattern.lstrip("-")
    ascending = up is not negative
    free = [place for place, digit in enumerate(digits) if digit == "X"]
    for count in range(10 ** len(free)):
        number = count if ascending else 10 ** len(free) - 1 - count
        filled = list(digits)
        for place, digit in zip(free, f"{number:0{len(free)}d}" if free else "", strict=True):
            filled[place] = digit
        yield (-1 if negative else 1) * int("".join(filled))


def find_day(years: Iterator[int], months: list[int], days: list[int]) -> Moment | None:
    """Return the first day that exists, in the order in which years, months and days are given."""
    fits_leap_years_only = months == [2] and days == [29]
    if not months or not days or (fits_leap_years_only is False and not _exists(months, days)):
        return None
    for year in years:
        if fits_leap_years_only and not is_leap(year):
            continue
        for month in months:
            for day in days:
                if day <= days_in(year, month):
                    return Moment(year, month, day)
    return None


def _exists(months: list[int], days: list[int]) -> bool:
    """Whether any of these days stands in any of these months of a leap year."""
    return min(days) <= max(days_in(2000, month) for month in months)


def unit_in_doubt(month: str, day: str, year: str, marks: list[str]) -> tuple[int, int]:
    """Return months and days of the finest part that is qualified."""
    if marks[2] and day != "XX":
        return 0, 1
    if marks[1] or marks[2]:
        return (1, 0) if month != "XX" else (12, 0)
    if marks[0]:
        return _UNSPECIFIED.get(year.count("X"), ("year", 12))[1], 0
    return 0, 0


def precision_of(year: str, month: str, day: str) -> str:
    """Return how finely the specified digits tell the date."""
    if "X" in year:
        trailing = year.endswith("X" * year.count("X")) and not (month + day).strip("X")
        return _UNSPECIFIED[year.count("X")][0] if trailing else "other"
    known = (month, day)
    if known in (("", ""), ("XX", ""), ("XX", "XX")):
        return "year"
    if "X" in month or (day != "XX" and "X" in day):
        return "other"
    return "day" if day.isdigit() else "month"
