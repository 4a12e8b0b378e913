"""What is said behind an event's words: "was postponed", "is expected", "are false"."""

from __future__ import annotations

from itertools import pairwise

from habeas.model import Kind, Modality
from habeas.propose.scope import CLOSERS, NOTHING, QUOTES, Hit
from habeas.propose.walk import Walk

AS = (("as",), ("to",), ("from",), ("with",), ("by",), ("a",), ("out",), ("in",), ("him",), ("her",))
AFTER_REACH, DENIAL_REACH, REPORT_REACH, BEFORE_REPORT = 16, 16, 12, 8


def from_right(walk: Walk) -> Hit | None:
    """Read the predicate of the event's noun: "was postponed", "is expected", "will be held"."""
    if hit := _compounded(walk) or _before_it_began(walk):
        return hit
    beyond = 0
    for at in range(walk.last + 1, min(len(walk.words), walk.last + 1 + AFTER_REACH)):
        if at < beyond:
            continue
        if walk.words[at] == ",":
            if walk.is_in("relatives", at + 1) and (hit := _ahead_within(walk, at + 1)):
                return hit
            beyond = _over_relative(walk, at)
        elif (hit := _predicate_at(walk, at)) is not NOTHING:
            return hit
    return None


def _predicate_at(walk: Walk, at: int) -> Hit | None:
    """Return what a word behind the noun says; None where the noun's clause ends, NOTHING where it goes on."""
    word = walk.words[at]
    if word in CLOSERS or word == "that" or walk.is_in("relatives", at) or walk.is_in("pronouns", at):
        return None
    found = walk.book.find_forward(walk.words, at, walk.kind)
    if found and not _describes(walk, found[1], at):
        return walk.keep(Hit(found[0].says, at, found[1]))
    if walk.is_in("modals", at) and not walk.is_month(at):
        before = walk.first - 1
        definite = before < 0 or walk.is_in("determiners", before) or walk.is_in("relatives", before)
        return _modal_behind(walk, at, definite=definite)
    helper = any(walk.is_in(name, at) for name in ("be", "have", "do", "joining", "barring"))
    return _never_came(walk, at) if helper and not walk.is_genitive(at) else NOTHING


def _compounded(walk: Walk) -> Hit | None:
    """Read a noun that only names something else: "the release order", "three arrest warrants"."""
    at = walk.last + 1
    warranted = walk.kind is Kind.ARREST and walk.words[at : at + 1] in (("warrant",), ("warrants",))
    ahead = walk.kind in walk.book.kinds["ahead"] and walk.is_in("compounds", at)
    return Hit(Modality.HYPOTHETICAL, at, at) if warranted or ahead else None


def _before_it_began(walk: Walk) -> Hit | None:
    """Read "was adjourned to May before it began"."""
    behind = range(walk.last + 1, min(len(walk.words) - 2, walk.last + AFTER_REACH))
    at = next((i for i in behind if walk.words[i : i + 2] == ("before", "it")), None)
    if at is None or not any(walk.is_in("happening", i) for i in range(at + 2, min(len(walk.words), at + 4))):
        return None
    return Hit(Modality.NEGATED, at, at + 1)


def _over_relative(walk: Walk, at: int) -> int:
    """Return the index behind a relative clause between commas, or of the comma itself."""
    if not walk.is_in("relatives", at + 1):
        return at
    behind = range(at + 2, min(len(walk.words), at + AFTER_REACH))
    return next((i + 1 for i in behind if walk.words[i] == ","), at)


def _ahead_within(walk: Walk, at: int) -> Hit | None:
    """Read "which was to open today" behind the event's noun."""
    found = walk.book.find_forward(walk.words, at + 1, walk.kind) if at + 1 < len(walk.words) else None
    return walk.keep(Hit(found[0].says, at, found[1])) if found else None


def _never_came(walk: Walk, at: int) -> Hit | None:
    """Read "has never begun", "did not take place", "having yet to open"."""
    first, negated = at, False
    while at < len(walk.words) and at - first < 6:
        found = walk.book.find_forward(walk.words, at, walk.kind)
        if found and at > first and not _describes(walk, found[1], at):
            says = Modality.HYPOTHETICAL if negated and walk.words[at] == "ruled" else found[0].says
            return walk.keep(Hit(says, first, found[1])) if not negated or walk.words[at] == "ruled" else None
        negated = (
            negated or walk.words[at] in ("not", "never", "n't", "yet") or walk.words[at : at + 2] == ("still", "to")
        )
        if walk.is_in("happening", at):
            goes_on = (
                walk.words[at] in ("come", "came", "left", "follow", "followed") and walk.words[at + 1 : at + 2] in AS
            )
            return walk.keep(Hit(Modality.NEGATED, first, at)) if negated and not goes_on else None
        helper = any(walk.is_in(name, at) for name in ("be", "have", "do", "barring")) or walk.words[at] in ("to", "go")
        if not (helper or walk.book.is_adverb(walk.words[at])):
            return None
        at += 1
    return None


