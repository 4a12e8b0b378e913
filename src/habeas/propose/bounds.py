"""What the words around a number say of it: "at least 12", "up to 1,000", "between 30 and 40", "some 200".

No bound is invented: "about 200" has none, "at least 12" none above.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.propose.datafile import compiled, texts_of
from habeas.propose.tokens import lowered

LISTS = ("least", "most", "about", "least_behind", "most_behind", "about_behind")
LONGEST = 32  # code points of the words before or behind a number


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Where the words with their number begin and end, and the least and most that they allow."""

    start: int
    end: int
    lower: str | None
    upper: str | None


@dataclass(frozen=True, slots=True)
class BoundWords:
    """The words before and behind a number, by what they say."""

    before: re.Pattern[str]
    behind: re.Pattern[str]

    def read(self, text: str, *, start: int, end: int, value: str) -> Bounds:
        """Return the bounds of a number that stands at ``start`` and whose noun ends at ``end``."""
        window = lowered(text[max(0, start - LONGEST) : start])
        said, begins, ends = "", start, end
        if (before := self.before.search(window)) is not None:
            said, begins = str(before.lastgroup), start - len(window) + before.start()
        if (behind := self.behind.match(lowered(text[end : end + LONGEST]))) is not None:
            said, ends = said or str(behind.lastgroup), end + behind.end()
        lower = value if said in ("", "least") else None
        upper = value if said in ("", "most") else None
        return Bounds(start=begins, end=ends, lower=lower, upper=upper)


@cache
def bound_words(file: str, lists: tuple[tuple[str, tuple[str, ...]], ...]) -> BoundWords:
    """Return the patterns of these lists of words."""
    words = dict(lists)
    before = "|".join(f"(?P<{key}>{_any(words[key])})" for key in LISTS[:3])
    behind = "|".join(f"(?P<{key.removesuffix('_behind')}>{_any(words[key])})" for key in LISTS[3:])
    return BoundWords(
        compiled(file, rf"(?<!\w)(?:{before})\s{{1,2}}(?:an?\s|the\s)?$", flags=0),
        compiled(file, rf",?\s{{1,2}}(?:{behind})(?!\w)", flags=0),
    )


def read_lists(file: str, table: Mapping[str, object]) -> BoundWords:
    """Return the patterns of the lists of a data file.

    Raises:
        DataFileInvalid: a list is missing or not text.

    """
    return bound_words(file, tuple((key, texts_of(file, table, key)) for key in LISTS))


def _any(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,2}") for word in longest_first)
