"""The bytes of documents, unaltered, each sealed under the key of its document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from habeas.errors import NotFound
from habeas.keys import Place, Secret, seal, unseal
from habeas.ledger.entries import Closed
from habeas.ledger.errors import CompartmentClosed, OriginalAltered, OriginalDestroyed
from habeas.ledger.records import Records
from habeas.model.ids import document_id

CHUNK_BYTES = 1024 * 1024

_FIND = 'SELECT "size", "key" FROM "ledger_original" WHERE "sha256" = %s'
_CHUNKS = 'SELECT "number", "content" FROM "ledger_chunk" WHERE "original_id" = %s ORDER BY "number"'
_INSERT = 'INSERT INTO "ledger_original" ("sha256", "size", "key") VALUES (%s, %s, %s)'
_INSERT_CHUNK = 'INSERT INTO "ledger_chunk" ("original_id", "number", "content") VALUES (%s, %s, %s)'

Cursors = Callable[[], AbstractContextManager[Any]]


class Originals:
    """Keeps and gives back the bytes of documents; ``reading`` and ``writing`` give cursors.

    A sealed original stands under the id of its key, which tells nobody whether a certain document is here; one that
    the first schema kept stands open, under its SHA-256.
    """

    def __init__(self, reading: Cursors, writing: Cursors, records: Records) -> None:
        self._reading = reading
        self._writing = writing
        self._records = records

    def keep(self, data: bytes, compartment: str) -> str:
        """Keep bytes unaltered and return the SHA-256 that names them; the same bytes again change nothing."""
        sha256 = hashlib.sha256(data).hexdigest()
        if self.has(sha256):
            return sha256
        with self._writing() as cursor:
            if self._find(cursor, sha256) is None:  # another process may have kept them since
                key_id, secret = self._records.for_subject(cursor, document_id(sha256), compartment)
                cursor.execute(_INSERT, [key_id, len(data), key_id])
                cursor.executemany(_INSERT_CHUNK, _chunks(data, key_id, secret))
        self._records.keep()
        return sha256

    def has(self, sha256: str) -> bool:
        """Whether these bytes are kept."""
        with self._reading() as cursor:
            return self._find(cursor, sha256) is not None

    def get(self, sha256: str) -> bytes:
        """Return the bytes with this digest, which is computed again.

        Raises:
            NotFound: there are none.
            CompartmentClosed, OriginalDestroyed: they cannot be read here, or by anybody any more.
            OriginalAltered: they are not what was kept.

        """
        with self._reading() as cursor:
            found = self._find(cursor, sha256)
            if found is None:
                raise NotFound(what="original", given=sha256)
            name, size, key_id = found
            secret = None if key_id is None else self._records.open(cursor, key_id)
            if isinstance(secret, Closed):
                raise OriginalDestroyed if secret is Closed.DESTROYED else CompartmentClosed
            cursor.execute(_CHUNKS, [name])
            rows = cursor.fetchall()
        data = b"".join(open_chunk(secret, bytes(content), name, number) for number, content in rows)
        if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
            raise OriginalAltered(sha256=sha256)
        return data

    def _find(self, cursor: Any, sha256: str) -> tuple[str, int, str | None] | None:  # noqa: ANN401 - either engine's
        """Return the name of the row, the size, and the id of the key."""
        for name in (self._records.find_id(cursor, document_id(sha256)), sha256):
            if name is None:
                continue
            cursor.execute(_FIND, [name])
            row = cursor.fetchone()
            if row is not None:
                return name, int(row[0]), row[1]
        return None


def _chunks(data: bytes, name: str, secret: Secret) -> Iterator[tuple[str, int, bytes]]:
    """Yield the rows of an original, so that no more than one stretch stands sealed in memory."""
    for number, at in enumerate(range(0, len(data), CHUNK_BYTES)):
        yield name, number, seal(secret, data[at : at + CHUNK_BYTES], _place(name, number))


def open_chunk(secret: Secret | None, content: bytes, name: str, number: int) -> bytes:
    """Return a stretch of an original as it was; one without key is kept as it is.

    Raises:
        SealBroken: it was changed, or stands in another's place.

    """
    return content if secret is None else unseal(secret, content, _place(name, number))


def _place(name: str, number: int) -> Place:
    return Place("original", "ledger_chunk", "content", f"{name}/{number}")
