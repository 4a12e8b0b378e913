"""What a person types to find something, as words to be found; every character of it is plain text.

Words are all wanted, in any order; one of three letters or more, and the last one while it is being typed, may also be
the beginning of a longer word. Words "between quotation marks" are wanted as they stand, one after another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.model.folding import Token, fold, stands_alone
from habeas.model.variants import exactly

LONGEST = 1_000  # code points; what follows is not looked for, and the answer says so
MOST_WORDS = 32
_BEGINNING_FROM = 3  # letters
_TYPED_FROM = 2  # letters of the word that is being typed
_PIECES = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Words that are wanted one after another: one, a few joined by signs, or a phrase."""

    words: tuple[str, ...] = field(repr=False)  # folded
    written: tuple[str, ...] = field(repr=False)  # the same, as typed
    beginning: bool  # whether the last may be the beginning of a longer word

    def find_in(self, tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
        """Yield the tokens at each place where these words stand, no two places sharing one."""
        if len(self.words) == 1:
            yield from ((token,) for token in tokens if self._ends(token.text))
            return
        *before, _ = self.words
        length, free = len(self.words), 0
        for place, token in enumerate(tokens):
            if token.text != before[0] or place < free:
                continue
            row = tuple(tokens[place : place + length])
            if len(row) == length and [each.text for each in row[:-1]] == before and self._ends(row[-1].text):
                yield row
                free = place + length

    def _ends(self, word: str) -> bool:
        """Whether a folded word is the last one that is wanted, or begins with it."""
        asked = self.words[-1]
        return word == asked or (self.beginning and word.startswith(asked))


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for."""

    wanted: tuple[Wanted, ...]
    exact: bool = False
    was_cut: bool = False  # it was longer than is looked at


def read_query(text: str, *, exact: bool = False) -> Query:
    """Return what a person looks for; nothing that she can type is refused.

    ``exact`` asks for the same letters and whole words only; ``find_exactly`` compares them.
    """
    looked_at = text[:LONGEST]
    room = MOST_WORDS
    wanted: dict[tuple[tuple[str, ...], bool], Wanted] = {}
    was_cut = len(text) > LONGEST
    for piece in _PIECES.finditer(looked_at):
        tokens = fold(piece[0])
        was_cut = was_cut or len(tokens) > room
        tokens = tokens[:room]
        if not tokens:
            continue
        room -= len(tokens)
        is_typed = piece.end() == len(looked_at) and piece[1] is None
        made = Wanted(
            words=tuple(token.text for token in tokens),
            written=tuple(piece[0][token.start : token.end] for token in tokens),
            beginning=not exact and piece[1] is None and _may_begin(tokens[-1].text, is_typed=is_typed),
        )
        wanted.setdefault((made.words, made.beginning), made)
    return Query(wanted=tuple(wanted.values()), exact=exact, was_cut=was_cut)


def find_exactly(wanted: Wanted, tokens: Sequence[Token], text: str) -> Iterator[tuple[Token, ...]]:
    """Yield the places where the words stand with the same letters as they were typed, small or capital."""
    asked = [exactly(word) for word in wanted.written]
    for row in wanted.find_in(tokens):
        if [exactly(text[token.start : token.end]) for token in row] == asked:
            yield row


def _may_begin(word: str, *, is_typed: bool) -> bool:
    """Whether a word is long enough to be the beginning of others."""
    return not stands_alone(word) and len(word) >= (_TYPED_FROM if is_typed else _BEGINNING_FROM)
