"""How surely words that a rule took for an event are one, by a small model of the words around them.

A logistic regression over the word itself and the few words to each side. Its weights are data, trained on news by
``bench/train_gate.py``. It never drops anything: what falls below its threshold is a weak proposal and is shown as one.
It speaks only of kinds and words that it has seen often enough, within the sentences of running text, and is silent on
all else: lists, headings, the plain words of testimony. It never speaks of being held, which annotators of news seldom
mark as an event, and which to us is the gravest.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from habeas.errors import DataFileInvalid
from habeas.model.claim import WEAK_BELOW
from habeas.propose.datafile import require_keys
from habeas.propose.parts import Clause, Trigger

FILE = "en/gate.json"
KEYS = ("about", "trained_on", "bias", "threshold", "kinds", "stems", "weights")
REACH = 90  # code points to each side in which words are looked at
RUNNING = "body"
NEAR = 5  # words to each side
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:/-]\d+)*|[^\w\s]")
BEING = frozenset({"be", "been", "being", "is", "are", "was", "were", "get", "gets", "got"})
LEAST, MOST = 0.92, 1.0  # what the least and the most likely keep of the rule's score
DOUBTFUL = WEAK_BELOW - 0.01  # the most that a weak trigger may score: no claim on it can be surer


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The weights of features, and the kinds and words of which they may speak."""

    bias: float
    threshold: float
    kinds: Mapping[str, str]  # our kind to the type that was trained
    stems: Mapping[str, tuple[str, ...]]  # of each type, how words begin that were seen often enough
    weights: Mapping[str, float]
    trained_on: Mapping[str, str] = field(default_factory=dict)  # files and their digests

    def likelihood(self, features: Sequence[str]) -> float:
        """Return how likely an annotator of news would mark this word as an event, from 0 to 1."""
        return 1.0 / (1.0 + math.exp(-self.bias - sum(self.weights.get(each, 0.0) for each in features)))

    def weigh(self, text: str, trigger: Trigger) -> float | None:
        """Return how likely a trigger is an event, by the likeliest of its words; none where the gate is silent."""
        of = self.kinds.get(trigger.kind)
        if of is None or trigger.clause.part != RUNNING or trigger.start == trigger.clause.start:
            return None
        found = [
            self.likelihood(tuple(features_of(text, trigger.clause, match.span(), of, stem)))
            for match in WORD.finditer(text, trigger.start, trigger.end)
            if (stem := stem_of(match[0], self.stems[of])) is not None
        ]
        return max(found, default=None)


@cache
def load_gate() -> Gate:
    """Return the gate.

    Raises:
        DataFileInvalid: its file is missing or is not what it should be.

    """
    try:
        table = json.loads(files("habeas.propose").joinpath(FILE).read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise DataFileInvalid(file=FILE, why="it cannot be read") from error
    if not isinstance(table, dict) or set(table) < set(KEYS):
        raise DataFileInvalid(file=FILE, why=f"it must have {', '.join(KEYS)}")
    require_keys(FILE, table, allowed=KEYS)
    kinds, stems, weights, files_read = table["kinds"], table["stems"], table["weights"], table["trained_on"]
    if not all(isinstance(each, dict) for each in (kinds, stems, weights, files_read)) or not set(
        kinds.values()
    ) <= set(stems):
        raise DataFileInvalid(
            file=FILE, why="kinds, stems and weights must be tables, and every kind's type have stems"
        )
    if not all(isinstance(each, int | float) for each in (table["bias"], table["threshold"], *weights.values())):
        raise DataFileInvalid(file=FILE, why="bias, threshold and weights must be numbers")
    return Gate(
        bias=float(table["bias"]), threshold=float(table["threshold"]), kinds=kinds, weights=weights,
        trained_on=files_read,
        stems={of: tuple(map(str, words)) for of, words in stems.items()},
    )  # fmt: skip


def weigh(text: str, triggers: Sequence[Trigger], *, gate: Gate | None = None) -> tuple[Trigger, ...]:
    """Return the triggers with their scores weighed and the weak ones marked; none is left out."""
    gate = load_gate() if gate is None else gate
    return tuple(_weighed(trigger, gate.weigh(text, trigger), gate.threshold) for trigger in triggers)


def _weighed(trigger: Trigger, likelihood: float | None, threshold: float) -> Trigger:
    if likelihood is None:
        return trigger
    score = round(trigger.score * (LEAST + (MOST - LEAST) * likelihood), 3)
    is_weak = likelihood < threshold
    return replace(trigger, score=min(score, DOUBTFUL) if is_weak else score, weak=is_weak)


def stem_of(word: str, stems: Sequence[str]) -> str | None:
    """Return the stem with which a word begins, if it is one of these."""
    lower = word.lower()
    return next((stem for stem in stems if lower.startswith(stem)), None)


def features_of(text: str, clause: Clause, place: tuple[int, int], of: str, stem: str) -> Iterator[str]:
    """Yield what can be seen of a word: its form, and the words around it in its sentence."""
    start, end = place
    left = [shape(each) for each in WORD.findall(text, max(clause.start, start - REACH), start)][-NEAR:]
    right = [shape(each) for each in WORD.findall(text, end, min(clause.end, end + REACH))][:NEAR]
    last, following = left[-1] if left else "^", right[0] if right else "$"
    yield f"type {of}"
    yield f"stem {stem}"
    yield f"form {text[start:end].lower()}"
    yield f"part {clause.part}"
    if text[start].isupper():
        yield "capital"
    if not BEING.isdisjoint(left[-3:]):
        yield "passive"
    yield f"last {last}"
    yield f"next {following}"
    yield f"{stem}, last {last}"
    yield f"{stem}, next {following}"
    yield from sorted({f"left {each}" for each in left[:-1]})
    yield from sorted({f"right {each}" for each in right[1:]})


def shape(word: str) -> str:
    """Return a word as the gate sees it: names and numbers are all alike, so that none can be learnt."""
    if word[0].isdigit():
        return "0"
    return "A" if word[0].isupper() else word.lower()
