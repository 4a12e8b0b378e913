"""All pages of a source that are pictures, read on every core; what was read once is not read again."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Protocol

from habeas.errors import BadChoice, Unreadable
from habeas.ingest.errors import PictureUnread, ReaderUnconfined
from habeas.ingest.scans.draw import drawn
from habeas.ingest.scans.page import AUTO, Reader, Settings
from habeas.ingest.scans.program import Program, find_open_fence, find_program, is_confinable
from habeas.ingest.scans.table import get_table
from habeas.ingest.sniff import Format
from habeas.model import Document, PageReading

AS_SETTLED: Mapping[int, Settings] = MappingProxyType({})
NEVER, LATER = "none", "later"


class Shelf(Protocol):
    """Where pages that were read are kept until their document is whole; it must be encrypted."""

    def find(self, key: str) -> PageReading | None:
        """Return the page that was read under this key."""

    def keep(self, key: str, reading: PageReading) -> None:
        """Keep a page."""


def unheard(_: str) -> None:
    """Say nothing."""


def unmeasured(done: int, total: int) -> None:
    """Tell nobody how many pages are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanner:
    """How pages that are pictures are to be read, where they are kept meanwhile, and who is told.

    ``languages`` are tesseract's names joined by "+", ``auto`` (try those that are here), ``none`` (read none) or
    ``later`` (refuse, so that another process reads). Scanners that share ``slots`` read no more pages at a time than
    these allow; setting ``stop`` ends what any of them is reading. ``settled`` says for each page how it was read
    before; then only these pages are read, and just so.
    """

    languages: str = AUTO
    shelf: Shelf | None = None
    tell: Callable[[str], None] = unheard
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    slots: threading.Semaphore | None = None
    stop: threading.Event | None = None
    meter: Callable[[int, int], None] = unmeasured  # is told how many pages are read, of how many
    settled: Mapping[int, Settings] = field(default_factory=lambda: AS_SETTLED)

    @classmethod
    def like(cls, document: Document) -> Scanner:
        """Return a scanner that reads the pages of this document again as they were read."""
        return cls(
            settled={
                scan.page: Settings(languages=scan.languages, modes=(scan.psm,), turned=scan.turned)
                for scan in document.scans
            },
            languages=AUTO if document.scans else NEVER,
        )

    def prove_able(self) -> Program:
        """Return the program that will read.

        Raises:
            PictureUnread: there is none, or none that may be used.
            ReaderUnconfined: it cannot be fenced in here.
            BadChoice: it has no data for a language that was asked for.

        """
        program = None if self.languages == NEVER else find_program()
        if program is None:
            raise PictureUnread
        asked = [] if self.languages == AUTO else self.languages.split("+")
        for code in asked:
            if code not in program.languages:
                raise BadChoice(what="the language of pictures", given=code, allowed=", ".join(program.languages))
        if not is_confinable():
            raise ReaderUnconfined
        return program

    def fence_notes(self) -> tuple[str, ...]:
        """What this system cannot keep the reading program from."""
        return find_open_fence()

    def read(self, data: bytes, form: Format, pages: tuple[int, ...]) -> Iterator[tuple[int, PageReading | Unreadable]]:
        """Yield each of these pages as it is read, or why it was not; in no certain order.

        When the caller stops, by Ctrl-C or otherwise, every process that is still reading is ended.
        """
        program, stop = self.prove_able(), self.stop or threading.Event()
        source = hashlib.sha256(data).hexdigest()
        keys = {page: self._key(source, page, program) for page in pages}
        waiting = []
        for page in pages:
            known = self.shelf.find(keys[page]) if self.shelf else None
            if known:
                yield page, known
            else:
                waiting.append(page)
        self.meter(len(pages) - len(waiting), len(pages))
        pool = ThreadPoolExecutor(max_workers=max(1, self.workers), thread_name_prefix="habeas-page")
        try:
            running: dict[Future[PageReading], int] = {
                pool.submit(self._read, self._reader(data, form, page, program, stop)): page for page in waiting
            }
            for done, future in enumerate(as_completed(running), start=1):
                page = running[future]
                yield page, self._outcome(future, keys[page], f"{done} of {len(waiting)}", page)
                self.meter(len(pages) - len(waiting) + done, len(pages))
        finally:
            if any(not future.done() for future in running):
                stop.set()
            pool.shutdown(wait=True, cancel_futures=True)

    def _read(self, reader: Reader) -> PageReading:
        with self.slots or nullcontext():
            return reader.read()

    def _outcome(self, future: Future[PageReading], key: str, count: str, page: int) -> PageReading | Unreadable:
        try:
            reading = future.result()
        except Unreadable as error:
            self.tell(f"page {page} ({count}) not read: {error.message}")
            return error
        if self.shelf:
            self.shelf.keep(key, reading)
        scan = reading.scan
        self.tell(f"page {page} ({count}) read as {scan.languages}, confidence {scan.confidence} of 100")
        return reading

    def _reader(self, data: bytes, form: Format, page: int, program: Program, stop: threading.Event) -> Reader:
        settings = self.settled.get(page, Settings(languages=self.languages))
        draw = partial(drawn, data, form, page=page, stop=stop)
        return Reader(
            page=page, drawn=lambda turned: draw(turned=turned), program=program, settings=settings, stop=stop
        )

    def _key(self, source: str, page: int, program: Program) -> str:
        """What the reading of a page depends on: its picture (the source draws it), the program and the settings.

        It begins with the digest of the source, so that a shelf can find all its pages.
        """
        every = "+".join(sorted(program.languages)) if self.languages == AUTO else self.languages
        settings = self.settled.get(page, Settings(languages=self.languages))
        parts = [page, program.engine(every), get_table().version, repr(settings)]
        return f"{source}-{hashlib.sha256(json.dumps(parts).encode()).hexdigest()}"
