"""Orders, recommendations and slogans: "Release him!", "Ensure that …"."""

from __future__ import annotations

from habeas.model import Modality
from habeas.propose.scope import CLOSERS, Hit
from habeas.propose.walk import Walk

ENSURING, BEFORE_ENSURING = ("ensure", "guarantee"), ("to", "must", "should", "and", ",", "please", "immediately")


def ordered(walk: Walk) -> Hit | None:
    """Read an order: the event's own bare verb opens the clause, or it is a hashtag."""
    if walk.first > 0 and walk.words[walk.first - 1] == "#":
        return Hit(Modality.DEMANDED, walk.first - 1, walk.first)
    at = walk.order_at()
    if at != walk.first or not walk.opens_with_order() or walk.words[at].endswith("ing"):
        return None
    lone = walk.last == walk.first
    if lone and (walk.last + 1 >= len(walk.words) or walk.is_in("not_objects", walk.last + 1)):
        return None
    return Hit(Modality.DEMANDED, at, at)


def insisted(walk: Walk) -> Hit | None:
    """Read "Ensure that …", as far as its clause goes."""
    opening = walk.order_at()
    orders = opening < walk.first and walk.is_in("insisting", opening)
    at = opening if orders else _insisting_within(walk)
    if at is None:
        return None
    for between in range(at + 1, walk.first):
        if walk.words[between] in CLOSERS or walk.is_in("relatives", between) or walk.is_in("time", between):
            return None
    return Hit(Modality.DEMANDED, at, at)


def _insisting_within(walk: Walk) -> int | None:
    """Return the index of "ensure" behind a call ("urges X to release him and ensure that …")."""
    for at in range(walk.first - 1, 0, -1):
        if walk.words[at] in CLOSERS:
            return None
        if walk.words[at] in ENSURING and walk.words[at - 1] in BEFORE_ENSURING:
            return at
    return None
