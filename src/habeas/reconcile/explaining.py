"""Why each claim stands with its fact, and which claims a person must put to one of several.

Each is compared with one claim of the fact, so that the work grows with the claims and not with their pairs: a title
with the claim of its own document that stands first, everything else with the first claim of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from habeas.model import ClaimId, Fact, FactId
from habeas.model.joining import Join, Joinable, Sign, Token
from habeas.reconcile.accounts import NO_CONTEXTS, Account, Contexts, account_of, spoken_of
from habeas.reconcile.apiece import by_kind
from habeas.reconcile.joining import load_weights, score, total
from habeas.reconcile.told import Event, Told
from habeas.reconcile.workings import Workings

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

Joined = tuple[tuple[Join, ...], tuple[Joinable, ...]]
Facts = Mapping[FactId, tuple[Fact, Event]]
_Open = tuple[Told, tuple[tuple[FactId, Told], ...]]  # a claim, and each fact it may tell of with its first claim


def explain_joins(facts: Facts, told: Sequence[Told], work: Workings | None = None) -> Joined:
    """Return a join for every claim of a fact but its first, and every claim that may tell of several facts."""
    work = work or Workings()
    is_needed = any(len(event.told) > 1 or event.open_to for _, event in facts.values())
    desk = _Comparing(_contexts(told, work) if is_needed else NO_CONTEXTS, work)
    joins: dict[FactId, tuple[Join, ...]] = {}
    opened: list[tuple[Told, Joinable]] = []
    for kind, pairs in by_kind(facts).items():
        of_facts, of_claims = work.step(("explained", kind), partial(desk.explain, kind), pairs, desk.contexts)
        joins |= of_facts
        opened += of_claims
    opened.sort(key=lambda pair: pair[0].order)
    return tuple([join for fact in facts for join in joins[fact]]), tuple([joinable for _, joinable in opened])


def _contexts(told: Sequence[Told], work: Workings) -> Contexts:
    """Return what the documents speak of, the very contexts of before where they speak of the same."""
    spoken = work.step("spoken", spoken_of, tuple([each.claim for each in told]))
    return work.step("contexts", Contexts, work.same("the same", spoken))


@dataclass(frozen=True, slots=True, kw_only=True)
class _MakeUp:
    """Of what an event is made, as far as its joins rest on it."""

    told: tuple[Told, ...]
    judged: frozenset[ClaimId]
    is_certain: bool


def _make_up(event: Event) -> _MakeUp:
    return _MakeUp(told=tuple(event.told), judged=event.judged, is_certain=event.note is None)


def _open_to(pairs: Iterable[tuple[Fact, Event]]) -> list[tuple[ClaimId, _Open]]:
    """Return what may tell of several facts of one kind, with each of them."""
    open_to: dict[ClaimId, tuple[Told, dict[FactId, Told]]] = {}
    for fact, event in pairs:
        within = {each.id for each in event.told} if event.open_to else set()
        for each in event.open_to:
            if each.id not in within:
                open_to.setdefault(each.id, (each, {}))[1][fact.id] = event.told[0]
    return [(told.id, (told, tuple(choices.items()))) for told, choices in open_to.values()]


class _Comparing:
    """What is compared, each claim read once; what was compared before, and is the same, is not compared again."""

    def __init__(self, contexts: Contexts, work: Workings) -> None:
        self._work = work
        self._accounts: dict[ClaimId, tuple[Told, Account]] = work.shelf("accounts")
        self.contexts = contexts

    def explain(
        self, kind: str, pairs: Sequence[tuple[Fact, Event]], _: Contexts
    ) -> tuple[dict[FactId, tuple[Join, ...]], list[tuple[Told, Joinable]]]:
        """Return the joins of the facts of one kind, and what may tell of several of them."""
        joins = self.each(f"joins {kind}", [(fact.id, _make_up(event)) for fact, event in pairs], self.joins)
        open_to = _open_to(pairs)
        opened = self.each(f"joinable {kind}", open_to, self.joinable)
        return (
            {fact.id: found for (fact, _), found in zip(pairs, joins, strict=True)},
            [(told, joinable) for (_, (told, _)), joinable in zip(open_to, opened, strict=True)],
        )

    def each(self, name: str, wanted: Iterable[tuple[K, V]], explain: Callable[[K, V], T]) -> list[T]:
        """Return the explanation of each, those of the last time where neither it nor the documents' words changed."""
        before: dict[K, tuple[V, Contexts, T]] = self._work.shelf(name)
        after: dict[K, tuple[V, Contexts, T]] = {}
        for key, value in wanted:
            kept = before.get(key)
            if kept is None or kept[1] is not self.contexts or kept[0] != value:
                kept = value, self.contexts, explain(key, value)
            after[key] = kept
        before.clear()
        before.update(after)
        return [explanation for _, _, explanation in after.values()]

    def joins(self, fact: FactId, made_up: _MakeUp) -> tuple[Join, ...]:
        """Return why each claim but the first stands with the fact, in the order of the text."""
        first, *others = made_up.told
        own: dict[str, Told] = {}
        for each in made_up.told if any(each.is_headline for each in others) else ():
            if not each.is_headline:
                own.setdefault(each.claim.passage.document, each)
        joins = []
        for each in others:
            signs = self._signs(each, own.get(each.claim.passage.document, first) if each.is_headline else first)
            is_judged = each.id in made_up.judged
            if is_judged:
                signs = (Sign(token=Token.JUDGED, weight=load_weights().judged), *signs)
            elif made_up.is_certain:
                signs = (Sign(token=Token.ONLY_ONE, weight=load_weights().only_one), *signs)
            certain = is_judged or made_up.is_certain
            joins.append(Join(claim=each.id, fact=fact, score=total(signs), signs=signs, is_certain=certain))
        return tuple(joins)

    def joinable(self, claim: ClaimId, open_: _Open) -> Joinable:
        """Return the facts of which a claim may tell, best first."""
        told, choices = open_
        offered = [self._choice(told, fact, first) for fact, first in choices]
        offered.sort(key=lambda join: (-join.score, join.fact))
        return Joinable(claim=claim, choices=tuple(offered))

    def _choice(self, told: Told, fact: FactId, first: Told) -> Join:
        signs = self._signs(told, first)
        return Join(claim=told.id, fact=fact, score=total(signs), signs=signs, is_certain=False)

    def _signs(self, left: Told, right: Told) -> tuple[Sign, ...]:
        return score(self._account(left), self._account(right), self.contexts)

    def _account(self, told: Told) -> Account:
        kept = self._accounts.get(told.id)
        if kept is None or kept[0] is not told:
            kept = self._accounts[told.id] = told, account_of(told)
        return kept[1]
