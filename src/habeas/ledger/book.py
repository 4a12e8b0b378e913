"""What every ledger does on whichever engine: entries are sealed and chained, read and proven, moved and destroyed."""

from __future__ import annotations

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper as Base

from habeas.custody.tree import Frontier
from habeas.errors import NotFound
from habeas.keys import Secret
from habeas.ledger.entries import (
    COLUMNS,
    SELECT_ROWS,
    Body,
    Closed,
    Entry,
    Head,
    Row,
    chain,
    kind_of,
    moment,
    open_row,
    person,
    prove_row,
    read_row,
    stand_open,
    written,
)  # fmt: skip
from habeas.ledger.errors import AlreadyDestroyed, CompartmentClosed
from habeas.ledger.keyring import GENERAL, Keyring
from habeas.ledger.originals import Originals
from habeas.ledger.records import Records, Told
from habeas.ledger.safe import Safe
from habeas.ledger.search import Index
from habeas.ledger.tree import SELECT_LEAVES, find_frontier, grow, leaf_of
from habeas.ledger.triggers import GENESIS
from habeas.ledger.verify import Report
from habeas.model import Claim, Placement, Shredding
from habeas.model.account import Administration

GROWS, MOST_READ = 4, 512  # rows at a time: one at first, for who wants one; no long reading holds the log back

_INSERT = f'INSERT INTO "ledger_entry" ({COLUMNS}) VALUES ({", ".join(["%s"] * 10)})'  # noqa: S608
_HEAD = 'SELECT "seq", "hash" FROM "ledger_entry" ORDER BY "seq" DESC LIMIT 1'


