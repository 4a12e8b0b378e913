"""Things that hang together, each group under one leader (union by halving paths, R. Tarjan, 1975)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class Leaders(Generic[Thing]):
    """Groups of things; who leads a group depends on the order of joining, who belongs to it does not."""

    __slots__ = ("_above",)

    def __init__(self) -> None:
        """Begin with nothing."""
        self._above: dict[Thing, Thing] = {}

    def find(self, thing: Thing) -> Thing:
        """Return the leader of a thing, at first itself."""
        above = self._above
        leader = above.setdefault(thing, thing)
        while leader != thing:
            above[thing] = thing = above[leader]
            leader = above[thing]
        return leader

    def join(self, things: Iterable[Thing]) -> None:
        """Let all these hang together."""
        leaders = [self.find(thing) for thing in things]
        for leader in leaders[1:]:
            self._above[self.find(leader)] = self.find(leaders[0])

    def groups(self) -> dict[Thing, list[Thing]]:
        """Return each leader with its group, both in the order in which they came."""
        groups: dict[Thing, list[Thing]] = {}
        for thing in self._above:
            groups.setdefault(self.find(thing), []).append(thing)
        return groups
