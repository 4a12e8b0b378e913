"""A ledger on PostgreSQL, for a team: the server keeps ciphertext, and whoever joins reads what their keys open."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper as Base
from sqlcipher3 import dbapi2

from habeas.errors import BadChoice
from habeas.ledger import connect
from habeas.ledger.book import Book
from habeas.ledger.dialects import POSTGRES, SQLCIPHER
from habeas.ledger.engine.base import CursorWrapper
from habeas.ledger.entries import KINDS, Entry, Row
from habeas.ledger.errors import BackedUpByServer, ChainBroken, LedgerMissing
from habeas.ledger.keyring import Keyring
from habeas.ledger.prove import is_behind, prove_served
from habeas.ledger.search import Index
from habeas.ledger.verify import Reading, Report, verify
from habeas.model.account import Administration

OPTIONS = frozenset(["host", "sslmode", "sslrootcert", "passfile", "service"])


class Served(Book):
    """The memory of a team; made by ``found``, joined by ``join``."""

    def __init__(self, address: str, ring: Keyring, *, wait_s: float = connect.WAIT_S) -> None:
        self._speakers = connect.Speakers(connect.attach_server(read_address(address)), wait_s=wait_s)
        self._words = Private()
        super().__init__(ring)

    def __repr__(self) -> str:
        return f"<Served {'closed' if self._speakers.is_closed else 'open'}>"

    @classmethod
    def found(cls, address: str, ring: Keyring) -> Served:
        """Make the tables and triggers where there are none, or bring them up to date; then join.

        Raises:
            BadChoice: the address is none.
            DatabaseUnreachable, LedgerNewer: as they say.

        """
        made = cls(address, ring)
        with contextlib.ExitStack() as undo:
            undo.callback(made.close)
            with made._speaking() as base:
                connect.lay_out(base)
                prove_served(connect.ask(base))
            undo.pop_all()
        return made

    @classmethod
    def join(cls, address: str, ring: Keyring) -> Served:
        """Open a team's ledger with the keys that somebody holds, after it has proven itself.

        Raises:
            LedgerMissing: there is none in this database, or it must be brought up to date by ``found``.
            DatabaseUnreachable, LedgerNewer, TriggersMissing, ChainBroken: as they say.

        """
        joined = cls(address, ring)
        with contextlib.ExitStack() as undo:
            undo.callback(joined.close)
            with joined._speaking() as base:
                ask = connect.ask(base)
                if not ask("SELECT 1 FROM pg_tables WHERE tablename = 'django_migrations'") or is_behind(ask):
                    raise LedgerMissing
                prove_served(ask)
            undo.pop_all()
        return joined

    def __enter__(self) -> Served:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the database and forget the keys; once is enough."""
        self._speakers.close()
        self._words.close()
        self._records.forget_keys()
        self.ring.forget()

    def release(self) -> None:
        """Close this thread's connection; the next call opens another."""
        self._speakers.release()

    def _entry(self, row: Row) -> Entry:
        """Refuse what stands open and is no act on accounts: whoever has the database alone could have written it."""
        if row[7] is None and row[1] != KINDS[Administration]:
            raise ChainBroken(seq=row[0], why="it is not sealed")
        return super()._entry(row)

    def index(self) -> Index:
        """What finds words again: in this process's memory alone, so that the server holds no word."""
        return Index(self._words, SQLCIPHER)

    def verify(self, checks: Iterable[Callable[[], None]] = ()) -> Report:
        """Prove all that these keys can, from the first entry to the last; the rest by its hashes.

        Raises:
            Broken: the first promise that is found broken.

        """
        with self._speaking() as base:
            report = verify(base, Reading(entries=self.read, opener=self._opener))
        for check in checks:
            check()
        return report

    def backup(self, to: Path) -> Report:
        """Refuse: the server's own tools copy what it keeps, and that is ciphertext.

        Raises:
            BackedUpByServer: always.

        """
        raise BackedUpByServer

    def _speaking(self) -> contextlib.AbstractContextManager[Base]:
        """Give Django's connection, and turn what the driver says into our words."""
        return self._speakers.speaking()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Base]:
        """Give Django's connection inside one transaction; a lock of the whole ledger lets one write at a time."""
        with self._speaking() as base, transaction.atomic(using=base.alias, durable=True):
            connect.ask(base)(str(POSTGRES.lock))
            yield base


class Private:
    """A database in memory for the words of one reader; threads take turns."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._connection = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Any]:
        """Give a cursor that reads."""
        with self._lock, contextlib.closing(self._connection.cursor(factory=CursorWrapper)) as cursor:
            yield cursor

    @contextlib.contextmanager
    def writing(self) -> Iterator[Any]:
        """Give a cursor in one transaction."""
        with self._lock, contextlib.closing(self._connection.cursor(factory=CursorWrapper)) as cursor:
            cursor.execute("BEGIN")
            try:
                yield cursor
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")

    def close(self) -> None:
        """Forget the words."""
        with self._lock:
            self._connection.close()


def read_address(address: str) -> dict[str, Any]:
    """Return what Django is told of a database at ``postgresql://USER@HOST:PORT/NAME?sslmode=verify-full``.

    A password is not part of it: the command line is seen by others. PostgreSQL asks a password file, or knows who
    asks by the operating system (peer authentication over a socket: ``?host=/run/postgresql``).

    Raises:
        BadChoice: it is no such address.

    """
    parts = urlsplit(address)
    told = dict(parse_qsl(parts.query))
    if parts.scheme not in ("postgresql", "postgres") or parts.password or set(told) - OPTIONS or not parts.path[1:]:
        allowed = "postgresql://USER@HOST/NAME without a password (see docs/how-to/run-a-team-server.md)"
        raise BadChoice(what="The database", given="this address", allowed=allowed)
    return {
        "NAME": unquote(parts.path[1:]), "USER": unquote(parts.username or ""), "PORT": str(parts.port or ""),
        "HOST": told.pop("host", parts.hostname or ""), "OPTIONS": told,
    }  # fmt: skip
