"""Phrases of filings by key, in every language in which a filing is written: ``words/LANG/AREA.toml``."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.errors import DataFileInvalid
from habeas.law.reading import read_file
from habeas.petition.tongue import AGREES, fill

ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrases:
    version: str
    phrase: dict[str, str]


@cache
def phrases(lang: str) -> dict[str, str]:
    """Return every phrase of a language by ``area.key``.

    Raises:
        DataFileInvalid: a file does not follow its schema, or a phrase has other places than the English one.

    """
    folder = files("habeas.petition").joinpath(f"words/{lang}")
    if not folder.is_dir():
        raise DataFileInvalid(file=f"words/{lang}", why="no filing is written in this language")
    found: dict[str, str] = {}
    for name in sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml")):
        read = read_file(f"words/{lang}/{name}", _Phrases, package="habeas.petition")
        found |= {f"{name[:-5]}.{key}": text for key, text in read.phrase.items()}
    for key, text in found.items() if lang != ENGLISH else ():
        if places(text) != places(phrases(ENGLISH).get(key, "")):
            raise DataFileInvalid(file=f"words/{lang}", why=f"{key}: its places are not those of the English phrase")
    return found


def places(text: str) -> frozenset[str]:
    """Return the names in braces, but for those of endings that agree."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name and not name.endswith(AGREES))


def say(lang: str, key: str, /, *, sex: object = "", gender: object = "", **values: object) -> str:
    """Return a phrase with its places filled and its endings agreeing.

    Raises:
        DataFileInvalid: there is no such phrase in this language.

    """
    text = phrases(lang).get(key)
    if text is None:
        raise DataFileInvalid(file=f"words/{lang}", why=f"no phrase {key}")
    return fill(lang, text, sex=sex, gender=gender, **values)


def listed(names: Sequence[str], *, last: str = "and", lang: str = ENGLISH) -> str:
    """Return "a, b and c"; ``last`` is "and" or "or"."""
    said = names[0] if names else ""
    for place, name in enumerate(names[1:], start=2):
        said = say(lang, f"lists.{last if place == len(names) else 'comma'}", first=said, last=name)
    return said
