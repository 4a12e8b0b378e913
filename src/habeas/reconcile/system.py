"""Limits and choices with points and claims as numbers, and whether those that rest on believed claims agree.

A set of claims is an integer with a bit for each, in the order of their ids. An arrow's length is its minutes, scaled
up, and 1 for itself and each claim it rests on: so among paths of as many minutes the one with the least to believe is
the shortest, and no sum of these small parts ever makes up a minute.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from habeas.model import ClaimId
from habeas.reconcile.graph import NO_CHOICE, Arrow, Graph, Loop, settle
from habeas.reconcile.limits import ORIGIN, Choice, Limit, Point, choice_key, limit_key

MINUTE = 2**24  # the length of a minute
MOST_DECISIONS = 2000  # that a search among choices may take; beyond it nothing is called contradictory

Option = tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """A choice with its claims as bits."""

    claims: int
    options: tuple[Option, ...]

    @property
    def every_claim(self) -> int:
        """The claims of the choice and of all its options."""
        every = self.claims
        for option in self.options:
            for arrow in option:
                every |= arrow[3]
        return every


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that cannot all be true, as bits, and the numbers of the points by which that shows."""

    claims: int
    points: frozenset[int]


@dataclass(frozen=True, slots=True)
class System:
    """Numbered points and claims, the arrows between the points, and the choices."""

    points: tuple[Point, ...]  # 0 is the origin
    claims: tuple[ClaimId, ...]
    arrows: tuple[Arrow, ...]
    choices: tuple[Alternatives, ...]

    @property
    def every_claim(self) -> int:
        """All claims, as bits."""
        return (1 << len(self.claims)) - 1

    def bits(self, claims: Iterable[ClaimId]) -> int:
        """Return the bits of those claims that this system knows."""
        known = set(claims)
        return sum(1 << number for number, claim in enumerate(self.claims) if claim in known)

    def named(self, bits: int) -> tuple[ClaimId, ...]:
        """Return the claims of these bits, in the order of their ids."""
        return tuple(self.claims[number] for number in numbers_of(bits))

    def graph(self, believed: int) -> Graph | Contradiction:
        """Put together the arrows that count, or return what contradicts itself."""
        out: list[list[Arrow]] = [[] for _ in self.points]
        last = (-1, -1)
        for arrow in self.arrows:  # the tightest between two points comes first
            if arrow[3] & ~believed == 0 and arrow[:2] != last:
                last = arrow[:2]
                out[arrow[0]].append(arrow)
        heights, loop = settle(len(self.points), out)
        return contradiction_of(loop) if loop else Graph(heights, out)

    def open_choices(self, believed: int) -> list[Alternatives]:
        """Return the choices that must be made, with the arrows that count."""
        return [
            Alternatives(choice.claims, tuple(_counted(option, believed) for option in choice.options))
            for choice in self.choices
            if choice.claims & ~believed == 0
        ]

    def judge(self, believed: int) -> Contradiction | None:
        """Return claims among the believed that cannot all be true, if it is so."""
        graph = self.graph(believed)
        if isinstance(graph, Contradiction):
            return graph
        return Search(graph, self.open_choices(believed)).run()


class Search:
    """A way of making every choice, looked for from the choice that the heights break, with backjumping."""

    __slots__ = ("_choices", "_graph", "_left")

    def __init__(self, graph: Graph, choices: Sequence[Alternatives]) -> None:
        """Take arrows that agree, and the choices that must be made."""
        self._graph, self._choices, self._left = graph, choices, MOST_DECISIONS

    def run(self) -> Contradiction | None:
        """Return why no way of choosing is possible, or None if one is."""
        found = self._choose(frozenset())
        return found[0] if found else None

    def _choose(self, made: frozenset[int]) -> tuple[Contradiction, frozenset[int]] | None:
        """Return the contradiction and the choices made above it on which it rests."""
        number = next((n for n, c in enumerate(self._choices) if n not in made and not self._is_kept(c)), None)
        if number is None or self._left <= 0 or len(made) > MOST_DECISIONS // 10:
            return None
        choice = self._choices[number]
        claims, points, rests_on = choice.claims, frozenset[int](), frozenset[int]()
        for option in choice.options:
            self._left -= 1
            chosen = [(*arrow[:5], number) for arrow in option]
            if loop := self._graph.add(chosen):
                below, needs = contradiction_of(loop), frozenset(arrow[5] for arrow in loop) - {NO_CHOICE}
            else:
                deeper = self._choose(made | {number})
                self._graph.drop(chosen)
                if deeper is None:
                    return None
                below, needs = deeper
            if number not in needs:
                return below, needs  # it does not matter what is chosen here
            claims |= below.claims
            points |= below.points
            rests_on |= needs - {number}
        return Contradiction(claims, points), rests_on

    def _is_kept(self, choice: Alternatives) -> bool:
        return any(self._graph.keeps_to(option) for option in choice.options)


