"""The patterns by which pieces of an opinion are found, as ``opinions.toml`` states them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from habeas.errors import BadDate, DataFileInvalid
from habeas.law.reading import read_file
from habeas.model import When
from habeas.model.opinion import Piece

FILE = "opinions/opinions.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way in which a piece is said; see the head of the file."""

    piece: Piece
    within: str
    pattern: str
    says: str = ""
    names: bool = False
    states: bool = False
    known: bool = False  # told only where we know the State
    later: bool = False  # repeats what the title says: held against it, and not told as its own
    inverted: bool = False
    instrument: str = ""
    outside: tuple[str, ...] = ()  # papers in which it is not looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    version: str
    months: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[str, ...]]
    papers: dict[str, tuple[str, ...]]
    migration: dict[str, tuple[str, ...]]
    rule: tuple[Rule, ...]


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The file with its patterns compiled."""

    version: str
    months: dict[str, int]
    parts: dict[str, re.Pattern[str]]
    opinion: re.Pattern[str]
    speaks: re.Pattern[str]
    asks: re.Pattern[str]
    migration: re.Pattern[str]
    rules: tuple[tuple[Rule, re.Pattern[str]], ...]
    date: re.Pattern[str]
    days: re.Pattern[str]

    def find_date(self, words: str) -> When | None:
        """Return the day that these words name, or None where there is no such day."""
        found = self.date.search(words)
        if found is None:
            return None
        day, month, year = int(found["day"] or found["day_after"]), self.months[_month(found)], int(found["year"])
        return _day(year, month, day, words)

    def find_days(self, words: str) -> When | None:
        """Return from which day to which day a session was held, or None."""
        found = self.days.search(words)
        if found is None:
            return None
        last_month, year = self.months[found["last_month"].casefold()], int(found["year"])
        first_month = self.months[found["first_month"].casefold()] if found["first_month"] else last_month
        first_year = int(found["first_year"] or year)
        first = _day(first_year, first_month, int(found["first"]), words)
        last = _day(year, last_month, int(found["last"]), words)
        if first is None or last is None or not (first.earliest and last.latest) or first.earliest > last.latest:
            return None
        return When.between(first.earliest, last.latest, as_written=words)


def _month(found: re.Match[str]) -> str:
    return str(found["month"] or found["month_first"]).casefold()


def _day(year: int, month: int, day: int, words: str) -> When | None:
    try:
        return When.parse(f"{year:04d}-{month:02d}-{day:02d}", as_written=words)
    except BadDate:
        return None


@cache
def load_rules() -> Rules:
    """Return the rules.

    Raises:
        DataFileInvalid: the file does not follow its schema, or a pattern is none.

    """
    read = read_file(FILE, _Rules, package="habeas.propose")
    names = sorted(chain.from_iterable(read.months.values()), key=len, reverse=True)
    month = "(?i:" + "|".join(dict.fromkeys(names)) + ")"
    day = r"\d{1,2}(?:er|º|°|st|nd|rd|th)?"
    date = rf"(?:{day}\s+(?:de\s+)?{month},?\s+(?:del?\s+)?\d{{4}}|{month}\s+{day},?\s+\d{{4}})"
    days = (
        rf"{day}(?:\s+(?:de\s+)?{month})?(?:\s+(?:del?\s+)?\d{{4}})?(?:\s*[–—-]\s*|\s+(?:to|au|al|a)\s+){day}\s+(?:de\s+)?"
        rf"{month},?\s+(?:del?\s+)?\d{{4}}"
    )
    return Rules(
        version=read.version,
        months={name: place for table in read.months.values() for place, name in enumerate(table, start=1)},
        parts={name: _compiled(_heading(each)) for name, each in read.parts.items()},
        opinion=_compiled("|".join(read.papers["opinion"])),
        speaks=_compiled("|".join(read.papers["speaks"])),
        asks=_compiled("(?i)" + "|".join(read.papers["asks"])),
        migration=_compiled("(?i)" + "|".join(read.migration["words"])),
        rules=tuple(
            (rule, _compiled(rule.pattern.replace("{date}", date).replace("{session_days}", days)))
            for rule in read.rule
        ),
        date=_compiled(
            rf"(?:(?P<day>\d{{1,2}})(?:er|º|°|st|nd|rd|th)?\s+(?:de\s+)?(?P<month>{month})|(?P<month_first>{month})\s+"
            rf"(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?),?\s+(?:del?\s+)?(?P<year>\d{{4}})"
        ),
        days=_compiled(
            rf"(?P<first>\d{{1,2}})(?:er|º|°)?(?:\s+(?:de\s+)?(?P<first_month>{month}))?(?:\s+(?:del?\s+)?(?P<first_year>\d{{4}}))?"
            rf"(?:\s*[–—-]\s*|\s+(?:to|au|al|a)\s+)(?P<last>\d{{1,2}})(?:er|º|°)?\s+(?:de\s+)?(?P<last_month>{month}),?\s+"
            rf"(?:del?\s+)?(?P<year>\d{{4}})"
        ),
    )  # fmt: skip


def _heading(names: tuple[str, ...]) -> str:
    """Return the pattern of a line that holds one of these names alone."""
    return rf"(?m)^[ \t]*(?:[IVX]+\. )?(?i:{'|'.join(names)})[ \t:.]*$"


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(spaced(pattern))
    except re.error as error:
        raise DataFileInvalid(file=FILE, why=f"{error} in {pattern[:60]}") from error


def spaced(pattern: str) -> str:
    """Return the pattern with each space standing for any white space; within a class a space stays one.

    A space with a star stands for the space at the edge of a line.
    """
    made, place, in_class = [], 0, False
    while place < len(pattern):
        letter, following = pattern[place], pattern[place + 1 : place + 2]
        if letter == "\\":
            made.append(pattern[place : place + 2])
            place += 2
            continue
        in_class = letter == "[" or (in_class and letter != "]")
        if letter != " " or in_class:
            made.append(letter)
        elif following in ("?", "*"):
            made.append(r"\s*" if following == "?" else r"[^\S\n]*")
            place += 1
        else:
            made.append(r"\s+")
        place += 1
    return "".join(made)
