"""Kills, power cuts, torn logs, flipped bits, full disks, broken-off upgrades: how much the ledger loses. Nothing.

    python bench/faults.py [--seed WORD] [--only PART ...] [--kills 2000] [--powercuts 10000] [--torn 512]
                           [--flips 10000] [--full 60] [--stops 1]

``kills``: of two writers, at chance moments. ``powercuts``: disks that a cut may leave of four recorded writers.
``torn``: the log cut off at every so many bytes. ``flips``: of bits in the file and its backup, beside every byte of
the key files. ``full``: sizes of a disk, at eight stages each. ``stops``: a writer killed at every so many of its
system calls. 0 leaves a part out. Needs Linux; strace for powercuts and stops; root or user namespaces for full.
The same seed gives the same faults, but kills fall wherever the machine is. Ends with 1 where anything was lost.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "faults"))

from batches import Lost
from chance import Chance
from cuts import kills_at, memory, power_cuts
from filling import STAGES, fill_disk
from killing import killings
from powercut import without
from tearing import MISSED, crashed, flip, found_by, restored, settled, tear
from tracing import find_strace, record

SCENES = (
    ("work", 0.2),
    ("copy", 0.4),
    ("change", 0.2),
    ("upgrade", 0.15),
    ("fill", 0.05),
)  # and which share of the cuts falls on each
FORGETFUL = (("-wal",), (".ledger", ".draft"), ("/desk",), ("/stick",))  # each must be noticed
MUTANT_CUTS = 100
MOST_ROOM_KIB = 1024
LEDGER, KEYS, COPY = "case.ledger", "case.ledger.keys", "case.ledger.keys.copy"
BITS = 8

Told = tuple[Counter[str], list[str]]  # what happened how often, and what was lost
Part = Callable[[int, str, Path], Told]


def kills(count: int, seed: str, folder: Path) -> Told:
    """Kill two writers, over and over."""
    try:
        return killings(folder / LEDGER, count, seed), []
    except Lost as error:
        return Counter(), [str(error)]


def powercuts(count: int, seed: str, folder: Path) -> Told:
    """Cut the power of recorded writers; then of writers that forget to sync, which must be noticed."""
    strace, told, lost = find_strace(), Counter[str](), list[str]()
    if strace is None:
        return told, ["there is no strace that may trace"]
    for scene, share in SCENES:
        place = folder / scene
        place.mkdir()
        steps = record(strace, scene, place)
        outcome = power_cuts(steps, place, round(count * share), f"{seed} {scene}")
        told += Counter({f"{scene}: {found}": often for found, often in outcome.found.items()})
        lost += outcome.lost
        if scene != "copy":
            continue
        for forgets in FORGETFUL:
            found = power_cuts(without(steps, *forgets), place, MUTANT_CUTS, seed).found["LOST"]
            told[f"lost of {MUTANT_CUTS} without sync of {' '.join(forgets)} (must be noticed)"] = found
            lost += [] if found else [f"the simulator does not notice a missing sync of {forgets}"]
    for hasty in ("NORMAL", "OFF"):
        place = folder / hasty
        place.mkdir()
        found = power_cuts(record(strace, "work", place, synchronous=hasty), place, MUTANT_CUTS, seed).found["LOST"]
        told[f"lost of {MUTANT_CUTS} with synchronous={hasty} (must be noticed)"] = found
        lost += [] if found else [f"the simulator does not notice synchronous={hasty}"]
    return told, lost


def torn(every: int, seed: str, folder: Path) -> Told:
    """Tear the log at every so many bytes, and put rubbish into its sectors as often."""
    (folder / "crashed").mkdir()
    try:
        return tear(crashed(folder / "crashed"), folder, seed, every=every), []
    except Lost as error:
        return Counter(), [str(error)]


def flips(count: int, seed: str, folder: Path) -> Told:
    """Flip every byte of both key files and of the first page, and so many bits anywhere in file and backup."""
    (folder / "settled").mkdir()
    files, chance, told = settled(folder / "settled"), Chance(seed), Counter[str]()
    data = files[LEDGER]
    for place in range(len(files[KEYS])):
        spoilt = flip(files[KEYS], place, chance.below(BITS))
        told[f"one key file: {found_by({KEYS: spoilt}, files, folder)}"] += 1
        told[f"both key files: {found_by({KEYS: spoilt, COPY: spoilt}, files, folder)}"] += 1
    places = [*range(4096), *(chance.below(len(data)) for _ in range(count))]
    for place in places:
        told[f"file: {found_by({LEDGER: flip(data, place, chance.below(BITS))}, files, folder)}"] += 1
    for place in places[:: 10 if count > 1000 else 1]:
        told[f"backup: {restored({**files, LEDGER: flip(data, place, chance.below(BITS))}, folder)}"] += 1
    return told, [found for found in told if MISSED in found]


def full(sizes: int, seed: str, folder: Path) -> Told:
    """Fill the disk at every stage, but for so many different rooms."""
    told, lost = Counter[str](), list[str]()
    rooms = [0, *sorted(1 + Chance(seed, number).below(MOST_ROOM_KIB) for number in range(sizes - 1))]
    for stage in STAGES:
        try:
            told += fill_disk([stage], rooms, folder)
        except Lost as error:
            lost.append(str(error))
    return told, lost


def stops(every: int, _: str, folder: Path) -> Told:
    """Kill every recorded writer at each of so many of its system calls."""
    strace, told, lost = find_strace(), Counter[str](), list[str]()
    if strace is None:
        return told, ["there is no strace that may trace"]
    for scene in ("copy", "change", "upgrade"):
        place = folder / scene
        place.mkdir()
        steps = record(strace, scene, place)
        outcome = kills_at(steps, place, range(1, len(steps) + 1, every))
        told += Counter({f"{scene}: {found}": often for found, often in outcome.found.items()})
        lost += outcome.lost
    return told, lost


PARTS: dict[str, tuple[Part, int]] = {
    "kills": (kills, 2000), "powercuts": (powercuts, 10_000), "torn": (torn, 512), "flips": (flips, 10_000),
    "full": (full, 60), "stops": (stops, 1),
}  # fmt: skip


def main() -> int:
    """Run the parts, and tell."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--seed", default="2026-11-22")
    asked.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    for name, (_, usual) in PARTS.items():
        asked.add_argument(f"--{name}", type=int, default=usual)
    options, lost = asked.parse_args(), list[str]()
    for name, (part, _) in PARTS.items():
        count = getattr(options, name)
        if name not in options.only or not count:
            continue
        started = time.perf_counter()
        with tempfile.TemporaryDirectory(dir=memory()) as folder:
            told, missing = part(count, f"{options.seed} {name}", Path(folder))
        lost += [f"{name}: {each}" for each in missing]
        print(f"{name} {count} ({time.perf_counter() - started:.0f} s): {len(missing)} lost")
        for what, often in sorted(told.items()):
            print(f"  {often:8,}  {what}")
    print("\n".join(lost[:20]) or "nothing acknowledged was lost")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
