"""All law files of one dated version, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law.body import Category, Instrument, Item, Law, Right, Rights, Section
from habeas.law.reading import read_file
from habeas.model import Attribute, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Categories:
    version: str
    category: tuple[Category, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checklist:
    version: str
    item: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rights:
    version: str
    standing_kinds: tuple[Kind | Attribute, ...]
    nexus_kinds: tuple[Kind | Attribute, ...]
    nexus: tuple[str, ...]
    right: tuple[Right, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Instruments:
    version: str
    instrument: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Questionnaire:
    version: str
    section: tuple[Section, ...]


@cache
def load_law() -> Law:
    """Return the law as the data files of this version state it.

    Raises:
        DataFileInvalid: a file does not follow its schema, or cites what no file defines.

    """
    categories = read_file("categories.toml", _Categories)
    checklist = read_file("checklist.toml", _Checklist)
    rights = read_file("rights.toml", _Rights)
    instruments = read_file("instruments.toml", _Instruments)
    questionnaire = read_file("questionnaire.toml", _Questionnaire)
    newest = max(part.version for part in (categories, checklist, rights, instruments, questionnaire))
    law = Law(
        version=f"habeas-law {newest}",
        categories=categories.category,
        items=checklist.item,
        rights=Rights(
            standing_kinds=rights.standing_kinds, nexus_kinds=rights.nexus_kinds, nexus=rights.nexus, right=rights.right
        ),
        instruments=instruments.instrument,
        sections=questionnaire.section,
    )
    _prove_sound(law)
    return law


def _prove_sound(law: Law) -> None:
    """Refuse ids used twice, unknown categories and instruments, and patterns that are none."""
    keys = {instrument.key for instrument in law.instruments}
    categories = {category.id for category in law.categories}
    seen: set[str] = set()
    for element in law.elements:
        if element.id in seen or not categories.issuperset(element.categories):
            raise DataFileInvalid(file="checklist.toml", why=f"{element.id}: id used twice, or unknown category")
        seen.add(element.id)
        unknown = {article.instrument for article in element.articles} - keys
        if unknown:
            raise DataFileInvalid(file="checklist.toml", why=f"{element.id}: unknown instrument {min(unknown)}")
        for bearing in (*element.yes_if, *element.no_if):
            _prove_patterns(element.id, (*bearing.words, *bearing.also, *bearing.unless))


def _prove_patterns(element: str, patterns: tuple[str, ...]) -> None:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise DataFileInvalid(file="checklist.toml", why=f"{element}: {error}") from error
