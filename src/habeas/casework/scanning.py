"""Pictures are read after all other files, page by page on every core; each page is kept as soon as it is read.

The ledger is the shelf: nothing of a page stands anywhere unencrypted. Only this thread speaks with the ledger; the
threads that read hand it their pages.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from queue import Empty, SimpleQueue

from habeas.casework.appending import append
from habeas.casework.batch import Meter, unmeasured
from habeas.casework.desk import Desk
from habeas.errors import Unreadable
from habeas.ingest import AUTO, LATER, NEVER, Scanner, Source, ingest, set_aside
from habeas.ingest.errors import PicturesWaiting, PictureUnread, ReaderUnconfined
from habeas.ledger import PageRead
from habeas.model import Document, DocumentId, Frame, PageReading, SetAside

LOOK_S = 0.5  # how often pages are put into the ledger while others are being read

Became = Document | DocumentId | SetAside


class LedgerShelf:
    """Pages of some originals that were read before, and those that are being read now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._held: dict[str, PageReading] = {}
        self._new: SimpleQueue[PageRead] = SimpleQueue()

    def fetch(self, originals: set[str]) -> None:
        """Bring to hand what was read of these originals."""
        bodies = (entry.body for entry in self._desk.ledger.read(PageRead))
        self._held = {
            body.key: body.reading
            for body in bodies
            if isinstance(body, PageRead) and body.key.partition("-")[0] in originals
        }

    def find(self, key: str) -> PageReading | None:
        """Return the page that was read under this key."""
        return self._held.get(key)

    def keep(self, key: str, reading: PageReading) -> None:
        """Hand over a page; it is in the ledger after the next ``settle``."""
        self._new.put(PageRead(key=key, reading=reading))

    def settle(self) -> None:
        """Put into the ledger what was handed over."""
        handed: list[PageRead] = []
        while True:
            try:
                handed.append(self._new.get_nowait())
            except Empty:
                break
        append(self._desk, handed, at=self._desk.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who hears how far the pages of a file are read, and how all of it is ended."""

    meter: Meter = unmeasured
    stop: threading.Event = field(default_factory=threading.Event)


class Pages:
    """The pictures of one batch of files."""

    def __init__(
        self, desk: Desk, *, languages: str, supplied: Frame, tell: Callable[[str], None], watch: Watch | None = None
    ) -> None:
        self._desk = desk
        self._languages = languages
        self._supplied = supplied
        self._tell = tell
        self._watch = watch or Watch()
        self._before: dict[DocumentId, Document] = {}
        self.at_first = self._able()

    def _able(self) -> str:
        """What the first round does with pictures: leave them for later, or tell that they are not read."""
        if self._languages == NEVER:
            return NEVER
        try:
            Scanner(languages=self._languages).prove_able()
        except (PictureUnread, ReaderUnconfined):
            return NEVER
        return LATER

    def may_change(self) -> set[DocumentId]:
        """The known documents that can be read otherwise: those with pictures, where a language is named."""
        if self._languages in (AUTO, NEVER) or self.at_first == NEVER:
            return set()
        for entry in self._desk.ledger.read(Document):
            if isinstance(entry.body, Document) and entry.body.media_type.startswith(("image/", "application/pdf")):
                self._before[entry.body.id] = entry.body
        return set(self._before)

    def find_anew(self, document: Document) -> Document | None:
        """Return a known document as it was read now, with what was known of it; None where nothing changed."""
        before = self._before.get(document.id)
        if before is None or (before.engine, before.text) == (document.engine, document.text):
            return None
        return replace(document, frame=before.frame) if self._supplied == Frame() else document

    def after(self, read: Iterable[tuple[Source, Became]]) -> Iterator[tuple[Source, Became]]:
        """Yield what becomes of each file, then of each that has pictures."""
        waiting: list[Source] = []
        for source, became in read:
            if isinstance(became, SetAside) and became.code == PicturesWaiting.code:
                waiting.append(source)
            else:
                yield source, became
        if waiting:
            self._tell(f"reading the pictures of {len(waiting)} files; stop with Ctrl-C, what was read is kept")
            yield from self._read(waiting)

    def _read(self, sources: list[Source]) -> Iterator[tuple[Source, Became]]:
        """Read several files at a time, and no more pages at a time than there are cores; files keep their order."""
        cores, stop, shelf = os.cpu_count() or 1, self._watch.stop, LedgerShelf(self._desk)
        shelf.fetch({found[0] for source in sources if (found := source.find_digest())})
        scanner = Scanner(
            languages=self._languages, shelf=shelf, tell=self._tell, workers=cores,
            slots=threading.BoundedSemaphore(cores), stop=stop, meter=self._watch.meter,
        )  # fmt: skip
        running: deque[tuple[Source, Future[Became]]] = deque()
        with ThreadPoolExecutor(cores, thread_name_prefix="habeas-file") as pool:
            try:
                for source in sources:
                    running.append((source, pool.submit(self._one, source, scanner)))
                    if len(running) > cores:
                        yield self._taken(running, shelf)
                while running:
                    yield self._taken(running, shelf)
            finally:
                if any(not future.done() for _, future in running):  # it may be another's: nobody asked for a stop
                    stop.set()
                for _, future in running:
                    future.cancel()
                wait([future for _, future in running])
                shelf.settle()

    def _one(self, source: Source, scanner: Scanner) -> Became:
        try:
            return ingest(source, supplied=self._supplied, scanner=scanner)
        except Unreadable as error:
            return set_aside(error, name=source.name, data=source)

    @staticmethod
    def _taken(running: deque[tuple[Source, Future[Became]]], shelf: LedgerShelf) -> tuple[Source, Became]:
        source, future = running.popleft()
        try:
            while not wait([future], timeout=LOOK_S).done:
                shelf.settle()
        except BaseException:
            running.append((source, future))  # so that it is waited for
            raise
        shelf.settle()
        return source, future.result()
