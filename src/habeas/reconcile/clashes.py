"""Which claims of a network cannot all be true, and the smallest sets of which one must be wrong as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.model import ClaimId
from habeas.reconcile.duals import extend_hits
from habeas.reconcile.limits import Clash
from habeas.reconcile.network import Network
from habeas.reconcile.system import numbers_of

MOST_CANDIDATES = 4096  # sets kept while the ways out are put together

__all__ = ["Clash", "find_clashes", "find_ways_out", "group_clashes"]


def find_clashes(network: Network, *, most: int = 64) -> tuple[tuple[Clash, ...], bool]:
    """Return the smallest sets of claims that cannot all be true, fewest claims first; and whether these are all."""
    found = sorted(network.clashes(), key=lambda clash: (len(clash.claims), clash.claims))
    return tuple(found[:most]), len(found) <= most and network.is_searched_whole


def group_clashes(clashes: Iterable[Clash]) -> tuple[tuple[Clash, ...], ...]:
    """Return the clashes in groups that share no claim: the ways out of one leave the others as they are."""
    groups: list[tuple[set[ClaimId], list[Clash]]] = []
    for clash in clashes:
        joined, members = set(clash.claims), [clash]
        apart = []
        for claims, others in groups:
            if joined.isdisjoint(claims):
                apart.append((claims, others))
            else:
                joined |= claims
                members = others + members
        groups = [*apart, (joined, members)]
    ordered = [sorted(members, key=lambda clash: (len(clash.claims), clash.claims)) for _, members in groups]
    return tuple(tuple(members) for members in sorted(ordered, key=lambda members: members[0].claims))


def find_ways_out(clashes: Sequence[Clash], *, most: int = 32) -> tuple[tuple[frozenset[ClaimId], ...], bool]:
    """Return the smallest sets of claims that meet every clash, the fewest first; and whether these are all."""
    claims = sorted({claim for clash in clashes for claim in clash.claims})
    bit = {claim: 1 << number for number, claim in enumerate(claims)}
    ways, is_complete = [0], True
    for group in group_clashes(clashes):
        hits, is_whole = _hits([sum(bit[claim] for claim in set(clash.claims)) for clash in group])
        # The first of all are made of the first of each group: their order does not change by what is added to both.
        every = sorted((way | hit for way in ways for hit in sorted(hits, key=_fewest)[: most + 1]), key=_fewest)
        ways, is_complete = every[: most + 1], is_complete and is_whole
    named = tuple(frozenset(claims[number] for number in numbers_of(way)) for way in ways[:most])
    return named, is_complete and len(ways) <= most


def _fewest(hit: int) -> tuple[int, list[int]]:
    return hit.bit_count(), numbers_of(hit)


def _hits(clashes: Sequence[int]) -> tuple[list[int], bool]:
    """Return the smallest sets that meet all; where they are too many, some of them."""
    hits, is_whole = [0], True
    for clash in clashes:
        hits = extend_hits(hits, clash)
        if len(hits) > MOST_CANDIDATES:
            hits, is_whole = sorted(hits, key=_fewest)[:MOST_CANDIDATES], False
    return (hits, True) if is_whole else (sorted({_reduce(hit, clashes) for hit in hits}), False)


def _reduce(hit: int, clashes: Sequence[int]) -> int:
    """Leave out of a set that meets all clashes what it can do without."""
    for number in numbers_of(hit):
        fewer = hit & ~(1 << number)
        if all(fewer & clash for clash in clashes):
            hit = fewer
    return hit
