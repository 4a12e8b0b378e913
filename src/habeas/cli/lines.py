"""One line for each thing, for people to read and to search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from habeas.casework.memory import Memory
from habeas.model import (
    CaseFile,
    Claim,
    ClaimId,
    Correction,
    Decision,
    Document,
    Naming,
    Property,
    Provenance,
    Standing,
)
from habeas.model.claim import WEAK_BELOW
from habeas.model.wording import say_reading
from habeas.show.proceedings import say_status

WIDTH = 100


def shorten(text: str, width: int = WIDTH) -> str:
    """The text on one line, cut with an ellipsis; the claim itself keeps every letter."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def claim_line(record: Mapping[str, Any]) -> str:
    """A record of ``habeas propose``."""
    when = record["when"]["edtf"] if record["when"] else "undated"
    who = record["subject"]["name"] if record["subject"] else "nobody named"
    quote = shorten(record["quote"]["text"])
    weak = "  [weak]" if record["confidence"] < WEAK_BELOW else ""
    return f"{record['claim']}  {record['kind']} ({record['modality']})  {when}  {who}{weak}\n    “{quote}”"


def weighed_line(claim: Claim, decision: Decision | None, document: Document | None = None) -> str:
    """A claim of the ledger with the last word on it, and how surely its words were read from a picture."""
    when = claim.dated.when.edtf if claim.dated else "undated"
    who = claim.subject.name if claim.subject else "nobody named"
    word = f"{decision.verdict} by {decision.by}: {decision.because}" if decision else "proposed, not reviewed"
    value = f" = {claim.value}" if claim.value else ""
    read = say_reading(document, claim) if document else ""
    read = f"  [{read}]" if read else ""
    weak = "  [weak]" if claim.is_weak else ""
    place = f"{claim.passage.document}:{claim.passage.start}-{claim.passage.end}"
    return (
        f"{claim.id}  {claim.predicate}{value} ({claim.modality})  {when}  {who}  [{word}]{weak}\n"
        f"    “{shorten(claim.passage.quote)}”  {place}{read}"
    )


def case_line(case: CaseFile) -> str:
    """A person with how far the work is."""
    accepted = sum(weighed.standing is Standing.ACCEPTED for weighed in case.claims)
    return (
        f"{case.id}  {case.who.name}  {len(case.facts)} facts, {len(case.conflicts)} conflicts, "
        f"{accepted} of {len(case.claims)} claims accepted, {len(case.gaps)} questions open\n"
        f"    {say_status(case.status)}"
    )


def document_line(document: Document, copies: Sequence[Provenance]) -> str:
    """An original with its names."""
    names = ", ".join(dict.fromkeys(copy.original_name for copy in copies))
    published = document.frame.published.edtf if document.frame.published else "publication date not known"
    return f"{document.id}  {names}  {document.media_type}  {document.language}  {published}  sha256 {document.sha256}"


def naming_line(naming: Naming) -> str:
    """A name with its spellings in one document."""
    spellings = " | ".join(dict.fromkeys(each.text for each in naming.spellings))
    return f"{naming.id}  {naming.sort}  {naming.name}  ({shorten(spellings)})  in {naming.document}"


def decision_line(decision: Decision) -> str:
    """A person's word."""
    return f"{decision.at}  {decision.by}  {decision.verdict}  {decision.claim}  {decision.because}"


def said_lines(memory: Memory, claim: ClaimId, words: Iterable[Decision]) -> Iterator[str]:
    """What people said of a claim: their words, the claims that stand in each other's place, and notes."""
    yield from (f"    {word.at}  {word.by}  {word.verdict}  {word.because}" for word in words)
    for made in memory.amendments:
        if made.replaced == claim:
            yield f"    {made.at}  {made.by}  amended by {made.claim}  {made.because}"
        if made.claim == claim:
            yield f"    {made.at}  {made.by}  in the place of {made.replaced}  {made.because}"
    yield from (f"    {note.at}  {note.by}  note  {note.text}" for note in memory.notes if note.about == claim)


def correction_line(correction: Correction) -> str:
    """A person's word on what a picture says."""
    return (
        f"{correction.at}  {correction.by}  {correction.document}:{correction.start}-{correction.end}  "
        f"“{shorten(correction.was)}” → “{shorten(correction.now)}”  {correction.because}"
    )


def uncertain_line(document: Document, start: int, end: int) -> str:
    """Words that were read unsurely, with their place."""
    confidence, page = document.confidence_of(start, end), document.find_page(start)
    return f"{document.id}:{start}-{end}  page {page}  {confidence} of 100  “{shorten(document.text[start:end])}”"


def property_line(given: Property) -> str:
    """What a file says of itself; marked where it can lead to a person or a place."""
    return f"{given.name}: {shorten(given.value)}" + ("  [sensitive]" if given.sensitive else "")
