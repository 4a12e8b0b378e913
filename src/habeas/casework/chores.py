"""What is done for one file by itself, by whichever process is free; nothing here knows of a ledger."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.casework.batch import report
from habeas.errors import Unreadable
from habeas.ingest import NEVER, Scanner, Source, ingest, set_aside
from habeas.model import Document, DocumentId, Frame, SetAside
from habeas.propose import propose, to_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to read, and what the person says of it."""

    source: Source
    supplied: Frame
    known: DocumentId | None = None  # its bytes were read before
    pictures: str = NEVER  # the languages of its pictures, or whether they are read at all, or later
    cores: int = 1  # for its pictures alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was proposed from a file of which nothing is kept: one record for each claim, in the order of the text."""

    records: tuple[dict[str, object], ...]
    notes: tuple[str, ...]


def read_file(task: Task) -> Document | DocumentId | SetAside:
    """Return the document that a file is, or why it is set aside."""
    if task.known is not None:
        return task.known
    try:
        scanner = Scanner(languages=task.pictures, workers=task.cores, meter=report)
        return ingest(task.source, supplied=task.supplied, scanner=scanner)
    except Unreadable as error:
        return set_aside(error, name=task.source.name, data=task.source)


def propose_from_file(task: Task) -> Told | SetAside:
    """Return what a file says happened, or why it is set aside."""
    document = read_file(task)
    if not isinstance(document, Document):
        return document if isinstance(document, SetAside) else Told(records=(), notes=())
    proposal = propose(document)
    records = (to_record(claim, path=task.source.name, sha256=document.sha256) for claim in proposal.claims)
    return Told(records=tuple(records), notes=proposal.notes)
