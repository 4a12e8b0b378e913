"""A document or a case is kept in a compartment from now on, with all that was said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.casework.appending import narrowest
from habeas.casework.compartments import prove_compartment
from habeas.casework.desk import Desk
from habeas.casework.grounding import Grounds, grounds_of, standing_on
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.roles import Right
from habeas.casework.view import view_of
from habeas.ledger import Body
from habeas.ledger.keyring import GENERAL
from habeas.model import DocumentId, Placement

CASE_PREFIX = "cas-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What was moved: the documents, and how many other things that stand on them."""

    compartment: str
    documents: tuple[DocumentId, ...]
    others: int


def place(desk: Desk, reference: str, compartment: str, *, because: str) -> Placed:
    """Keep a document, or every document of a case, in a compartment, and what was said of it with it.

    What stands on several documents goes to the narrowest of their compartments. Broken off half-way, the same again
    goes on; what was moved stays moved, the documents first.

    Raises:
        NotFound: there is no such document, case or compartment.
        CompartmentClosed: one of the two compartments is not open here.

    """
    desk.require(Right.SETTLE)
    reason = prove_reason(because)
    with desk.recollection.lock:
        memory = recall(desk)
        name = prove_compartment(memory, compartment)
        documents = tuple(dict.fromkeys(_documents(memory, reference)))
        things = {key: body for each in documents for key, body in standing_on(memory, each).items()}
        _move(desk, {each: name for each in documents}, because=reason)
        wanted = dict(_wanted(desk, grounds_of(memory), things.items()))
        _move(desk, wanted, because=reason)
    return Placed(compartment=name, documents=documents, others=len(wanted))


def _documents(memory: Memory, reference: str) -> Iterator[DocumentId]:
    if not reference.startswith(CASE_PREFIX):
        yield memory.get_document(reference).id
        return
    view = view_of(memory)
    for claim in view.claims_about(reference):
        yield memory.claims[claim].passage.document


def _wanted(desk: Desk, grounds: Grounds, things: Iterable[tuple[str, Body]]) -> Iterator[tuple[str, str]]:
    """Yield what is not where it belongs, and where that is."""
    for subject, body in things:
        belongs = narrowest(desk.ledger.compartment_of(each) for each in grounds.documents_of(body))
        if desk.ledger.compartment_of(subject) not in (None, belongs):
            yield subject, belongs


def _move(desk: Desk, wanted: dict[str, str], *, because: str) -> None:
    for subject, compartment in wanted.items():
        if (desk.ledger.compartment_of(subject) or GENERAL) == compartment:
            continue
        placement = Placement(
            subject=subject, compartment=compartment, by=desk.person, at=desk.now(), because=because
        )  # fmt: skip
        desk.ledger.move(placement, by=desk.person, at=placement.at)
