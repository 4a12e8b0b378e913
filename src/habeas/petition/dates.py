"""A date in words, as exact as the sources are and no more."""

from __future__ import annotations

from habeas.model import Moment, When
from habeas.model.wording import MONTHS, say_when

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def day_words(moment: Moment, *, with_year: bool = True) -> str:
    """Return "10 March 2019"."""
    year = f" {moment.year}" if with_year else ""
    return f"{moment.day} {MONTHS[moment.month - 1]}{year}"


def _unit_words(moment: Moment, precision: str) -> str:
    """Return the moment as exact as the precision is."""
    if precision == "month":
        return f"{MONTHS[moment.month - 1]} {moment.year}"
    return str(moment.year) if precision == "year" else day_words(moment)


def date_words(when: When, lang: str = "en") -> str:
    """Return the date without a preposition: "10 March 2019", "March 2019", "between 3 and 9 May 2019"."""
    if when.edtf[0] in "[{":
        return say_when(when)
    if when.earliest is None or when.latest is None:
        return _open_words(when)
    if when.is_interval or when.precision == "other":
        return between_words(when)
    about = "about " if when.is_approximate else ""
    match when.precision:
        case "time":
            first = when.earliest
            return f"{about}{day_words(first)} at {first.hour:02d}:{first.minute:02d}"
        case "season":
            season = SEASONS.get(int(when.edtf.strip("~?%")[-2:]), "")
            return f"{about}{season} {when.edtf[:4]}" if season else between_words(when)
        case "decade":
            return f"{about}the {when.earliest.year}s"
        case "century":
            return between_words(when)
        case precision:
            return f"{about}{_unit_words(when.earliest, precision)}"


def between_words(when: When) -> str:
    """Return "between 10 March and 16 August 2019" for the earliest and latest day that the words can mean."""
    if when.earliest is None or when.latest is None:
        return _open_words(when)
    about = "about " if when.is_approximate else ""
    precision = when.precision if when.is_interval else "day"
    if precision == "time" and when.earliest.start_of_day() == when.latest.start_of_day():
        first, last = when.earliest, when.latest
        hours = f"{first.hour:02d}:{first.minute:02d} and {last.hour:02d}:{last.minute:02d}"
        return f"{about}{day_words(first)} between {hours}"
    same_year = when.earliest.year == when.latest.year
    first_words, last_words = _unit_words(when.earliest, precision), _unit_words(when.latest, precision)
    if first_words == last_words:
        return f"{about}{first_words}"
    if same_year and precision != "year":
        first_words = first_words.rsplit(" ", 1)[0]
    if same_year and precision not in ("month", "year") and when.earliest.month == when.latest.month:
        first_words = str(when.earliest.day)
    return f"{about}between {first_words} and {last_words}"


def _open_words(when: When) -> str:
    if when.earliest is None and when.latest is None:
        return "at an unknown time"
    if when.latest is None and when.earliest is not None:
        return f"{_unit_words(when.earliest, when.precision)} or later"
    return f"{_unit_words(when.latest, when.precision)} or earlier" if when.latest else "at an unknown time"


def dated(when: When, *, lasting: bool = False, lang: str = "en") -> str:
    """Return the date with its preposition: "on 10 March 2019", "in March 2019", "between 3 and 9 May 2019".

    What lasts is said "from 10 March 2019" where the end is open, "until …" where the beginning is, and "from … to …".
    """
    if lasting and when.is_interval and when.earliest is None and when.latest is not None:
        return f"until {_unit_words(when.latest, when.precision)}"
    if lasting and when.is_interval and when.earliest is not None:
        first = _unit_words(when.earliest, when.precision)
        return f"from {first} to {_unit_words(when.latest, when.precision)}" if when.latest else f"from {first}"
    words = date_words(when, lang)
    if "between " in words or words.startswith("at an "):
        return words if not words[0].isdigit() else f"on {words}"
    if when.precision in ("day", "time", "other"):
        return f"on or {words}" if words.startswith("about ") else f"on {words}"
    return f"in {words}"
