"""What each kind of event means: the definitions of the closed vocabulary, in the order of ``Kind``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law.reading import read_file
from habeas.model import Kind, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class KindDefinition:
    """One word of the vocabulary: what it covers, what it does not, and an invented example."""

    kind: Kind
    definition: str
    limits: str
    example: str
    mark: Mark = Mark.READ  # our own words: this file is their source
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kinds:
    version: str
    source: str
    kind: tuple[KindDefinition, ...]


@cache
def load_kinds() -> tuple[KindDefinition, ...]:
    """Return the definition of every kind.

    Raises:
        DataFileInvalid: the file does not follow its schema, or does not define each kind once, in order.

    """
    data = read_file("kinds.toml", _Kinds)
    found = tuple(replace(each, source=each.source or data.source) for each in data.kind)
    if [each.kind for each in found] != list(Kind):
        raise DataFileInvalid(file="kinds.toml", why="it does not define each kind once, in their order")
    return found


TRANSLATABLE = tuple(each.definition for each in load_kinds())  # pages say them in the reader's language
