"""Conditions without "if": threats, imperatives that go on with "and", participles and indefinite people."""

from __future__ import annotations

from habeas.model import Modality
from habeas.propose.scope import CLOSERS, QUOTES, Hit
from habeas.propose.walk import Walk

FRAME_REACH, THREAT_REACH, BID_REACH = 40, 12, 14


def is_past(walk: Walk) -> bool:
    """Whether the event's own verb stands in the past."""
    near = range(max(0, walk.first - 4), walk.last + 1)
    if any(walk.is_in("past", i) for i in near):
        return True
    return walk.book.is_participle(walk.words[walk.first]) and not any(
        any(walk.is_in(name, i) for name in ("be", "have", "present")) for i in near
    )


def find_indefinite(walk: Walk) -> Hit | None:
    """Read "if you hear of someone being taken", "report anyone seen being beaten"."""
    if not walk.holds("anybody"):
        return None
    near = range(max(0, walk.first - 5), walk.first)
    if not any(walk.is_in("anybody", i) for i in near) or not any(walk.words[i] in ("being", "getting") for i in near):
        return None
    for at in range(walk.first - 1, max(-1, walk.first - FRAME_REACH), -1):
        if walk.words[at] in CLOSERS:
            return None
        if walk.words[at] in ("if", "when", "whenever", "should", "unless"):
            return Hit(Modality.HYPOTHETICAL, at, at)
    return None


def find_alternative(walk: Walk) -> Hit | None:
    """Read a participle for a condition: "jailed, he would lose the farm"."""
    opens = walk.first == walk.order_at() or walk.words[walk.first - 1] in CLOSERS
    behind = walk.words[walk.last + 1 : walk.last + 6]
    if not opens or behind[:1] != (",",) or {"would", "could", "might"}.isdisjoint(behind):
        return None
    return Hit(Modality.HYPOTHETICAL, walk.first, walk.last)


def find_one_more(walk: Walk) -> Hit | None:
    """Read a threat: "one more post and we lock you up"."""
    if not walk.holds("more") or is_past(walk):
        return None
    for at in range(walk.first - 1, max(0, walk.first - THREAT_REACH), -1):
        if walk.words[at] in CLOSERS:
            return None
        if walk.words[at] in ("and", "or"):
            more = next((i for i in range(at - 1, max(-1, at - 6), -1) if walk.is_in("more", i)), None)
            if more is None:
                return None
            opens = more <= walk.order_at() or walk.words[more - 1] in CLOSERS or walk.words[more - 1] in QUOTES
            return Hit(Modality.HYPOTHETICAL, more, at) if opens or walk.is_in("more", more - 1) else None
    return None


def find_bid(walk: Walk) -> Hit | None:
    """Read an imperative that goes on: "step over that line and you are under arrest", "sign or rot in jail"."""
    for at in range(walk.first - 1, max(0, walk.first - BID_REACH), -1):
        if walk.words[at] in CLOSERS or walk.words[at] in QUOTES:
            return None
        if walk.words[at] not in ("and", "or"):
            continue
        direct = at == walk.first - 1 and walk.words[at] == "or" and walk.is_in("bare", walk.first)
        if not direct and not (
            walk.words[at + 1] == "you" and walk.words[at + 2] in ("are", "get", "go", "end", "face")
        ):
            return None
        opening = walk.order_at()
        before = range(opening, at)
        bids = (
            opening < at
            and not walk.capital[at - 1]
            and not any(
                walk.is_in(name, i) for name in ("be", "have", "do", "modals", "pronouns", "relatives") for i in before
            )
        )
        return Hit(Modality.HYPOTHETICAL, opening, at) if bids else None
    return None
