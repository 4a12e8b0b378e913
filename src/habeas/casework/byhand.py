"""A claim that a person makes from words that stand in a document."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.errors import QuoteAmbiguous, QuoteNotFound
from habeas.model import (
    Attribute,
    Basis,
    Claim,
    Dated,
    Document,
    Kind,
    Mention,
    Modality,
    Naming,
    Proposer,
    Sort,
    Stretch,
    When,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """What a person wants to claim: the words, and what they say."""

    document: str
    quote: str
    predicate: Kind | Attribute
    about: str  # the person's name, as the document writes it
    value: str | None = None
    when: str | None = None  # EDTF
    modality: Modality = Modality.ASSERTED
    occurrence: int | None = None


def find_quote(document: Document, quote: str, occurrence: int | None) -> tuple[int, int]:
    """Return where the words stand; they must stand there exactly.

    Raises:
        QuoteNotFound: they do not.
        QuoteAmbiguous: they stand there more than once and nobody said which is meant.

    """
    places: list[int] = []
    at = document.text.find(quote) if quote else -1
    while at >= 0:
        places.append(at)
        at = document.text.find(quote, at + 1)
    if not places:
        raise QuoteNotFound(document=document.id)
    if occurrence is None and len(places) > 1:
        raise QuoteAmbiguous(document=document.id, count=len(places))
    chosen = occurrence or 1
    if chosen > len(places):
        raise QuoteAmbiguous(document=document.id, count=len(places))
    return places[chosen - 1], places[chosen - 1] + len(quote)


def claim_from_words(desk: Desk, wanted: ByHand) -> Claim:
    """Append a claim that a person found; it still needs a decision.

    Raises:
        QuoteNotFound, QuoteAmbiguous: see ``find_quote``.
        QuoteNotFound: the name does not stand in the document either.
        BadDate: the date is not EDTF.

    """
    memory = recall(desk)
    document = memory.get_document(wanted.document)
    start, end = find_quote(document, wanted.quote, wanted.occurrence)
    name_at = document.text.find(wanted.about, start)
    name_at = name_at if 0 <= name_at < end else document.text.find(wanted.about)
    if name_at < 0 or not wanted.about:
        raise QuoteNotFound(document=document.id)
    name_end = name_at + len(wanted.about)
    dated = None
    if wanted.when is not None:
        when = When.parse(wanted.when, as_written=wanted.quote)
        dated = Dated(when=when, basis=Basis.EXPLICIT, start=start, end=end)
    claim = Claim(
        predicate=wanted.predicate,
        modality=wanted.modality,
        passage=document.passage(start, end),
        proposer=Proposer(name=desk.person, version="1", rule="by-hand"),
        confidence=1.0,
        dated=dated,
        subject=Mention(
            name=fullest_name(memory, document, wanted.about),
            start=name_at,
            end=name_end,
            text=wanted.about,
            inferred=not start <= name_at < end,
        ),
        value=wanted.value,
    )
    naming = Naming(
        document=document.id,
        name=wanted.about,
        sort=Sort.PERSON,
        spellings=(Stretch(start=name_at, end=name_end, text=wanted.about),),
    )
    known = claim.subject_naming in memory.namings
    desk.ledger.append([claim] if known else [naming, claim], by=desk.person, at=desk.now())
    return claim


def fullest_name(memory: Memory, document: Document, name: str) -> str:
    """Return the name under which this document holds this spelling; the spelling itself where none or several do."""
    holding = {
        naming.name
        for naming in memory.namings.values()
        if naming.document == document.id and (naming.name == name or name in {each.text for each in naming.spellings})
    }
    return holding.pop() if len(holding) == 1 else name
