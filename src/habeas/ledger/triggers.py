"""What makes the tables append-only, whoever holds the connection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

GENESIS = "0" * 64  # what the first entry names as the hash before it
SAYS = "habeas: append-only"

# INSERT OR REPLACE deletes the old row without asking the DELETE trigger, so inserting over a row is refused too;
# for entries the same trigger keeps the sequence without holes and each entry tied to the one before it.
_NO_INSERT = {
    "ledger_entry": (
        'NEW."seq" IS NOT (SELECT COALESCE(MAX("seq"), 0) + 1 FROM "ledger_entry") OR NEW."prev_hash" IS NOT '  # noqa: S608
        f'COALESCE((SELECT "hash" FROM "ledger_entry" ORDER BY "seq" DESC LIMIT 1), \'{GENESIS}\')'
    ),
    "ledger_original": 'EXISTS (SELECT 1 FROM "ledger_original" WHERE "sha256" = NEW."sha256")',
    "ledger_chunk": (
        'EXISTS (SELECT 1 FROM "ledger_chunk" WHERE "original_id" = NEW."original_id" AND "number" = NEW."number")'
    ),
}


class Cursor(Protocol):
    """What the triggers are written through."""

    def execute(self, sql: str) -> object:
        """Run one statement."""


def _written() -> dict[str, str]:
    """Return the triggers by name."""
    written = {}
    for table, wrong in _NO_INSERT.items():
        for act, when in (("update", ""), ("delete", ""), ("insert", f"WHEN {wrong} ")):
            written[f"{table}_no_{act}"] = (
                f'CREATE TRIGGER "{table}_no_{act}" BEFORE {act.upper()} ON "{table}" {when}'
                f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
            )
    return written


TRIGGERS: Mapping[str, str] = _written()


def install(cursor: Cursor) -> None:
    """Put every trigger in its place, written anew."""
    for name, sql in TRIGGERS.items():
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
        cursor.execute(sql)
