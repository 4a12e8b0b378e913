"""The geometry of a timeline: days to places, labels into lanes where none covers another."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from habeas.model import CaseFile, Fact, FactId, Moment, Period, Regime, Span, Standing, When
from habeas.model.wording import MONTHS, say_span, say_when
from habeas.show.quotes import STANDING_WORDS, words
from habeas.show.saying import REGIME_WORDS
from habeas.show.view import is_event

WIDTH = 1000
MARGIN = 12
LANE = 22
BAND = 26
LETTER = 6.6  # mean width of a letter at 12 px in the usual system fonts; generous, so that labels keep apart
TICKS = 11
TICK_GAP = 18
ARROW = 18  # room after a period whose end is not told


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How the words beside a timeline are said."""

    event: Callable[[Fact], str]
    regime: Callable[[Regime], str]
    standing: Callable[[Standing], str]
    when: Callable[[When], str]
    span: Callable[[Span], str]
    month: Callable[[Moment], str]


ENGLISH = Voice(
    event=lambda fact: words(fact.predicate), regime=REGIME_WORDS.__getitem__, standing=STANDING_WORDS.__getitem__,
    when=say_when, span=say_span, month=lambda day: f"{MONTHS[day.month - 1][:3]} {day.year}",
)  # fmt: skip


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
    anchor: str  # start or end
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


def find_timeline(
    case: CaseFile,
    disputed: Set[FactId] = frozenset(),
    *,
    voice: Voice = ENGLISH,
    facts: Sequence[Fact] | None = None,
) -> Timeline | None:
    """Return the timeline of all dated events, or of those among these facts; None where nothing is dated."""
    events = [fact for fact in (case.facts if facts is None else facts) if is_event(fact) and fact.when]
    days = [day for fact in events if fact.when for day in _ends(fact.when) if day is not None]
    if not days:
        return None
    slack = max((max(days) - min(days)) // 20, 10)
    scale = Scale(min(days) - slack, max(days) + slack)
    bands = _bands(case, scale, voice)
    axis_y = 8 + len(bands) * (BAND + 6) + 14
    marks = _Lanes(scale, axis_y + 30, disputed, voice).place(_closed(case, events))
    height = max((mark.y for mark in marks), default=axis_y) + 16
    return Timeline(width=WIDTH, height=height, axis_y=axis_y, marks=marks, bands=bands, ticks=_ticks(scale, voice))


def length_of(label: str) -> float:
    """Return the room that a label takes at most; Chinese letters are twice as wide as others."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in label)
    return (len(label) + wide) * LETTER


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


def _bands(case: CaseFile, scale: Scale, voice: Voice) -> tuple[Band, ...]:
    dated = [period for period in case.periods if period.began or period.ended]
    return tuple(_band(period, scale, 8 + place * (BAND + 6), voice) for place, period in enumerate(dated))


def _band(period: Period, scale: Scale, y: float, voice: Voice) -> Band:
    start = _ends(period.began)[0] if period.began else None
    end = _ends(period.ended)[1] if period.ended else None
    left = scale.x(scale.first if start is None else start)
    right = scale.x(scale.last if end is None else end + 1)
    label = voice.regime(period.regime)
    if period.lasted:
        label += f" · {voice.span(period.lasted)}"
    length = length_of(label)
    fits = right - left > length + 16
    after = right + ARROW + length < WIDTH
    return Band(
        left=left, right=max(right, left + 3), y=y, label=label, regime=period.regime,
        label_x=left + 8 if fits else right + ARROW if after else max(left - 6, length + 2),
        anchor="start" if fits or after else "end",
        is_open=end is None, is_decided=period.standing == Standing.ACCEPTED,
        title=f"{label}, {voice.standing(period.standing)}",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Lanes:
    """Rows in which neither the date of an event nor its label touches another."""

    scale: Scale
    top: float
    disputed: Set[FactId]
    voice: Voice

    def place(self, events: list[tuple[Fact, tuple[int | None, int | None]]]) -> tuple[Mark, ...]:
        """Place each event in the first lane that has room for it."""
        lanes: list[list[tuple[float, float]]] = []
        return tuple(self._mark(fact, ends, lanes) for fact, ends in events)

    def _mark(
        self, fact: Fact, ends: tuple[int | None, int | None], lanes: list[list[tuple[float, float]]]
    ) -> Mark:  # fmt: skip
        start, end = ends
        left = self.scale.x(self.scale.first if start is None else start)
        right = self.scale.x(self.scale.last if end is None else end + 1)
        label = self.voice.event(fact)
        length = length_of(label)
        after = right + 8 + length < WIDTH
        taken = (left - 6, right + 14 + length) if after else (left - 14 - length, right + 6)
        said = (label, self.voice.when(fact.when) if fact.when else "", self.voice.standing(fact.standing))
        return Mark(
            fact=fact.id, left=left, right=right, y=self.top + _take(taken, lanes) * LANE, label=label,
            label_x=right + 8 if after else left - 8, anchor="start" if after else "end", title=", ".join(said),
            is_point=right - left < 9 or (start is not None and start == end),
            is_decided=fact.standing == Standing.ACCEPTED, is_disputed=fact.id in self.disputed,
        )  # fmt: skip


def _take(room: tuple[float, float], lanes: list[list[tuple[float, float]]]) -> int:
    """Take this room in the first lane where it is free, and return its number."""
    free = (n for n, used in enumerate(lanes) if all(room[1] < a or room[0] > b for a, b in used))
    lane = next(free, len(lanes))
    if lane == len(lanes):
        lanes.append([])
    lanes[lane].append(room)
    return lane


def _ticks(scale: Scale, voice: Voice) -> tuple[Tick, ...]:
    """Return the first days of months or years, as many as there is room for."""
    first, last = _moment(scale.first), _moment(scale.last)
    months = (last.year - first.year) * 12 + last.month - first.month
    most = min(TICKS, int(WIDTH / (length_of(voice.month(first)) + TICK_GAP)))
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200) if months / step <= most), months or 1)
    start = Moment(first.year, 1)
    ticks = []
    for place in range(months // step + 14):
        day = start.plus_months(place * step)
        if scale.first <= day.day_number <= scale.last:
            label = str(day.year) if step >= 12 else voice.month(day)
            ticks.append(Tick(x=scale.x(day.day_number), label=label))
    return tuple(tick for tick in ticks if tick.x < WIDTH - length_of(tick.label))


def _moment(day: int) -> Moment:
    return Moment(0, 3, 1).plus_days(day)
