"""A disk that fails at one call: ``strace`` lets the kernel answer EIO to the n-th read, write or sync of a ledger.

    python failing.py STAGE FOLDER        (what is run under strace; says what is written, and how it ended)

The calls are those of a run without faults, so that each place where a ledger asks its disk for something can fail. The
stage must succeed all the same, or say in our words why not; nothing acknowledged may be lost; and on a disk that works
again everything works again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from batches import CHEAP, PASSPHRASE, Lost, Said, goes_on, made, opened, original, prove, write

from habeas.errors import HabeasError
from habeas.ledger import Ledger

CALLS = ("pwrite64", "write", "fsync", "ftruncate", "pread64", "read", "openat")
BEFORE = range(6)  # batches, before the disk fails
LIMIT_S = 120
DONE = "ended done"
_OURS = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
Say = Callable[[str], None]


def append(path: Path, say: Say) -> None:
    """Write on."""
    with opened(path) as ledger:
        write(ledger, "b", range(4), say)


def ingest(path: Path, say: Say) -> None:
    """Keep a large original, as reading a file does."""
    with opened(path) as ledger:
        ledger.keep_original(original("c", 35))
        say("kept c 35")


def back_up(path: Path, _: Say) -> None:
    """Make a backup beside it."""
    with opened(path) as ledger:
        ledger.backup(path.with_name("case.backup"))


def restore(path: Path, _: Say) -> None:
    """Restore a copy beside it."""
    Ledger.restore(path, path.with_name("restored.ledger"), PASSPHRASE, cost=CHEAP)


STAGES: dict[str, Callable[[Path, Say], None]] = {
    "append": append, "ingest": ingest, "backup": back_up, "restore": restore,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One call of a stage at which the disk can fail: its name, and the how-manieth of that name it is."""

    call: str
    nth: int


def prepare(folder: Path) -> Said:
    """Make the ledger that every stage begins with, and return what is acknowledged in it."""
    folder.mkdir()
    said = Said()
    with made(folder / "case.ledger") as ledger:
        write(ledger, "a", BEFORE, said.hear)
    return said


def places(strace: str, stage: str, folder: Path) -> list[Place]:
    """Return every call that a stage makes on the files of its folder."""
    log = folder.with_name(f"{stage}.strace")
    ran = _run([strace, "-f", "-qq", "-y", "-e", f"trace={','.join(CALLS)}", "-o", str(log)], stage, folder)
    if DONE not in ran.stdout:
        raise Lost(f"{stage} fails by itself: {ran.stderr}")
    return list(_places(log.read_text("utf-8", "replace").splitlines(), str(folder)))


def _places(lines: list[str], folder: str) -> Iterator[Place]:
    counted = Counter[str]()
    for line in lines:
        found = _OURS.match(line)
        if found is None or "resumed>" in line:
            continue
        counted[found[1]] += 1
        named = found[2].partition(", ")[0] if found[1] != "openat" else found[2]
        if folder in named and "-shm" not in named:
            yield Place(found[1], counted[found[1]])


def fail(strace: str, stage: str, place: Place, folder: Path, before: Said) -> str:
    """Let the disk fail at one call of a stage in this folder, prove what is left, and say how the stage ended.

    Raises:
        Lost: a promise did not hold.

    """
    inject = f"inject={place.call}:error=EIO:when={place.nth}"
    ran = _run([strace, "-f", "-qq", "-e", f"trace={place.call}", "-e", inject, "-o", os.devnull], stage, folder)
    said = Said(appended=Counter(before.appended), kept=list(before.kept))
    ended = ""
    for line in ran.stdout.splitlines():
        if line.startswith("ended "):
            ended = line.removeprefix("ended ")
        else:
            said.hear(line)
    if not ended:
        raise Lost(f"{stage} at {place}: {ran.stderr.strip()[-300:]}")
    if left := [each.name for each in folder.iterdir() if "draft" in each.name]:
        raise Lost(f"{stage} at {place} left {left}")
    path = folder / "case.ledger"
    with opened(path) as ledger:
        prove(ledger, said, most_more=4)
        ledger.verify()
    goes_on(path, "z")
    if stage in ("backup", "restore") and ended != "done":
        for made_by_half in folder.glob("case.backup*"):
            made_by_half.unlink()
        STAGES[stage](path, lambda _: None)
    return ended


def fresh(template: Path, folder: Path) -> Path:
    """Return a folder with a ledger as it was before any disk failed."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    return folder


def _run(tracer: list[str], stage: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [*tracer, sys.executable, __file__, stage, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, check=False)


def main() -> None:
    """Act one stage; an error that is ours is an end, any other is a fault."""
    stage, folder = sys.argv[1], Path(sys.argv[2])
    try:
        STAGES[stage](folder / "case.ledger", _say)
    except HabeasError as error:
        _say(f"ended {error.code}")
    else:
        _say(DONE)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
