"""Data files of this package, read once and checked strictly."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from habeas.errors import DataFileInvalid


@cache
def read(name: str) -> Mapping[str, object]:
    """Return the table of a TOML file that lies under ``habeas/propose``.

    Raises:
        DataFileInvalid: it is missing or not TOML.

    """
    try:
        return tomllib.loads(files("habeas.propose").joinpath(name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataFileInvalid(file=name, why="it cannot be read") from error


def names_in(folder: str) -> tuple[str, ...]:
    """Return the names of the TOML files in a folder, sorted, to be given to ``read``."""
    found = files("habeas.propose").joinpath(folder).iterdir()
    return tuple(sorted(f"{folder}/{entry.name}" for entry in found if entry.name.endswith(".toml")))


def require_keys(file: str, table: Mapping[str, object], *, allowed: Iterable[str]) -> None:
    """Refuse a key that nobody reads: it is a misspelt one."""
    if unknown := sorted(set(table) - set(allowed)):
        raise DataFileInvalid(file=file, why=f"unknown key {unknown[0]}")


def text_of(file: str, table: Mapping[str, object], key: str, *, default: str | None = None) -> str:
    """Return a text value, refusing anything else."""
    value = table.get(key, default)
    if not isinstance(value, str):
        raise DataFileInvalid(file=file, why=f"{key} must be text")
    return value


def texts_of(file: str, table: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return a list of texts, empty where the key is absent."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataFileInvalid(file=file, why=f"{key} must be a list of texts")
    return tuple(value)


def compiled(file: str, pattern: str, *, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Return a compiled pattern, refusing one that is no pattern."""
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise DataFileInvalid(file=file, why=f"{error} in {pattern[:60]}") from error


def by_letter(phrases: Iterable[str]) -> str:
    """Return an alternation of phrases by their first letter, in their order otherwise: a fraction of the cost."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(re.escape(phrase[1:]).replace(r"\ ", r"\s"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in found.items())
