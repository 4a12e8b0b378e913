"""What was worked out before, so that one more decision does not cost a whole case.

A case file is a pure function of its sources; that of ten thousand claims takes seconds. Nearly all of it stays the
same when one claim is decided. So the steps of the work are named, and a step whose givens are those of the last time
gives what it gave then. Whether it was worked out or kept can never be seen in the result: a property test compares.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
_VALUES = (str, int, tuple, frozenset)  # what else is given must be the same thing


class Workings:
    """The last result of each step of one case, with what it was given."""

    __slots__ = ("_last", "_rooms", "_shelves", "_taken")

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[tuple[Any, ...], Any, tuple[Hashable, ...]]] = {}
        self._taken: list[Hashable] = []
        self._shelves: dict[str, dict[Any, Any]] = {}
        self._rooms: dict[str, Workings] = {}

    def step(self, name: Hashable, work: Callable[..., T], *given: Any) -> T:  # noqa: ANN401 - whatever the work takes
        """Return ``work(*given)``, kept from the last time where it was given the same; nobody may change it."""
        known = self._last.get(name)
        if known is not None and is_same(known[0], given):
            self._taken.append(name)
            self._taken += known[2]
            return known[1]  # type: ignore[no-any-return]
        before = len(self._taken)
        made = work(*given)
        self._last[name] = (given, made, tuple(self._taken[before:]))
        self._taken.append(name)
        return made

    def same(self, name: Hashable, made: T) -> T:
        """Return the very thing that was made under this name the last time, where this is equal to it."""
        self._taken.append(name)
        known = self._last.get(name)
        if known is not None and known[1] == made:
            return known[1]  # type: ignore[no-any-return]
        self._last[name] = ((), made, ())
        return made

    def shelf(self, name: str) -> dict[Any, Any]:
        """Return where a step that is taken for each of many thousand things keeps what came of them, by itself."""
        return self._shelves.setdefault(name, {})

    def room(self, name: str) -> Workings:
        """Return workings of their own, where the same steps are taken for something else."""
        return self._rooms.setdefault(name, Workings())

    def tidy(self) -> None:
        """Forget the steps that were not taken since the last time, nor were part of one that was kept."""
        for name in self._last.keys() - set(self._taken):
            del self._last[name]
        self._taken.clear()
        for room in self._rooms.values():
            room.tidy()


def is_same(known: Sequence[object], given: Sequence[object]) -> bool:
    """Whether a step is given the same again: the same things, or equal values that nobody can change.

    Comparing two tuples looks at the identity of their members first, so that ten thousand claims are not read through.
    """
    if len(known) != len(given):
        return False
    for one, other in zip(known, given, strict=True):
        if one is not other and not (isinstance(one, _VALUES) and one == other):
            return False
    return True
