"""Who could tell what an element still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law.library import load_law
from habeas.law.reading import read_file
from habeas.model import Demand, Supplier

FILE = "suppliers.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppliers:
    """The whole file: for each item of the checklist and each demand of the three-part test, who could tell."""

    version: str
    contradicted: tuple[Supplier, ...]
    undecided: tuple[Supplier, ...]
    alone: tuple[Supplier, ...]
    element: dict[str, tuple[Supplier, ...]]
    demand: dict[Demand, tuple[Supplier, ...]]

    def of_element(self, element: str) -> tuple[Supplier, ...]:
        """Return who could tell of an element; the rights of category II share the item that asks after them."""
        return self.element[element.partition(":")[0]]


@cache
def load_suppliers() -> Suppliers:
    """Return who could tell what.

    Raises:
        DataFileInvalid: the file does not follow its schema, or leaves out an item or a demand.

    """
    found = read_file(FILE, Suppliers)
    items = {item.id for item in load_law().items}
    if set(found.element) != items or set(found.demand) != set(Demand):
        raise DataFileInvalid(file=FILE, why=f"not each item once: {sorted(items ^ set(found.element))}")
    return found
