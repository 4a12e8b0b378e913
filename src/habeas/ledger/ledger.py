"""One opened ledger: what is appended stays, and what is read is proven."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from django.db import connections, transaction
from sqlcipher3 import dbapi2

from habeas.errors import NotFound
from habeas.ledger import connect, files
from habeas.ledger.channel import Aliased
from habeas.ledger.cipher import unlock
from habeas.ledger.dialects import SQLCIPHER
from habeas.ledger.entries import (
    COLUMNS,
    SELECT_ROWS,
    Body,
    Entry,
    Head,
    Row,
    chain,
    kind_of,
    moment,
    person,
    read_row,
    written,
)  # fmt: skip
from habeas.ledger.errors import OriginalAltered
from habeas.ledger.key import SALT_BYTES, VERSION_1, Cost, Key, derive, prove_fit
from habeas.ledger.pages import Seal, has_wal, prove_key, prove_pages, read_salt
from habeas.ledger.prove import prove_opened
from habeas.ledger.search import Index
from habeas.ledger.triggers import GENESIS
from habeas.ledger.verify import Report, verify

CHUNK_BYTES = 1024 * 1024
ROWS_READ = 500  # read at a time, so that no long reading holds the log back

_INSERT = f'INSERT INTO "ledger_entry" ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s)'  # noqa: S608
_HEAD = 'SELECT "seq", "hash" FROM "ledger_entry" ORDER BY "seq" DESC LIMIT 1'


class Ledger:
    """The encrypted, append-only memory in one file, made by ``create`` or ``open``; any thread may use it.

    Each has its own connection. Closed by one, it is closed for all: others meet ``LedgerClosed`` in mid-question.
    """

    def __init__(self, path: Path, key: Key, *, wait_s: float) -> None:
        self._path = path
        self._key = key
        self._wait_s = wait_s
        self._speakers = connect.Speakers(connect.attach(path, key, wait_s=wait_s))

    def __repr__(self) -> str:
        return f"<Ledger {'closed' if self._speakers.is_closed else 'open'}>"

    @classmethod
    def create(cls, path: Path, passphrase: str, *, cost: Cost = VERSION_1, wait_s: float = connect.WAIT_S) -> Ledger:
        """Return a new, empty ledger at a place where there was no file; it is complete there, or not there at all.

        Raises:
            LedgerExists, PassphraseUnfit, LedgerNotWritable, DiskFull: as they say.

        """
        prove_fit(passphrase)
        with files.beside(path) as draft:
            key = derive(passphrase, os.urandom(SALT_BYTES), cost)
            with cls(draft, key.twin(), wait_s=wait_s) as made, made._speaking() as alias:
                connect.lay_out(alias)
        return cls._open(path, key, wait_s=wait_s)

    @classmethod
    def open(cls, path: Path, passphrase: str, *, cost: Cost = VERSION_1, wait_s: float = connect.WAIT_S) -> Ledger:
        """Return the ledger of this file, after it has proven itself; nothing is written where it does not.

        Raises:
            LedgerMissing, WrongPassphrase, LedgerBusy: the person can put it right.
            LedgerNotEncrypted, LedgerDamaged, TriggersMissing, ChainBroken: a promise is broken.

        """
        return cls._open(path, derive(passphrase, read_salt(path), cost), wait_s=wait_s)

    @classmethod
    def restore(cls, backup: Path, to: Path, passphrase: str, *, cost: Cost = VERSION_1) -> Report:
        """Put a copy of a backup where there was no file, once the copy has proven itself from end to end.

        The backup itself is only read. What was committed beside it and not yet in it is copied too.

        Raises:
            LedgerExists, LedgerMissing, WrongPassphrase: the person can put it right.
            Broken: the backup is no good; take another.

        """
        key = derive(passphrase, read_salt(backup), cost)
        prove_key(backup, Seal(key))
        with files.beside(to) as draft:
            files.copy(backup, draft)
            with cls._open(draft, key, wait_s=connect.WAIT_S) as copied:
                report = copied.verify()
        return report

    @classmethod
    def _open(cls, path: Path, key: Key, *, wait_s: float) -> Ledger:
        seal = Seal(key)
        prove_key(path, seal)
        prove_pages(path, seal, every=False)
        with connect.said_plainly(wait_s=wait_s):
            if not has_wal(path):
                with connect.unmoved(path, key) as ask:
                    prove_opened(ask)
            ledger = cls(path, key, wait_s=wait_s)
            with contextlib.ExitStack() as undo:
                undo.callback(ledger.close)
                ledger._settle()
                undo.pop_all()
            return ledger

    def _settle(self) -> None:
        """Prove what is committed, and bring what a killed process left in the log into the file."""
        with self._speaking() as alias:
            ask = connect.ask(alias)
            prove_opened(ask)
            if has_wal(self._path):
                ask("PRAGMA wal_checkpoint(TRUNCATE)")

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and forget the key; once is enough."""
        self._speakers.close()
        self._key.forget()

    def release(self) -> None:
        """Close this thread's connection, as each should before it ends; the next call opens another (1 ms)."""
        self._speakers.release()

    def admits(self, passphrase: str) -> bool:
        """Whether this passphrase opens the file, found out by deriving the key again (about a second)."""
        return self._key.is_of(passphrase)

    @property
    def head(self) -> Head:
        """The last entry; number 0 and 64 zeros where there is none."""
        with self._speaking() as alias:
            return _head(alias)

    def append(self, bodies: Iterable[Body], *, by: str, at: str) -> tuple[Entry, ...]:
        """Add entries in one transaction: all of them are on the disk when this returns, or none is.

        Raises:
            EntryNotStorable, LedgerBusy, DiskFull, LedgerNotWritable: nothing was written.

        """
        kept, by, at = tuple(bodies), person(by), moment(at)
        texts = [written(body) for body in kept]
        if not kept:
            return ()
        with self._writing() as alias, connections[alias].cursor() as cursor:
            rows = chain(texts, head=_head(alias), by=by, at=at)
            cursor.executemany(_INSERT, rows)
        return tuple(
            Entry(seq=row[0], kind=row[1], at=at, by=by, body=body, prev_hash=row[4], hash=row[5])
            for row, body in zip(rows, kept, strict=True)
        )

    def keep_original(self, data: bytes) -> str:
        """Keep bytes unaltered and return the SHA-256 that names them; the same bytes again change nothing."""
        sha256 = hashlib.sha256(data).hexdigest()
        if self.has_original(sha256):
            return sha256
        places = enumerate(range(0, len(data), CHUNK_BYTES))
        chunks = ((sha256, n, memoryview(data)[at : at + CHUNK_BYTES]) for n, at in places)
        with self._writing() as alias, connections[alias].cursor() as cursor:
            found = cursor.execute('SELECT 1 FROM "ledger_original" WHERE "sha256" = %s', [sha256])
            if found.fetchone() is None:  # another process may have kept them since
                cursor.execute('INSERT INTO "ledger_original" ("sha256", "size") VALUES (%s, %s)', [sha256, len(data)])
                cursor.executemany(
                    'INSERT INTO "ledger_chunk" ("original_id", "number", "content") VALUES (%s, %s, %s)', chunks
                )
        return sha256

    def has_original(self, sha256: str) -> bool:
        """Whether these bytes are kept."""
        return self._find_size(sha256) is not None

    def get_original(self, sha256: str) -> bytes:
        """Return the bytes with this digest, which is computed again.

        Raises:
            NotFound: there are none.
            OriginalAltered: they are not what was kept.

        """
        size = self._find_size(sha256)
        if size is None:
            raise NotFound(what="original", given=sha256)
        with self._speaking() as alias, connections[alias].cursor() as cursor:
            cursor.execute('SELECT "content" FROM "ledger_chunk" WHERE "original_id" = %s ORDER BY "number"', [sha256])
            data = b"".join(content for (content,) in cursor)
        if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
            raise OriginalAltered(sha256=sha256)
        return data

    def read(self, *kinds: str | type[Body], after: int = 0) -> Iterator[Entry]:
        """Yield the entries of these kinds (all where none is named) after a number, in order, each proven.

        Raises:
            BadChoice: there is no such kind.
            ChainBroken: an entry is not what was written.

        """
        names = sorted({kind_of(kind) for kind in kinds})
        return map(read_row, self._rows(names, after))

    def entries(self) -> Iterator[Entry]:
        """Yield every entry in order."""
        return self.read()

    def index(self) -> Index:
        """What finds words again: disposable, in the same encrypted file, and no part of the chain."""
        return Index(Aliased(self._speaking, self._writing), SQLCIPHER)

    def verify(self, checks: Iterable[Callable[[], None]] = ()) -> Report:
        """Prove everything from the first entry to the last, then run the callers' own checks, which raise.

        Raises:
            Broken: the first promise that is found broken.

        """
        with self._speaking() as alias:
            prove_pages(self._path, Seal(self._key), every=True)
            report = verify(alias, self._rows)
        for check in checks:
            check()
        return report

    def backup(self, to: Path) -> Report:
        """Write an encrypted copy where there was no file; it opens with the same passphrase, and has been verified.

        Raises:
            LedgerExists, LedgerNotWritable, DiskFull: no copy was made.
            Broken: the copy does not prove itself, and was removed.

        """
        with self._speaking() as alias, files.beside(to) as draft:
            connections[alias].ensure_connection()
            with contextlib.closing(dbapi2.connect(str(draft))) as copy:
                unlock(copy, self._key)
                connections[alias].connection.backup(copy)
            with self._open(draft, self._key.twin(), wait_s=self._wait_s) as copied:
                report = copied.verify()
        return report

    def _find_size(self, sha256: str) -> int | None:
        with self._speaking() as alias, connections[alias].cursor() as cursor:
            row = cursor.execute('SELECT "size" FROM "ledger_original" WHERE "sha256" = %s', [sha256]).fetchone()
        return None if row is None else int(row[0])

    def _rows(self, kinds: Sequence[str] = (), after: int = 0) -> Iterator[Row]:
        """Yield rows in order, read in stretches: no statement stays open while the caller works."""
        where = f' AND "kind" IN ({", ".join(["%s"] * len(kinds))})' if kinds else ""
        sql = f'{SELECT_ROWS} WHERE "seq" > %s{where} ORDER BY "seq" LIMIT {ROWS_READ}'
        while True:
            with self._speaking() as alias, connections[alias].cursor() as cursor:
                rows: list[Row] = cursor.execute(sql, [after, *kinds]).fetchall()
            yield from rows
            if len(rows) < ROWS_READ:
                return
            after = rows[-1][0]

    @contextlib.contextmanager
    def _speaking(self) -> Iterator[str]:
        """Give the alias, and turn what the driver says into our words."""
        with connect.said_plainly(wait_s=self._wait_s), self._speakers.speaking() as alias:
            yield alias

    @contextlib.contextmanager
    def _writing(self) -> Iterator[str]:
        """Give the alias inside one transaction that nobody else can write in."""
        with self._speaking() as alias, transaction.atomic(using=alias, durable=True):
            yield alias


def _head(alias: str) -> Head:
    rows: list[Any] = connect.ask(alias)(_HEAD)
    return Head(seq=rows[0][0], hash=rows[0][1]) if rows else Head(seq=0, hash=GENESIS)
