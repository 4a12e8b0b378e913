"""What an expression means once it is counted from where it stands: a period with its EDTF and its basis."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from habeas.model import Basis, Moment, When
from habeas.model.moment import days_in
from habeas.propose.dates.anchors import (
    CARRIED_PARAGRAPHS,
    CARRIED_WITHOUT_PUBLICATION,
    NEXT,
    RECENT_DAYS,
    Focus,
    Place,
    nearest_month,
    recent_year,
    season_year,
)
from habeas.propose.dates.calendars import feast_text
from habeas.propose.dates.points import Point
from habeas.propose.dates.shifts import FINER, nth_weekday, shifted, unit_text

# A report on one year tells of its days without naming it.
YEAR_TOLD = re.compile(
    r"\b(?:events (?:of|in)|annual (?:human rights )?report(?: on| for| of|,)?|covering(?: the year)?|year in review:?)"
    r"\s(?P<year>(?:19|20)\d\d)\b(?!\s?[-–/]\s?\d)", re.IGNORECASE,
)  # fmt: skip
HEAD = 600  # code points in which such words stand
TO_THE_END = ("week-of-month", "half-month")  # rules whose last day is the month's, however many it has


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time as EDTF, its first day, how fine it is, and what it was counted from."""

    edtf: str
    first: Moment
    grain: str
    basis: Basis
    note: str = ""  # joins the name of the rule: "carried", "weekday-disagrees"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """A year that was found for a bare month or day, and how."""

    year: int
    basis: Basis
    note: str = ""


def _period(edtf: str, grain: str, basis: Basis, note: str = "") -> Period | None:
    """Return a period if this is a date at all."""
    first = When.parse(edtf).earliest
    return None if first is None else Period(edtf=edtf, first=first, grain=grain, basis=basis, note=note)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and 1 <= day <= days_in(year, month)


