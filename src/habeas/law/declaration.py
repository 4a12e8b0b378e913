"""Declarations and reservations: what the table of treaties does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law.reading import read_file
from habeas.law.treaty import TITLES, find_state
from habeas.model import Mark

FILE = "declarations.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A declaration under a treaty, by which a committee may hear individuals."""

    key: str
    treaty: str
    title: str
    says: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """A reservation, or the like, of one State."""

    treaty: str
    state: str  # ISO 3166 alpha-2
    says: str
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """The whole file."""

    version: str
    declaration: tuple[Declaration, ...]
    caveat: tuple[Caveat, ...]


@cache
def load_declarations() -> Declarations:
    """Return what is on record beside the table.

    Raises:
        DataFileInvalid: the file does not follow its schema, or names a treaty or State that the table does not know.

    """
    found = read_file(FILE, Declarations)
    treaties = {each.treaty for each in found.declaration} | {each.treaty for each in found.caveat}
    if not TITLES.keys() >= treaties or any(find_state(each.state) is None for each in found.caveat):
        raise DataFileInvalid(file=FILE, why="unknown treaty or State")
    return found
