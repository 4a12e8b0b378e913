"""Files come in: each becomes a document, or is set aside on the record with the reason."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from habeas.casework.appending import append
from habeas.casework.batch import Failure, Meter, each, processes_for, unmeasured
from habeas.casework.chores import Task, read_file
from habeas.casework.desk import Desk
from habeas.casework.scanning import Pages
from habeas.ingest import AUTO, Source, find_sources, set_aside
from habeas.ledger import Body, DocumentProvenance, ProposalMade
from habeas.model import Description, Document, DocumentId, Frame, Provenance, Sensitivity, SetAside
from habeas.model.ids import document_id

Progress = Callable[[str], None]
MANY = 1_000_000
FEW = 50  # files of which each is told; of more, only how far the work is and what went wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What became of each file of a batch."""

    documents: tuple[Document, ...]
    known: tuple[DocumentId, ...]  # bytes that were here already: a second provenance was recorded
    set_aside: tuple[SetAside, ...]


def each_source(
    paths: Sequence[Path], *, supplied: Frame, tell: Progress, meter: Meter = unmeasured, pictures: str = AUTO
) -> Iterator[tuple[Source, Document]]:
    """Read files in their order; say of those that cannot be read why, and go on."""
    for source, became in _each_read(paths, supplied=supplied, known=(), meter=meter, pictures=pictures):
        if isinstance(became, Document):
            yield source, became
        elif isinstance(became, SetAside):
            tell(aside_line(became))


def tasks_of(paths: Sequence[Path], *, supplied: Frame, pictures: str) -> list[Task]:
    """Return the files to read, in the order given and sorted within folders."""
    sources = list(find_sources(paths))
    cores = cores_for_pictures(len(sources))
    return [Task(source=source, supplied=supplied, pictures=pictures, cores=cores) for source in sources]


def cores_for_pictures(files: int) -> int:
    """How many cores the pictures of one file may take: all, unless several processes read files."""
    return processes_for(MANY) if processes_for(files) <= 1 else 1


def failed(source: Source, failure: Failure) -> SetAside:
    """Return the record of a file on which our own code failed."""
    return set_aside(failure.as_error(), name=source.name, data=source)


def aside_line(aside: SetAside) -> str:
    """Return what a person is told of a file that is set aside."""
    return f"set aside {aside.original_name}: {aside.says} {aside.remedy}"


def _each_read(
    paths: Sequence[Path], *, supplied: Frame, known: Container[DocumentId], meter: Meter, pictures: str
) -> Iterator[tuple[Source, Document | DocumentId | SetAside]]:
    """Yield what becomes of each file, in their order; bytes that are known are not read again."""
    sources = list(find_sources(paths))
    cores = cores_for_pictures(len(sources))
    tasks = (
        Task(source=source, supplied=supplied, known=_known_as(source, known), pictures=pictures, cores=cores)
        for source in sources
    )
    with closing(each(read_file, tasks, processes=processes_for(len(sources)))) as outcomes:
        for done, (task, became) in enumerate(outcomes):
            meter(done, len(sources))
            yield task.source, failed(task.source, became) if isinstance(became, Failure) else became
    meter(len(sources), len(sources))


def _known_as(source: Source, known: Container[DocumentId]) -> DocumentId | None:
    """Return the id of a file whose bytes are known."""
    found = source.find_digest() if known else None
    name = document_id(found[0]) if found is not None else None
    return name if name in known else None


def name_in(paths: Sequence[Path], name: str) -> str:
    """Return the name of a source without the folders above what the person gave: they would tell of her computer."""
    above = next((f"{path.parent}/" for path in paths if name.startswith(f"{path.parent}/")), "")
    return name.removeprefix(above)


