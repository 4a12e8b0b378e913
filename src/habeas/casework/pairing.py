"""Which thing before is which thing after: by the claims that they share, whatever they are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Pairs = tuple[tuple[T | None, T | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known(Generic[T]):
    """A thing with what it is known by: its group, its members, and a name that decides between equals."""

    thing: T
    group: str
    members: frozenset[str]
    name: str


def pair(before: Sequence[T], after: Sequence[T], know: Callable[[T, bool], Known[T]]) -> Pairs[T]:
    """Return each thing of both sides once, with what it was or became: those after in order, then what is gone.

    ``know`` is told whether the thing stands before. Two things of a group that share most of their members are one;
    the other way round the same pairs are found.
    """
    left = [know(each, True) for each in before]
    right = [know(each, False) for each in after]
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, place, other in sorted(_shares(left, right)):
        if other not in chosen and place not in taken:
            chosen[other] = place
            taken.add(place)
    now = ((before[chosen[n]] if n in chosen else None, thing) for n, thing in enumerate(after))
    gone = ((thing, None) for n, thing in enumerate(before) if n not in taken)
    return (*now, *gone)


def _shares(left: Sequence[Known[T]], right: Sequence[Known[T]]) -> Iterable[tuple[float, tuple[str, str], int, int]]:
    """Yield every pair that shares a member, those that share most first when sorted."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, known in enumerate(left):
        for member in known.members:
            holders[known.group, member].append(place)
    for other, known in enumerate(right):
        for place in {place for member in known.members for place in holders.get((known.group, member), ())}:
            mine = left[place]
            share = len(mine.members & known.members) / len(mine.members | known.members)
            first, second = sorted((mine.name, known.name))
            yield -share, (first, second), place, other
