"""English words for what a sentence of an edited text rests on; translated by ``labels``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from habeas.model import Stance

STANCES = {Stance.TRACED: "Traced", Stance.REWORDED: "Put in other words", Stance.ARGUMENT: "Argument"}
TYPES: Mapping[type[StrEnum], str] = MappingProxyType({Stance: "what a sentence rests on"})
SAID: Mapping[str, Mapping[Any, str]] = MappingProxyType({"what a sentence rests on": STANCES})
