"""What a person said last, and whether it is still hers to take back."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from habeas.casework.desk import Desk
from habeas.casework.memory import Memory
from habeas.errors import Refused
from habeas.model import ClaimId, Decision, Verdict

UNDONE = "undone"  # the reason that the record gives where somebody undoes what she said


class NothingToUndo(Refused):
    """There is no word of this person's to take back."""

    code = "nothing-to-undo"
    exit_code = 12
    says = "There is nothing of yours to take back here."
    remedy = "See `habeas list decisions`; another person's word is answered with a decision of your own."


class DecidedMeanwhile(Refused):
    """Somebody said another word on a claim since the page was made; ``by`` is in the details, for the page to show."""

    code = "decided-meanwhile"
    exit_code = 18
    says = "Claim %(claim)s was given a word since you saw it: %(verdict)s, at %(at)s. Nothing was recorded now."
    remedy = "Look at that word and its reason; decide again if you still differ: both words stay on the record."


def say_meanwhile(decision: Decision) -> DecidedMeanwhile:
    """Return the refusal that tells of this decision."""
    return DecidedMeanwhile(claim=decision.claim, verdict=decision.verdict, at=decision.at, by=decision.by)


def now_called(memory: Memory, claim: ClaimId) -> ClaimId:
    """Return the id that a claim has after all corrections of its document."""
    while claim not in memory.claims and claim in memory.moved:
        claim = memory.moved[claim]
    return claim


def prove_unchanged(desk: Desk, memory: Memory, claims: Collection[ClaimId], *, seen: int) -> None:
    """Refuse where a claim was given a word after entry ``seen``.

    Where each claim needs two readers, another person's word is no reason to refuse, and she is not told of it: the
    second reader must not know the first one's word.

    Raises:
        DecidedMeanwhile: it was.

    """
    alone = memory.readers > 1
    for entry in desk.ledger.read(Decision, after=seen):
        decision = entry.body
        if not isinstance(decision, Decision) or (alone and decision.by != desk.person):
            continue
        if now_called(memory, decision.claim) in claims:
            raise say_meanwhile(decision)


def own_words(memory: Memory, person: str) -> Iterator[Decision]:
    """Yield this person's last word on each claim that counts, the latest first, those taken back left out."""
    met: set[ClaimId] = set()
    for decision in reversed(memory.decisions):
        if decision.by != person or decision.claim in met or decision.claim not in memory.claims:
            continue
        met.add(decision.claim)
        if decision.verdict is not Verdict.RETRACT and not _is_left_over(decision):
            yield decision


def _is_left_over(decision: Decision) -> bool:
    """Whether it only puts away the claim of an amendment that was undone: undoing it would bring that back."""
    return decision.verdict is Verdict.REJECT and decision.because == UNDONE


def prove_last(memory: Memory, decision: Decision) -> None:
    """Refuse where another person spoke on the claim after this word, unless each reader's word counts for itself.

    Raises:
        DecidedMeanwhile: somebody did; to take her own word back would take that one back too.

    """
    latest = next(each for each in reversed(memory.decisions) if each.claim == decision.claim)
    if latest.by != decision.by and memory.readers < 2:
        raise say_meanwhile(latest)
