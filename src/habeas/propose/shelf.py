"""Things that stand at places of a text, found by place without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar


class Placed(Protocol):
    """Something with a start in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""


T = TypeVar("T", bound=Placed)


class Shelf(Generic[T]):
    """Placed things in the order of the text: what begins in a stretch is found in logarithmic time."""

    def __init__(self, things: Iterable[T]) -> None:
        """Put the things in order."""
        self._things = sorted(things, key=lambda thing: thing.start)
        self._starts = [thing.start for thing in self._things]

    def within(self, start: int, end: int) -> list[T]:
        """Return the things that begin in this stretch, in order."""
        return self._things[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
