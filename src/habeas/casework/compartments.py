"""The compartments of a ledger: what each is for, how much is kept in it, and what is closed to whoever looks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from habeas.casework.appending import append, narrowest
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.roles import Right
from habeas.errors import BadChoice, NotFound
from habeas.ledger import Closed
from habeas.ledger.keyring import GENERAL, IDENTITY, NAMES
from habeas.model import CompartmentMade, Document, DocumentId

NAME = re.compile(r"[a-z][a-z0-9-]{0,30}", re.ASCII)
LOOKED_AT = 50
RESERVED = frozenset({GENERAL, IDENTITY, NAMES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Compartment:
    """One compartment that is open here."""

    name: str
    documents: int
    made_at: str | None = None  # None: nobody made it, as of the general one
    because: str = field(default="", repr=False)


def make_compartment(desk: Desk, name: str, *, because: str) -> CompartmentMade:
    """Begin a compartment; what for is said inside it.

    Raises:
        BadChoice: the name is not possible, or taken.
        ReasonMissing: nobody says why.
        CompartmentClosed: in a team, its key is not held here; a member who founds it holds it.

    """
    desk.require(Right.GRANT)
    reason = prove_reason(because)
    with desk.recollection.lock:
        if not NAME.fullmatch(name) or name in RESERVED | names_of(recall(desk)):
            raise BadChoice(what="The compartment", given="taken, or no name", allowed="a-z, 0-9, -; up to 31 letters")
        made = CompartmentMade(name=name, by=desk.person, at=desk.now(), because=reason)
        append(replace(desk, compartment=name), [made], at=made.at)
    return made


def names_of(memory: Memory) -> frozenset[str]:
    """Return the names of the compartments that were made and are open here."""
    return frozenset(memory.source.readings.spoken.safekeeping.made)


def prove_compartment(memory: Memory, name: str) -> str:
    """Return the name of a compartment in which things may be kept.

    Raises:
        NotFound: nobody made it, or it is not open here.

    """
    if name != GENERAL and name not in names_of(memory):
        raise NotFound(what="compartment", given=name)
    return name


def within(desk: Desk, name: str | None) -> Desk:
    """Return the desk of the same person at which everything that comes in begins in this compartment.

    Raises:
        NotFound: nobody made it, or it is not open here.

    """
    return replace(desk, compartment=prove_compartment(recall(desk), name)) if name else desk


def compartments_of(desk: Desk) -> tuple[Compartment, ...]:
    """Return the compartments that are open here, the general one first, with how many documents each holds."""
    memory = recall(desk)
    made = memory.source.readings.spoken.safekeeping.made
    places = desk.ledger.places()
    keys = {entry.body.id: entry.key for entry in memory.entries if isinstance(entry.body, Document)}
    count = Counter(places.get(key or "", GENERAL) for key in keys.values())
    named = (
        Compartment(name=name, documents=count[name], made_at=word.at, because=word.because)
        for name, word in sorted(made.items())
    )
    return (Compartment(name=GENERAL, documents=count[GENERAL]), *named)


def find_place(desk: Desk, documents: Sequence[DocumentId]) -> str | None:
    """Return the compartment of what stands on these documents, or None where it is the general one.

    Only the first are looked at, as this is asked for every page.
    """
    if not names_of(recall(desk)):  # as in nearly every ledger
        return None
    found = narrowest(desk.ledger.compartment_of(each) for each in documents[:LOOKED_AT])
    return None if found == GENERAL else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Shut:
    """How many entries cannot be read: their compartment is closed to whoever looks, or their words were destroyed."""

    closed: int
    destroyed: int


def shut_to(desk: Desk) -> Shut:
    """Return how many entries of the ledger cannot be read at this desk."""
    memory = recall(desk)
    with memory.source.lock:
        closed = memory.source.closed
        return Shut(closed=closed[Closed.APART], destroyed=closed[Closed.DESTROYED])
