"""How many people must read each claim, and how far those who read the same ones agree."""

from __future__ import annotations

from habeas.casework.appending import append
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory
from habeas.casework.reasons import prove_reason
from habeas.errors import BadChoice
from habeas.model import ClaimId, Decision, ReadingRule
from habeas.reconcile.agreement import WORDS, Agreement, agreement

FEWEST, MOST = 1, 2

__all__ = ["WORDS", "Agreement", "latest_visible", "measure_agreement", "require_readers", "visible_words"]


def require_readers(desk: Desk, readers: int, *, because: str) -> ReadingRule:
    """Let a claim stand only when so many people have read it, from now on and for all claims.

    Raises:
        BadChoice: it is neither one nor two.
        ReasonMissing: no reason was given.

    """
    if not FEWEST <= readers <= MOST:
        raise BadChoice(what="The number of readers", given=readers, allowed=f"{FEWEST}, {MOST}")
    rule = ReadingRule(readers=readers, by=desk.person, at=desk.now(), because=prove_reason(because))
    append(desk, [rule], at=rule.at)
    return rule


def visible_words(memory: Memory, claim: ClaimId, person: str) -> tuple[Decision, ...]:
    """Return what was said of a claim, as far as this person may know it, in the order of the ledger.

    Where each claim needs two readers, nobody is told of the others' words before she has said her own.
    """
    words = tuple(word for word in memory.decisions if word.claim == claim)
    if memory.readers < MOST or any(word.by == person for word in words):
        return words
    return ()


def latest_visible(memory: Memory, person: str) -> dict[ClaimId, Decision]:
    """Return the last word on each claim, as far as this person may know it."""
    latest = memory.latest_decisions()
    if memory.readers < MOST:
        return latest
    read = {word.claim for word in memory.decisions if word.by == person}
    return {claim: word for claim, word in latest.items() if claim in read}


def measure_agreement(memory: Memory) -> Agreement:
    """Return how far the first words of two people on the same claims agree."""
    return agreement(memory.decisions)
