"""What left: filings that were written or sent for an audience, and evidence bundles that hold a document."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from habeas.casework.audiences import audiences_for
from habeas.casework.memory import Memory
from habeas.casework.record import record_of
from habeas.casework.view import view_of
from habeas.errors import NotFound
from habeas.law import form_keys, load_form
from habeas.ledger import Artefact
from habeas.model import (
    Audience,
    CaseFile,
    CaseId,
    Communication,
    DocumentId,
    Milestone,
    PetitionId,
    Variant,
)
from habeas.model.custody import BundleMade
from habeas.reconcile.descents import Descents

Record: TypeAlias = Artefact  # of what was written


def written_for(memory: Memory, case: CaseFile, audience: Audience) -> tuple[Record, ...]:
    """Return what was written of a case for one audience, oldest first."""
    view = view_of(memory)
    with memory.source.lock:
        every = view.petitions(case.id)
    return tuple(made for made in every if made.kept is not None and audience in _read_by(made))


def _read_by(made: Record) -> tuple[Audience, ...]:
    """Return whose consent what was written needed; unredacted, it is no text without names."""
    if made.kept is None:
        return ()
    return audiences_for(made.kept.audience, made.kept.variant)


def sent_to(memory: Memory, case: CaseFile, audience: Audience) -> tuple[Communication, ...]:
    """Return what was sent to one audience, each by its latest word: by what was written, else by the mechanism."""
    written: set[PetitionId | str] = {made.id for made in written_for(memory, case, audience)}
    mechanisms = {form.mechanism for form in map(load_form, form_keys()) if _reaches(form.audience, audience)}
    latest = {word.id: word for word in record_of(memory, case).communications}
    return tuple(
        word
        for word in latest.values()
        if word.milestone is Milestone.FILED and not word.taken_back
        and (word.filing in written if word.filing else word.mechanism in mechanisms)
    )  # fmt: skip


def _reaches(reader: Audience, audience: Audience) -> bool:
    return audience in audiences_for(reader, Variant.FULL)


def bundles_of(memory: Memory, case: CaseFile) -> tuple[BundleMade, ...]:
    """Return the bundles that were made of a case, whatever id it had then, oldest first."""
    return tuple(word for word in _bundles(memory) if _now_called(memory, word.case) == case.id)


def for_audience(bundles: Collection[BundleMade], audience: Audience) -> tuple[BundleMade, ...]:
    """Return those that went out on consent to this audience, or may have."""
    return tuple(word for word in bundles if audience in audiences_for(word.audience, Variant.FULL))


def bundles_with(memory: Memory, documents: Collection[DocumentId]) -> tuple[BundleMade, ...]:
    """Return the bundles that hold one of these documents, with what claims on it said."""
    return tuple(word for word in _bundles(memory) if not set(documents).isdisjoint(word.documents))


def repeating(memory: Memory, document: DocumentId) -> tuple[DocumentId, ...]:
    """Return the documents that repeat this one, by a person's word or as the machine finds them alike, in order.

    What a person said to be independent is not among them.
    """
    view = view_of(memory)
    with memory.source.lock:
        alike = [each for each in view.likenesses() if document in (each.left, each.right)]
    known = Descents.of(memory.derivations, alike)
    near = {each for likeness in known.alike.get(document, ()) for each in (likeness.left, likeness.right)}
    below = {each for each in known.sources if document in known.above(each)}
    return tuple(sorted((near | below | known.above(document)) - {document}))


def _bundles(memory: Memory) -> Iterator[BundleMade]:
    yield from (entry.body for entry in memory.entries if isinstance(entry.body, BundleMade))


def _now_called(memory: Memory, case: CaseId) -> CaseId:
    try:
        return view_of(memory).case_line(case).id
    except NotFound:
        return case
