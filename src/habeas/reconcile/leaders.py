"""Things that hang together, each group under one leader (union by halving paths, R. Tarjan, 1975)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)
Tie = TypeVar("Tie", bound=Hashable)


class Leaders(Generic[Thing, Tie]):
    """Groups of things; who leads a group depends on the order of joining, who belongs to it does not."""

    __slots__ = ("_above", "_tied")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._above: dict[Thing, Thing] = {}
        self._tied: dict[Tie, Thing] = {}

    def find(self, thing: Thing) -> Thing:
        """Return the leader of a thing, at first itself."""
        above = self._above
        leader = above.setdefault(thing, thing)
        while leader != thing:
            above[thing] = thing = above[leader]
            leader = above[thing]
        return leader

    def join(self, things: Sequence[Thing], *, through: Iterable[Tie]) -> None:
        """Let all these hang together, and with whatever was joined through the same ties."""
        first = self.find(things[0])
        for other in (*things[1:], *(self._tied.setdefault(tie, first) for tie in through)):
            if (leader := self.find(other)) != first:
                self._above[leader] = first

    def groups(self) -> dict[Thing, list[Thing]]:
        """Return each leader with its group, both in the order in which they came."""
        groups: dict[Thing, list[Thing]] = {}
        for thing in self._above:
            groups.setdefault(self.find(thing), []).append(thing)
        return groups
