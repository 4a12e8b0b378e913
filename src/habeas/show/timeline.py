"""The geometry of a timeline: days to places, labels into lanes where none covers another."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from habeas.model import CaseFile, Fact, FactId, Moment, Period, Regime, Standing, When
from habeas.model.wording import MONTHS, say_span, say_when
from habeas.show.quotes import STANDING_WORDS, words
from habeas.show.view import REGIME_WORDS, is_event

WIDTH = 1000
MARGIN = 12
LANE = 22
BAND = 26
LETTER = 6.6  # mean width of a letter at 12 px in the usual system fonts; generous, so that labels keep apart
TICKS = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One event: where it stands, how wide its date is, and its label."""

    fact: str
    left: float
    right: float
    y: float
    label: str
    label_x: float
    anchor: str  # start or end
    title: str
    is_point: bool
    is_decided: bool
    is_disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One period with its regime."""

    left: float
    right: float
    y: float
    label: str
    label_x: float
    regime: Regime
    is_open: bool
    is_decided: bool
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day on the axis with its words."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything to draw."""

    width: int
    height: float
    axis_y: float
    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to places."""

    first: int
    last: int

    def x(self, day: float) -> float:
        """Return the place of a day."""
        share = (min(max(day, self.first), self.last) - self.first) / max(self.last - self.first, 1)
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


def find_timeline(case: CaseFile, disputed: Set[FactId] = frozenset()) -> Timeline | None:
    """Return the timeline of all dated events, or None where nothing is dated."""
    events = [fact for fact in case.facts if is_event(fact) and fact.when]
    days = [day for fact in events if fact.when for day in _ends(fact.when) if day is not None]
    if not days:
        return None
    slack = max((max(days) - min(days)) // 20, 10)
    scale = Scale(min(days) - slack, max(days) + slack)
    bands = _bands(case, scale)
    axis_y = 8 + len(bands) * (BAND + 6) + 14
    marks = _marks(_closed(case, events), scale, axis_y + 30, disputed)
    height = max((mark.y for mark in marks), default=axis_y) + 16
    return Timeline(width=WIDTH, height=height, axis_y=axis_y, marks=marks, bands=bands, ticks=_ticks(scale))


def _closed(case: CaseFile, events: list[Fact]) -> list[tuple[Fact, tuple[int | None, int | None]]]:
    """Return each event with its days; what lasts without a told end is drawn to the end of its period."""
    ended = {
        fact: _ends(period.ended)[1] for period in case.periods if period.ended for fact in period.began_by
    }  # fmt: skip
    days = [(fact, _ends(fact.when)) for fact in events if fact.when]
    return [(fact, (start, ended.get(fact.id) if end is None else end)) for fact, (start, end) in days]


def _ends(when: When) -> tuple[int | None, int | None]:
    first, last = when.earliest, when.latest
    return first.day_number if first else None, last.day_number if last else None


def _bands(case: CaseFile, scale: Scale) -> tuple[Band, ...]:
    dated = [period for period in case.periods if period.began or period.ended]
    return tuple(_band(period, scale, 8 + place * (BAND + 6)) for place, period in enumerate(dated))


def _band(period: Period, scale: Scale, y: float) -> Band:
    start = _ends(period.began)[0] if period.began else None
    end = _ends(period.ended)[1] if period.ended else None
    left = scale.x(scale.first if start is None else start)
    right = scale.x(scale.last if end is None else end + 1)
    label = REGIME_WORDS[period.regime]
    if period.lasted:
        label += f" · {say_span(period.lasted)}"
    fits = right - left > len(label) * LETTER + 16
    free_right = right + len(label) * LETTER + 8 < WIDTH
    label_x = left + 8 if fits else right + 6 if free_right else left - 6 - len(label) * LETTER
    return Band(
        left=left, right=max(right, left + 3), y=y, label=label, label_x=max(label_x, 2), regime=period.regime,
        is_open=end is None, is_decided=period.standing == Standing.ACCEPTED,
        title=f"{label}, {STANDING_WORDS[period.standing]}",
    )  # fmt: skip


def _marks(
    events: list[tuple[Fact, tuple[int | None, int | None]]], scale: Scale, top: float, disputed: Set[FactId]
) -> tuple[Mark, ...]:
    """Place each event in the first lane where neither its date nor its label touches another."""
    lanes: list[list[tuple[float, float]]] = []
    marks = []
    for fact, (start, end) in events:
        left = scale.x(scale.first if start is None else start)
        right = scale.x(scale.last if end is None else end + 1)
        label = words(fact.predicate)
        length = len(label) * LETTER
        after = right + 8 + length < WIDTH
        taken = (left - 6, right + 14 + length) if after else (left - 14 - length, right + 6)
        lane = next(
            (n for n, used in enumerate(lanes) if all(taken[1] < a or taken[0] > b for a, b in used)), len(lanes)
        )
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(taken)
        marks.append(
            Mark(
                fact=fact.id, left=left, right=right, y=top + lane * LANE, label=label,
                label_x=right + 8 if after else left - 8, anchor="start" if after else "end",
                title=f"{label}, {say_when(fact.when) if fact.when else ''}, {STANDING_WORDS[fact.standing]}",
                is_point=right - left < 9, is_decided=fact.standing == Standing.ACCEPTED,
                is_disputed=fact.id in disputed,
            )
        )  # fmt: skip
    return tuple(marks)


def _ticks(scale: Scale) -> tuple[Tick, ...]:
    """Return the first days of months or years, as many as there is room for."""
    first, last = _moment(scale.first), _moment(scale.last)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200) if months / step <= TICKS), months or 1)
    start = Moment(first.year, 1)
    ticks = []
    for place in range(months // step + 14):
        day = start.plus_months(place * step)
        if scale.first <= day.day_number <= scale.last:
            label = str(day.year) if step >= 12 else f"{MONTHS[day.month - 1][:3]} {day.year}"
            ticks.append(Tick(x=scale.x(day.day_number), label=label))
    return tuple(tick for tick in ticks if tick.x < WIDTH - 52)


def _moment(day: int) -> Moment:
    return Moment(0, 3, 1).plus_days(day)
