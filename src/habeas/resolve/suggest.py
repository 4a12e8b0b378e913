"""The verb: which identities may be one, best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from habeas.model import Judgement, NamingId, Sort
from habeas.resolve.evidence import Evidence, Points, Strength, Suggestion, Weight
from habeas.resolve.grading import FULL, HALF, grade, identifies, score
from habeas.resolve.index import Index
from habeas.resolve.known import Known, know
from habeas.resolve.matching import Agreement
from habeas.resolve.profile import Profile
from habeas.resolve.weighing import best_match, gather

BODIES = (Sort.ORGANISATION, Sort.GROUP)
ENOUGH = 3  # that identifies, where a part of the name differs: a day and something more
_ORDER = {Strength.STRONG: 0, Strength.MODERATE: 1, Strength.WEAK: 2}


def suggest(profiles: Iterable[Profile], judgements: Iterable[Judgement]) -> tuple[Suggestion, ...]:
    """Return the pairs that may be one person, and then those that may be one body, best first.

    ``judgements`` are those that stand: a pair of identities between which any of them lies is left out.
    """
    judged = {frozenset((judgement.left, judgement.right)) for judgement in judgements}
    every = sorted(profiles, key=lambda profile: profile.id)
    found: list[Suggestion] = []
    for sorts in ((Sort.PERSON,), BODIES):
        known = [know(profile) for profile in every if profile.sort in sorts and profile.names]
        found += _suggest_among(known, _judged_between(known, judged))
    return tuple(sorted(found, key=order))


def weigh_pair(left: Profile, right: Profile, *, namesakes: int = 0) -> Suggestion:
    """Return what speaks for and against one pair, left and right as given, whether or not it would be suggested."""
    one, other = know(left), know(right)
    return _suggestion(one, other, gather(one, other, namesakes=namesakes))


def order(suggestion: Suggestion) -> tuple[bool, int, float, NamingId, NamingId]:
    """Return what suggestions are ordered by: persons first, then strength, then score, then ids."""
    return (
        suggestion.sort is not Sort.PERSON, _ORDER[suggestion.strength], -suggestion.score, suggestion.left,
        suggestion.right,
    )  # fmt: skip


def _judged_between(known: Sequence[Known], judged: Iterable[frozenset[NamingId]]) -> set[tuple[int, int]]:
    """Return the places of each two identities between which somebody has judged."""
    place_of = {naming: place for place, each in enumerate(known) for naming in each.profile.namings}
    found = set()
    for pair in judged:
        places = sorted(place_of[naming] for naming in pair if naming in place_of)
        if len(places) == 2:
            found.add((places[0], places[1]))
    return found


def _suggest_among(known: Sequence[Known], judged: set[tuple[int, int]]) -> Iterator[Suggestion]:
    index = Index(known)
    for left, right in index.pairs():
        if (left, right) in judged or not (_agree(known[left], known[right]) or index.share_hard(left, right)):
            continue
        evidence = gather(known[left], known[right], namesakes=index.namesakes(left, right))
        if _is_suggested(evidence):
            yield _suggestion(known[left], known[right], evidence)


def _agree(one: Known, other: Known) -> bool:
    """Whether the names agree at all: the cheapest question, so it is asked first."""
    return best_match(one, other)[0].agreement not in (Agreement.SOME, Agreement.NONE)


def _is_suggested(evidence: Sequence[Evidence]) -> bool:
    """Whether a pair is shown: names that agree; or that half agree, with what identifies, and nothing decisive."""
    codes = {each.code for each in evidence}
    if codes & {*FULL, *HALF}:
        return True
    if any(each.points_to is Points.DIFFERENT and each.weight is Weight.DECISIVE for each in evidence):
        return False
    return "name-some" in codes and identifies(evidence) >= ENOUGH


def _suggestion(one: Known, other: Known, evidence: tuple[Evidence, ...]) -> Suggestion:
    nearness = best_match(one, other)[0].nearness
    return Suggestion(
        left=one.profile.id, right=other.profile.id, sort=one.profile.sort, strength=grade(evidence),
        score=score(evidence, nearness=nearness), evidence=evidence,
    )  # fmt: skip
