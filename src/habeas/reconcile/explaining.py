"""Why each claim stands with its fact, and which claims a person must put to one of several.

Each is compared with one claim of the fact, so that the work grows with the claims and not with their pairs: a title
with the claim of its own document that stands first, everything else with the first claim of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from habeas.model import ClaimId, Fact, FactId
from habeas.model.joining import Join, Joinable, Sign, Token
from habeas.reconcile.accounts import Account, Contexts, account_of, contexts_of
from habeas.reconcile.joining import load_weights, score, total
from habeas.reconcile.told import Event, Told

Joined = tuple[tuple[Join, ...], tuple[Joinable, ...]]


def explain_joins(facts: Mapping[FactId, tuple[Fact, Event]], told: Sequence[Told]) -> Joined:
    """Return a join for every claim of a fact but its first, and every claim that may tell of several facts."""
    bench = _Bench(told)
    joins = [join for fact, (_, event) in facts.items() for join in bench.joins(fact, event)]
    return tuple(joins), tuple(bench.joinables(facts))


class _Bench:
    """What is compared, each claim read once."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        self._contexts: Contexts | None = None
        self._accounts: dict[ClaimId, Account] = {}

    def joins(self, fact: FactId, event: Event) -> Iterator[Join]:
        """Yield why each claim but the first stands with the fact, in the order of the text."""
        first, *others = event.told
        own: dict[str, Told] = {}
        for each in event.told:
            if not each.is_headline:
                own.setdefault(each.claim.passage.document, each)
        for each in others:
            signs = self._signs(each, (own.get(each.claim.passage.document, first) if each.is_headline else first))
            is_judged = each.id in event.judged
            if is_judged:
                signs = (Sign(token=Token.JUDGED, weight=load_weights().judged), *signs)
            elif event.note is None:
                signs = (Sign(token=Token.ONLY_ONE, weight=load_weights().only_one), *signs)
            certain = is_judged or event.note is None
            yield Join(claim=each.id, fact=fact, score=total(signs), signs=signs, is_certain=certain)

    def joinables(self, facts: Mapping[FactId, tuple[Fact, Event]]) -> Iterator[Joinable]:
        """Yield what may tell of several facts, in the order of the text."""
        open_to: dict[ClaimId, tuple[Told, dict[FactId, Event]]] = {}
        for fact, (_, event) in facts.items():
            within = {each.id for each in event.told} if event.open_to else set()
            for each in event.open_to:
                if each.id not in within:
                    open_to.setdefault(each.id, (each, {}))[1][fact] = event
        for told, choices in sorted(open_to.values(), key=lambda pair: pair[0].order):
            offered = [self._choice(told, fact, event) for fact, event in choices.items()]
            offered.sort(key=lambda join: (-join.score, join.fact))
            yield Joinable(claim=told.id, choices=tuple(offered))

    def _choice(self, told: Told, fact: FactId, event: Event) -> Join:
        signs = self._signs(told, event.told[0])
        return Join(claim=told.id, fact=fact, score=total(signs), signs=signs, is_certain=False)

    def _signs(self, left: Told, right: Told) -> tuple[Sign, ...]:
        if self._contexts is None:
            self._contexts = contexts_of(self._told)
        return score(self._account(left), self._account(right), self._contexts)

    def _account(self, told: Told) -> Account:
        if told.id not in self._accounts:
            self._accounts[told.id] = account_of(told)
        return self._accounts[told.id]
