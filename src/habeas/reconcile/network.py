"""What limits between points in time imply together: the tightest bounds, each with the chain it follows from.

A simple temporal network with exact whole minutes, and choices beside it (R. Dechter, I. Meiri, J. Pearl, "Temporal
constraint networks", AIJ 49, 1991): the tightest bound is the shortest path. The cubic cost of all pairs is avoided:
points that hang together only by the calendar are solved apart, when they are asked for, and from one point at a time.
Nothing depends on the order of limits, choices or options.

Where claims contradict each other, a bound is the widest of all ways out, so it holds whichever of them are wrong.
Where a choice is still open, no option narrows a bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TypeAlias

from habeas.model import ClaimId
from habeas.model.times import Step
from habeas.reconcile.limits import ORIGIN, Choice, Clash, Limit, Point
from habeas.reconcile.parts import Part, split_parts
from habeas.reconcile.system import MINUTE
from habeas.reconcile.workings import Workings

Told: TypeAlias = tuple[int, tuple[Step, ...]]  # minutes, and the links from which they follow, in order

__all__ = ["ORIGIN", "Choice", "Clash", "Limit", "Network", "Point", "Told"]


class Network:
    """Limits and choices, and what they imply; nothing is computed before it is asked.

    Raises (where a part is first asked):
        RulesContradict: limits that rest on no claim exclude each other.
    """

    def __init__(
        self, limits: Iterable[Limit], choices: Iterable[Choice] = (), work: Workings | None = None
    ) -> None:  # fmt: skip
        """Split what hangs together only by the origin; a part that was there before keeps what was solved of it."""
        self._parts = split_parts(limits, choices, work)
        self._part_of = {point: part for part in self._parts for point in part.points}

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """All points but the origin, sorted."""
        return tuple(sorted(self._part_of))

    def is_consistent(self, without: AbstractSet[ClaimId] = frozenset()) -> bool:
        """Whether all claims but these can be true together."""
        return all(part.is_consistent(without) for part in self._parts)

    def earliest(self, point: Point) -> Told | None:
        """Return the first minute at which a point can be; None if nothing bounds it, or it is not here."""
        return self.least(ORIGIN, point)

    def latest(self, point: Point) -> Told | None:
        """Return the last minute at which a point can be; None if nothing bounds it, or it is not here."""
        return self.most(ORIGIN, point)

    def most(self, start: Point, to: Point) -> Told | None:
        """Return how many minutes at most lie from one point to another; None if nothing says."""
        return self._find(start, to, backwards=False)

    def least(self, start: Point, to: Point) -> Told | None:
        """Return how many minutes at least lie from one point to another; None if nothing says."""
        return self._find(to, start, backwards=True)

    def without(self, claims: AbstractSet[ClaimId]) -> Network:
        """Return the network where these claims are not believed; parts they do not touch are not solved again."""
        touched = [part for part in self._parts if not claims.isdisjoint(part.claims)]
        if not touched:
            return self
        other = _disbelieve(touched, claims)
        other._take_over([part for part in self._parts if claims.isdisjoint(part.claims)])
        return other

    def clashes(self) -> Iterable[Clash]:
        """Return the smallest sets of claims that cannot all be true, part by part (see ``clashes.find_clashes``)."""
        for part in self._parts:
            yield from part.clashes

    def clashes_of(self, point: Point) -> tuple[Clash, ...]:
        """Return those of the part of one point: where there are any, its bounds are the widest of all ways out."""
        part = self._part_of.get(point)
        return () if part is None else part.clashes

    @property
    def is_searched_whole(self) -> bool:
        """Whether ``clashes`` are all there are; beyond some hundreds in one place no more are looked for."""
        return all(dispute.is_complete for part in self._parts for dispute in part.disputes)

    def part_of(self, point: Point) -> Part | None:
        """Return what hangs together with a point, if it is here; the same thing as long as nothing there changes."""
        return self._part_of.get(point)

    def _take_over(self, parts: Sequence[Part]) -> None:
        """Add parts of another network, with what was solved of them."""
        self._parts = tuple(sorted((*self._parts, *parts), key=lambda part: part.points[:1]))
        self._part_of = {point: part for part in self._parts for point in part.points}

    def _find(self, start: Point, to: Point, *, backwards: bool) -> Told | None:
        """Return what was found before within the same part, or find it."""
        part = self._part_of.get(start) or self._part_of.get(to)
        is_within = part is not None and all(not point or self._part_of.get(point) is part for point in (start, to))
        known = part.known if part is not None and is_within else {}
        if (start, to, backwards) not in known:
            found = self._find_most(start, to)
            if found is not None and backwards:
                known[start, to, backwards] = -found[0], _merged(reversed(found[1]))
            else:
                known[start, to, backwards] = None if found is None else (found[0], _merged(found[1]))
        return known[start, to, backwards]

    def _find_most(self, start: Point, to: Point) -> tuple[int, list[Step]] | None:
        if start == to:
            return 0, []
        first, last = self._part_of.get(start), self._part_of.get(to)
        if start != ORIGIN and to != ORIGIN and first is not last:  # only the calendar lies between them
            before, after = self._find_most(start, ORIGIN), self._find_most(ORIGIN, to)
            return None if before is None or after is None else (before[0] + after[0], before[1] + after[1])
        part = first or last
        if part is None:
            return None
        found = part.find_path(start, to)
        return None if found is None else (found[0] // MINUTE, [arrow[4] for arrow in found[1]])


def _disbelieve(parts: Sequence[Part], claims: AbstractSet[ClaimId]) -> Network:
    return Network(
        [limit for part in parts for limit in part.limits if claims.isdisjoint(limit.step.claims)],
        [_believed(choice, claims) for part in parts for choice in part.choices if claims.isdisjoint(choice.claims)],
    )


def _believed(choice: Choice, without: AbstractSet[ClaimId]) -> Choice:
    """Leave out of the options what rests on claims not believed."""
    return Choice(
        options=tuple(
            tuple(limit for limit in option if without.isdisjoint(limit.step.claims)) for option in choice.options
        ),
        claims=choice.claims,
    )


def _merged(steps: Iterable[Step]) -> tuple[Step, ...]:
    merged: list[Step] = []
    for step in steps:
        if not merged or merged[-1] != step:
            merged.append(step)
    return tuple(merged)
