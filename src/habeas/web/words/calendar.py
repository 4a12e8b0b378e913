"""How each language says dates: its own words of ``locale/dates.toml`` over the patterns of CLDR."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import parse_pattern

from habeas.errors import DataFileInvalid
from habeas.model.moment import Moment
from habeas.web.words.languages import BY_CODE

FILE = "dates.toml"
_CLDR = {"month": "yMMMM", "year": "y", "day_of_year": "MMMMd"}  # our names of patterns, and CLDR's skeletons
_GROUPS = 17  # parts of a year in the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The words and patterns of one language; ``says`` are its texts, each with named places."""

    code: str
    locale: Locale
    year_first: bool
    doubt_outside: bool
    says: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    counted: Mapping[str, Mapping[str, str]]
    patterns: Mapping[str, str]
    months: Mapping[int, str]
    months_alone: Mapping[int, str]

    def print(self, shape: str, moment: Moment) -> str:
        """Return the day, month or year of this moment in the shape of that name."""
        day = self.says.get("first_day", moment.day) if moment.day == 1 else moment.day
        return self.patterns[shape] % {
            "y": moment.year, "M": moment.month, "d": day,
            "MMMM": self.months[moment.month], "LLLL": self.months_alone[moment.month],
        }  # fmt: skip

    def has(self, text: str) -> bool:
        """Whether the language has words of its own for this."""
        return text in self.says

    def say(self, text: str, **parts: object) -> str:
        """Return one of its texts, filled."""
        return self.says[text] % parts

    def count(self, text: str, number: int, **parts: object) -> str:
        """Return one of its texts in the form that this number takes."""
        forms = self.counted[text]
        form = forms.get(self.locale.plural_form(number), forms["other"])
        return form % {**parts, "days": number}


@cache
def calendar_of(code: str) -> Calendar:
    """Return the calendar of this language.

    Raises:
        DataFileInvalid: the file does not have what a language needs.

    """
    try:
        return _make(code, _read_all()[code])
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileInvalid(file=FILE, why=f"the words of {code} are not complete") from error


@cache
def _read_all() -> dict[str, dict[str, object]]:
    return tomllib.loads(files("habeas").joinpath("locale", FILE).read_text("utf-8"))


def _make(code: str, table: Mapping[str, object]) -> Calendar:
    locale = Locale.parse(BY_CODE[code].locale)
    lists = {name: tuple(value) for name, value in table.items() if isinstance(value, list)}
    if len(lists["groups"]) != _GROUPS:
        raise DataFileInvalid(file=FILE, why=f"{code} names {len(lists['groups'])} parts of a year")
    return Calendar(
        code=code,
        locale=locale,
        year_first=bool(table["year_first"]),
        doubt_outside=bool(table["doubt_outside"]),
        says={name: value for name, value in table.items() if isinstance(value, str)},
        lists=lists,
        counted={name: value for name, value in table.items() if isinstance(value, dict)},
        patterns={name: str(parse_pattern(pattern).format) for name, pattern in _patterns(table, locale).items()},
        months=dict(locale.months["format"]["wide"]),
        months_alone=_names_alone(table, locale),
    )


def _names_alone(table: Mapping[str, object], locale: Locale) -> dict[int, str]:
    """Return the months' names outside a date, for a language that bends them within one.

    Elsewhere CLDR only points to the other names, and Babel 2.18 follows that to the language it loaded last.
    """
    bends = "bent_month" in table
    return dict(locale.months["stand-alone" if bends else "format"]["wide"])


def _patterns(table: Mapping[str, object], locale: Locale) -> dict[str, str]:
    """Return the patterns of a language: its own, else CLDR's; a short shape is the long one where it has none."""
    found = {"day": locale.date_formats["long"].pattern, "month_of_year": "MMMM", "day_of_month": "d"}
    found |= {name: locale.datetime_skeletons[skeleton].pattern for name, skeleton in _CLDR.items()}
    own = (*found, "bent_month")
    found |= {name: str(table[name]) for name in own if name in table}
    return found if "bent_month" in found else {**found, "bent_month": found["month"]}
