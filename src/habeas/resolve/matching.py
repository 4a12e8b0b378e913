"""How far two names agree, part by part, in whatever scripts they are written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from habeas.resolve.names import Parts, take_apart
from habeas.resolve.sounds import likeness, sounds_of

KEPT = 100_000
SHORT_WORD, SURE_OF_SHORT, SURE, SURE_JOINED = (
    4,
    0.84,
    0.76,
    0.88,
)  # sounds, and how near words of at most and of more than so many must be


class Agreement(StrEnum):
    """How far two names agree, best first."""

    LETTERS = "letters"  # the same words, whatever their order, capitals and accents
    FULL = "full"  # at least two parts sound the same, and none is left over on both sides
    WORD = "word"  # both are one word, and it is the same
    INITIAL = "initial"  # one part sounds the same, the other is an initial that fits
    SHORT = "short"  # one is a single word, which is a part of the other
    SOME = "some"  # one part sounds the same, another differs
    NONE = "none"


class Fathers(StrEnum):
    """Whether the fathers' names in two names agree."""

    AGREE = "agree"
    DIFFER = "differ"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How far two names agree: ``nearness`` (0 to 1) orders, and decides nothing."""

    agreement: Agreement
    fathers: Fathers
    nearness: float
    same_script: bool


RANK = {each: place for place, each in enumerate(reversed(Agreement))}


@lru_cache(maxsize=KEPT)
def match(left: str, right: str) -> Match:
    """Return how far two names agree; which is left and which is right changes nothing."""
    one, other = take_apart(min(left, right)), take_apart(max(left, right))
    fathers = _fathers(one, other)
    same_script = one.script is other.script
    if one.folded == other.folded:
        agreement = Agreement.LETTERS if len(one.words) + len(one.initials) > 1 else Agreement.WORD
        return Match(agreement=agreement, fathers=fathers, nearness=1.0, same_script=same_script)
    if one.is_han and other.is_han:
        return Match(agreement=Agreement.NONE, fathers=fathers, nearness=0.0, same_script=True)
    pairs = _pairs(one, other)
    agreement = _agreement(one, other, pairs, fathers)
    nearness = sum(near for near, _, _ in pairs) / len(pairs) if pairs else 0.0
    left_over = abs(len(one.words) - len(other.words))
    return Match(
        agreement=agreement, fathers=fathers, nearness=nearness / (1 + 0.1 * left_over), same_script=same_script
    )


def _fathers(one: Parts, other: Parts) -> Fathers:
    if one.father is None or other.father is None:
        return Fathers.UNSTATED
    return Fathers.AGREE if _sound_the_same(one.father, other.father) else Fathers.DIFFER


def _sound_the_same(one: str, other: str) -> bool:
    return likeness(one, other) >= _needed(one, other)


def _needed(one: str, other: str) -> float:
    shortest = min((len(sound) for word in (one, other) for sound in sounds_of(word)), default=0)
    return SURE_OF_SHORT if shortest <= SHORT_WORD else SURE


def _pairs(one: Parts, other: Parts) -> list[tuple[float, str, str]]:
    """Return the words that sound the same, nearest first, each once; a father's name may stand as a second word."""
    lefts = list(enumerate(one.words if other.father else _with_father(one)))
    rights = list(enumerate(other.words if one.father else _with_father(other)))
    near = sorted(
        ((likeness(a, b), i, j, a, b) for i, a in lefts for j, b in rights), key=lambda each: (-each[0], each[1:])
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    found = []
    for score, i, j, a, b in near:
        if i in taken_left or j in taken_right or score < _needed(a, b):
            continue
        taken_left.add(i)
        taken_right.add(j)
        found.append((score, a, b))
    return found


def _with_father(parts: Parts) -> tuple[str, ...]:
    return (*parts.words, parts.father) if parts.father else parts.words


def _agreement(one: Parts, other: Parts, pairs: list[tuple[float, str, str]], fathers: Fathers) -> Agreement:
    left = [word for word in one.words if word not in {a for _, a, _ in pairs}]
    right = [word for word in other.words if word not in {b for _, _, b in pairs}]
    agreeing = len(pairs) + (fathers is Fathers.AGREE)
    if agreeing >= 2 and not (left and right):
        return Agreement.FULL
    if len(one.words) != len(other.words) and _joined_the_same(one, other):
        return Agreement.FULL
    if pairs and (one.initials or other.initials):
        return Agreement.INITIAL if _initials_fit(one, other, left, right) else Agreement.SOME
    if not pairs:
        return Agreement.NONE
    single_left, single_right = len(_with_father(one)) == 1, len(_with_father(other)) == 1
    if single_left and single_right:
        return Agreement.WORD
    return Agreement.SHORT if single_left or single_right else Agreement.SOME


def _joined_the_same(one: Parts, other: Parts) -> bool:
    """Whether two names sound the same once the spaces are left out: one writes as two words what the other joins."""
    return not (one.initials or other.initials) and likeness("".join(one.words), "".join(other.words)) >= SURE_JOINED


def _initials_fit(one: Parts, other: Parts, left: list[str], right: list[str]) -> bool:
    """Whether each initial of one name begins a part of the other that is not yet matched."""
    for initials, words, theirs in ((one.initials, right, other), (other.initials, left, one)):
        begins = {*map(_beginning, words), *map(_beginning, theirs.initials)}
        if theirs.father:
            begins.add(_beginning(theirs.father))
        if initials and _beginning(initials[0]) not in begins:
            return False
    return True


def _beginning(word: str) -> str:
    return next((sound[0] for sound in sounds_of(word)), word[:1])
