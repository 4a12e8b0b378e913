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

Days = tuple[int, tuple[Step, ...]]  # a number of days (or minutes), and why


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Between which numbers of days a length lies; None is no bound."""

    least: Days | None
    most: Days | None


def between(network: Network, began: Point, ended: Point) -> Range:
    """Return the days from one point to another, by bounds or by what ties both: the narrower, else the plainer.

    A length that is all that ties them counts as many days as it states, unless dates leave a day less: an hour of the
    day before and one of the day after may lie so near that the network lets both be true.
    """
    found = _between(network, began, ended, as_stated=True)
    if found.least and found.most and found.least[0] > found.most[0]:
        return _between(network, began, ended, as_stated=False)
    return found


def _between(network: Network, began: Point, ended: Point, *, as_stated: bool) -> Range:
    least, most = network.least(began, ended), network.most(began, ended)
    return Range(
        least=max(
            (*_by_dates(network.latest(began), network.earliest(ended)), *_fewest(least, as_stated=as_stated)),
            key=lambda days: (days[0], -len(days[1])),
            default=None,
        ),
        most=min(
            (*_by_dates(network.earliest(began), network.latest(ended)), *_farthest(most, as_stated=as_stated)),
            key=lambda days: (days[0], len(days[1])),
            default=None,
        ),
    )


def _by_dates(began: Days | None, ended: Days | None) -> Iterator[Days]:
    """Yield the days between two minutes."""
    if began and ended:
        yield max(ended[0] // DAY - began[0] // DAY, 0), (*began[1], *ended[1])


def _fewest(apart: Days | None, *, as_stated: bool) -> Iterator[Days]:
    """Yield the fewest days that so many minutes at least can be."""
    if apart:
        stated = as_stated and _is_stated(apart[1]) and (apart[0] - 1) % DAY == 0  # counted from day to day, as told
        yield max((apart[0] - 1) // DAY + 1 if stated else -((DAY - 1 - apart[0]) // DAY), 0), apart[1]


def _farthest(apart: Days | None, *, as_stated: bool) -> Iterator[Days]:
    """Yield the most days that so many minutes at most can be."""
    if apart:
        stated = as_stated and _is_stated(apart[1]) and (apart[0] + 1) % DAY == 0
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