def is_carried_out(walk: Walk) -> bool:
    """Whether it is said behind an order or decision that it was carried out."""
    behind = walk.words[walk.last + 1 : walk.last + 6]
    undone = {"not", "never", "n't", "been"} & set(behind)
    return not undone and ("carried", "out") in pairwise(behind)


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


# ---- reports and what is said of them


def refuted(walk: Walk) -> Hit | None:
    """Read what is said of reports and allegations: "claims that … are false", "scoffed at talk of …"."""
    report = _report(walk)
    if hit := _retorted(walk):
        return hit
    if report is None and not walk.weak:
        return None
    if report is not None and (hit := _scorned(walk, report)):
        return hit
    if walk.words[0] in QUOTES and (hit := _scoffed(walk)):
        return hit
    for at in range(walk.last + 1, min(len(walk.words), walk.last + 1 + DENIAL_REACH)):
        if walk.words[at] in CLOSERS or walk.is_in("relatives", at) or walk.is_in("coordinators", at):
            return None
        found = walk.book.find_forward(walk.words, at, walk.kind)
        if found and found[0].says is Modality.DENIED and not _describes(walk, found[1], at):
            return Hit(Modality.DENIED, at, found[1])
        if report is not None and (found := walk.book.find_forward(walk.words, at, walk.kind, place="said")):
            return Hit(found[0].says, at, found[1])
    return None


def _scoffed(walk: Walk) -> Hit | None:
    """Read a quotation that turns it away in front: "“Pure fiction,” said the mayor of the supposed beatings"."""
    for at in range(1, min(5, walk.first)):
        for place in ("after", "said"):
            found = walk.book.find_forward(walk.words, at, walk.kind, place=place)
            if found and found[0].says is Modality.DENIED:
                return Hit(Modality.DENIED, at, found[1])
    return None


def _retorted(walk: Walk) -> Hit | None:
    """Read an answer to it: "asked about the beatings he said: “That never happened.”", "…; he was not."."""
    for at in range(walk.last + 1, min(len(walk.words), walk.last + 1 + DENIAL_REACH)):
        if found := walk.book.find_forward(walk.words, at, walk.kind, place="retort"):
            ends = found[1] + 1 >= len(walk.words) or not walk.words[found[1] + 1][0].isalnum()
            ends = ends or walk.is_in("breaking", found[1] + 1)
            return Hit(found[0].says, at, found[1]) if ends else None
    return None


def _report(walk: Walk) -> int | None:
    """Return the index of the noun that tells of the event: "[reports] that", "the [story] of"."""
    for at in range(walk.first - 1, max(-1, walk.first - REPORT_REACH), -1):
        word = walk.words[at]
        if walk.is_in("reports", at) and walk.words[at + 1] in ("that", "of", "about"):
            return None if walk.words[at - 1] in ("into", "on", "over", "about", "against") else at
        if word == "that":
            told = range(at - 1, max(-1, at - 7), -1)
            near = next(
                (i for i in told if walk.is_in("reports", i) or walk.words[i] in (",", "and", "but", "say")), None
            )
            return near if near is not None and walk.is_in("reports", near) else None
        if word in CLOSERS or word == "," or walk.is_in("relatives", at) or walk.is_in("joining", at):
            return None
    return None


def _scorned(walk: Walk, report: int) -> Hit | None:
    """Read a verb that turns a report away: "brushed aside talk of"; not so "rejected her account of the arrest"."""
    if walk.is_in("accounts", report) and walk.words[report + 1] != "that" and walk.is_in("definite", report + 2):
        return None
    for at in range(report - 1, max(-1, report - BEFORE_REPORT), -1):
        if walk.words[at] in CLOSERS or walk.is_in("relatives", at) or walk.words[at] in ("without", "and", "but"):
            return None
        found = walk.cue("scorn", at)
        if found and not any(walk.is_in("denying", i) for i in range(max(0, found[1] - 3), found[1])):
            return Hit(found[0].says, found[1], at)
    return None
