"""Builders for what is counted from somewhere else, for times of day, lengths and sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from habeas.propose.dates.grammar import Kept
from habeas.propose.dates.points import CALENDAR, Found, Point

_BACK = frozenset({"last", "past", "previous", "preceding", "prior"})
_AHEAD = frozenset({"next", "coming", "upcoming", "following", "after"})
_ROUGH = frozenset({"week", "fortnight", "month", "year", "decade", "century"})
_HOURS = {"hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}


def _point(kept: Kept, sort: str, **fields: object) -> Point:
    """Return a point of this match."""
    return Point(sort=sort, first=kept.first, last=kept.last, rule=kept.rule.name, **fields)  # type: ignore[arg-type]


def _step(word: str) -> int:
    """Return -1, 0 or 1 for "last", "this", "next"."""
    return -1 if word in _BACK or word == "before" else 1 if word in _AHEAD else 0


def _count(kept: Kept, name: str) -> float:
    """Return a count: a number, "a", "one" or "half"."""
    word = kept.word(name)
    return 1 if word in {"a", "an", "one"} else 0.5 if word == "half" else float(kept.number(name) or 0)


def _unit(kept: Kept, name: str = "u") -> str:
    """Return the unit of time kept under a name."""
    value = kept.value(name)
    return value if isinstance(value, str) else ""


def nothing(_: Kept) -> Found:
    """Return nothing: these words are no date, and nothing in them is."""
    return ()


def vague(kept: Kept) -> Found:
    """Return words about time that give no date."""
    return (_point(kept, "vague"),)


def repeats(kept: Kept) -> Found:
    """Return something that happens again and again."""
    return (_point(kept, "set"),)


def clock(kept: Kept) -> Found:
    """Return a time of day."""
    if (noon := kept.number("n")) is not None:
        return (_point(kept, "clock", clock=(noon, 0)),)
    value = kept.value("c")
    if isinstance(value, tuple):
        hour, minute = value[0], value[1]
    elif kept.index("c") is not None and isinstance(value, int):
        hour, minute = divmod(value, 100)
    else:
        hour, minute = int(_count(kept, "h")), 0
    hour = _of_meridiem(kept, hour)
    return (_point(kept, "clock", clock=(hour, minute)),) if hour < 24 and minute < 60 else None


def _of_meridiem(kept: Kept, hour: int) -> int:
    """Return the hour of 24: after "p.m.", or "in the evening", twelve more."""
    meridiem, part = kept.word("k"), kept.value("p")
    if meridiem and hour <= 12:
        return hour % 12 + (12 if meridiem.startswith("p") else 0)
    return hour + 12 if part in ("afternoon", "evening", "dusk") and hour < 12 else hour


def part(kept: Kept) -> Found:
    """Return a part of the day: it names a time only beside a date."""
    return (_point(kept, "part"),)


def ago(kept: Kept) -> Found:
    """Return so many units before the time of writing."""
    unit = _unit(kept)
    return (_point(kept, "speech", unit=unit, offset=-_count(kept, "n"), rough=unit in _ROUGH),)


def later(kept: Kept) -> Found:
    """Return so many units after, or before, what was told last."""
    unit, word = _unit(kept), kept.word("o")
    sign = -1 if word in {"earlier", "before", "previously", "beforehand"} else 1
    return (_point(kept, "story", unit=unit, offset=sign * _count(kept, "n"), rough=unit in _ROUGH),)


def past_length(kept: Kept) -> Found:
    """Return the stretch up to the time of writing: "the past two years"."""
    return (_point(kept, "stretch", unit=_unit(kept), offset=-_count(kept, "n")),)


def story_unit(kept: Kept) -> Found:
    """Return "the next day", "that night", "the same month"; "next week" without "the" counts from the writing."""
    unit = _unit(kept) or "day"
    is_the = kept.tokens.word(kept.first) in {"the", "that"}
    if kept.word("o") in _AHEAD - {"after", "following"} and not is_the and unit not in ("day", "night"):
        return speech_unit(kept)
    unit = "day" if unit in ("night", "hour", "minute") else unit
    return (_point(kept, "story", unit=unit, offset=_step(kept.word("o"))),)


def story_weekday(kept: Kept) -> Found:
    """Return "the following Monday": the first one after, or before, the day told last."""
    step = -1 if _step(kept.word("o")) < 0 else 1
    return (_point(kept, "story", unit="day", weekday=kept.number("w"), offset=step),)


def story_month(kept: Kept) -> Found:
    """Return "the following January", "the previous winter": the first one after, or before, what was told last."""
    step = -1 if _step(kept.word("o")) < 0 else 1
    return (_point(kept, "story", month=kept.number("m"), code=kept.number("s"), offset=step),)


def two_away(kept: Kept) -> Found:
    """Return "the week after next", "the Sunday before last"."""
    step = 1 if kept.word("o") == "next" else -1
    if kept.index("w") is not None:
        return (_point(kept, "civil", weekday=kept.number("w"), unit=kept.word("o"), offset=7 * step),)
    return (_point(kept, "speech", unit=_unit(kept), offset=2 * step),)


def weekday_week(kept: Kept) -> Found:
    """Return "Tuesday week": a week after the next Tuesday."""
    return (_point(kept, "civil", weekday=kept.number("w"), unit="next", offset=7),)


def ahead(kept: Kept) -> Found:
    """Return "in a month's time"."""
    unit = _unit(kept)
    return (_point(kept, "speech", unit=unit, offset=_count(kept, "n"), rough=unit in _ROUGH),)


def month_of(kept: Kept) -> Found:
    """Return "July last year", "5 May of the same year": the second kind counts from what was told before."""
    word = kept.word("o")
    is_story = word not in ("last", "this", "next")
    fields = {"month": kept.number("m"), "day": kept.number("d"), "rough": is_story}
    return (_point(kept, "civil", unit="year", offset=_step(word), **fields),)


def speech_unit(kept: Kept) -> Found:
    """Return "last year", "this month", "last night"."""
    unit = _unit(kept)
    if unit in {"hour", "minute", "second"} or (unit == "day" and kept.word("o") in {"this", "current"}):
        return None  # "to this day"
    return (_point(kept, "speech", unit="day" if unit == "night" else unit, offset=_step(kept.word("o"))),)


def speech_part(kept: Kept) -> Found:
    """Return "this morning", "tonight", "last evening"."""
    return (_point(kept, "speech", unit="day", offset=_step(kept.word("o"))),)


def a_day(kept: Kept) -> Found:
    """Return "yesterday" and its neighbours."""
    return (_point(kept, "speech", unit="day", offset=kept.number("o") or 0),)


def speech_civil(kept: Kept) -> Found:
    """Return "last Monday", "next March", "last summer"."""
    fields: dict[str, object] = {"month": kept.number("m"), "weekday": kept.number("w"), "code": kept.number("s")}
    if kept.index("f") is not None:
        fields = {"edtf": str(kept.value("f"))}
        return (_point(kept, "feast" if fields["edtf"] else "vague", unit=kept.word("o"), **fields),)
    return (_point(kept, "civil", unit=kept.word("o"), **fields),)


def length(kept: Kept) -> Found:
    """Return a length as people tell it: "five months" is more than four and a half and less than six."""
    measure = ((_count(kept, "n"), _unit(kept)),)
    return (_point(kept, "length", low=measure, high=measure, exact=_unit(kept) not in _ROUGH),)


def length_exact(kept: Kept) -> Found:
    """Return a length as a court or a law states it."""
    measure = ((_count(kept, "n"), _unit(kept)),)
    return (_point(kept, "length", low=measure, high=measure, exact=True),)


def length_range(kept: Kept) -> Found:
    """Return "three to five weeks"."""
    low, high = ((_count(kept, "n"), _unit(kept)),), ((_count(kept, "n2"), _unit(kept)),)
    is_range = low[0][0] < high[0][0]
    exact = kept.index("t") is not None or _unit(kept) not in _ROUGH
    return (_point(kept, "length", low=low, high=high, exact=exact),) if is_range else None


def length_sum(kept: Kept) -> Found:
    """Return "two years and six months", "a year and a half"."""
    second = _unit(kept, "u2") or _unit(kept)
    measure = ((_count(kept, "n"), _unit(kept)), (_count(kept, "n2"), second))
    return (_point(kept, "length", low=measure, high=measure, exact=True),)


def length_vague(kept: Kept) -> Found:
    """Return "several months": at least so many, and nobody knows at most."""
    least = kept.number("v") if kept.index("u") is not None else 2
    unit = _unit(kept) or _unit(kept, "v")
    return (_point(kept, "length", low=((float(least or 2), unit),), high=None, exact=True),)


BUILDERS: Mapping[str, Callable[[Kept], Found]] = {
    **CALENDAR,
    "nothing": nothing, "vague": vague, "repeats": repeats, "clock": clock, "part": part, "ago": ago, "later": later,
    "past_length": past_length, "story_unit": story_unit, "speech_unit": speech_unit,
    "story_weekday": story_weekday, "story_month": story_month, "two_away": two_away, "weekday_week": weekday_week,
    "ahead": ahead,
    "month_of": month_of, "speech_part": speech_part,
    "a_day": a_day, "speech_civil": speech_civil, "length": length, "length_exact": length_exact,
    "length_range": length_range, "length_sum": length_sum, "length_vague": length_vague,
}  # fmt: skip
