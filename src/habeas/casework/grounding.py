"""On which documents each thing stands that people said or wrote, by all that the record ever told of it.

A claim or a name that a correction made obsolete still counts here: the words about it are kept, and quote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from habeas.casework.memory import Memory
from habeas.casework.view import View, view_of
from habeas.errors import NotFound
from habeas.ledger import Artefact, Body
from habeas.ledger.subjects import subject_of
from habeas.model import (
    Asked,
    CaseWord,
    Claim,
    Classing,
    DocumentId,
    EventJudgement,
    Hold,
    Judgement,
    Naming,
    Note,
    Resolution,
    Revision,
)

CASE_PREFIX = "cas-"
ON_SEVERAL = (Judgement, EventJudgement, Classing, Artefact, Note, CaseWord, Resolution, Asked, Hold)


class Grounds:
    """What stands on which documents; cases are asked for once each."""

    def __init__(self, view: View, told: Iterable[Body] = ()) -> None:
        self._view = view
        self._of: dict[str, DocumentId] = {}
        self._of_cases: dict[str, tuple[DocumentId, ...]] = {}
        for body in told:
            if isinstance(body, Claim):
                self._of[body.id] = body.passage.document
            elif isinstance(body, Naming):
                self._of[body.id] = body.document

    def documents_of(self, body: Body) -> Iterator[DocumentId]:
        """Yield the documents on which a body stands that is about none of them alone."""
        match body:
            case Judgement() | EventJudgement():
                yield from self._named(body.left, body.right)
            case Classing() if body.subject.startswith("nam-"):
                yield from self._named(body.subject)
            case Artefact():
                yield from self._of_case(body.case)
                yield from self._of_filing(body)
            case Revision():
                yield from self._of_case(body.case)
                sentences = (each for part in body.paragraphs for each in part.sentences)
                yield from self._named(*(claim for each in sentences for claim in each.claims))
            case Note() if body.about.startswith(CASE_PREFIX):
                yield from self._of_case(body.about)
            case Resolution() | Asked() | Hold():
                yield from self._of_case(body.case)
            case _ if isinstance(body, CaseWord):  # a union: no pattern can name it
                yield from self._of_case(body.case)

    def _of_filing(self, made: Artefact) -> Iterator[DocumentId]:
        if made.kept is not None:
            yield from (note.document for note in made.kept.footnotes)
            yield from self._named(*(claim for sentence in made.kept.sentences for claim in sentence.claims))

    def _of_case(self, case: str) -> tuple[DocumentId, ...]:
        if case not in self._of_cases:
            try:
                found = tuple(self._named(*self._view.claims_about(case)))
            except NotFound:  # nobody of it is known any more
                found = ()
            self._of_cases[case] = tuple(dict.fromkeys(found))
        return self._of_cases[case]

    def _named(self, *ids: str) -> Iterator[DocumentId]:
        """Yield the documents of claims and names."""
        for each in ids:
            known = self._of.get(each) or self._find(each)
            if known is not None:
                yield known

    def _find(self, each: str) -> DocumentId | None:
        naming = self._view.find_naming(each)
        if naming is not None:
            return naming.document
        claim = self._view.find_claim(each)
        return claim.passage.document if claim is not None else None


def grounds_of(memory: Memory) -> Grounds:
    """Return what stands on what, by the whole record."""
    bodies = (entry.body for entry in memory.entries)
    return Grounds(view_of(memory), (body for body in bodies if isinstance(body, Claim | Naming)))


def standing_on(memory: Memory, document: DocumentId) -> dict[str, Body]:
    """Return what stands on this document and perhaps others, by what the ledger seals it under; the latest of each."""
    grounds = grounds_of(memory)
    bodies = (entry.body for entry in memory.entries)
    several = (body for body in bodies if isinstance(body, ON_SEVERAL))
    return {subject_of(body): body for body in several if document in grounds.documents_of(body)}
