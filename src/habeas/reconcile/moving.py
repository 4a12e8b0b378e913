"""Which kinds of claim a status can rest on."""

from __future__ import annotations

from functools import lru_cache

from habeas.model import Kind
from habeas.reconcile.lexicon import load_lexicon
from habeas.reconcile.ways import load_ways


@lru_cache(maxsize=1)
def moving() -> frozenset[str]:
    """The kinds that make or end a state."""
    return frozenset((*load_lexicon().kinds.states, *load_ways().restricts, Kind.SENTENCE))


@lru_cache(maxsize=1)
def matters() -> frozenset[str]:
    """The kinds of claim that a status can rest on; what denies one of them is of its kind, or a counter-claim."""
    kinds = load_lexicon().kinds
    return moving() | {*kinds.confirms, *kinds.convicted, *kinds.reopened, *kinds.proceeding, Kind.COUNTER_CLAIM}
