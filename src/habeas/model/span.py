"""How long something lasted, with a lower and an upper bound.

Conventions, because sources count loosely and the calendar is uneven:

- "five months" covers 4.5 to 5.5 months (half a unit of rounding on both sides); ``exact`` leaves the rounding out,
  for lengths that are set and not observed, such as a sentence.
- So many months are as few days as that many consecutive months can have, and as many (five: 150 to 153;
  one: 28 to 31); a year is 365 or 366 days; a part of a month is that part of 28 or 31 days.
- A count of days may or may not include the first and the last day: one day less or more, instead of the half.
- "At least" and "more than" have no upper bound, "at most" and "up to" no lower one; neither is rounded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from decimal import Decimal

from habeas.errors import BadChoice
from habeas.model.answer import Answer
from habeas.model.moment import Moment
from habeas.model.when import When

_DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIXED = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0}
_MONTHS = {"month": 1.0, "year": 12.0, "decade": 120.0}
UNITS = (*_FIXED, *_MONTHS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A length of time in days: at least ``at_least``, at most ``at_most`` (None: no bound is known)."""

    at_least: float
    at_most: float | None
    as_written: str = field(default="", repr=False)

    @classmethod
    def of(
        cls,
        number: float | str | Decimal,
        unit: str,
        *,
        upper: float | str | Decimal | None = None,
        bound: str = "about",
        as_written: str = "",
    ) -> Span:
        """Return so many units; ``upper`` is the other end of a range ("five to six months").

        ``bound`` is "about" (rounded, the way people tell lengths), "exact", "at_least" or "at_most".

        Raises:
            BadChoice: no such unit or bound, or the number is negative or not a number.

        """
        if bound not in ("about", "exact", "at_least", "at_most"):
            raise BadChoice(
                what="the bound of a length of time", given=bound, allowed="about, exact, at_least, at_most"
            )
        low, high = sorted(_count(given) for given in (number, number if upper is None else upper))
        slack = 0.0 if bound != "about" else 1.0 if unit == "day" else 0.5
        at_least = 0.0 if bound == "at_most" else _fewest_days(max(low - slack, 0.0), unit)
        at_most = None if bound == "at_least" else _most_days(high + slack, unit)
        return cls(at_least=at_least, at_most=at_most, as_written=as_written)

    @classmethod
    def between(cls, began: When, ended: When, *, as_written: str = "") -> Span:
        """Return the days from the day of the beginning to the day of the end, fewest and most."""
        first, last = began.reading, ended.reading
        fewest = _days_from(first.widest_latest, last.widest_earliest)
        most = _days_from(first.widest_earliest, last.widest_latest)
        return cls(
            at_least=max(fewest or 0.0, 0.0), at_most=None if most is None else max(most, 0.0), as_written=as_written
        )

    @property
    def is_exact(self) -> bool:
        """Whether both bounds are the same."""
        return self.at_least == self.at_most

    def compatible(self, other: Span) -> Answer:
        """Whether both can be true of one stretch of time.

        NO where no length satisfies both; YES where everything that one allows satisfies the other; else UNKNOWN.
        """
        mine, others = _upper(self), _upper(other)
        if mine < other.at_least or others < self.at_least:
            return Answer.NO
        inside = self.at_least >= other.at_least and mine <= others and mine < math.inf
        around = other.at_least >= self.at_least and others <= mine and others < math.inf
        return Answer.YES if inside or around else Answer.UNKNOWN


def _upper(span: Span) -> float:
    """Return the upper bound; infinity where none is known."""
    return math.inf if span.at_most is None else span.at_most


def _count(number: float | str | Decimal) -> float:
    """Return a number of units that can be a length."""
    try:
        count = float(number)
    except ValueError as error:
        raise BadChoice(what="a length of time", given=number, allowed="a number from 0") from error
    if not 0 <= count < math.inf:
        raise BadChoice(what="a length of time", given=number, allowed="a number from 0")
    return count


def _days_from(began: Moment | None, ended: Moment | None) -> float | None:
    """Return the days from one day to another, where both are known."""
    return None if began is None or ended is None else float(ended.day_number - began.day_number)


def _fewest_days(number: float, unit: str) -> float:
    """Return the fewest days that so many units can be."""
    return _days(number, unit, longest=False)


def _most_days(number: float, unit: str) -> float:
    """Return the most days that so many units can be."""
    return _days(number, unit, longest=True)


def _days(number: float, unit: str, *, longest: bool) -> float:
    """Return days by the calendar: whole years, then whole consecutive months, then part of a month."""
    if unit in _FIXED:
        return number * _FIXED[unit]
    if unit not in _MONTHS:
        raise BadChoice(what="a unit of time", given=unit, allowed=", ".join(UNITS))
    months = number * _MONTHS[unit]
    years, rest = divmod(months, 12)
    whole = int(rest)
    of_years = years * 365 + (math.ceil(years / 4) if longest else max(0.0, years // 4 - years // 100 - 1))
    return of_years + _consecutive(whole, longest=longest) + (rest - whole) * (31 if longest else 28)


def _consecutive(months: int, *, longest: bool) -> int:
    """Return the days of so many months in a row (fewer than 12), the longest or shortest run there is."""
    year = _DAYS_OF_MONTHS * 2
    runs = [sum(year[start : start + months]) for start in range(12)]
    return max(runs) if longest else min(runs)
