"""What people said of pairs of claims: which tell of one event, and which cannot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.model import ClaimId, EventJudgement, Sameness

NOBODY: frozenset[ClaimId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonds:
    """The words that stand, followed to their ends: who says a is b and b is not c has said that a is not c."""

    groups: Mapping[ClaimId, frozenset[ClaimId]]  # claims of one event, for each of them; none for who stands alone
    apart: Mapping[ClaimId, frozenset[ClaimId]]  # claims of other events

    def with_(self, claim: ClaimId) -> frozenset[ClaimId]:
        """Claims that people said tell of the same event, with itself; empty where nobody said so."""
        return self.groups.get(claim, NOBODY)

    def against(self, claims: Iterable[ClaimId]) -> frozenset[ClaimId]:
        """Claims that cannot tell of the event that these tell of."""
        if not self.apart:
            return NOBODY
        return frozenset().union(*(self.apart.get(claim, NOBODY) for claim in claims))


NO_BONDS = Bonds(groups={}, apart={})


def latest_words(judgements: Sequence[EventJudgement]) -> tuple[EventJudgement, ...]:
    """Return the last word on each pair that was not taken back, the latest first.

    Of two at the same second the later in the ledger is the last; two pairs of one second are ordered by their ids.
    """
    last: dict[frozenset[ClaimId], tuple[tuple[str, int], EventJudgement]] = {}
    for place, judgement in enumerate(judgements):
        pair = frozenset((judgement.left, judgement.right))
        moment = (judgement.at, place)
        if len(pair) == 2 and (pair not in last or last[pair][0] <= moment):
            last[pair] = (moment, judgement)
    standing = [word for _, word in last.values() if word.sameness is not Sameness.RETRACT]
    standing.sort(key=lambda word: sorted((word.left, word.right)))
    return tuple(sorted(standing, key=lambda word: word.at, reverse=True))


def find_bonds(claims: Iterable[ClaimId], judgements: Sequence[EventJudgement]) -> Bonds:
    """Return what people said of these claims; where words contradict each other, the later ones hold.

    The words are taken from the latest to the earliest, and one that the later ones together exclude is passed over:
    what it joined stays apart, what it kept apart stays joined.
    """
    known = set(claims) if judgements else set()
    groups: dict[ClaimId, set[ClaimId]] = {}
    apart: dict[ClaimId, set[ClaimId]] = defaultdict(set)  # kept for every member of a group
    for word in latest_words(judgements):
        if word.left not in known or word.right not in known:
            continue
        left, right = (groups.get(each) or {each} for each in (word.left, word.right))
        if word.sameness is Sameness.SAME and left is not right and apart[word.left].isdisjoint(right):
            _join(left | right, groups, apart)
        elif word.sameness is Sameness.DIFFERENT and word.right not in left:
            for mine, others in ((left, right), (right, left)):
                for each in mine:
                    apart[each] |= others
    if not groups and not any(apart.values()):
        return NO_BONDS
    return Bonds(
        groups={claim: frozenset(group) for claim, group in groups.items()},
        apart={claim: frozenset(others) for claim, others in apart.items() if others},
    )


def _join(
    group: set[ClaimId], groups: dict[ClaimId, set[ClaimId]], apart: dict[ClaimId, set[ClaimId]]
) -> None:  # fmt: skip
    """Make these one group: whatever is apart from one of them is apart from all."""
    others: set[ClaimId] = set().union(*(apart[each] for each in group))
    for each in group:
        groups[each] = group
        apart[each] = set(others)
    for other in others:
        apart[other] |= group
