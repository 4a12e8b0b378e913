"""All words go onto the record through one door, which keeps each where that is kept what it is about.

A word on two names, a case or something written stands on several documents: it is kept in the narrowest of their
compartments. Of several that are not general, the first by name is taken, and so it is sealed from the members of the
others: a mixture is for those alone who can open all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.casework.view import View, view_of
from habeas.errors import NotFound
from habeas.ledger import Artefact, Body, Entry
from habeas.ledger.keyring import GENERAL
from habeas.ledger.subjects import subject_of
from habeas.model import (
    Asked,
    CaseWord,
    Classing,
    DocumentId,
    EventJudgement,
    Hold,
    Judgement,
    Note,
    Placement,
    Resolution,
)

CASE_PREFIX = "cas-"
NARROWED = "what it stands on is kept there"


def append(desk: Desk, bodies: Iterable[Body], *, at: str) -> tuple[Entry, ...]:
    """Put bodies on the record in one transaction, in a person's name; what is begun is begun in its compartment.

    Raises:
        CompartmentClosed: one is about something that is kept where this person may not look.
        Refused: as the ledger says.

    """
    kept = tuple(bodies)
    wanted = desk.compartment
    for body in kept:
        found = _compartment(desk, body)
        if found is not None and found != GENERAL:
            wanted = narrowest((wanted, found))
            _narrow(desk, subject_of(body), found, at=at)
    return desk.ledger.append(kept, by=desk.person, at=at, compartment=wanted)


def narrowest(compartments: Iterable[str | None]) -> str:
    """Return the compartment in which something is kept that stands on what is kept in these."""
    return min((each for each in compartments if each is not None and each != GENERAL), default=GENERAL)


def documents_of(view: View, body: Body) -> Iterator[DocumentId]:
    """Yield the documents on which a body stands that is about none of them alone."""
    match body:
        case Judgement():
            yield from (view.namings[each].document for each in (body.left, body.right) if each in view.namings)
        case EventJudgement():
            yield from _documents_of_claims(view, (body.left, body.right))
        case Classing() if body.subject in view.namings:
            yield view.namings[body.subject].document  # type: ignore[index]
        case Artefact():
            yield from _documents_of_case(view, body.case)
            yield from (note.document for note in (body.kept.footnotes if body.kept else ()))
        case Note() if body.about.startswith(CASE_PREFIX):
            yield from _documents_of_case(view, body.about)
        case CaseWord() | Resolution() | Asked() | Hold():
            yield from _documents_of_case(view, body.case)


def _documents_of_case(view: View, case: str) -> Iterator[DocumentId]:
    try:
        yield from _documents_of_claims(view, view.claims_about(case))
    except NotFound:  # nobody of it is known any more
        return


def _documents_of_claims(view: View, claims: Iterable[str]) -> Iterator[DocumentId]:
    for claim in claims:
        known = view.find_claim(claim)
        if known is not None:
            yield known.passage.document


def _compartment(desk: Desk, body: Body) -> str | None:
    """Return where a body belongs that stands on several documents; None where it goes with the one it is about."""
    if not isinstance(body, _ON_SEVERAL):
        return None
    with desk.recollection.lock:
        documents = tuple(dict.fromkeys(documents_of(view_of(recall(desk)), body)))
    return narrowest(desk.ledger.compartment_of(each) for each in documents)


def _narrow(desk: Desk, subject: str, compartment: str, *, at: str) -> None:
    """Move what was begun in the open before a document of a compartment came to it."""
    if desk.ledger.compartment_of(subject) == GENERAL:
        placement = Placement(subject=subject, compartment=compartment, by=desk.person, at=at, because=NARROWED)
        desk.ledger.move(placement, by=desk.person, at=at)


_ON_SEVERAL = (Judgement, EventJudgement, Classing, Artefact, Note, CaseWord, Resolution, Asked, Hold)
