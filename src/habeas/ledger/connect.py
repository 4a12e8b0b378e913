"""Connections to opened files: each has its own alias in Django, added when it is opened and gone when it is closed."""

from __future__ import annotations

import importlib.util
import itertools
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import django
from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper as Base
from django.db.utils import Error as DjangoError
from sqlcipher3 import dbapi2

from habeas.errors import HabeasError
from habeas.ledger import settings as defaults
from habeas.ledger.cipher import unlock
from habeas.ledger.errors import (
    AppendOnly,
    DatabaseUnreachable,
    DiskFull,
    DriverMissing,
    LedgerBusy,
    LedgerClosed,
    LedgerDamaged,
    LedgerNotWritable,
)  # fmt: skip
from habeas.ledger.key import Key
from habeas.ledger.pages import has_wal
from habeas.ledger.places import is_full

WAIT_S = 30.0
CONNECT_S = 10
INTERRUPT_S = 0.05  # between two calls to break off: one that comes between two statements is not heard

_numbers = itertools.count(1)
FULL_SAID = "database or disk is full"
_BUSY, _LOCKED, _IO, _FULL, _CONSTRAINT = 5, 6, 10, 13, 19
_OUT_OF_REACH = (3, 8, 14)  # PERM, READONLY, CANTOPEN
_DISK_FAILED = (
    266,
    778,
    1034,
    1290,
    1546,
)  # IOERR_ READ, WRITE, FSYNC, DIR_FSYNC, TRUNCATE: the disk, not the file


def attach(path: Path, key: Key, *, wait_s: float) -> str:
    """Return the alias under which Django now knows this file; the key stays with the caller."""
    return _known(
        {
            "ENGINE": "habeas.ledger.engine", "NAME": path.absolute(), "USER": "", "HOST": "", "PORT": "",
            "OPTIONS": {"key": lambda: key, "timeout": wait_s, "transaction_mode": "IMMEDIATE"},
        }
    )  # fmt: skip


def attach_server(told: dict[str, Any]) -> str:
    """Return the alias under which Django now knows this database of PostgreSQL.

    Raises:
        DriverMissing: what speaks with PostgreSQL is not installed.

    """
    if importlib.util.find_spec("psycopg") is None:
        raise DriverMissing
    options = {"connect_timeout": CONNECT_S, "client_encoding": "UTF8", **told["OPTIONS"]}
    return _known({"ENGINE": "django.db.backends.postgresql", **told, "OPTIONS": options})


def _known(told: dict[str, Any]) -> str:
    """Return a new alias for a database."""
    if not settings.configured:
        settings.configure(**{name: value for name, value in vars(defaults).items() if name.isupper()})
    if not apps.ready:
        django.setup()
    alias = f"ledger-{next(_numbers)}"
    connections.databases[alias] = {
        **told, "PASSWORD": "", "TIME_ZONE": None,
        "ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False,
        "TEST": {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None},
    }  # fmt: skip
    return alias


class Speakers:
    """The threads that speak with one file, each over its own connection, until the file is closed for all of them."""

    def __init__(self, alias: str, *, wait_s: float, path: Path | None = None) -> None:
        self.alias = alias
        self._wait_s = wait_s
        self._path = path
        self.is_closed = False
        self._changed = threading.Condition()
        self._inside: Counter[int] = Counter()  # how deep each thread is in what it asks
        self._wrappers: WeakValueDictionary[int, Base] = WeakValueDictionary()  # each thread's, as Django holds it

    @contextmanager
    def speaking(self) -> Iterator[Base]:
        """Give Django's connection of this thread; it is not closed meanwhile, but what is asked may be broken off.

        Raises:
            LedgerClosed: it was closed, before or meanwhile.
            HabeasError: what the driver says, in our words, as ``said_plainly`` does.

        """
        own = threading.get_ident()
        with self._changed:
            if self.is_closed:
                raise LedgerClosed
            self._inside[own] += 1
            base = self._wrappers[own] = connections[self.alias]  # gone with its thread, if not before
        try:
            yield base
        except (DjangoError, dbapi2.Error) as error:
            if self.is_closed:
                raise LedgerClosed from error
            raise _plain(error, self._wait_s, self._path) from error
        finally:
            with self._changed:
                self._inside[own] -= 1
                if self.is_closed:
                    self._changed.notify_all()

    def release(self) -> None:
        """Close the connection of this thread; it gets another one when it asks again."""
        with self._changed:
            if self._wrappers.pop(threading.get_ident(), None) is not None and not self.is_closed:
                connections[self.alias].close()

    def close(self) -> None:
        """Let nobody ask any more, break off what others are asking, and close every connection."""
        own = threading.get_ident()
        with self._changed:
            if self.is_closed:
                return
            self.is_closed = True
            while any(depth for thread, depth in self._inside.items() if thread != own):
                for wrapper in list(self._wrappers.values()):
                    if wrapper.connection is not None:
                        _break_off(wrapper)
                self._changed.wait(INTERRUPT_S)
            for wrapper in list(self._wrappers.values()):
                wrapper.inc_thread_sharing()
                wrapper.close()
            self._wrappers.clear()
        connections[self.alias].close()  # Django makes one for this thread where it never asked
        del connections[self.alias]
        del connections.databases[self.alias]


