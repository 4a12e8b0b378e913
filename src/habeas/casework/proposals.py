"""The machine proposes: claims and names, appended as proposed and never as more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from habeas.casework.appending import append
from habeas.casework.batch import Failure, Meter, each, processes_for, unmeasured
from habeas.casework.chores import propose_from_file
from habeas.casework.desk import Desk
from habeas.casework.intake import FEW, Progress, aside_line, failed, tasks_of
from habeas.ingest import AUTO, set_aside
from habeas.ledger import DocumentProvenance, ProposalMade
from habeas.model import (
    Claim,
    ClaimId,
    Correction,
    Description,
    Document,
    DocumentId,
    Frame,
    Naming,
    NamingId,
    Proposal,
    SetAside,
)  # fmt: skip
from habeas.model.correction import correct
from habeas.propose import current_version, propose


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Which claims came of one document."""

    document: DocumentId
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the ledger holds, without the words: of many documents it would not fit into memory."""

    names: dict[DocumentId, str]  # of the files, as first received
    versions: dict[DocumentId, str]  # of the rules that read a document last
    asides: frozenset[SetAside]


def each_document(desk: Desk) -> Iterator[Document]:
    """Yield the documents of the ledger one after the other as they now stand, keeping none."""
    readings: Counter[DocumentId] = Counter()
    corrections: dict[DocumentId, list[Correction]] = {}
    frames: dict[DocumentId, Frame] = {}
    for entry in desk.ledger.read(DocumentProvenance, Correction, Description):
        if isinstance(entry.body, Description):
            frames[entry.body.document] = entry.body.frame
        elif isinstance(entry.body, Correction):
            corrections.setdefault(entry.body.document, []).append(entry.body)
        elif isinstance(entry.body, DocumentProvenance) and entry.body.anew:
            readings[entry.body.document] += 1
            corrections.pop(entry.body.document, None)
    for entry in desk.ledger.read(Document):
        if not isinstance(entry.body, Document):
            continue
        if readings[entry.body.id] > 0:  # it was read anew later
            readings[entry.body.id] -= 1
        else:
            described = replace(entry.body, frame=frames.get(entry.body.id, entry.body.frame))
            yield reduce(correct, corrections.get(entry.body.id, ()), described)


def propose_from(
    desk: Desk, documents: Iterable[Document], *, tell: Progress, meter: Meter = unmeasured
) -> tuple[Proposed, ...]:
    """Append what the rules propose from these documents, once for each version of the rules.

    Each document is one transaction: all of its proposal or nothing, so an interrupted run goes on. The order in which
    they are appended is that of the documents, however many processes read.
    """
    known = _known(desk)
    version = current_version()
    unread = {document for document in known.names if known.versions.get(document) != version}
    tell_each = tell if len(known.names) <= FEW else _silent
    for each_id, name in known.names.items():
        if each_id not in unread:
            tell_each(f"proposed already from {name}")
    wanted = (document for document in documents if document.id in unread)
    held = _held(desk, unread & known.versions.keys())
    made: list[Proposed] = []
    with closing(each(propose, wanted, processes=processes_for(len(unread)))) as outcomes:
        for done, (document, proposal) in enumerate(outcomes):
            meter(done, len(unread))
            if isinstance(proposal, Failure):
                tell(_put_aside(desk, document, proposal, known))
                continue
            keep_proposal(desk, proposal, version, held=held)
            made.append(Proposed(document=document.id, claims=tuple(claim.id for claim in proposal.claims)))
            tell_each(f"{len(proposal.claims)} claims proposed from {known.names[document.id]}")
            for note in proposal.notes:
                tell_each(f"   {note}")
    meter(len(unread), len(unread))
    return tuple(made)


def _silent(words: str) -> None:
    """Tell nobody."""


def _known(desk: Desk) -> _Known:
    """Return what was received, read and set aside so far."""
    names: dict[DocumentId, str] = {}
    versions: dict[DocumentId, str] = {}
    asides: set[SetAside] = set()
    for entry in desk.ledger.read(DocumentProvenance, ProposalMade, SetAside):
        if isinstance(entry.body, DocumentProvenance):
            names.setdefault(entry.body.document, entry.body.provenance.original_name)
            if entry.body.anew:
                versions.pop(entry.body.document, None)
        elif isinstance(entry.body, ProposalMade) and entry.body.model is None:
            versions[entry.body.document] = entry.body.version
        elif isinstance(entry.body, SetAside):
            asides.add(entry.body)
    return _Known(names=names, versions=versions, asides=frozenset(asides))


def _held(desk: Desk, read_before: Iterable[DocumentId]) -> frozenset[ClaimId | NamingId]:
    """Return which claims and names are held of documents that other rules read: they are not appended twice."""
    wanted = frozenset(read_before)
    if not wanted:
        return frozenset()
    bodies = (entry.body for entry in desk.ledger.read(Claim, Naming))
    return frozenset(
        body.id for body in bodies
        if (isinstance(body, Claim) and body.passage.document in wanted)
        or (isinstance(body, Naming) and body.document in wanted)
    )  # fmt: skip


def keep_proposal(
    desk: Desk, proposal: Proposal, version: str, *, held: frozenset[ClaimId | NamingId] = frozenset()
) -> None:
    """Append one document's proposal in one transaction."""
    summary = ProposalMade(
        document=proposal.document,
        version=version,
        claims=len(proposal.claims),
        namings=len(proposal.namings),
        notes=proposal.notes,
    )
    names = [naming for naming in proposal.namings if naming.id not in held]
    claims = [claim for claim in proposal.claims if claim.id not in held]
    append(desk, [*names, *claims, summary], at=desk.now())


def _put_aside(desk: Desk, document: Document, failure: Failure, known: _Known) -> str:
    """Record that nothing could be proposed from a document, and return that in words; the next run tries again."""
    plain = set_aside(failure.as_error(), name=known.names[document.id])
    aside = replace(plain, sha256=document.sha256, size=document.size)
    if aside not in known.asides:
        append(desk, [aside], at=desk.now())
    return aside_line(aside)


def propose_without_ledger(
    paths: Sequence[Path], *, supplied: Frame, tell: Progress, meter: Meter = unmeasured, pictures: str = AUTO
) -> Iterator[dict[str, object]]:
    """Read files, propose, and keep nothing: one record for each claim, in the order of files and text."""
    tasks = tasks_of(paths, supplied=supplied, pictures=pictures)
    noted: set[str] = set()
    with closing(each(propose_from_file, tasks, processes=processes_for(len(tasks)))) as outcomes:
        for done, (task, told) in enumerate(outcomes):
            meter(done, len(tasks))
            if isinstance(told, Failure | SetAside):
                tell(aside_line(failed(task.source, told) if isinstance(told, Failure) else told))
                continue
            for note in told.notes:
                if len(tasks) <= FEW or note not in noted:
                    tell(f"{task.source.name}: {note}")
                noted.add(note)
            yield from told.records
    meter(len(tasks), len(tasks))
