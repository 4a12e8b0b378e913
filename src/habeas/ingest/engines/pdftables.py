"""Tables of a PDF page, found by where its words stand: pieces of lines that keep the same columns row after row.

A PDF knows no tables. Programs write them cell by cell: to the right within a row, down within a cell, back to the left
for the next row. Where rows that follow each other share their columns, and nothing reaches from one into the next,
they are marked as a table. The order of the words stays as the reader gave it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from habeas.ingest.marks import ACROSS, CELL, CELL_END, ROW, TABLE, TABLE_END

GAP = 0.75  # of the size of letters, between two words: more than any space in a justified line
LOWER = 0.3  # of the size: what stands lower than this is on another line
FARTHEST = 1.75  # of the size, from line to line within a cell
AROUND = 1.6  # of the size, by which a cell may begin above or end below the rest of its row
FEWEST_ROWS, FEWEST_OF_WIDE = 3, 2  # rows; with three columns or more the second is enough
MOSTLY = 0.7  # of the rows keep the columns
MOST_LINES = 6  # of a row with a single cell inside a table
MOST_COLUMNS = 40
MOST_OBJECTS = 4_000  # of a page, among which its rules are looked for
THIN, LONG = 3.0, 20.0  # points: a rule is at most so thick and at least so long
Box = tuple[float, float, float, float]  # left, foot, right, top
Turn = Callable[[Box], Box]


@dataclass(slots=True)
class _Piece:
    """A part of a line that no wide gap parts."""

    first: int
    last: int
    left: float
    right: float
    foot: float
    size: float


@dataclass(slots=True)
class _Cell:
    """Pieces below each other."""

    pieces: list[_Piece]
    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = min(piece.left for piece in self.pieces)
        self.right = max(piece.right for piece in self.pieces)

    def add(self, piece: _Piece) -> None:
        self.pieces.append(piece)
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)


_Row = list[_Cell]
_Columns = list[tuple[float, float]]


def mark_tables(letters: list[str], layer: pypdfium2.PdfTextPage, page: pypdfium2.PdfPage) -> None:
    """Put marks around the cells of the tables on a page."""
    turn = _turn(page.get_rotation())
    pieces = list(_pieces(letters, layer, turn))
    if sum(one.foot - other.foot < LOWER * one.size for one, other in pairwise(pieces)) < FEWEST_OF_WIDE:
        return  # no two pieces beside each other: most pages end here
    rows = _rows(pieces, _rules(page, turn))
    for run in _runs(rows):
        if (columns := _columns(run)) is not None:
            _mark(letters, run, columns)


# -- from letters to rows ------------------------------------------------------------


def _pieces(letters: Sequence[str], layer: pypdfium2.PdfTextPage, turn: Turn) -> Iterator[_Piece]:
    """Yield the pieces of lines in the order of the text."""
    first = last = -1
    spaced = False
    for at, letter in enumerate(letters):
        mark = letter[-1:]
        if mark in "\r\n\ufffe\x02" or not mark:
            if first >= 0:
                yield _piece(first, last, layer, turn)
            first, spaced = -1, False
        elif mark.isspace():
            spaced = True
        else:
            if first >= 0 and (letter[0] == "\n" or (spaced and _is_wide(layer, last, at, turn))):
                yield _piece(first, last, layer, turn)
                first = -1
            first, last, spaced = at if first < 0 else first, at, False
    if first >= 0:
        yield _piece(first, last, layer, turn)


def _is_wide(layer: pypdfium2.PdfTextPage, left: int, right: int, turn: Turn) -> bool:
    """Whether more than a space parts two letters of a line."""
    size = pdfium.FPDFText_GetFontSize(layer, left) or 1.0
    gap = turn(layer.get_charbox(right))[0] - turn(layer.get_charbox(left))[2]
    return bool(gap > GAP * size or gap < -2 * size)


def _piece(first: int, last: int, layer: pypdfium2.PdfTextPage, turn: Turn) -> _Piece:
    begin, end = turn(layer.get_charbox(first, loose=True)), turn(layer.get_charbox(last, loose=True))
    size = max(begin[3] - begin[1], 1.0)
    return _Piece(first, last, min(begin[0], end[0]), max(begin[2], end[2]), begin[1], size)


def _turn(degrees: int) -> Turn:
    """Return what turns a box as the page is turned when shown."""
    if degrees == 90:
        return lambda box: (box[1], -box[2], box[3], -box[0])
    if degrees == 180:
        return lambda box: (-box[2], -box[3], -box[0], -box[1])
    if degrees == 270:
        return lambda box: (-box[3], box[0], -box[1], box[2])
    return lambda box: box


def _rules(page: pypdfium2.PdfPage, turn: Turn) -> list[Box]:
    """Return the level rules of a page, from below to above."""
    found: list[Box] = []
    for number, drawn in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number >= MOST_OBJECTS:
            break
        try:
            box = turn(drawn.get_bounds())
        except pypdfium2.PdfiumError:
            continue
        if box[3] - box[1] <= THIN and box[2] - box[0] >= LONG:
            found.append(box)
    return sorted(found, key=lambda box: box[1])


def _rows(pieces: Sequence[_Piece], rules: Sequence[Box]) -> list[_Row]:
    """Return the pieces as rows of cells, by the way that each lies from the one before."""
    rows: list[_Row] = []
    feet = [box[1] for box in rules]
    for piece in pieces:
        row = rows[-1] if rows else []
        last = row[-1].pieces[-1] if row else None
        if last is None:
            rows.append([_Cell([piece])])
        elif _is_beside(row, piece):
            row.append(_Cell([piece]))
        elif _is_below(row[-1], piece) and not _is_ruled(last, piece, rules, feet):
            row[-1].add(piece)
        elif (cell := _above(row, piece, rules, feet)) is not None:
            cell.add(piece)
        else:
            rows.append([_Cell([piece])])
    return rows


def _is_beside(row: _Row, piece: _Piece) -> bool:
    feet = [each.foot for cell in row[-MOST_COLUMNS:] for each in cell.pieces]
    reach = AROUND * piece.size
    right = max(cell.right for cell in row[-MOST_COLUMNS:])
    return piece.left > right + 0.2 * piece.size and min(feet) - reach <= piece.foot <= max(feet) + reach


def _is_below(cell: _Cell, piece: _Piece) -> bool:
    step = cell.pieces[-1].foot - piece.foot
    return LOWER * piece.size < step <= FARTHEST * piece.size and piece.left < cell.right and piece.right > cell.left


def _above(row: _Row, piece: _Piece, rules: Sequence[Box], feet: Sequence[float]) -> _Cell | None:
    """Return the cell that a piece goes on with although another cell came between: only where rules part the rows."""
    if len(row) < 2:
        return None
    top = max(each.foot for cell in row for each in cell.pieces)
    over = rules[bisect_left(feet, top) : bisect_left(feet, top + 3 * piece.size)]
    if not any(box[0] < piece.left and box[2] > piece.right for box in over):
        return None
    for cell in row[-MOST_COLUMNS:]:
        if _is_below(cell, piece) and not _is_ruled(cell.pieces[-1], piece, rules, feet):
            return cell
    return None


def _is_ruled(upper: _Piece, lower: _Piece, rules: Sequence[Box], feet: Sequence[float]) -> bool:
    """Whether a rule runs between two pieces."""
    between = rules[bisect_left(feet, lower.foot + LOWER * lower.size) : bisect_left(feet, upper.foot + THIN)]
    middle = (lower.left + lower.right) / 2
    return any(box[0] < middle < box[2] for box in between)


# -- from rows to tables ------------------------------------------------------------


def _runs(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Yield rows that follow each other and have several cells, with single cells between them."""
    run: list[_Row] = []
    held: list[_Row] = []  # single cells that belong to the table if it goes on
    for row in rows:
        if len(row) > 1:
            run += [*held, row] if run else [row]
            held = []
        elif run and not held and len(row[0].pieces) <= MOST_LINES:
            held.append(row)
        else:
            yield run
            run, held = [], []
    yield run


