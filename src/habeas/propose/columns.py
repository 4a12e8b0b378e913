"""What the rows and columns of a table say: one person a row, one person a column, or a form of labels and values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.model import Cell
from habeas.propose.entrynames import Named, name_at, names_in
from habeas.propose.gazetteer import read_gazetteer
from habeas.propose.grids import Grid
from habeas.propose.labelled import Label, Part, label_of

DEEPEST_HEAD = 3  # rows that a head may have, and rows that may stand above it
FEWEST_ABOUT = 2  # columns that tell of a person, beside which an unknown column may hold the names
FEWEST_BARE = 3  # rows and columns of a table without a head, one column of which holds names
MOSTLY = 0.6  # of the cells of a column, and it holds names
LONGEST_HANGING = 3  # words of a label in the second line of a head
LONGEST_GAP = 40  # code points between two parts of one table: a page number
OPENS = frozenset({Part.NAME, Part.FAMILY_NAME, Part.GIVEN_NAME})
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAt:
    """A value with its label, which stands beside it (``label_at``) or over its column."""

    label: Label
    label_at: Stretch | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one row, or one column, says of the people whom it names."""

    people: tuple[Named, ...]
    parts: tuple[Stretch, ...]
    fields: tuple[FieldAt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a table says: records of people, or the lines of a form; ``heads`` are the cells that only label."""

    records: tuple[Record, ...] = ()
    lines: tuple[FieldAt, ...] = ()
    heads: tuple[Stretch, ...] = ()


class Reader:
    """Reads the tables of one document, in their order."""

    def __init__(self, text: str) -> None:
        """Begin before the first table."""
        self.text = text
        self._last: tuple[tuple[Label | None, ...], int] | None = None  # labels of the table before, and its end

    def read(self, grid: Grid) -> Reading:
        """Return what a table says; nothing where its labels are none that we know."""
        head = self._head(grid)
        down = self._labels_down(grid)
        if down > 1 and self._is_paired(grid):
            return self._form(grid)
        if down > 2 and down > (len(_known(head[1])) if head else 0):
            return self._across(grid) or self._form(grid)
        if head is not None:
            first, labels = head
            named = labels if _names(labels) else self._with_names(grid, first, labels)
            if named is not None:
                return self._records(grid, first, named)
        last = self._last
        if last is not None and head is None and self._goes_on(grid, *last):
            return self._records(grid, 0, last[0])
        if down > 1:
            return self._form(grid)
        if head is None and grid.width >= FEWEST_BARE and len(grid.rows) >= FEWEST_BARE:
            named = self._with_names(grid, 0, (None,) * grid.width, about=0)
            if named is not None:
                return self._records(grid, 0, named)
        # Counts and the like: nobody's record, and their labels tell of no event.
        return Reading(heads=tuple(self._stretches(row for row in grid.rows[: head[0]])) if head else ())

    def _label(self, cell: Cell) -> Label | None:
        return label_of(self.text[cell.start : cell.end])

    # -- one person a row ------------------------------------------------------------------------------------------

    def _head(self, grid: Grid) -> tuple[int, tuple[Label | None, ...]] | None:
        """Return how many rows the head takes, and what each column says."""
        for first in range(min(DEEPEST_HEAD, len(grid.rows) - 1)):
            last = first + 1
            while (
                last - first < DEEPEST_HEAD
                and last < len(grid.rows)
                and (_is_one_head(grid.rows[last - 1 : last + 1]) or self._hangs(*grid.rows[last - 1 : last + 1]))
            ):
                last += 1
            labels = tuple(self._label_over(grid.rows[first:last], column) for column in range(grid.width))
            known = _known(labels)
            if len(known) > 1 and len(known) * 3 >= len({cell for cell in grid.rows[first] if cell.end > cell.start}):
                return last, labels
        return None

    def _with_names(
        self, grid: Grid, first: int, labels: tuple[Label | None, ...], *, about: int = FEWEST_ABOUT
    ) -> tuple[Label | None, ...] | None:
        """Return the labels with a column of names found by what stands in it: "Blogger", "Our colleagues"."""
        if len(_known(labels)) < about or len(grid.rows) - first < 2:
            return None
        for column in range(min(DEEPEST_HEAD, len(labels))):
            cells = {
                row[column] for row in grid.rows[first:] if column < len(row) and row[column].end > row[column].start
            }
            people = [
                one for cell in cells for one in names_in(self.text, cell.start, cell.end)[:1]
                if len(one.words) > 1 and read_gazetteer().look_up(one.name) is None
            ]  # fmt: skip
            if labels[column] is None and cells and len(people) >= MOSTLY * len(cells):
                name = Label(says=Part.NAME)
                return (*labels[:column], name, *labels[column + 1 :])
        return None

    def _hangs(self, upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
        """Whether the lower of two rows only parts columns of the upper: "Arrest" over "Date" and "Place"."""
        held = [cell for cell in lower if cell.end > cell.start]
        words = [self.text[cell.start : cell.end] for cell in held]
        begins = lower[0].end > lower[0].start
        return (
            bool(held)
            and not begins
            and len(held) < len([cell for cell in upper if cell.end > cell.start])
            and all(
                len(each.split()) <= LONGEST_HANGING and not any(letter.isdigit() for letter in each) for each in words
            )
        )

    def _label_over(self, rows: Sequence[Sequence[Cell]], column: int) -> Label | None:
        """Return what the head of a column says, read from above to below and the other way round."""
        cells = [row[column] for row in rows if column < len(row)]
        if len(cells) > 1 and column and cells[0].end == cells[0].start and cells[-1].end > cells[-1].start:
            cells[0] = next((each for each in reversed(rows[0][:column]) if each.end > each.start), cells[0])
        words = list(
            dict.fromkeys(" ".join(self.text[cell.start : cell.end].split()) for cell in cells if cell.end > cell.start)
        )
        if not words:
            return None
        low, top = words[-1], words[0]
        tried = (f"{low} of {top}", f"{top} {low}", f"{low} {top}", low, top) if low != top else (low,)
        return next((label for each in tried if (label := label_of(each)) is not None), None)

    def _goes_on(self, grid: Grid, labels: tuple[Label | None, ...], end: int) -> bool:
        """Whether this is the rest of the table before, on the next page."""
        near = grid.start >= end and len(self.text[end : grid.start].strip()) <= LONGEST_GAP
        return near and grid.width == len(labels)

    def _records(self, grid: Grid, first: int, labels: tuple[Label | None, ...]) -> Reading:
        self._last = labels, grid.end
        heads = list(self._stretches(grid.rows[:first]))
        records: list[Record] = []
        body = grid.rows[first:]
        shared = _shared(body)
        for row in body:
            if self._is_head_again(row, labels):
                heads.extend(self._stretches([row]))
            elif len({*row}) > 1:
                record = self._record(row, labels, shared)
                if record is not None:
                    records.append(record)
        return Reading(records=tuple(records), heads=tuple(heads))

    def _is_head_again(self, row: Sequence[Cell], labels: Sequence[Label | None]) -> bool:
        known = [(cell, label) for cell, label in zip(row, labels, strict=False) if label is not None]
        same = sum(self._label(cell) == label for cell, label in known)
        return same > 1 and same * 2 >= len(known)

    def _record(self, row: Sequence[Cell], labels: Sequence[Label | None], shared: set[Cell]) -> Record | None:
        people = self._people(row, labels)
        if not people:
            return None
        fields = {
            (label.says, label.takes, cell): FieldAt(label=label, label_at=None, start=cell.start, end=cell.end)
            for cell, label in zip(row, labels, strict=False)
            if label is not None and label.says not in OPENS and cell.end > cell.start
        }  # fmt: skip
        parts = tuple(
            (cell.start, cell.end) for cell in dict.fromkeys(row) if cell.end > cell.start and cell not in shared
        )
        return Record(people=people, parts=parts, fields=tuple(fields.values()))

    def _people(self, row: Sequence[Cell], labels: Sequence[Label | None]) -> tuple[Named, ...]:
        """Return whom the row names, in one cell or with family and given name in two."""
        held: dict[object, Cell] = {}
        for cell, label in zip(row, labels, strict=False):
            if label is not None and label.says in OPENS and cell.end > cell.start:
                held.setdefault(label.says, cell)
        family, given = held.get(Part.FAMILY_NAME), held.get(Part.GIVEN_NAME) or held.get(Part.NAME)
        if family is None or given is None or family == given:
            one = family or given
            return names_in(self.text, one.start, one.end) if one is not None else ()
        of_family, of_given = (name_at(self.text, cell.start, cell.end) for cell in (family, given))
        if of_family is None or of_given is None:
            return ()
        start, end = min(of_family.start, of_given.start), max(of_family.end, of_given.end)
        if not any(row[at : at + 2] in ((family, given), (given, family)) for at in range(len(row))):
            start, end = of_family.start, of_family.end
        words = (*of_given.words, *of_family.words)
        return (Named(start=start, end=end, name=" ".join(words), words=words),)

    # -- one person a column, and forms ----------------------------------------------------------------------------

    def _labels_down(self, grid: Grid) -> int:
        """Return how many rows a label opens."""
        found = [self._label(row[0]) for row in grid.rows if len(set(row)) > 1]
        return len([label for label in found if label is not None and label.says is not Part.ASIDE])

    def _is_paired(self, grid: Grid) -> bool:
        """Whether labels and values stand in turns in most rows: "Name | … | Nationality | …"."""
        inner = [row for row in grid.rows if len(set(row)) > 3 and self._label(row[0]) and self._label(row[2])]
        return len(inner) > 1 and len(inner) * 2 > len(grid.rows)

    def _across(self, grid: Grid) -> Reading | None:
        """Read a table with labels down its first column and a person in each of the others."""
        labels = [self._label(row[0]) for row in grid.rows]
        naming = [
            row for row, label in zip(grid.rows, labels, strict=True) if label is not None and label.says in OPENS
        ]
        row = naming[0] if naming else grid.rows[0]
        if grid.width < 3 or (not naming and self.text[row[0].start : row[0].end].strip()):
            return None
        records = []
        for column in range(1, grid.width):
            people = names_in(self.text, row[column].start, row[column].end) if column < len(row) else ()
            cells = [(each[column], label) for each, label in zip(grid.rows, labels, strict=True) if column < len(each)]
            cells = [(cell, label) for cell, label in cells if cell.end > cell.start]
            if people:
                records.append(_column_record(people, cells))
        if len(records) < 2:
            return None
        return Reading(records=tuple(records), heads=tuple(self._stretches([each[:1] for each in grid.rows])))

    def _form(self, grid: Grid) -> Reading:
        """Read rows of a label and its value, or of several such pairs side by side."""
        lines: list[FieldAt] = []
        for row in grid.rows:
            for left, right in pairwise(dict.fromkeys(row)):
                label = self._label(left)
                if label is not None and right.end > right.start and self._label(right) is None:
                    lines.append(
                        FieldAt(label=label, label_at=(left.start, left.end), start=right.start, end=right.end)
                    )
        if len(lines) < 2:
            return Reading()
        return Reading(lines=tuple(lines), heads=tuple(line.label_at for line in lines if line.label_at))

    def _stretches(self, rows: Iterator[Sequence[Cell]] | Sequence[Sequence[Cell]]) -> Iterator[Stretch]:
        for cell in dict.fromkeys(cell for row in rows for cell in row):
            if cell.end > cell.start:
                yield cell.start, cell.end


def _column_record(people: tuple[Named, ...], cells: Sequence[tuple[Cell, Label | None]]) -> Record:
    fields = tuple(
        FieldAt(label=label, label_at=None, start=cell.start, end=cell.end)
        for cell, label in cells if label is not None and label.says not in OPENS
    )  # fmt: skip
    return Record(people=people, parts=tuple((cell.start, cell.end) for cell, _ in cells), fields=fields)


def _known(labels: Sequence[Label | None]) -> list[Label]:
    return [label for label in labels if label is not None and label.says is not Part.ASIDE]


def _names(labels: Sequence[Label | None]) -> bool:
    """Whether a column holds the names, and another one something about them."""
    known = _known(labels)
    return any(label.says in OPENS for label in known) and any(label.says not in OPENS for label in known)


def _is_one_head(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the lower of two rows goes on with the head: a cell reaches into it, or lies over several cells."""
    upper, lower = rows
    reaches = any(one == other and one.end > one.start for one, other in zip(upper, lower, strict=False))
    over = any(one == other and one.end > one.start for one, other in pairwise(upper))
    return reaches or (over and len(set(upper)) > 1)


def _shared(rows: Sequence[Sequence[Cell]]) -> set[Cell]:
    """Return the cells that stand in several rows: what they tell is of several people."""
    found: set[Cell] = set()
    for upper, lower in pairwise(rows):
        found.update({*upper} & {*lower})
    return found
