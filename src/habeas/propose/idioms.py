"""Words that name no event at all: a figure of speech, a body, a title."""

from __future__ import annotations

from habeas.model import Modality
from habeas.propose.scope import CLOSERS, QUOTES, Hit
from habeas.propose.walk import Walk

FIGURE_REACH, TITLE_REACH, LONGEST_LINE = 6, 8, 120
OPENING = frozenset('“"«„‘')


def find_figure(walk: Walk) -> Hit | None:
    """Read what makes it a figure of speech: "arrested the attention", "a prisoner of his own rhetoric"."""
    for at in range(walk.last + 1, min(len(walk.words), walk.last + FIGURE_REACH)):
        if walk.words[at] in CLOSERS or walk.is_in("relatives", at) or walk.is_in("joining", at):
            return None
        for place in ("figure", "figures") if at == walk.last + 1 else ("figures",):
            if found := walk.book.find_forward(walk.words, at, walk.kind, place=place):
                return Hit(found[0].says, at, found[1])
    return None


def find_answer(walk: Walk) -> Hit | None:
    """Read a field that says there is none: "Charges: none", "Trial: pending"."""
    at = walk.last + 1
    if at + 1 >= len(walk.words) or walk.words[at] not in (":", "?") or walk.first - walk.order_at() > 3:
        return None
    found = walk.book.find_forward(walk.words, at + 1, walk.kind, place="answer")
    return Hit(found[0].says, at + 1, found[1]) if found else None


def find_name(walk: Walk) -> Hit | None:
    """Read a name that the event's word is part of: "the Pardons Board", “The Trial of the Birds”, "arrest law"."""
    at = walk.last + 1
    if at < len(walk.words) and walk.words[at] in ("and", "or"):
        at += 2
    if at < len(walk.words) and walk.is_in("subjects", at):
        return Hit(Modality.HYPOTHETICAL, at, at)
    if not walk.capital[walk.first]:
        return None
    if walk.words[walk.first] == "free" and any(
        walk.is_in("campaigns", i) for i in range(at, min(len(walk.words), at + 5))
    ):
        return Hit(Modality.DEMANDED, walk.first, walk.first)  # "the Free Ana Bel campaign"
    if _ends_name(walk):
        return Hit(Modality.HYPOTHETICAL, walk.first - 1, walk.last)
    at = walk.last + 1
    if walk.words[walk.last] != "of":
        while (
            at < len(walk.words) and walk.words[at] in ("on", "in", "for") and walk.capital[at + 1 : at + 2] == (True,)
        ):
            at += 2
    if at < len(walk.words) and walk.capital[at] and walk.is_in("offices", at) and walk.words[walk.last] != "of":
        return Hit(Modality.HYPOTHETICAL, at, at)
    return _title(walk)


def _ends_name(walk: Walk) -> bool:
    """Whether a capitalised word ends a name in running text: "the Association for the Prevention of Torture"."""
    before = walk.first - 1
    if before < 1 or len(walk.words) > LONGEST_LINE or not walk.is_in("linking", before):
        return False
    head = before - 1 if walk.words[before] != "the" else before - 2
    bodies = range(max(0, head - 5), max(0, head + 1))
    if not any(walk.capital[i] and (walk.is_in("offices", i) or walk.is_in("topics", i)) for i in bodies):
        return False
    running = sum(len(word) > 3 and not capital for word, capital in zip(walk.words, walk.capital, strict=True))
    return head > 0 and walk.capital[head] and running >= 1


def _title(walk: Walk) -> Hit | None:
    """Read a quoted title, in which every longer word has a capital."""
    start = next(
        (i for i in range(walk.first - 1, max(-1, walk.first - TITLE_REACH), -1) if walk.words[i] in OPENING), None
    )
    behind = range(walk.last + 1, min(len(walk.words), walk.last + TITLE_REACH))
    end = next((i for i in behind if walk.words[i] in QUOTES), None)
    if start is None or end is None or end - start < 3:
        return None
    longer = [i for i in range(start + 1, end) if len(walk.words[i]) > 3 or i == start + 1]
    return Hit(Modality.HYPOTHETICAL, start + 1, end - 1) if all(walk.capital[i] for i in longer) else None
