"""What a whole sentence is: a norm, a story, a dream, a guess; nothing in it is told as a fact about anyone.

Each frame asks for its opening words and for a form of the verb or noun in which facts about people are not told: the
present tense of a plot ("the clerk is arrested"), a noun without article or owner ("detention must be the exception").
"""

from __future__ import annotations

from collections.abc import Callable

from habeas.model import Kind, Modality
from habeas.propose.conditions import find_alternative, find_bid, find_indefinite, find_one_more, is_past
from habeas.propose.idioms import find_answer, find_figure, find_name
from habeas.propose.scope import CLOSERS, Hit
from habeas.propose.walk import Walk

FRAME_REACH, PREDICATE_REACH, SOON_REACH, COMPLEMENT_REACH = 40, 10, 6, 12
RULE_REACH, PENAL_REACH, UPON_REACH = 40, 9, 14
OPENING = frozenset('“"«„‘')
PENALTIES = frozenset({Kind.SENTENCE, Kind.CONVICTION, Kind.EXECUTION, Kind.FINE})
NOTHING_AT_ALL = frozenset({Kind.CHARGE, Kind.CONVICTION})


def find_frame(walk: Walk, *, noun: bool) -> Hit | None:
    """Return what the frame of the sentence makes of the event, if it is framed."""
    of_verbs: tuple[Callable[[Walk], Hit | None], ...] = (
        _of_nothing, _nobody, find_indefinite, _not_among, find_alternative, _advised, _soon, _cost,
    )  # fmt: skip
    of_nouns = (_norm, _topic, _complement, _upon, _soon)
    frames = (
        find_answer, find_figure, find_name, _penal, *(of_nouns if noun else of_verbs), _told, _dreamt, _generally,
        _ruled, find_one_more, find_bid, _practice,
    )  # fmt: skip
    return next((hit for frame in frames if (hit := frame(walk))), None)


def _told(walk: Walk) -> Hit | None:
    """Read the plot of a book or film: "the novel tells of a clerk who is arrested"."""
    at = _find_before(walk, "fiction") if walk.holds("fiction") else None
    if at is None or any(walk.capital[i] for i in range(at + 1, walk.first)) or is_past(walk):
        return None
    return Hit(Modality.HYPOTHETICAL, at, at)


def _dreamt(walk: Walk) -> Hit | None:
    """Read a dream or something to be imagined: "in my dream they …", "Picture this: you are …"."""
    opening = walk.order_at()
    if walk.is_in("imagining", opening) and opening < walk.first and not is_past(walk):
        return Hit(Modality.HYPOTHETICAL, opening, opening)
    behind = walk.words[walk.last + 1 : walk.last + 10]
    if ("in", "my", "sleep") in zip(behind, behind[1:], behind[2:], strict=False) and walk.words[walk.first].endswith(
        "ing"
    ):
        return Hit(Modality.HYPOTHETICAL, walk.first, walk.last)
    at = _find_before(walk, "dreams") if walk.holds("dreams") else None
    if at is None:
        return None
    within = "in" in walk.words[max(0, at - 2) : at] or walk.words[at + 1] in ("that", "in", "of", "where")
    verb = walk.words[at] in ("dreamt", "dreamed", "dreaming") or walk.is_in("pronouns", at - 1)
    return Hit(Modality.HYPOTHETICAL, at, at) if within or verb else None


def _find_before(walk: Walk, name: str) -> int | None:
    for at in range(walk.first - 1, max(-1, walk.first - FRAME_REACH), -1):
        if walk.is_in(name, at):
            return at
        if (walk.words[at] in CLOSERS and walk.words[at] != ":") or (
            walk.is_in("joining", at) and walk.words[at] != "where"
        ):
            return None
    return None


def _penal(walk: Walk) -> Hit | None:
    """Read what an offence is punishable by: "Article 9 punishes it with imprisonment"."""
    if not walk.holds("penal") or (walk.kind not in PENALTIES and walk.kind is not Kind.DETENTION):
        return None
    near = range(max(0, walk.first - PENAL_REACH), walk.first)
    at = next((i for i in near if walk.is_in("penal", i)), None)
    if at is None or any(
        walk.is_in("past", i) or walk.is_in("relatives", i) for i in (*near, *range(walk.first, walk.last + 1))
    ):
        return None
    return Hit(Modality.HYPOTHETICAL, at, at)


def _nobody(walk: Walk) -> Hit | None:
    """Read an object that is nobody: "arrested no one"."""
    at = walk.last + 1
    if walk.words[at : at + 1] == ("nobody",) or walk.words[at : at + 2] in (
        ("no", "one"),
        ("none", "of"),
        ("not", "one"),
    ):
        return Hit(Modality.NEGATED, at, at)
    return None


