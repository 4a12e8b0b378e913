"""What the recorded writer does: the real ledger, in a folder of its own, saying each thing once it is done.

python scenes.py SCENE FOLDER SYNCHRONOUS
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from batches import CHEAP, PASSPHRASE, batch, made, opened, original, write
from schema_one import make_first
from tracing import SAYS

from habeas.ledger import Ledger
from habeas.ledger.engine import base
from habeas.ledger.opening import by_passphrase
from habeas.ledger.rekeying import rekey

LANE = "a"
DESK, STICK = "desk", "stick"
FIRST = 6  # batches that the first schema wrote
ANOTHER = "seven other invented words of no use"
Say = Callable[[str], None]


def make(folder: Path, say: Say) -> None:
    """Make a ledger, and write a little."""
    with made(folder / DESK / "case.ledger") as ledger:
        say("made case.ledger")
        write(ledger, LANE, range(3), say)


def work(folder: Path, say: Say) -> None:
    """Write in several sittings, each of which moves its log into the file as it ends."""
    make(folder, say)
    for sitting in range(4):
        with opened(folder / DESK / "case.ledger") as ledger:
            write(ledger, LANE, range(3 + 6 * sitting, 9 + 6 * sitting), say)


def fill(folder: Path, say: Say) -> None:
    """Write so much in one sitting that the log is moved into the file in the middle of it."""
    with made(folder / DESK / "case.ledger") as ledger:
        say("made case.ledger")
        for first in (0, 200, 400):  # each 200 batches keep five large originals
            write(ledger, LANE, range(first, first + 200), say)


def copy(folder: Path, say: Say) -> None:
    """Back up, write on, back up again, and restore the first copy."""
    work(folder, say)
    with opened(folder / DESK / "case.ledger") as ledger:
        ledger.backup(folder / STICK / "first.backup")
        say("copied first.backup")
        write(ledger, LANE, range(27, 30), say)
        ledger.backup(folder / STICK / "second.backup")
        say("copied second.backup")
    Ledger.restore(folder / STICK / "first.backup", folder / DESK / "again.ledger", PASSPHRASE, cost=CHEAP)
    say("restored again.ledger")


def upgrade(folder: Path, say: Say) -> None:
    """Open a ledger that the first schema wrote, and write on."""
    path, numbers = folder / DESK / "case.ledger", range(FIRST)
    bodies = [("proposal_made", body) for number in numbers for body in batch(LANE, number)]
    kept = [number for number in numbers if original(LANE, number)]
    make_first(path, bodies, [original(LANE, number) for number in kept])
    lines = [f"appended {LANE} {number}" for number in numbers] + [f"kept {LANE} {number}" for number in kept]
    say("\n".join(["made case.ledger", *lines]))  # at once: how the first schema made it is not the question here
    with opened(path) as ledger:
        say("upgraded")
        write(ledger, LANE, range(FIRST, FIRST + 3), say)


def change(folder: Path, say: Say) -> None:
    """Give a ledger new keys, and write on."""
    path = folder / DESK / "case.ledger"
    make(folder, say)
    rekey(path, PASSPHRASE, [by_passphrase(ANOTHER, CHEAP)])
    say("rekeyed")
    with Ledger.open(path, ANOTHER) as ledger:
        write(ledger, LANE, range(3, 6), say)


SCENES: dict[str, Callable[[Path, Say], None]] = {
    "make": make, "work": work, "fill": fill, "copy": copy, "upgrade": upgrade, "change": change,
}  # fmt: skip


def main() -> None:
    """Act a scene."""
    scene, folder, synchronous = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    for name in (DESK, STICK):
        (folder / name).mkdir(parents=True)
    # What the house says is FULL; another word proves that the simulator would notice.
    base.HARDENING = tuple(
        f"PRAGMA synchronous = {synchronous}" if "synchronous" in line else line for line in base.HARDENING
    )
    handle = os.open(folder / SAYS, os.O_CREAT | os.O_WRONLY)
    SCENES[scene](folder, lambda line: os.write(handle, f"{line}\n".encode()))


if __name__ == "__main__":
    main()
