"""What our promises cost beside plain SQLite, in one run: inserts, indexed reads, full text, unlocking.

    python bench/cost.py [CLAIMS] [BATCH]

Two things are asked. First *the file*: the same finished rows in plain SQLite (the standard library's) and in
SQLCipher as we open it: same table, index, WAL, ``synchronous = FULL`` and batches. That is what encryption costs, and
what the targets speak of. Then *the whole ledger* beside an honest program without ciphers, which keeps the same claims
as canonical JSON with a hash chain: ours seals each entry under its thing's key, commits to it with a salt, grows the
Merkle tree, and refuses rows out of turn. Where that time goes is measured part by part. Both sides take turns, so that
a busy machine is busy for both.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from habeas.custody.leaf import leaf_bytes
from habeas.custody.tree import Frontier, leaf_hash
from habeas.keys import Place, new_secret, seal
from habeas.ledger import Ledger
from habeas.ledger.cipher import HARDENING, unlock
from habeas.ledger.dialects import SQLCIPHER
from habeas.ledger.entries import BODIES, SELECT_ROWS, Row, entry_hash, written
from habeas.ledger.key import Key, draw
from habeas.ledger.reader import read
from habeas.ledger.search import Change, Text
from habeas.ledger.triggers import GENESIS
from habeas.model import Claim
from habeas.model.folding import fold_words
from habeas.model.query import read_query
from ledger import AT, BY, a_claim, a_document

PASSPHRASE = "an invented passphrase"  # noqa: S105 - of an invented ledger
TARGETS = {"inserts": 1.6, "one entry by number": 2.0, "twenty by index": 2.0, "full text, p95": 1.2}
UNLOCK_S = 1.5
TIMES, FEW, SHELF = 400, 8, "claim"
FILES = ((sqlite3, "plain.copy"), (dbapi2, "encrypted.copy"))
WORDS = ("tarn", "arrested", "dauren", "officers march", '"invented town"', "lawyer said", "esim", "nothing")
COPIED = (
    'CREATE TABLE "ledger_entry" ("seq" INTEGER PRIMARY KEY, "kind" TEXT NOT NULL, "at" TEXT NOT NULL, '
    '"by" TEXT NOT NULL, "prev_hash" TEXT NOT NULL, "hash" TEXT NOT NULL, "body" TEXT NOT NULL, "key" TEXT, '
    '"commit" TEXT, "sealed" BLOB)',
    'CREATE INDEX "ledger_entry_kind" ON "ledger_entry" ("kind")',
)
SCHEMA = (
    "CREATE TABLE entry (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, "
    "prev_hash TEXT NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL)"
)
PLAIN = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)"


class Plain:
    """The same rows in plain SQLite."""

    def __init__(self, path: Path) -> None:
        self.base = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            self.base.execute(f"PRAGMA {pragma}")
        self.base.execute(SCHEMA)
        self.base.execute("CREATE INDEX entry_kind ON entry (kind)")
        self.base.execute("CREATE VIRTUAL TABLE found USING fts5(words, content='', tokenize='ascii')")
        self.seq, self.head = 0, GENESIS

    def append(self, claims: Sequence[Claim]) -> None:
        """Write them down, chained, in one transaction."""
        rows = []
        for claim in claims:
            kind, text = written(claim)
            self.seq += 1
            digest = entry_hash(self.seq, self.head, kind, AT, BY, text)
            rows.append((self.seq, kind, AT, BY, self.head, digest, text))
            self.head = digest
        self.base.execute("BEGIN IMMEDIATE")
        self.base.executemany(PLAIN, rows)
        self.base.execute("COMMIT")

    def rows(self, after: int, limit: int) -> list[Claim]:
        """Return entries by index, each read and its hash proven."""
        sql = f"SELECT * FROM entry WHERE seq > ? AND kind = 'claim' ORDER BY seq LIMIT {limit}"  # noqa: S608 - a number
        found = []
        for seq, kind, at, by, prev, digest, text in self.base.execute(sql, (after,)).fetchall():
            assert entry_hash(seq, prev, kind, at, by, text) == digest
            found.append(read(BODIES[kind], text))
        return found

    def put(self, texts: Sequence[tuple[int, str]]) -> None:
        """Make texts searchable."""
        rows = [(number, " ".join(fold_words(text))) for number, text in texts]
        self.base.execute("BEGIN IMMEDIATE")
        self.base.executemany("INSERT INTO found (rowid, words) VALUES (?, ?)", rows)
        self.base.execute("COMMIT")

    def find(self, question: str) -> list[tuple[int]]:
        """Return the first texts in which all the words stand."""
        asked = SQLCIPHER.asked(read_query(question).wanted)
        sql = f"SELECT rowid FROM found WHERE words MATCH ? ORDER BY rowid LIMIT {FEW}"  # noqa: S608 - a number
        return self.base.execute(sql, (asked,)).fetchall()


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    batch = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    document = a_document(count)
    claims = [a_claim(document, number) for number in range(count)]
    for claim in claims:
        assert claim.id  # whoever proposes claims asks which of them the ledger knows, before any is kept
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.ledger")
        plain, ours = Plain(Path(folder, "plain.sqlite")), Ledger.create(path, PASSPHRASE)
        with ours:
            inserts = _inserts(plain, ours, claims, batch)
            print(f"{count:,} claims in batches of {batch:,}; CPU of this process, plain beside ours\nthe file")
            _files(Path(folder), list(ours._rows()), batch)
            print("the whole ledger")
            _say("inserts", *inserts, per=count, has_target=False)
            for name, limit in (("one entry by number", 1), ("twenty by index", 20)):
                places = [
                    int.from_bytes(hashlib.sha256(b"%d" % n).digest()[:4], "big") % (count - 20) for n in range(TIMES)
                ]
                _say(name, _times(lambda at, most=limit: plain.rows(at, most), places),
                     _times(lambda at, most=limit: _some(ours, at, most), places), has_target=False)  # fmt: skip
            _search(plain, ours, claims)
        _parts(claims, batch)
        unlock, work = _unlock(path)
        met = "met" if unlock <= UNLOCK_S else "MISSED"
        print(f"{'unlock':24}{unlock:12.2f} s by the clock, {work:.2f} s of CPU   target {UNLOCK_S} s   {met}")


def _files(folder: Path, rows: list[Row], batch: int) -> None:
    """Put the same rows into a plain file and an encrypted one, and read them back, in turn."""
    plain, ours = (driver.connect(folder / name, isolation_level=None) for driver, name in FILES)
    salt, secret = draw()
    unlock(ours, Key(secret.reveal(), salt))
    for command in HARDENING:
        ours.execute(command)
    for base in (plain, ours):
        for sql in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", *COPIED):
            base.execute(sql)

    def put(base: Any, some: list[Row]) -> None:  # noqa: ANN401 - a connection of either driver
        base.execute("BEGIN IMMEDIATE")
        base.executemany(f'INSERT INTO "ledger_entry" VALUES ({", ".join("?" * 10)})', some)  # noqa: S608 - our own table
        base.execute("COMMIT")

    sides: tuple[list[float], list[float]] = [], []
    for first in range(0, len(rows), batch):
        for took, base in zip(sides, (plain, ours), strict=True):
            took.append(_timed(lambda base=base, some=rows[first : first + batch]: put(base, some)))
    _say("inserts", *sides, per=len(rows))
    places = [int.from_bytes(hashlib.sha256(b"%d" % n).digest()[:4], "big") % (len(rows) - 20) for n in range(TIMES)]
    for name, sql in (
        ("one entry by number", f'{SELECT_ROWS} WHERE "seq" = ? + 1'),
        ("twenty by index", f'{SELECT_ROWS} WHERE "kind" = \'claim\' AND "seq" > ? ORDER BY "seq" LIMIT 20'),
    ):
        _say(name, *(_times(lambda at, base=base, sql=sql: base.execute(sql, (at,)).fetchall(), places)
                     for base in (plain, ours)))  # fmt: skip
    for base in (plain, ours):
        base.close()


def _inserts(plain: Plain, ours: Ledger, claims: Sequence[Claim], batch: int) -> tuple[list[float], list[float]]:
    """Return the seconds of each batch on each side, which take turns."""
    sides: tuple[list[float], list[float]] = [], []
    for first in range(0, len(claims), batch):
        some = claims[first : first + batch]
        for took, keep in zip(sides, (plain.append, lambda kept: ours.append(kept, by=BY, at=AT)), strict=True):
            took.append(_timed(lambda keep=keep, some=some: keep(some)))
    return sides


def _some(ours: Ledger, after: int, limit: int) -> list[object]:
    """Return entries by index, each proven and opened."""
    return [entry.body for entry in islice(ours.read("claim", after=after), limit)]


def _search(plain: Plain, ours: Ledger, claims: Sequence[Claim]) -> None:
    """Put the same words into both indexes and ask both the same questions in turn."""
    texts = [(number, f"{claim.passage.quote} {number}") for number, claim in enumerate(claims, start=1)]
    plain.put(texts)
    index = ours.index()
    index.bring(
        Change(put=[Text(shelf=SHELF, id=str(number), text=text) for number, text in texts]), since=None, upto=1
    )
    asked = [word if n % 2 else f"{word} {n * 37 % len(texts)}" for n in range(TIMES // 8) for word in WORDS]
    _say("full text, p95", _times(plain.find, asked),
         _times(lambda each: index.find(SHELF, read_query(each).wanted, limit=FEW), asked), at=95)  # fmt: skip


def _parts(claims: Sequence[Claim], batch: int) -> None:
    """Print where the time of an insert goes: each part alone, on the same claims."""
    texts = [written(claim)[1].encode() for claim in claims]
    key, place = new_secret(), Place("entry", "ledger_entry", "sealed", "1/claim")
    leaves = [leaf_bytes(n, "claim", AT, "0" * 64) for n in range(1, len(texts) + 1)]

    def grow() -> None:
        frontier = Frontier.empty()
        for first in range(0, len(leaves), batch):
            frontier = frontier.pushed(leaf_hash(leaf) for leaf in leaves[first : first + batch])

    parts: dict[str, Callable[[], object]] = {
        "canonical JSON": lambda: [written(claim) for claim in claims],
        "salt and commitment": lambda: [hashlib.sha256(os.urandom(32) + text).hexdigest() for text in texts],
        "sealing": lambda: [seal(key, text, place) for text in texts],
        "two digests (chain)": lambda: [hashlib.sha256(hashlib.sha256(text).digest()).hexdigest() for text in texts],
        "Merkle tree": grow,
    }
    for name, act in parts.items():
        print(f"    of it {name:22}{_timed(act) / len(texts) * 1e6:10.1f} µs an entry")


def _unlock(path: Path) -> tuple[float, float]:
    """Return the medians of three openings at the real cost, by the clock (a person waits by it) and of CPU."""
    took, work = [], []
    for _ in range(3):
        began, began_work = time.perf_counter(), time.process_time()
        Ledger.open(path, PASSPHRASE).close()
        took.append(time.perf_counter() - began)
        work.append(time.process_time() - began_work)
    return statistics.median(took), statistics.median(work)


def _timed(act: Callable[[], object]) -> float:
    """Return the seconds of CPU that this process spent on it: others on the machine do not count."""
    began = time.process_time()
    act()
    return time.process_time() - began


def _times(act: Callable[..., object], given: Sequence[object]) -> list[float]:
    return [_timed(lambda each=each: act(each)) for each in given]


def _say(  # noqa: PLR0913 - what, both sides, how it is told
    name: str, plain: list[float], ours: list[float], *, per: int = 0, at: int = 50, has_target: bool = True
) -> None:
    """Print both and their ratio: of the medians (or of a higher hundredth), which one slow moment does not move."""
    one, other = (statistics.quantiles(took, n=100)[at - 1] for took in (plain, ours))
    ratio, target = other / one, TARGETS[name]
    judged = f"   target {target}   {'met' if ratio <= target else 'MISSED'}" if has_target else ""
    if per:
        shown = f"{per / sum(plain):12,.0f} /s {per / sum(ours):12,.0f} /s"
    else:
        shown = f"{one * 1e6:12,.0f} µs {other * 1e6:12,.0f} µs"
    print(f"    {name:20}{shown}   ratio {ratio:5.2f}{judged}")


if __name__ == "__main__":
    main()
