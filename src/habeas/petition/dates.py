"""A date in words, as exact as the sources are and no more, in every language that filings speak."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from habeas.model import Moment, When
from habeas.model.wording import say_when
from habeas.petition.saying import ENGLISH, say
from habeas.petition.tongue import tongue_of

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
UNITS = ("day", "month", "year")


def date_words(when: When, lang: str = ENGLISH) -> str:
    """Return the date without a preposition: "10 March 2019", "March 2019", "between 3 and 9 May 2019"."""
    if when.edtf[0] in "[{":
        return say_when(when) if lang == ENGLISH else _set_words(when, lang)
    if when.earliest is None or when.latest is None:
        return _open_words(when, lang)
    shape = _shape(when)
    if shape == "between":
        return between_words(when, lang)
    plain = _plain(when.earliest, shape, lang)
    return _about("about", plain, when.earliest, shape, lang) if when.is_approximate else plain


def between_words(when: When, lang: str = ENGLISH) -> str:
    """Return "between 10 March and 16 August 2019" for the earliest and latest day that the words can mean."""
    if when.earliest is None or when.latest is None:
        return _open_words(when, lang)
    precision = when.precision if when.is_interval else "day"
    text = _two_ends(when.earliest, when.latest, precision, lang)
    return say(lang, "dates.about_between", date=text) if when.is_approximate else text


def dated(when: When, *, lasting: bool = False, lang: str = ENGLISH) -> str:
    """Return the date with its preposition: "on 10 March 2019", "in March 2019", "between 3 and 9 May 2019".

    What lasts is said "from 10 March 2019" where the end is open, "until …" where the beginning is, and "from … to …".
    """
    if when.edtf[0] in "[{":
        is_day = when.precision in ("day", "time", "other")
        return f"{'on' if is_day else 'in'} {date_words(when)}" if lang == ENGLISH else _set_words(when, lang, on=True)
    if lasting and when.is_interval and (when.earliest or when.latest):
        return _lasting(when, lang)
    if when.earliest is None or when.latest is None:
        return _open_words(when, lang, on=True)
    shape = _shape(when)
    if shape != "between":
        return _on(when.earliest, shape, lang, is_approximate=when.is_approximate)
    words = between_words(when, lang)
    if when.earliest.start_of_day() == when.latest.start_of_day():
        return words if when.is_approximate else say(lang, "dates.on_day", date=words)
    unit = when.precision if when.is_interval else "day"
    if unit in UNITS and words == _unit(when.earliest, unit, lang):
        return _on(when.earliest, unit, lang, is_approximate=False)
    return words


def clock(moment: Moment, lang: str = ENGLISH) -> str:
    """Return the time of day: "19:30"."""
    return say(lang, "dates.clock", hour=f"{moment.hour:02d}", minute=f"{moment.minute:02d}")


def _shape(when: When) -> str:
    """Return time, day, month, year, decade or a season, as the date is known; "between" where it has two ends."""
    if when.is_interval or when.precision in ("other", "century"):
        return "between"
    if when.precision == "season":
        return SEASONS.get(int(when.edtf.strip("~?%")[-2:]), "between")
    return when.precision


@lru_cache(maxsize=64)
def _months(lang: str, case: str) -> tuple[str, ...]:
    """Return the names of the months: within a date, alone, or after "in" (inside)."""
    tongue = tongue_of(lang)
    own = {"within": tongue.months, "alone": tongue.alone or tongue.months, "inside": tongue.inside}[case]
    if own:
        return own
    if case == "inside":
        return _months(lang, "alone")
    names = Locale.parse(tongue.locale).months["stand-alone" if case == "alone" and tongue.inside else "format"]["wide"]
    return tuple(str(names[number]) for number in range(1, 13))


def _unit(moment: Moment, pattern: str, lang: str, *, case: str = "within") -> str:
    """Return the moment in the pattern of that name."""
    day = tongue_of(lang).first_day if moment.day == 1 else str(moment.day)
    parts = {"day": day, "month": _months(lang, case)[moment.month - 1], "year": moment.year}
    return say(lang, f"dates.{pattern}", **parts)


def _plain(moment: Moment, shape: str, lang: str) -> str:
    if shape == "time":
        return say(lang, "dates.time", date=_unit(moment, "day", lang), time=clock(moment, lang))
    return _unit(moment, shape, lang, case="alone" if shape == "month" else "within")


def _about(key: str, plain: str, moment: Moment, shape: str, lang: str) -> str:
    """Return the date as approximate: "about 10 March 2019", "on or about 10 March 2019"."""
    unit = "day" if shape == "time" else shape if shape in UNITS else "other"
    return say(lang, f"dates.{key}_{unit}", date=plain, year=moment.year)


def _on(moment: Moment, shape: str, lang: str, *, is_approximate: bool) -> str:
    """Return one date with its preposition."""
    if is_approximate:
        return _about("on_about", _plain(moment, shape, lang), moment, shape, lang)
    if shape == "month":
        return say(lang, "dates.on_month", date=_unit(moment, "month", lang, case="inside"))
    if shape in ("day", "time"):
        return say(lang, "dates.on_day", date=_plain(moment, shape, lang))
    return say(lang, f"dates.on_{shape}", year=moment.year)


def _two_ends(first: Moment, last: Moment, precision: str, lang: str) -> str:
    if precision == "time" and first.start_of_day() == last.start_of_day():
        hours = {"first": clock(first, lang), "last": clock(last, lang)}
        return say(lang, "dates.between_times", date=_unit(first, "day", lang), **hours)
    unit = precision if precision in ("month", "year") else "day"
    whole = [_unit(each, unit, lang, case="alone" if unit == "month" else "within") for each in (first, last)]
    if whole[0] == whole[1]:
        return whole[0]
    if unit == "year":
        return say(lang, "dates.between_year", first=first.year, last=last.year)
    ends = _shortened(first, last, unit, whole, lang)
    return say(lang, f"dates.between_{unit}", first=ends[0], last=ends[1])


def _shortened(first: Moment, last: Moment, unit: str, whole: list[str], lang: str) -> list[str]:
    """Return both ends, one of them without the year, and the month, that the other says."""
    if first.year != last.year:
        return whole
    tongue = tongue_of(lang)
    place = 0 if tongue.shortens == "first" else 1
    in_one_month = first.month == last.month and not tongue.keeps_month
    pattern = "month_of_year" if unit == "month" else "day_of_month" if in_one_month else "day_of_year"
    case = "alone" if unit == "month" else "within"
    return [_unit((first, last)[at], pattern, lang, case=case) if at == place else whole[at] for at in (0, 1)]


def _lasting(when: When, lang: str) -> str:
    unit = when.precision if when.precision in ("month", "year") else "day"
    ends = [
        str(each.year) if unit == "year" else _unit(each, unit, lang) if each else ""
        for each in (when.earliest, when.latest) if each
    ]  # fmt: skip
    if when.earliest and when.latest:
        return say(lang, f"dates.from_to_{unit}", first=ends[0], last=ends[1])
    return say(lang, f"dates.{'from' if when.earliest else 'until'}_{unit}", date=ends[0], year=ends[0])


def _open_words(when: When, lang: str, *, on: bool = False) -> str:
    """Return "10 March 2019 or later" for a date of which only one end is known."""
    known = when.earliest or when.latest
    if known is None:
        return say(lang, "dates.unknown")
    unit = when.precision if when.precision in UNITS else "day"
    text = _on(known, unit, lang, is_approximate=False) if on else _plain(known, unit, lang)
    return say(lang, "dates.or_later" if when.earliest else "dates.or_earlier", date=text)


def _set_words(when: When, lang: str, *, on: bool = False) -> str:
    """Return "11 May 2023 or 13 May 2023" for one of several dates, or all of them."""
    members = [When.parse(each.strip().replace("..", "/", 1)) for each in _ranges(when.edtf[1:-1].split(","))]
    words = [dated(each, lang=lang) if on else date_words(each, lang) for each in members]
    said = words[0]
    for place, each in enumerate(words[1:], start=2):
        last = "or" if when.edtf[0] == "[" else "and"
        said = say(lang, f"lists.{last if place == len(words) else 'comma'}", first=said, last=each)
    return said


def _ranges(members: list[str]) -> list[str]:
    """Return the members of a set with open ends as EDTF writes them in an interval."""
    return [each.strip().replace("..", "../", 1) if each.strip().startswith("..") else each for each in members]
