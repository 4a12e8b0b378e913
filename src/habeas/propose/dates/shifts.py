"""Counting units of time from a day."""

from __future__ import annotations

from habeas.model import Moment
from habeas.model.moment import days_in

# The finer the grain, the lower: "two days later" needs a day to count from, "a year later" only a year.
FINER = {
    "time": 0, "minute": 0, "hour": 1, "day": 1, "weekend": 2, "week": 2, "fortnight": 2, "interval": 3, "month": 3,
    "season": 4, "year": 5, "decade": 6, "century": 7,
}  # fmt: skip
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
_HOURS = {"hour": 24, "minute": 1440, "second": 86400}
_FARTHEST = 20_000  # units; what is farther is no date in a document


def shifted(anchor: Moment, unit: str, count: float) -> Moment | None:
    """Return the day so many units later (earlier if negative)."""
    if abs(count) > _FARTHEST:
        return None
    if unit in _MONTHS:
        moved = anchor.start_of_day().plus_months(round(count * _MONTHS[unit]))
    elif unit in _HOURS:
        moved = anchor.start_of_day().plus_days(int(count / _HOURS[unit]))
    else:
        moved = anchor.start_of_day().plus_days(round(count * _DAYS.get(unit, 1)))
    return moved if 1000 <= moved.year <= 9999 else None


def unit_text(moment: Moment, unit: str) -> tuple[str, str]:
    """Return the whole unit in which a day lies, as EDTF, and its grain."""
    if unit in ("week", "fortnight"):
        monday = moment.plus_days(-moment.weekday)
        return f"{monday.date_text}/{monday.plus_days(6).date_text}", "week"
    if unit == "weekend":
        saturday = moment.plus_days(5 - moment.weekday)
        return f"{saturday.date_text}/{saturday.plus_days(1).date_text}", "week"
    if unit == "month":
        return f"{moment.year:04d}-{moment.month:02d}", "month"
    if unit == "year":
        return f"{moment.year:04d}", "year"
    if unit == "decade":
        return f"{moment.year // 10:03d}X", "decade"
    return (f"{moment.year // 100:02d}XX", "century") if unit == "century" else (moment.date_text, "day")


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> Moment | None:
    """Return the first, second … or (-1) last such weekday of a month; None where it has not so many."""
    days = [day for day in range(1, days_in(year, month) + 1) if Moment(year, month, day).weekday == weekday]
    if nth > len(days):
        return None
    return Moment(year, month, days[nth - 1 if nth > 0 else -1])
