"""Many power cuts of one recording, one after the other."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from batches import Lost, goes_on
from chance import Chance
from powercut import Disk, cut, examine, stop
from scenes import ANOTHER, DESK
from tracing import Step

from habeas.errors import HabeasError
from habeas.keys.errors import WrongPassphrase

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


def power_cuts(
    steps: Sequence[Step], recorded: Path, count: int, seed: str, *, within: Sequence[int] | None = None
) -> Outcome:
    """Cut the power so many times at chance moments, of all or of these, and say what was found."""
    outcome, moments = Outcome(), within or range(1, len(steps) + 1)
    for turn in range(count):
        chance = Chance(seed, turn)
        at = moments[chance.below(len(moments))]
        told = f"power cut {seed} {turn} after step {at}"
        _try(cut(steps, at, chance), recorded, outcome, told, goes_on_after=turn % GOES_ON_EVERY == 0)
    return outcome


def kills_at(steps: Sequence[Step], recorded: Path, places: Iterable[int]) -> Outcome:
    """Kill the writer after so many steps, at each of these places, and say what was found."""
    outcome = Outcome()
    for at in places:
        _try(stop(steps, at), recorded, outcome, f"kill after step {at}", goes_on_after=at % GOES_ON_EVERY == 0)
    return outcome


def _try(disk: Disk, recorded: Path, outcome: Outcome, told: str, *, goes_on_after: bool) -> None:
    """Lay a disk, examine it, and write down what was found."""
    with tempfile.TemporaryDirectory(dir=memory(), prefix="habeas-cut-") as folder:
        try:
            found = examine(disk, Path(folder), recorded)
            if goes_on_after and found == "whole":
                _go_on(Path(folder, DESK, "case.ledger"))
        except (Lost, HabeasError) as error:
            found = "LOST"
            outcome.lost.append(f"{told}: {type(error).__name__} {error}")
        outcome.found[found] += 1


def _go_on(path: Path) -> None:
    """Write on, whichever passphrase it was left with."""
    try:
        goes_on(path, "z")
    except WrongPassphrase:
        goes_on(path, "z", ANOTHER)
