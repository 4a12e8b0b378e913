"""Which resolution holds for a conflict that people resolved, and whether a later source opened it again.

The id of a conflict changes when a claim joins it, so an earlier word is known by its claims: it belongs to the
conflict of the case that shares most claims with it, and in which the side that it follows still stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from habeas.model import About, ClaimId, Conflict, Resolution


class ResolutionState(StrEnum):
    """Where a conflict stands."""

    OPEN = "open"
    RESOLVED = "resolved"
    REOPENED = "reopened"  # resolved, and since then a claim joined, or a spelling, that nobody had seen


def find_resolution(
    conflict: Conflict, resolutions: Sequence[Resolution], conflicts: Iterable[Conflict]
) -> Resolution | None:
    """Return the latest word on a conflict of a case, unless it was taken back.

    ``resolutions`` are all of the case; ``conflicts`` are all that it has now.
    """
    return find_resolutions(resolutions, conflicts).get(conflict.id)


def find_resolutions(resolutions: Sequence[Resolution], conflicts: Iterable[Conflict]) -> dict[str, Resolution]:
    """Return the word that holds for each conflict of a case, by the conflict's id; one taken back holds for none."""
    there = tuple(conflicts)
    ordered = sorted(resolutions, key=lambda word: word.at)  # stable: at the same second, the later in the ledger
    last = {_belongs_to(resolution, there): resolution for resolution in ordered}
    return {key: resolution for key, resolution in last.items() if key is not None and resolution.side is not None}


def state_of(conflict: Conflict, resolution: Resolution | None) -> ResolutionState:
    """Return where a conflict stands, given the word that holds for it."""
    if resolution is None:
        return ResolutionState.OPEN
    known = set(resolution.claims)
    if conflict.about is About.SPELLING:  # a claim that writes the name as others did opens nothing
        seen = all(not side.claims or not known.isdisjoint(side.claims) for side in conflict.sides)
    else:
        seen = claims_of(conflict) <= known
    return ResolutionState.RESOLVED if seen else ResolutionState.REOPENED


def claims_of(conflict: Conflict) -> set[ClaimId]:
    """The claims on all sides."""
    return {claim for side in conflict.sides for claim in side.claims}


def _belongs_to(resolution: Resolution, conflicts: Sequence[Conflict]) -> str | None:
    """Return the id of the conflict that a word speaks of; None where that is no conflict any more."""
    if any(conflict.id == resolution.conflict for conflict in conflicts):
        return resolution.conflict
    said = set(resolution.claims)
    likely = [
        (len(said & claims) / len(said | claims), conflict.id)
        for conflict in conflicts
        if (claims := claims_of(conflict)) & said
        and (resolution.side is None or resolution.side in {side.value for side in conflict.sides})
    ]
    return max(likely)[1] if likely else None
