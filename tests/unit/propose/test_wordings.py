"""How much of the general vocabulary the trigger rules know, and how many idioms they take for events. All invented.

Shares, not single sentences: a rule that gains elsewhere may lose one here. ``silent`` are idioms, things and sport.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from habeas.model import Kind
from habeas.propose.clauses import split
from habeas.propose.parts import Trigger
from habeas.propose.triggers import find_triggers

TOLD: dict[str, Any] = tomllib.loads((Path(__file__).parent / "data" / "wordings.toml").read_text(encoding="utf-8"))
NEAR = (  # kinds that may stand for each other: who took a person, and whether it was a crowd, is seldom in the words
    frozenset({Kind.ARREST, Kind.DETENTION, Kind.ABDUCTION, Kind.MASS_DETENTION, Kind.DETENTION_ORDER}),
    frozenset({Kind.TRIAL, Kind.HEARING, Kind.RETRIAL}),
    frozenset({Kind.TORTURE, Kind.ILL_TREATMENT}),
    frozenset({Kind.CHARGE, Kind.INVESTIGATION}),
    frozenset({Kind.ENFORCED_DISAPPEARANCE, Kind.INCOMMUNICADO}),
)


def found_in(sentence: str) -> tuple[Trigger, ...]:
    return find_triggers(sentence, split(sentence))


def is_found(kind: Kind, sentence: str) -> bool:
    alike = frozenset({kind}).union(*(group for group in NEAR if kind in group))
    return any(trigger.kind in alike for trigger in found_in(sentence))


@pytest.mark.parametrize(("part", "least"), [("plain", 0.95), ("oblique", 0.6)])
def test_most_ways_of_saying_it_are_understood(part: str, least: float) -> None:
    told = [(Kind(kind), sentence) for kind, sentences in TOLD[part].items() for sentence in sentences]
    missed = [(kind, sentence) for kind, sentence in told if not is_found(kind, sentence)]
    assert 1 - len(missed) / len(told) >= least, missed


def test_few_idioms_are_taken_for_events() -> None:
    taken = [s for s in TOLD["silent"] if any(trigger.modality.says_it_happened for trigger in found_in(s))]
    assert len(taken) / len(TOLD["silent"]) <= 0.05, taken