def _columns(run: Sequence[_Row]) -> _Columns | None:
    """Return where the columns lie that the rows of most cells share, if the other rows keep to them."""
    wide = [row for row in run if len(row) > 1]
    counts = Counter(len(row) for row in wide)
    for count in sorted(counts, reverse=True):
        if counts[count] < 2 or len(wide) < (FEWEST_OF_WIDE if count > 2 else FEWEST_ROWS):
            continue
        full = [row for row in wide if len(row) == count]
        columns = [(min(row[n].left for row in full), max(row[n].right for row in full)) for n in range(count)]
        if any(one[1] >= other[0] for one, other in pairwise(columns)):
            continue
        kept = sum(_places(row, columns) is not None for row in wide)
        if kept >= MOSTLY * len(wide):
            return columns
    return None


def _places(row: _Row, columns: _Columns) -> list[tuple[int, int]] | None:
    """Return the first and last column of each cell; None where two cells would share one."""
    borders = [(one[1] + other[0]) / 2 for one, other in pairwise(columns)]
    rights = [right for _, right in columns]
    found: list[tuple[int, int]] = []
    for cell in row:
        first, last = bisect_left(rights, cell.left + 1), len(columns) - 1
        while last >= first and columns[last][0] >= cell.right - 1:
            last -= 1
        if last < first:  # in the space between two columns
            first = last = bisect_left(borders, (cell.left + cell.right) / 2)
        if found and first <= found[-1][1]:
            return None
        found.append((first, last))
    return found


