"""A person says which side of a conflict to follow; a claim that comes later opens it again."""

from __future__ import annotations

from habeas.casework.appending import append
from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.casework.reasons import prove_reason
from habeas.casework.undoing import NothingToUndo
from habeas.errors import NotFound
from habeas.model import CaseFile, Conflict, Resolution
from habeas.reconcile.reopening import find_resolution


def resolve_conflict(desk: Desk, case: str, conflict: str, side: str | None, *, because: str) -> Resolution:
    """Let one side of a conflict be followed, or with ``side`` None let the conflict be open again.

    Raises:
        NotFound: there is no such case, no such conflict in it, or no side of it with that value.
        ReasonMissing: no reason was given.
        NothingToUndo: the conflict is open already.

    """
    memory, reason, at = recall(desk), prove_reason(because), desk.now()
    found = get_case(memory, case)
    wanted = get_conflict(found, conflict)
    said = [each for each in memory.resolutions if each.case == found.id]
    if side is None and find_resolution(wanted, said, found.conflicts) is None:
        raise NothingToUndo
    if side is not None and side not in {each.value for each in wanted.sides}:
        raise NotFound(what="such side of the conflict", given=wanted.id)  # a side may be a name: it is not said here
    made = Resolution(
        case=found.id,
        conflict=wanted.id,
        side=side,
        claims=tuple(dict.fromkeys(claim for each in wanted.sides for claim in each.claims)),
        by=desk.person,
        at=at,
        because=reason,
    )
    append(desk, [made], at=at)
    return made


def get_conflict(case: CaseFile, conflict: str) -> Conflict:
    """Return the conflict of a case.

    Raises:
        NotFound: it has none with this id.

    """
    found = next((each for each in case.conflicts if each.id == conflict), None)
    if found is None:
        raise NotFound(what="conflict of this case", given=conflict)
    return found
