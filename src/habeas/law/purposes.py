"""What consent is asked for: the levels of it, and the purposes, each with the filings that serve it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law.form import form_keys
from habeas.law.reading import read_file
from habeas.model import Audience, Purpose

FILE = "consent/purposes.toml"  # apart from the law: no finding and no filing says another word by it
LEVELS = tuple(range(9))


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLevel:
    """How far consent can go; what goes to nobody has no audience."""

    number: int
    says: str
    audience: Audience | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeDefinition:
    """One purpose: what it covers, to whom something can go for it, and the filings that are made for it."""

    purpose: Purpose
    definition: str
    audiences: tuple[Audience, ...]
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Purposes:
    """The whole table."""

    version: str
    source: str
    level: tuple[ConsentLevel, ...]
    purpose: tuple[PurposeDefinition, ...]


@cache
def load_purposes() -> Purposes:
    """Return the table.

    Raises:
        DataFileInvalid: a level or purpose is missing or out of order, or a filing has none, or two.

    """
    found = read_file(FILE, Purposes)
    if tuple(each.number for each in found.level) != LEVELS:
        raise DataFileInvalid(file=FILE, why="it does not say each level once, in their order")
    if [each.purpose for each in found.purpose] != list(Purpose):
        raise DataFileInvalid(file=FILE, why="it does not define each purpose once, in their order")
    served = sorted(form for each in found.purpose for form in each.forms)
    if served != sorted(form_keys()):
        raise DataFileInvalid(file=FILE, why="not every filing serves one purpose")
    return found


def purpose_of(form: str) -> Purpose:
    """Return what a filing is made for.

    Raises:
        DataFileInvalid: the table has no filing of that key.

    """
    for each in load_purposes().purpose:
        if form in each.forms:
            return each.purpose
    raise DataFileInvalid(file=FILE, why="a filing serves no purpose")


def purposes_for(audience: Audience) -> tuple[Purpose, ...]:
    """Return for what something can go to an audience, in the order of the table."""
    return tuple(each.purpose for each in load_purposes().purpose if audience in each.audiences)
