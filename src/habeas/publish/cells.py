"""Cells of a table as no spreadsheet can take them for formulas, and counts of few people marked."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Cell: TypeAlias = str | int | float | None
STARTS = frozenset("=+-@\t\r\n")  # as spreadsheets begin a formula, or step into another cell
FEW = 5  # people; a count of fewer can lead to each of them


def safe_cell(value: Cell) -> Cell:
    """Return what stands in a cell: a number that we computed as it is, a text so that it stays one.

    Full-width signs, and signs behind spaces and letters that nobody sees, begin a formula too.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    seen = "".join(each for each in unicodedata.normalize("NFKC", value) if unicodedata.category(each) != "Cf")
    return f"'{value}" if seen[:1] in STARTS or seen.lstrip()[:1] in STARTS else value


def write_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as CSV (RFC 4180, UTF-8) whose cells are safe to open in a spreadsheet."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    for row in (head, *rows):
        writer.writerow([safe_cell(each) for each in row])
    return written.getvalue().encode()


def few_in(counts: Iterable[int]) -> int:
    """Return how many of these counts are of so few people that each could be told by them."""
    return sum(0 < count < FEW for count in counts)
