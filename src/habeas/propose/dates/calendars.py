"""Days of other calendars as EDTF: the Iranian exactly, the Islamic within a day, Easter of the Western churches."""

from __future__ import annotations

from habeas.model.moment import Moment, civil_day, day_number

# First years of the 33-year (sometimes 29- or 37-year) leap cycles of the Iranian calendar, after
# K. M. Borkowski, The Persian calendar for 3000 years (1996); they follow the equinox from 1 to 3177.
_BREAKS = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178)
_HIJRI_EPOCH = day_number(622, 7, 19)  # 1 Muharram 1 in the civil (tabular) reckoning


def _nowruz(year: int) -> int:
    """Return the day number of 1 Farvardin of an Iranian year from 1 to 3177."""
    gregorian, leaps, start = year + 621, -14, _BREAKS[0]
    jump = 0
    for following in _BREAKS[1:]:
        jump = following - start
        if year < following:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        start = following
    since = year - start
    leaps += since // 33 * 8 + (since % 33 + 3) // 4
    if jump % 33 == 4 and jump - since == 4:
        leaps += 1
    leaps_gregorian = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    return day_number(gregorian, 3, 20 + leaps - leaps_gregorian)


def _first_of(year: int, month: int) -> int:
    """Return the day number of the first of an Iranian month; month 13 is the new year."""
    if month == 13:
        return _nowruz(year + 1)
    return _nowruz(year) + 31 * (month - 1) - max(0, month - 7)


def _text(number: int) -> str:
    return Moment(*civil_day(number)).date_text


def persian_day(year: int, month: int, day: int) -> str:
    """Return a day of the Iranian calendar; a day that its month lacks is no date."""
    number = _first_of(year, month) + day - 1
    return _text(number) if number < _first_of(year, month + 1) else "none"


def persian_month(year: int, month: int) -> str:
    """Return a month of the Iranian calendar as an interval."""
    return f"{_text(_first_of(year, month))}/{_text(_first_of(year, month + 1) - 1)}"


def _hijri_number(year: int, month: int, day: int) -> int:
    """Return the day number in the tabular Islamic calendar."""
    return _HIJRI_EPOCH + (year - 1) * 354 + (11 * year + 3) // 30 + 29 * (month - 1) + month // 2 + day - 1


def hijri_day(year: int, month: int, day: int) -> str:
    """Return a day of the Islamic calendar; the moon is observed, so it may be one earlier or later."""
    return _text(_hijri_number(year, month, day)) + "~"


def hijri_month(year: int, month: int) -> str:
    """Return a month of the Islamic calendar."""
    following = _hijri_number(year, month + 1, 1) if month < 12 else _hijri_number(year + 1, 1, 1)
    return f"{_text(_hijri_number(year, month, 1))}~/{_text(following - 1)}~"


def hijri_year_of(gregorian: int, month: int) -> int:
    """Return the first Islamic year whose month begins in this Gregorian year."""
    guess = (gregorian - 622) * 33 // 32
    return next(
        (year for year in range(guess - 1, guess + 4) if civil_day(_hijri_number(year, month, 1))[0] >= gregorian),
        guess,
    )


def easter(year: int) -> Moment:
    """Return Easter Sunday of the Western churches (anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return Moment(year, f // 31, f % 31 + 1)


def feast_text(day: str, of_year: int) -> str:
    """Return the EDTF of a feast in a year."""
    if day.startswith("easter"):
        return easter(of_year).plus_days(int(day.removeprefix("easter") or "0")).date_text
    if day.startswith("hijri"):
        _, month, number = day.split("-")
        return hijri_day(hijri_year_of(of_year, int(month)), int(month), int(number))
    first, _, last = day.partition("/")
    return f"[{of_year}-{first},{of_year}-{last}]" if last else f"{of_year}-{first}"
