"""What makes the tables append-only, whoever holds the connection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from habeas.errors import BadChoice

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
    "ledger_tree": 'NEW."size" <= (SELECT COALESCE(MAX("size"), 0) FROM "ledger_tree")',
    "ledger_shred": 'EXISTS (SELECT 1 FROM "ledger_shred" WHERE "key" = NEW."key")',
    "ledger_key": (
        'EXISTS (SELECT 1 FROM "ledger_key" WHERE "id" = NEW."id" AND "compartment" = NEW."compartment" '
        'AND "epoch" = NEW."epoch") OR EXISTS (SELECT 1 FROM "ledger_shred" WHERE "key" = NEW."id")'
    ),
}
# A key may go once an entry says that it is destroyed, or once it stands wrapped anew for another compartment.
_NO_DELETE = {
    "ledger_key": (
        'NOT EXISTS (SELECT 1 FROM "ledger_shred" WHERE "key" = OLD."id") '
        'AND (SELECT COUNT(*) FROM "ledger_key" WHERE "id" = OLD."id") < 2'
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
        kept = f"WHEN {_NO_DELETE[table]} " if table in _NO_DELETE else ""
        for act, when in (("update", ""), ("delete", kept), ("insert", f"WHEN {wrong} ")):
            written[f"{table}_no_{act}"] = (
                f'CREATE TRIGGER "{table}_no_{act}" BEFORE {act.upper()} ON "{table}" {when}'
                f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
            )
    return written


TRIGGERS: Mapping[str, str] = _written()


# PostgreSQL has no INSERT OR REPLACE, and its primary keys refuse to insert over a row; TRUNCATE asks no row trigger.
_POSTGRES_INSERT = {
    "ledger_entry": (
        'NEW."seq" IS DISTINCT FROM (SELECT COALESCE(MAX("seq"), 0) + 1 FROM "ledger_entry") OR '  # noqa: S608
        'NEW."prev_hash" IS DISTINCT FROM COALESCE((SELECT "hash" FROM "ledger_entry" ORDER BY "seq" DESC LIMIT 1), '
        f"'{GENESIS}')"
    ),
    "ledger_tree": 'NEW."size" <= (SELECT COALESCE(MAX("size"), 0) FROM "ledger_tree")',
    "ledger_key": 'EXISTS (SELECT 1 FROM "ledger_shred" WHERE "key" = NEW."id")',
}


def _for_postgres() -> dict[str, tuple[str, str, str]]:
    """Return the body of each function by the name of its trigger, with its table and when it is asked."""
    made = {}
    for table in _NO_INSERT:
        no_delete = _NO_DELETE.get(table, "TRUE")
        for act, wrong in (("update", "TRUE"), ("delete", no_delete), ("insert", _POSTGRES_INSERT.get(table))):
            if wrong is None:
                continue
            given = "OLD" if act == "delete" else "NEW"
            body = (
                f" BEGIN IF {wrong} THEN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; "
                f"END IF; RETURN {given}; END "
            )
            made[f"{table}_no_{act}"] = (body, table, f'BEFORE {act.upper()} ON "{table}" FOR EACH ROW')
        body = f" BEGIN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END "
        made[f"{table}_no_truncate"] = (body, table, f'BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT')
    return made


POSTGRES_TRIGGERS: Mapping[str, tuple[str, str, str]] = _for_postgres()
POSTGRES_INSTALL: tuple[str, ...] = tuple(
    sql
    for name, (body, table, when) in POSTGRES_TRIGGERS.items()
    for sql in (
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $habeas${body}$habeas$',
        f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"',
        f'CREATE TRIGGER "{name}" {when} EXECUTE FUNCTION "{name}"()',
        f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{name}"',  # also where a session calls itself a replica
    )
)


def install(cursor: Cursor, vendor: str) -> None:
    """Put every trigger in its place, written anew.

    Raises:
        BadChoice: nobody wrote triggers for this engine.

    """
    if vendor == "sqlite":
        for name, sql in TRIGGERS.items():
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
            cursor.execute(sql)
    elif vendor == "postgresql":
        for sql in POSTGRES_INSTALL:
            cursor.execute(sql)
    else:
        raise BadChoice(what="The engine", given=vendor, allowed="sqlite, postgresql")
