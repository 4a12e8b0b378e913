"""The words of the law are looked for in a quote once, however many elements ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from habeas.law.literals import literals_of

CAPITALS = re.compile(r"\\.|\(\?P|[A-Z]", re.DOTALL)  # what a backslash or a group's name turns into another sign stays


@lru_cache(maxsize=512)
def pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds these words in a quote in small letters: half the work of leaving capitals aside each time."""
    return re.compile("|".join(_small(words)), re.DOTALL)


def _small(words: tuple[str, ...]) -> Iterator[str]:
    """Yield the patterns in small letters."""
    for word in words:
        yield CAPITALS.sub(lambda sign: sign[0].lower() if len(sign[0]) == 1 else sign[0], word)


@lru_cache(maxsize=512)
def _literals(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the plain texts of which one stands wherever one of these patterns is found, short ones first."""
    return tuple(sorted(literals_of(_small(words)), key=lambda each: (len(each), each)))


class Words:
    """A quote in small letters, and what was found in it: many elements look for the same."""

    __slots__ = ("_found", "small")

    def __init__(self, quote: str) -> None:
        self.small = quote.lower()
        self._found: dict[tuple[str, ...], bool] = {}

    def have(self, words: tuple[str, ...]) -> bool:
        """Whether any of these patterns stands in the quote."""
        found = self._found.get(words)
        if found is None:
            found = self.may_have(words) and pattern_of(words).search(self.small) is not None
            self._found[words] = found
        return found

    def may_have(self, words: tuple[str, ...]) -> bool:
        """Whether any of them can stand in the quote; told at a tenth of the price of looking for them."""
        small, literals = self.small, _literals(words)
        for literal in literals:
            if literal in small:
                return True
        return not literals

    def each(self, words: tuple[str, ...]) -> Iterator[re.Match[str]]:
        """Yield each place where one of them stands; without patterns, none."""
        return pattern_of(words).finditer(self.small) if words else iter(())
