"""A ledger as the first schema wrote it: before seals, trees and key files (at revision b608b33, of 22 November 2026).

Nothing of today's ledger takes part, but the key that was derived straight from the passphrase, so that whatever
changes later, this stays what is lying on somebody's disk.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from ledger_bodies import AT, BY, CHEAP, PASSPHRASE
from sqlcipher3 import dbapi2

from habeas.ledger.key import derive
from habeas.model.codec import to_json

GENESIS = "0" * 64
CHUNK_BYTES = 1024 * 1024
APPEND_ONLY = "BEGIN SELECT RAISE(ABORT, 'habeas: append-only'); END"

TABLES = (
    'CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, '
    '"name" varchar(255) NOT NULL, "applied" datetime NOT NULL)',
    'CREATE TABLE "ledger_entry" ("seq" integer NOT NULL PRIMARY KEY, "kind" text NOT NULL, "at" text NOT NULL, '
    '"by" text NOT NULL, "prev_hash" text NOT NULL, "hash" text NOT NULL, "body" text NOT NULL, '
    'CONSTRAINT "ledger_entry_seq_from_1" CHECK ("seq" >= 1))',
    'CREATE TABLE "ledger_original" ("sha256" text NOT NULL PRIMARY KEY, "size" bigint NOT NULL, '
    'CONSTRAINT "ledger_original_size_from_0" CHECK ("size" >= 0))',
    'CREATE TABLE "ledger_chunk" ("number" integer NOT NULL, "content" BLOB NOT NULL, "original_id" text NOT NULL '
    'REFERENCES "ledger_original" ("sha256") DEFERRABLE INITIALLY DEFERRED, '
    'CONSTRAINT "ledger_chunk_number_from_0" CHECK ("number" >= 0), PRIMARY KEY ("original_id", "number"))',
    'CREATE INDEX "ledger_entry_kind" ON "ledger_entry" ("kind")',
    "INSERT INTO django_migrations (app, name, applied) VALUES ('ledger', '0001_initial', '2026-11-22 07:18:00')",
)
_WRONG = {
    "ledger_entry": (
        'NEW."seq" IS NOT (SELECT COALESCE(MAX("seq"), 0) + 1 FROM "ledger_entry") OR NEW."prev_hash" IS NOT '  # noqa: S608
        f'COALESCE((SELECT "hash" FROM "ledger_entry" ORDER BY "seq" DESC LIMIT 1), \'{GENESIS}\')'
    ),
    "ledger_original": 'EXISTS (SELECT 1 FROM "ledger_original" WHERE "sha256" = NEW."sha256")',
    "ledger_chunk": (
        'EXISTS (SELECT 1 FROM "ledger_chunk" WHERE "original_id" = NEW."original_id" AND "number" = NEW."number")'
    ),
}
TRIGGERS = tuple(
    f'CREATE TRIGGER "{table}_no_{act}" BEFORE {act.upper()} ON "{table}" {when}{APPEND_ONLY}'
    for table, wrong in _WRONG.items()
    for act, when in (("update", ""), ("delete", ""), ("insert", f"WHEN {wrong} "))
)


def make_first(path: Path, bodies: Iterable[tuple[str, object]], originals: Iterable[bytes]) -> None:
    """Write these bodies (kind, body) and the bytes of originals as the first schema did; it is on the disk then."""
    draft = path.with_name(".first.draft")
    connection = dbapi2.connect(str(draft), isolation_level=None)
    key = derive(PASSPHRASE, os.urandom(16), CHEAP)
    connection.execute(f"PRAGMA key = \"x'{key.reveal().hex()}{key.salt.hex()}'\"")
    for sql in ("PRAGMA synchronous = FULL", "PRAGMA journal_mode = WAL", *TABLES, *TRIGGERS, "BEGIN IMMEDIATE"):
        connection.execute(sql)
    connection.executemany("INSERT INTO ledger_entry VALUES (?, ?, ?, ?, ?, ?, ?)", _chained(bodies))
    for data in originals:
        sha256 = hashlib.sha256(data).hexdigest()
        connection.execute("INSERT INTO ledger_original VALUES (?, ?)", [sha256, len(data)])
        for number, at in enumerate(range(0, len(data), CHUNK_BYTES)):
            connection.execute(
                "INSERT INTO ledger_chunk (original_id, number, content) VALUES (?, ?, ?)",
                [sha256, number, data[at : at + CHUNK_BYTES]],
            )
    connection.execute("COMMIT")
    connection.close()
    draft.rename(path)
    _sync(path.parent)


def _chained(bodies: Iterable[tuple[str, object]]) -> list[tuple[int, str, str, str, str, str, str]]:
    """Return rows, each tied to the one before it."""
    rows, prev = [], GENESIS
    for seq, (kind, body) in enumerate(bodies, start=1):
        text = to_json(body)
        content = hashlib.sha256(text.encode()).hexdigest()
        line = f"habeas-entry-1\n{seq}\n{prev}\n{kind}\n{AT}\n{BY}\n{content}"
        digest = hashlib.sha256(line.encode()).hexdigest()
        rows.append((seq, kind, AT, BY, prev, digest, text))
        prev = digest
    return rows


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
