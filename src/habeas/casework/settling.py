"""A person's word on what a sentence of an edited text rests on."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.casework.stale import Outdated
from habeas.casework.writing import NothingWritten, find_stale, get_text, heeds, outdated_of, save
from habeas.errors import NotFound, Refused
from habeas.model import ClaimId, Revision, Stance, Standing
from habeas.petition.editing import attach, settle, take_wording


class ClaimNotAccepted(Refused):
    """A claim on which nobody has decided would carry a sentence."""

    code = "claim-not-accepted"
    exit_code = 17
    says = "Claim %(claim)s is not accepted in this case: it carries no sentence."
    remedy = "Read it, and accept it first; or choose another."


def settle_sentence(  # noqa: PLR0913  # which sentence of which revision of which text, and what is said of it
    desk: Desk, writing: str, paragraph: str, place: int, stance: Stance, *, number: int
) -> Revision:
    """Save a person's word on one sentence: its claims carry it, or none does.

    Raises:
        NotFound: there is no such text.
        WritingMoved: somebody saved another revision since.
        NothingWritten: that is what stands already, or the sentence has no claims that could carry it.

    """
    old = _outdated(recall(desk), writing, paragraph, place)
    heeded = heeds(old) if old else None
    return save(
        desk, writing, number, lambda paragraphs: settle(paragraphs, paragraph, place, stance, heeded=heeded)
    )  # fmt: skip


def take_new_wording(desk: Desk, writing: str, paragraph: str, place: int, *, number: int) -> Revision:
    """Save a sentence as Habeas words it today from the same claims.

    Raises:
        NotFound: there is no such text, or no such wording.
        WritingMoved: somebody saved another revision since.

    """
    old = _outdated(recall(desk), writing, paragraph, place)
    now = old.now if old else None
    if now is None:
        raise NotFound(what="new wording", given=f"{paragraph}:{place}")
    return save(desk, writing, number, lambda paragraphs: take_wording(paragraphs, paragraph, place, now))


def attach_claims(  # noqa: PLR0913  # which sentence of which revision of which text, and what carries it
    desk: Desk, writing: str, paragraph: str, place: int, claims: Sequence[str], *, number: int
) -> Revision:
    """Save a person's word that accepted claims of the case carry a sentence.

    Raises:
        NotFound: there is no such text.
        ClaimNotAccepted: one of the claims is not accepted in this case.
        WritingMoved: somebody saved another revision since.
        NothingWritten: no claim was named, or they carry it already.

    """
    memory = recall(desk)
    case = get_case(memory, get_text(memory, writing).latest.case)
    accepted = {each.claim.id for each in case.claims if each.standing is Standing.ACCEPTED}
    wanted = tuple(ClaimId(each) for each in dict.fromkeys(claims))
    for claim in wanted:
        if claim not in accepted:
            raise ClaimNotAccepted(claim=claim)
    facts = tuple(each.id for each in case.facts if {*each.supporting, *each.dissenting} & {*wanted})
    if not facts:
        raise NothingWritten
    return save(
        desk, writing, number, lambda paragraphs: attach(paragraphs, paragraph, place, claims=wanted, facts=facts)
    )


def _outdated(memory: Memory, writing: str, paragraph: str, place: int) -> Outdated | None:
    """Return why this sentence must be looked at again, or None."""
    text = get_text(memory, writing)
    found = next((each.sentences[place : place + 1] for each in text.latest.paragraphs if each.id == paragraph), ())
    stale = find_stale(memory, text)
    return next((outdated_of(each, stale) for each in found), None)
