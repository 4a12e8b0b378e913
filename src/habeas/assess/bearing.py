"""On which side of an element a claim stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from habeas.law import Bearing, Item
from habeas.law.seeking import Words
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


def around(case: CaseFile, shelves: Shelves, juvenile: Item) -> Around:
    """Return when accepted facts say that the person was taken (else: first held), and whether as a child."""
    accepted = [fact for fact in case.facts if fact.standing is Standing.ACCEPTED and fact.when is not None]
    taken = [fact.when for fact in accepted if fact.when is not None and fact.predicate in TAKEN]
    is_child = bool(weigh(shelves, juvenile, Around()).claims_for)
    return Around(taken=tuple(taken or _first_held(accepted)), is_child=is_child)


def _first_held(facts: list[Fact]) -> list[When]:
    whens = [fact.when for fact in facts if fact.when is not None and fact.predicate in HELD and fact.when.earliest]
    return sorted(whens, key=lambda when: when.earliest.day_number if when.earliest else 0)[:1]


class _Shelf:
    """Claims that tell of one thing, put alike: their places in the case, and their words, apart and together."""

    __slots__ = ("claims", "together")

    def __init__(self, claims: Sequence[tuple[int, Weighed]]) -> None:
        self.claims = [(place, weighed, Words(weighed.claim.passage.quote)) for place, weighed in claims]
        self.together = Words("\n".join(words.small for _, _, words in self.claims))


class Shelves:
    """The claims of a case by what they tell of and how, so that an element asks only those that can bear on it."""

    def __init__(self, case: CaseFile) -> None:
        found: dict[Kind | Attribute, dict[Modality, list[tuple[int, Weighed]]]] = {}
        for place, weighed in enumerate(case.claims):
            claim = weighed.claim
            found.setdefault(claim.predicate, {}).setdefault(claim.modality, []).append((place, weighed))
        self._shelves = {
            predicate: [(modality, _Shelf(claims)) for modality, claims in put.items()]
            for predicate, put in found.items()
        }

    def telling_of(self, element: Item) -> Iterator[tuple[_Asking, _Shelf]]:
        """Yield the claims that tell of what an element asks, put alike, with what asks after them."""
        for predicate in _predicates(element) & self._shelves.keys():
            for modality, shelf in self._shelves[predicate]:
                asking = _asking(element, predicate, modality)
                if asking.may_find(shelf.together):
                    yield asking, shelf


@lru_cache(maxsize=512)
def _predicates(element: Item) -> frozenset[Kind | Attribute]:
    """Return what an element asks after."""
    bearings = (*element.yes_if, *element.no_if)
    kinds = (kind for bearing in bearings for kind in bearing.kinds)
    return frozenset(kinds).union(each for bearing in bearings for each in bearing.attributes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asking:
    """What of an element can bear on claims of one predicate that are put in one way."""

    speak_for: tuple[Bearing, ...]
    against: tuple[Bearing, ...]
    negated: bool

    def may_find(self, together: Words) -> bool:
        """Whether any of several claims, whose words these are together, can bear on the element."""
        for bearing in self.speak_for:
            if bearing.may_concern(together):
                return True
        return any(bearing.may_concern(together) for bearing in self.against)

    def says_for(self, claim: Claim, words: Words) -> bool:
        """Whether the claim says that the element is present.

        What an item asks in the negative ("not brought before a judge") is said by what a source negates, where the
        words that the item looks for hold the negation, or the item asks for it.
        """
        for bearing in self.speak_for:
            is_told = not self.negated or bearing.modality
            if bearing.concerns(claim.value, words) and (is_told or bearing.tells_absence(words)):
                return True
        return False

    def says_against(self, claim: Claim, words: Words, known: Around) -> bool:
        """Whether the claim denies or negates what would show the element, or says what excludes it."""
        for bearing in self.against:
            if not _holds_here(bearing, claim, known) or not bearing.concerns(claim.value, words):
                continue
            if not self.negated:
                return True
            if not bearing.asks_absence(words):  # where it holds a negation itself, neither side gains
                return not self.says_for(claim, words)
        return False


@lru_cache(maxsize=8192)
def _asking(element: Item, predicate: Kind | Attribute, modality: Modality) -> _Asking:
    """Return what of an element can bear on such claims."""
    yes_if = [each for each in element.yes_if if each.asks_of(predicate)]
    no_if = [each for each in element.no_if if each.asks_of(predicate)]
    negated = modality is Modality.NEGATED
    if negated or modality is Modality.DENIED:
        no_if = [each for each in yes_if if not each.modality]
    return _Asking(
        speak_for=tuple(each for each in yes_if if _asks_so_put(each, modality)),
        against=tuple(each for each in no_if if negated or modality is Modality.DENIED or _asks_so_put(each, modality)),
        negated=negated,
    )


def _asks_so_put(bearing: Bearing, modality: Modality) -> bool:
    """Whether a bearing asks after what is put so: by itself, after what a source says happened, or that none did."""
    if bearing.modality:
        return modality in bearing.modality
    return modality is Modality.NEGATED or modality.says_it_happened


def weigh(shelves: Shelves, element: Item, known: Around) -> Sides:
    """Return which claims of the case bear on this element, in the order of the case."""
    said_for, said_against, proposed = [], [], []
    for asking, shelf in shelves.telling_of(element):
        for place, weighed, words in shelf.claims:
            claim = weighed.claim
            is_for, is_against = asking.says_for(claim, words), asking.says_against(claim, words, known)
            if weighed.standing is not Standing.ACCEPTED:
                if is_for or is_against:
                    proposed.append((place, claim.id))
                continue
            if is_for:
                said_for.append((place, claim.id))
            if is_against:
                said_against.append((place, claim.id))
    return Sides(claims_for=_placed(said_for), claims_against=_placed(said_against), proposed=_placed(proposed))


def _placed(claims: list[tuple[int, ClaimId]]) -> tuple[ClaimId, ...]:
    return tuple(claim for _, claim in sorted(claims)) if claims else ()


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
