"""What tesseract wrote, taken as hostile until every field has its type and range; and the text made of it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from habeas.ingest.cleaning import clean
from habeas.ingest.errors import ReaderFailed
from habeas.ingest.scans.picture import Picture
from habeas.model import Word
from habeas.model.scan import write_table

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
WORD_LEVEL = "5"
MOST_WORDS, LONGEST = 50_000, 500
SPECK = 30  # below this confidence, what has neither letter nor digit is dirt on the paper
HYPHENS = "-‐¬\xad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One word as tesseract saw it, and the line it stands in."""

    paragraph: tuple[int, int]
    line: int
    text: str = field(repr=False)
    box: tuple[int, int, int, int]
    confidence: int


def parse_tsv(answer: bytes, picture: Picture) -> tuple[Seen, ...]:
    """Return the words that tesseract wrote about this picture, in its order, which is that of reading.

    Raises:
        ReaderFailed: the answer does not have tesseract's form.

    """
    try:
        head, *rows = answer.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise ReaderFailed from error
    if head.rstrip("\r") != HEAD or len(rows) > 2 * MOST_WORDS:
        raise ReaderFailed
    return tuple(seen for row in rows if row.startswith(f"{WORD_LEVEL}\t") and (seen := _seen(row, picture)))


def _seen(row: str, picture: Picture) -> Seen | None:
    """One row; None where nothing that can be read is left of it."""
    columns = row.rstrip("\r").split("\t")
    if len(columns) != HEAD.count("\t") + 1:
        raise ReaderFailed
    try:
        block, paragraph, line, _, left, top, width, height = map(int, columns[2:10])
        confidence = float(columns[10])
    except ValueError as error:
        raise ReaderFailed from error
    if not math.isfinite(confidence):
        raise ReaderFailed
    sure = min(100, max(0, round(confidence)))
    text = "".join(clean(columns[11][:LONGEST]).split())
    if not text or (sure < SPECK and not any(letter.isalnum() for letter in text)):
        return None
    left, top = _within(left, picture.width - 1), _within(top, picture.height - 1)
    box = (left, top, max(1, _within(width, picture.width - left)), max(1, _within(height, picture.height - top)))
    return Seen(paragraph=(block, paragraph), line=line, text=text, box=box, confidence=sure)


def _within(number: int, most: int) -> int:
    return min(max(number, 0), most)


def compose(seen: tuple[Seen, ...]) -> tuple[str, str]:
    """Return the text of a page, lines and paragraphs apart, and the table of its words.

    Chinese has no spaces between words and none at the ends of lines; a word broken by a hyphen is one word again.
    """
    pieces: list[str] = []
    words: list[Word] = []
    reached = 0
    for space, word, text in _spaced(seen):
        start = reached + len(space)
        end = start + len(text)
        left, top, width, height = word.box
        pieces += [space, text]
        words.append(Word(start=start, end=end, x=left, y=top, width=width, height=height, confidence=word.confidence))
        reached = end
    return "".join(pieces), write_table(words)


def _spaced(seen: tuple[Seen, ...]) -> Iterator[tuple[str, Seen, str]]:
    """Each word with what stands before it, and its text without a hyphen that only breaks it."""
    lines = [list(line) for _, line in groupby(seen, key=lambda word: (word.paragraph, word.line))]
    space = ""
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        for at, word in enumerate(line):
            if at:
                space = "" if _is_wide(line[at - 1].text[-1]) or _is_wide(word.text[0]) else " "
            last = at == len(line) - 1
            broken = last and following is not None and _is_broken(word, following[0])
            yield space, word, word.text[:-1] if broken else word.text
            if last and following is not None:
                space = "" if broken else _line_end(word, following[0])


def _is_broken(word: Seen, next_word: Seen) -> bool:
    """Whether the hyphen at the end of this line only breaks the word; a compound keeps its hyphen, and may be lost."""
    return (
        len(word.text) > 2
        and word.text[-1] in HYPHENS
        and word.text[-2].islower()
        and next_word.text[0].islower()
        and word.paragraph == next_word.paragraph
    )


def _line_end(word: Seen, next_word: Seen) -> str:
    if word.paragraph != next_word.paragraph:
        return "\n\n"
    return "" if _is_wide(word.text[-1]) and _is_wide(next_word.text[0]) else "\n"


def _is_wide(letter: str) -> bool:
    """Whether it is written without spaces around it: Chinese and Japanese letters and their signs."""
    return unicodedata.east_asian_width(letter) in "WF" and not unicodedata.name(letter, "").startswith("HANGUL")
