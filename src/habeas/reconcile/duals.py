"""All smallest sets of claims that cannot all be true, and all smallest sets that leave the rest possible.

The two are dual (R. Reiter, "A theory of diagnosis from first principles", AIJ 32, 1987): each set of the one meets
every set of the other. So every contradiction found gives new candidates for a way out, and every candidate either is
one or shows a new contradiction, until neither is left (J. Bailey, P. Stuckey, "Discovery of minimal unsatisfiable
subsets of constraints using hitting set dualization", PADL 2005). Every question asked of the system so gives one set
of the answer, where Reiter's tree asks at every node.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from habeas.reconcile.limits import Point, RulesContradict
from habeas.reconcile.system import Contradiction, System, numbers_of

MOST = 512  # contradictions of one piece, and candidates for ways out


@dataclass(frozen=True, slots=True)
class Dispute:
    """What a piece of a system contradicts itself in, in its own classes of claims that say the same.

    Each set is one of class numbers; ``classes`` are the claims of each, as bits. Where the search was broken off,
    ``ways`` are empty: none of them would be certain.
    """

    points: tuple[Point, ...]
    classes: tuple[int, ...]
    contradictions: tuple[Contradiction, ...]  # the claims are the first of each class
    ways: tuple[int, ...]  # claims that would have to be wrong, whole classes of them
    every_claim: int
    is_complete: bool


def find_dispute(piece: System) -> Dispute | None:
    """Return all smallest contradictions of a piece and all ways out of them; None if there is none."""
    classes = classes_of(piece)
    class_of = {group & -group: group for group in classes}
    firsts = sum(class_of)
    asked = _only(piece, firsts)
    found: list[Contradiction] = []
    ways, proven = [0], set[int]()
    is_complete = True
    while (way := next((way for way in ways if way not in proven), None)) is not None:
        contradiction = find_smallest(asked, firsts & ~way)
        if contradiction is None:
            proven.add(way)
            continue
        found.append(contradiction)
        ways = extend_hits(ways, contradiction.claims)
        if len(found) > MOST or len(ways) > MOST:
            is_complete = False
            break
    if not found:
        return None
    whole = tuple(sum(class_of[1 << number] for number in numbers_of(way)) for way in ways) if is_complete else ()
    return Dispute(piece.points, classes, tuple(found), whole, _every_claim(piece), is_complete)


def find_smallest(system: System, believed: int) -> Contradiction | None:
    """Return claims among the believed that contradict each other, none of which could be left out."""
    found = system.judge(believed)
    if found is None:
        return None
    for number in numbers_of(found.claims):
        without = found.claims & ~(1 << number)
        if without != found.claims:
            found = system.judge(without) or found
    if not found.claims:
        raise RulesContradict(points=", ".join(system.points[at] for at in sorted(found.points) if at))
    return found


def extend_hits(hits: list[int], claims: int) -> list[int]:
    """Return all smallest sets that meet what these all meet and these claims too (C. Berge's algorithm)."""
    kept = [hit for hit in hits if hit & claims]
    bits = [1 << number for number in numbers_of(claims)]
    more = [hit | bit for hit in hits if not hit & claims for bit in bits]
    return kept + [hit for hit in more if not any(other & ~hit == 0 for other in kept)]


def classes_of(piece: System) -> tuple[int, ...]:
    """Return the claims of a piece in classes of those that bear on it in the very same way, as bits.

    Of ten accounts of one day nine add nothing to what contradicts another day, though each must be named.
    """
    roles: dict[int, list[object]] = {}
    for arrow in piece.arrows:
        for number in numbers_of(arrow[3]):
            roles.setdefault(number, []).append((*arrow[:2], arrow[2], arrow[3] ^ (1 << number)))
    for choice in piece.choices:
        for number in numbers_of(choice.every_claim):
            bit = 1 << number
            options = tuple(tuple((*a[:3], a[3] & ~bit, bool(a[3] & bit)) for a in option) for option in choice.options)
            roles.setdefault(number, []).append((choice.claims & ~bit, bool(choice.claims & bit), options))
    groups: dict[object, int] = {}
    for number in sorted(roles):
        role = tuple(sorted(map(repr, roles[number])))
        groups[role] = groups.get(role, 0) | (1 << number)
    return tuple(groups.values())


def _only(piece: System, believed: int) -> System:
    """Leave out what rests on other claims: the others of each class say the same."""
    return replace(
        piece,
        arrows=tuple(arrow for arrow in piece.arrows if arrow[3] & ~believed == 0),
        choices=tuple(choice for choice in piece.choices if choice.claims & ~believed == 0),
    )


def _every_claim(piece: System) -> int:
    every = 0
    for arrow in piece.arrows:
        every |= arrow[3]
    for choice in piece.choices:
        every |= choice.every_claim
    return every


def expand(dispute: Dispute, contradiction: Contradiction) -> Iterable[int]:
    """Return the contradiction once for each choice of a claim from each of its classes, as bits."""
    chosen = [0]
    for group in dispute.classes:
        if group & contradiction.claims:
            chosen = [bits | (1 << number) for bits in chosen for number in numbers_of(group)]
    return chosen
