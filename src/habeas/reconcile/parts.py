"""One part of a network that hangs together without the origin: solved once, when it is first asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from habeas.model import ClaimId
from habeas.model.times import Step
from habeas.reconcile.duals import Dispute, expand, find_dispute, find_smallest
from habeas.reconcile.graph import Graph, Loop, Reach
from habeas.reconcile.hulls import Hull
from habeas.reconcile.kernels import split_kernel
from habeas.reconcile.leaders import Leaders
from habeas.reconcile.limits import ORIGIN, Choice, Clash, Limit, Point
from habeas.reconcile.system import Search, System, compile_system, settle_choices
from habeas.reconcile.workings import Workings


class Part:
    """Limits and choices, and what follows from them."""

    def __init__(self, limits: Sequence[Limit], choices: Sequence[Choice], points: tuple[Point, ...]) -> None:
        """Keep the limits; nothing is computed yet."""
        self.limits, self.choices, self.points = limits, choices, points
        self._ahead: dict[Point, Reach] = {}
        self._behind: Reach | None = None
        self.known: dict[tuple[Point, Point, bool], tuple[int, tuple[Step, ...]] | None] = {}  # what was asked before

    @cached_property
    def claims(self) -> frozenset[ClaimId]:
        """Every claim that anything here rests on."""
        return frozenset(self._system.claims)

    @cached_property
    def in_order(self) -> tuple[ClaimId, ...]:
        """The same claims, sorted."""
        return tuple(sorted(self.claims))

    @cached_property
    def _system(self) -> System:
        return compile_system(self.limits, self.choices)

    @cached_property
    def _number(self) -> dict[Point, int]:
        return {point: number for number, point in enumerate(self._system.points)}

    @cached_property
    def graph(self) -> Graph | None:
        """The arrows with those that no choice leaves open; None if the claims cannot all be true."""
        system = self._system
        graph = system.graph(system.every_claim)
        if isinstance(graph, Graph) and not self.choices:
            return graph
        if isinstance(graph, Graph):
            settled = settle_choices(system, graph, system.open_choices(system.every_claim))
            if settled is not None and Search(graph, settled[0]).run() is None:
                return graph
        find_smallest(system, 0)  # raises if it is not for the claims
        return None

    def is_consistent(self, without: Iterable[ClaimId]) -> bool:
        """Whether all other claims can be true together."""
        if self.graph is not None:
            return True
        return self._system.judge(self._system.every_claim & ~self._system.bits(without)) is None

    def find_path(self, start: Point, to: Point) -> tuple[int, Loop] | None:
        """Return the shortest path between two points, or the longest such of all ways out of what clashes."""
        graph, numbers = self.graph, self._number
        if graph is None:
            return self._hull.find(numbers[start], numbers[to])
        if numbers[to] == 0:  # one search backwards serves all points
            if self._behind is None:
                self._behind = graph.reach(0, backwards=True)
            return self._behind.find(numbers[start])
        if start not in self._ahead:
            self._ahead[start] = graph.reach(numbers[start])
        return self._ahead[start].find(numbers[to])

    @cached_property
    def _hull(self) -> Hull:
        return Hull(self._system, self.disputes)

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """What this part contradicts itself in, each dispute apart from the others."""
        if self.graph is not None:
            return ()
        found = (find_dispute(piece) for piece in split_kernel(self._system))
        return tuple(dispute for dispute in found if dispute is not None)

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Every smallest set of claims here that cannot all be true, those of the fewest claims first."""
        return tuple(sorted(self._find_clashes(), key=lambda clash: (len(clash.claims), clash.claims)))

    def _find_clashes(self) -> Iterable[Clash]:
        system = self._system
        for dispute in self.disputes:
            for contradiction in dispute.contradictions:
                points = tuple(dispute.points[at] for at in sorted(contradiction.points) if at)
                for claims in expand(dispute, contradiction):
                    yield Clash(claims=system.named(claims), points=points)


def split_parts(
    limits: Iterable[Limit], choices: Iterable[Choice], work: Workings | None = None
) -> tuple[Part, ...]:  # fmt: skip
    """Return the parts that hang together without the origin, in the order of their first points.

    What rests on the same claim belongs together too: if it is wrong of one event, it may be of the other.
    """
    limits, choices = tuple(limits), tuple(choices)
    leaders: Leaders[Point, ClaimId] = Leaders()
    for limit in limits:
        leaders.join(_ends(limit), through=limit.step.claims)
    for choice in choices:
        leaders.join(_points(choice), through=_claims(choice))
    points = leaders.groups()
    told: dict[Point, tuple[list[Limit], list[Choice]]] = {leader: ([], []) for leader in points}
    for limit in limits:
        told[leaders.find(limit.start or limit.to)][0].append(limit)
    for choice in choices:
        told[leaders.find(_points(choice)[0])][1].append(choice)
    work = work or Workings()
    parts = [
        work.step(("part", of), Part, *(tuple(each) for each in told[leader]), of)
        for leader in points for of in [tuple(sorted(filter(None, points[leader])))]
    ]  # fmt: skip
    return tuple(sorted(parts, key=lambda part: part.points[:1]))


def _ends(limit: Limit) -> tuple[Point, ...]:
    """Return the points of a limit but the origin; that alone if it concerns no other."""
    if not limit.start:
        return (limit.to,)
    return (limit.start, limit.to) if limit.to else (limit.start,)


def _points(choice: Choice) -> list[Point]:
    return [point for option in choice.options for limit in option for point in _ends(limit) if point] or [ORIGIN]


def _claims(choice: Choice) -> set[ClaimId]:
    return {*choice.claims, *(claim for option in choice.options for limit in option for claim in limit.step.claims)}