class Book(ABC):
    """An open, append-only memory; any thread may use it. What is of one engine alone is left to who inherits."""

    mended = False  # whether the key file, or its copy, had to be written anew at opening

    def __init__(self, ring: Keyring) -> None:
        self._records = Records(ring)
        self._originals = Originals(self._reading, self._cursor, self._records)

    @abstractmethod
    def _speaking(self) -> AbstractContextManager[Base]:
        """Give Django's connection of this thread, and turn what the driver says into our words."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Base]:
        """Give it inside one transaction that nobody else can write in."""

    @abstractmethod
    def close(self) -> None:
        """Close it for all threads and forget its keys; once is enough."""

    @abstractmethod
    def release(self) -> None:
        """Close this thread's connection; the next call opens another."""

    @abstractmethod
    def verify(self, checks: Iterable[Callable[[], None]] = ()) -> Report:
        """Prove everything from the first entry to the last, then run the callers' own checks, which raise."""

    @abstractmethod
    def backup(self, to: Path) -> Report:
        """Write an encrypted copy where there was no file, and verify it."""

    def admits(self, passphrase: str) -> bool:
        """Whether this passphrase opens it; one that is opened by accounts has none."""
        return False

    @abstractmethod
    def index(self) -> Index:
        """What finds words again: disposable, and no part of the chain."""

    def _cleaned(self) -> None:  # noqa: B027 - an engine may have nothing to do
        """Remove what an engine still holds of rows that were deleted."""

    @property
    def head(self) -> Head:
        """The last entry; number 0 and 64 zeros where there is none."""
        with self._reading() as cursor:
            return _head(cursor)

    def append(self, bodies: Iterable[Body], *, by: str, at: str, compartment: str = GENERAL) -> tuple[Entry, ...]:
        """Add entries in one transaction: all of them are on the disk when this returns, or none is.

        Each is sealed with all that was said of the same thing, in the compartment where that is kept; what nothing was
        said of before begins in ``compartment``.

        Raises:
            CompartmentClosed: one is about something that is kept where this reader may not look.
            EntryNotStorable, LedgerBusy, DiskFull, LedgerNotWritable: nothing was written.

        """
        kept, by, at = tuple(bodies), person(by), moment(at)
        texts = [written(body) for body in kept]
        if not kept:
            return ()
        self._meet_claims(kept)
        with self._cursor() as cursor:
            rows = self._add(cursor, list(zip(kept, texts, strict=True)), by=by, at=at, compartment=compartment)
        self._records.keep()
        return _as_entries(rows, kept, by=by)

    def _add(self, cursor: Any, told: Sequence[Told], *, by: str, at: str, compartment: str) -> list[Row]:  # noqa: ANN401
        """Write entries and the tree over them."""
        letters = list(self._records.letters(cursor, told, compartment))
        rows = chain(letters, head=_head(cursor), by=by, at=at)
        _write(cursor, rows)
        return rows

    @contextlib.contextmanager
    def administering(self, said: Administration) -> Iterator[Safe]:
        """Give the safe inside one transaction, at whose end an act on accounts stands on the record, sealed by nobody.

        Raises:
            EntryNotStorable, LedgerBusy, DiskFull, LedgerNotWritable: nothing was changed.

        """
        by, at = person(said.by), moment(said.at)
        with self._cursor() as cursor:

            def same() -> AbstractContextManager[Any]:
                return contextlib.nullcontext(cursor)

            yield Safe(same, same)
            _write(cursor, [stand_open(said, head=_head(cursor), by=by, at=at)])

    def _meet_claims(self, bodies: Sequence[Body]) -> None:
        """Know in which documents the claims stand that these are about; they are looked for once, where nobody did."""
        if not all(self._records.knows_subject(body) for body in bodies):
            for _ in self.read(Claim):
                pass

    def move(self, placement: Placement, *, by: str, at: str) -> None:
        """Keep a document, a case or something written in another compartment, and say so; both must be open.

        Raises:
            CompartmentClosed: one of them is not.

        """
        with self._cursor() as cursor:
            self._records.move(cursor, placement.subject, placement.compartment)
            self._add(
                cursor,
                [(placement, written(placement))],
                by=person(by),
                at=moment(at),
                compartment=placement.compartment,
            )
        self._records.keep()

    def renew(self, compartment: str) -> int:
        """Wrap the keys of a compartment under its newest key, after a member left; return how many there were.

        Raises:
            CompartmentClosed: it is not open here.

        """
        with self._cursor() as cursor:
            return self._records.renew(cursor, compartment)

    def shred(self, shredding: Shredding, *, by: str, at: str) -> int:
        """Destroy keys, and with them what they open here for good, and say so; return how many there were.

        Backups made before still hold them. The search index is thrown away with its words.

        Raises:
            AlreadyDestroyed: there is none of them.

        """
        with self._cursor() as cursor:
            told = [(shredding, written(shredding))]
            (row,) = self._add(cursor, told, by=person(by), at=moment(at), compartment=GENERAL)
            count = self._records.destroy(cursor, shredding.keys, seq=row[0])
            if not count:
                raise AlreadyDestroyed
        self._records.keep()
        self._records.forget_keys(shredding.keys)
        self.index().clear()
        self._cleaned()
        return count

    def find_key(self, subject: str) -> str | None:
        """Return the id of the key under which all that is about this (a document, a case, ...) is sealed."""
        with self._reading() as cursor:
            return self._records.find_id(cursor, self._records.claims.get(subject, subject))

    def compartment_of(self, subject: str) -> str | None:
        """Return where something is kept, or None where nothing was said of it."""
        key_id = self.find_key(subject)
        if key_id is None:
            return None
        with self._reading() as cursor:
            kept = self._records.compartments_of(cursor, key_id)
        return kept[0][0] if kept else None

    def places(self) -> dict[str, str]:
        """Return where each key is kept, by its id."""
        with self._reading() as cursor:
            return self._records.places(cursor)

    @property
    def ring(self) -> Keyring:
        """The keys that are open; a compartment is opened and closed through it (then ``look_again``)."""
        return self._records.ring

    def look_again(self, keys: Iterable[str] | None = None) -> None:
        """Forget which of these keys (or all) were open or closed, after a compartment was opened or closed."""
        self._records.forget_keys(keys)

    @property
    def safe(self) -> Safe:
        """What changes and is no part of the record."""
        return Safe(self._reading, self._cursor)

    @property
    def frontier(self) -> Frontier:
        """The Merkle tree over all entries as it stands."""
        with self._reading() as cursor:
            return find_frontier(cursor)

    def leaves(self, upto: int | None = None) -> Iterator[bytes]:
        """Yield the leaf of each entry in order, to the one with this number."""
        limit = "" if upto is None else f' WHERE "seq" <= {upto:d}'
        with self._reading() as cursor:
            cursor.execute(f'{SELECT_LEAVES}{limit} ORDER BY "seq"')
            rows = cursor.fetchall()
        return map(leaf_of, rows)

    def disclose(self, seq: int) -> Disclosure:
        """Return what an entry commits to, to be shown to others: its salt, and who said what.

        Raises:
            NotFound: there is no such entry, or it is of the first schema and commits to nothing.
            CompartmentClosed: it is not open here.

        """
        with self._reading() as cursor:
            cursor.execute(f'{SELECT_ROWS} WHERE "seq" = %s', [seq])
            row = cursor.fetchone()
        if row is None or row[7] is None:
            raise NotFound(what="sealed entry", given=seq)
        row = (*row[:9], bytes(row[9]))
        prove_row(row)
        opened = open_row(row, self._opener)
        if isinstance(opened, Closed):
            raise CompartmentClosed
        return Disclosure(seq=seq, salt=opened[0], payload=opened[1])

    def signing_root(self) -> Secret:
        """Return the key from which the log's signing key is derived; in a team every member can sign the log."""
        return self.ring.derive("log-signing")

    def keep_original(self, data: bytes, *, compartment: str = GENERAL) -> str:
        """Keep bytes unaltered and return the SHA-256 that names them; the same bytes again change nothing."""
        return self._originals.keep(data, compartment)

    def has_original(self, sha256: str) -> bool:
        """Whether these bytes are kept."""
        return self._originals.has(sha256)

    def get_original(self, sha256: str) -> bytes:
        """Return the bytes with this digest, which is computed again.

        Raises:
            NotFound: there are none.
            CompartmentClosed, OriginalDestroyed: they cannot be read here, or by anybody any more.
            OriginalAltered: they are not what was kept.

        """
        return self._originals.get(sha256)

    def read(self, *kinds: str | type[Body], after: int = 0) -> Iterator[Entry]:
        """Yield the entries of these kinds (all where none is named) after a number, in order, each proven.

        Of one whose compartment is not open, or whose words were destroyed, the body is ``Closed``.

        Raises:
            BadChoice: there is no such kind.
            ChainBroken: an entry is not what was written.

        """
        names = sorted({kind_of(kind) for kind in kinds})
        return map(self._entry, self._rows(names, after))

    def _entry(self, row: Row) -> Entry:
        entry = read_row(row, self._opener)
        self._records.note(entry)
        return entry

    def entries(self) -> Iterator[Entry]:
        """Yield every entry in order."""
        return self.read()

    def _opener(self, key_id: str) -> Secret | Closed:
        """Return a key, or why it is closed."""
        known = self._records.known(key_id)
        if known is not None:
            return known
        with self._reading() as cursor:
            return self._records.open(cursor, key_id)

    def _rows(self, kinds: Sequence[str] = (), after: int = 0) -> Iterator[Row]:
        """Yield rows in order, read in stretches: no statement stays open while the caller works."""
        where = f' AND "kind" IN ({", ".join(["%s"] * len(kinds))})' if kinds else ""
        sql, most = f'{SELECT_ROWS} WHERE "seq" > %s{where} ORDER BY "seq" LIMIT ', 1
        while True:
            with self._reading() as cursor:
                cursor.execute(f"{sql}{most}", [after, *kinds])  # SQLite plans anew for each limit that is a parameter
                rows: list[Row] = cursor.fetchall()
            yield from rows
            if len(rows) < most:
                return
            after, most = rows[-1][0], min(most * GROWS, MOST_READ)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Any]:
        """Give a cursor that reads."""
        with self._speaking() as base, base.cursor() as cursor:
            yield cursor

    @contextlib.contextmanager
    def _cursor(self) -> Iterator[Any]:
        """Give a cursor inside one transaction that nobody else can write in."""
        with self._writing() as base, base.cursor() as cursor:
            self._records.begin()
            yield cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What an entry commits to: SHA-256 of salt and payload is its commitment; the payload is who, a newline, what."""

    seq: int
    salt: bytes = field(repr=False)
    payload: bytes = field(repr=False)


def _write(cursor: Any, rows: Sequence[Row]) -> None:  # noqa: ANN401 - a cursor of either engine
    """Write entries and the tree over them."""
    cursor.executemany(_INSERT, rows)
    grow(cursor, [(seq, kind, when, digest, commit) for seq, kind, when, _, _, digest, _, _, commit, _ in rows])


def _head(cursor: Any) -> Head:  # noqa: ANN401 - a cursor of either engine
    cursor.execute(_HEAD)
    row = cursor.fetchone()
    return Head(seq=row[0], hash=row[1]) if row else Head(seq=0, hash=GENESIS)


def _as_entries(rows: Sequence[Row], bodies: Sequence[Body], *, by: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(seq=row[0], kind=row[1], at=row[2], by=by, body=body, prev_hash=row[4], hash=row[5], key=row[7])
        for row, body in zip(rows, bodies, strict=True)
    )
