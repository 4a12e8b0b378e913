"""What sources say a person is: one fact for each value of each attribute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from habeas.model import Attribute, Fact, FactId, Standing
from habeas.model.ids import digest_id
from habeas.reconcile.facts import AGAINST
from habeas.reconcile.told import Told
from habeas.reconcile.weigh import strongest


def build_attributes(told: Sequence[Told]) -> tuple[tuple[Fact, list[Told]], ...]:
    """Return what sources say the person is: one fact for each value of each attribute."""
    groups: dict[tuple[Attribute, str], list[Told]] = defaultdict(list)
    denials: dict[tuple[Attribute, str], list[Told]] = defaultdict(list)
    for each in told:
        if isinstance(each.claim.predicate, Attribute) and each.claim.value:
            key = (each.claim.predicate, " ".join(each.claim.value.casefold().split()))
            if each.claim.modality.says_it_happened:
                groups[key].append(each)
            elif each.claim.modality in AGAINST:
                denials[key].append(each)
    places = {attribute: place for place, attribute in enumerate(Attribute)}
    ordered = sorted(groups.items(), key=lambda item: (places[item[0][0]], item[1][0].order, item[0][1]))
    return tuple((_attribute_fact(key[0], members, denials.get(key, [])), members) for key, members in ordered)


def _attribute_fact(attribute: Attribute, members: list[Told], against: list[Told]) -> Fact:
    members.sort(key=lambda each: each.order)
    supporting = tuple(each.id for each in members)
    weighty = [each for each in members if each.standing == Standing.ACCEPTED] or members
    return Fact(
        id=FactId(digest_id("fct", attribute, supporting)),
        predicate=attribute,
        standing=strongest(each.standing for each in members),
        when=None,
        value=weighty[0].claim.value,
        supporting=supporting,
        dissenting=tuple(each.id for each in sorted(against, key=lambda each: each.order)),
    )
