"""Provisions of law as sources write them, and what the words tell of each: number, part, law, State; no more.

"Articles 174 and 405 of the Criminal Code" are two provisions of one law; a law or State that the words do not name is
None. How each language writes them stands in ``statutes.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from habeas.law import find_state
from habeas.reconcile.datafile import read
from habeas.reconcile.wordstock import kept_words

_HANZI = "〇零一二三四五六七八九十百千两\\d"
_DIGIT_OF = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TEN_OF = {"十": 10, "百": 100, "千": 1000}
_PARTS = re.compile(r"\s?\(\s?(\w{1,3})\s?\)")
_POSSESSIVE = re.compile(r"[’']s\b|[’']$")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedLaw:
    """A law that sources name in several ways."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How one language puts number, part and law together."""

    language: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class International:
    """Words of instruments under which nobody is charged."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statutes:
    """The file as it stands."""

    version: str
    number: str
    between: str
    part: str
    laws: Mapping[str, str]
    shape: tuple[Shape, ...]
    law: tuple[NamedLaw, ...]
    international: International
    states: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One provision at a place of a text; what the words do not tell is None."""

    as_written: str
    start: int
    end: int
    number: str
    part: str | None
    law: str | None
    state: str | None
    is_international: bool


@lru_cache(maxsize=1)
def load_statutes() -> Statutes:
    """Return the words and shapes.

    Raises:
        DataFileInvalid: the file has an unknown key or a word of another type.

    """
    return read("statutes.toml", Statutes)


@kept_words(4096)
def find_provisions(text: str) -> tuple[Provision, ...]:
    """Return every provision that these words name, in order; a list of numbers gives one for each."""
    found = [match for pattern in _patterns() for match in pattern.finditer(text)]
    found.sort(key=lambda match: (match.start(), match.start() - match.end()))
    provisions: list[Provision] = []
    end = 0
    for match in found:
        if match.start() >= end:
            provisions += _read(match)
            end = match.end()
    return tuple(provisions)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    statutes = load_statutes()
    known = sorted((word for law in statutes.law for word in law.words), key=lambda word: (-len(word), word))
    names = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in known)
    made = []
    for shape in statutes.shape:
        law = statutes.laws.get(shape.language, names)
        made.append(_compile(shape.of, statutes, law=law, names=names))
    return tuple(made)


def _compile(of: str, statutes: Statutes, *, law: str, names: str) -> re.Pattern[str]:
    """Return the shape as a pattern whose groups are numbered in the order of the text."""
    pieces = {
        "{numbers}": f"(?P<numbers>{statutes.number}(?:{statutes.between}{statutes.number})*)",
        "{known}": rf"(?:{names})(?!\w)",
        "{law}": f"(?P<law>{law})",
        "{hanzi}": f"(?P<numbers>[{_HANZI}]+)",
        "{hanzi_part}": f"(?P<part>[{_HANZI}]+)",
    }
    for name, piece in pieces.items():
        of = of.replace(name, piece)
    for place in range(of.count("{part}")):
        of = of.replace("{part}", f"(?P<part{place}>{statutes.part})", 1)
    return re.compile(of, re.IGNORECASE)


def _read(match: re.Match[str]) -> Iterator[Provision]:
    """Yield the provisions of one match."""
    groups = match.groupdict()
    told = next((groups[name] for name in ("part", "part0", "part1") if groups.get(name)), None)
    phrase = groups.get("law") or groups.get("head") or _tail(match)
    law, state = read_law(phrase) if phrase else (None, None)
    worldwide = phrase is not None and any(
        word in phrase.casefold() for word in load_statutes().international.words
    )  # fmt: skip
    for written in re.split(load_statutes().between, groups["numbers"]):
        inner = _PARTS.findall(written)
        number = _plain(_PARTS.sub("", written).strip())
        part = told or (inner[0] + "".join(f"({each})" for each in inner[1:]) if inner else None)
        yield Provision(
            as_written=match[0].strip(" ,"), start=match.start(), end=match.end(), number=number,
            part=_plain(part) if part else None, law=law, state=state, is_international=worldwide,
        )  # fmt: skip


def _tail(match: re.Match[str]) -> str | None:
    """Return a law that is named by its short form right after the number."""
    rest = match.string[match.end("numbers") : match.end()].strip(" ,")
    return next((rest for law in load_statutes().law if any(_is_in(word, rest) for word in law.words)), None)


def read_law(phrase: str) -> tuple[str | None, str | None]:
    """Return a law's name with its many spellings made one, and the State that the phrase names."""
    plain = _POSSESSIVE.sub("", phrase).strip(" ,《》")
    state, rest = _find_state(plain)
    for law in load_statutes().law:
        if any(_is_in(word, plain) for word in sorted(law.words, key=len, reverse=True)):
            others = [other for other in load_statutes().law if other is not law]
            longer = [other for other in others if _names_more(other, law, plain)]
            return (longer[0].name if longer else law.name), state
    return " ".join(rest.removeprefix("the ").split()) or None, state


def _names_more(other: NamedLaw, law: NamedLaw, phrase: str) -> bool:
    """Whether another law is named by longer words: the code of criminal procedure is not the criminal code."""
    mine = max((len(word) for word in law.words if _is_in(word, phrase)), default=0)
    return any(len(word) > mine and _is_in(word, phrase) for word in other.words)


def _is_in(word: str, phrase: str) -> bool:
    """Whether a phrase has this word; a short form only as it is written, longer ones in any case and ending."""
    if len(word) <= 4 and word.isascii() is False and word.isupper():
        return re.search(rf"(?<!\w){re.escape(word)}(?![А-ЯЁA-Z])", phrase) is not None
    return word.casefold() in phrase.casefold()


def _find_state(phrase: str) -> tuple[str | None, str]:
    """Return the State that a phrase names and the phrase without it."""
    head, of, tail = phrase.rpartition(" of ")
    if of and (named := find_state(tail.removeprefix("the "))):
        return named.code, head
    for code, words in load_statutes().states.items():
        for word in words:
            if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", phrase) or (not word.isascii() and word in phrase):
                return code, re.sub(rf"(?<!\w){re.escape(word)}(?!\w)\s?", "", phrase)
    first, _, rest = phrase.removeprefix("the ").partition(" ")
    if rest and (named := find_state(first)):
        return named.code, rest
    return None, phrase


def _plain(number: str) -> str:
    """Write a number in plain digits: ١٧٤ and 一百七十四 are 174."""
    if number and all(sign in _DIGIT_OF or sign in _TEN_OF for sign in number):
        return str(_count(number))
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in number)


def _count(hanzi: str) -> int:
    """Return a number that is written in Chinese characters."""
    total = digit = 0
    for sign in hanzi:
        if sign in _TEN_OF:
            total += (digit or 1) * _TEN_OF[sign]
            digit = 0
        else:
            digit = digit * 10 + _DIGIT_OF[sign]
    return total + digit


def resolve_states(provisions: Iterable[Provision], concerned: str | None) -> tuple[Provision, ...]:
    """Let provisions whose words name no State be of the one that the case concerns, where that is told."""
    return tuple(
        Provision(
            as_written=each.as_written, start=each.start, end=each.end, number=each.number, part=each.part,
            law=each.law, state=each.state or concerned, is_international=False,
        )
        for each in provisions
        if not each.is_international
    )  # fmt: skip
