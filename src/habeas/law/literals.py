"""What a pattern cannot be found without: to look for a few plain words first is several times faster.

Only what the patterns of the law are made of is read: letters, classes, groups, repeats and edges of words. Of a
pattern that holds anything else nothing is known, and it is searched for in every quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

PART = re.compile(
    r"(?P<open>\(\?:)|(?P<close>\))|(?P<other>\|)|(?P<edge>\\[bB])"
    r"|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\]|\\[dDsSwW]|\.)|\\(?P<sign>[^\w\s])|(?P<letter>[^\\()\[\]{}*+?|^$.])",
    re.DOTALL,
)
REPEAT = re.compile(r"(?:[*?]|\+|\{(?P<low>\d+)(?:,\d*)?\})[?+]?")

Needed = frozenset[str]  # one of these stands in all that is found; empty: nothing is known


class _UnknownSignError(Exception):
    """A pattern holds what is not read here."""


def literals_of(patterns: Iterable[str]) -> Needed:
    """Return texts of which one stands wherever one of these patterns is found; empty where none is known."""
    try:
        return _least(_either([_Reader(pattern).read() for pattern in patterns]))
    except _UnknownSignError:
        return frozenset()


class _Reader:
    """A pattern, as far as it was read."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def read(self) -> Needed:
        """Return what the whole pattern needs."""
        needed = self._alternatives()
        if self.at < len(self.pattern):
            raise _UnknownSignError
        return needed

    def _alternatives(self) -> Needed:
        branches = [self._sequence()]
        while self.pattern[self.at : self.at + 1] == "|":
            self.at += 1
            branches.append(self._sequence())
        return _either(branches)

    def _sequence(self) -> Needed:
        """Return the best of what the parts that stand in a row need."""
        needs: list[Needed] = []
        run = ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            part = PART.match(self.pattern, self.at)
            if part is None:
                raise _UnknownSignError
            self.at = part.end()
            if part["edge"]:
                continue
            inner = self._group() if part["open"] else frozenset()
            least, is_repeated = self._repeat()
            letter = part["letter"] or part["sign"] or ""
            if letter and least:
                run += letter
            if not letter or is_repeated:
                needs += [frozenset({run}), inner if least else frozenset()]
                run = ""
        return max([*needs, frozenset({run})], key=_worth)

    def _group(self) -> Needed:
        inner = self._alternatives()
        if self.pattern[self.at : self.at + 1] != ")":
            raise _UnknownSignError
        self.at += 1
        return inner

    def _repeat(self) -> tuple[int, bool]:
        """Return how often the last part must stand at least, and whether it is repeated."""
        repeat = REPEAT.match(self.pattern, self.at)
        if repeat is None:
            return 1, False
        self.at = repeat.end()
        return int(repeat["low"] or repeat[0][0] == "+"), True


def _either(branches: Iterable[Needed]) -> Needed:
    """Return what is needed where any branch may be taken: nothing, where one of them needs nothing."""
    found = list(branches)
    return frozenset().union(*found) if all(map(all, found)) and all(found) else frozenset()


def _worth(needed: Needed) -> tuple[int, int]:
    """Order by how rarely it stands anywhere by chance: long texts, few of them."""
    return (min(map(len, needed), default=0), -len(needed))


def _least(needed: Needed) -> Needed:
    """Leave out what cannot stand anywhere without another one."""
    return frozenset(each for each in needed if not any(other in each for other in needed if other != each))
