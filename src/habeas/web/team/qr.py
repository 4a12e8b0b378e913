"""The square pattern from which a telephone takes the secret of the one-time codes; drawn here, in the page itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

import segno

QUIET = 4  # the light border that the standard asks for, in squares


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A QR code: squares on each side, and the outlines of the dark ones, as the path of an SVG."""

    side: int
    path: str = field(repr=False)


def pattern_of(text: str) -> Pattern:
    """Return the QR code that says this text."""
    rows = tuple(segno.make_qr(text, error="m", boost_error=False).matrix_iter(border=QUIET))
    path = "".join(f"M{start} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for start, length in _runs(row))
    return Pattern(side=len(rows), path=path)


def _runs(row: Iterable[int]) -> list[tuple[int, int]]:
    """Return where dark squares begin in a row, and how many stand side by side."""
    runs, start = [], 0
    for is_dark, squares in groupby(row):
        length = len(tuple(squares))
        if is_dark:
            runs.append((start, length))
        start += length
    return runs
