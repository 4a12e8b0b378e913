"""Kill a writing process at pseudo-random moments; after each, prove that nothing acknowledged is lost.

    python killed.py LEDGER KILLS SEED

A warm parent forks each writer, so that most of a writer's short life is spent writing. A writer acknowledges each
batch on a pipe once ``append`` or ``keep_original`` has returned. Prints what happened as JSON; fails with a traceback.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, opened

from habeas.ledger import Ledger, ProposalMade
from habeas.ledger.pages import has_wal
from habeas.model import DocumentId

LONGEST_S = 0.12
DOC = DocumentId("doc-0123456789abcdef")


def original(number: int) -> bytes:
    """Return the bytes that batch ``number`` keeps, if any; now and then enough to move the log into the file."""
    some = hashlib.sha256(str(number).encode()).digest()
    return b"" if number % 5 else some * (3000 if number % 40 == 0 else 20)


def batch(number: int) -> list[ProposalMade]:
    """Return one to five entries that say which batch they are of, and how many it has."""
    size = 1 + number % 5
    notes = ("x" * (number * 37 % 900),)
    return [
        ProposalMade(document=DOC, version=str(number), claims=size, namings=place, notes=notes)
        for place in range(size)
    ]


def write(path: Path, first: int, pipe: int) -> None:
    """Append batches and acknowledge each, until killed."""
    with opened(path) as ledger:
        for number in itertools.count(first):
            if data := original(number):
                ledger.keep_original(data)
                os.write(pipe, f"kept {number}\n".encode())
            ledger.append(batch(number), by=BY, at=AT)
            os.write(pipe, f"appended {number}\n".encode())


def kill_one(path: Path, first: int, after_s: float) -> list[tuple[str, int]]:
    """Start a writer, kill it, and return what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write(path, first, writing)
        os._exit(3)
    os.close(writing)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        acknowledged = [line.split() for line in pipe]
    if not os.WIFSIGNALED(status):
        raise SystemExit("the writer ended on its own")
    return [(act, int(number)) for act, number in acknowledged]


def prove(path: Path, acknowledged: list[tuple[str, int]], seen: int, last: int, *, whole: bool) -> tuple[int, int]:
    """Open the ledger and prove that the new batches are whole, in order, and all that were acknowledged."""
    with opened(path) as ledger:
        bodies = [entry.body for entry in ledger.read("proposal_made", after=seen)]
        numbers = []
        while bodies:
            number = int(bodies[0].version)
            if bodies[: 1 + number % 5] != batch(number):
                raise SystemExit(f"batch {number} is not whole")
            numbers.append(number)
            bodies = bodies[1 + number % 5 :]
        if numbers != list(range(last + 1, last + 1 + len(numbers))):
            raise SystemExit("batches are missing or out of order")
        said = [number for act, number in acknowledged if act == "appended"]
        if said != numbers[: len(said)] or len(numbers) > len(said) + 1:
            raise SystemExit(f"acknowledged {said}, found {numbers}")
        for act, number in acknowledged:
            if act == "kept" and ledger.get_original(hashlib.sha256(original(number)).hexdigest()) != original(number):
                raise SystemExit(f"the original of batch {number} is not there")
        if whole:
            ledger.verify()
        return ledger.head.seq, last + len(numbers)


def main() -> None:
    """Kill, prove, and tell."""
    path, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    Ledger.create(path, PASSPHRASE, cost=CHEAP).close()
    seen, last, told = 0, -1, Counter(kills=kills)
    for turn in range(kills):
        chance = int.from_bytes(hashlib.sha256(f"{seed} {turn}".encode()).digest()[:4], "big") / 2**32
        acknowledged = kill_one(path, last + 1, chance * LONGEST_S)
        told["left_a_log"] += has_wal(path)
        before = last
        seen, last = prove(path, acknowledged, seen, last, whole=turn % 20 == 0 or turn == kills - 1)
        appended = sum(act == "appended" for act, _ in acknowledged)
        told["acknowledged"] += appended
        told["found_unacknowledged"] += last - before - appended
        told["died_before_first"] += last == before
    told["entries"] = seen
    told["mib"] = path.stat().st_size // 2**20
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