def take_in(  # noqa: PLR0913 - the meter is for terminals alone
    desk: Desk, paths: Sequence[Path], *, supplied: Frame, received_from: str | None, tell: Progress,
    meter: Meter = unmeasured, pictures: str = AUTO,
) -> Intake:  # fmt: skip
    """Keep the originals unaltered with where they came from, and the text that was read from them.

    Each file is a transaction of its own, and what is on the record already is not recorded again, so that an
    interrupted batch goes on where it stopped. Pictures are read after everything else, page by page. Where their
    languages are named, a document that is known is read anew if it has pictures.
    """
    pages = Pages(desk, languages=pictures, supplied=supplied, tell=tell)
    reception = Reception(desk=desk, received_from=received_from)
    reception.catch_up()
    new: list[Document] = []
    again: list[DocumentId] = []
    aside: list[SetAside] = []
    unchanged = reception.known - pages.may_change()
    read = _each_read(paths, supplied=supplied, known=unchanged, meter=meter, pictures=pages.at_first)
    for source, became in pages.after(read):
        name = name_in(paths, source.name)
        if isinstance(became, SetAside):
            tell(aside_line(became))
            aside.append(became)
            reception.put_aside(became)
            continue
        document = became.id if isinstance(became, Document) else became
        if isinstance(became, Document) and document in reception.known and (anew := pages.find_anew(became)):
            reception.keep_anew(anew, name)
            new.append(anew)
            tell(f"read anew: {source.name}")
        elif document in reception.known:
            reception.keep_copy(document, name)
            again.append(document)
            tell(f"known already: {source.name}")
        elif isinstance(became, Document):
            reception.keep(became, source.read(), name)
            new.append(became)
            tell(f"read {source.name}")
    return Intake(documents=tuple(new), known=tuple(again), set_aside=tuple(aside))


@dataclass(slots=True, kw_only=True)
class Reception:
    """What was received and set aside so far, so that nothing is put on the record twice."""

    desk: Desk
    received_from: str | None
    known: set[DocumentId] = field(default_factory=set)
    versions: dict[DocumentId, str] = field(default_factory=dict)  # of the rules that read a document last
    _copies: set[tuple[DocumentId, str, str, str | None]] = field(default_factory=set)
    _asides: set[SetAside] = field(default_factory=set)
    _upto: int = 0

    def catch_up(self) -> None:
        """Take into account what was appended since the last time, by whomever."""
        for entry in self.desk.ledger.read(DocumentProvenance, SetAside, ProposalMade, after=self._upto):
            self._upto = entry.seq
            if isinstance(entry.body, DocumentProvenance):
                self.known.add(entry.body.document)
                self._copies.add(_copy(entry.body))
            elif isinstance(entry.body, SetAside):
                self._asides.add(entry.body)
            elif isinstance(entry.body, ProposalMade) and entry.body.model is None:
                self.versions[entry.body.document] = entry.body.version

    def put_aside(self, aside: SetAside) -> None:
        """Record that a file was not read, once."""
        if aside not in self._asides:
            self._append(aside)

    def keep(self, document: Document, data: bytes, name: str, *, sensitivity: Sensitivity | None = None) -> None:
        """Keep an original unaltered with the text that was read, and how far a person says that its words may go."""
        self.desk.ledger.keep_original(data, compartment=self.desk.compartment)
        described = () if sensitivity is None else (_describe(self.desk, document, sensitivity),)
        self._append(document, self._provenance(document.id, name), *described)

    def keep_anew(self, document: Document, name: str) -> None:
        """Keep another reading of a document."""
        self._append(document, replace(self._provenance(document.id, name), anew=True))

    def keep_copy(self, document: DocumentId, name: str) -> None:
        """Record that the same bytes came again, unless they came just so."""
        provenance = self._provenance(document, name)
        if _copy(provenance) not in self._copies:
            self._append(provenance)

    def _append(self, *bodies: Body) -> None:
        append(self.desk, bodies, at=self.desk.now())
        self.catch_up()

    def _provenance(self, document: DocumentId, name: str) -> DocumentProvenance:
        copy = Provenance(
            original_name=name, received_at=self.desk.now(), received_by=self.desk.person,
            received_from=self.received_from,
        )  # fmt: skip
        return DocumentProvenance(document=document, provenance=copy)


def _describe(desk: Desk, document: Document, sensitivity: Sensitivity) -> Description:
    return Description(
        document=document.id, frame=document.frame, sensitivity=sensitivity, by=desk.person, at=desk.now()
    )  # fmt: skip


def _copy(body: DocumentProvenance) -> tuple[DocumentId, str, str, str | None]:
    """Return what makes one receipt of a document the same as another: all but the time."""
    copy = body.provenance
    return body.document, copy.original_name, copy.received_by, copy.received_from
