"""A claim that a person makes from words that stand in a document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from habeas.casework.appending import append
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.errors import BadDate, QuoteAmbiguous, QuoteNotFound, Refused
from habeas.ledger import Body
from habeas.model import (
    Attribute,
    Basis,
    Claim,
    Dated,
    Decision,
    Document,
    Kind,
    Mention,
    Modality,
    Naming,
    NamingId,
    Proposer,
    Sort,
    Stretch,
    Verdict,
    When,
    naming_id,
)  # fmt: skip
from habeas.propose.typed import when_in_words

BY_HAND = "by-hand"
Place = tuple[int, int]


class ValueMissing(Refused):
    """An attribute that says nothing is no claim."""

    code = "value-missing"
    exit_code = 17
    says = "A claim of %(predicate)s needs a value."
    remedy = "Say what the source says it is, such as a profession, or yes or no of a warrant."


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """What a person wants to claim: the words or their exact place, and what they say.

    ``about`` is a person's name as the document writes it, or the id of a name; ``about_place`` says which words of
    the document stand for her, where they are others ("he") or stand at several places.
    """

    document: str
    predicate: Kind | Attribute
    quote: str | None = field(default=None, repr=False)
    occurrence: int | None = None
    place: Place | None = None
    about: str | None = field(default=None, repr=False)
    about_place: Place | None = None
    value: str | None = None
    when: str | None = None  # EDTF, or a date in words
    modality: Modality = Modality.ASSERTED


def find_quote(document: Document, quote: str, occurrence: int | None) -> Place:
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


def prove_place(document: Document, place: Place, words: str | None = None) -> Place:
    """Return a place of the text without the space around its words.

    Raises:
        QuoteNotFound: there are no words there, or others than those given.

    """
    start, end = place
    if not 0 <= start < end <= len(document.text) or words not in (None, document.text[start:end]):
        raise QuoteNotFound(document=document.id)
    inside = document.text[start:end]
    start, end = start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())
    if start >= end:
        raise QuoteNotFound(document=document.id)
    return start, end


def claim_from_words(desk: Desk, wanted: ByHand, *, because: str | None = None) -> Claim:
    """Append a claim that a person found; it needs a decision still, unless she says at once why it stands.

    Of a claim that she has made already nothing is appended, but for the decision.

    Raises:
        QuoteNotFound, QuoteAmbiguous: see ``find_quote``; or the name does not stand in the document.
        BadDate: the date cannot be read.
        ValueMissing: an attribute has no value.
        ReasonMissing: she accepts it at once and gives no reason.

    """
    memory, at = recall(desk), desk.now()
    made = make_claim(memory, wanted, by=desk.person)
    if made.subject is None:
        raise QuoteNotFound(document=made.passage.document)
    claim = as_new(memory, made)
    bodies = bodies_of(memory, claim)
    if because is not None:
        reason = prove_reason(because)
        bodies.append(Decision(claim=claim.id, verdict=Verdict.ACCEPT, by=desk.person, at=at, because=reason))
    append(desk, bodies, at=at)
    return claim


def make_claim(memory: Memory, wanted: ByHand, *, by: str) -> Claim:
    """Return the claim, proved against the document and not yet on the record; see ``claim_from_words``."""
    document = memory.get_document(wanted.document)
    if wanted.place is not None:
        place = prove_place(document, wanted.place, wanted.quote)
    else:
        place = find_quote(document, wanted.quote or "", wanted.occurrence)
    value = (wanted.value or "").strip() or None
    if isinstance(wanted.predicate, Attribute) and value is None:
        raise ValueMissing(predicate=wanted.predicate)
    return Claim(
        predicate=wanted.predicate,
        modality=wanted.modality,
        passage=document.passage(*place),
        proposer=Proposer(name=by, version="1", rule=BY_HAND),
        confidence=1.0,
        dated=date_by_hand(document, place, wanted.when) if wanted.when else None,
        subject=find_subject(memory, document, place, wanted) if wanted.about or wanted.about_place else None,
        value=value,
    )


def as_new(memory: Memory, claim: Claim) -> Claim:
    """Return the claim under an id that no other claim has: date and modality are no part of an id.

    A claim that is on the record already, the same in everything, keeps its id.
    """
    number, made = 1, claim
    while (memory.claims.get(made.id) or memory.obsolete.get(made.id) or made) != made:
        number += 1
        made = replace(claim, proposer=replace(claim.proposer, rule=f"{BY_HAND}-{number}"))
    return made


def bodies_of(memory: Memory, claim: Claim) -> list[Body]:
    """Return what of the claim and of its subject's name is not on the record yet."""
    bodies: list[Body] = []
    if claim.subject and claim.subject_naming not in memory.namings:
        named = claim.subject
        spelling = Stretch(start=named.start, end=named.end, text=named.text)
        bodies.append(Naming(document=claim.passage.document, name=named.name, sort=Sort.PERSON, spellings=(spelling,)))
    if claim.id not in memory.claims:
        bodies.append(claim)
    return bodies


def date_by_hand(document: Document, place: Place, written: str) -> Dated:
    """Return the date that a person gives: EDTF, or words that the rules can read, in the document's language or ours.

    Raises:
        BadDate: it is neither, or words that no day of publication anchors.

    """
    try:
        when: When | None = When.parse(written.strip(), as_written=document.text[slice(*place)])
    except BadDate:
        when = when_in_words(document, written.strip())
    if when is None:
        raise BadDate(given=written)
    return Dated(when=when, basis=Basis.EXPLICIT, start=place[0], end=place[1])


def find_subject(memory: Memory, document: Document, place: Place, wanted: ByHand) -> Mention:
    """Return whom the claim is about, with the words that stand for her: in the quote, else anywhere in the document.

    Raises:
        QuoteNotFound: no words of the document do.

    """
    naming = _naming_of(memory, document, wanted.about or "")
    if wanted.about_place is not None:
        start, end = prove_place(document, wanted.about_place)
    else:
        spellings = [each.text for each in naming.spellings] if naming else []
        start, end = _find_words(document, place, [wanted.about or "", *spellings])
    text = document.text[start:end]
    name = naming.name if naming else fullest_name(memory, document, wanted.about or text)
    inside = place[0] <= start < place[1]
    return Mention(name=name, start=start, end=end, text=text, inferred=not inside)


def _naming_of(memory: Memory, document: Document, about: str) -> Naming | None:
    """Return the name of the document with this id, or that is written in full as this."""
    found = memory.namings.get(NamingId(about)) or memory.namings.get(naming_id(document.id, about))
    return found if found and found.document == document.id else None


def _find_words(document: Document, place: Place, words: list[str]) -> Place:
    """Return where one of these stands: the first of them within the quote, else the first anywhere."""
    known = [each for each in words if each]
    for low, high in (place, (0, len(document.text))):
        for each in known:
            at = document.text.find(each, low, high)
            if at >= 0:
                return at, at + len(each)
    raise QuoteNotFound(document=document.id)


def fullest_name(memory: Memory, document: Document, name: str) -> str:
    """Return the name under which this document holds this spelling; the spelling itself where none or several do."""
    holding = {
        naming.name
        for naming in memory.namings.values()
        if naming.document == document.id and (naming.name == name or name in {each.text for each in naming.spellings})
    }
    return holding.pop() if len(holding) == 1 else name
