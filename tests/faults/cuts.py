"""Many power cuts of one recording, one after the other."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from batches import Lost, goes_on
from chance import Chance
from powercut import cut, examine
from tracing import Step

from habeas.errors import HabeasError

GOES_ON_EVERY = 25


@dataclass(slots=True)
class Outcome:
    """How often a disk was whole, or what went wrong."""

    found: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)


def memory() -> Path | None:
    """Return a folder in memory, where thousands of disks are written faster, if there is one."""
    place = Path("/dev/shm")  # noqa: S108 - nothing but invented words
    return place if place.is_dir() else None


def power_cuts(steps: Sequence[Step], recorded: Path, count: int, seed: str) -> Outcome:
    """Cut the power so many times, and say what was found."""
    outcome = Outcome()
    for turn in range(count):
        chance = Chance(seed, turn)
        at = 1 + chance.below(len(steps))
        folder = Path(tempfile.mkdtemp(dir=memory(), prefix="habeas-cut-"))
        try:
            outcome.found[examine(cut(steps, at, chance), folder, recorded)] += 1
            if turn % GOES_ON_EVERY == 0 and (ledger := folder / "desk" / "case.ledger").exists():
                goes_on(ledger, "z")
        except (Lost, HabeasError) as error:
            outcome.found["LOST"] += 1
            outcome.lost.append(f"cut {seed} {turn} after step {at}: {type(error).__name__} {error}")
        finally:
            shutil.rmtree(folder)
    return outcome
