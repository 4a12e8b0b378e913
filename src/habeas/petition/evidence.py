"""Footnotes and annex: where each claim stands, word for word, and by which digest its original is known."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.model import Claim, Document, Exhibit, Footnote
from habeas.petition.matter import Matter
from habeas.petition.tongue import language_name

UNDETERMINED = ("", "und", "mul")


def footnote(matter: Matter, claim: Claim) -> Footnote:
    """Return the footnote of a claim.

    Raises:
        QuoteNotVerbatim: its quote is not the document's text at that place.

    """
    document = matter.documents[claim.passage.document]
    claim.passage.prove_in(document)
    return Footnote(
        claim=claim.id, document=document.id, cites=_cites(matter, document, claim), quote=claim.passage.quote
    )


def _cites(matter: Matter, document: Document, claim: Claim) -> str:
    """Return publisher, author, title, index, date and place in the document, as far as each is known."""
    frame = document.frame
    title = matter.quote(frame.title) if frame.title else None
    named = [part for part in (frame.publisher, frame.author, title, frame.index) if part]
    if not named:
        named = [matter.names.get(document.id, document.id)]
    on = matter.date(frame.published) if frame.published else matter.say("evidence.undated")
    page, (start, end) = claim.passage.page, (claim.passage.start, claim.passage.end)
    where = matter.say("evidence.characters", start=start, end=end) if page is None else ""
    where = where or matter.say("evidence.page", page=page)
    return ", ".join([*named, on, where, *_original(matter, document)])


def _original(matter: Matter, document: Document) -> tuple[str, ...]:
    """Return in which language the words stand, where it is not the filing's."""
    code = document.language or ""
    if code in UNDETERMINED or code.split("-")[0] == matter.lang.split("_")[0]:
        return ()
    return (matter.say("evidence.original", language=language_name(matter.lang, code)),)


def exhibits(matter: Matter, claims: Iterable[Claim]) -> tuple[Exhibit, ...]:
    """Return the documents that these claims stand in, in the order of their first use."""
    used = dict.fromkeys(claim.passage.document for claim in claims)
    return tuple(
        Exhibit(
            document=document.id,
            sha256=document.sha256,
            size=document.size,
            media_type=document.media_type,
            frame=document.frame,
            original_name=matter.names.get(document.id, matter.say("evidence.unnamed")),
        )
        for document in (matter.documents[key] for key in used)
    )
