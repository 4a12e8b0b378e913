"""The three-part test of restrictions: by law, for a listed aim, necessary and proportionate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law.body import Article, Bearing, Item
from habeas.law.library import load_law
from habeas.law.reading import read_file
from habeas.model import Demand, Mark

FILE = "restrictions.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """The clause that holds where the Covenant's does not."""

    article: Article
    aims: tuple[str, ...]
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The clause under which one right may be restricted; no aims where it lists none."""

    right: str
    article: Article
    derogable: bool
    mark: Mark
    source: str
    aims: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandRule:
    """What bears on one of the three demands."""

    demand: Demand
    question: str
    settles: tuple[str, ...]
    invoked: tuple[Bearing, ...]
    yes_if: tuple[Bearing, ...]
    no_if: tuple[Bearing, ...]
    no_elements: tuple[str, ...] = ()

    def asked(self) -> Item:
        """Return the demand as an item on which claims bear."""
        return self._item("asked", self.yes_if, self.no_if)

    def invoking(self) -> Item:
        """Return what the State's own words must hold, as such an item."""
        return self._item("invoked", self.invoked, ())

    def _item(self, name: str, yes_if: tuple[Bearing, ...], no_if: tuple[Bearing, ...]) -> Item:
        return Item(
            id=f"restriction:{self.demand}:{name}", categories=(), fact=self.question, question=self.question,
            settles=self.settles, mark=Mark.TO_BE_VERIFIED, yes_if=yes_if, no_if=no_if,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Restrictions:
    """The whole file."""

    version: str
    fallback: Fallback
    clause: tuple[Clause, ...]
    demand: tuple[DemandRule, ...]

    def clause_of(self, right: str) -> Clause | None:
        """Return the clause for a right of category II; None where its article has none."""
        return next((each for each in self.clause if each.right == right), None)


@cache
def load_restrictions() -> Restrictions:
    """Return the test.

    Raises:
        DataFileInvalid: the file does not follow its schema, does not ask each demand once in order, or names a right,
            an element or an instrument that there is not.

    """
    found, law = read_file(FILE, Restrictions), load_law()
    rights, elements = {right.id for right in law.rights.right}, {each.id for each in law.elements}
    named = {each for rule in found.demand for each in rule.no_elements}
    instruments = {each.key for each in law.instruments}
    if [rule.demand for rule in found.demand] != list(Demand):
        raise DataFileInvalid(file=FILE, why="it does not ask each demand once, in their order")
    if not (rights.issuperset(each.right for each in found.clause) and elements.issuperset(named)):
        raise DataFileInvalid(file=FILE, why="it names a right or an element that there is not")
    articles = (found.fallback.article, *(clause.article for clause in found.clause))
    if not instruments.issuperset(each.instrument for each in articles):
        raise DataFileInvalid(file=FILE, why="it names an instrument that there is not")
    return found
