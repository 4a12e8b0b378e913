"""Bounds that hold whichever of the claims that contradict each other are wrong.

What rests on no disputed claim is solved once. Each way out adds the arrows of the disputed claims that it leaves, and
only the points which these bring nearer are solved again; a bound that some way out does not tighten stays as it was.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from habeas.reconcile.duals import Dispute
from habeas.reconcile.graph import Arrow, Graph, Loop
from habeas.reconcile.system import Contradiction, System, settle_choices

MOST_WAYS = 32  # ways out of all disputes at once that are followed one by one


class Hull:
    """The shortest paths of a system that contradicts itself: the longest of all ways out."""

    __slots__ = ("_added", "_graph", "_spreads")

    def __init__(self, system: System, disputes: Sequence[Dispute]) -> None:
        """Put together what is sure, and what each way out adds to it."""
        groups = group_ways(disputes)
        disputed = _all_of(way for group in groups for way in group)
        sure = system.graph(system.every_claim & ~disputed)
        if isinstance(sure, Contradiction):  # a search that was broken off: then nothing is sure
            sure = Graph([0] * len(system.points), [[] for _ in system.points])
        self._graph = sure
        settled = settle_choices(system, sure, system.open_choices(system.every_claim & ~disputed))
        still_open = settled[0] if settled else []
        arrows = [arrow for arrow in system.arrows if arrow[3] & disputed]
        choices = [choice for choice in system.choices if choice.every_claim & disputed or choice in still_open]
        unsure = replace(system, arrows=tuple(arrows), choices=tuple(choices))
        self._added = [[_added(unsure, sure, way) for way in group] for group in groups]
        self._spreads: dict[tuple[int, bool], Spread] = {}

    def find(self, start: int, to: int) -> tuple[int, Loop] | None:
        """Return the path that is the shortest in some way out and no longer in any other; None if one has none."""
        backwards = to == 0  # one search backwards serves all points
        source, target = (to, start) if backwards else (start, to)
        if (source, backwards) not in self._spreads:
            self._spreads[source, backwards] = Spread(self._graph, self._added, source, backwards=backwards)
        return self._spreads[source, backwards].find(target)


class Spread:
    """The distances from one point (or to it), those that are sure and those of each way out that are nearer."""

    __slots__ = ("_backwards", "_groups", "_next", "_source", "_sure")

    def __init__(
        self, graph: Graph, added: Sequence[Sequence[Sequence[Arrow]]], source: int, *, backwards: bool
    ) -> None:
        """Find all distances."""
        self._backwards = backwards
        self._next = graph.arrows_into() if backwards else graph.out
        self._source = source
        self._sure = graph.reach(source, backwards=backwards).find_all()
        self._groups = [[self._nearer(arrows) for arrows in group] for group in added]

    def find(self, target: int) -> tuple[int, Loop] | None:
        """Return the distance that holds in all ways out, and its arrows in their direction."""
        lengths, back = self._sure
        best: tuple[int, dict[int, Arrow]] | None = (lengths[target], {}) if target in lengths else None
        for ways in self._groups:
            if all(target in way[0] for way in ways):
                widest = max(ways, key=lambda way: way[0][target])
                if best is None or widest[0][target] < best[0]:
                    best = widest[0][target], widest[1]
        if best is None:
            return None
        path: list[Arrow] = []
        at = target
        while at != self._source:
            path.append(best[1].get(at) or back[at])
            at = path[-1][1] if self._backwards else path[-1][0]
        return best[0], tuple(path if self._backwards else reversed(path))

    def _nearer(self, added: Sequence[Arrow]) -> tuple[dict[int, int], dict[int, Arrow]]:
        """Return the points that these arrows bring nearer, how near, and by which arrow."""
        sure, backwards = self._sure[0], self._backwards
        lengths: dict[int, int] = {}
        back: dict[int, Arrow] = {}
        extra: dict[int, list[Arrow]] = {}
        queue: deque[int] = deque()

        def relax(at: int, arrows: Iterable[Arrow]) -> None:
            here = lengths[at] if at in lengths else sure.get(at)
            if here is None:
                return
            for arrow in arrows:
                to = arrow[0] if backwards else arrow[1]
                old = lengths[to] if to in lengths else sure.get(to)
                if old is None or here + arrow[2] < old:
                    lengths[to] = here + arrow[2]
                    back[to] = arrow
                    queue.append(to)

        for arrow in added:
            extra.setdefault(arrow[1] if backwards else arrow[0], []).append(arrow)
        for at, arrows in extra.items():
            relax(at, arrows)
        while queue:
            at = queue.popleft()
            relax(at, self._next[at])
            relax(at, extra.get(at, ()))
        return lengths, back


def group_ways(disputes: Sequence[Dispute]) -> list[list[int]]:
    """Return groups of sets of claims, as bits: of each group at least one set is wrong.

    One group of all ways out of all disputes if they are few. Else one for each dispute, in which all disputed claims
    of the others are wrong too: what holds in all ways of one group then still holds, though it is less.
    """
    ways = [dispute.ways or (dispute.every_claim,) for dispute in disputes]
    count = 1
    for some in ways:
        count *= len(some)
    if count <= MOST_WAYS:
        return [[_all_of(chosen) for chosen in product(*ways)]]
    disputed = _all_of(way for some in ways for way in some)
    return [[way | disputed & ~_all_of(some) for way in some] for some in ways]


def _added(unsure: System, sure: Graph, way: int) -> tuple[Arrow, ...]:
    """Return what holds beside what is sure, if only the claims of this way out are wrong."""
    arrows = tuple(arrow for arrow in unsure.arrows if not arrow[3] & way)
    left = unsure.open_choices(unsure.every_claim & ~way)
    if not left or sure.add(arrows):  # a way out contradicts nothing, unless the search for it was broken off
        return () if left else arrows
    settled = settle_choices(unsure, sure, left)
    imposed = settled[1] if settled else ()
    sure.drop((*arrows, *imposed))
    return (*arrows, *imposed)


def _all_of(sets: Iterable[int]) -> int:
    every = 0
    for claims in sets:
        every |= claims
    return every
