"""How many claims a second the ledger keeps, beside plain sqlite3 with the same rows in the same run, and the memory.

    python bench/ledger.py [CLAIMS] [BATCH]

The claims are invented. "kept" counts everything: canonical JSON, both digests, encryption, triggers, fsync.
"""

from __future__ import annotations

import resource
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from habeas.ledger import Ledger
from habeas.ledger.entries import COLUMNS, Head, chain, written
from habeas.ledger.triggers import GENESIS
from habeas.model import (
    Basis,
    Claim,
    Dated,
    Document,
    Kind,
    Mention,
    Modality,
    Proposer,
    Stretch,
    When,
)  # fmt: skip

BY, AT = "bench", "2026-11-22T00:00:00Z"
TARGET = 20_000
SENTENCE = "Officers arrested Dauren Esimov in the invented town of Sarybulak on 10 March 2019, his lawyer said. "


def a_document(sentences: int) -> Document:
    """Return an invented document of so many sentences."""
    text = SENTENCE * sentences
    return Document(
        sha256=f"{sentences:064x}", size=len(text), media_type="text/plain", engine="bench", text=text, language="en"
    )


def a_claim(document: Document, number: int) -> Claim:
    """Return the claim of one sentence, with everything that a claim usually has."""
    base = number * len(SENTENCE)

    def place(words: str) -> tuple[int, int]:
        start = base + SENTENCE.index(words)
        return start, start + len(words)

    def mention(words: str) -> Mention:
        start, end = place(words)
        return Mention(name=words, start=start, end=end, text=words)

    start, end = place("arrested")
    day, day_end = place("10 March 2019")
    return Claim(
        predicate=Kind.ARREST,
        modality=Modality.REPORTED,
        passage=document.passage(base, base + len(SENTENCE) - 1),
        proposer=Proposer(name="bench", version="1", rule="arrest.active"),
        confidence=0.9,
        trigger=Stretch(start=start, end=end, text="arrested"),
        dated=Dated(when=WHEN, basis=Basis.EXPLICIT, start=day, end=day_end),
        subject=mention("Dauren Esimov"),
        agents=(mention("Officers"),),
        places=(mention("the invented town of Sarybulak"),),
        speaker=mention("his lawyer"),
    )


WHEN = When.parse("2019-03-10", as_written="10 March 2019")


def keep_in_sqlite(path: Path, claims: list[Claim], batch: int) -> float:
    """Return the seconds that plain sqlite3 takes for the same rows, made in the same way, in the same batches."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"CREATE TABLE entry ({COLUMNS}, PRIMARY KEY (seq))".replace('"seq",', "seq INTEGER,"))
    started, head = time.perf_counter(), Head(seq=0, hash=GENESIS)
    for first in range(0, len(claims), batch):
        rows = chain(map(written, claims[first : first + batch]), head=head, by=BY, at=AT)
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        connection.execute("COMMIT")
        head = Head(seq=rows[-1][0], hash=rows[-1][5])
    seconds = time.perf_counter() - started
    connection.close()
    return seconds


def keep_in_ledger(path: Path, claims: list[Claim], batch: int) -> tuple[float, float, float]:
    """Return the seconds that making the file, appending, and reading back take."""
    started = time.perf_counter()
    with Ledger.create(path, "an invented passphrase") as ledger:
        made = time.perf_counter() - started
        started = time.perf_counter()
        for first in range(0, len(claims), batch):
            ledger.append(claims[first : first + batch], by=BY, at=AT)
        kept = time.perf_counter() - started
        started = time.perf_counter()
        assert sum(1 for _ in ledger.read("claim")) == len(claims)
        return made, kept, time.perf_counter() - started


def peak_mib() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    batch = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    document = a_document(count)
    claims = [a_claim(document, number) for number in range(count)]
    before = peak_mib()
    started = time.perf_counter()
    for claim in claims:
        written(claim)
    encoding = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        plain = keep_in_sqlite(Path(folder, "plain.sqlite"), claims, batch)
        made, kept, read = keep_in_ledger(Path(folder, "bench.ledger"), claims, batch)
        size = Path(folder, "bench.ledger").stat().st_size / count
    print(f"{count} claims in batches of {batch}; {size:.0f} bytes of file a claim")
    print(f"  canonical JSON alone     {count / encoding:10,.0f} claims/s")
    print(f"  plain sqlite3, same rows {count / plain:10,.0f} claims/s")
    print(f"  ledger, all told         {count / kept:10,.0f} claims/s   target {TARGET:,}; ratio {plain / kept:.2f}")
    print(f"  ledger, read and proven  {count / read:10,.0f} claims/s")
    print(f"  new ledger with its key  {made:10.2f} s")
    print(f"  peak memory              {peak_mib():10.0f} MiB ({before:.0f} MiB of it the claims themselves)")


if __name__ == "__main__":
    main()
