"""A person says whether two claims tell of one event, and why; what was said, and what waits for a word."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.casework.appending import append
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.undoing import NothingToUndo
from habeas.casework.view import view_of
from habeas.errors import Refused
from habeas.model import CaseFile, Claim, EventJudgement, Kind, NamingId, Sameness
from habeas.reconcile.bonds import latest_words

REASONS = (  # offered at one click; the catalogues hold them
    "Same day, same place.",
    "It goes on about the same event.",
    "The dates differ, the event is the same.",
    "The day or the place is another one.",
    "The source itself tells of two.",
)
TRANSLATABLE = REASONS


class ClaimWithItself(Refused):
    """A claim was to be joined with itself, or parted from itself."""

    code = "claim-with-itself"
    exit_code = 11
    says = "Claim %(claim)s is one claim and tells of one event."
    remedy = "Name two claims."


class NeverOneEvent(Refused):
    """Two claims cannot tell of one event, whatever anybody says."""

    code = "never-one-event"
    exit_code = 11
    says = "Claims %(left)s and %(right)s cannot tell of one event: %(why)s."
    remedy = "Look at both with `habeas show claim`; amend the one that was read wrongly, or judge the names first."


def judge_events(desk: Desk, left: str, right: str, sameness: Sameness, *, because: str) -> EventJudgement:
    """Record whether two claims tell of one event; the latest word on the two stands. RETRACT takes it back.

    Raises:
        NotFound, ClaimObsolete: there is no such claim, or its words were corrected since.
        ReasonMissing: no reason was given.
        ClaimWithItself: both are one.
        NeverOneEvent: they are of different kinds, about different persons, or one says that it did not happen.
        NothingToUndo: nobody has judged the two, and there is nothing to take back.

    """
    reason = prove_reason(because)
    with desk.recollection.lock:  # nobody in this process takes the word back meanwhile
        memory, at = recall(desk), desk.now()
        one, other = memory.get_claim(left), memory.get_claim(right)
        if one.id == other.id:
            raise ClaimWithItself(claim=one.id)
        if sameness is not Sameness.RETRACT:
            _prove_comparable(memory, one, other)
        elif standing_word(memory.event_judgements, one.id, other.id) is None:
            raise NothingToUndo
        made = EventJudgement(left=one.id, right=other.id, sameness=sameness, by=desk.person, at=at, because=reason)
        append(desk, [made], at=at)
        return made


def standing_word(words: Iterable[EventJudgement], left: str, right: str) -> EventJudgement | None:
    """Return the word that stands on two claims, or None where nobody said any, or took it back."""
    pair = {left, right}
    return next(iter(latest_words([word for word in words if {word.left, word.right} == pair])), None)


def words_of_case(words: Iterable[EventJudgement], case: CaseFile) -> tuple[EventJudgement, ...]:
    """Return the words that stand on pairs of claims of a case, the latest first."""
    within = {weighed.claim.id for weighed in case.claims}
    return latest_words([word for word in words if word.left in within and word.right in within])


def _prove_comparable(memory: Memory, one: Claim, other: Claim) -> None:
    """Refuse a word that could never have an effect."""
    why = None
    if one.predicate != other.predicate:
        why = "they are of different kinds"
    elif not isinstance(one.predicate, Kind):
        why = "they tell what a person is and not what happened"
    elif not (one.modality.says_it_happened and other.modality.says_it_happened):
        why = "one of them does not say that it happened"
    elif _person(memory, one.subject_naming) != _person(memory, other.subject_naming):
        why = "they are about different persons, as far as anybody has said"
    if why is not None:
        raise NeverOneEvent(left=one.id, right=other.id, why=why)


def _person(memory: Memory, naming: NamingId | None) -> NamingId | None:
    """Return the first name of the person who has this one."""
    view = view_of(memory)
    with memory.source.lock:
        return view.component_of(naming).identity.namings[0].id if naming else None
