"""What is made of each fact by itself, made again only of those that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from habeas.model import Fact, FactId
from habeas.reconcile.told import Event
from habeas.reconcile.workings import Workings, is_same

T = TypeVar("T")
Facts = Mapping[FactId, tuple[Fact, Event]]


def by_kind(facts: Facts) -> dict[str, tuple[tuple[Fact, Event], ...]]:
    """Return facts by their kind, each in the order given."""
    found: dict[str, list[tuple[Fact, Event]]] = defaultdict(list)
    for pair in facts.values():
        found[pair[0].predicate].append(pair)
    return {kind: tuple(pairs) for kind, pairs in found.items()}


def each_fact(
    name: str, facts: Facts, work: Workings, make: Callable[[Fact, Event], T], *given: object
) -> dict[FactId, T]:
    """Return what is made of each fact by itself and of what else is given; of what did not change, as before."""
    found: dict[FactId, T] = {}
    for kind, pairs in by_kind(facts).items():
        known: dict[FactId, tuple[tuple[object, ...], T]] = work.shelf(f"{name} {kind}")
        found |= work.step((name, kind), partial(_make_each, known, make), pairs, *given)
    return found


def _make_each(
    known: dict[FactId, tuple[tuple[object, ...], T]], make: Callable[[Fact, Event], T],
    pairs: Sequence[tuple[Fact, Event]], *given: object,
) -> dict[FactId, T]:  # fmt: skip
    made: dict[FactId, tuple[tuple[object, ...], T]] = {}
    for fact, event in pairs:
        rests_on = (fact, event, *given)
        last = known.get(fact.id)
        made[fact.id] = last if last and is_same(last[0], rests_on) else (rests_on, make(fact, event))
    known.clear()
    known |= made
    return {name: value for name, (_, value) in made.items()}