def _of_nothing(walk: Walk) -> Hit | None:
    """Read "convicted of nothing"; "arrested for nothing" is an arrest without a reason."""
    at = walk.last + 1
    if walk.kind not in NOTHING_AT_ALL or at + 1 >= len(walk.words) or walk.words[at] not in ("of", "with"):
        return None
    return Hit(Modality.NEGATED, at, at + 1) if walk.words[at + 1] in ("nothing", "no") else None


def _advised(walk: Walk) -> Hit | None:
    """Read advice to people of whom none is meant: "activists who are arrested should ask for a lawyer"."""
    who = next((i for i in range(walk.first - 1, max(0, walk.first - 4), -1) if walk.is_in("relatives", i)), None)
    if who is None or who - 1 != walk.order_at() or is_past(walk) or not walk.words[who - 1].endswith("s"):
        return None
    behind = range(walk.last + 1, min(len(walk.words), walk.last + PREDICATE_REACH))
    at = next((i for i in behind if walk.words[i] in ("should", "shall", "must", "may", "can")), None)
    return None if at is None else Hit(Modality.HYPOTHETICAL, at, at)


def _not_among(walk: Walk) -> Hit | None:
    """Read "she was not among the 300 freed in May"."""
    if "among" not in walk.every:
        return None
    at = next((i for i in range(walk.first - 1, max(0, walk.first - 7), -1) if walk.words[i] == "among"), None)
    if at is None or not {"not", "n't", "never"} & set(walk.words[at - 3 : at]):
        return None
    near = range(at + 1, walk.first)
    helped = any(walk.is_in(name, i) for name in ("be", "have", "relatives") for i in near)
    return None if helped else Hit(Modality.NEGATED, at - 1, at)


def _generally(walk: Walk) -> Hit | None:
    """Read what is done as a rule: "normally, first offenders are released"."""
    opening = walk.order_at()
    found = walk.book.find_forward(walk.words, opening, walk.kind, place="general")
    if found is None or found[1] >= walk.first or is_past(walk):
        return None
    named = any(walk.capital[i] for i in range(found[1] + 1, walk.first))
    return None if named else Hit(Modality.HYPOTHETICAL, opening, found[1])


def _ruled(walk: Walk) -> Hit | None:
    """Read a rule with "shall" and about nobody: "any complaint of torture shall be examined"."""
    if "shall" not in walk.every:
        return None
    near = range(max(0, walk.first - RULE_REACH), min(len(walk.words), walk.last + RULE_REACH))
    at = next((i for i in near if walk.words[i] == "shall"), None)
    if at is None or any(walk.is_in("past", i) for i in near):
        return None
    named = any(walk.capital[i] and i > walk.order_at() and not walk.is_in("bodies", i) for i in near)
    return None if named else Hit(Modality.HYPOTHETICAL, at, at)


def _topic(walk: Walk) -> Hit | None:
    """Read an event as a subject of study or policy: "a seminar on torture", "the fight against detention"."""
    for at in range(walk.first - 1, max(0, walk.first - 4), -1):
        if walk.words[at] in ("on", "against", "about", "of"):
            return Hit(Modality.HYPOTHETICAL, at - 1, at) if walk.is_in("topics", at - 1) else None
        if walk.is_in("determiners", at) or walk.words[at] == "'s" or walk.words[at] in CLOSERS:
            return None
    return None


def _soon(walk: Walk) -> Hit | None:
    """Read a present tense with a day to come: "goes on trial next month", "her trial opens on Tuesday"."""
    if not walk.holds("coming"):
        return None
    behind = range(walk.last + 1, min(len(walk.words), walk.last + SOON_REACH))
    coming = next((i for i in behind if walk.is_in("coming", i)), None)
    if coming is None:
        return None
    near = (*range(max(0, walk.first - 3), walk.last + 1), *range(walk.last + 1, coming))
    starts = any(walk.is_in("starting", i) for i in near) or (
        walk.is_present() and "being" in walk.words[walk.first - 1 : walk.first]
    )
    return Hit(Modality.FUTURE, coming, coming) if starts and not any(walk.is_in("past", i) for i in near) else None


