"""The tables of a document as rows of cells: drawn by its format, or laid out in its text with bars, tabs or commas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from habeas.model import Cell, Document

LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
LONGEST_LINE = 20_000  # code points; no row of a table is longer
RULE = re.compile(r"[\s|:+=-]+")  # the line under the head of a table: "|---|:--|"
BARE = re.compile(r"\|(?![^()\[\]]{0,60}[)\]])")
QUOTED = re.compile(r'[ \t]*"((?:[^"]|"")*)"[ \t]*(?=[,;\r\n]|\Z)')
MOST_QUOTED = 4_000  # code points in one quoted value
MOST_BETWEEN = 8  # code points between two cells of one row
WIDE = re.compile(r"[^ ] {2,}(?=[^ ])")
WORDS = re.compile(r"[^ ]+(?: [^ ]+)*")
FEWEST_WIDE, MOST_WIDE = 3, 20_000  # lines of a table that only spaces lay out
FEWEST_CSV = 3  # columns, below which commas are commas


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows of cells; a cell that spans several rows or columns stands in each of them."""

    rows: tuple[tuple[Cell, ...], ...]
    headers: tuple[bool, ...]
    drawn: bool  # by the document's format, and not by marks between words

    @property
    def start(self) -> int:
        """Where its first cell begins."""
        return min(cell.start for row in self.rows for cell in row)

    @property
    def end(self) -> int:
        """Where its last cell ends."""
        return max(cell.end for row in self.rows for cell in row)

    @property
    def width(self) -> int:
        """How many columns most rows have."""
        return max(len(row) for row in self.rows)


def find_grids(document: Document, *, is_label: Callable[[str], bool]) -> tuple[Grid, ...]:
    """Return the tables in the order of the text; ``is_label`` tells the head of values parted by commas."""
    drawn = [
        Grid(rows=tuple(row.cells for row in table.rows if row.cells), drawn=True,
             headers=tuple(row.is_header for row in table.rows if row.cells))
        for table in document.tables if any(row.cells for row in table.rows)
    ]  # fmt: skip
    taken = sorted((grid.start, grid.end) for grid in drawn)
    found = [*drawn, *_laid_out(document.text, taken, is_label)]
    return tuple(sorted(found, key=lambda grid: (grid.start, -grid.end)))


def _laid_out(text: str, taken: Sequence[tuple[int, int]], is_label: Callable[[str], bool]) -> Iterator[Grid]:
    """Yield the tables that marks between the words make, outside those that are drawn."""
    bars, tabs, wide = _Run(), _Run(), _Wide(text)
    reached, at = 0, 0
    for line in LINE.finditer(text):
        start, end = line.span()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if start < reached:
            continue
        inside = at < len(taken) and taken[at][0] < end
        words = "" if inside or end - start > LONGEST_LINE else line.group()
        apart = text.count("\n", max(0, reached), start) > 1 if reached else False
        yield from chain(bars.take(_by_bar(words, start), apart=apart), tabs.take(_by_tab(words, start), apart=apart))
        yield from wide.take(words if not (bars.rows or tabs.rows) else "", start, apart=apart)
        if words and bars.rows == [] and tabs.rows == [] and (rows := _by_comma(text, start, end, words, is_label)):
            yield Grid(rows=tuple(rows), headers=(True,) + (False,) * (len(rows) - 1), drawn=False)
            reached = max(cell.end for cell in rows[-1])
            continue
        reached = end
    yield from chain(bars.take(None, apart=True), tabs.take(None, apart=True), wide.take("", len(text), apart=True))


class _Run:
    """Lines one below the other that the same mark parts."""

    def __init__(self) -> None:
        """Begin with no line."""
        self.rows: list[tuple[Cell, ...]] = []

    def take(self, row: tuple[Cell, ...] | None, *, apart: bool) -> Iterator[Grid]:
        """Add a line's cells, none for a line under the head; yield the table that is over."""
        if row is None or apart:
            if len(self.rows) > 1:
                yield Grid(rows=tuple(self.rows), headers=(False,) * len(self.rows), drawn=False)
            self.rows = []
        if row:
            self.rows.append(row)


