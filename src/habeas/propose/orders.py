"""Orders, recommendations, slogans and lists of demands: "Release him!", "Ensure that …", "We want: …"."""

from __future__ import annotations

from habeas.model import Modality
from habeas.propose.scope import BULLETS, CLOSERS, QUOTES, Hit, is_gerund
from habeas.propose.walk import Walk

ENSURING, BEFORE_ENSURING = ("ensure", "guarantee"), ("to", "must", "should", "and", ",", "please", "immediately")
INSIST_REACH, LIST_REACH, INTRO_REACH = 120, 60, 8


def ordered(walk: Walk) -> Hit | None:
    """Read an order: the event's own bare verb opens the clause or a quotation, or it is a hashtag."""
    before = walk.first - 1
    if before >= 0 and walk.words[before] == "#":
        return Hit(Modality.DEMANDED, before, walk.first)
    at, lone = walk.order_at(), walk.last == walk.first
    if walk.is_in("orders", walk.first) and before >= 0 and at != walk.first:
        if not (_is_item(walk, before) or _is_quoted(walk, before)):
            return None
        at = walk.first
    elif at != walk.first or not walk.opens_with_order() or is_gerund(walk.words[at]):
        return None
    if lone and (walk.last + 1 >= len(walk.words) or walk.is_in("not_objects", walk.last + 1)):
        return None
    return Hit(Modality.DEMANDED, at, at)


def _is_item(walk: Walk, at: int) -> bool:
    """Whether a bullet or letter within the sentence stands before: "urging them to: - release …; b) quash …"."""
    if walk.words[at] not in BULLETS or walk.words[at] == "," or at < 1:
        return False
    return walk.words[at - 1] in (":", ";") or len(walk.words[at - 1]) == 1 or walk.words[at - 1].isdigit()


def _is_quoted(walk: Walk, at: int) -> bool:
    """Whether a quotation or colon opens before the bare verb of an order with its object."""
    if walk.words[at] not in QUOTES - {"'", "’"} and walk.words[at] not in (":", "—", "–"):
        return False
    behind = walk.last + 1
    if behind >= len(walk.words) or walk.last > walk.first:
        return walk.last > walk.first
    return walk.is_in("objects", behind) or walk.is_in("determiners", behind) or walk.capital[behind]


def insisted(walk: Walk) -> Hit | None:
    """Read "Ensure that …", as far as its clause goes."""
    opening = walk.order_at()
    orders = opening < walk.first and walk.is_in("insisting", opening)
    at = opening if orders else _insisting_within(walk)
    if at is None or walk.first - at > INSIST_REACH:
        return None
    for between in range(at + 1, walk.first):
        if walk.words[between] in CLOSERS or walk.is_in("relatives", between) or walk.is_in("time", between):
            return None
    return Hit(Modality.DEMANDED, at, at)


def _insisting_within(walk: Walk) -> int | None:
    """Return the index of "ensure" behind a call ("urges X to release him and ensure that …")."""
    for at in range(walk.first - 1, max(0, walk.first - INSIST_REACH), -1):
        if walk.words[at] in CLOSERS:
            return None
        if walk.words[at] in ENSURING and walk.words[at - 1] in BEFORE_ENSURING:
            return at
    return None


def listed(walk: Walk) -> Hit | None:
    """Read a noun in a list of demands: "We want: …", "— the unconditional release of …", "Arrange for the …"."""
    at = walk.order_at()
    arranging = walk.words[at] in ("arrange", "provide") and walk.words[at + 1 : at + 2] == ("for",)
    if at < walk.first and walk.is_in("creating", at) and (arranging or walk.opens_with_order()):
        return _created(walk, at)
    if walk.kind not in walk.book.kinds["wanted"]:
        return None
    if any(walk.is_in("urgent", i) for i in range(max(0, walk.first - 4), walk.first)) and _has_no_verb(walk):
        return Hit(Modality.DEMANDED, walk.first, walk.last)
    return _introduced(walk)


def _created(walk: Walk, at: int) -> Hit | None:
    """Read what an order is to bring about: "Order an independent [investigation]"."""
    if walk.first - at > INSIST_REACH:
        return None
    for between in range(at + 1, walk.first):
        word = walk.words[between]
        if word in CLOSERS or word == "," or walk.is_in("relatives", between) or walk.is_in("breaking", between):
            return None
    return Hit(Modality.DEMANDED, at, at)


def _has_no_verb(walk: Walk) -> bool:
    """Whether the line is a bare noun phrase, as a demand on a list."""
    if len(walk.words) > LIST_REACH or walk.words[0] not in BULLETS:
        return False
    return not any(walk.is_in(name, i) for i in range(len(walk.words)) for name in ("be", "have", "do", "modals"))


def _introduced(walk: Walk) -> Hit | None:
    """Find the words before a colon that make the list behind it one of demands."""
    for colon in range(walk.first - 1, max(0, walk.first - LIST_REACH), -1):
        if walk.words[colon] in (":", "—", "–") and colon > 1:
            intro = range(max(0, colon - INTRO_REACH), colon)
            at = next((i for i in intro if walk.is_in("demands", i)), None)
            return None if at is None else Hit(Modality.DEMANDED, at, at)
        if any(walk.is_in(name, colon) for name in ("be", "have", "do", "relatives")):
            return None
    return None
