"""What follows from a person's choice of side: the claims of the other sides no longer say what is disputed.

The rule. A conflict is followed while a word on it holds and no claim has joined since (``reopening``). A claim that
stands only on sides that are not followed *yields*: of a date its date, of an amount its values in that unit, of a
length its length (or, where the length is followed, its date), of a regime its word on the regime. Where a conflict has
ways out and only one of them leaves the followed side whole, the claims that it does without yield their times. A fact
or a value that stands on such claims alone is set aside: it stays in the case, and nothing is computed from it. The
conflict itself stays with all its sides, and a fact keeps its id, its claims and its backing.

A contradiction that only comes to light by following a side is a conflict like any other, and may be settled in turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from habeas.model import About, CaseFile, CaseId, ClaimId, Conflict, Fact, FactId, Identity, Resolution
from habeas.model.span import UNITS
from habeas.reconcile.conflicts import in_order
from habeas.reconcile.facts import Facts, ordered, retell
from habeas.reconcile.reopening import ResolutionState, claims_of, find_resolutions, state_of
from habeas.reconcile.told import FOREVER, Event, Told

_TIMES = (About.DATE, About.DURATION)
Valued = tuple[Fact, list[Told]]  # an attribute with the claims for it


def follow(build: Callable[[Sequence[Conflict]], CaseFile], words: Sequence[Resolution]) -> CaseFile:
    """Return the case as these words leave it; ``build`` computes it with the conflicts that are followed.

    Conflicts and backings are those of all claims, whatever is followed.
    """
    first = case = build(())
    known, followed = first.conflicts, _followed(words, first.conflicts)
    for _ in words:
        if not followed:
            break
        case = build(followed)
        known = in_order([*known, *_come_to_light(case.conflicts, known)])
        before, followed = followed, _followed(words, known)
        if followed == before:
            break
    chosen = {conflict.id: conflict for conflict in followed}
    backings = {backing.fact: backing for backing in first.backings}
    return replace(
        case,
        conflicts=tuple(chosen.get(conflict.id, conflict) for conflict in known),
        backings=tuple(backings[fact.id] for fact in case.facts if fact.id in backings),
    )


class Words:
    """What people said of conflicts, found by the claims that they name, or where a word names none, by the case."""

    def __init__(self, words: Iterable[Resolution]) -> None:
        self._words = tuple(words)
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            for key in word.claims or (word.case,):
                self._places[key].append(place)

    def on(self, case_ids: Iterable[CaseId], claims: Iterable[ClaimId]) -> tuple[Resolution, ...]:
        """Return the words that can speak of a case which had these ids and has these claims, in their order."""
        if not self._words:
            return ()
        places = {place for key in (*case_ids, *claims) for place in self._places.get(key, ())}
        return tuple(self._words[place] for place in sorted(places))


def _followed(words: Sequence[Resolution], conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts of which a side is followed, saying which."""
    found = find_resolutions(words, conflicts)
    return tuple(
        replace(conflict, followed=word.side)
        for conflict in conflicts
        if (word := found.get(conflict.id)) and state_of(conflict, word) is ResolutionState.RESOLVED
        if any(side.value == word.side for side in conflict.sides)
    )


def _come_to_light(now: Iterable[Conflict], before: Sequence[Conflict]) -> Iterable[Conflict]:
    """Yield the contradictions that hold by what is followed, and are no part of one that was known before."""
    for conflict in now:
        claims = claims_of(conflict)
        if not any(other.about is conflict.about and claims <= claims_of(other) for other in before):
            yield conflict


def yielding(followed: Iterable[Conflict]) -> dict[ClaimId, list[Conflict]]:
    """Return the claims that yield, each with the conflicts in which they do."""
    found: dict[ClaimId, list[Conflict]] = defaultdict(list)
    for conflict in followed:
        for claim in sorted(_yielding_in(conflict)):
            found[claim].append(conflict)
    return dict(found)


def _yielding_in(conflict: Conflict) -> set[ClaimId]:
    kept = {claim for side in conflict.sides if side.value == conflict.followed for claim in side.claims}
    whole = [way.without for way in conflict.ways_out if kept.isdisjoint(way.without)]
    return set(whole[0]) if len(whole) == 1 else claims_of(conflict) - kept


def give_way(told: Told, conflicts: Iterable[Conflict]) -> Told:
    """Return what a claim still says beside what it yields in."""
    for conflict in conflicts:
        claim = told.claim
        if conflict.about is About.AMOUNT or _yields_length(told, conflict):
            units = _units(conflict)
            told = replace(
                told,
                claim=replace(claim, amounts=tuple(each for each in claim.amounts if each.unit not in units)),
                amounts=frozenset(pair for pair in told.amounts if pair[0] not in units),
            )
        elif conflict.about in _TIMES:
            told = replace(told, when=None, low=-FOREVER, high=FOREVER, claim=replace(claim, dated=None))
        told = replace(told, yields=told.yields | {conflict.about})
    return told


def _yields_length(told: Told, conflict: Conflict) -> bool:
    """Whether a claim stands on the side of a stated length, against the dates that are followed."""
    return conflict.about is About.DURATION and not conflict.ways_out and told.id in conflict.sides[0].claims


def _units(conflict: Conflict) -> set[str]:
    if conflict.about is About.DURATION:
        return set(UNITS)
    return {side.value.rpartition(" ")[2] for side in conflict.sides}


def heed(facts: Facts, followed: Sequence[Conflict]) -> Facts:
    """Return the facts as their claims tell them once some yield, first in time first; ids and claims stay."""
    if not followed:
        return facts
    yields, aside = yielding(followed), facts_aside(followed)
    heeded = ((fact, _heed(event, yields)) for fact, event in facts.values())
    return ordered((replace(retell(fact, event), is_set_aside=fact.id in aside), event) for fact, event in heeded)


def _heed(event: Event, yields: Mapping[ClaimId, Sequence[Conflict]]) -> Event:
    versions = [_still(version, yields) for version in event.versions]
    dated = [version for version in versions if any(told.when for told in version)]
    return replace(event, told=_still(event.told, yields), versions=dated if len(dated) > 1 else [])


def _still(told: Iterable[Told], yields: Mapping[ClaimId, Sequence[Conflict]]) -> list[Told]:
    return [give_way(each, yields[each.id]) if each.id in yields else each for each in told]


def heed_values(attributes: Sequence[Valued], followed: Sequence[Conflict]) -> tuple[Valued, ...]:
    """Return the attributes, each saying whether another value is followed."""
    if not followed:
        return tuple(attributes)
    aside = facts_aside(followed)
    return tuple((replace(fact, is_set_aside=fact.id in aside), told) for fact, told in attributes)


def facts_aside(followed: Iterable[Conflict]) -> set[FactId]:
    """Return the facts whose claims all stand on a side that is not followed, on outcomes and on values."""
    return {
        fact
        for conflict in followed
        if conflict.about in (About.OUTCOME, About.VALUE)
        for fact, side in zip(conflict.facts, conflict.sides, strict=False)
        if side.value != conflict.followed
    }


def rename(identity: Identity, followed: Iterable[Conflict]) -> Identity:
    """Return the identity under the spelling that a person follows."""
    written = {naming.name for naming in identity.namings}
    for conflict in followed:
        if conflict.about is About.SPELLING and conflict.followed and {s.value for s in conflict.sides} == written:
            return replace(identity, name=conflict.followed)
    return identity
