"""How a clause puts an event: asserted, demanded, feared, denied and so on, and the words that decide it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from habeas.model import Kind, Modality, Stretch
from habeas.propose.behind import from_right, is_carried_out, refuted
from habeas.propose.cues import read_book
from habeas.propose.forms import is_noun, is_reduced, reduced, within
from habeas.propose.frames import find_frame
from habeas.propose.orders import insisted, listed, ordered
from habeas.propose.parts import Clause
from habeas.propose.scope import NOTHING, QUOTES, Hit, is_gerund
from habeas.propose.walk import Walk

TOKEN = re.compile(r"n['’]t\b|\w+?(?=n['’]t\b)|['’](?:s|re|ve|ll|d|m)\b|\w+(?:-\w+)*|[^\w\s]")
ASKED_REACH, SENTENCE_REACH = 60, 120


@dataclass(frozen=True, slots=True)
class _Words:
    words: tuple[str, ...]
    every: frozenset[str]
    capital: tuple[bool, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=2)
def _words_of(text: str, start: int, end: int) -> _Words:
    """Return the words of a clause; triggers of one clause are judged one after the other, so few are kept."""
    matches = list(TOKEN.finditer(text[start:end]))
    spelt = [match.group() for match in matches]
    words = tuple(word.lower().replace("’", "'") for word in spelt)
    shouted = not any(word.islower() for word in spelt)  # all in capitals, which then mark no names
    return _Words(
        words,
        frozenset(words),
        tuple(word[0].isupper() and not shouted for word in spelt),
        tuple(match.start() for match in matches),
        tuple(match.end() for match in matches),
    )


def judge(text: str, clause: Clause, start: int, end: int, kind: Kind) -> tuple[Modality, Stretch | None]:
    """Return how the clause puts the event that ``text[start:end]`` names, and the words that decide it."""
    found = _words_of(text, clause.start, clause.end)
    first = bisect_right(found.ends, start - clause.start)
    last = bisect_left(found.starts, end - clause.start) - 1
    if last < first:
        return Modality.ASSERTED, None
    book = read_book()
    own = " ".join(found.words[first : last + 1])
    completed = kind in book.kinds["completed_by_not"] and not any(word in own for word in book.negative)
    walk = Walk(found.words, found.capital, found.every, first, last, kind, book, completed)
    hit = _decide(walk) or walk.weak
    if hit is None or hit.says is Modality.ASSERTED:
        return Modality.ASSERTED, None
    at, to = clause.start + found.starts[hit.first], clause.start + found.ends[hit.last]
    return hit.says, Stretch(start=at, end=to, text=text[at:to])


def _decide(walk: Walk) -> Hit | None:
    """Ask in turn: is it ordered, what governs it, what is its predicate, is it asked, who says so."""
    if hit := ordered(walk):
        return hit
    noun = is_noun(walk)
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
    if walk.kind in book.kinds["ahead"] and (hit := within(walk)):
        return hit
    if any(walk.is_in(name, walk.first) for name in ("be", "have", "do")):
        return walk.group(walk.first)
    if any(word in book.words["past"] or word in ("is", "are", "has", "have") for word in own[1:]):
        return walk.subject(at, past=any(word in book.words["past"] for word in own))
    if noun:
        return walk.noun(at)
    if own == ("free",) and walk.is_in("walking", at):
        at -= 1
    if is_gerund(own[0]) and not walk.is_in("be", at):
        return walk.gerund(at)
    if book.is_participle(own[0]) and at > 0 and walk.words[at - 1] == "any":
        return Hit(Modality.HYPOTHETICAL, at - 1, at - 1)  # "any person arrested must be told": a rule, not an event
    if book.is_participle(own[0]) and is_reduced(walk, at):
        return reduced(walk, at)
    return walk.group(at)


def _asked(walk: Walk) -> Hit | None:
    """Read a question that can be answered by no; "why was he arrested?" takes the arrest for granted."""
    last = len(walk.words) - 1
    while last > 0 and walk.words[last] in QUOTES:
        last -= 1
    if walk.words[last] != "?":
        return None
    near = range(max(0, walk.first - ASKED_REACH), min(last, walk.last + ASKED_REACH))
    known = ("when", "because", "since", "after")
    if any(walk.is_in("relatives", i) or walk.words[i] in known or walk.opens_occasion(i) for i in near):
        return None
    return Hit(Modality.HYPOTHETICAL, last, last)


def _by_others(walk: Walk) -> None:
    """Keep in mind "according to local media" in the event's sentence."""
    if "according" not in walk.every:
        return
    near = range(max(0, walk.first - SENTENCE_REACH), min(len(walk.words) - 2, walk.last + SENTENCE_REACH))
    for at in near:
        if walk.words[at] == "according" and walk.words[at + 1] == "to":
            voices = [i for i in range(at + 2, min(at + 6, len(walk.words))) if walk.is_in("anonymous", i)]
            if voices:
                walk.keep(Hit(Modality.REPORTED, at, voices[-1]))
                return
