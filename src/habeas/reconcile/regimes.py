"""What a claim says of the regime, and of which days.

The rule. A claim tells a regime of the day it gives (undated: of the beginning); to the end of its interval or of the
length it states, where that fits the whole; house arrest, which is a state with a name, until its own document tells
another; "released from …" of the last day. Two sources contradict each other where they tell regimes that exclude
each other (``regimes_apart``) of one day; a change from one day to the next contradicts nothing.
"""

from __future__ import annotations

from habeas.model import Claim, Kind, Regime
from habeas.reconcile.ways import load_ways

_REGIME_OF = {Kind.HOUSE_ARREST: Regime.HOUSE_ARREST, Kind.ENFORCED_DISAPPEARANCE: Regime.DISAPPEARED}


def find_regime(claim: Claim) -> Regime | None:
    """Return where a claim says that the person was held: by its kind, its trigger or else its sentence."""
    if not isinstance(claim.predicate, Kind):
        return None
    if claim.predicate in _REGIME_OF:
        return _REGIME_OF[claim.predicate]
    if claim.predicate not in (Kind.DETENTION, Kind.RELEASE):
        return None
    words = load_ways().regime_words
    return (words.find(claim.trigger.text) if claim.trigger else None) or words.find(claim.passage.quote)


def are_apart(left: Regime, right: Regime) -> bool:
    """Whether nobody can be under both at once."""
    return any({left, right} == set(pair) for pair in load_ways().regimes_apart)
