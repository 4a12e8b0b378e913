"""Words of a text that stand for somebody or something, before it is known who they all are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from habeas.model import Sort

# Words that count persons told of: "both", "the two", "all three".
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
# Words for one or some of those told of together: "the latter", "each", "the other two".
APART = frozenset({"former", "latter", "other", "others", "rest", "remaining", "each", "all"})
# Words that cannot go on with a noun phrase: behind "the two" they show that no noun follows.
AFTER_COUNT = frozenset({
    "was", "were", "are", "is", "had", "have", "has", "remain", "face", "will", "would", "may", "could", "did", "do",
    "who", "whom", "of", "on", "in", "at", "from", "for", "by", "with", "to", "after", "before", "when", "and", "but",
    "under", "without", "during", "because", "while", "since", "went", "stood", "spent", "got", "held", "took", "also",
    "remains", "remained", "faces", "awaits", "awaiting", "received", "died", "disappeared", "still",
    "confessed", "refused", "denied", "escaped", "hid", "spoke", "told", "says", "appealed", "whose", "which",
    "as", "then", "later", "say", "said", "pleaded", "fled", "left", "must", "should", "not",
})  # fmt: skip
PREDICATE = -1  # in place of ``beside``: the description says what the subject of its clause is
Form = Literal["name", "noun", "pronoun", "author"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One stretch that names, describes or points at an entity.

    ``head`` is the noun of a description in the singular. ``owner`` is the place of "his" in "his lawyer" or of the
    name
    in "Torek's lawyer". ``beside`` is the place of the name that a description stands next to ("X, a lawyer,").
    """

    start: int
    end: int
    clause: int
    form: Form
    sort: Sort
    words: tuple[str, ...] = field(repr=False)
    head: str = ""
    gender: str | None = None
    roles: frozenset[str] = frozenset()
    definite: bool = False
    plural: bool = False
    opens: bool = False  # it stands where a subject stands: before the first verb
    owner: int | None = None
    beside: int | None = None
    titled: bool = False
    name: str | None = None  # the name to use instead of the words: what a gazetteer knows


def count_of(words: Sequence[str]) -> int:
    """Return how many these words count; 0 where they do not say, or only some are meant."""
    found = [COUNTS[lower] for word in words if (lower := word.lower()) in COUNTS]
    return found[0] if len(found) == 1 and "of" not in words else 0
