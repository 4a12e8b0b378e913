"""The grammar of the languages of filings: what meets in a phrase is joined as the language joins it."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale
from babel.numbers import format_decimal, get_decimal_symbol

from habeas.errors import DataFileInvalid
from habeas.law.reading import read_file

FILE = "tongues.toml"
AGREES = ("_who", "_noun")  # places that agree, with the person or with a noun; a language has its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Seam:
    """What a phrase's last word and the value after it become together: "de" and "le procès" give "du procès"."""

    ends: str
    starts: str
    gives: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """How one is said to be in the countries whose names this pattern fits: "en France", "au Kenya"."""

    names: str
    gives: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """One language: its marks, months, seams and agreements."""

    locale: str
    opens: str
    closes: str
    shortens: Literal["first", "last"]
    keeps_month: bool = False
    first_day: str = "1"
    months: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    stop_outside: bool = False
    many: tuple[str, ...] = ()
    seam: tuple[Seam, ...] = ()
    land: tuple[Land, ...] = ()
    agree: dict[str, dict[str, str]] = field(default_factory=dict)

    def quote(self, words: str) -> str:
        """Return the words in quotation marks."""
        return f"{self.opens}{words}{self.closes}"

    def in_land(self, name: str) -> str | None:
        """Return "au Kenya" for a country; nothing where this is no country, or the language has one word for all."""
        if not self.land or name not in Locale.parse(self.locale).territories.values():
            return None
        return next((each.gives.format(land=name) for each in self.land if re.fullmatch(each.names, name)), None)

    def is_many(self, name: str) -> bool:
        """Whether the name begins as one of several does: "les autorités"."""
        return name.partition(" ")[0].casefold() in self.many


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tongues:
    version: str
    tongue: dict[str, Tongue]


@cache
def tongues() -> dict[str, Tongue]:
    """Return the languages by their codes."""
    return read_file(FILE, _Tongues, package="habeas.petition").tongue


def tongue_of(lang: str) -> Tongue:
    """Return the grammar of a language.

    Raises:
        DataFileInvalid: no filing speaks this language.

    """
    found = tongues().get(lang)
    if found is None:
        raise DataFileInvalid(file=FILE, why=f"no filing speaks {lang}")
    return found


def fill(lang: str, text: str, /, *, sex: object = "", gender: object = "", **places: object) -> str:
    """Return a phrase with its places filled, each joined to what stands before it as the language does."""
    tongue = tongue_of(lang)
    said = ""
    for literal, name, layout, _ in string.Formatter().parse(text):
        said += literal
        if name is None:
            continue
        if name in tongue.agree:
            said += tongue.agree[name][str(gender if name.endswith("_noun") else sex)]
        else:
            said = join(tongue, said, format(places[name], layout or ""))
    return said


def join(tongue: Tongue, before: str, value: str) -> str:
    """Return the text before and the value after it in one: "de" and "Ilvan" give "d’Ilvan"."""
    for ends, starts, gives in _seams(tongue.locale, tongue.seam):
        end, start = ends.search(before), starts.match(value)
        if end and start:
            given = gives[:1].upper() + gives[1:] if end[0][0].isupper() else gives
            return before[: end.start()] + given + value[start.end() :]
    return before + value


@cache
def _seams(_locale: str, seams: tuple[Seam, ...]) -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b{each.ends} $", re.IGNORECASE), re.compile(each.starts), each.gives) for each in seams
    )


def number(lang: str, value: int | str) -> str:
    """Return a number as the language writes it: "1,000", "1 000", "2,5"; no decimal place is added or left out."""
    locale = Locale.parse(tongue_of(lang).locale)
    whole, point, rest = str(value).partition(".")
    if not whole.isdigit():
        return str(value)
    said = format_decimal(int(whole), locale=locale)
    return said + (get_decimal_symbol(locale) + rest if point else "")


def form(lang: str, value: int | str) -> Literal["one", "many"]:
    """Return whether what is counted stands in the singular."""
    return "one" if Locale.parse(tongue_of(lang).locale).plural_form(abs(Decimal(str(value)))) == "one" else "many"


def language_name(lang: str, code: str) -> str:
    """Return what a language is called in another one; its code where CLDR has no name for it."""
    names = Locale.parse(tongue_of(lang).locale).languages
    return str(names.get(code) or names.get(re.split("[-_]", code)[0]) or code)
