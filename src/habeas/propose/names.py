"""Names in running text: which capitalised words name a person, a body or a place.

Each occurrence gives evidence; the whole document decides for each spelling. What stands after "in" once is a place
everywhere, and a word that is somewhere written small is no name where a sentence begins with it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from habeas.model import Sort
from habeas.propose.evidence import Context, Verdicts
from habeas.propose.gazetteer import Gazetteer
from habeas.propose.labels import ALSO, find_labels, nickname_in, plain_words
from habeas.propose.pieces import Piece, PieceReader, first_word
from habeas.propose.spots import Spot
from habeas.propose.tokens import folded

OTHER_SCRIPT = re.compile(
    r"\s{0,2}[(（]([\u0400-\u052f\u0600-\u06ff\u0f00-\u0fff\u1000-\u109f\u4e00-\u9fff·\s]{2,40})[)）]"
)
LONGEST_TIE = 40  # code points between a name and the nickname behind it


class NameFinder(PieceReader):
    """The names of one document."""

    def find(self, ner: Iterable[tuple[int, int, str]] = ()) -> list[Spot]:
        """Return every name that the evidence of the document bears out, in order."""
        pieces = [piece for number in range(len(self.tokens)) for piece in self._pieces(number)]
        verdicts = Verdicts(self.people)
        hints = {(start, end): label for start, end, label in ner}
        for piece in pieces:
            if piece.sort is Sort.UNKNOWN:
                verdicts.hear(self._context(piece), hint=hints.get(self._span(piece)))
        self._vouch(pieces, verdicts)
        verdicts.close()
        spots = [spot for piece in pieces for spot in self._spots(piece, verdicts)]
        labels = find_labels(self.text, self.clauses)
        if not labels:
            return spots
        starts = [label.start for label in labels]
        kept = [spot for spot in spots if not _is_under(spot, labels, starts)]
        return sorted((*kept, *labels), key=lambda spot: spot.start)

    def _vouch(self, pieces: Sequence[Piece], verdicts: Verdicts) -> None:
        """Let a nickname name whom the name beside it names: "Aibek 'Beka' Dzholov", "X, known as Zhuk" (invented)."""
        for piece in pieces:
            nick = nickname_in(self.tokens[piece.clause], piece.first, piece.last)
            if nick is not None:
                verdicts.tie(nick.words, self._words(piece))
        for left, right in pairwise(pieces):
            if left.clause == right.clause and left.sort is right.sort is Sort.UNKNOWN:
                between = self.text[self._span(left)[1] : self._span(right)[0]]
                if len(between) < LONGEST_TIE and ALSO.fullmatch(between):
                    verdicts.tie(self._words(right), self._words(left))

    # -- from runs to pieces ---------------------------------------------------------------------------------------

    # -- what single words are -------------------------------------------------------------------------------------

    # -- evidence and verdict --------------------------------------------------------------------------------------

    def _span(self, piece: Piece) -> tuple[int, int]:
        row = self.tokens[piece.clause]
        return row[piece.first].start, row[piece.last].end

    def _words(self, piece: Piece) -> tuple[str, ...]:
        row = self.tokens[piece.clause]
        return plain_words(row, piece.first, piece.last)

    def _context(self, piece: Piece) -> Context:
        row = self.tokens[piece.clause]
        return Context(
            text=self.text, row=row, first=piece.first, last=piece.last, words=self._words(piece),
            titled=piece.titled, headline=piece.clause in self.headlines, opens=piece.first == first_word(row),
        )  # fmt: skip

    def _spots(self, piece: Piece, verdicts: Verdicts) -> Iterator[Spot]:
        row = self.tokens[piece.clause]
        sort, words = piece.sort, self._words(piece)
        first, last = piece.first, piece.last
        if sort is Sort.PLACE and self._is_namesake(piece, verdicts):
            sort = Sort.PERSON  # "Ceylan Aksu … Aksu was held" (an invented woman): the town is not meant
        if sort is Sort.UNKNOWN:
            if row[first].lower in self.small and first == first_word(row) and verdicts.is_person(words[1:]):
                first, words = first + 1, words[1:]
            sort = verdicts.sort_of(words, titled=piece.titled)
        if sort is Sort.UNKNOWN:
            return
        person = sort is Sort.PERSON
        start, end = row[first].start, row[last].end
        spot = Spot(
            start=start, end=end, clause=piece.clause, form="name", sort=sort, words=words,
            gender=(piece.gender or self._gender(words)) if person else None,
            roles=piece.roles if person else frozenset(), titled=piece.titled, opens=first <= first_word(row) + 1,
            plural=sort is Sort.GROUP, name=piece.known.name if piece.known and piece.known.kind == "body" else None,
        )  # fmt: skip
        yield spot
        bracket = person and self.text[end : end + 3].lstrip()[:1] in ("(", "（")
        other = OTHER_SCRIPT.match(self.text, end) if bracket else None
        if other is not None and other[1].strip():
            yield replace(spot, start=other.start(1), end=other.end(1), opens=False)

    def _is_namesake(self, piece: Piece, verdicts: Verdicts) -> bool:
        """Whether a town's name is here a person's whom the document names in full, as nothing leads to a place."""
        if piece.known is None or piece.known.kind != "place" or piece.first != piece.last:
            return False
        row = self.tokens[piece.clause]
        context = self._context(piece)
        return verdicts.is_part(row[piece.first].text) and not context.is_inside and context.before() != "the"

    def _gender(self, words: Sequence[str]) -> str | None:
        """Return the gender that the given name says; a family name that stands first says nothing."""
        first = folded(words[0]) in self.people.family_first and len(words) in (2, 3)
        order = (*words[1:], words[0]) if first else words[:-1] or words
        found = [gender for word in order if (gender := self.people.name_gender(word))]
        if found:
            return found[0]
        return "f" if words[-1].endswith(("ova", "eva", "skaya", "skaia", "ovna", "kyzy", "qyzy")) else None


def _is_under(spot: Spot, labels: Sequence[Spot], starts: Sequence[int]) -> bool:
    """Whether a label covers a code point of this name."""
    n = bisect_right(starts, spot.end - 1)
    return any(label.end > spot.start for label in labels[max(0, n - 2) : n])


__all__ = ["Gazetteer", "NameFinder", "Piece"]
