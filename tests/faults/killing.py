"""Kill two processes that write to one ledger, at chance moments; after each, prove that nothing acknowledged is lost.

A warm parent forks the writers, so that most of a writer's short life is spent writing. Each says on a pipe what
is written. One of the two is killed first, so that the other goes on with what a dead neighbour left behind.
"""

from __future__ import annotations

import itertools
import os
import select
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from batches import Lost, Said, found_in, goes_on, made, opened, prove_kept, write
from chance import Chance

from habeas.ledger.pages import has_wal

LANES = ("a", "b")
LONGEST_S = 0.08  # between the start and the first kill, and between the two kills
AT_WORK_SHARE = 0.8  # of the kills fall on writers that have begun to write; the others wherever they fall
PATIENCE_S = 10
WHOLE_EVERY = 20  # after so many kills the whole ledger is verified, from the first entry to the last


@dataclass(frozen=True, slots=True)
class Writer:
    """One writing process, and where it says what is written."""

    pid: int
    pipe: int

    @classmethod
    def start(cls, path: Path, lane: str, first: int) -> Writer:
        """Fork a writer."""
        reading, writing = os.pipe()
        child = os.fork()
        if child:
            os.close(writing)
            return cls(child, reading)
        try:
            os.close(reading)
            with opened(path) as ledger:
                write(ledger, lane, itertools.count(first), lambda line: _say(writing, line))
        finally:  # the parent is told, whatever it is: a writer must not end on its own
            _say(writing, f"! {sys.exc_info()[1]!r}")
            os._exit(3)

    def kill(self) -> None:
        """End it as a power switch would."""
        os.kill(self.pid, signal.SIGKILL)

    def last_words(self) -> list[str]:
        """Return all that it said, once it is gone."""
        os.waitpid(self.pid, 0)
        with os.fdopen(self.pipe) as pipe:
            lines = pipe.read().splitlines()
        if lines and lines[-1].startswith("!"):
            raise Lost(f"a writer ended on its own: {lines[-1]}")
        return lines


def _say(pipe: int, line: str) -> None:
    os.write(pipe, f"{line}\n".encode())


def kill_two(path: Path, first: Counter[str], chance: Chance) -> Said:
    """Start two writers, kill one, then the other, and return what both acknowledged."""
    writers = [Writer.start(path, lane, first[lane]) for lane in LANES]
    doomed = writers if chance.heads() else writers[::-1]
    if chance.share() < AT_WORK_SHARE:  # however slow the machine is just now
        select.select([doomed[0].pipe], [], [], PATIENCE_S)
    time.sleep(chance.share() * LONGEST_S)
    doomed[0].kill()
    if chance.heads():
        time.sleep(chance.share() * LONGEST_S)
    doomed[1].kill()
    said = Said()
    for writer in writers:
        for line in writer.last_words():
            said.hear(line)
    return said


def prove(path: Path, said: Said, seen: int, before: Counter[str], *, whole: bool) -> tuple[int, Counter[str]]:
    """Open the ledger, and prove what has come since ``seen``; return how far it goes now, and all that is there."""
    with opened(path) as ledger:
        found = found_in(ledger.read("proposal_made", after=seen), before)
        for lane in LANES:
            acknowledged = max(said.appended[lane], before[lane])
            if not acknowledged <= found[lane] <= acknowledged + 1:
                raise Lost(f"{lane}: {acknowledged} batches were acknowledged and {found[lane]} are there")
        prove_kept(ledger, said.kept)
        if whole:
            ledger.verify()
        return ledger.head.seq, found


def killings(path: Path, kills: int, seed: str) -> Counter[str]:
    """Make a ledger, kill so many writers, and count what happened.

    Raises:
        Lost: a promise did not hold; the ledger is left as it is.

    """
    made(path).close()
    seen, found, told, kept = 0, Counter[str](), Counter[str](), list[tuple[str, int]]()
    for turn in range(-(-kills // len(LANES))):
        said, before = kill_two(path, found, Chance(seed, turn)), found
        told["left a log"] += has_wal(path)
        seen, found = prove(path, said, seen, before, whole=turn % WHOLE_EVERY == 0)
        told["kills"] += len(LANES)
        kept += said.kept
        for lane in LANES:
            acknowledged = max(said.appended[lane] - before[lane], 0)
            told["acknowledged"] += acknowledged
            told["written, not yet acknowledged"] += found[lane] - before[lane] - acknowledged
            told["killed before a first batch"] += found[lane] == before[lane]
    with opened(path) as ledger:
        ledger.verify()
        prove_kept(ledger, kept)
    goes_on(path, "z")
    return told + Counter({"originals": len(kept), "entries": seen})
