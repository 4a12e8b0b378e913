"""How a clause puts an event: asserted, demanded, feared, denied and so on, and the words that decide it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from habeas.model import Kind, Modality, Stretch
from habeas.propose.behind import from_right, is_carried_out, refuted
from habeas.propose.cues import read_book
from habeas.propose.frames import find_frame
from habeas.propose.orders import insisted, listed, ordered
from habeas.propose.parts import Clause
from habeas.propose.scope import CLOSERS, NOTHING, QUOTES, Hit
from habeas.propose.walk import Walk

TOKEN = re.compile(r"n['’]t\b|\w+?(?=n['’]t\b)|['’](?:s|re|ve|ll|d|m)\b|\w+(?:-\w+)*|[^\w\s]")
NORM_REACH, ASKED_REACH = 12, 60
HOMOGRAPHS = ("question", "sentence", "order")  # nouns by their ending, and verbs
FORCED = ("forced", "enforced", "coerced")  # participles that begin a noun: "enforced disappearance"


@dataclass(frozen=True, slots=True)
class _Words:
    words: tuple[str, ...]
    capital: tuple[bool, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=8)
def _words_of(text: str) -> _Words:
    """Return the words of a clause; triggers of one clause are judged one after the other, so few are kept."""
    matches = list(TOKEN.finditer(text))
    spelt = [match.group() for match in matches]
    return _Words(
        tuple(word.lower().replace("’", "'") for word in spelt),
        tuple(word[0].isupper() for word in spelt),
        tuple(match.start() for match in matches),
        tuple(match.end() for match in matches),
    )


def judge(text: str, clause: Clause, start: int, end: int, kind: Kind) -> tuple[Modality, Stretch | None]:
    """Return how the clause puts the event that ``text[start:end]`` names, and the words that decide it."""
    found = _words_of(text[clause.start : clause.end])
    first = bisect_right(found.ends, start - clause.start)
    last = bisect_left(found.starts, end - clause.start) - 1
    if last < first:
        return Modality.ASSERTED, None
    book = read_book()
    own = " ".join(found.words[first : last + 1])
    completed = kind in book.kinds["completed_by_not"] and not any(word in own for word in book.negative)
    walk = Walk(found.words, found.capital, first, last, kind, book, completed)
    hit = _decide(walk) or walk.weak
    if hit is None or hit.says is Modality.ASSERTED:
        return Modality.ASSERTED, None
    at, to = clause.start + found.starts[hit.first], clause.start + found.ends[hit.last]
    return hit.says, Stretch(start=at, end=to, text=text[at:to])


def _decide(walk: Walk) -> Hit | None:
    """Ask in turn: is it ordered, what governs it, what is its predicate, is it asked, who says so."""
    if hit := ordered(walk):
        return hit
    noun = _is_noun(walk)
    hit = _from_left(walk, noun=noun)
    if hit is not None and hit is not NOTHING:
        if is_carried_out(walk):
            return None
        return (insisted(walk) or hit) if hit.says is Modality.NEGATED else hit
    if hit := insisted(walk) or refuted(walk):
        return hit
    if noun and (hit := from_right(walk) or listed(walk)):
        return hit
    if hit := find_frame(walk, noun=noun) or _asked(walk):
        return hit
    _by_others(walk)
    return None


def _from_left(walk: Walk, *, noun: bool) -> Hit | None:
    """Start the walk by the form of the trigger's words."""
    at, book = walk.first - 1, walk.book
    own = walk.words[walk.first : walk.last + 1]
    if own[0] == "to":
        return walk.infinitive(at)
    if walk.kind in book.kinds["ahead"] and (hit := _within(walk)):
        return hit
    if any(walk.is_in(name, walk.first) for name in ("be", "have", "do")):
        return walk.group(walk.first)
    if any(word in book.words["past"] or word in ("is", "are", "has", "have") for word in own[1:]):
        return walk.subject(at, past=any(word in book.words["past"] for word in own))
    if noun:
        return walk.noun(at)
    if own == ("free",) and walk.is_in("walking", at):
        at -= 1
    if own[0].endswith("ing") and not walk.is_in("be", at):
        return walk.gerund(at)
    if book.is_participle(own[0]) and at > 0 and walk.words[at - 1] == "any":
        return Hit(Modality.HYPOTHETICAL, at - 1, at - 1)  # "any person arrested must be told": a rule, not an event
    if book.is_participle(own[0]) and _is_reduced(walk, at):
        return _reduced(walk, at)
    return walk.group(at)


def _within(walk: Walk) -> Hit | None:
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


def _is_reduced(walk: Walk, at: int) -> bool:
    """Whether the participle describes people behind whom it stands: "those arrested", "a person charged with"."""
    if any(walk.is_in(head, at) for head in ("reduced", "generic")):
        return True
    return walk.is_in("anyones", at) and (walk.is_in("indefinite", at - 1) or at == walk.order_at())


def _reduced(walk: Walk, at: int) -> Hit | None:
    """Read "those arrested": whoever they are, they were arrested; but "anyone arrested shall" states a norm."""
    before = walk.words[max(0, at - 6) : at]
    if walk.words[at] == "those" and ("among" in before or "list" in before) and {"not", "n't", "no"} & set(before):
        return Hit(Modality.NEGATED, at, at)  # "she was not among those arrested"
    for i in range(walk.last + 1, min(len(walk.words), walk.last + NORM_REACH)):
        if walk.words[i] in CLOSERS:
            break
        unlisted = walk.is_in("listing", i) and "not" in walk.words[i - 2 : i]
        if (
            walk.is_in("norms", i)
            or unlisted
            or (walk.is_in("generic", at) and walk.words[i] in ("has", "should", "may"))
        ):
            must = walk.words[i] == "must" and not walk.is_in("generic", at) and not walk.is_in("anyones", at)
            return None if must else Hit(Modality.HYPOTHETICAL, i, i)
    return None


def _is_noun(walk: Walk) -> bool:
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
    if _follows_do(walk, before) or (walk.is_in("present", walk.first) and walk.last > walk.first):
        return False
    if before >= 0 and walk.words[before] == "to" and own.endswith("s") and not own.endswith("ss"):
        return True  # "pleaded not guilty to charges"
    if before >= 0 and walk.words[before] == "to" and own in HOMOGRAPHS and _has_object(walk):
        return False
    if own.endswith(tuple(walk.book.words["noun_endings"])) or walk.words[walk.last] == "of":
        return True
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


def _asked(walk: Walk) -> Hit | None:
    """Read a question that can be answered by no; "why was he arrested?" takes the arrest for granted."""
    last = len(walk.words) - 1
    while last > 0 and walk.words[last] in QUOTES:
        last -= 1
    if walk.words[last] != "?":
        return None
    near = range(max(0, walk.first - ASKED_REACH), min(last, walk.last + ASKED_REACH))
    if any(walk.is_in("relatives", i) or walk.words[i] == "when" or walk.opens_occasion(i) for i in near):
        return None
    return Hit(Modality.HYPOTHETICAL, last, last)


def _by_others(walk: Walk) -> None:
    """Keep in mind "according to local media" in the event's sentence."""
    if "according" not in walk.words:
        return
    for at in range(len(walk.words) - 2):
        if walk.words[at] == "according" and walk.words[at + 1] == "to":
            near = [i for i in range(at + 2, min(at + 6, len(walk.words))) if walk.is_in("anonymous", i)]
            if near:
                walk.keep(Hit(Modality.REPORTED, at, near[-1]))
                return
