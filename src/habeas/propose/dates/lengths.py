"""Lengths of time in days, with what they leave open."""

from __future__ import annotations

from functools import cache

from habeas.model import Moment, Span
from habeas.propose.dates.points import Point

_DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1,
    "night": 1,
    "weekend": 2,
    "week": 7,
    "fortnight": 14,
}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_HALF = {"week": 3.0, "fortnight": 3.0, "month": 14.0, "year": 182.0, "decade": 1826.0, "century": 18262.0}
_LONGEST = 12_000  # months
Measure = tuple[tuple[float, str], ...]


@cache
def days_of_months(months: int) -> tuple[int, int]:
    """Return the fewest and most days that so many months in a row have."""
    starts = [Moment(year, month) for year in range(2001, 2009) for month in range(1, 13)]
    counts = [start.plus_months(months).day_number - start.day_number for start in starts]
    return min(counts), max(counts)


def _days(count: float, unit: str) -> tuple[float, float]:
    """Return the fewest and most days of so many units."""
    if unit in _DAYS:
        return round(count * _DAYS[unit], 6), round(count * _DAYS[unit], 6)
    months = max(0.0, min(count * _MONTHS.get(unit, 0), float(_LONGEST)))
    fewest, most = days_of_months(int(months))
    return fewest + 30 * (months % 1), most + 31 * (months % 1)


def _total(measure: Measure) -> tuple[float, float]:
    """Return the fewest and most days of a sum of units."""
    parts = [_days(count, unit) for count, unit in measure]
    return sum(low for low, _ in parts), sum(high for _, high in parts)


def _one_more(measure: Measure, step: int) -> Measure:
    """Return the measure with one unit more or less."""
    count, unit = measure[0]
    return ((max(0.0, count + step), unit), *measure[1:])


def span_of(point: Point, bound: str, *, as_written: str) -> Span:
    """Return how long a point says something lasted; ``bound`` is the class of the word before it.

    People round what they lived: "five months" is between four and a half and less than six. Courts do not.
    """
    low, high = point.low, point.high
    if bound in ("LEAST", "MORE", "OVER"):
        return Span(at_least=_total(low)[0], at_most=None, as_written=as_written)
    if bound in ("MOST", "TO", "LESS", "UNDER"):
        return Span(at_least=0, at_most=_total(high or low)[1], as_written=as_written)
    if bound == "NEARLY":
        return Span(at_least=_total(_one_more(low, -1))[0], at_most=_total(low)[1], as_written=as_written)
    if bound == "ABOUT":
        return Span(at_least=_total(_one_more(low, -1))[0], at_most=_total(_one_more(low, 1))[1], as_written=as_written)
    if high is None:
        return Span(at_least=_total(low)[0], at_most=None, as_written=as_written)
    if point.exact:
        return Span(at_least=_total(low)[0], at_most=_total(high)[1], as_written=as_written)
    least = max(0.0, _total(low)[0] - _HALF.get(low[0][1], 0.0))
    return Span(at_least=least, at_most=_total(_one_more(high, 1))[1], as_written=as_written)