def _mark(letters: list[str], run: Sequence[_Row], columns: _Columns) -> None:
    """Write the marks of a table into the letters; rows that do not keep to the columns part it."""
    end: int | None = None  # the last letter of the table that is open
    for row in run:
        places = _places(row, columns)
        if places is None or (len(row) == 1 and end is None):
            if end is not None:
                letters[end] += TABLE_END
            end = None
            continue
        opens = ROW if end is not None else TABLE + ROW
        end = _mark_row(letters, row, places, width=len(columns), opens=opens)
    if end is not None:
        letters[end] += TABLE_END


def _mark_row(letters: list[str], row: _Row, places: Sequence[tuple[int, int]], *, width: int, opens: str) -> int:
    """Write the marks of a row's cells, empty ones where nothing stands; return the index of its last letter."""
    if any(one.pieces[-1].last > other.pieces[0].first for one, other in pairwise(row)):
        _gather(letters, row)
    reached, end = 0, 0
    for number, (cell, (first, last)) in enumerate(zip(row, places, strict=True)):
        start = cell.pieces[0].first
        if number:
            _part(letters, end + 1, start)
        letters[start] = opens + (CELL + CELL_END) * (first - reached) + CELL + ACROSS * (last - first) + letters[start]
        opens, end, reached = "", cell.pieces[-1].last, last + 1
        letters[end] += CELL_END
    letters[end] += (CELL + CELL_END) * (width - reached)
    return end


def _gather(letters: list[str], row: _Row) -> None:
    """Put the lines of each cell together where the program wrote the row line by line, across its cells."""
    first = min(piece.first for cell in row for piece in cell.pieces)
    last = max(piece.last for cell in row for piece in cell.pieces)
    words = ["\n".join("".join(letters[each.first : each.last + 1]) for each in cell.pieces) for cell in row]
    letters[first : last + 1] = [""] * (last + 1 - first)
    for number, (cell, written) in enumerate(zip(row, words, strict=True)):
        at = first + number
        letters[at] = written if number == len(row) - 1 else f"{written}\t"
        cell.pieces = [_Piece(at, at, cell.left, cell.right, cell.pieces[0].foot, cell.pieces[0].size)]


def _part(letters: list[str], start: int, end: int) -> None:
    """Let a tab, and no space, stand between two cells of a line."""
    between = "".join(letters[start:end])
    if between and not between.strip(" \t\xa0"):
        letters[start] = "\t"
        letters[start + 1 : end] = [""] * (end - start - 1)
