"""How the Chinese characters that occur in names are read, and the word lists of this room (``words.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from habeas.errors import DataFileInvalid

FILE = "words.toml"


@cache
def _table() -> dict[str, Any]:
    try:
        return tomllib.loads(files("habeas.resolve").joinpath(FILE).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataFileInvalid(file=FILE, why="it is not TOML") from error


def words_of(name: str) -> frozenset[str]:
    """Return a list of words; KeyError where there is none of that name."""
    return frozenset(_table()[name].split())


@cache
def readings() -> dict[str, str]:
    """Return how each character is read, in pinyin without tones."""
    return {character: reading for reading, characters in _table()["readings"].items() for character in characters}


@cache
def family_names() -> frozenset[str]:
    """Return the characters that are family names of Han Chinese."""
    return frozenset("".join(_table()["family_names"].split()))