def compile_system(limits: Iterable[Limit], choices: Iterable[Choice]) -> System:
    """Number the points and claims of these limits and choices, in an order that is theirs and not that of arrival."""
    ordered, decided = sorted(limits, key=limit_key), sorted(choices, key=choice_key)
    optional = [limit for choice in decided for option in choice.options for limit in option]
    points = {ORIGIN: 0}
    for point in sorted({p for limit in (*ordered, *optional) for p in (limit.start, limit.to)} - {ORIGIN}):
        points[point] = len(points)
    claims = {claim for limit in (*ordered, *optional) for claim in limit.step.claims}
    claims.update(claim for choice in decided for claim in choice.claims)
    bits = {claim: 1 << number for number, claim in enumerate(sorted(claims))}
    most = (MINUTE - 1) // (2 * len(points) + 2)  # so that no path is a minute longer for what it rests on

    def arrow(limit: Limit) -> Arrow:
        mask = 0
        for claim in limit.step.claims:
            mask |= bits[claim]
        length = limit.minutes * MINUTE + min(1 + len(limit.step.claims), most)
        return points[limit.start], points[limit.to], length, mask, limit.step, NO_CHOICE

    return System(
        points=tuple(points),
        claims=tuple(bits),
        arrows=tuple(_undominated(map(arrow, ordered))),
        choices=tuple(
            Alternatives(
                sum(bits[claim] for claim in set(choice.claims)),
                tuple(tuple(map(arrow, sorted(option, key=limit_key))) for option in sorted_options(choice)),
            )
            for choice in decided
        ),
    )


def sorted_options(choice: Choice) -> list[tuple[Limit, ...]]:
    """Return the options in an order of their own."""
    return sorted(choice.options, key=lambda option: sorted(map(limit_key, option)))


def _undominated(arrows: Iterable[Arrow]) -> Iterable[Arrow]:
    """Leave out an arrow beside which a tighter one rests on no other claims; any contradiction has that one too."""
    ends, kept = (-1, -1), set[int]()
    for arrow in arrows:
        if arrow[:2] != ends:
            ends, kept = arrow[:2], set()
        mask = arrow[3]
        if 0 in kept or mask in kept:
            continue
        if mask & (mask - 1) and any(other & ~mask == 0 for other in kept):
            continue
        kept.add(mask)
        yield arrow


def _counted(option: Option, believed: int) -> Option:
    return tuple(arrow for arrow in option if arrow[3] & ~believed == 0)


def impose(option: Option, claims: int, named: tuple[ClaimId, ...]) -> tuple[Arrow, ...]:
    """Return the arrows of the only option left, which rest on the claims that left no other too."""
    return tuple(
        (a[0], a[1], a[2], a[3] | claims, replace(a[4], claims=tuple(sorted({*a[4].claims, *named}))), NO_CHOICE)
        for a in option
    )


def contradiction_of(loop: Loop) -> Contradiction:
    """Return the claims that a loop of arrows rests on, and its points."""
    claims = 0
    for arrow in loop:
        claims |= arrow[3]
    return Contradiction(claims, frozenset(at for arrow in loop for at in arrow[:2]))


def numbers_of(bits: int) -> list[int]:
    """Return which bits are set, from the lowest."""
    numbers = []
    while bits:
        lowest = bits & -bits
        numbers.append(lowest.bit_length() - 1)
        bits ^= lowest
    return numbers


def settle_choices(
    system: System, graph: Graph, left: list[Alternatives]
) -> tuple[list[Alternatives], tuple[Arrow, ...]] | None:
    """Impose what choices leave no other option, until none does; return those still open, and the arrows imposed.

    What is imposed rests on the claims of the choice and on those that exclude its other options. None where a choice
    has no option left; nothing is imposed then.
    """
    imposed: list[Arrow] = []
    while True:
        still_open: list[Alternatives] = []
        for choice in left:
            possible, against = _possible(graph, choice)
            if not possible:
                graph.drop(imposed)
                return None
            if len(possible) > 1:
                still_open.append(choice)
            else:
                arrows = impose(possible[0], against, system.named(against))
                graph.add(arrows)
                imposed += arrows
        if len(still_open) == len(left):
            return still_open, tuple(imposed)
        left = still_open


def _possible(graph: Graph, choice: Alternatives) -> tuple[list[Option], int]:
    """Return the options that are possible one by one, and the claims by which the others are not."""
    possible, against = [], choice.claims
    for option in choice.options:
        if loop := graph.add(option):
            against |= contradiction_of(loop).claims
        else:
            graph.drop(option)
            possible.append(option)
    return possible, against
