"""One unlocked ledger, kept open between requests: read once, fed entry by entry, shared by threads and persons."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path

from habeas.casework.clock import find_newest
from habeas.casework.desk import Desk, utc_now
from habeas.casework.memory import Recollection
from habeas.casework.roles import EVERY_RIGHT, Right
from habeas.casework.view import View, view_of
from habeas.errors import Broken, HabeasError, Refused
from habeas.ledger import Book, Ledger
from habeas.ledger.errors import LedgerClosed
from habeas.reconcile.wordstock import forget_words


class LedgerLoading(Refused):
    """The ledger is open and its entries are still being read."""

    code = "ledger-loading"
    exit_code = 19
    says = "The ledger is still being read: %(done)s of %(total)s entries."
    remedy = "Wait a little and ask again; nothing is lost."


class LoadingFailed(Broken):
    """Our own code failed while it read the ledger."""

    code = "loading-failed"
    exit_code = 39
    says = "The ledger could not be read to its end (%(error)s)."
    remedy = "Run `habeas verify`; if it finds no fault, report the name of the error."


class Sitting:
    """An unlocked ledger and what was read of it.

    ``lock`` guards the view and what was read: whoever serves a request holds it from the first look to the last. The
    ledger itself may be used without it. Each thread should ``release`` before it ends.
    """

    def __init__(self, ledger: Book, *, now: Callable[[], str] = utc_now) -> None:
        self.fault: HabeasError | None = None  # what stopped the loading
        self.mended = ledger.mended  # whether its key file had to be written anew at opening
        self.newest = find_newest(ledger, now())  # when the last entry was written, where the clock is behind that
        self._ledger = ledger
        self._now = now
        self._recollection = Recollection()
        self.lock = self._recollection.lock
        self._view: View | None = None
        self._loaded = (0, ledger.head.seq)
        self._loading: Future[None] | None = None

    @classmethod
    def open(cls, path: Path, passphrase: str, *, now: Callable[[], str] = utc_now) -> Sitting:
        """Unlock a ledger; nothing of it is read before ``begin``.

        Raises:
            Refused: the passphrase is wrong or the ledger is not there.
            Broken: the ledger does not prove itself.

        """
        return cls(Ledger.open(path, passphrase), now=now)

    def begin(self) -> None:
        """Read the ledger in a thread of its own; beginning twice is beginning once."""
        with self.lock:
            if self._loading is None:
                hired = ThreadPoolExecutor(1, thread_name_prefix="habeas-loading")
                self._loading = hired.submit(self._load)
                self._loading.add_done_callback(self._note_fault)
                hired.shutdown(wait=False)

    @property
    def loaded(self) -> tuple[int, int]:
        """How many entries were read, of how many."""
        return self._loaded

    @property
    def is_ready(self) -> bool:
        """Whether the view can be had."""
        return self._view is not None

    def wait(self, timeout_s: float | None = None) -> bool:
        """Begin, wait until everything is read or the loading failed, and return whether the view can be had."""
        self.begin()
        if self._loading:
            wait([self._loading], timeout_s)
        return self.is_ready

    def admits(self, passphrase: str) -> bool:
        """Whether somebody knows the passphrase; it takes as long as unlocking, whatever the answer.

        Raises:
            LedgerClosed: the sitting is over.

        """
        return self._ledger.admits(passphrase)

    def desk_for(self, person: str, *, rights: frozenset[Right] = EVERY_RIGHT) -> Desk:
        """Return the desk of one person; all desks of a sitting share what was read."""
        return Desk(
            ledger=self._ledger, person=person, now=self._now, recollection=self._recollection, rights=rights
        )  # fmt: skip

    def view(self) -> View:
        """Return what the ledger holds now, everything that was appended since taken in.

        Raises:
            LedgerLoading: not everything was read yet.
            LedgerClosed: the sitting is over.
            HabeasError: the loading failed with it.

        """
        with self.lock:
            if self.fault is not None:
                raise self.fault
            if self._view is None:
                done, total = self._loaded
                raise LedgerLoading(done=done, total=total)
            self._recollection.catch_up(self._ledger)
            if self._recollection.view is not self._view:  # something was destroyed, and all of it was read anew
                forget_words()
                self._view = view_of(self._recollection.memory())
            self._view.catch_up()
            return self._view

    def release(self) -> None:
        """Close this thread's connection to the ledger; the next act opens another."""
        self._ledger.release()

    def close(self) -> None:
        """Close the ledger for all threads, forget its key and all that was read; closing twice is closing once.

        What another thread is asking of the ledger is broken off there with ``LedgerClosed``.
        """
        self._ledger.close()
        with self.lock:
            self.fault = LedgerClosed()
            self._view = None
            self._recollection.openings.end_all()
            self._recollection = Recollection()
        forget_words()
        gc.unfreeze()

    def _load(self) -> None:
        recollection = self._recollection
        try:
            with _values_that_stay():
                for entry in self._ledger.read():
                    with self.lock:
                        if entry.seq > recollection.upto:  # no act was so hasty as to recall everything itself
                            recollection.follow(entry)
                    self._loaded = (entry.seq, max(entry.seq, self._loaded[1]))
                with self.lock:
                    view = view_of(recollection.memory())
        finally:
            self._ledger.release()
        with self.lock:
            if recollection is self._recollection:  # nobody closed the sitting meanwhile
                self._view = view

    def _note_fault(self, loading: Future[None]) -> None:
        """Keep what stopped the loading; of what nobody foresaw only the name, as its words may be a document's."""
        error = loading.exception()
        if error is not None and self.fault is None:
            self.fault = error if isinstance(error, HabeasError) else LoadingFailed(error=type(error).__name__)


@contextmanager
def _values_that_stay() -> Iterator[None]:
    """Let nobody look for garbage among what is read here: a million values, which stay until the desk is locked.

    Python would walk through them again and again: for a third of the loading time, and later while a person waits.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_looking:
            gc.enable()
