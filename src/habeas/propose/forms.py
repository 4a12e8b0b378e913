"""The form of a trigger's own words: a noun, a verb, a participle that describes people, a plan."""

from __future__ import annotations

from habeas.model import Modality
from habeas.propose.scope import CLOSERS, Hit
from habeas.propose.walk import Walk

NORM_REACH = 12
FORCED = ("forced", "enforced", "coerced")  # participles that begin a noun: "enforced disappearance"
HOMOGRAPHS = ("question", "sentence", "order")  # nouns by their ending, and verbs


def within(walk: Walk) -> Hit | None:
    """Read what the trigger's own words say: "would appeal", "intend to appeal"."""
    if walk.is_in("modals", walk.first) and not walk.is_month(walk.first):
        return walk.group(walk.first)
    for i in range(walk.first + 1, walk.last + 1):
        ahead = walk.book.find_forward(walk.words, i, walk.kind)
        if ahead and ahead[0].says is Modality.FUTURE:
            return Hit(Modality.FUTURE, i, ahead[1])
    at = next((i for i in range(walk.first + 1, walk.last + 1) if walk.words[i] == "to"), None)
    found = walk.cue("to", at - 1) if at else None
    return Hit(found[0].says, found[1], at - 1) if found and at and not found[0].says.says_it_happened else None


def is_reduced(walk: Walk, at: int) -> bool:
    """Whether the participle describes people behind whom it stands: "those arrested", "a person charged with"."""
    if any(walk.is_in(head, at) for head in ("reduced", "generic")):
        return True
    return walk.is_in("anyones", at) and (walk.is_in("indefinite", at - 1) or at == walk.order_at())


def reduced(walk: Walk, at: int) -> Hit | None:
    """Read "those arrested": whoever they are, they were arrested; but "anyone arrested shall" states a norm."""
    before = walk.words[max(0, at - 6) : at]
    if walk.words[at] == "those" and ("among" in before or "list" in before) and {"not", "n't", "no"} & set(before):
        return Hit(Modality.NEGATED, at, at)  # "she was not among those arrested"
    for i in range(walk.last + 1, min(len(walk.words), walk.last + NORM_REACH)):
        if walk.words[i] in CLOSERS:
            break
        unlisted = walk.is_in("listing", i) and "not" in walk.words[i - 2 : i]
        anyone = walk.is_in("generic", at)
        barred = walk.words[i : i + 2] in (("may", "not"), ("can", "not")) and at == walk.order_at()
        if walk.is_in("norms", i) or unlisted or barred or (anyone and walk.words[i] in ("has", "should", "may")):
            must = walk.words[i] == "must" and not anyone and not walk.is_in("anyones", at)
            return None if must else Hit(Modality.HYPOTHETICAL, i, i)
    return None


def is_noun(walk: Walk) -> bool:
    """Whether the trigger's first word is a noun or stands in a noun phrase."""
    own, before = walk.words[walk.first], walk.first - 1
    if walk.book.is_participle(own) and not (walk.last > walk.first and own in FORCED and not walk.is_in("be", before)):
        return walk.is_in("determiners", before) and not walk.is_in("reduced", before)
    if own.endswith("ing"):
        return own in walk.book.words["nouns_in_ing"]
    if own.isdigit() or walk.is_in("determiners", walk.first):
        return True
    if own == "free" and walk.last == walk.first and walk.is_in("walking", before):
        return False
    if walk.is_in("bare", walk.first) and walk.is_in("pronouns", before):
        return False
    if _follows_do(walk, before) or (walk.is_in("present", walk.first) and walk.last > walk.first):
        return False
    if before >= 0 and walk.words[before] == "to" and (by_ending := _by_ending(walk)) is not None:
        return by_ending
    if own.endswith(tuple(walk.book.words["noun_endings"])) or walk.words[walk.last] == "of":
        return True
    return _is_noun_by_place(walk, before)


def _by_ending(walk: Walk) -> bool | None:
    """Tell a noun from a verb behind "to": "not guilty to charges", but "to question him"."""
    own = walk.words[walk.first]
    if own.endswith("s") and not own.endswith("ss"):
        return True
    return False if own in HOMOGRAPHS and _has_object(walk) else None


def _is_noun_by_place(walk: Walk, before: int) -> bool:
    while before >= 0 and walk.book.is_adverb(walk.words[before]):
        before -= 1
    if any(walk.is_in(name, before) for name in ("be", "modals", "do")) and not walk.is_genitive(before):
        return False
    has_object = _has_object(walk)
    if before >= 0 and walk.words[before] == "to":
        return not has_object and walk.is_in("before_nouns", before - 1)
    if walk.is_in("determiners", before) or (before >= 0 and walk.words[before] == "'s"):
        return True
    return not has_object or before < 0


def _follows_do(walk: Walk, at: int) -> bool:
    """Whether "did not" or "will" stands before, so that "sentence" is the verb."""
    while at >= 0 and (walk.book.is_adverb(walk.words[at]) or walk.words[at] in ("n't", "as", "much")):
        at -= 1
    return (walk.is_in("modals", at) and not walk.is_month(at)) or walk.is_in("do", at)


def _has_object(walk: Walk) -> bool:
    inner, after = walk.first + 1, walk.last + 1
    if inner <= walk.last and (walk.is_in("determiners", inner) or walk.is_in("objects", inner)):
        return True
    if after >= len(walk.words):
        return False
    return walk.is_in("objects", after) or walk.is_in("determiners", after) or walk.capital[after]
