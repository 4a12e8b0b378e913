"""Counting days and calendar months from dates that are known to the day, to the month, or between two days."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import Answer, Moment, Span, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The first and the last day that something can have; None where nothing bounds it on that side."""

    first: Moment | None
    last: Moment | None

    @classmethod
    def of(cls, when: When) -> Window:
        """Return the days that a date can mean; "around March" reaches a month further on both sides."""
        reading = when.reading
        first, last = reading.widest_earliest, reading.widest_latest
        return cls(first=first and first.start_of_day(), last=last and last.start_of_day())

    @classmethod
    def day(cls, iso: str) -> Window:
        """Return the one day (or what else this EDTF means)."""
        return cls.of(When.parse(iso))

    def plus(self, days: int, months: int = 0) -> Window:
        """Return it so many days and then so many calendar months later.

        A month from the 31st ends on the last day of a shorter month, so that a later day never gives an earlier one.
        """
        return Window(first=_plus(self.first, days, months), last=_plus(self.last, days, months))

    @property
    def when(self) -> When | None:
        """The same as a date; None where it is open on one side."""
        if self.first is None or self.last is None:
            return None
        return When.between(self.first, self.last)

    @property
    def order(self) -> tuple[int, int]:
        """By which windows are put in the order of time; what is open at its beginning comes first."""
        first = self.first.day_number if self.first else -(10**9)
        return first, self.last.day_number if self.last else 10**9

    def is_by(self, limit: Window) -> Answer:
        """Whether this day came at the latest on that one."""
        if self.last is not None and limit.first is not None and self.last <= limit.first:
            return Answer.YES
        if self.first is not None and limit.last is not None and self.first > limit.last:
            return Answer.NO
        return Answer.UNKNOWN

    def days_to(self, later: Window) -> Span:
        """Return how many days lie from this to the later one, fewest (never below none) and most."""
        fewest = _days(self.last, later.first)
        most = _days(self.first, later.last)
        return Span(at_least=max(fewest or 0, 0), at_most=None if most is None else max(most, 0))


def _plus(day: Moment | None, days: int, months: int) -> Moment | None:
    return day and day.plus_days(days).plus_months(months)


def _days(early: Moment | None, late: Moment | None) -> int | None:
    return None if early is None or late is None else late.day_number - early.day_number
