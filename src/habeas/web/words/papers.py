"""English words for what a paper says of an opinion; translated by ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from habeas.model.opinion import Fault, Paper, Piece
from habeas.show.opinions import FAULTS, PAPERS, PIECES

OUTCOMES = {"arbitrary": "Arbitrary", "not_arbitrary": "Not arbitrary", "filed_released": "The case was filed"}
TYPES: Mapping[type[StrEnum], str] = MappingProxyType(
    {Paper: "sort of a paper", Piece: "piece of an opinion", Fault: "contradiction in an opinion"}
)
SAID: Mapping[str, Mapping[Any, str]] = MappingProxyType(
    {
        "sort of a paper": PAPERS, "piece of an opinion": PIECES, "contradiction in an opinion": FAULTS,
        "outcome read": OUTCOMES,
    }
)  # fmt: skip
