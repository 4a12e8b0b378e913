"""Files come in: each becomes a document, or is set aside on the record with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.errors import Unreadable
from habeas.ingest import Source, find_sources, ingest, set_aside
from habeas.ledger import DocumentProvenance
from habeas.model import Document, DocumentId, Frame, Provenance, SetAside

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What became of each file of a batch."""

    documents: tuple[Document, ...]
    known: tuple[DocumentId, ...]  # bytes that were here already: a second provenance was recorded
    set_aside: tuple[SetAside, ...]


def each_source(
    paths: Sequence[Path], *, supplied: Frame, tell: Progress, aside: list[SetAside] | None = None
) -> Iterator[tuple[Source, Document]]:
    """Read files one after the other; say of those that cannot be read why, and go on.

    Raises:
        NotFound: one of the paths is not there.

    """
    for source in find_sources(paths):
        try:
            document = ingest(source, supplied=supplied)
        except Unreadable as error:
            tell(f"set aside {source.name}: {error.message} {error.advice}")
            if aside is not None:
                aside.append(set_aside(error, name=source.name, data=source))
        else:
            yield source, document


def read_again(data: bytes, *, name: str, like: Document) -> Document:
    """Read an original again, as it was read when it came in."""
    return ingest(data, name=name, supplied=like.frame)


def name_in(paths: Sequence[Path], name: str) -> str:
    """Return the name of a source without the folders above what the person gave: they would tell of her computer."""
    above = next((f"{path.parent}/" for path in paths if name.startswith(f"{path.parent}/")), "")
    return name.removeprefix(above)


def take_in(desk: Desk, paths: Sequence[Path], *, supplied: Frame, received_from: str | None, tell: Progress) -> Intake:
    """Keep the originals unaltered with where they came from, and the text that was read from them.

    Each file is a transaction of its own, so that an interrupted batch goes on where it stopped.
    """
    known = set(recall(desk).documents)
    new: list[Document] = []
    again: list[DocumentId] = []
    aside: list[SetAside] = []
    for source, document in each_source(paths, supplied=supplied, tell=tell, aside=aside):
        copy = Provenance(
            original_name=name_in(paths, source.name),
            received_at=desk.now(),
            received_by=desk.person,
            received_from=received_from,
        )
        provenance = DocumentProvenance(document=document.id, provenance=copy)
        desk.ledger.keep_original(source.read())
        if document.id in known:
            desk.ledger.append([provenance], by=desk.person, at=desk.now())
            again.append(document.id)
            tell(f"known already: {source.name}")
        else:
            desk.ledger.append([document, provenance], by=desk.person, at=desk.now())
            known.add(document.id)
            new.append(document)
            tell(f"read {source.name}")
    desk.ledger.append(aside, by=desk.person, at=desk.now())
    return Intake(documents=tuple(new), known=tuple(again), set_aside=tuple(aside))
