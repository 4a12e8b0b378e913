"""A person puts a better claim in the place of another one, which stays on the record, rejected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from habeas.casework.appending import append
from habeas.casework.byhand import ByHand, Place, as_new, bodies_of, make_claim
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.undoing import UNDONE, NothingToUndo, prove_last, prove_unchanged
from habeas.errors import Refused
from habeas.model import (
    Amendment,
    Amount,
    Attribute,
    Claim,
    ClaimId,
    Decision,
    Kind,
    Mention,
    Modality,
    Stretch,
    Verdict,
)  # fmt: skip


class NothingAmended(Refused):
    """An amendment changes nothing."""

    code = "nothing-amended"
    exit_code = 17
    says = "This says the same as claim %(claim)s."
    remedy = "Change the words, the kind, the person, the value, the date or how it is put; or accept the claim."


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """What a person changes in a claim; what is None stays as it is. An empty ``when`` takes the date away."""

    quote: str | None = field(default=None, repr=False)
    occurrence: int | None = None
    place: Place | None = None
    predicate: Kind | Attribute | None = None
    about: str | None = field(default=None, repr=False)
    about_place: Place | None = None
    value: str | None = None
    when: str | None = None  # EDTF, or a date in words
    modality: Modality | None = None


def amend(desk: Desk, claim: str, amended: Amended, *, because: str, seen: int | None = None) -> Amendment:
    """Let a claim made by hand stand, accepted, in the place of this one, which is rejected; both stay on record.

    A claim that was made by hand, or by an amendment, can be amended again. ``seen`` is as for ``decide``.

    Raises:
        NotFound, ClaimObsolete: there is no such claim, or its words were corrected since.
        ReasonMissing: no reason was given.
        NothingAmended: it would say the same.
        DecidedMeanwhile: the claim was decided after ``seen``.
        QuoteNotFound, QuoteAmbiguous, BadDate, ValueMissing: see ``claim_from_words``.

    """
    reason = prove_reason(because)
    with desk.recollection.lock:
        memory, at = recall(desk), desk.now()
        old = memory.get_claim(claim)
        if seen is not None:
            prove_unchanged(desk, memory, (old.id,), seen=seen)
        new = as_new(memory, _changed(memory, old, amended, by=desk.person))
        if _said(new) == _said(old):
            raise NothingAmended(claim=old.id)
        made = Amendment(replaced=old.id, claim=new.id, by=desk.person, at=at, because=reason)
        words = [
            Decision(claim=old.id, verdict=Verdict.REJECT, by=desk.person, at=at, because=reason),
            Decision(claim=new.id, verdict=Verdict.ACCEPT, by=desk.person, at=at, because=reason),
        ]
        append(desk, [*bodies_of(memory, new), *words, made], at=at)
    return made


def _said(claim: Claim) -> tuple[object, ...]:
    """Return what the claim says, whoever says it and wherever its date stands."""
    when = claim.dated.when.edtf if claim.dated else None
    subject = (claim.subject.name, claim.subject.start, claim.subject.end) if claim.subject else None
    return claim.predicate, claim.modality, claim.passage, claim.value, when, subject


def _changed(memory: Memory, old: Claim, amended: Amended, *, by: str) -> Claim:
    """Return the claim as a person changes it: what she leaves keeps its places in the text."""
    document = memory.documents[old.passage.document]
    made = make_claim(memory, _wanted(old, amended), by=by)
    if amended.when is None:
        made = replace(made, dated=old.dated)
    if made.subject is None and old.subject is not None:
        inside = made.passage.start <= old.subject.start < made.passage.end
        made = replace(made, subject=replace(old.subject, inferred=not inside))
    made.passage.prove_in(document)
    return _with_rest(old, made)


def _wanted(old: Claim, amended: Amended) -> ByHand:
    """Return the claim that is wanted: the old one with the changes."""
    predicate = amended.predicate or old.predicate
    kept = old.value if isinstance(predicate, Attribute) is isinstance(old.predicate, Attribute) else None
    place = amended.place
    if place is None and amended.quote is None:
        place = (old.passage.start, old.passage.end)
    return ByHand(
        document=old.passage.document,
        predicate=predicate,
        quote=amended.quote,
        occurrence=amended.occurrence,
        place=place,
        about=amended.about,
        about_place=amended.about_place,
        value=kept if amended.value is None else amended.value,
        when=amended.when or None,
        modality=amended.modality or old.modality,
    )


def _with_rest(old: Claim, made: Claim) -> Claim:
    """Return the new claim with what the old one knew of its words besides, as far as they are still in the quote."""
    start, end = made.passage.start, made.passage.end

    def inside(part: Stretch | Mention | Amount) -> bool:
        return start <= part.start and part.end <= end

    trigger = old.trigger if old.predicate == made.predicate else None
    return replace(
        made,
        trigger=trigger if trigger and inside(trigger) else None,
        agents=tuple(filter(inside, old.agents)),
        places=tuple(filter(inside, old.places)),
        speaker=old.speaker,
        hedges=tuple(filter(inside, old.hedges)),
        amounts=tuple(filter(inside, old.amounts)),
    )


def undo_amendment(desk: Desk, claim: str) -> Amendment:
    """Take back this person's last amendment that put this claim in another's place, or in whose place another stands.

    The claim of the amendment is rejected. The one that it replaced has again the word that the same person had said of
    it before, or is undecided.

    Raises:
        NotFound, ClaimObsolete: there is no such claim, or its words were corrected since.
        NothingToUndo: she made no such amendment that still stands.
        DecidedMeanwhile: somebody else has said a word on one of the two since.

    """
    memory = recall(desk)
    wanted = memory.get_claim(claim).id
    amendment = find_amendment(memory, wanted, by=desk.person)
    if amendment is None:
        raise NothingToUndo
    old, new = words_of(memory, amendment)
    for word in (old, new):
        prove_last(memory, word)
    before = [each for each in memory.decisions if each.claim == old.claim and each.by == desk.person]
    former = before[before.index(old) - 1].verdict if before.index(old) else Verdict.RETRACT
    at = desk.now()
    words = [
        Decision(claim=new.claim, verdict=Verdict.REJECT, by=desk.person, at=at, because=UNDONE),
        Decision(claim=old.claim, verdict=former, by=desk.person, at=at, because=UNDONE),
    ]
    append(desk, words, at=at)
    return amendment


def find_amendment(memory: Memory, claim: ClaimId, *, by: str) -> Amendment | None:
    """Return the last amendment of this person that concerns this claim and still stands."""
    last = {each.claim: each for each in memory.decisions if each.by == by}
    concerned = (each for each in reversed(memory.amendments) if each.by == by and claim in (each.replaced, each.claim))
    return next((each for each in concerned if _stands(each, last)), None)


def _stands(amendment: Amendment, last: Mapping[ClaimId, Decision]) -> bool:
    """Whether its two words are still the last that this person said of its two claims."""
    old, new = last.get(amendment.replaced), last.get(amendment.claim)
    return (
        old is not None
        and new is not None
        and (old.verdict, old.at, old.because) == (Verdict.REJECT, amendment.at, amendment.because)
        and (new.verdict, new.at, new.because) == (Verdict.ACCEPT, amendment.at, amendment.because)
    )


def words_of(memory: Memory, amendment: Amendment) -> tuple[Decision, Decision]:
    """Return its word on the old claim and that on the new one."""
    last = {each.claim: each for each in memory.decisions if each.by == amendment.by}
    return last[amendment.replaced], last[amendment.claim]
