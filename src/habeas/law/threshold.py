"""Lengths of time on which the law turns: 48 hours to a judge, 15 days alone, and those without a figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law.body import Article
from habeas.law.library import load_law
from habeas.law.reading import read_file
from habeas.model import Mark, Measured

FILE = "thresholds.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """One limit; ``hours`` None where the law names no figure."""

    id: str
    element: str
    what: Measured
    silence: bool  # over the limit is not known from sources that merely do not tell of it earlier
    says: str
    articles: tuple[Article, ...]
    mark: Mark
    source: str
    hours: int | None = None
    child_hours: int | None = None

    def limit(self, *, of_child: bool) -> int | None:
        """Return the hours that hold for a child, or for anybody."""
        return self.child_hours if of_child and self.child_hours is not None else self.hours


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thresholds:
    version: str
    threshold: tuple[Threshold, ...]


@cache
def load_thresholds() -> tuple[Threshold, ...]:
    """Return the limits in the order of the file.

    Raises:
        DataFileInvalid: the file does not follow its schema, or names an element or instrument that there is not.

    """
    found = read_file(FILE, _Thresholds).threshold
    law = load_law()
    elements, instruments = {each.id for each in law.elements}, {each.key for each in law.instruments}
    for each in found:
        if each.element not in elements or not instruments.issuperset(one.instrument for one in each.articles):
            raise DataFileInvalid(file=FILE, why=f"{each.id}: unknown element or instrument")
    if len({each.id for each in found}) != len(found):
        raise DataFileInvalid(file=FILE, why="an id is used twice")
    return found
