"""A second of civil time, in any year: no clock, no time zone, no limits of ``datetime``.

Sources tell the time of the place where things happened and seldom name its zone, so none is invented here.
Years are astronomical (0 is 1 BC) in the proleptic Gregorian calendar, as in ISO 8601.
"""

from __future__ import annotations

from dataclasses import dataclass

DAYS_IN_400_YEARS = 146_097


def is_leap(year: int) -> bool:
    """Whether this year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year: int, month: int) -> int:
    """Return the number of days of this month (1 to 12)."""
    return 29 if month == 2 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Return the days from 1 March of year 0 (day 0); any year. After H. Hinnant's days_from_civil."""
    shifted = year - (month <= 2)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * DAYS_IN_400_YEARS + of_era * 365 + of_era // 4 - of_era // 100 + of_year


def civil_day(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a day number; the inverse of ``day_number``."""
    era, of_era = divmod(number, DAYS_IN_400_YEARS)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """One second; ordered in time."""

    year: int
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0
    second: int = 0

    @property
    def day_number(self) -> int:
        """Days from 1 March of year 0."""
        return day_number(self.year, self.month, self.day)

    @property
    def minute_number(self) -> int:
        """Minutes from the beginning of 1 March of year 0; seconds are cut off."""
        return (self.day_number * 24 + self.hour) * 60 + self.minute

    @classmethod
    def of_minute(cls, number: int) -> Moment:
        """The first second of a minute; the inverse of ``minute_number``."""
        day, minute = divmod(number, 1440)
        return cls(*civil_day(day), *divmod(minute, 60))

    @property
    def weekday(self) -> int:
        """0 for Monday to 6 for Sunday."""
        return (self.day_number + 2) % 7

    @property
    def date_text(self) -> str:
        """The day as in EDTF: ``2019-03-10``, ``-0044-03-15``."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    def isoformat(self) -> str:
        """The second as in ISO 8601, without zone."""
        return f"{self.date_text}T{self.hour:02d}:{self.minute:02d}:{self.second:02d}"

    def start_of_day(self) -> Moment:
        """The first second of its day."""
        return Moment(self.year, self.month, self.day)

    def end_of_day(self) -> Moment:
        """The last second of its day."""
        return Moment(self.year, self.month, self.day, 23, 59, 59)

    def plus_days(self, days: int) -> Moment:
        """The same time of day so many days later (earlier if negative)."""
        return Moment(*civil_day(self.day_number + days), self.hour, self.minute, self.second)

    def plus_months(self, months: int) -> Moment:
        """The same day of the month so many months later; the last day of the month where it is shorter."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Moment(year, month + 1, min(self.day, days_in(year, month + 1)), self.hour, self.minute, self.second)
