"""Connections to opened files: each has its own alias in Django, added when it is opened and gone when it is closed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.utils import Error as DjangoError
from sqlcipher3 import dbapi2

from habeas.errors import HabeasError
from habeas.ledger import settings as defaults
from habeas.ledger.cipher import unlock
from habeas.ledger.errors import AppendOnly, DiskFull, LedgerBusy, LedgerDamaged, LedgerNotWritable
from habeas.ledger.key import Key

WAIT_S = 30.0

_numbers = itertools.count(1)
_BUSY, _LOCKED, _FULL, _CONSTRAINT = 5, 6, 13, 19
_OUT_OF_REACH = (3, 8, 14)  # PERM, READONLY, CANTOPEN


def attach(path: Path, key: Key, *, wait_s: float) -> str:
    """Return the alias under which Django now knows this file; the key stays with the caller."""
    if not settings.configured:
        settings.configure(**{name: value for name, value in vars(defaults).items() if name.isupper()})
    if not apps.ready:
        django.setup()
    alias = f"ledger-{next(_numbers)}"
    connections.databases[alias] = {
        "ENGINE": "habeas.ledger.engine", "NAME": path.absolute(), "USER": "", "PASSWORD": "", "HOST": "", "PORT": "",
        "OPTIONS": {"key": lambda: key, "timeout": wait_s, "transaction_mode": "IMMEDIATE"}, "TIME_ZONE": None,
        "ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False,
        "TEST": {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None},
    }  # fmt: skip
    return alias


def detach(alias: str) -> None:
    """Close the connection and forget the alias."""
    if alias in connections.databases:
        connections[alias].close()
        del connections[alias]
        del connections.databases[alias]


def lay_out(alias: str) -> None:
    """Make the tables and triggers of a new file."""
    from django.core.management import call_command  # a tenth of a second that only a new ledger needs

    call_command("migrate", database=alias, verbosity=0, interactive=False)


def ask(alias: str) -> Callable[[str], list[Any]]:
    """Return a function that runs one statement and returns all its rows."""

    def run(sql: str) -> list[Any]:
        with connections[alias].cursor() as cursor:
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
def said_plainly(*, wait_s: float) -> Iterator[None]:
    """Turn what the driver says into what a person can act on.

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
        raise _plain(error, wait_s) from error


def _plain(error: BaseException, wait_s: float) -> HabeasError:
    """Return our error for one of the driver's, by its number."""
    source = error if isinstance(error, dbapi2.Error) else error.__cause__
    number = getattr(source, "sqlite_errorcode", 0) & 0xFF
    if number in (_BUSY, _LOCKED):
        return LedgerBusy(wait_s=f"{wait_s:g}")
    if number == _FULL:
        return DiskFull()
    if number in _OUT_OF_REACH:
        return LedgerNotWritable()
    if number == _CONSTRAINT:
        return AppendOnly()
    return LedgerDamaged(why=f"the database says {getattr(source, 'sqlite_errorname', type(error).__name__)}")
