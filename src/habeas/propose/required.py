"""Which words any match of a pattern must hold, read off the pattern itself.

Asking whether a sentence holds a few words costs a hundredth of matching a pattern there, and nearly all sentences
fail already at that. The answer errs on one side only: where a part of a pattern promises nothing (it may be absent, or
be any word) nothing is required of it, so that a text without the required words can hold no match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain
from typing import Literal

SHORTEST = 3  # letters; shorter pieces stand in every sentence
SIGNS = re.compile(
    r"<(?P<macro>[A-Z_]+)>|(?P<look>\(\?<?[=!])|(?P<open>\((?:\?P<\w+>|\?[a-z-]*:)?)|(?P<close>\))|(?P<either>\|)"
    r"|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<code>\\[A-Za-z0-9])|(?P<repeat>(?:[?*+]|\{\d+(?:,\d*)?\})[?+]?)"
    r"|(?P<letters>[^\W\d_]+(?![?*+{])|[^\W\d_])|(?P<other>\\?.)",
    re.DOTALL,
)
Sign = tuple[str, str]  # which group of the pattern above, and what is written


@dataclass(frozen=True, slots=True)
class Required:
    """What a text must hold: all of these words and parts, or any one of them; all of nothing is met by every text."""

    how: Literal["all", "any"]
    words: frozenset[str]  # pieces of words, in lower case
    parts: tuple[Required, ...] = ()
    signs: frozenset[str] = frozenset()  # a text without one of these cannot meet it: the first and cheapest question

    def is_met(self, held: Set[str]) -> bool:
        """Whether the pieces of words that a text holds are what is required."""
        if self.signs.isdisjoint(held):
            return not self.signs
        if self.how == "any":
            if not self.words.isdisjoint(held):
                return True
            for part in self.parts:  # noqa: SIM110 - any() and all() cost twice as much on so few
                if part.is_met(held):
                    return True
            return False
        if not self.words <= held:
            return False
        for part in self.parts:  # noqa: SIM110
            if not part.is_met(held):
                return False
        return True

    def every_word(self) -> Iterator[str]:
        """Yield every word that is asked for anywhere."""
        yield from self.words
        for part in self.parts:
            yield from part.every_word()


NOTHING = Required("all", frozenset())


class Macros(dict[str, Required]):
    """What each macro requires, read when a pattern first names it."""

    def __init__(self, written: Mapping[str, str]) -> None:
        """Keep the macros as written; they may name one another."""
        super().__init__()
        self._written = written

    def __missing__(self, name: str) -> Required:
        self[name] = find_required(self._written[name], self)
        return self[name]


def find_required(pattern: str, macros: Mapping[str, Required]) -> Required:
    """Return what every match of a written pattern, read without regard to case, must hold."""
    signs = ((str(match.lastgroup), match[match.lastgroup or 0]) for match in SIGNS.finditer(pattern))
    return _either(chain(signs, [("close", ")")]), macros)


def _either(signs: Iterator[Sign], macros: Mapping[str, Required]) -> Required:
    """Read alternatives up to the end of their group."""
    branches = []
    ended = False
    while not ended:
        branch, ended = _sequence(signs, macros)
        branches.append(branch)
    if len(branches) == 1:
        return branches[0]
    if NOTHING in branches:
        return NOTHING
    words = [next(iter(b.words)) for b in branches if b.how == "all" and len(b.words) == 1 and not b.parts]
    parts = [b for b in branches if b.how == "any" or len(b.words) != 1 or b.parts]
    inner = [b for b in parts if b.how == "any"]
    every = frozenset(chain(words, *(b.words for b in inner)))
    rest = (*chain.from_iterable(b.parts for b in inner), *(b for b in parts if b.how == "all"))
    return Required("any", every, rest, signs=every.union(*(part.signs for part in rest)))


def _sequence(signs: Iterator[Sign], macros: Mapping[str, Required]) -> tuple[Required, bool]:
    """Read what stands one behind the other, up to the next alternative or, which is told, the end of the group."""
    pieces: list[Required | str] = []  # a text is a run of letters; an empty one parts two runs
    for sort, written in signs:
        if sort in ("close", "either"):
            return _all_of(pieces), sort == "close"
        if sort == "letters":
            pieces.append(written.lower())
        elif sort == "repeat":
            _repeat(pieces, optional=written[0] in "?*" or written.startswith(("{0", "{,")))
        elif sort == "macro":
            pieces.append(macros[written])
        elif sort in ("open", "look"):
            inner = _either(signs, macros)
            pieces.append(inner if sort == "open" else NOTHING)
        else:
            pieces.append(NOTHING)
    return _all_of(pieces), True


def _repeat(pieces: list[Required | str], *, optional: bool) -> None:
    """Note that the last piece may be absent, or come several times: either way no run of letters goes on behind it."""
    if optional:
        pieces[-1] = NOTHING
    else:
        pieces.append(NOTHING)


def _all_of(pieces: list[Required | str]) -> Required:
    """Return what a sequence requires: its runs of letters, and what its groups do."""
    runs, parts = [""], list[Required]()
    for piece in pieces:
        if isinstance(piece, str):
            runs[-1] += piece
            continue
        runs.append("")
        if piece.how == "all":
            runs += [*piece.words, ""]
            parts += piece.parts
        else:
            parts.append(piece)
    words = frozenset(run for run in runs if len(run) >= SHORTEST)
    if not words and len(parts) == 1:
        return parts[0]
    rarest = [frozenset([max(words, key=len)])] if words else [part.signs for part in parts]
    return Required("all", words, tuple(parts), signs=min(rarest, key=len, default=frozenset()))
