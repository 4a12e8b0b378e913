"""Shortest paths over the arrows of one system of limits, exact and with the arrows they run along.

A point is a number, 0 the origin. ``heights`` are one time for each point that keeps to every arrow: they prove that
the limits agree, and let Dijkstra's search run although lengths are negative (D. B. Johnson, 1977). An arrow that is
added moves only the points it pushes (S. Cotton, O. Maler, "Fast and flexible difference constraint propagation for
DPLL(T)", SAT 2006).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import TypeAlias

from habeas.model.times import Step

Arrow: TypeAlias = tuple[int, int, int, int, Step, int]  # from, to, length, claims as bits, why, number of a choice
NO_CHOICE = -1
Loop: TypeAlias = tuple[Arrow, ...]  # arrows that come back to where they began, shorter than nothing


def settle(count: int, out: Sequence[Sequence[Arrow]]) -> tuple[list[int], Loop]:
    """Return a height for each point that keeps to all arrows, or else a loop of arrows that exclude each other.

    Bellman's and Ford's relaxing with a queue; after as many relaxations as there are points, the arrows by which
    points were last lowered are searched for a loop. Points that the origin does not bound stay above all others.
    """
    far = 2 * sum(abs(arrow[2]) for arrows in out for arrow in arrows) + 1
    heights = [far] * count
    heights[0] = 0
    back: list[Arrow | None] = [None] * count
    queue = deque(range(count))
    waiting = bytearray(b"\1") * count
    lowered = 0
    while queue:
        at = queue.popleft()
        waiting[at] = 0
        base = heights[at]
        for arrow in out[at]:
            to = arrow[1]
            if base + arrow[2] < heights[to]:
                heights[to] = base + arrow[2]
                back[to] = arrow
                lowered += 1
                if not waiting[to]:
                    waiting[to] = 1
                    queue.append(to)
        if lowered >= count:
            lowered = 0
            if loop := _find_loop(back):
                return heights, loop
    return heights, ()


def _find_loop(back: Sequence[Arrow | None]) -> Loop:
    seen = [-1] * len(back)
    for first in range(len(back)):
        at = first
        while seen[at] < 0:
            seen[at] = first
            arrow = back[at]
            if arrow is None:
                break
            at = arrow[0]
        else:
            if seen[at] == first:
                return _along(back, at, at)
    return ()


def _along(back: Sequence[Arrow | None] | dict[int, Arrow], source: int, target: int) -> Loop:
    """Return the arrows from the source to the target, at least one."""
    path: list[Arrow] = []
    at = target
    while not path or at != source:
        arrow = back[at]
        if arrow is None:
            break
        path.append(arrow)
        at = arrow[0]
    return tuple(reversed(path))


class Graph:
    """Arrows that agree with each other, and heights that prove it."""

    __slots__ = ("_into", "heights", "out")

    def __init__(self, heights: list[int], out: list[list[Arrow]]) -> None:
        """Take heights that keep to all the arrows."""
        self.heights = heights
        self.out = out
        self._into: list[list[Arrow]] | None = None

    def add(self, arrows: Iterable[Arrow]) -> Loop:
        """Add all the arrows or, if they exclude each other or the others, none; return the loop that shows it."""
        added: list[Arrow] = []
        for arrow in arrows:
            if loop := self._push(arrow):
                self.drop(added)
                return loop
            self.out[arrow[0]].append(arrow)
            self._into = None
            added.append(arrow)
        return ()

    def drop(self, arrows: Sequence[Arrow]) -> None:
        """Take back the arrows added last."""
        for arrow in reversed(arrows):
            self.out[arrow[0]].pop()
        self._into = None

    def keeps_to(self, arrows: Iterable[Arrow]) -> bool:
        """Whether the heights happen to keep to these arrows too."""
        return all(self.heights[arrow[0]] + arrow[2] >= self.heights[arrow[1]] for arrow in arrows)

    def _push(self, new: Arrow) -> Loop:
        """Lower what the new arrow pushes; if that comes round to its own start, return the loop and lower nothing."""
        heights, source = self.heights, new[0]
        falls = {new[1]: heights[source] + new[2] - heights[new[1]]}
        if falls[new[1]] >= 0:
            return ()
        heap = [(falls[new[1]], new[1])]
        back = {new[1]: new}
        lowered: dict[int, int] = {}
        while heap:
            fall, at = heappop(heap)
            if at in lowered:
                continue
            if at == source:
                return _along(back, source, source)
            lowered[at] = heights[at] + fall
            for arrow in self.out[at]:
                to = arrow[1]
                fall = lowered[at] + arrow[2] - heights[to]
                if to not in lowered and fall < falls.get(to, 0):
                    falls[to] = fall
                    back[to] = arrow
                    heappush(heap, (fall, to))
        for at, height in lowered.items():
            heights[at] = height
        return ()

    def reach(self, source: int, *, backwards: bool = False) -> Reach:
        """Return the distances from a point, or to it, found as far as they are asked for."""
        return Reach(source, self.arrows_into() if backwards else self.out, self.heights, backwards=backwards)

    def arrows_into(self) -> list[list[Arrow]]:
        """Return the arrows that come to each point."""
        if self._into is None:
            self._into = [[] for _ in self.out]
            for arrows in self.out:
                for arrow in arrows:
                    self._into[arrow[1]].append(arrow)
        return self._into


class Reach:
    """Shortest paths from one point (or to it), Dijkstra's search that goes on only as far as it is asked."""

    __slots__ = ("_back", "_backwards", "_best", "_done", "_heap", "_heights", "_next", "_source")

    def __init__(
        self, source: int, arrows: Sequence[Sequence[Arrow]], heights: Sequence[int], *, backwards: bool
    ) -> None:
        """Begin at the source."""
        self._source, self._next, self._heights = source, arrows, heights
        self._backwards = backwards
        self._best = {source: 0}
        self._back: dict[int, Arrow] = {}
        self._done: set[int] = set()
        self._heap = [(0, source)]

    def find(self, target: int) -> tuple[int, Loop] | None:
        """Return the length of the shortest path and its arrows in their direction; None if there is no path."""
        if target not in self._done and not self._search(target):
            return None
        sign = -1 if self._backwards else 1
        length = self._best[target] + sign * (self._heights[target] - self._heights[self._source])
        path: list[Arrow] = []
        at = target
        while at != self._source:
            path.append(self._back[at])
            at = path[-1][1] if self._backwards else path[-1][0]
        return length, tuple(path if self._backwards else reversed(path))

    def find_all(self) -> tuple[dict[int, int], dict[int, Arrow]]:
        """Return how far every point lies that there is a path to, and the last arrow of it."""
        self._search(-1)
        heights, source = self._heights, self._heights[self._source]
        sign = -1 if self._backwards else 1
        return {at: best + sign * (heights[at] - source) for at, best in self._best.items()}, self._back

    def _search(self, target: int) -> bool:
        heights, best, done, heap, backwards = self._heights, self._best, self._done, self._heap, self._backwards
        sign = -1 if backwards else 1
        while heap:
            length, at = heappop(heap)
            if at in done:
                continue
            done.add(at)
            length += sign * heights[at]
            for arrow in self._next[at]:
                to = arrow[0] if backwards else arrow[1]
                new = length + arrow[2] - sign * heights[to]
                if to not in best or new < best[to]:
                    best[to] = new
                    self._back[to] = arrow
                    heappush(heap, (new, to))
            if at == target:
                return True
        return False
