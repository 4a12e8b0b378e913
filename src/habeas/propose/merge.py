"""Claims in a settled order, none said twice on the same words.

A claim stays one mention of an event: two sentences that tell of one arrest are two claims, and ``reconcile`` sees
from kind, person and date that they are one event. Only what two rules say of the same words is one claim.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.model import Claim


def settle(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims in the order of the text, without near-duplicates, each id once."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=_weight):
        if not any(_is_same(claim, other) for other in kept):
            kept.append(claim)
    unique = {claim.id: claim for claim in reversed(sorted(kept, key=_place))}
    return tuple(sorted(unique.values(), key=_place))


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


def _is_same(claim: Claim, other: Claim) -> bool:
    """Whether two claims say the same of the same person on words that overlap."""
    if claim.predicate is not other.predicate or claim.trigger is None or other.trigger is None:
        return False
    if claim.trigger.start >= other.trigger.end or claim.trigger.end <= other.trigger.start:
        return False
    return (claim.subject.name if claim.subject else None) == (other.subject.name if other.subject else None)
