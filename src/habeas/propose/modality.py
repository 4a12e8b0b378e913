"""How a clause puts an event: asserted, demanded, feared, denied and so on, and the words that decide it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from habeas.model import Kind, Modality, Stretch
from habeas.propose.cues import Book, read_book
from habeas.propose.parts import Clause
from habeas.propose.scope import CLOSERS, NOT_VERBS, NOTHING, QUOTES, Hit, Walk

TOKEN = re.compile(r"n['’]t\b|\w+?(?=n['’]t\b)|['’](?:s|re|ve|ll|d|m)\b|\w+(?:-\w+)*|[^\w\s]")
AFTER_REACH = 16
LOCAL = frozenset(
    "local state media reports press news unconfirmed sources witnesses eyewitnesses some accounts reportedly".split()
)


@dataclass(frozen=True, slots=True)
class _Words:
    words: tuple[str, ...]
    capital: tuple[bool, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=8)
def _words_of(text: str) -> _Words:
    """Return the words of a clause; judged triggers of one clause come one after the other, so few are kept."""
    matches = list(TOKEN.finditer(text))
    spelt = [match.group() for match in matches]
    return _Words(
        tuple(word.lower().replace("’", "'") for word in spelt),
        tuple(word[0].isupper() for word in spelt),
        tuple(match.start() for match in matches),
        tuple(match.end() for match in matches),
    )


def judge(text: str, clause: Clause, start: int, end: int, kind: Kind) -> tuple[Modality, Stretch | None]:
    """Return how the clause puts the event whose trigger words are ``text[start:end]``, and the words that decide it."""
    found = _words_of(text[clause.start : clause.end])
    inside = [
        i for i, at in enumerate(found.ends) if at > start - clause.start and found.starts[i] < end - clause.start
    ]
    if not inside:
        return Modality.ASSERTED, None
    book = read_book()
    own = " ".join(found.words[inside[0] : inside[-1] + 1])
    walk = Walk(
        found.words, found.capital, inside[0], inside[-1], kind, book, clause.part == "title",
        neutral_not=kind in book.kinds["completed_by_not"] and not any(word in own for word in book.negative),
    )  # fmt: skip
    hit = _decide(walk) or walk.weak
    if hit is None or hit.says is Modality.ASSERTED:
        return Modality.ASSERTED, None
    at, to = clause.start + found.starts[hit.first], clause.start + found.ends[hit.last]
    return hit.says, Stretch(start=at, end=to, text=text[at:to])


def _decide(walk: Walk) -> Hit | None:
    if hit := _ordered(walk):
        return hit
    hit = _from_left(walk)
    if hit is not None and hit is not NOTHING:
        return hit
    if _is_noun(walk) and (hit := _from_right(walk)):
        return hit
    if hit := _asked(walk):
        return hit
    _by_others(walk)
    return None


def _ordered(walk: Walk) -> Hit | None:
    """Read an order: the event's own bare verb opens the clause, or "Ensure that …" does."""
    at = walk.order_at()
    if at == walk.first and walk.opens_with_order() and not walk.words[at].endswith("ing"):
        follows = walk.words[walk.last + 1] if walk.last + 1 < len(walk.words) else ""
        if (
            follows not in ("of", "for", "from", "in", "on", "by", "and", "or", ",", "was", "is", "has", "")
            or walk.last > walk.first
        ):
            return Hit(Modality.DEMANDED, at, at)
    if at < walk.first and walk.words[at] in ("ensure", "guarantee", "make", "let", "see") and not _shut_off(walk, at):
        return Hit(Modality.DEMANDED, at, at)
    return None


def _shut_off(walk: Walk, at: int) -> bool:
    between = walk.words[at + 1 : walk.first]
    return any(
        word in CLOSERS or word in walk.book.words["relatives"] or word in walk.book.words["time"] for word in between
    )


