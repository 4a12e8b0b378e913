"""Tables on their way through an engine: marks in the text while it is put together, offsets once it is whole.

An engine writes each cell between marks; what is done to the text afterwards (lines tidied, pages joined, an article
cut out of a page) moves the marks along with the words. ``lift`` takes them out and says where the cells lie. The
marks are letters of a script that nobody can read (the Phaistos disc): a source that has them loses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from habeas.model.document import Cell, Row, Table

TABLE, TABLE_END, ROW, HEADER, CELL, CELL_END, DOWN, ACROSS, UP, BREAK = (chr(0x101D0 + n) for n in range(10))
MARKS = f"{TABLE}-{BREAK}"
MARK = re.compile(f"([{MARKS}])")
BETWEEN = " | "
MAX_ACROSS, MAX_DOWN = 60, 1_000  # what a cell spans is a number in the file, and may be any
MAX_CELLS = 500_000  # of one document's tables; beyond it their text is kept and their drawing is not


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell as its format draws it: its words, how far it reaches, and whether it goes on from the one above."""

    words: str
    down: int = 1
    across: int = 1
    from_above: bool = False


def unmarked(text: str) -> str:
    """Return a source's text without the letters that are marks here."""
    return MARK.sub("", text)


def row_of(cells: Iterable[Drawn], *, header: bool = False) -> str:
    """Return a marked row: ``cell | cell``."""
    return (HEADER if header else ROW) + BETWEEN.join(_drawn(cell) for cell in cells)


def table_of(rows: Sequence[str]) -> list[str]:
    """Return marked rows as the lines of one table."""
    if not rows:
        return []
    lines = [TABLE + rows[0], *rows[1:]]
    lines[-1] += TABLE_END
    return lines


def _drawn(cell: Drawn) -> str:
    spans = DOWN * (min(cell.down, MAX_DOWN) - 1) + ACROSS * (min(cell.across, MAX_ACROSS) - 1)
    return f"{CELL}{UP if cell.from_above else ''}{spans}{cell.words}{CELL_END}"


@dataclass(slots=True)
class _Place:
    """A cell met on the way, and how far it reaches."""

    start: int
    end: int
    down: int = 1
    across: int = 1
    from_above: bool = False

    @property
    def cell(self) -> Cell:
        return Cell(start=self.start, end=self.end)


@dataclass(slots=True)
class _Open:
    """A table of which the end was not met yet."""

    rows: list[list[_Place]] = field(default_factory=list)
    headers: list[bool] = field(default_factory=list)


def lift(marked: str) -> tuple[str, tuple[Table, ...]]:
    """Return the text without marks, and where its tables lie; marks without a partner say nothing."""
    if TABLE not in marked:
        return unmarked(marked.replace(BREAK, "\n")), ()
    lifting = _Lifting()
    for piece in MARK.split(marked):
        if piece == BREAK or MARK.fullmatch(piece) is None:
            lifting.write("\n" if piece == BREAK else piece)
        elif piece in (TABLE, TABLE_END, ROW, HEADER):
            lifting.draw(piece)
        else:
            lifting.cell(piece)
    text = "".join(lifting.out)
    if sum(len(row) for table in lifting.found for row in table.rows) > MAX_CELLS:
        return text, ()
    return text, tuple(_finished(table, text) for table in lifting.found if table.rows)


@dataclass(slots=True)
class _Lifting:
    """The text written so far, and the tables and cells that are open in it."""

    out: list[str] = field(default_factory=list)
    at: int = 0
    tables: list[_Open] = field(default_factory=list)
    cells: list[_Place] = field(default_factory=list)
    found: list[_Open] = field(default_factory=list)

    def write(self, words: str) -> None:
        self.out.append(words)
        self.at += len(words)

    def draw(self, mark: str) -> None:
        if mark == TABLE:
            self.tables.append(_Open())
            self.found.append(self.tables[-1])
        elif mark == TABLE_END:
            del self.tables[-1:]
        elif self.tables:
            self.tables[-1].rows.append([])
            self.tables[-1].headers.append(mark == HEADER)

    def cell(self, mark: str) -> None:
        if mark == CELL and self.tables and self.tables[-1].rows:
            self.cells.append(_Place(self.at, self.at))
            self.tables[-1].rows[-1].append(self.cells[-1])
        elif mark == CELL_END and self.cells:
            self.cells.pop().end = self.at
        elif self.cells:
            _reach(self.cells[-1], mark)


def _reach(cell: _Place, mark: str) -> None:
    cell.down += mark == DOWN
    cell.across += mark == ACROSS
    cell.from_above |= mark == UP


def _finished(table: _Open, text: str) -> Table:
    """Return the table with each cell in every row and column that it spans."""
    rows: list[Row] = []
    above: list[Cell] = []
    held: dict[int, tuple[int, Cell]] = {}  # column → rows that a cell from above still takes, and the cell
    for places, header in zip(table.rows, table.headers, strict=True):
        cells: list[Cell] = []
        for place in places:
            _fill(cells, held)
            _trim(place, text)
            cell = above[len(cells)] if place.from_above and len(cells) < len(above) else place.cell
            for _ in range(place.across):
                if place.down > 1:
                    held[len(cells)] = (place.down - 1, cell)
                cells.append(cell)
        _fill(cells, held)
        rows.append(Row(cells=tuple(cells), is_header=header))
        above = cells
    return Table(rows=tuple(rows))


def _fill(cells: list[Cell], held: dict[int, tuple[int, Cell]]) -> None:
    """Put the cells that reach down from above where they stand."""
    while (column := len(cells)) in held:
        left, cell = held.pop(column)
        if left > 1:
            held[column] = (left - 1, cell)
        cells.append(cell)


def _trim(place: _Place, text: str) -> None:
    """Let a cell begin and end with a letter."""
    words = text[place.start : place.end]
    place.end -= len(words) - len(words.rstrip())
    place.start = min(place.end, place.start + len(words) - len(words.lstrip()))


def moved(table: Table, by: int) -> Table:
    """Return a table of a page where the page stands in the whole text."""

    def shifted(row: Row) -> Row:
        return replace(row, cells=tuple(Cell(start=cell.start + by, end=cell.end + by) for cell in row.cells))

    return Table(rows=tuple(shifted(row) for row in table.rows))
