"""One malformed file: how it is made, what must become of it, and why the row is there. All of it is invented."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass

WORDS = "Ilvan Torek of the invented State of Velmora was arrested on 3 May 2021 and held without charge for 41 days."
READ = "read"
DRAWN = "drawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A file of the corpus; ``expected`` is an outcome, or several that are as right, joined by "|".

    Outcomes: ``read``, ``warned`` (read, with a warning), ``drawn`` (a picture), or the code of a file set aside.
    An archive has an outcome for each of its files, in order, joined by a comma.
    """

    name: str
    make: Callable[[], bytes]
    expected: str
    why: str

    def allows(self, outcome: str) -> bool:
        """Whether this outcome is one that the row expects."""
        return outcome in self.expected.split("|")


def row(name: str, make: Callable[[], bytes] | bytes, expected: str, why: str) -> Row:
    return Row(name=name, make=make if callable(make) else lambda: make, expected=expected, why=why)


def packed(data: bytes) -> bytes:
    return zlib.compress(data, 9)
