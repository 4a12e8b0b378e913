"""How many people's statuses are found in a second, from claims in memory and from a ledger.

    python bench/statuses.py [PEOPLE] [FOLDER [CLAIMS]]

In memory: PEOPLE (100,000) invented people of eight claims each, told in two papers each, every second claim accepted;
they are invented in chunks, outside the clock, and nothing of one is kept for the next. With a FOLDER also from a
ledger of CLAIMS (100,000) claims there (``bench/bigledger.py``; made if it is not there), through
``casework/statistics``: everything read, and then everybody counted for the first time.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import bigledger
import invented

from habeas.casework.memory import remember
from habeas.casework.statistics import count_statuses
from habeas.ledger import Ledger
from habeas.model import Claim, Decision, Document, DocumentId
from habeas.reconcile.quick import quick_status
from habeas.reconcile.weigh import weigh
from habeas.reconcile.wordstock import forget_words

PEOPLE, CHUNK, CLAIMS, TARGET = 100_000, 2_000, 8, 2_000
Person = tuple[list[Claim], list[Decision], dict[DocumentId, Document]]


def person_of(number: int) -> Person:
    """Return the claims about one person, the words on them, and the papers that they stand in."""
    papers = [invented.a_document(2 * number + place, CLAIMS, f"({number})") for place in range(2)]
    claims = [invented.told(papers[place % 2], CLAIMS * number + place) for place in range(CLAIMS)]
    return claims, invented.accepted(claims), {paper.id: paper for paper in papers}


def chunks(people: int) -> Iterator[list[Person]]:
    """Yield the people, some thousands at a time."""
    for begin in range(0, people, CHUNK):
        yield [person_of(number) for number in range(begin, min(begin + CHUNK, people))]


def in_memory(people: int) -> None:
    """Print how many statuses a second are found from claims in memory."""
    taken, processor, states = 0.0, 0.0, Counter[str]()
    for chunk in chunks(people):
        forget_words()
        started, used = time.perf_counter(), time.process_time()
        for claims, decisions, documents in chunk:
            states[quick_status(weigh(claims, decisions), documents).state] += 1
        taken, processor = taken + time.perf_counter() - started, processor + time.process_time() - used
    print(f"{people} people in memory: {people / taken:,.0f} a second by the clock, {people / processor:,.0f} by the"
          f" processor; target {TARGET:,}; load {os.getloadavg()[0]:.1f}")  # fmt: skip
    print("  " + ", ".join(f"{state} {count}" for state, count in states.most_common()))


def from_ledger(folder: Path, claims: int) -> None:
    """Print how many statuses a second are found from a ledger that nobody has opened yet."""
    path = bigledger.make(folder, claims=claims)
    started = time.perf_counter()
    with Ledger.open(path, bigledger.PASSPHRASE) as ledger:
        memory = remember(ledger.read())
    read = time.perf_counter() - started
    started = time.perf_counter()
    first = count_statuses(memory)
    viewed = time.perf_counter() - started
    print(f"{first.persons} people in a ledger of {claims} claims: read in {read:.1f} s, indexed and counted in"
          f" {viewed:.1f} s ({first.persons / viewed:,.0f} a second); in all {first.persons / (read + viewed):,.0f} a"
          f" second; load {os.getloadavg()[0]:.1f}")  # fmt: skip


def main() -> None:
    """Measure and print."""
    in_memory(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
    if len(sys.argv) > 2:
        from_ledger(Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else bigledger.CLAIMS)


if __name__ == "__main__":
    main()
