"""The data file of this room: languages by script, and the confidences that decide."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.errors import DataFileInvalid

FILE = "scans.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language that tesseract may have data for."""

    code: str  # as tesseract names it
    script: str  # as tesseract's detection names it
    tags: list[str]  # BCP 47


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The data file."""

    version: str
    believed_from: int
    script_from: float
    orientation_from: float
    wrong_language: int
    modes: list[int]
    languages: tuple[Language, ...]

    def tags_of(self, codes: str) -> set[str]:
        """The BCP 47 tags of languages that tesseract names so, joined by "+"; none for one that is not in the file."""
        wanted = codes.split("+")
        return {tag for language in self.languages if language.code in wanted for tag in language.tags}


@cache
def get_table() -> Table:
    """Return the data file, every key known.

    Raises:
        DataFileInvalid: it is not so.

    """
    try:
        given = tomllib.loads(files("habeas.ingest.scans").joinpath(FILE).read_text("utf-8"))
        languages = tuple(Language(**row) for row in given.pop("language"))
        return Table(languages=languages, **given)
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileInvalid(file=FILE, why=str(error)) from error
