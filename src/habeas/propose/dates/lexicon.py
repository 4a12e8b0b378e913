"""The words about time of one language, each with its class; every class is one character of a code string."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.propose.datafile import compiled, read, require_keys

Value = int | str
SHAPES = (  # classes that the lexer gives by shape, not by word
    "D12", "D31", "ORD", "NUM", "YEAR", "OLDYEAR", "ISO", "DOTTED", "SLASHED", "PERSIAN", "SHORTYEAR", "DECADES",
    "CLOCK", "DOTCLOCK", "HOURLET", "YEARPAIR", "QN", "SYMBOL", "GLUED", "COMMA", "DASH", "STOP", "SLASH", "OPEN",
    "CLOSE", "COLON", "APOSTROPHE", "MONEY", "PERCENT", "PLUS", "QUOTE", "BREAK", "WORD", "NAME",
)  # fmt: skip
_KEYS = ("schema", "language", "version", "capital", "words", "forms", "phrases")
_FIRST_CODE = 0xA1  # Latin-1, so that code strings take one byte a token


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one word is: its class, its value, and whether only its capitalised form counts."""

    code: str
    value: Value
    capital: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Several words that are one: they count from their first word on."""

    pattern: re.Pattern[str]
    code: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words, phrases by first word, and the character of each class."""

    words: Mapping[str, Entry]
    phrases: Mapping[str, tuple[Phrase, ...]]
    codes: Mapping[str, str]


def _tables(file: str, data: Mapping[str, object], key: str) -> dict[str, Mapping[str, object]]:
    """Return a table of tables, refusing anything else."""
    tables = data.get(key, {})
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise DataFileInvalid(file=file, why=f"{key} must hold tables")
    return tables


def _value(file: str, word: str, value: object) -> Value:
    """Return a value that is a number or a text."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise DataFileInvalid(file=file, why=f"{word} must be a number or a text")
    return value


def _forms(file: str, data: Mapping[str, object]) -> dict[str, list[str]]:
    """Return the words that have a class and no value."""
    forms = data.get("forms", {})
    if not isinstance(forms, dict) or not all(isinstance(words, list) for words in forms.values()):
        raise DataFileInvalid(file=file, why="forms must hold lists")
    return forms


def phrase_pattern(words: str) -> str:
    """Return a pattern for these words with any apostrophe, and any space, hyphen or line end between them."""
    parts = [re.escape(part).replace("'", "['’ʼ]") for part in re.split(r"[ -]", words)]
    return r"[\s\-]{1,3}".join(parts) + (r"(?!\w)" if words[-1].isalnum() else "")


def _compounds(words: Mapping[str, Entry], codes: Mapping[str, str]) -> dict[str, tuple[Phrase, ...]]:
    """Return "twenty-one" to "ninety-nine" and "twenty-first" to "ninety-ninth" by their first word."""
    units = {w: e for w, e in words.items() if e.code in (codes["NUMBER"], codes["ORDWORD"]) and int(e.value) < 10}
    ones = {word: (int(e.value), "NUMBER" if e.code == codes["NUMBER"] else "ORDWORD") for word, e in units.items()}
    ones |= {"one": (1, "NUMBER"), "second": (2, "ORDWORD")}
    found: dict[str, tuple[Phrase, ...]] = {}
    for tens, entry in words.items():
        if entry.code == codes["TENS"]:
            found[tens] = tuple(
                Phrase(pattern=re.compile(rf"{tens}[\s-]{word}(?!\w)", re.I), code=codes[kind],
                       value=int(entry.value) + one)
                for word, (one, kind) in ones.items()
            )  # fmt: skip
    return found


@cache
def lexicon(file: str = "en/dates.toml") -> Lexicon:
    """Return the lexicon in this data file.

    Raises:
        DataFileInvalid: it does not follow its schema.

    """
    data = read(file)
    require_keys(file, data, allowed=_KEYS)
    if data.get("schema") != "habeas/dates-lexicon/1":
        raise DataFileInvalid(file=file, why="schema must be habeas/dates-lexicon/1")
    words, forms, phrases = _tables(file, data, "words"), _forms(file, data), _tables(file, data, "phrases")
    names = dict.fromkeys([*SHAPES, *words, *forms, *phrases])
    codes = {name: chr(_FIRST_CODE + index) for index, name in enumerate(names)}
    capital = data.get("capital", [])
    entries: dict[str, Entry] = {}
    for name, table in [*words.items(), *((name, dict.fromkeys(listed, 0)) for name, listed in forms.items())]:
        is_capital = isinstance(capital, list) and name in capital
        for word, value in table.items():
            if word in entries:
                raise DataFileInvalid(file=file, why=f"{word} has two classes")
            entries[word] = Entry(code=codes[name], value=_value(file, word, value), capital=is_capital)
    return Lexicon(words=entries, phrases=_phrases(file, phrases, codes) | _compounds(entries, codes), codes=codes)


def _phrases(
    file: str, tables: Mapping[str, Mapping[str, object]], codes: Mapping[str, str]
) -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases by their first word, the longest first."""
    found: dict[str, list[tuple[int, Phrase]]] = {}
    for name, table in tables.items():
        for words, value in table.items():
            first = re.match(r"\w+", words)
            if first is None:
                raise DataFileInvalid(file=file, why=f"{words} does not begin with a word")
            pattern = compiled(file, phrase_pattern(words))
            phrase = Phrase(pattern=pattern, code=codes[name], value=_value(file, words, value))
            found.setdefault(first.group(), []).append((-len(words), phrase))
    return {first: tuple(p for _, p in sorted(listed, key=lambda pair: pair[0])) for first, listed in found.items()}
