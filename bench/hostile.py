"""Mutates the hostile corpus by a seed and counts what becomes of the files: no parent failure, all within limits.

``python bench/hostile.py N [SEED]`` reads N mutated files, two at a time, and prints each outcome's number; what is
not an outcome that a person could act on (a crashed reader, a time-out, our own error) is named with its seed.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "faults"))

from corpus import FAST, ROWS, outcome_of

MOST_BYTES = 2_000_000
NAMED = ("reader-failed", "source-timed-out", "source-took-too-much-memory", "unforeseen")
CHANGES = ("flip", "cut", "double", "zero", "high", "swap", "insert", "number")


class Chance:
    """Numbers that a seed gives, the same on every machine."""

    def __init__(self, seed: str) -> None:
        self._seed, self._count = seed, 0

    def below(self, most: int) -> int:
        """Return a number from 0 up to one less than this."""
        self._count += 1
        digest = hashlib.sha256(f"{self._seed} {self._count}".encode()).digest()
        return int.from_bytes(digest[:8]) % max(1, most)


@cache
def made() -> tuple[tuple[str, bytes], ...]:
    """The files that are small enough to be changed often."""
    every = ((each.name, each.make()) for each in ROWS)
    return tuple((name, data) for name, data in every if 0 < len(data) <= MOST_BYTES)


def mutated(seed: str) -> tuple[str, bytes]:
    """Return a file of the corpus with some places changed."""
    chance = Chance(seed)
    name, data = made()[chance.below(len(made()))]
    out = bytearray(data)
    for _ in range(1 + chance.below(8)):
        change(out, chance)
    return name, bytes(out)


def change(out: bytearray, chance: Chance) -> None:
    """Change one place."""
    at, how = chance.below(len(out)), CHANGES[chance.below(len(CHANGES))]
    length = 1 + chance.below(64)
    if how == "flip" and out:
        out[at] ^= 1 << chance.below(8)
    elif how == "cut":
        del out[at : at + length * 16]
    elif how == "double":
        out[at:at] = out[at : at + length * 16]
    elif how in ("zero", "high"):
        out[at : at + 4] = (b"\x00" if how == "zero" else b"\xff") * 4
    elif how == "swap":
        other = chance.below(len(out))
        out[at : at + length], out[other : other + length] = out[other : other + length], out[at : at + length]
    elif how == "insert":
        out[at:at] = bytes(chance.below(256) for _ in range(length))
    else:
        out[at : at + 10] = str(2 ** chance.below(64)).encode()


def tried(seed: str) -> tuple[str, str, float, str]:
    """Return the seed, the name, the seconds and the outcome."""
    name, data = mutated(seed)
    began = time.monotonic()
    try:
        outcome = outcome_of(data, name)
    except Exception as error:  # noqa: BLE001 - a failure of the parent is what is looked for
        outcome = f"PARENT FAILED {type(error).__name__}"
    return seed, name, time.monotonic() - began, outcome


def main(count: int, seed: str) -> int:
    """Print the outcomes; the status is 1 where the parent failed or a limit was broken."""
    outcomes, slowest, failed = Counter[str](), 0.0, 0
    with ThreadPoolExecutor(2) as pool:
        for each, name, took, outcome in pool.map(tried, (f"{seed}-{number}" for number in range(count))):
            outcomes.update(outcome.split(",")[:5])
            slowest = max(slowest, took)
            broken = outcome.startswith("PARENT") or took > 4 * FAST.wall_s
            failed += broken
            if broken or any(code in outcome for code in NAMED):
                print(f"{each} {name}: {outcome} ({took:.1f} s)", flush=True)
    for outcome, number in outcomes.most_common():
        print(f"{number:6} {outcome}")
    print(f"{count} files, slowest {slowest:.1f} s, parent failed or over its limits: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "habeas"))