def _from_left(walk: Walk) -> Hit | None:
    at, book = walk.first - 1, walk.book
    own = walk.words[walk.first : walk.last + 1]
    if own[0] == "to":
        return walk.infinitive(at)
    if own[0] in book.words["be"] or own[0] in book.words["have"] or own[0] in book.words["do"]:
        return walk.group(walk.first)
    if any(word in book.words["past"] or word in ("is", "are", "has", "have") for word in own[1:]):
        return walk.subject(at, past=any(word in book.words["past"] for word in own))
    if _is_noun(walk):
        return walk.noun(at)
    if own[0].endswith("ing") and not walk.is_in("be", at):
        return walk.gerund(at)
    if walk.is_in("reduced", at) and book.is_participle(own[0]):
        return None  # "those arrested": whoever they are, they were arrested
    return walk.group(at)


def _is_noun(walk: Walk) -> bool:
    """Whether the trigger's first word is a noun or stands in a noun phrase."""
    own, book = walk.words[walk.first], walk.book
    before = walk.first - 1
    if book.is_participle(own):
        return walk.is_in("determiners", before) and not walk.is_in("reduced", before)
    if own.endswith("ing"):
        return own in book.words["nouns_in_ing"]
    while before >= 0 and book.is_adverb(walk.words[before]):
        before -= 1
    if walk.is_in("be", before) or walk.is_in("modals", before) or walk.is_in("do", before):
        return False
    has_object = _has_object(walk)
    if before >= 0 and walk.words[before] == "to":
        return not has_object and walk.words[before - 1] in NOT_VERBS
    if walk.is_in("determiners", before) or walk.words[before] == "'s":
        return True
    return not has_object or before < 0


def _has_object(walk: Walk) -> bool:
    if (
        walk.last > walk.first
        and walk.words[walk.first + 1] in walk.book.words["determiners"] | walk.book.words["objects"]
    ):
        return True
    after = walk.last + 1
    if after >= len(walk.words):
        return False
    return (
        walk.is_in("objects", after)
        or walk.is_in("determiners", after)
        or (walk.capital[after] and walk.words[after] not in QUOTES)
    )


def _from_right(walk: Walk) -> Hit | None:
    """Read the predicate of the event's noun: "was postponed", "is expected", "will be held"."""
    definite = walk.is_in("determiners", walk.first - 1) or walk.first == 0
    for at in range(walk.last + 1, min(len(walk.words), walk.last + 1 + AFTER_REACH)):
        word = walk.words[at]
        if word in CLOSERS or walk.is_in("relatives", at) or word == "that" or walk.is_in("pronouns", at):
            return None
        if found := walk.book.find_forward(walk.words, at, walk.kind):
            return walk.keep(Hit(found[0].says, at, found[1]))
        if word in walk.book.words["modals"]:
            return _modal_behind(walk, at, definite=definite)
        if walk.is_in("be", at) or walk.is_in("have", at) or walk.is_in("do", at) or walk.is_in("joining", at):
            return None
    return None


def _modal_behind(walk: Walk, at: int, *, definite: bool) -> Hit | None:
    if walk.words[at] in ("must", "should"):
        return Hit(Modality.DEMANDED, at, at) if walk.kind in walk.book.kinds["wanted"] else None
    if walk.kind not in walk.book.kinds["ahead"] and definite:
        return None
    found = walk.book.find("group", walk.words, at, walk.kind)
    return Hit(found[0].says, at, at) if found else None


def _asked(walk: Walk) -> Hit | None:
    """Read a question that can be answered by no; "why was he arrested?" takes the arrest for granted."""
    last = len(walk.words) - 1
    while last > 0 and walk.words[last] in QUOTES:
        last -= 1
    if walk.words[last] != "?" or any(word in walk.book.words["relatives"] or word == "when" for word in walk.words):
        return None
    return Hit(Modality.HYPOTHETICAL, last, last)


def _by_others(walk: Walk) -> None:
    """Keep in mind "according to local media" in the event's sentence."""
    for at, word in enumerate(walk.words[:-2]):
        if word == "according" and walk.words[at + 1] == "to":
            near = [i for i in range(at + 2, min(at + 6, len(walk.words))) if walk.words[i] in LOCAL]
            if near:
                walk.keep(Hit(Modality.REPORTED, at, near[-1]))
                return
