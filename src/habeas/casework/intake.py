"""Files come in: each becomes a document, or is set aside on the record with the reason."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from habeas.casework.batch import Failure, Meter, each, processes_for, unmeasured
from habeas.casework.chores import Task, read_file
from habeas.casework.desk import Desk
from habeas.casework.scanning import Pages
from habeas.ingest import AUTO, Source, find_sources, set_aside
from habeas.ledger import DocumentProvenance
from habeas.model import Document, DocumentId, Frame, Provenance, SetAside
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
    held = [entry.body for entry in desk.ledger.read(DocumentProvenance, SetAside)]
    copies = {_copy(body) for body in held if isinstance(body, DocumentProvenance)}
    asides = {body for body in held if isinstance(body, SetAside)}
    known = {document for document, *_ in copies}
    new: list[Document] = []
    again: list[DocumentId] = []
    aside: list[SetAside] = []
    read = _each_read(paths, supplied=supplied, known=known - pages.may_change(), meter=meter, pictures=pages.at_first)
    for source, became in pages.after(read):
        if isinstance(became, SetAside):
            tell(aside_line(became))
            aside.append(became)
            if became not in asides:
                desk.ledger.append([became], by=desk.person, at=desk.now())
            continue
        document = became.id if isinstance(became, Document) else became
        provenance = _provenance(desk, document, name_in(paths, source.name), received_from)
        if isinstance(became, Document) and document in known and (anew := pages.find_anew(became)):
            desk.ledger.append([anew, replace(provenance, anew=True)], by=desk.person, at=desk.now())
            new.append(anew)
            tell(f"read anew: {source.name}")
        elif document in known:
            if _copy(provenance) not in copies:
                desk.ledger.append([provenance], by=desk.person, at=desk.now())
            again.append(document)
            tell(f"known already: {source.name}")
        elif isinstance(became, Document):
            desk.ledger.keep_original(source.read())
            desk.ledger.append([became, provenance], by=desk.person, at=desk.now())
            known.add(document)
            new.append(became)
            tell(f"read {source.name}")
    return Intake(documents=tuple(new), known=tuple(again), set_aside=tuple(aside))


def _provenance(desk: Desk, document: DocumentId, name: str, received_from: str | None) -> DocumentProvenance:
    copy = Provenance(
        original_name=name, received_at=desk.now(), received_by=desk.person, received_from=received_from
    )  # fmt: skip
    return DocumentProvenance(document=document, provenance=copy)


def _copy(body: DocumentProvenance) -> tuple[DocumentId, str, str, str | None]:
    """Return what makes one receipt of a document the same as another: all but the time."""
    copy = body.provenance
    return body.document, copy.original_name, copy.received_by, copy.received_from
