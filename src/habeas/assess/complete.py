"""How far a prima facie case is complete: what there is of each element, and what lacks.

A source that has established a prima facie case of a breach puts the burden on the Government that wishes to refute
it; a bare assertion that lawful procedures were followed is not enough (A/HRC/19/57, para. 68: to be verified). What is
counted here is therefore what the source has: told, dated, from somebody named, from two who do not repeat each other,
and with the State's own answer beside it. It is no score, and says nothing of what any body will conclude.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from habeas.assess.voices import Voices
from habeas.model import Backing, ClaimId, Fact, FactId, Finding, Point, Tally

POINTS = tuple(Point)


def points_of(
    facts: Sequence[Fact], claims_for: Sequence[ClaimId], said_by_state: Sequence[ClaimId],
    backings: Mapping[FactId, Backing], voices: Voices,
) -> tuple[Point, ...]:  # fmt: skip
    """Return which points are there; of what nobody tells, none but what the State says of it."""
    found: set[Point] = {Point.ANSWERED} if said_by_state else set()
    if not claims_for:
        return _ordered(found)
    said = set(claims_for)
    told = [fact for fact in facts if not said.isdisjoint(fact.supporting)]
    found.add(Point.TOLD)
    if any(fact.when is not None for fact in told):
        found.add(Point.DATED)
    if not said.isdisjoint(voices.named):
        found.add(Point.NAMED)
    if _roots(told, said, backings) > 1:
        found.add(Point.CORROBORATED)
    return _ordered(found)


def _roots(told: Iterable[Fact], said: Set[ClaimId], backings: Mapping[FactId, Backing]) -> int:
    """Return how many sources that surely do not repeat each other stand behind these facts, for what was said."""
    most = 0
    for fact in told:
        backing = backings.get(fact.id)
        if backing is None:
            continue
        mine = [root for root in backing.roots if any(chain.claim in said for chain in root.chains)]
        most = max(most, min(backing.at_least, len(mine)))
    return most


def _ordered(found: Set[Point]) -> tuple[Point, ...]:
    return tuple(point for point in POINTS if point in found) if found else ()


def lacks_of(has: Sequence[Point]) -> tuple[Point, ...]:
    """Return what is not there."""
    return tuple(point for point in POINTS if point not in has) if has else POINTS


def tally(findings: Iterable[Finding]) -> tuple[Tally, ...]:
    """Return in how many elements each point is there: told of all, the others of those that are told."""
    every = list(findings)
    told = [each for each in every if Point.TOLD in each.has]
    return tuple(
        Tally(point=point, has=sum(point in each.has for each in told), of=len(every if point is Point.TOLD else told))
        for point in Point
    )
