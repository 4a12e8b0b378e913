"""What is said of an assessment beside its answers: closed vocabularies of lengths, pleas and the three-part test."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from habeas.model import Comparison, Demand, Plea, Point, Supplier
from habeas.show.appraisal import COMPARISONS, DEMANDS, PLEAS, POINTS, SUPPLIERS

TYPES: Mapping[type[StrEnum], str] = {
    Comparison: "length and limit", Point: "point of a prima facie case", Demand: "demand on a restriction",
    Plea: "plea of the State", Supplier: "who could tell",
}  # fmt: skip
SAID: Mapping[str, Mapping[Any, str]] = {
    "length and limit": COMPARISONS, "point of a prima facie case": POINTS, "demand on a restriction": DEMANDS,
    "plea of the State": PLEAS, "who could tell": SUPPLIERS,
}  # fmt: skip