def _norm(walk: Walk) -> Hit | None:
    """Read a statement about events in general: "Torture is a crime", "Detention must be the exception"."""
    opening = walk.order_at()
    for at in range(max(0, walk.first - 3), walk.first):
        opening = at + 1 if walk.words[at] in (",", ":", ";") else opening
    if walk.words[opening] in ("a", "an", "any"):
        opening += 1
    if walk.is_in("concerned", opening) and walk.words[opening + 1 : opening + 2] == ("of",):
        opening += 2  # "victims of torture are entitled to"
    bare = walk.first - opening <= 2 and not any(
        walk.is_in("determiners", i) or walk.words[i] == "'s" or (walk.capital[i] and i > opening)
        for i in range(opening, walk.last + 1)
    )
    if not bare:
        return None
    for at in range(walk.last + 1, min(len(walk.words), walk.last + PREDICATE_REACH)):
        if walk.words[at] in CLOSERS or walk.capital[at] or walk.is_in("past", at) or walk.is_in("definite", at):
            return None
        if walk.words[at] == "have" and "right" in walk.words[at + 1 : at + 5]:
            return Hit(Modality.HYPOTHETICAL, at, at)
        if walk.is_in("norm_verbs", at):
            behind = walk.words[at + 1 : at + 7]
            general = walk.words[at] not in ("is", "are") or any(word in walk.book.words["general"] for word in behind)
            ends = any(word in ("end", "stop", "cease") for word in behind[:3])
            return Hit(Modality.HYPOTHETICAL, at, at) if general and not ends else None
    return None


def _complement(walk: Walk) -> Hit | None:
    """Read what an aim, offer or fear consists in: "the deal is freedom for him", "the aim was his release"."""
    for at in range(walk.first - 1, max(0, walk.first - COMPLEMENT_REACH), -1):
        if walk.words[at] == "," and walk.is_in("opining", at - 1):
            return Hit(Modality.HYPOTHETICAL, at - 1, at - 1)  # ", most think, a conviction"
        if walk.words[at] in (";", "(", ")") or walk.is_in("relatives", at) or walk.is_in("joining", at):
            return None
        if (
            walk.words[at] == "be"
            and "by" in walk.words[at : walk.first]
            and not walk.is_in("definite", walk.first - 1)
        ):
            modal = next((i for i in range(max(0, at - 3), at) if walk.is_in("modals", i)), None)
            return None if modal is None else Hit(Modality.HYPOTHETICAL, modal, at)  # "can only be served by a retrial"
        if walk.words[at] in ("is", "was", ":", "are", "were", "remains"):
            aim = next((i for i in range(max(0, at - 7), at) if walk.is_in("aims", i)), None)
            return None if aim is None else Hit(Modality.HYPOTHETICAL, aim, at)
    return None


def _upon(walk: Walk) -> Hit | None:
    """Read "upon conviction, he faces …", "on his release he will …"."""
    at = next((i for i in range(walk.first - 1, max(-1, walk.first - 4), -1) if walk.words[i] in ("upon", "on")), None)
    if (
        at is None
        or at != walk.order_at()
        or not (walk.kind in walk.book.kinds["ahead"] or walk.kind is Kind.CONVICTION)
    ):
        return None
    for i in range(walk.last + 1, min(len(walk.words), walk.last + UPON_REACH)):
        if walk.is_in("past", i) or walk.words[i].isdigit() or walk.is_in("relatives", i):
            return None
        if walk.is_in("firm", i) or walk.words[i] in ("faces", "face", "would", "may", "can", "should"):
            return Hit(Modality.FUTURE, at, i)
    return None


def _cost(walk: Walk) -> Hit | None:
    """Read a gerund as the subject of "would": "deporting everyone would cost"."""
    if not walk.words[walk.first].endswith("ing") or walk.is_in("be", walk.first - 1):
        return None
    for at in range(walk.last + 1, min(len(walk.words), walk.last + PREDICATE_REACH + 4)):
        if walk.words[at] in CLOSERS or walk.words[at] == "," or walk.is_in("past", at) or walk.is_in("pronouns", at):
            return None
        if walk.words[at] in ("would", "could", "might"):
            return Hit(Modality.HYPOTHETICAL, at, at)
    return None


def _practice(walk: Walk) -> Hit | None:
    """Read what is done in general: "judges are handing down death sentences"."""
    if walk.kind not in PENALTIES or not walk.words[walk.last].endswith("s") or walk.words[walk.last] == "is":
        return None
    own = range(max(0, walk.first - 2), walk.last + 1)
    within = range(walk.first, walk.last + 1)
    numbered = any(walk.is_in("determiners", i) or walk.words[i].isdigit() or walk.words[i] == "'s" for i in within)
    now = any(walk.words[i] in ("is", "are", "'re") for i in own) and any(walk.words[i].endswith("ing") for i in own)
    return Hit(Modality.HYPOTHETICAL, walk.first, walk.last) if now and not numbered else None
