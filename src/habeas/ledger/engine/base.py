"""Django's SQLite backend over SQLCipher; made for Django 5.2 (see docs of ``django.db.backends.sqlite3``).

The one place where the key meets a connection: it is asked for by a callable, so that settings never hold it, and
given before anything is read.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as Database

from habeas.ledger.cipher import HARDENING, unlock
from habeas.ledger.key import Key

Database.register_converter("bool", b"1".__eq__)
Database.register_converter("date", base.decoder(parse_date))
Database.register_converter("time", base.decoder(parse_time))
Database.register_converter("datetime", base.decoder(parse_datetime))
Database.register_converter("timestamp", base.decoder(parse_datetime))
Database.register_adapter(datetime.date, base.adapt_date)
Database.register_adapter(datetime.datetime, base.adapt_datetime)


@lru_cache(maxsize=256)  # the same few statements again and again
def _convert(query: str) -> str:
    """Return a statement with ``?`` for each ``%s``."""
    converted: str = base.SQLiteCursorWrapper.convert_query(None, query)
    return converted


class CursorWrapper(Database.Cursor):  # type: ignore[misc]
    """Turns Django's ``%s`` into the ``?`` of SQLite; the stock wrapper is bound to the stock driver."""

    convert_query = base.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:  # noqa: ANN401
        """Run one statement."""
        if params is None:
            return super().execute(query)
        if isinstance(params, Mapping):
            return super().execute(self.convert_query(query, param_names=list(params)), params)
        return super().execute(_convert(query), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:  # noqa: ANN401
        """Run one statement for each row of positional parameters."""
        return super().executemany(_convert(query), param_list)


class DatabaseWrapper(base.DatabaseWrapper):  # type: ignore[misc]
    """One encrypted file."""

    Database = Database
    display_name = "SQLCipher"

    def get_connection_params(self) -> dict[str, Any]:
        """Return what the driver's ``connect`` takes; the key is kept apart."""
        params: dict[str, Any] = super().get_connection_params()
        self._key: Key = params.pop("key")()
        return {**params, "database": os.fspath(params["database"])}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:  # noqa: ANN401
        """Return an unlocked, hardened connection; the first read, which follows, proves the key."""
        connection = Database.connect(**conn_params)
        try:
            unlock(connection, self._key)
            for command in (*HARDENING, "PRAGMA journal_mode = WAL"):
                connection.execute(command)
            register(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def create_cursor(self, name: str | None = None) -> CursorWrapper:
        """Return a cursor that speaks Django's parameter style."""
        cursor: CursorWrapper = self.connection.cursor(factory=CursorWrapper)
        return cursor
