"""A person corrects what a picture was read as: on the record with the reason, the reading itself kept."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.casework.appending import append
from habeas.casework.byhand import find_quote
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.errors import QuoteNotFound, ReasonMissing, Refused
from habeas.ledger import Body, ProposalMade
from habeas.model import Claim, Correction, Document
from habeas.model.correction import carry, correct, reading_of, widened
from habeas.propose import current_version, propose


class NotAPicture(Refused):
    """Only what was read from a picture can be misread."""

    code = "not-a-picture"
    exit_code = 18
    says = "These words of %(document)s were not read from one page that is a picture; a source's own words stay."
    remedy = "Reject the claim, or make one by hand; a correction must lie within one page that was read by OCR."


class CorrectionUnusable(Refused):
    """The new words cannot stand in a text, or are the old ones."""

    code = "correction-unusable"
    exit_code = 18
    says = "These new words cannot be used: %(why)s."
    remedy = "Write what the picture says, letter for letter; line breaks are allowed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """What a person says was misread: the words (or their place), and what stands there."""

    document: str
    now: str
    because: str
    was: str | None = None
    occurrence: int | None = None
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What a correction did."""

    correction: Correction
    obsolete: tuple[Claim, ...]  # as they were; their words were changed
    carried: int  # claims of the document that stand on other words, and stay


def correct_words(desk: Desk, misread: Misread) -> Corrected:
    """Put misread words right, and propose again from the text as it now stands.

    Raises:
        ReasonMissing: no reason was given.
        QuoteNotFound, QuoteAmbiguous: the words do not stand there, or at several places.
        NotAPicture: they were not read from a picture.
        CorrectionUnusable: the new words cannot be used.

    """
    if not misread.because.strip():
        raise ReasonMissing
    memory = recall(desk)
    document = memory.get_document(misread.document)
    correction = _correction(desk, document, misread)
    corrected = correct(document, correction)  # proves that it can be followed, before it is on the record
    bodies = [correction, *_proposed_again(memory, corrected, correction)]
    append(desk, bodies, at=correction.at)
    return _what_became(memory, recall(desk), correction)


def _proposed_again(memory: Memory, corrected: Document, correction: Correction) -> tuple[Body, ...]:
    """What the rules propose from the corrected text, where they had proposed before: what changed, and what stayed."""
    if corrected.id not in memory.versions:
        return ()
    proposal = propose(corrected)
    moved = [carry(claim, correction, text=corrected.text) for claim in memory.claims.values()
             if claim.passage.document == corrected.id]  # fmt: skip
    carried = {claim.id: claim for claim in moved if claim}
    again = tuple(claim.id for claim in proposal.claims if carried.get(claim.id) == claim)
    made = ProposalMade(
        document=corrected.id, version=current_version(), claims=len(proposal.claims), namings=len(proposal.namings),
        notes=proposal.notes, again=again,
    )  # fmt: skip
    found = set(again)
    return (*proposal.namings, *(claim for claim in proposal.claims if claim.id not in found), made)


def _correction(desk: Desk, document: Document, misread: Misread) -> Correction:
    start, end = misread.place or find_quote(document, misread.was or "", misread.occurrence)
    if not 0 <= start < end <= len(document.text) or misread.was not in (None, document.text[start:end]):
        raise QuoteNotFound(document=document.id)
    _prove_of_picture(document, start, end)
    made = Correction(
        document=document.id,
        reading=reading_of(document),
        start=start,
        end=end,
        was=document.text[start:end],
        now=_usable(misread.now),
        by=desk.person,
        at=desk.now(),
        because=misread.because.strip(),
    )
    whole = widened(made, document)
    if whole.was == whole.now:
        raise CorrectionUnusable(why="they are the old ones")
    return whole


def _prove_of_picture(document: Document, start: int, end: int) -> None:
    scanned = {scan.page for scan in document.scans}
    if not any(page.number in scanned and page.start <= start and end <= page.end for page in document.pages):
        raise NotAPicture(document=document.id)


def _usable(words: str) -> str:
    if any(not letter.isprintable() and letter != "\n" for letter in words):
        raise CorrectionUnusable(why="they hold a control character")
    return words


def _what_became(before: Memory, after: Memory, correction: Correction) -> Corrected:
    lost = tuple(claim for key, claim in before.claims.items() if key in after.obsolete)
    own = [claim for claim in before.claims.values() if claim.passage.document == correction.document]
    return Corrected(correction=correction, obsolete=lost, carried=len(own) - len(lost))
