"""How long it takes to tighten the times of many events, in parts and in one chain, beside the cubic way of doing it.

    python bench/network.py

Prints seconds to build and to solve with every chain, and how many times longer Floyd's and Warshall's all pairs take
for a case small enough for them. The events are made up by arithmetic: every third is dated twice, in agreement.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from habeas.model import ClaimId
from habeas.model.times import Ground, Step
from habeas.reconcile.clashes import find_clashes
from habeas.reconcile.network import ORIGIN, Limit, Network

DAY = 1440
SIZES = (1000, 5000)
CUBIC = 60  # events that all pairs can do while one waits
RUNS = 3
BEGINNING = 737_000 * DAY


def limit(start: str, to: str, minutes: int, claim: str = "", *, ground: Ground = Ground.DATE) -> Limit:
    """One limit that rests on a claim, or on nothing."""
    claims = (ClaimId(f"clm-{claim}"),) if claim else ()
    return Limit(start=start, to=to, minutes=minutes, step=Step(ground=ground, claims=claims))


def events(count: int, *, chained: bool) -> list[Limit]:
    """Make up events of some days each; where chained, each is said to have begun after the one before."""
    limits = []
    for number in range(count):
        began, ended = f"{number:06d}-began", f"{number:06d}-ended"
        day = BEGINNING + number * 3 * DAY
        limits.append(limit(ended, began, 0, ground=Ground.NATURE))
        limits.append(limit(ended, began, -DAY, f"{number}-length", ground=Ground.LENGTH))
        if number % 3 == 0:
            limits += dated(began, day, f"{number}-date") + dated(ended, day + 4 * DAY, f"{number}-end")
            limits += dated(began, day - number % 2 * DAY, f"{number}-other", wide=30)
        else:
            limits.append(limit(began, ended, 90 * DAY, f"{number}-most", ground=Ground.LENGTH))
        if number and (chained or number % 4):
            limits.append(limit(began, f"{number - 1:06d}-began", -60, f"{number}-after", ground=Ground.ORDER))
    return limits


def dated(point: str, day: int, claim: str, *, wide: int = 10) -> list[Limit]:
    """Both limits of a stretch of days."""
    return [limit(ORIGIN, point, day + wide * DAY, claim), limit(point, ORIGIN, -day, claim)]


def solve(network: Network) -> None:
    """Ask for both bounds of every point with their chains, and how long every event lasted."""
    for point in network.points:
        network.earliest(point)
        network.latest(point)


def cubic(limits: list[Limit]) -> None:
    """All pairs by Floyd and Warshall, without chains."""
    names = sorted({point for one in limits for point in (one.start, one.to)})
    number = {name: at for at, name in enumerate(names)}
    rows: list[list[float]] = [[float("inf")] * len(names) for _ in names]
    for one in limits:
        row = rows[number[one.start]]
        row[number[one.to]] = min(row[number[one.to]], one.minutes)
    for middle, through in enumerate(rows):
        for row in rows:
            base = row[middle]
            for at, rest in enumerate(through):
                if base + rest < row[at]:
                    row[at] = base + rest


def seconds(work: Callable[[], object]) -> float:
    """The shortest of some runs."""
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


def tell_sizes() -> None:
    """Print seconds by size and shape."""
    print(f"{'events':>7} {'shape':<8} {'limits':>7} {'points':>7} {'build s':>8} {'solve s':>8}")
    for count in SIZES:
        for shape in ("parts", "chain"):
            limits = events(count, chained=shape == "chain")
            built = seconds(lambda limits=limits: Network(limits))
            both = seconds(lambda limits=limits: solve(Network(limits)))
            points = len(Network(limits).points)
            print(f"{count:>7} {shape:<8} {len(limits):>7} {points:>7} {built:>8.3f} {both - built:>8.3f}")


def tell_cubic() -> None:
    """Print how many times longer all pairs take."""
    limits = events(CUBIC, chained=True)
    ours, theirs = seconds(lambda: solve(Network(limits))), seconds(lambda: cubic(limits))
    print(
        f"all pairs, {CUBIC} events in one chain: {theirs / ours:.0f} times our time ({theirs:.3f} s to {ours:.4f} s)"
    )


def tell_clashes() -> None:
    """Print seconds to find what clashes: ten dates of one event, and twenty events of a long chain dated twice."""
    ten = [one for n in range(10) for one in dated("a", n * 30 * DAY, f"{n}")]
    print(f"ten dates of one event: {seconds(lambda: find_clashes(Network(ten))):.4f} s")
    chain = events(1000, chained=True)
    for number in range(0, 1000, 50):
        chain += dated(f"{number:06d}-began", BEGINNING + (number * 3 + 45) * DAY, f"{number}-clash")
    found, is_complete = find_clashes(Network(chain), most=10_000)
    taken = seconds(lambda: find_clashes(Network(chain), most=10_000))
    print(f"twenty events of 1000 in a chain dated apart: {taken:.3f} s, {len(found)} clashes, all: {is_complete}")
    print(f"the widest bounds of all ways out of them: {seconds(lambda: solve(Network(chain))):.3f} s")


if __name__ == "__main__":
    tell_sizes()
    tell_cubic()
    tell_clashes()
