"""What changes and is no part of the record: accounts, members' boxes, the slots of the identities.

Each is sealed by whom it serves; this room keeps it as it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from habeas.errors import Refused

_INSERT = 'INSERT INTO "ledger_safe" ("name", "version", "record") VALUES (%s, 1, %s)'

Cursors = Callable[[], AbstractContextManager[Any]]


class ChangedMeanwhile(Refused):
    """Somebody else changed the same thing since it was read."""

    code = "changed-meanwhile"
    exit_code = 19
    says = "Somebody else changed this in the meantime; nothing was written."
    remedy = "Look at it again, and do again what is still wanted."


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A thing in the safe, with the number of its version, from 1."""

    name: str
    version: int
    record: str = field(repr=False)


class Safe:
    """A small store by name; nothing is written over that another has changed meanwhile."""

    def __init__(self, reading: Cursors, writing: Cursors) -> None:
        self._reading = reading
        self._writing = writing

    def find(self, name: str) -> Kept | None:
        """Return what stands under a name, or None."""
        with self._reading() as cursor:
            cursor.execute('SELECT "version", "record" FROM "ledger_safe" WHERE "name" = %s', [name])
            row = cursor.fetchone()
        return None if row is None else Kept(name=name, version=row[0], record=row[1])

    def every(self, prefix: str) -> Iterator[Kept]:
        """Yield what stands under names that begin so, by name."""
        with self._reading() as cursor:
            cursor.execute('SELECT "name", "version", "record" FROM "ledger_safe" ORDER BY "name"')
            rows = cursor.fetchall()
        for name, version, record in rows:
            if name.startswith(prefix):
                yield Kept(name=name, version=version, record=record)

    def put(self, name: str, record: str, *, after: int) -> Kept:
        """Write the version that follows the one that was read; ``after`` is 0 for what is new.

        Raises:
            ChangedMeanwhile: another version stands there.

        """
        with self._writing() as cursor:
            cursor.execute('SELECT "version" FROM "ledger_safe" WHERE "name" = %s', [name])
            row = cursor.fetchone()
            if (row[0] if row else 0) != after:
                raise ChangedMeanwhile
            if row is None:
                cursor.execute(_INSERT, [name, record])
            else:
                cursor.execute(
                    'UPDATE "ledger_safe" SET "version" = %s, "record" = %s WHERE "name" = %s AND "version" = %s',
                    [after + 1, record, name, after],
                )
        return Kept(name=name, version=after + 1, record=record)

    def put_new(self, records: Mapping[str, str]) -> None:
        """Write all of these, or none.

        Raises:
            ChangedMeanwhile: something stands under one of the names.

        """
        with self._writing() as cursor:
            for name, record in records.items():
                cursor.execute('SELECT 1 FROM "ledger_safe" WHERE "name" = %s', [name])
                if cursor.fetchone() is not None:
                    raise ChangedMeanwhile
                cursor.execute(
                    'INSERT INTO "ledger_safe" ("name", "version", "record") VALUES (%s, 1, %s)', [name, record]
                )

    def remove(self, names: Iterable[str]) -> None:
        """Take things out, all at once; what is not there is out already."""
        with self._writing() as cursor:
            for name in names:
                cursor.execute('DELETE FROM "ledger_safe" WHERE "name" = %s', [name])
