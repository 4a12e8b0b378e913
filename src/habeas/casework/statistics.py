"""How many people are in which state: each counted once, by the latest of what is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.casework.memory import Memory
from habeas.casework.view import View, view_of
from habeas.model import CaseId, NamingId, Standing, State, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCount:
    """How many people are in one state: by accepted claims, by claims that nobody has decided, and by doubted ones."""

    state: State
    persons: int
    accepted: int
    proposed: int
    unsure: int
    disputed: int  # of all these, those of whom sources tell different states


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusTable:
    """Everybody of whom a source tells an event, counted once."""

    as_of: str | None  # None: as far as the sources reach
    persons: int
    counts: tuple[StateCount, ...]  # every state, also those in which nobody is


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Another person of a group: the case and the status, where a source tells an event of them."""

    naming: NamingId
    name: str = field(repr=False)
    case: CaseId | None
    status: Status | None


def count_statuses(memory: Memory, *, as_of: str | None = None) -> StatusTable:
    """Return how many people are in each state, now or on a day.

    Raises:
        BadDate: the day is not EDTF.
        BadChoice: it is not one day.

    """
    view = view_of(memory)
    with memory.source.lock:
        return count_in(view, as_of=as_of)


def count_in(view: View, *, as_of: str | None = None) -> StatusTable:
    """Return how many people of this view are in each state."""
    statuses = [view.status(line.id, as_of=as_of) for line in view.cases()]
    counts = tuple(_count(state, [each for each in statuses if each.state is state]) for state in State)
    return StatusTable(as_of=as_of, persons=len(statuses), counts=counts)


def _count(state: State, statuses: list[Status]) -> StateCount:
    standings = [each.standing for each in statuses]
    return StateCount(
        state=state, persons=len(statuses), accepted=standings.count(Standing.ACCEPTED),
        proposed=standings.count(Standing.PROPOSED), unsure=standings.count(Standing.UNSURE),
        disputed=sum(each.disputed for each in statuses),
    )  # fmt: skip


def statuses_of(view: View, namings: Iterable[NamingId], *, as_of: str | None = None) -> tuple[Companion, ...]:
    """Return each of these people with their status, in the order of their names."""
    found = (_companion(view, naming, as_of) for naming in dict.fromkeys(namings) if naming in view.namings)
    return tuple(sorted(found, key=lambda each: (each.name, each.naming)))


def _companion(view: View, naming: NamingId, as_of: str | None) -> Companion:
    line = view.find_line(naming)
    name = line.name if line else view.component_of(naming).identity.name
    status = view.status(line.id, as_of=as_of) if line else None
    return Companion(naming=naming, name=name, case=line.id if line else None, status=status)


def case_statuses(memory: Memory, *, as_of: str | None = None) -> dict[CaseId, Status]:
    """Return the status of everybody of whom a source tells an event, by the id of the case."""
    view = view_of(memory)
    with memory.source.lock:
        return {line.id: view.status(line.id, as_of=as_of) for line in view.cases()}
