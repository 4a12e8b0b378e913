"""What is said of changes: the closed vocabularies of what a source makes of a case."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from habeas.casework.change import Aspect, Course, Opening, Turn
from habeas.casework.stale import Stale

TURNS = {Turn.NEW: "New", Turn.GONE: "Gone", Turn.CHANGED: "Changed"}
COURSES = {Course.NARROWED: "narrower", Course.WIDENED: "wider", Course.MOVED: "another time"}
ASPECTS = {
    Aspect.DATE: "date", Aspect.VALUE: "value", Aspect.STANDING: "standing", Aspect.SUPPORT: "who stands behind it",
    Aspect.CLAIMS: "which claims tell of it", Aspect.AGAINST: "what speaks against it",
    Aspect.SET_ASIDE: "whether it is set aside",
}  # fmt: skip
OPENINGS = {
    Opening.OPENED: "Opened", Opening.CLOSED: "Closed", Opening.REOPENED: "Open again", Opening.SETTLED: "Settled",
    Opening.CHANGED: "Changed",
}  # fmt: skip
STALE = {
    Stale.CLAIM_GONE: "A claim that this sentence stands on is rejected or gone.",
    Stale.CLAIM_UNDECIDED: "A claim that this sentence stands on is no longer accepted.",
    Stale.SAYS_OTHERWISE: "What this sentence says has changed since.",
}
TYPES: Mapping[type[StrEnum], str] = {
    Turn: "what became of something", Course: "what became of a time", Aspect: "what changed of a fact",
    Opening: "what became of a conflict", Stale: "why a sentence is stale",
}  # fmt: skip
SAID: Mapping[str, Mapping[Any, str]] = {
    "what became of something": TURNS, "what became of a time": COURSES, "what changed of a fact": ASPECTS,
    "what became of a conflict": OPENINGS, "why a sentence is stale": STALE,
}  # fmt: skip
