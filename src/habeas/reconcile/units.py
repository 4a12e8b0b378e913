"""Claims as the units that are put together: each alone, or with those that people said tell of the same event."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model import ClaimId
from habeas.reconcile.bonds import Bonds
from habeas.reconcile.told import Event, Told, event_of


def as_units(told: Sequence[Told], bonds: Bonds) -> list[Event]:
    """Return what each claim tells of; claims that people said tell of the same event come as one."""
    units, joined = [], set[ClaimId]()
    known = {each.id: each for each in told}
    for each in told:
        if each.id in joined:
            continue
        group = bonds.with_(each.id) or frozenset((each.id,))
        joined |= group
        members = [known[claim] for claim in sorted(group) if claim in known]
        units.append(_as_one(members, bonds.against(group)))
    return units


def _as_one(members: Sequence[Told], apart: frozenset[ClaimId]) -> Event:
    """Return one event of these claims; where their dates contradict each other, each is a version of it."""
    if len(members) == 1:
        return event_of(members[0], apart)
    versions: list[Event] = []
    for each in sorted(members, key=lambda each: (each.high - each.low, each.low, each.id)):
        told = event_of(each, apart)
        agreeing = next((one for one in versions if one.low <= told.high and told.low <= one.high), None)
        if agreeing is None:
            versions.append(told)
        else:
            agreeing.add(told)
    first, *others = versions
    for other in others:
        first.add_version(other)
    first.judged = frozenset(each.id for each in members)
    return first
