"""All law files of one dated version, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law.body import Category, Item, Law, Right, Rights, Section
from habeas.law.instrument import Instrument, Provision
from habeas.law.reading import read_file
from habeas.model import Attribute, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Categories:
    version: str
    source: str
    category: tuple[Category, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checklist:
    version: str
    source: str
    item: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rights:
    version: str
    source: str
    standing_kinds: tuple[Kind | Attribute, ...]
    nexus_kinds: tuple[Kind | Attribute, ...]
    nexus: tuple[str, ...]
    right: tuple[Right, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Instruments:
    version: str
    instrument: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Provisions:
    version: str
    provision: tuple[Provision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Questionnaire:
    version: str
    source: str
    section: tuple[Section, ...]


@cache
def load_law() -> Law:
    """Return the law as the data files of this version state it.

    Raises:
        DataFileInvalid: a file does not follow its schema, or cites what no file defines.

    """
    from habeas.law.edition import (
        law_version,  # here: that module is a program, too, and would be loaded before it runs
    )

    categories = read_file("categories.toml", _Categories)
    checklist = read_file("checklist.toml", _Checklist)
    rights = read_file("rights.toml", _Rights)
    instruments = read_file("instruments.toml", _Instruments)
    provisions = read_file("provisions.toml", _Provisions)
    questionnaire = read_file("questionnaire.toml", _Questionnaire)
    law = Law(
        version=law_version(),
        categories=tuple(replace(each, source=each.source or categories.source) for each in categories.category),
        items=tuple(replace(each, source=each.source or checklist.source) for each in checklist.item),
        rights=Rights(
            standing_kinds=rights.standing_kinds,
            nexus_kinds=rights.nexus_kinds,
            nexus=rights.nexus,
            right=tuple(replace(each, source=each.source or rights.source) for each in rights.right),
        ),
        instruments=instruments.instrument,
        provisions=_with_sources(provisions.provision, instruments.instrument),
        sections=tuple(_sourced(section, questionnaire.source) for section in questionnaire.section),
    )
    _prove_sound(law)
    _prove_cited(law)
    return law


def _sourced(section: Section, source: str) -> Section:
    return replace(section, line=tuple(replace(line, source=line.source or source) for line in section.line))


def _with_sources(provisions: tuple[Provision, ...], instruments: tuple[Instrument, ...]) -> tuple[Provision, ...]:
    """Return the provisions, each with the source of its instrument where it names none.

    Raises:
        DataFileInvalid: a provision is of no instrument that we know, or stands twice.

    """
    sources = {each.key: each.source for each in instruments}
    seen: set[tuple[str, str]] = set()
    for each in provisions:
        if each.instrument not in sources or (each.instrument, each.article) in seen:
            raise DataFileInvalid(file="provisions.toml", why=f"{each.instrument} {each.article}: unknown, or twice")
        seen.add((each.instrument, each.article))
    return tuple(replace(each, source=each.source or sources[each.instrument]) for each in provisions)


def _prove_cited(law: Law) -> None:
    """Refuse a citation of which no provision says what it asks."""
    told = {(each.instrument, each.article) for each in law.provisions}
    for element in law.elements:
        for one in (one for article in element.articles for one in article.apart()):
            if (one.instrument, one.article) not in told:
                raise DataFileInvalid(
                    file="provisions.toml", why=f"{element.id} cites {one.instrument} {one.article}: no provision"
                )


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
