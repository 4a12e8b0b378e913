"""What a form of a date means: points in time for the resolver that all languages share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from habeas.errors import BadDate
from habeas.model import When
from habeas.propose.dates.calendars import hijri_day, hijri_month, persian_day, persian_month
from habeas.propose.dates.points import Point, full_year
from habeas.propose.tongues.forms import Form, Forms, Value

ROUGH = frozenset({"week", "month", "year", "decade"})
TURNS = {-1: "last", 0: "this", 1: "next"}
YEARS = (1300, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words about time with the points that they are made of."""

    form: Form
    start: int
    end: int
    points: tuple[Point, ...]
    clock: tuple[int, int] | None = None


class Slots:
    """What stands in the slots of one match."""

    def __init__(self, forms: Forms, match: re.Match[str]) -> None:
        """Keep the match and the words that give values."""
        self._forms = forms
        self._found = {name: text for name, text in match.groupdict().items() if text}

    def has(self, name: str) -> bool:
        """Whether a slot is filled."""
        return name in self._found

    def word(self, name: str) -> Value | None:
        """Return the value of a word of a class."""
        text, words = self._found.get(name), self._forms.words.get(name.partition("_")[0])
        return words.value(text) if text is not None and words is not None else None

    def whole(self, name: str) -> int | None:
        """Return the value of a word of a class, where it is a number."""
        value = self.word(name)
        return value if isinstance(value, int) else None

    def number(self, name: str) -> float | None:
        """Return the number in a slot, in figures or words."""
        text = self._found.get(name)
        if text is None:
            return None
        if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
            return float(text.replace(",", "."))
        for kind in ("NUMBER", "ORDINAL"):
            words = self._forms.words.get(kind)
            whole = words.value(text) if words is not None else None
            if isinstance(whole, int):
                return float(whole)
        return self._sum(text) if name.partition("_")[0] in ("N", "D", "M") else self._digits(text)

    def year(self, name: str = "Y") -> int | None:
        """Return the year in a slot, of four figures or of two."""
        number = self.number(name)
        if number is None:
            return full_year(int(short)) if (short := self.number("Y2")) is not None else None
        return int(number) if YEARS[0] <= number < YEARS[1] else None

    def clock(self) -> tuple[int, int] | None:
        """Return the time of day."""
        hour, minute = (int(part) for part in re.split("[:.]", self._found.get("CLOCK", "99:99")))
        return (hour, minute) if hour < 24 and minute < 60 else None

    def _sum(self, text: str) -> float | None:
        words = self._forms.words.get("NUMBER")
        values = [words.value(part) for part in text.split()] if words is not None else []
        return float(sum(v for v in values if isinstance(v, int))) if values and None not in values else None

    def _digits(self, text: str) -> float | None:
        words = self._forms.words.get("DIGIT")
        values = [words.value(letter) for letter in text] if words is not None else [None]
        return float("".join(str(value) for value in values)) if None not in values else None


def read_phrase(forms: Forms, form: Form, match: re.Match[str]) -> Phrase | None:
    """Return what a match of a form without {DATE} means; None where it is no date."""
    slots = Slots(forms, match)
    points = _points(form, slots)
    if points is None:
        return None
    clock = slots.clock() if slots.has("CLOCK") else None
    return Phrase(form=form, start=match.start(), end=match.end(), points=points, clock=clock)


def _point(form: Form, sort: str, **fields: object) -> Point:
    return Point(sort=sort, first=0, last=0, rule=form.means, **fields)  # type: ignore[arg-type]


def _points(form: Form, slots: Slots) -> tuple[Point, ...] | None:
    if form.means in ("none", "repeats"):
        return ()
    if form.means == "length":
        return _length(form, slots)
    if form.means == "shift":
        point = _shift(form, slots)
    elif form.means == "decade":
        year = slots.year()
        point = _point(form, "fixed", edtf=f"{year // 10:03d}X") if year is not None else None
    elif form.means == "range":
        return _range(form, slots)
    else:
        point = _date(form, slots)
    return (point,) if point is not None else None


def _length(form: Form, slots: Slots) -> tuple[Point, ...] | None:
    """Return a length of time: one count, two that are summed, or a range of two with one unit."""
    count, unit = slots.number("N"), slots.word("UNIT") or form.unit
    if not isinstance(unit, str) or not unit:
        return None
    first: tuple[tuple[float, str], ...] = ((1.0 if count is None else count, unit),)
    second, other = slots.number("N_2"), slots.word("UNIT_2")
    if second is not None and isinstance(other, str):
        first = (*first, (second, other))
    high = ((second, unit),) if second is not None and other is None else first
    return (_point(form, "length", low=first, high=high, exact=unit not in ROUGH or len(first) > 1),)


