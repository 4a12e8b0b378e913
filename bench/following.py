"""How long it takes to tell what is due over many cases, first and again, and to read one case's own words.

    python bench/following.py [CASES]

The people, the State and the letters are invented; each case has a filing, a transmission, an opinion with its
remedies and a reminder.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator

from habeas.casework.due import find_due
from habeas.casework.memory import Memory, remember
from habeas.ledger import Entry
from habeas.model import (
    CaseId,
    Communication,
    Milestone,
    OpinionRecord,
    Outcome,
    Owed,
    Reminder,
    When,
)
from habeas.model.record import CaseWord

MANY, TARGET_MS, TIMES = 1_000, 200.0, 5
BY, AT, TODAY = "R. Five (invented)", "2031-01-01T09:00:00Z", "2031-01-01"
REMEDIES = ("release", "compensation", "investigate")


def words_on(case: CaseId, number: int) -> Iterator[CaseWord]:
    """Yield what people put on record of one invented case."""
    for milestone, on in ((Milestone.FILED, "2030-01-05"), (Milestone.TRANSMITTED, f"2030-02-{number % 28 + 1:02d}")):
        yield Communication(
            id=f"com-{milestone}-{number}", case=case, mechanism="WGAD", state="Zubrania", milestone=milestone,
            on=When.parse(on), by=BY, at=AT,
        )  # fmt: skip
    yield OpinionRecord(
        case=case, symbol=f"A/HRC/WGAD/2030/{number + 1}", states=("Zubrania",), outcome=Outcome.ARBITRARY,
        by=BY, at=AT, adopted=When.parse("2030-08-20"), remedies=tuple(Owed(key=each) for each in REMEDIES),
    )  # fmt: skip
    yield Reminder(id=f"rem-{number}", case=case, due="2031-02-01", what="Ask her family.", by=BY, at=AT)


def entries_of(count: int) -> Iterator[Entry]:
    """Yield the entries of a ledger with words on so many cases."""
    words = [word for number in range(count) for word in words_on(CaseId(f"cas-{number:016x}"), number)]
    for seq, word in enumerate(words, start=1):
        yield Entry(seq=seq, at=AT, by=BY, kind="word", body=word, prev_hash="", hash="")


def measure(what: str, work: Callable[[], object], *, times: int = 1) -> float:
    """Print how long the best of some times took, and return it in milliseconds."""
    taken = []
    for _ in range(times):
        begun, spent = time.perf_counter(), time.process_time()
        work()
        taken.append(((time.perf_counter() - begun) * 1_000, (time.process_time() - spent) * 1_000))
    wall, worked = min(taken)
    print(f"  {what:32} {wall:9.1f} ms   processor {worked:.1f}; ratio to {TARGET_MS:.0f} ms {wall / TARGET_MS:.2f}")
    return wall


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    entries = list(entries_of(count))
    memory: Memory = remember(entries)
    print(f"{count:,} cases with {len(memory.words):,} words on record")
    measure("what is due, the first time", lambda: find_due(memory, today=TODAY))
    measure("what is due, again", lambda: find_due(memory, today=TODAY), times=TIMES)
    source = memory.source
    more = Reminder(id="rem-more", case=CaseId(f"cas-{0:016x}"), due="2031-03-01", what="Call.", by=BY, at=AT)
    source.follow(Entry(seq=source.upto + 1, at=AT, by=BY, kind="word", body=more, prev_hash="", hash=""))
    grown = source.memory()
    measure("what is due, after one more word", lambda: find_due(grown, today=TODAY))
    print(f"  {len(find_due(grown, today=TODAY)):,} things are due; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
