"""A page that was read from a picture: its words, where each stands on the page, and how sure the reading is.

Boxes are in pixels of the page as it was read (upright, ``width`` by ``height``), counted from its upper left corner;
divided by width and height they are shares of the page, whatever its resolution. Offsets in the table count from the
beginning of the page, so that a correction on one page moves nothing on another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

SURE = 100  # the confidence of words that a person put right
UNCERTAIN_BELOW = 80  # mean confidence of a stretch; see bench/ocr.py for what it catches
WORD_UNCERTAIN_BELOW = 60  # of any single word in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word in the text of its page, its box in pixels, and its confidence from 0 to 100."""

    start: int
    end: int
    x: int
    y: int
    width: int
    height: int
    confidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """How one page was read, and its words: seven numbers a line, in the order of the fields of ``Word``."""

    page: int
    width: int
    height: int
    dpi: int | None  # of the drawn page; None where the picture does not say
    languages: str  # as tesseract names them, joined by "+"
    psm: int  # tesseract's page segmentation mode
    turned: int  # degrees clockwise that the page was turned before it was read
    table: str = field(repr=False)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words in the order of the text."""
        return tuple(_word(line) for line in self.table.splitlines())

    @property
    def confidence(self) -> int:
        """The mean confidence of its words, each weighing as much as it has letters; 0 where there are none."""
        return weigh(self.words) or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """What was read on one page."""

    text: str = field(repr=False)
    scan: Scan


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where words stand on a page, in pixels of the page as it was read."""

    page: int
    x: int
    y: int
    width: int
    height: int


def _word(line: str) -> Word:
    start, end, x, y, width, height, confidence = map(int, line.split())
    return Word(start=start, end=end, x=x, y=y, width=width, height=height, confidence=confidence)


def write_table(words: Iterable[Word]) -> str:
    """Return the words as a table."""
    return "\n".join(
        f"{word.start} {word.end} {word.x} {word.y} {word.width} {word.height} {word.confidence}" for word in words
    )


def weigh(words: Iterable[Word]) -> int | None:
    """Return the mean confidence of words, each weighing as much as it has letters; None where there are none."""
    letters = total = 0
    for word in words:
        letters += word.end - word.start
        total += word.confidence * (word.end - word.start)
    return round(total / letters) if letters else None


def words_within(scan: Scan, start: int, end: int) -> Iterator[Word]:
    """Yield the words that share a letter with this stretch of the page's text."""
    return (word for word in scan.words if word.start < end and start < word.end)


def uncertain_runs(scan: Scan) -> Iterator[list[Word]]:
    """Yield the longest rows of words each of which is below the bound for a stretch, so that their mean is too."""
    for unsure, run in groupby(scan.words, key=lambda word: word.confidence < UNCERTAIN_BELOW):
        if unsure:
            yield list(run)


def is_uncertain(words: Iterable[Word]) -> bool:
    """Whether these words were read so unsurely that a person should hold them against the picture."""
    held = tuple(words)
    mean = weigh(held)
    return mean is not None and (mean < UNCERTAIN_BELOW or any(word.confidence < WORD_UNCERTAIN_BELOW for word in held))