class Resolver:
    """Counts expressions of one text, in its order, from publication or from what was told before."""

    def __init__(self, text: str, published: Moment | None) -> None:
        """Begin at the beginning of the text."""
        self.place = Place(text)
        self.published = published
        told = YEAR_TOLD.search(text, 0, HEAD)
        self.told_year = int(told["year"]) if told is not None else None

    def resolve(self, point: Point, position: int) -> Period | None:
        """Return what a point means at this position; None where nothing anchors it."""
        if point.sort == "fixed":
            return self._fixed(point)
        if point.sort == "feast":
            return self._feast(point, position)
        if point.sort in ("speech", "story", "stretch"):
            return self._relative(point, position)
        if point.sort != "civil":
            return None
        if point.year is not None:
            return self._explicit(point)
        if point.month is not None:
            return self._month(point, position)
        if point.weekday is not None:
            return self._weekday(point, position)
        return self._season(point) if point.code is not None else self._bare_day(point)

    def _fixed(self, point: Point) -> Period | None:
        """Return a date that is whole in itself."""
        precision = When.parse(point.edtf).precision
        grain = precision if precision in ("month", "year", "decade", "century") else "day"
        is_open = point.rule in ("slashed", "dashed") and point.edtf.startswith("[")
        return _period(point.edtf, grain, Basis.EXPLICIT, "ambiguous" if is_open else "")

    def _relative(self, point: Point, position: int) -> Period | None:
        """Return what counts from the writing or from what was told before."""
        if point.sort == "story":
            focus = self.place.focus
            if point.month is not None or point.code is not None:
                return self._story_month(point, focus) if focus else None
            return self._from(point, focus.moment, focus.grain, Basis.NARRATIVE) if focus else None
        if point.rule == "a-day" and not point.offset and self.place.is_quoted(position):
            return None  # "today we fight": the day of the speaker, and seldom one day
        if point.sort == "speech":
            return self._from(point, self.published, "day", Basis.PUBLICATION)
        first = shifted(self.published, point.unit, point.offset) if self.published else None
        if first is None or self.published is None:
            return None
        return _period(f"{first.date_text}/{self.published.date_text}", "interval", Basis.PUBLICATION)

    def _story_month(self, point: Point, focus: Focus) -> Period | None:
        """Return the first such month or season after, or before, the one told last."""
        begins = point.month or 3 * ((point.code or 21) - 20)
        step, told = int(point.offset), focus.moment
        if focus.grain in ("year", "decade", "century"):
            year = told.year + step if focus.grain == "year" else None
        else:
            is_within = begins > told.month if step > 0 else begins < told.month
            year = told.year if is_within else told.year + step
        if year is None:
            return None
        return self._civil(replace(point, offset=0), _Year(year=year, basis=Basis.NARRATIVE, note="following"))

    def _explicit(self, point: Point) -> Period | None:
        """Return a date that names its year."""
        return self._civil(point, _Year(year=point.year or 0, basis=Basis.EXPLICIT))

    def _civil(self, point: Point, found: _Year) -> Period | None:
        """Return the date of a point in a year."""
        year, basis, note = found.year, found.basis, found.note
        if point.code is not None:
            return _period(f"{year:04d}-{point.code}", "season", basis, note)
        if point.month is None:
            return _period(f"{year:04d}", "year", basis, note)
        if point.nth and point.weekday is not None:
            found_day = nth_weekday(year, point.month, point.weekday, point.nth)
            return None if found_day is None else _period(found_day.date_text, "day", basis, note)
        if point.day is None:
            return _period(f"{year:04d}-{point.month:02d}", "month", basis, note)
        until = 0 if point.unit else int(point.offset)
        if until and not _exists(year, point.month, until):
            until = days_in(year, point.month) if until > 28 and point.rule in TO_THE_END else 0
            if not until or until <= point.day:
                return None
        if not _exists(year, point.month, point.day):
            return None
        first = Moment(year, point.month, point.day)
        if point.is_week:
            text, grain = unit_text(first, "week")
            return _period(text, grain, basis, note)
        if point.weekday is not None and point.weekday != first.weekday:
            note = "weekday-disagrees"
        last = f"/{year:04d}-{point.month:02d}-{until:02d}" if until else ""
        return _period(first.date_text + last, "day", basis, note)

    def _month(self, point: Point, position: int) -> Period | None:
        """Return a bare month, or a day of one, in the year that the rule of ``anchors`` gives."""
        found = self._speech_year(point) if point.unit else self._year_of((point.month or 1, point.day), position)
        if found is None:
            return None
        if point.weekday is not None and point.day is not None and not point.is_week:
            found = self._by_weekday(point, found)
        return self._civil(point, found)

    def _by_weekday(self, point: Point, found: _Year) -> _Year:
        """Return the neighbouring year in which the day falls on the weekday named, if the one found has it wrong."""
        month, day = point.month or 1, point.day or 1
        years = (found.year, found.year + 1, found.year - 1)
        fits = [y for y in years if _exists(y, month, day) and Moment(y, month, day).weekday == point.weekday]
        return _Year(year=fits[0], basis=found.basis, note=found.note) if fits else found

    def _speech_year(self, point: Point) -> _Year | None:
        """Return the year of "last March", "next March", "this March"."""
        if point.rough:  # "of the same year"
            told = self.place.focus
            return _Year(year=told.moment.year + int(point.offset), basis=Basis.NARRATIVE) if told else None
        if self.published is None:
            return None
        month, now = point.month or 1, self.published
        if point.unit == "year":
            return _Year(year=now.year + int(point.offset), basis=Basis.PUBLICATION)
        if point.unit in NEXT:
            year = now.year + (month <= now.month)
        elif point.unit == "this":
            year = now.year
        else:
            year = now.year - (month >= now.month)
        return _Year(year=year, basis=Basis.PUBLICATION)

    def _year_of(self, month_day: tuple[int, int | None], position: int) -> _Year | None:
        """Return the year of a bare month or day; see ``anchors`` for the rule."""
        is_future = self.place.has_cue("future", position)
        month, day = month_day
        published = self.published
        if is_future and published is not None:
            return _Year(year=self._around_publication(published, month_day, is_future=True), basis=Basis.PUBLICATION)
        if focus := self.place.near():
            return _Year(year=self._told_year(focus, month, position, day=day), basis=Basis.NARRATIVE)
        if self.told_year is not None:
            return _Year(year=self.told_year, basis=Basis.NARRATIVE, note="year-of-report")
        reach = CARRIED_PARAGRAPHS if published else CARRIED_WITHOUT_PUBLICATION
        focus = self.place.carried(reach=reach)
        if published is not None:
            is_ahead = focus is None and self.place.has_cue("planned", position)
            year = self._around_publication(published, month_day, is_future=is_ahead)
            first = Moment(year, month, min(day or 1, days_in(year, month)))
            is_recent = published.day_number - first.day_number <= RECENT_DAYS
            if focus is None or is_recent:
                return _Year(year=year, basis=Basis.PUBLICATION)
        if focus is None:
            return None
        return _Year(year=self._told_year(focus, month, position, day=day), basis=Basis.NARRATIVE, note="carried")

    def _around_publication(self, published: Moment, month_day: tuple[int, int | None], *, is_future: bool) -> int:
        """Return the year of the last such month or day before publication, or of the next after it."""
        month, day = month_day
        this_day = published.day if day is None else day
        return recent_year(published, (month, this_day), is_future=is_future)

    def _told_year(self, focus: Focus, month: int, position: int, *, day: int | None) -> int:
        """Return the year that a teller who stands at the last date told means by this month."""
        if focus.grain == "year":
            return focus.moment.year
        year = nearest_month(focus.moment, month, is_backward=self.place.has_cue("backward", position))
        limit = None if self.place.has_cue("planned", position) else self.published
        if (
            limit is not None
            and focus.moment <= limit
            and (year, month, day or 1) > (limit.year, limit.month, limit.day)
        ):
            return year - 1
        return year

    def _feast(self, point: Point, position: int) -> Period | None:
        """Return a feast day in the year named or found."""
        if point.year is not None:
            return _period(feast_text(point.edtf, point.year), "day", Basis.EXPLICIT)
        focus = self.place.near()
        around = self.published or (focus.moment if focus else None)
        if around is None:
            return None
        first = When.parse(feast_text(point.edtf, around.year)).earliest or around
        as_day = Point(sort="civil", first=point.first, last=point.last, rule=point.rule, month=first.month,
                       day=first.day, unit=point.unit, offset=point.offset)  # fmt: skip
        found = self._speech_year(as_day) if point.unit else self._year_of((first.month, first.day), position)
        return _period(feast_text(point.edtf, found.year), "day", found.basis, found.note) if found else None

    def _weekday(self, point: Point, position: int) -> Period | None:
        """Return a bare weekday: after a day told before, or around publication."""
        weekday, focus, published = point.weekday or 0, self.place.near(), self.published
        is_old = published is None or (focus is not None and published.day_number - focus.moment.day_number > 14)
        if not point.unit and focus is not None and focus.grain == "day" and is_old:
            ahead = (weekday - focus.moment.weekday) % 7
            return _period(focus.moment.plus_days(ahead).date_text, "day", Basis.NARRATIVE)
        if published is None:
            return None
        ahead = (weekday - published.weekday) % 7
        if point.unit in NEXT:
            days = ahead or 7
        elif point.unit == "this" or (not point.unit and self.place.has_cue("future", position)):
            days = ahead
        else:
            days = ahead - 7 if ahead or point.unit else 0
        return _period(published.plus_days(days + int(point.offset)).date_text, "day", Basis.PUBLICATION)

    def _season(self, point: Point) -> Period | None:
        """Return a bare season of the year told last, or around publication."""
        focus, code, published = self.place.near(), point.code or 21, self.published
        if focus is not None and not point.unit:
            return _period(f"{focus.moment.year:04d}-{code}", "season", Basis.NARRATIVE)
        if published is None:
            return None
        year = season_year(published, code, point.unit)
        return _period(f"{year:04d}-{code}", "season", Basis.PUBLICATION)

    def _bare_day(self, point: Point) -> Period | None:
        """Return "the 16th": of the month told last, else the last such day before publication."""
        day = point.day or 1
        focus = self.place.near() or self.place.carried(reach=CARRIED_PARAGRAPHS)
        if focus is not None and focus.grain in ("day", "month"):
            is_next = focus.grain == "day" and day < focus.moment.day
            month = focus.moment.start_of_day().plus_months(int(is_next)) if is_next else focus.moment
            year, number, basis = month.year, month.month, Basis.NARRATIVE
        elif self.published is not None:
            month = Moment(self.published.year, self.published.month).plus_months(-(day > self.published.day))
            year, number, basis = month.year, month.month, Basis.PUBLICATION
        else:
            return None
        return _period(f"{year:04d}-{number:02d}-{day:02d}", "day", basis) if _exists(year, number, day) else None

    def _from(self, point: Point, anchor: Moment | None, grain: str, basis: Basis) -> Period | None:
        """Return so many units from an anchor that is fine enough to count them from."""
        if anchor is None or (basis is Basis.NARRATIVE and not FINER[grain] <= FINER.get(point.unit, 0)):
            return None
        moment = shifted(anchor, point.unit, point.offset)
        if moment is None:
            return None
        if point.weekday is not None:
            step = int(point.offset)
            return _period(moment.plus_days((point.weekday - moment.weekday) * step % 7 * step).date_text, "day", basis)
        if not point.rough:
            text, name = unit_text(moment, point.unit)
            return _period(text, name, basis)
        if point.unit in ("week", "fortnight"):
            return _period(moment.date_text + "~", "day", basis)
        is_by_month = point.unit == "month" or (point.unit == "year" and basis is Basis.NARRATIVE and grain != "year")
        text = f"{moment.year:04d}-{moment.month:02d}" if is_by_month else f"{moment.year:04d}"
        return _period(text + "~", "month" if is_by_month else "year", basis)
