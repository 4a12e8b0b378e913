"""One opened ledger: what is appended stays, and what is read is proven."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper as Base
from sqlcipher3 import dbapi2

from habeas.ledger import connect, files, opening, places
from habeas.ledger.book import Book
from habeas.ledger.channel import Spoken
from habeas.ledger.cipher import unlock
from habeas.ledger.dialects import SQLCIPHER
from habeas.ledger.errors import LedgerBusy
from habeas.ledger.header import lay_header
from habeas.ledger.key import Cost, Key, prove_fit
from habeas.ledger.keyring import Keyring
from habeas.ledger.pages import Seal, has_journal, has_wal, prove_key, prove_pages, read_salt
from habeas.ledger.prove import is_behind, prove_opened
from habeas.ledger.search import Index
from habeas.ledger.verify import Reading, Report, verify


class Ledger(Book):
    """The encrypted, append-only memory in one file, made by ``create`` or ``open``; any thread may use it.

    Each has its own connection. Closed by one, it is closed for all: others meet ``LedgerClosed`` in mid-question.
    """

    def __init__(self, path: Path, key: Key, *, wait_s: float) -> None:
        self.mended = False  # whether the key file, or its copy, had to be written anew at opening
        self._path = path
        self._key = key
        self._wait_s = wait_s
        self._speakers = connect.Speakers(connect.attach(path, key, wait_s=wait_s), wait_s=wait_s, path=path)
        super().__init__(Keyring.of_root(key.root))

    def __repr__(self) -> str:
        return f"<Ledger {'closed' if self._speakers.is_closed else 'open'}>"

    @classmethod
    def create(
        cls, path: Path, passphrase: str, *, cost: Cost | None = None, wait_s: float = connect.WAIT_S,
        owed: bool = False,
    ) -> Ledger:  # fmt: skip
        """Return a new, empty ledger at a place where there was no file; it is complete there, or not there at all.

        Where a recovery code is ``owed``, ``open`` refuses it until the code has been typed back.

        Raises:
            LedgerExists, PassphraseUnfit, PlaceUnfit, LedgerNotWritable, DiskFull: as they say.

        """
        prove_fit(passphrase)
        places.prove_local(path)
        with files.beside(path) as draft:
            header, key = opening.new_keys([opening.by_passphrase(passphrase, cost)], owed=owed)
            with cls(draft, key.twin(), wait_s=wait_s) as made, made._speaking() as base:
                connect.lay_out(base)
            lay_header(path, header)
        return cls.take(path, key, wait_s=wait_s)

    @classmethod
    def open(cls, path: Path, passphrase: str, *, cost: Cost | None = None, wait_s: float = connect.WAIT_S) -> Ledger:
        """Return the ledger of this file, after it has proven itself; nothing is written where it does not.

        A recovery code, or two shares, do as well as a passphrase. ``cost`` is only asked of ledgers of the first kind.

        Raises:
            LedgerMissing, WrongPassphrase, KeysMissing, RecoveryOwed, LedgerBusy: the person can put it right.
            LedgerNotEncrypted, LedgerDamaged, HeaderDamaged, TriggersMissing, ChainBroken: a promise is broken.

        """
        found = opening.find_key(path, passphrase, cost=cost)
        with contextlib.ExitStack() as undo:
            ledger = undo.enter_context(cls.take(path, found.key, wait_s=wait_s))
            if read_salt(path) != found.key.salt:  # another process has given it new keys since we read the old ones
                raise LedgerBusy(wait_s="0")
            ledger.mended = opening.put_right(path, found)
            undo.pop_all()
        return ledger

    @classmethod
    def restore(cls, backup: Path, to: Path, passphrase: str, *, cost: Cost | None = None) -> Report:
        """Put a copy of a backup where there was no file, once the copy has proven itself from end to end.

        The backup itself is only read. What was committed beside it and not yet in it is copied too.

        Raises:
            LedgerExists, LedgerMissing, WrongPassphrase, KeysMissing, PlaceUnfit: the person can put it right.
            Broken: the backup is no good; take another.

        """
        places.prove_local(to)
        key, header = opening.find_key_of_backup(backup, passphrase, cost=cost)
        with files.beside(to) as draft:
            files.copy(backup, draft)
            with cls.take(draft, key) as copied:
                report = copied.verify()
            if header is not None:
                lay_header(to, header)
        return report

    @classmethod
    def take(cls, path: Path, key: Key, *, wait_s: float = connect.WAIT_S) -> Ledger:
        """Return the ledger of a file whose key is at hand, after it has proven itself; the key is its from now on."""
        seal = Seal(key)
        prove_key(path, seal)
        if has_journal(path):
            places.prove_writable(path)
            with connect.said_plainly(wait_s=wait_s, path=path):
                connect.undo_unfinished(path, key)
        prove_pages(path, seal, every=False)
        places.prove_writable(path)
        with connect.said_plainly(wait_s=wait_s, path=path):
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
        with self._speaking() as base:
            ask = connect.ask(base)
            prove_opened(ask)
            if is_behind(ask):
                connect.lay_out(base)
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
        self._records.forget_keys()
        self._records.ring.forget()

    def release(self) -> None:
        """Close this thread's connection, as each should before it ends; the next call opens another (1 ms)."""
        self._speakers.release()

    def admits(self, passphrase: str) -> bool:
        """Whether this passphrase opens the file, found out by deriving the key again (about a second)."""
        return opening.is_way_in(self._path, self._key, passphrase)

    def hold_key(self) -> Key:
        """Return the key, in memory of its own, for what is done to the file as a whole."""
        return self._key.twin()

    def index(self) -> Index:
        """What finds words again: disposable, in the same encrypted file, and no part of the chain."""
        return Index(Spoken(self._speaking, self._writing), SQLCIPHER)

    def verify(self, checks: Iterable[Callable[[], None]] = ()) -> Report:
        """Prove everything from the first entry to the last, then run the callers' own checks, which raise.

        Raises:
            Broken: the first promise that is found broken.

        """
        with self._speaking() as base:
            prove_pages(self._path, Seal(self._key), every=True)
            report = verify(base, Reading(entries=self.read, opener=self._opener))
        for check in checks:
            check()
        return report

    def backup(self, to: Path) -> Report:
        """Write an encrypted copy where there was no file, and its key file beside it; it has been verified.

        Its key is its own, and what opens the ledger now opens it.

        Raises:
            LedgerExists, LedgerNotWritable, DiskFull: no copy was made.
            Broken: the copy does not prove itself, and was removed.

        """
        with self._speaking() as base, files.beside(to) as draft:
            header, key = opening.new_keys_of_copy(self._path, self._key)
            base.ensure_connection()
            with contextlib.closing(dbapi2.connect(str(draft))) as copy:
                unlock(copy, key)
                base.connection.backup(copy)
            with self.take(draft, key, wait_s=self._wait_s) as copied:
                report = copied.verify()
            lay_header(to, header, copies=1)
        return report

    def _cleaned(self) -> None:
        """Empty the log beside the file, or an old page of it would stay."""
        with self._speaking() as base:
            connect.ask(base)("PRAGMA wal_checkpoint(TRUNCATE)")

    def _speaking(self) -> contextlib.AbstractContextManager[Base]:
        """Give Django's connection, and turn what the driver says into our words."""
        return self._speakers.speaking()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Base]:
        """Give Django's connection inside one transaction that nobody else can write in."""
        with self._speaking() as base, transaction.atomic(using=base.alias, durable=True):
            yield base
