"""A ledger is given a new main key and a new key of its file, by writing it anew; the old file is gone afterwards.

The order in which this happens lets it be killed at any moment: the new file waits beside the old one until it has
proven itself whole, and its key file waits beside both. Whichever file then stands in the ledger's place, the key file
that knows it is there.
"""

from __future__ import annotations

import contextlib
import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from habeas.keys.errors import KeysMissing
from habeas.keys.header import prove, renewed
from habeas.keys.layout import to_bytes
from habeas.keys.slots import NewSlot
from habeas.ledger import files
from habeas.ledger.cipher import unlock
from habeas.ledger.connect import said_plainly
from habeas.ledger.errors import LedgerBusy, LedgerDamaged
from habeas.ledger.header import get_header, key_of, next_path, promote
from habeas.ledger.key import Key, draw
from habeas.ledger.ledger import Ledger
from habeas.ledger.opening import today
from habeas.ledger.verify import Report

WAIT_S = 3.0


def rekey(path: Path, text: str, slots: Sequence[NewSlot], *, wait_s: float = WAIT_S) -> Report:
    """Give a ledger new keys, which these slots alone open from now on; each has been proven to open.

    Raises:
        LedgerBusy: somebody has the ledger open.
        DiskFull, LedgerNotWritable: there must be room for it twice; nothing was changed.
        Refused, Broken: as opening says.

    """
    with Ledger.open(path, text) as old:
        key = old.hold_key()
    main = key.main
    if main is None:
        raise KeysMissing
    with said_plainly(wait_s=wait_s, path=path), _alone(path, key, wait_s) as connection:
        header = get_header(path, key.salt).header
        prove(header, main)
        salt, raw = draw()
        new, new_main = renewed(header, main, {salt: raw}, slots, day=today())
        with _draft(path) as draft:
            report = _write_anew(connection, draft, key_of(new, new_main, salt))
            files.replace(next_path(path), to_bytes(new))
            files.sync(draft)
            draft.replace(path)
            files.sync(path.parent)
    promote(path, new)
    return report


@contextlib.contextmanager
def _alone(path: Path, key: Key, wait_s: float) -> Iterator[Any]:
    """Give a connection to a file that nobody else has open, nor can open meanwhile."""
    with contextlib.closing(dbapi2.connect(str(path), timeout=wait_s)) as connection:
        connection.isolation_level = None
        unlock(connection, key)
        (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()  # which SQLite grants only to the last
        if mode != "delete":
            raise LedgerBusy(wait_s=f"{wait_s:g}")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # kept after the transaction, in which nothing is copied
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection


@contextlib.contextmanager
def _draft(path: Path) -> Iterator[Path]:
    for old in path.parent.glob(f".{glob.escape(path.name)}.*.draft*"):  # by one that was killed; we are alone here
        old.unlink(missing_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, files.OWNER_ONLY))
        yield draft
    finally:
        for left in ("", "-wal", "-shm", "-journal"):
            draft.with_name(draft.name + left).unlink(missing_ok=True)


def _write_anew(connection: Any, draft: Path, key: Key) -> Report:  # noqa: ANN401 - the driver has no types
    """Write all of it under another key, and prove every page and entry of what was written."""
    head = connection.execute('SELECT "seq", "hash" FROM "ledger_entry" ORDER BY "seq" DESC LIMIT 1').fetchone()
    with contextlib.closing(dbapi2.connect(str(draft))) as copy:
        unlock(copy, key)
        connection.backup(copy)
    with Ledger.take(draft, key) as copied:
        report = copied.verify()
    if head is not None and (report.head.seq, report.head.hash) != tuple(head):
        raise LedgerDamaged(why="what was written anew does not end as the old one did")
    return report
