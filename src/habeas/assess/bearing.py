"""On which side of an element a claim stands."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.law import Bearing, Item
from habeas.model import CaseFile, Claim, ClaimId, Modality, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The claims that bear on one element: decided ones on each side, and those nobody has decided."""

    claims_for: tuple[ClaimId, ...]
    claims_against: tuple[ClaimId, ...]
    proposed: tuple[ClaimId, ...]


def weigh(case: CaseFile, element: Item) -> Sides:
    """Return which claims of the case bear on this element, in the order of the case."""
    sides: dict[str, list[ClaimId]] = {"for": [], "against": [], "proposed": []}
    for weighed in case.claims:
        is_for, is_against = is_said_for(weighed.claim, element), is_said_against(weighed.claim, element)
        if weighed.standing is not Standing.ACCEPTED:
            if is_for or is_against:
                sides["proposed"].append(weighed.claim.id)
            continue
        if is_for:
            sides["for"].append(weighed.claim.id)
        if is_against:
            sides["against"].append(weighed.claim.id)
    return Sides(
        claims_for=tuple(sides["for"]), claims_against=tuple(sides["against"]), proposed=tuple(sides["proposed"])
    )


def is_said_for(claim: Claim, element: Item) -> bool:
    """Whether the claim says that the element is present."""
    return any(_concerns(bearing, claim) and _is_put(bearing, claim) for bearing in element.yes_if)


def is_said_against(claim: Claim, element: Item) -> bool:
    """Whether the claim denies or negates what would show the element, or says what excludes it."""
    if claim.modality in (Modality.DENIED, Modality.NEGATED):
        return any(not bearing.modality and _concerns(bearing, claim) for bearing in element.yes_if)
    return any(_concerns(bearing, claim) and _is_put(bearing, claim) for bearing in element.no_if)


def _concerns(bearing: Bearing, claim: Claim) -> bool:
    return bearing.concerns(claim.predicate, claim.value, claim.passage.quote)


def _is_put(bearing: Bearing, claim: Claim) -> bool:
    """Whether the claim is put as the bearing demands."""
    return claim.modality in bearing.modality if bearing.modality else claim.modality.says_it_happened
