"""Days between two points of a network, fewest and most, each with why.

From the number of the day of the beginning to that of the end, as ``Span.between`` counts: "at least" is never rounded
up, "at most" never down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.model.times import Ground, Step
from habeas.reconcile.limits import Point
from habeas.reconcile.network import Network
from habeas.reconcile.tellings import DAY

Days = tuple[int, tuple[Step, ...]]  # a number of days, and why


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Between which numbers of days a length lies; None is no bound."""

    least: Days | None
    most: Days | None


def between(network: Network, began: Point, ended: Point) -> Range:
    """Return the days from one point to another, by bounds or by what ties both: the narrower, else the plainer."""
    return Range(
        least=max(_fewest(network, began, ended), key=lambda days: (days[0], -len(days[1])), default=None),
        most=min(_farthest(network, began, ended), key=lambda days: (days[0], len(days[1])), default=None),
    )


def _fewest(network: Network, began: Point, ended: Point) -> Iterator[Days]:
    last, first, apart = network.latest(began), network.earliest(ended), network.least(began, ended)
    if last and first:
        yield max(first[0] // DAY - last[0] // DAY, 0), (*last[1], *first[1])
    if apart:
        stated = _is_stated(apart[1]) and (apart[0] - 1) % DAY == 0  # counted from day to day, as it was told
        yield max((apart[0] - 1) // DAY + 1 if stated else -((DAY - 1 - apart[0]) // DAY), 0), apart[1]


def _farthest(network: Network, began: Point, ended: Point) -> Iterator[Days]:
    first, last, apart = network.earliest(began), network.latest(ended), network.most(began, ended)
    if last and first:
        yield max(last[0] // DAY - first[0] // DAY, 0), (*first[1], *last[1])
    if apart:
        stated = _is_stated(apart[1]) and (apart[0] + 1) % DAY == 0
        yield max((apart[0] + 1) // DAY - 1 if stated else (apart[0] + DAY - 1) // DAY, 0), apart[1]


def _is_stated(chain: Sequence[Step]) -> bool:
    """Whether this is nothing but a length that a source states."""
    return [step.ground for step in chain] == [Ground.LENGTH]


def count(days: Days) -> int:
    """The number of days."""
    return days[0]


def least_of(found: Iterable[Days | None]) -> Days | None:
    """Return the fewest days; None where any has no bound."""
    every = list(found)
    known = [each for each in every if each]
    return min(known, key=count) if known and len(known) == len(every) else None


def most_of(found: Iterable[Days | None]) -> Days | None:
    """Return the most days; None where any has no bound."""
    every = list(found)
    known = [each for each in every if each]
    return max(known, key=count) if known and len(known) == len(every) else None
