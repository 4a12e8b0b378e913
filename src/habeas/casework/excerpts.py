"""What is shown of something that was found: its own words, unaltered, the hits marked, and why each is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.folding import Token, fold
from habeas.model.query import Query, Wanted, find_exactly
from habeas.model.variants import Variant, exactly, tell_variants

AROUND = 110  # code points shown on either side of a hit
MOST = 3  # excerpts of one text

Row = tuple[Token, ...]


class Because(StrEnum):
    """Why something is a hit; the first is left out where there is any other reason."""

    SAME = "same"
    BEGINNING = "beginning"
    YO = "yo"
    KAZAKH = "kazakh"
    ACCENTS = "accents"
    LATIN = "latin"
    ARABIC = "arabic"
    SEAT = "seat"
    VOWELS = "vowels"
    WIDTH = "width"
    HIDDEN = "hidden"
    APOSTROPHE = "apostrophe"
    DIGITS = "digits"
    SCRIPT = "script"
    SPELLING = "spelling"


# What the terminal says; %(found)s are the words as they stand there. The desk has the same in the reader's language.
SAYS = {
    Because.SAME: "same letters",
    Because.BEGINNING: "beginning of a word: %(found)s",
    Because.YO: "ё written as е: %(found)s",
    Because.KAZAKH: "Kazakh letters, or their Russian neighbours: %(found)s",
    Because.ACCENTS: "with or without accents: %(found)s",
    Because.LATIN: "another Latin letter: %(found)s",
    Because.ARABIC: "another form of an Arabic letter: %(found)s",
    Because.SEAT: "with or without the seat of a vowel: %(found)s",
    Because.VOWELS: "with or without vowel marks: %(found)s",
    Because.WIDTH: "another form of the letters: %(found)s",
    Because.HIDDEN: "characters that are not seen: %(found)s",
    Because.APOSTROPHE: "with or without an apostrophe: %(found)s",
    Because.DIGITS: "digits of another script: %(found)s",
    Because.SCRIPT: "another script: %(found)s",
    Because.SPELLING: "another spelling of the sound: %(found)s",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One reason, with the words that were asked for and those that were found."""

    code: Because
    asked: str = field(repr=False)
    found: str = field(repr=False)

    @property
    def says(self) -> str:
        """The reason in English."""
        return SAYS[self.code] % {"found": self.found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A stretch of a text as it stands there; ``marks`` are stretches of it that were found."""

    text: str = field(repr=False)
    marks: tuple[tuple[int, int], ...]
    start: int  # of the text in its document
    is_cut_before: bool
    is_cut_after: bool

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text cut at its marks, each piece with whether it is marked."""
        at = 0
        for start, end in self.marks:
            yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        yield self.text[at:], False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A text, or a stretch of one, in which hits are looked for."""

    text: str = field(repr=False)
    start: int = 0
    is_cut_before: bool = False
    is_cut_after: bool = False


def excerpt(stretches: Sequence[Stretch], query: Query) -> tuple[tuple[Excerpt, ...], tuple[Why, ...]] | None:
    """Return what to show of a text and why it was found; None where not all that is wanted stands in it."""
    folded = [fold(stretch.text) for stretch in stretches]
    shown: dict[int, Row] = {}
    reasons: list[Why] = []
    for wanted in query.wanted:
        places = (
            (at, row) for at, tokens in enumerate(folded) for row in _rows(wanted, tokens, stretches[at].text, query)
        )
        first = next(places, None)
        if first is None:
            return None
        at, row = first
        shown.setdefault(at, row)
        reasons += _reasons(wanted, row, stretches[at].text)
    excerpts = tuple(
        _cut(
            stretches[at],
            row,
            [hit for each in query.wanted for hit in _rows(each, folded[at], stretches[at].text, query)],
        )
        for at, row in list(shown.items())[:MOST]
    )
    return excerpts, told_once(reasons)


def told_once(reasons: Iterable[Why]) -> tuple[Why, ...]:
    """Return each reason once; that the letters are the same only where it is the only one."""
    once = {why.code: why for why in reversed(list(reasons))}
    others = tuple(once[code] for code in Because if code in once and code is not Because.SAME)
    return others or tuple(once.values())


def beginning(stretch: Stretch) -> Excerpt:
    """Return how a text begins, with nothing marked."""
    end = _before_space(stretch.text, 2 * AROUND) if len(stretch.text) > 2 * AROUND else len(stretch.text)
    return Excerpt(
        text=stretch.text[:end], marks=(), start=stretch.start,
        is_cut_before=stretch.is_cut_before, is_cut_after=end < len(stretch.text) or stretch.is_cut_after,
    )  # fmt: skip


def mark_all(stretch: Stretch, rows: Sequence[Row]) -> Excerpt:
    """Return the whole of a text with these hits marked."""
    marks = _joined([(row[0].start, row[-1].end) for row in rows])
    return Excerpt(
        text=stretch.text, marks=marks, start=stretch.start,
        is_cut_before=stretch.is_cut_before, is_cut_after=stretch.is_cut_after,
    )  # fmt: skip


def _rows(wanted: Wanted, tokens: Sequence[Token], text: str, query: Query) -> Iterator[Row]:
    return find_exactly(wanted, tokens, text) if query.exact else wanted.find_in(tokens)


def _reasons(wanted: Wanted, row: Row, text: str) -> Iterator[Why]:
    for place, (asked, token) in enumerate(zip(wanted.written, row, strict=True)):
        found = text[token.start : token.end]
        is_longer = token.text != wanted.words[place]
        variants: tuple[Variant, ...] = ()
        if exactly(asked) != exactly(found):
            variants = tell_variants(asked, found, beginning=is_longer)
        codes = [*(Because(variant.value) for variant in variants), *([Because.BEGINNING] if is_longer else [])]
        for code in codes or [Because.SAME]:
            yield Why(code=code, asked=asked, found=found)


def _cut(stretch: Stretch, around: Row, hits: Sequence[Row]) -> Excerpt:
    """Return what stands around the first hit, cut between words."""
    text = stretch.text
    start, end = max(around[0].start - AROUND, 0), min(around[-1].end + AROUND, len(text))
    if start > 0:
        start = min(_after_space(text, start), around[0].start)
    if end < len(text):
        end = max(_before_space(text, end), around[-1].end)
    within = [(row[0].start, row[-1].end) for row in hits if start <= row[0].start and row[-1].end <= end]
    return Excerpt(
        text=text[start:end], marks=_joined([(first - start, last - start) for first, last in within]),
        start=stretch.start + start, is_cut_before=start > 0 or stretch.is_cut_before,
        is_cut_after=end < len(text) or stretch.is_cut_after,
    )  # fmt: skip


def _after_space(text: str, at: int) -> int:
    """Return where the next word begins; the place itself where no space is near, as in Chinese."""
    space = next((place for place in range(at, min(at + 30, len(text))) if text[place].isspace()), None)
    return at if space is None else space + 1


def _before_space(text: str, at: int) -> int:
    return next((place for place in range(at, max(at - 30, 0), -1) if text[place].isspace()), at)


def _joined(marks: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return stretches in order, those that touch or overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