def _break_off(wrapper: Base) -> None:
    """Let what another thread is asking end now."""
    if wrapper.vendor == "postgresql":
        wrapper.connection.cancel_safe(timeout=1.0)
    else:
        wrapper.connection.interrupt()


def lay_out(base: Base) -> None:
    """Make the tables and triggers of a new file, or bring those of an earlier version up to date: all or nothing."""
    from django.core.management import call_command  # a tenth of a second that only a new ledger needs

    call_command("migrate", database=base.alias, verbosity=0, interactive=False)


def ask(base: Base) -> Callable[[str], list[Any]]:
    """Return a function that runs one statement and returns all its rows."""

    def run(sql: str) -> list[Any]:
        with base.cursor() as cursor:
            cursor.execute(sql)
            return list(cursor.fetchall()) if cursor.description else []

    return run


@contextmanager
def unmoved(path: Path, key: Key) -> Iterator[Callable[[str], list[Any]]]:
    """Give a function that asks the file itself, without lock or side file; only where nothing stands in its WAL."""
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
    try:
        unlock(connection, key)
        yield lambda sql: list(connection.execute(sql).fetchall())
    finally:
        connection.close()


@contextmanager
def glance(path: Path, key: Key) -> Iterator[Callable[[str], list[Any]]]:
    """Give a function that asks a file which nobody has opened yet, with what stands in its WAL."""
    if not has_wal(path):
        with unmoved(path, key) as ask_file:
            yield ask_file
        return
    with closing(dbapi2.connect(str(path))) as connection:
        unlock(connection, key)
        yield lambda sql: list(connection.execute(sql).fetchall())


def undo_unfinished(path: Path, key: Key) -> None:
    """Let SQLite bring back the pages that somebody was changing in the file itself when they were stopped."""
    with closing(dbapi2.connect(str(path))) as connection:
        unlock(connection, key)
        connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()


@contextmanager
def said_plainly(*, wait_s: float, path: Path | None = None) -> Iterator[None]:
    """Turn what the driver says into what a person can act on; ``path`` is that of the file, where there is one.

    Raises:
        LedgerBusy: another process was writing.
        DiskFull: there was no room.
        LedgerNotWritable: the file or its folder is out of reach.
        AppendOnly: a trigger or constraint refused.
        LedgerDamaged: anything else.

    """
    try:
        yield
    except (DjangoError, dbapi2.Error) as error:
        raise _plain(error, wait_s, path) from error


def _plain_of_server(state: str, wait_s: float) -> HabeasError:
    """Return our error for one of PostgreSQL's, by its SQLSTATE; none where it could not be reached at all."""
    if state in ("40001", "40P01", "55P03", "57014"):
        return LedgerBusy(wait_s=f"{wait_s:g}")
    if state == "53100":
        return DiskFull()
    if state == "42501" or state.startswith("25"):  # no such right; a transaction that may only read
        return LedgerNotWritable()
    if state.startswith("23"):
        return AppendOnly()
    if not state or state[:2] in ("08", "28", "3D", "53", "57"):
        return DatabaseUnreachable()
    return LedgerDamaged(why=f"the database says {state}")


def _plain(error: BaseException, wait_s: float, path: Path | None) -> HabeasError:
    """Return our error for one of the driver's, by its number."""
    source: BaseException | None = error
    while source is not None and not isinstance(source, dbapi2.Error):
        source = source.__cause__ or source.__context__  # Django wraps what the driver says, its migrations do so again
    if source is None:
        return _plain_of_server(getattr(error.__cause__, "sqlstate", None) or "", wait_s)
    number: int = getattr(source, "sqlite_errorcode", 0) & 0xFF
    if not number and str(source) == FULL_SAID:  # what copies a file gives words alone
        number = _FULL
    if number in (_BUSY, _LOCKED):
        return LedgerBusy(wait_s=f"{wait_s:g}")
    # SQLite says only "I/O error" where its shared memory finds no room; that is no damage
    if number == _FULL or (number == _IO and path is not None and is_full(path.parent)):
        return DiskFull()
    if number in _OUT_OF_REACH or getattr(source, "sqlite_errorcode", 0) in _DISK_FAILED:
        return LedgerNotWritable()
    if number == _CONSTRAINT:
        return AppendOnly()
    return LedgerDamaged(why=f"the database says {getattr(source, 'sqlite_errorname', type(error).__name__)}")