def _shift(form: Form, slots: Slots) -> Point | None:
    """Return what is counted from the writing or from what was told before."""
    turn, count = slots.whole("SHIFT"), slots.number("N")
    if turn is not None and any(slots.has(name) for name in ("MONTH", "M", "SEASON", "WEEKDAY")):
        return _turned(form, slots, turn)
    unit = slots.word("UNIT") or form.unit
    if not isinstance(unit, str) or not unit:
        return None
    offset = form.by * (1 if turn is None else turn) * (1 if count is None else count)
    if form.counted_from == "stretch":
        return _point(form, "stretch", unit=unit, offset=offset)
    if slots.has("WEEKDAY"):
        return _point(form, "story", unit="day", weekday=slots.whole("WEEKDAY"), offset=1 if offset > 0 else -1)
    sort = "story" if form.counted_from == "story" else "speech"
    return _point(form, sort, unit=unit, offset=offset, rough=unit in ROUGH and count is not None)


def _turned(form: Form, slots: Slots, turn: int) -> Point | None:
    """Return "last March", or "March of last year" where a unit stands beside the month."""
    season = slots.whole("SEASON")
    month, weekday, day = _month(slots) or None, slots.whole("WEEKDAY"), slots.number("D")
    if slots.has("UNIT") or form.unit == "year":
        story = form.counted_from == "story"
        if season is not None:
            return _point(form, "civil", code=season, unit="last" if turn < 0 else "this") if not story else None
        return _point(form, "civil", month=month, day=_int(day), unit="year", offset=turn, rough=story)
    return _point(form, "civil", month=month, weekday=weekday, code=season, day=_int(day), unit=TURNS[turn])


def _int(number: float | None) -> int | None:
    return None if number is None else int(number)


def _month(slots: Slots) -> int | None:
    """Return the month in words, Roman figures or figures; 0 for a number that is none."""
    for name in ("MONTH", "ROMAN"):
        if (month := slots.whole(name)) is not None:
            return month
    number = _int(slots.number("M"))
    return number if number is None or 1 <= number <= 12 else 0


def _date(form: Form, slots: Slots) -> Point | None:
    """Return a date with whatever fields are there; None where there is no such day."""
    year, month, day = slots.year(), _month(slots), _int(slots.number("D"))
    other = slots.has("LUNAR") or slots.has("SOLAR")
    if other:
        return _foreign(form, slots, year, day)
    if (slots.has("Y") and year is None) or month == 0 or (day is not None and not 1 <= day <= 31):
        return None
    if slots.has("FEAST"):
        return _point(form, "feast", edtf=str(slots.word("FEAST")), year=year)
    if year is not None and month is not None and day is not None:
        return _fixed(form, f"{year:04d}-{month:02d}-{day:02d}")
    code, weekday = slots.whole("SEASON"), slots.whole("WEEKDAY")
    if not any(value is not None for value in (year, month, day, code, weekday)):
        return None
    return _point(form, "civil", year=year, month=month, day=day, code=code, weekday=weekday)


def _foreign(form: Form, slots: Slots, year: int | None, day: int | None) -> Point | None:
    """Return a day or month of the Islamic or the Iranian calendar."""
    lunar, solar = slots.whole("LUNAR"), slots.whole("SOLAR")
    if year is None or year >= 1600:
        return None
    if lunar is not None:
        return _fixed(form, hijri_day(year, lunar, day) if day else hijri_month(year, lunar))
    if solar is not None:
        return _fixed(form, persian_day(year, solar, day) if day else persian_month(year, solar))
    return None


def _fixed(form: Form, edtf: str) -> Point | None:
    try:
        When.parse(edtf)
    except BadDate:
        return None
    return _point(form, "fixed", edtf=edtf)


def _range(form: Form, slots: Slots) -> tuple[Point, ...] | None:
    """Return "10–12 March", "2017–2019", "from March to August 2019"."""
    first_year, last_year = slots.year(), slots.year("Y_2") if slots.has("Y_2") else None
    if slots.has("Y_2"):
        if first_year is None or last_year is None or first_year >= last_year:
            return None
        return (_point(form, "fixed", edtf=f"{first_year}/{last_year}"),)
    if slots.has("MONTH_2"):
        first = _point(form, "civil", month=slots.whole("MONTH"), day=_int(slots.number("D")), year=first_year)
        return first, replace(first, month=slots.whole("MONTH_2"), day=_int(slots.number("D_2")))
    month, first_day, last_day = _month(slots), _int(slots.number("D")), _int(slots.number("D_2"))
    if not month or first_day is None or last_day is None or not 1 <= first_day < last_day <= 31:
        return None
    return (_point(form, "civil", year=first_year, month=month, day=first_day, offset=last_day),)
