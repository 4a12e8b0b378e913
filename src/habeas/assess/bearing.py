"""On which side of an element a claim stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.law import Bearing, Item
from habeas.model import Attribute, CaseFile, Claim, ClaimId, Fact, Kind, Modality, Standing, Weighed, When

TAKEN = (Kind.ARREST, Kind.ABDUCTION)
HELD = (Kind.DETENTION, Kind.HOUSE_ARREST, Kind.ENFORCED_DISAPPEARANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The claims that bear on one element: decided ones on each side, and those nobody has decided."""

    claims_for: tuple[ClaimId, ...]
    claims_against: tuple[ClaimId, ...]
    proposed: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What of the case decides how a claim is to be read: when the person was taken, and whether a child is held."""

    taken: tuple[When, ...] = ()
    is_child: bool = False


def around(case: CaseFile, juvenile: Item) -> Around:
    """Return when accepted facts say that the person was taken (else: first held), and whether as a child."""
    accepted = [fact for fact in case.facts if fact.standing is Standing.ACCEPTED and fact.when is not None]
    is_child = any(
        weighed.standing is Standing.ACCEPTED and is_said_for(weighed.claim, juvenile) for weighed in case.claims
    )
    taken = [fact.when for fact in accepted if fact.when is not None and fact.predicate in TAKEN]
    return Around(taken=tuple(taken or _first_held(accepted)), is_child=is_child)


def _first_held(facts: list[Fact]) -> list[When]:
    whens = [fact.when for fact in facts if fact.when is not None and fact.predicate in HELD and fact.when.earliest]
    return sorted(whens, key=lambda when: when.earliest.day_number if when.earliest else 0)[:1]


class Shelves:
    """The claims of a case by what they tell of, so that an element asks only those that can bear on it."""

    def __init__(self, case: CaseFile) -> None:
        self._shelves: dict[Kind | Attribute, list[tuple[int, Weighed]]] = {}
        for place, weighed in enumerate(case.claims):
            self._shelves.setdefault(weighed.claim.predicate, []).append((place, weighed))

    def telling_of(self, element: Item) -> Iterator[Weighed]:
        """Yield the claims that tell of what an element asks, in the order of the case."""
        wanted: set[Kind | Attribute] = set()
        for bearing in (*element.yes_if, *element.no_if):
            wanted.update(bearing.kinds, bearing.attributes)
        found = [pair for predicate in wanted for pair in self._shelves.get(predicate, ())]
        return (weighed for _, weighed in sorted(found, key=lambda pair: pair[0]))


def weigh(shelves: Shelves, element: Item, known: Around) -> Sides:
    """Return which claims of the case bear on this element, in the order of the case."""
    sides: dict[str, list[ClaimId]] = {"for": [], "against": [], "proposed": []}
    for weighed in shelves.telling_of(element):
        is_for, is_against = is_said_for(weighed.claim, element), is_said_against(weighed.claim, element, known)
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
    """Whether the claim says that the element is present.

    What an item asks in the negative ("not brought before a judge") is said by what a source negates, where the words
    that the item looks for hold the negation, or the item asks for it.
    """
    return any(_concerns(bearing, claim) and _is_put(bearing, claim) for bearing in element.yes_if)


def is_said_against(claim: Claim, element: Item, known: Around = Around()) -> bool:
    """Whether the claim denies or negates what would show the element, or says what excludes it."""
    if claim.modality is Modality.DENIED:
        return any(not bearing.modality and _concerns(bearing, claim) for bearing in element.yes_if)
    if claim.modality is Modality.NEGATED:
        return not is_said_for(claim, element) and any(_is_negated(bearing, claim) for bearing in element.yes_if)
    return any(
        _concerns(bearing, claim) and _is_put(bearing, claim) and _holds_here(bearing, claim, known)
        for bearing in element.no_if
    )


def _concerns(bearing: Bearing, claim: Claim) -> bool:
    return bearing.concerns(claim.predicate, claim.value, claim.passage.quote)


def _is_put(bearing: Bearing, claim: Claim) -> bool:
    """Whether the claim is put as the bearing demands."""
    if bearing.modality:
        return claim.modality in bearing.modality
    if claim.modality is Modality.NEGATED:
        return bearing.tells_absence(claim.passage.quote)
    return claim.modality.says_it_happened


def _is_negated(bearing: Bearing, claim: Claim) -> bool:
    """Whether the claim negates what the bearing looks for; where that holds a negation itself, neither side gains."""
    return not bearing.modality and _concerns(bearing, claim) and not bearing.asks_absence(claim.passage.quote)


def _holds_here(bearing: Bearing, claim: Claim, known: Around) -> bool:
    """Whether what the bearing asks of the case holds: no child, and soon enough after the person was taken."""
    if bearing.adults_only and known.is_child:
        return False
    if bearing.within_days is None:
        return True
    when = claim.dated.when if claim.dated else None
    return when is not None and any(_is_within(bearing.within_days, taken, when) for taken in known.taken)


def _is_within(days: int, taken: When, when: When) -> bool:
    """Whether it came no more days later, on every day that both dates can mean."""
    if taken.earliest is None or when.earliest is None or when.latest is None:
        return False
    is_after = when.latest.day_number >= taken.earliest.day_number
    return is_after and when.latest.day_number - taken.earliest.day_number <= days
