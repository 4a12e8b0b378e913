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

PARTICLE = 3  # letters: "al-", "de", "von" begin names in small letters
PERSONS = (Sort.PERSON, Sort.UNKNOWN)
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
    for sorts in (PERSONS, BODIES):
        known = [know(profile) for profile in every if profile.sort in sorts and has_name(profile)]
        found += _suggest_among(known, _judged_between(known, judged))
    return tuple(sorted(found, key=order))


def has_name(profile: Profile) -> bool:
    """Whether a name is among what stands for it: "the lawyer of" somebody and "police" name nobody."""
    return any(_is_name(name) for name in profile.names)


def _is_name(text: str) -> bool:
    words = text.split()
    return bool(words) and (not words[0][0].islower() or (len(words) > 1 and len(words[0]) <= PARTICLE))


def weigh_pair(left: Profile, right: Profile, *, namesakes: int = 0) -> Suggestion:
    """Return what speaks for and against one pair, left and right as given, whether or not it would be suggested."""
    one, other = know(left), know(right)
    return _suggestion(one, other, gather(one, other, namesakes=namesakes))


def order(suggestion: Suggestion) -> tuple[bool, int, float, NamingId, NamingId]:
    """Return what suggestions are ordered by: persons first, then strength, then score, then ids."""
    return (
        suggestion.sort not in PERSONS, _ORDER[suggestion.strength], -suggestion.score, suggestion.left,
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
        if (left, right) in judged or not _is_worth_weighing(index, left, right):
            continue
        evidence = gather(known[left], known[right], namesakes=index.namesakes(left, right))
        if _is_suggested(evidence):
            yield _suggestion(known[left], known[right], evidence)


def _is_worth_weighing(index: Index, left: int, right: int) -> bool:
    """Whether the names agree at all, or something that identifies is shared: the cheapest question is asked first."""
    agreement = best_match(index.known[left], index.known[right])[0].agreement
    return agreement not in (Agreement.SOME, Agreement.NONE) or index.share_hard(left, right)


def _is_suggested(evidence: Sequence[Evidence]) -> bool:
    """Whether a pair is shown.

    A full name that agrees is enough, unless something decisive speaks against it and nothing that identifies for it.
    Half a name needs something that identifies where many are called so; a name of which a part differs, much of it.
    """
    codes = {each.code for each in evidence}
    identified = identifies(evidence)
    is_barred = any(each.points_to is Points.DIFFERENT and each.weight is Weight.DECISIVE for each in evidence)
    if codes & set(FULL):
        return identified > 0 or not is_barred
    if codes & set(HALF):
        return not is_barred and (identified > 0 or "name-common" not in codes)
    return "name-some" in codes and not is_barred and identified >= ENOUGH


def _suggestion(one: Known, other: Known, evidence: tuple[Evidence, ...]) -> Suggestion:
    nearness = best_match(one, other)[0].nearness
    return Suggestion(
        left=one.profile.id, right=other.profile.id, sort=one.profile.sort, strength=grade(evidence),
        score=score(evidence, nearness=nearness), evidence=evidence,
    )  # fmt: skip
