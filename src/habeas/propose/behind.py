"""What is said behind an event's noun: "was postponed", "is expected", "are false"."""

from __future__ import annotations

from habeas.model import Modality
from habeas.propose.scope import CLOSERS, Hit
from habeas.propose.walk import Walk

AFTER_REACH, DENIAL_REACH = 16, 14


def from_right(walk: Walk) -> Hit | None:
    """Read the predicate of the event's noun: "was postponed", "is expected", "will be held"."""
    definite = walk.first == 0 or walk.is_in("determiners", walk.first - 1) or walk.is_in("relatives", walk.first - 1)
    inserted = False
    for at in range(walk.last + 1, min(len(walk.words), walk.last + 1 + AFTER_REACH)):
        if walk.words[at] == ",":
            inserted = not inserted
        if (
            walk.words[at] in CLOSERS
            or walk.is_in("relatives", at)
            or walk.words[at] == "that"
            or walk.is_in("pronouns", at)
        ):
            return None
        found = walk.book.find_forward(walk.words, at, walk.kind)
        if found and not _describes(walk, found[1], at):
            return walk.keep(Hit(found[0].says, at, found[1]))
        if walk.is_in("modals", at) and not walk.is_month(at):
            return _modal_behind(walk, at, definite=definite)
        if any(walk.is_in(name, at) for name in ("be", "have", "do", "joining")) and not walk.is_genitive(at):
            return None
    return None


def _describes(walk: Walk, last: int, first: int) -> bool:
    """Whether a lone word only describes the noun behind it: "spreading false information"."""
    if last > first or last + 1 >= len(walk.words):
        return False
    behind = walk.words[last + 1]
    closed = walk.is_in("coordinators", last + 1) or walk.is_in("breaking", last + 1) or walk.is_in("joining", last + 1)
    return behind.isalpha() and not closed and not behind.startswith("sa")


def _modal_behind(walk: Walk, at: int, *, definite: bool) -> Hit | None:
    if walk.words[at] in ("must", "should"):
        return Hit(Modality.DEMANDED, at, at) if walk.kind in walk.book.kinds["wanted"] else None
    if walk.kind not in walk.book.kinds["ahead"] and definite:
        return None
    found = walk.book.find("group", walk.words, at, walk.kind)
    return Hit(found[0].says, at, at) if found else None


def refuted(walk: Walk) -> Hit | None:
    """Read what is said of reports and allegations behind them: "claims that … are false"."""
    for at in range(walk.last + 1, min(len(walk.words), walk.last + 1 + DENIAL_REACH)):
        if walk.words[at] in CLOSERS or walk.is_in("relatives", at):
            return None
        found = walk.book.find_forward(walk.words, at, walk.kind)
        if found and found[0].says is Modality.DENIED and not _describes(walk, found[1], at):
            return Hit(Modality.DENIED, at, found[1])
    return None
