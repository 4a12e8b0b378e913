"""One reason to ask something of a case."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.assess.weights import load_weights
from habeas.model import ClaimId, Effect, End, FactId, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One reason to ask; matters that share a token want one answer."""

    key: str
    origin: Origin
    asks: tuple[str, ...]
    tokens: frozenset[str]
    aliases: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()  # that an answer would answer
    facts: tuple[FactId, ...] = ()
    end: End | None = None
    said: tuple[ClaimId, ...] = ()
    proposed: tuple[ClaimId, ...] = ()
    effects: tuple[Effect, ...] = ()  # beside those on elements and categories


def token_of(key: str) -> frozenset[str]:
    """Return what a key shares with others that ask the same; by itself it asks alone."""
    same = load_weights().group.get(key)
    return frozenset({f"same {same.keys[0]}"} if same else {f"key {key}"})
