"""When something happened: the words, what they can mean in EDTF, and the earliest and latest second of that.

EDTF is ISO 8601-2:2019 annex A, levels 0 to 2; ``habeas.model.edtf`` reads and prints it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.errors import BadDate
from habeas.model.answer import Answer
from habeas.model.edtf import Reading, read
from habeas.model.moment import Moment, days_in


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Every second that a source's words could mean, and the words themselves.

    ``earliest`` and ``latest`` are the first and the last second that the EDTF covers; None is an open or
    unknown end. ``edtf`` is canonical. Comparisons let a date marked ``~ ? %`` reach one unit of what is marked
    further on both sides: "around March 2019" may be February or April.
    """

    edtf: str
    earliest: Moment | None
    latest: Moment | None
    as_written: str = field(default="", repr=False)

    @classmethod
    def parse(cls, text: str, *, as_written: str = "") -> When:
        """Read EDTF of level 0, 1 or 2.

        Raises:
            BadDate: it is not EDTF.

        """
        found = read(text)
        return cls(edtf=found.text, earliest=found.earliest, latest=found.latest, as_written=as_written)

    @classmethod
    def between(cls, first: Moment, last: Moment, *, as_written: str = "") -> When:
        """Return the days from ``first`` to ``last``: one date for one day, month or year, else an interval.

        Raises:
            BadDate: ``last`` comes before ``first``, or a year has more than four digits.

        """
        ends = _print_days(first, last)
        if first > last or max(abs(first.year), abs(last.year)) > 9999:
            raise BadDate(given="/".join(ends))
        return cls.parse(ends[0] if ends[0] == ends[1] else "/".join(ends), as_written=as_written)

    @property
    def reading(self) -> Reading:
        """Everything that the EDTF says."""
        return read(self.edtf)

    @property
    def precision(self) -> str:
        """One of time, day, month, season, year, decade, century, other; of an interval, that of its ends."""
        return self.reading.precision

    @property
    def is_approximate(self) -> bool:
        """Whether any part of it is marked uncertain or approximate."""
        return self.reading.is_approximate

    @property
    def is_interval(self) -> bool:
        """Whether it is written with two ends."""
        return self.reading.is_interval

    @property
    def is_single_day(self) -> bool:
        """Whether all that it covers lies in one day, which nobody marks as uncertain."""
        if self.earliest is None or self.latest is None or self.is_approximate:
            return False
        return self.earliest.start_of_day() == self.latest.start_of_day()

    def before(self, other: When) -> Answer:
        """Whether this was over when the other began, if the sources can tell."""
        mine, others = self._widest(other), other._widest(self)
        if _is_less(mine[1], others[0]):
            return Answer.YES
        return Answer.NO if _is_less(others[1], mine[0], or_equal=True) else Answer.UNKNOWN

    def after(self, other: When) -> Answer:
        """Whether this began when the other was over."""
        return other.before(self)

    def overlaps(self, other: When) -> Answer:
        """NO where the two cannot share a second; YES where both lie in the same single day; else UNKNOWN."""
        mine, others = self._widest(other), other._widest(self)
        if _is_less(mine[1], others[0]) or _is_less(others[1], mine[0]):
            return Answer.NO
        if not (self.is_single_day and other.is_single_day) or self.earliest is None or other.earliest is None:
            return Answer.UNKNOWN
        return Answer.YES if self.earliest.start_of_day() == other.earliest.start_of_day() else Answer.UNKNOWN

    def _widest(self, other: When) -> tuple[Moment | None, Moment | None]:
        """Return the bounds that count against another date: a day more on both sides where zones differ."""
        mine, others = self.reading, other.reading
        first, last = mine.widest_earliest, mine.widest_latest
        if not mine.zone or not others.zone or mine.zone == others.zone:
            return first, last
        return first and first.plus_days(-1), last and last.plus_days(1)


def _is_less(moment: Moment | None, other: Moment | None, *, or_equal: bool = False) -> bool:
    """Whether both are known and the first comes earlier (or at once, where that counts)."""
    return moment is not None and other is not None and (moment < other or (or_equal and moment == other))


def _print_days(first: Moment, last: Moment) -> tuple[str, str]:
    """Print two days, cut to months or years where the two cover whole ones."""
    begins, ends = first.date_text, last.date_text
    if first.day != 1 or last.day != days_in(last.year, last.month):
        return begins, ends
    if first.month != 1 or last.month != 12:
        return begins[:-3], ends[:-3]
    return begins[:-6], ends[:-6]
