"""One claim in its source's words, with who says it and how far people have decided."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from habeas.model import (
    Claim,
    ClaimId,
    Decision,
    Document,
    DocumentId,
    Modality,
    Standing,
    Verdict,
    Weighed,
)
from habeas.model.wording import say_reading, say_when

UNREVIEWED = "proposed, not reviewed"
STANDING_WORDS = {
    Standing.ACCEPTED: "accepted",
    Standing.PROPOSED: UNREVIEWED,
    Standing.UNSURE: "reviewed, unsure",
}

MODALITY_WORDS = {
    Modality.NEGATED: "said not to have happened", Modality.HYPOTHETICAL: "said only as a possibility",
    Modality.FUTURE: "said of the future",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One claim in the source's words, with where they stand and what a person said of it."""

    claim: ClaimId
    words: str
    language: str | None
    source: str
    short: str  # who published it and when
    document: DocumentId
    page: int | None
    remark: str  # who says it, and how: "according to his lawyer; reported"
    standing: Standing
    mark: str
    because: str | None

    @property
    def quoted(self) -> str:
        """The words in quotation marks, unless they bring their own."""
        if self.words[:1] in '“"«„‘':
            return self.words
        opened = f"“{self.words}"
        return opened if opened.count("”") >= opened.count("“") else f"{opened}”"

    @property
    def cites(self) -> str:
        """Source and page."""
        return self.source if self.page is None else f"{self.source}, p. {self.page}"

    @property
    def briefly(self) -> str:
        """Publisher, date and page, for where the list of documents is at hand."""
        return self.short if self.page is None else f"{self.short}, p. {self.page}"


def words(text: str) -> str:
    """Return a closed word as a reader writes it."""
    spaced = text.replace("ill_treatment", "ill-treatment").replace("_", " ")
    return spaced[:1].upper() + spaced[1:]


def cite(document: Document | None) -> str:
    """Return who published a document, its title, number and date; its id where nothing is known."""
    if document is None:
        return "a document that is not here"
    frame = document.frame
    title = _isolated(f"“{frame.title}”") if frame.title else None
    published = say_when(frame.published) if frame.published else None
    name = _isolated(frame.publisher or frame.author or "")
    known = [part for part in (name, title, frame.index, published) if part]
    return ", ".join(known) or f"document {document.id}"


def _isolated(text: str) -> str:
    """Keep words that run from right to left from drawing the date after them to their left."""
    runs_left = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if runs_left else text


def cite_briefly(document: Document | None) -> str:
    """Return who published a document and when, or as much as it takes to know it."""
    if document is None or not (document.frame.publisher or document.frame.author):
        return cite(document)
    frame = document.frame
    name = _isolated(frame.publisher or frame.author or "")
    return f"{name}, {say_when(frame.published)}" if frame.published else name


def quote_claim(weighed: Weighed, document: Document | None) -> Quote:
    """Return one claim as its quote."""
    claim = weighed.claim
    return Quote(
        claim=claim.id, words=" ".join(claim.passage.quote.split()), source=cite(document),
        language=document.language if document and document.language != "und" else None,
        short=cite_briefly(document), document=claim.passage.document, page=claim.passage.page,
        remark=_remark(claim, document), standing=weighed.standing, mark=STANDING_WORDS[weighed.standing],
        because=_because(weighed.decision),
    )  # fmt: skip


def _remark(claim: Claim, document: Document | None) -> str:
    """Return who says it and how, where that is not the document's plain word, and whether it was surely read."""
    said = []
    if claim.speaker:
        said.append(f"according to {claim.speaker.name}")
    if claim.modality != Modality.ASSERTED:
        said.append(MODALITY_WORDS.get(claim.modality, claim.modality.value))
    said += [f"“{hedge.text}”" for hedge in claim.hedges]
    said += [say_reading(document, claim)] if document else []
    return "; ".join(filter(None, said))


def _because(decision: Decision | None) -> str | None:
    """Return the reason of the last decision, unless it was taken back."""
    return decision.because if decision and decision.verdict != Verdict.RETRACT else None
