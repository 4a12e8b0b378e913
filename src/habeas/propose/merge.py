"""Claims in a settled order, none said twice on the same words.

A claim stays one mention of an event: two sentences that tell of one arrest are two claims, and ``reconcile`` sees
from kind, person and date that they are one event. Only what two rules say of the same words is one claim.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from habeas.model import Claim, ClaimId


def settle(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims in the order of the text, without near-duplicates, each id once."""
    taken: dict[tuple[str, str | None], list[tuple[int, int]]] = {}
    kept: dict[ClaimId, Claim] = {}
    for claim in sorted(claims, key=_weight):
        said = taken.setdefault((claim.predicate, claim.subject.name if claim.subject else None), [])
        if claim.trigger is None or _takes(said, claim.trigger.start, claim.trigger.end):
            kept.setdefault(claim.id, claim)
    return tuple(sorted(kept.values(), key=_place))


def _takes(said: list[tuple[int, int]], start: int, end: int) -> bool:
    """Take these words for one kind and person, unless another claim of theirs has some of them already."""
    at = bisect_left(said, (start, end))
    if any(first < end and last > start for first, last in said[max(0, at - 1) : at + 1]):
        return False
    said.insert(at, (start, end))
    return True


def _weight(claim: Claim) -> tuple[object, ...]:
    """Order by what should stay: longer words, then surer, then earlier."""
    length = claim.trigger.end - claim.trigger.start if claim.trigger else 0
    return (-length, -claim.confidence, *_place(claim))


def _place(claim: Claim) -> tuple[int, int, str, int, str, str]:
    """Order by place in the text; ties by what is said of whom, so that the order never wavers."""
    at = claim.trigger.start if claim.trigger else claim.passage.start
    subject = claim.subject
    who = (subject.start, subject.name) if subject else (-1, "")
    return at, claim.passage.start, claim.predicate, *who, claim.proposer.rule