class _Wide:
    """Lines below each other whose words keep to columns, with two spaces or more between."""

    def __init__(self, text: str) -> None:
        """Begin with no line."""
        self._text = text
        self._lines: list[tuple[int, str]] = []

    def take(self, words: str, at: int, *, apart: bool) -> Iterator[Grid]:
        """Add a line that wide spaces part; yield the table that is over."""
        parted = WIDE.search(words.strip()) is not None
        if (apart or not parted) and self._lines:
            rows = self._rows()
            if rows:
                yield Grid(rows=tuple(rows), headers=(True,) + (False,) * (len(rows) - 1), drawn=False)
            self._lines = []
        if parted:
            self._lines.append((at, words))

    def _rows(self) -> list[tuple[Cell, ...]]:
        """Return the rows, cut where no line has a letter: nothing where those places are not the head's."""
        if len(self._lines) < FEWEST_WIDE or len(self._lines) > MOST_WIDE:
            return []
        covered = bytearray(max(len(words) for _, words in self._lines))
        for _, words in self._lines:
            for match in WORDS.finditer(words.expandtabs(1)):
                covered[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        columns = [match.span() for match in re.finditer(rb"\x01+", bytes(covered))]
        head = len(WIDE.split(self._lines[0][1].strip()))
        if len(columns) < FEWEST_CSV or abs(head - len(columns)) > 0:
            return []
        return [tuple(_cut(words, at, first, last) for first, last in columns) for at, words in self._lines]


def _cut(words: str, at: int, first: int, last: int) -> Cell:
    piece = words[first:last]
    bare = piece.strip()
    start = at + min(first, len(words)) + (piece.index(bare) if bare else 0)
    return Cell(start=start, end=start + len(bare))


def _by_bar(words: str, at: int) -> tuple[Cell, ...] | None:
    if "|" not in words:
        return None
    if "-" in words and RULE.fullmatch(words):
        return ()
    inner = words.strip()
    start = at + words.index(inner)
    if inner.startswith("|"):
        inner, start = inner[1:], start + 1
    return _parted(inner.removesuffix("|"), start, "|")


def _by_tab(words: str, at: int) -> tuple[Cell, ...] | None:
    if "\t" not in words.rstrip("\t") or (words[:1] == "\t" and not words.strip()):
        return None
    return _parted(words, at, "\t")


def _parted(words: str, at: int, mark: str) -> tuple[Cell, ...]:
    cells = []
    for piece in words.split(mark):
        bare = piece.strip()
        start = at + (piece.index(bare) if bare else 0)
        cells.append(Cell(start=start, end=start + len(bare)))
        at += len(piece) + 1
    return tuple(cells)


# -- values parted by commas or semicolons ------------------------------------------------------------


def _by_comma(
    text: str, start: int, end: int, words: str, is_label: Callable[[str], bool]
) -> list[tuple[Cell, ...]] | None:
    """Return the rows below a head of labels parted by commas, as a spreadsheet writes them."""
    for mark in (",", ";"):
        if words.count(mark) < FEWEST_CSV - 1 or (f"{mark} " in words and '"' not in words):
            continue  # whoever writes for people puts a space behind a comma
        head, reached = _values(text, start, mark)
        known = [cell for cell in head if is_label(text[cell.start : cell.end])]
        if reached < end or len(head) < FEWEST_CSV or len(known) < 2 or len(known) * 2 < len(head):
            continue
        rows = [head]
        while (next_start := _next_line(text, reached)) is not None:
            row, after = _values(text, next_start, mark)
            if len(row) != len(head):
                break
            rows.append(row)
            reached = after
        if len(rows) > 1:
            return rows
    return None


def _next_line(text: str, at: int) -> int | None:
    """Return where the line below begins; None where there is none, or it is empty."""
    line = re.compile(r"(?:\r\n?|\n)(?=[^\r\n])").match(text, at)
    return line.end() if line else None


def _values(text: str, at: int, mark: str) -> tuple[tuple[Cell, ...], int]:
    """Return the values of one row, quotation marks taken off, and where the row ends."""
    cells: list[Cell] = []
    plain = re.compile(rf"[^{mark}\r\n]*")
    while True:
        quoted = QUOTED.match(text, at, min(len(text), at + MOST_QUOTED))
        match = quoted or plain.match(text, at)
        first, last = (quoted.span(1) if quoted else match.span()) if match else (at, at)
        bare = text[first:last].strip()
        first += text[first:last].index(bare) if bare else 0
        cells.append(Cell(start=first, end=first + len(bare)))
        at = match.end() if match else at
        if at >= len(text) or text[at] != mark:
            return tuple(cells), at
        at += 1


# -- for those who read the text in its order ------------------------------------------------------------


def leaves(grids: Sequence[Grid]) -> tuple[tuple[int, int], ...]:
    """Return the stretches that cells take, in order and none twice: of nested tables the innermost and the rest."""
    cells = sorted(
        {(cell.start, -cell.end) for grid in grids for row in grid.rows for cell in row if cell.end > cell.start}
    )
    found: list[tuple[int, int]] = []
    reached: list[list[int]] = []  # of the cells that are open: up to where they were given out, and their end

    def close(upto: int) -> None:
        while reached and reached[-1][1] <= upto:
            at, end = reached.pop()
            found.append((at, end))
            if reached:
                reached[-1][0] = max(reached[-1][0], end)

    for start, minus_end in cells:
        close(start)
        if reached:
            found.append((reached[-1][0], start))
            reached[-1][0] = start
        reached.append([start, -minus_end])
    close(1 << 62)
    return tuple(sorted({(start, end) for start, end in found if start < end}))


def parted(text: str, cells: Sequence[tuple[int, int]]) -> str:
    """Return the text, letter for letter as long, in which no date runs from one cell into the next.

    Between two cells stands a line break; a line broken inside a cell is a space.
    """
    pieces: list[str] = []
    at = 0
    for start, end in cells:
        gap = text[at:start]
        near = at and len(gap) <= MOST_BETWEEN and not gap.strip(' \t\r\n|,;"')
        pieces.append("".join("\n" if letter in " \t" else letter for letter in gap) if near else gap)
        inside = text[start:end]
        pieces.append(inside.replace("\n", " ").replace("\r", " "))
        at = end
    return "".join(pieces) + text[at:]
