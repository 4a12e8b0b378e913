"""A claim in its source's words, for any page: where it stands, who says it and how, and the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from habeas.model import ClaimId, Document, DocumentId, Modality, Standing, Weighed, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """One claim as a page quotes it; words of the interface are put to it by the page."""

    claim: ClaimId
    words: str
    language: str | None  # BCP 47, None where not determined
    source: str  # publisher or author, title, index; never translated
    published: When | None
    page: int | None
    speaker: str | None
    modality: Modality | None  # None: the document's plain word
    hedges: tuple[str, ...]
    standing: Standing
    because: str | None
    is_weak: bool
    is_uncertain: bool  # read from a picture, unsurely
    address: str


def quote(weighed: Weighed, document: Document | None) -> Quoted:
    """Return one claim as pages quote it, from its document as ``view.cited`` has it."""
    claim, frame = weighed.claim, document.frame if document else None
    named = (frame.publisher or frame.author, frame.title and f"“{frame.title}”", frame.index) if frame else ()
    passage = claim.passage
    return Quoted(
        claim=claim.id,
        words=" ".join(passage.quote.split()),
        language=document.language if document and document.language != "und" else None,
        source=", ".join(filter(None, named)) or passage.document,
        published=frame.published if frame else None,
        page=passage.page,
        speaker=claim.speaker.name if claim.speaker else None,
        modality=None if claim.modality is Modality.ASSERTED else claim.modality,
        hedges=tuple(hedge.text for hedge in claim.hedges),
        standing=weighed.standing,
        because=weighed.decision.because if weighed.decision and weighed.standing is not Standing.PROPOSED else None,
        is_weak=claim.is_weak,
        is_uncertain=bool(document and document.is_uncertain(passage.start, passage.end)),
        address=reverse("claim", args=[claim.id]),
    )


ORDER = {Standing.ACCEPTED: 0, Standing.UNSURE: 1, Standing.PROPOSED: 2}


def quote_all(
    claims: Iterable[ClaimId], weighed: Mapping[ClaimId, Weighed], documents: Mapping[DocumentId, Document]
) -> tuple[Quoted, ...]:
    """Return the quotes of these claims, each passage once, accepted first; those not there are left out."""
    found: dict[tuple[str, str, Standing], Quoted] = {}
    for claim in claims:
        if claim in weighed:
            made = quote(weighed[claim], documents.get(weighed[claim].claim.passage.document))
            found.setdefault((made.words, made.source, made.standing), made)
    return tuple(sorted(found.values(), key=lambda each: ORDER[each.standing]))
