"""All words go onto the record through one door, which keeps each where that is kept what it is about.

A word on two names, a case or something written stands on several documents: it is kept in the narrowest of their
compartments. Of several that are not general, the first by name is taken.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.casework.desk import Desk
from habeas.casework.grounding import ON_SEVERAL, Grounds
from habeas.casework.memory import recall
from habeas.casework.view import view_of
from habeas.ledger import Body, Entry
from habeas.ledger.keyring import GENERAL
from habeas.ledger.subjects import subject_of
from habeas.model import Placement

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


def _compartment(desk: Desk, body: Body) -> str | None:
    """Return where a body belongs that stands on several documents; None where it goes with the one it is about."""
    if not isinstance(body, ON_SEVERAL):
        return None
    with desk.recollection.lock:
        documents = tuple(dict.fromkeys(Grounds(view_of(recall(desk))).documents_of(body)))
    return narrowest(desk.ledger.compartment_of(each) for each in documents)


def _narrow(desk: Desk, subject: str, compartment: str, *, at: str) -> None:
    """Move what was begun in the open before a document of a compartment came to it."""
    if desk.ledger.compartment_of(subject) == GENERAL:
        placement = Placement(subject=subject, compartment=compartment, by=desk.person, at=at, because=NARROWED)
        desk.ledger.move(placement, by=desk.person, at=at)
