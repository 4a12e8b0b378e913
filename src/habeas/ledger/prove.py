"""What is proven at every opening once the key is known to fit: SQLCipher answers, triggers stand, the head holds."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from typing import Any, TypeAlias

from habeas.ledger import migrations
from habeas.ledger.entries import SELECT_ROWS, Head, prove_row
from habeas.ledger.errors import ChainBroken, LedgerDamaged, LedgerNewer, LedgerNotEncrypted, TriggersMissing
from habeas.ledger.triggers import GENESIS, POSTGRES_TRIGGERS, TRIGGERS

Ask: TypeAlias = Callable[[str], list[Any]]
LAST_ENTRIES = 32
KNOWN = sorted(each.name for each in pkgutil.iter_modules(migrations.__path__))  # once: later there may be no handle
_SERVER_TRIGGERS = (
    "SELECT t.tgname, t.tgenabled, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
    "JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relname LIKE 'ledger%'"
)


def prove_opened(ask: Ask) -> None:
    """Refuse a file that is not encrypted, not of our layout, not append-only, or whose last entries do not hold.

    A file of an earlier layout proves the rest once it was brought up to date.

    Raises:
        LedgerNotEncrypted, LedgerNewer, LedgerDamaged, TriggersMissing, ChainBroken: as they say.

    """
    prove_encrypted(ask)
    if is_behind(ask):
        return
    prove_triggers(ask)
    prove_head(ask)
    prove_last_root(ask)


def prove_served(ask: Ask) -> None:
    """Refuse a team's ledger that is not append-only, or whose last entries do not hold.

    Raises:
        TriggersMissing, ChainBroken: as they say.

    """
    prove_server_triggers(ask)
    prove_head(ask)
    prove_last_root(ask)


def prove_server_triggers(ask: Ask) -> None:
    """Refuse a database in which a trigger is missing, is switched off, or says something else."""
    there = {name: (bool(on == "A"), body) for name, on, body in ask(_SERVER_TRIGGERS)}
    for name, (body, _table, _when) in POSTGRES_TRIGGERS.items():
        if there.pop(name, None) != (True, body):
            raise TriggersMissing(trigger=name)
    if there:
        raise TriggersMissing(trigger="one that is not ours")


def prove_encrypted(ask: Ask) -> None:
    """Refuse to go on unless SQLCipher itself answers; stock SQLite ignores the key without a word."""
    if not ask("PRAGMA cipher_version"):
        raise LedgerNotEncrypted(why="the database driver is not SQLCipher")


def is_behind(ask: Ask) -> bool:
    """Whether an earlier version made the tables, so that they must be brought up to date.

    Raises:
        LedgerNewer: a later version made them.
        LedgerDamaged: some are missing that every version made.

    """
    known = KNOWN
    made = sorted(name for (name,) in ask("SELECT name FROM django_migrations WHERE app = 'ledger'"))
    if set(made) - set(known):
        raise LedgerNewer()
    if not made or made != known[: len(made)]:
        raise LedgerDamaged(why="its tables are not complete")
    return made != known


def prove_triggers(ask: Ask) -> None:
    """Refuse a file in which a trigger is missing or says something else."""
    there = dict(ask("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    for name, sql in TRIGGERS.items():
        if there.pop(name, None) != sql:
            raise TriggersMissing(trigger=name)
    if there:
        raise TriggersMissing(trigger="one that is not ours")


def prove_head(ask: Ask) -> None:
    """Refuse last entries that are not tied to each other; ``verify`` walks all of them."""
    rows = ask(f'{SELECT_ROWS} ORDER BY "seq" DESC LIMIT {LAST_ENTRIES}')
    for row, before in zip(rows, [*rows[1:], None], strict=False):
        prove_row(row)
        if before is not None:
            prove_link(row[0], row[4], Head(seq=before[0], hash=before[5]))
        elif len(rows) < LAST_ENTRIES:
            prove_link(row[0], row[4], Head(seq=0, hash=GENESIS))


def prove_last_root(ask: Ask) -> None:
    """Refuse a ledger whose tree does not end with its last entry; ``verify`` builds it again."""
    rows = ask('SELECT (SELECT COALESCE(MAX("seq"), 0) FROM "ledger_entry"), (SELECT MAX("size") FROM "ledger_tree")')
    if rows[0][0] != (rows[0][1] or 0):
        raise ChainBroken(seq=rows[0][0], why="the tree does not hold all entries")


def prove_link(seq: int, prev_hash: str, before: Head) -> None:
    """Refuse an entry that does not follow the one before it."""
    if seq != before.seq + 1:
        raise ChainBroken(seq=before.seq + 1, why="there is a hole in the sequence")
    if prev_hash != before.hash:
        raise ChainBroken(seq=seq, why="it does not name the hash of the entry before it")
