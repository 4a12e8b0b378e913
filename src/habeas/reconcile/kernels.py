"""Which part of a contradictory system can contradict itself at all, in pieces that have nothing to do with each other.

Ten events each dated in two ways have ten contradictions, but a thousand ways of believing one date of each. An arrow
takes part in a contradiction only where the shortest way round through it is shorter than nothing; what is left of the
system then falls into pieces, and each is searched by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from habeas.reconcile.graph import Arrow, settle
from habeas.reconcile.leaders import Leaders
from habeas.reconcile.system import Alternatives, System, numbers_of


def split_kernel(system: System) -> tuple[System, ...]:
    """Return the pieces within which alone claims can contradict each other, in the order of their points."""
    while True:
        options = [option for choice in system.choices for option in choice.options]
        every = (*system.arrows, *(arrow for option in options for arrow in option))
        active = _find_active(len(system.points), every)
        if active is None:
            return (system,)  # contradictory even apart from every date: searched whole
        kept = tuple(
            Alternatives(choice.claims, tuple(tuple(a for a in option if a in active) for option in choice.options))
            for choice in system.choices
            if all(any(arrow in active for arrow in option) for option in choice.options)
        )
        left = len(system.choices) - len(kept)
        system = replace(system, arrows=tuple(a for a in system.arrows if a in active), choices=kept)
        if not left:
            return _pieces(system)


def _find_active(count: int, arrows: Sequence[Arrow]) -> set[Arrow] | None:
    """Return the arrows that some loop shorter than nothing may run along; None if one does without the origin.

    The origin is split in two, one from which arrows only go and one (the last number) to which they only come.
    """
    split = [arrow if arrow[1] else (arrow[0], count, *arrow[2:]) for arrow in arrows]
    ahead, far = _distances(count + 1, 0, split)
    behind, _ = _distances(count + 1, count, [(a[1], a[0], *a[2:]) for a in split])
    if not ahead or not behind:
        return None
    return {
        arrow
        for arrow, (start, to, length, *_) in zip(arrows, split, strict=True)
        if ahead[start] <= far and behind[to] <= far and ahead[start] + length + behind[to] < 0
    }


def _distances(count: int, source: int, arrows: Iterable[Arrow]) -> tuple[list[int], int]:
    """Return how far all points lie from the source, and what no distance of a point it reaches exceeds."""
    out: list[list[Arrow]] = [[] for _ in range(count)]
    swap = {0: source, source: 0}
    total = 0
    for arrow in arrows:
        start, to = swap.get(arrow[0], arrow[0]), swap.get(arrow[1], arrow[1])
        out[start].append((start, to, *arrow[2:]))
        total += abs(arrow[2])
    heights, loop = settle(count, out)
    heights[0], heights[source] = heights[source], heights[0]
    return ([] if loop else heights), total


def _pieces(system: System) -> tuple[System, ...]:
    """Split a system where points hang together only by the origin, and no claim bears on two pieces."""
    leaders: Leaders[int, int] = Leaders()
    for arrow in system.arrows:
        leaders.join(_points((arrow,)), through=numbers_of(arrow[3]))
    for choice in system.choices:
        leaders.join(_points(chain(*choice.options)), through=numbers_of(choice.every_claim))
    found: dict[int, tuple[list[Arrow], list[Alternatives]]] = {}
    for arrow in system.arrows:
        found.setdefault(leaders.find(_points((arrow,))[0]), ([], []))[0].append(arrow)
    for choice in system.choices:
        found.setdefault(leaders.find(_points(chain(*choice.options))[0]), ([], []))[1].append(choice)
    return tuple(_renumber(system, arrows, choices) for arrows, choices in found.values())


def _renumber(system: System, arrows: list[Arrow], choices: list[Alternatives]) -> System:
    """Keep only the points of these arrows and choices, so that a small piece takes little time."""
    options = [option for choice in choices for option in choice.options]
    old = [0, *sorted({*_points(chain(arrows, *options))} - {0})]
    new = {number: at for at, number in enumerate(old)}

    def moved(some: Iterable[Arrow]) -> tuple[Arrow, ...]:
        return tuple((new[arrow[0]], new[arrow[1]], *arrow[2:]) for arrow in some)

    return System(
        points=tuple(system.points[number] for number in old),
        claims=system.claims,
        arrows=moved(arrows),
        choices=tuple(Alternatives(choice.claims, tuple(map(moved, choice.options))) for choice in choices),
    )


def _points(arrows: Iterable[Arrow]) -> list[int]:
    """Return the points of arrows but the origin; that alone if they concern no other."""
    return [point for arrow in arrows for point in arrow[:2] if point] or [0]
