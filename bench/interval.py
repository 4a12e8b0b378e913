"""How far a figure could have come out otherwise: the same count over stories drawn again, or Wilson's interval.

Documents on one story stand or fall together, so stories are drawn, not documents. The draws follow from a fixed seed:
the same data give the same interval.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import events

DRAWS = 1000
SEED = 20261122
OUTER = 0.025  # left out on each side: a 95 % interval
Counts = tuple[int, int, int, int]  # right, given, found, gold


def by_story(name: str, folder: Path, *, find: events.Find) -> list[Counts]:
    """Return the micro counts of a set, story by story."""
    tallies: dict[str, events.Tally] = {}
    for document in events.documents(name, folder):
        key = str(document["id"])
        story = key.partition("_")[0] if name.startswith("ecbplus") else key
        tallies.setdefault(story, events.Tally(name=name)).read(document, find(document))
    return [
        tuple(sum(counter[of] for of in events.SETS[name]) for counter in (t.right, t.given, t.found, t.gold))
        for t in tallies.values()
    ]  # type: ignore[misc]  # four counters give four counts


def interval(stories: Sequence[Counts], *, figure: str) -> tuple[float, float]:
    """Return between which values the middle 95 % of the draws put a figure."""
    chances = _numbers()
    drawn: list[float] = []
    for _ in range(DRAWS):
        picked = [stories[next(chances) % len(stories)] for _ in stories]
        right, given, found, gold = (sum(counts) for counts in zip(*picked, strict=True))
        drawn.append(events.figures(right, given, found, gold).get(figure, 0.0))
    drawn.sort()
    return drawn[int(OUTER * DRAWS)], drawn[int((1 - OUTER) * DRAWS) - 1]


def wilson(found: int, gold: int, *, z: float = 1.96) -> tuple[float, float]:
    """Return the 95 % interval of a share where every story holds one event: drawing again says nothing of 13 in 13."""
    share, more = found / gold, z * z / gold
    middle = (share + more / 2) / (1 + more)
    reach = z / (1 + more) * math.sqrt(share * (1 - share) / gold + more / (4 * gold))
    return round(middle - reach, 3), round(min(1.0, middle + reach), 3)


def _numbers() -> Iterator[int]:
    """Yield numbers that look drawn by lot (Knuth's MMIX generator)."""
    state = SEED
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state >> 33
