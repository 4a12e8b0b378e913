"""The score of two accounts telling of one event: signs for and against, each with its weight, and their sum.

The weights stand in ``joining.toml``, with the command that found them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from habeas.errors import DataFileInvalid
from habeas.model.joining import Sign, Token
from habeas.reconcile.accounts import NO_CONTEXTS, Account, Contexts
from habeas.reconcile.datafile import read
from habeas.reconcile.told import agree

FILE = "joining.toml"
NEAR = 7  # days between dates that one event can have been given
FULL = 4  # words in common that are as good as any more
ALIKE = 0.3  # likeness of two documents that is as good as any more
FEATURES: Mapping[str, Token] = {
    "kind": Token.KIND,
    "other_kind": Token.KIND,
    "person": Token.PERSON,
    "other_person": Token.PERSON,
    "day": Token.DAY,
    "dates_overlap": Token.DATES_OVERLAP,
    "dates_near": Token.DATES_NEAR,
    "dates_apart": Token.DATES_APART,
    "undated": Token.UNDATED,
    "place": Token.PLACE,
    "other_place": Token.PLACE,
    "people": Token.PEOPLE,
    "other_people": Token.PEOPLE,
    "amount": Token.AMOUNT,
    "other_amount": Token.AMOUNT,
    "trigger": Token.TRIGGER,
    "other_trigger": Token.TRIGGER,
    "words": Token.WORDS,
    "context": Token.CONTEXT,
    "same_account": Token.SAME_ACCOUNT,
    "headline": Token.HEADLINE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The file as it stands; ``threshold`` is the score from which on the bench takes two accounts for one event."""

    version: str
    made_by: str
    threshold: float
    judged: float
    only_one: float
    weights: Mapping[str, float]


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Return the weights.

    Raises:
        DataFileInvalid: the file lacks a weight or has one that is not known.

    """
    found = read(FILE, Weights)
    if set(found.weights) != set(FEATURES):
        raise DataFileInvalid(file=f"reconcile/{FILE}", why="its weights are not those that the score knows")
    return found


def score(left: Account, right: Account, contexts: Contexts = NO_CONTEXTS) -> tuple[Sign, ...]:
    """Return every sign for and against two accounts telling of one event; their sum is the score."""
    weights = load_weights().weights
    found: dict[Token, float] = {}
    for name, strength in features(left, right, contexts):
        token = FEATURES[name]
        found[token] = found.get(token, 0.0) + weights[name] * strength
    return tuple(Sign(token=token, weight=round(weight, 3)) for token, weight in found.items())


def total(signs: tuple[Sign, ...]) -> float:
    """Return the score that signs come to."""
    return round(sum(sign.weight for sign in signs), 3)


def features(left: Account, right: Account, contexts: Contexts = NO_CONTEXTS) -> Iterator[tuple[str, float]]:
    """Yield what two accounts have in common and what tells them apart, each from above 0 to 1."""
    if left.kind is not None and right.kind is not None:
        yield ("kind" if left.kind is right.kind else "other_kind"), 1.0
    yield from _shared("person", left.person, right.person)
    yield _time(left, right), 1.0
    yield from _shared("place", left.places, right.places)
    yield from _shared("people", left.people, right.people)
    if left.amounts and right.amounts:
        if not agree(left.amounts, right.amounts):
            yield "other_amount", 1.0
        elif left.amounts & right.amounts:
            yield "amount", 1.0
    if left.trigger and right.trigger:
        yield ("trigger" if left.trigger == right.trigger else "other_trigger"), 1.0
    if shared := len(left.words & right.words):
        yield "words", min(shared, FULL) / FULL
    if alike := contexts.alike(left.document, right.document):
        yield "context", min(alike / ALIKE, 1.0)
    if left.document == right.document:
        yield "same_account", 1.0
        if left.is_headline != right.is_headline:
            yield "headline", 1.0


def _shared(name: str, mine: frozenset[str], others: frozenset[str]) -> Iterator[tuple[str, float]]:
    """Yield that both name the same, or that they name others; nothing where one names none."""
    if mine and others:
        yield (name if mine & others else f"other_{name}"), 1.0


def _time(left: Account, right: Account) -> str:
    if not left.is_dated or not right.is_dated:
        return "undated"
    if left.low == right.low == left.high == right.high:
        return "day"
    if left.low <= right.high and right.low <= left.high:
        return "dates_overlap"
    return "dates_near" if max(left.low - right.high, right.low - left.high) <= NEAR else "dates_apart"
