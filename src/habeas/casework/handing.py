"""One file that was handed in: what is known of it, and how it becomes a document with proposed claims.

Its bytes stand in memory until they are in the encrypted ledger; nothing is written anywhere else.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from enum import StrEnum

from habeas.casework.batch import Colleague, Failure
from habeas.casework.chores import Task, read_file
from habeas.casework.desk import Desk
from habeas.casework.intake import Reception, failed
from habeas.casework.proposals import each_document, keep_proposal, propose_from
from habeas.casework.scanning import Pages, Watch
from habeas.errors import HabeasError, Unreadable
from habeas.ingest import AUTO, Source, set_aside, unfold
from habeas.ingest.errors import NoText, PicturesWaiting, ReadingStopped, SourceTooLarge
from habeas.ingest.limits import USUAL
from habeas.ingest.sources import shown_name
from habeas.model import Document, DocumentId, Frame, Sensitivity, SetAside
from habeas.model.ids import document_id
from habeas.propose import current_version, propose

LONGEST_NAME = 255
NAMELESS = "—"


class Stage(StrEnum):
    """How far one file is."""

    WAITING = "waiting"
    READING = "reading"
    PROPOSING = "proposing"
    DONE = "done"
    KNOWN = "known"  # the same bytes were here already
    ASIDE = "aside"  # not read, and on the record with the reason
    FAILED = "failed"  # it must be handed in again

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it."""
        return self in (Stage.DONE, Stage.KNOWN, Stage.ASIDE, Stage.FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One file as it came; ``size`` is more than its bytes where it was too large to be held."""

    name: str = field(repr=False)
    data: bytes = field(repr=False)
    size: int

    def source(self) -> Source:
        """Return the file as something to read."""
        if self.size > USUAL.file_bytes:
            return Source(name=short(self.name), size=self.size, fault=SourceTooLarge())
        return Source.of(self.data, name=short(self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the person who hands files in says of all of them."""

    supplied: Frame = field(default_factory=Frame)
    received_from: str | None = field(default=None, repr=False)
    sensitivity: Sensitivity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far one file is, and what became of it."""

    number: int
    name: str = field(repr=False)
    size: int
    stage: Stage = Stage.WAITING
    page: int = 0  # pages that were read so far
    pages: int = 0
    document: DocumentId | None = None
    claims: int = 0
    code: str | None = None  # of what went wrong
    says: str | None = None
    remedy: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Item:
    """One file in the tray; its bytes are let go as soon as it is over."""

    desk: Desk
    terms: Terms
    state: State
    source: Source | None
    held: int = 0  # bytes in memory
    is_whole: bool = False  # no archive
    has_pictures: bool = False  # they are read after the other files
    stop: threading.Event = field(default_factory=threading.Event)  # ends its reading

    def note(self, **changes: object) -> None:
        """Let this be known of it."""
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        if self.state.stage.is_over:
            self.source, self.held = None, 0

    def measure(self, done: int, total: int) -> None:
        """Let it be known how many of its pages are read."""
        self.note(page=done, pages=total)

    def fail(self, error: HabeasError) -> None:
        """Let it be known that nothing came of it."""
        self.note(stage=Stage.FAILED, code=error.code, says=error.message, remedy=error.advice)


def short(name: str) -> str:
    """Return a name that can be shown and kept: no control characters, and not longer than names of files are."""
    shown = shown_name(name.strip())
    if len(shown) <= LONGEST_NAME:
        return shown or NAMELESS
    stem, dot, ending = shown.rpartition(".")
    kept = f"…{dot}{ending}" if stem and len(ending) < 10 else "…"
    return shown[: LONGEST_NAME - len(kept)] + kept


def unheard(words: str) -> None:
    """Tell nobody: the state of the file says it."""


class Receiver:
    """Takes files in for one ledger, one after the other, in one thread.

    Reading and proposing are done in a process of their own, so that pages stay quick meanwhile; only pictures are read
    from here, because each page of them is kept as soon as it is read.
    """

    def __init__(self) -> None:
        self.colleague = Colleague()
        self._reception: Reception | None = None

    def receive(self, item: Item) -> tuple[Source, ...]:
        """Bring one file further; return what was found in it where it is an archive.

        Raises:
            HabeasError: the ledger cannot keep it.

        """
        source = item.source
        if source is None:
            return ()
        if not item.is_whole and source.fault is None:
            found = tuple(unfold(source.read(), name=source.name))
            if found and [each.name for each in found] != [source.name]:
                return found
            source = item.source = found[0] if found else replace(source, fault=NoText())
        item.is_whole = True
        self._take_in(item, source, self._reception_for(item))
        return ()

    def _reception_for(self, item: Item) -> Reception:
        if self._reception is None:
            self._reception = Reception(desk=item.desk, received_from=None)
        self._reception.desk, self._reception.received_from = item.desk, item.terms.received_from
        self._reception.catch_up()
        return self._reception

    def _take_in(self, item: Item, source: Source, reception: Reception) -> None:
        """Put on the record what a file is, and what is proposed from it."""
        item.note(stage=Stage.READING)
        if known := _find_known(source, reception):
            self._keep_known(item, known, reception)
            return
        became: Document | SetAside | None = None
        if not item.stop.is_set():
            became = self._read_pictures(item, source) if item.has_pictures else self._read(item, source)
        if item.source is None:  # the desk was locked meanwhile
            return
        if became is None or item.stop.is_set():
            became = set_aside(ReadingStopped(), name=source.name, data=source)
        if isinstance(became, Document):
            reception.keep(became, source.read(), item.state.name, sensitivity=item.terms.sensitivity)
            self._propose(item, became, reception)
        elif became.code == PicturesWaiting.code:
            item.has_pictures = True
            item.note(stage=Stage.WAITING)
        else:
            _put_aside(item, became, reception)

    def _read(self, item: Item, source: Source) -> Document | SetAside:
        """Return what a file is, read in the other process."""
        try:
            whole = Source.of(source.read(), name=source.name)
        except Unreadable as error:
            return set_aside(error, name=source.name, data=source)
        pages = Pages(item.desk, languages=AUTO, supplied=item.terms.supplied, tell=unheard)
        task = Task(source=whole, supplied=item.terms.supplied, pictures=pages.at_first)
        became = self.colleague.ask(read_file, task, meter=item.measure, stop=item.stop)
        if isinstance(became, Document | SetAside):
            return became
        return failed(whole, became if isinstance(became, Failure) else Failure(error="UnknownOutcome"))

    def _read_pictures(self, item: Item, source: Source) -> Document | SetAside:
        """Return what a file with pictures is; whoever looks sees how many pages were read."""
        watch = Watch(meter=item.measure, stop=item.stop)
        pages = Pages(item.desk, languages=AUTO, supplied=item.terms.supplied, tell=unheard, watch=watch)
        waiting = set_aside(PicturesWaiting(), name=source.name)
        became = next(became for _, became in pages.after([(source, waiting)]))
        return became if isinstance(became, Document | SetAside) else waiting

    def _propose(self, item: Item, document: Document, reception: Reception) -> None:
        item.note(stage=Stage.PROPOSING, document=document.id)
        proposal = self.colleague.ask(propose, document)
        if item.source is None:  # the desk was locked meanwhile
            return
        if isinstance(proposal, Failure):
            aside = set_aside(proposal.as_error(), name=item.state.name)
            _put_aside(item, replace(aside, sha256=document.sha256, size=document.size), reception)
            return
        keep_proposal(item.desk, proposal, current_version())
        item.note(stage=Stage.DONE, claims=len(proposal.claims))

    def _keep_known(self, item: Item, document: DocumentId, reception: Reception) -> None:
        """Record that the bytes came again; propose from them where an earlier attempt broke off."""
        reception.keep_copy(document, item.state.name)
        if reception.versions.get(document) != current_version():
            item.note(stage=Stage.PROPOSING, document=document)
            propose_from(item.desk, (each for each in each_document(item.desk) if each.id == document), tell=unheard)
        item.note(stage=Stage.KNOWN, document=document)


def _find_known(source: Source, reception: Reception) -> DocumentId | None:
    found = source.find_digest() if source.fault is None else None
    name = document_id(found[0]) if found else None
    return name if name in reception.known else None


def _put_aside(item: Item, aside: SetAside, reception: Reception) -> None:
    reception.put_aside(aside)
    item.note(stage=Stage.ASIDE, code=aside.code, says=aside.says, remedy=aside.remedy)
