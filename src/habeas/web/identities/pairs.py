"""The page of one pair: both sides, the evidence between them, and what people have said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _lazy

from habeas.casework import identities
from habeas.casework.view import View
from habeas.errors import NotFound
from habeas.model import NamingId, Sameness, Sort
from habeas.resolve import Evidence, Points, Suggestion
from habeas.resolve.evidence import SAYS
from habeas.web.chrome.rights import At
from habeas.web.identities.sides import side_of
from habeas.web.words.labels import label_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a form held that could not be carried out, and why."""

    told: str
    because: str = ""
    reason: str = ""


def names_of(view: View, left: str, right: str) -> tuple[NamingId, NamingId]:
    """Return both names.

    Raises:
        NotFound: one is not there, or both are one name.

    """
    for given in (left, right):
        if given not in view.namings:
            raise NotFound(what="name", given=given)
    if left == right:
        raise NotFound(what="second name", given=right)
    return NamingId(left), NamingId(right)


def page_of(request: At, left: NamingId, right: NamingId, *, typed: Typed | None = None) -> dict[str, Any]:
    """Return what the page of a pair shows; names that are one by now are shown each alone."""
    view = request.view
    one, other = view.component_of(left), view.component_of(right)
    is_one = bool(one.members & other.members)
    suggestion = identities.weigh(view, left, right)
    words = identities.said_of_pair(view, left, right)
    mine = [claim for each in suggestion.evidence for claim in each.left_claims]
    theirs = [claim for each in suggestion.evidence for claim in each.right_claims]
    return {
        "left": side_of(view, left, mine, alone=is_one),
        "right": side_of(view, right, theirs, alone=is_one),
        "suggestion": suggestion,
        "is_one": is_one,
        "is_person": suggestion.sort in (Sort.PERSON, Sort.UNKNOWN),
        "words": words,
        "holding": identities.words_between(one, other),
        "typed": typed,
        "reasons": REASONS,
        "seen": len(words),
        "say_clue": say_clue,
        "with_values": WITH_VALUES,
        "evidence": [(points, _pointing(suggestion, points)) for points in Points],
    }


# clues whose words are not among those of the claims beside them, or not for both sides at a glance
WITH_VALUES = frozenset(
    code for code in SAYS if code.split("-")[0] in ("born", "sex", "paper", "profession", "residence", "nationality",
                                                    "ethnicity", "religion", "organisation", "relatives", "lawyer")
)  # fmt: skip


def say_clue(evidence: Evidence) -> str:
    """Say what a clue says, in the language of the page."""
    return label_of("clue on two names", evidence.code)


def _pointing(suggestion: Suggestion, points: Points) -> tuple[Evidence, ...]:
    return tuple(each for each in suggestion.evidence if each.points_to is points)


# what is offered at one keystroke: the digit, and for which word it is usual
REASONS = (
    (1, Sameness.SAME, _lazy("born on the same day")),
    (2, Sameness.SAME, _lazy("the same arrest, told by two sources")),
    (3, Sameness.SAME, _lazy("the same father, place and work")),
    (4, Sameness.SAME, _lazy("one name in two spellings, and all else fits")),
    (5, Sameness.DIFFERENT, _lazy("born in other years")),
    (6, Sameness.DIFFERENT, _lazy("another father")),
    (7, Sameness.DIFFERENT, _lazy("one document names both")),
    (8, Sameness.DIFFERENT, _lazy("their stories cannot both be true of one person")),
    (9, Sameness.UNSURE, _lazy("too little is known of one of them")),
)
