"""A person puts right what was misread on a picture; the reading itself stays on record.

The corrected text is computed, never kept: the document as it was read, and the corrections in their order, give it
again. A claim whose words are untouched is carried over to the new offsets; one that stands on changed words is not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from habeas.errors import QuoteNotVerbatim
from habeas.model.claim import Claim, Mention, Naming, stretches_in
from habeas.model.document import Document, Page
from habeas.model.ids import DocumentId
from habeas.model.scan import SURE, Scan, Word, write_table

T = TypeVar("T")
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's word on what a picture says: between these offsets of this reading stands ``now``, not ``was``."""

    document: DocumentId
    reading: str  # SHA-256 of the text that it was made on
    start: int
    end: int
    was: str = field(repr=False)
    now: str = field(repr=False)
    by: str = field(repr=False)
    at: str
    because: str = field(repr=False)

    @property
    def grows(self) -> int:
        """How many letters longer the text becomes."""
        return len(self.now) - len(self.was)

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch has a letter that is changed."""
        return start < self.end and self.start < end

    def moved(self, offset: int) -> int:
        """Where an offset outside the changed words lies afterwards."""
        return offset + self.grows if offset >= self.end else offset


def reading_of(document: Document) -> str:
    """Return what names the text of a document as it stands."""
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def correct(document: Document, correction: Correction) -> Document:
    """Return the document with the words put right, its pages and boxes moved with them.

    Raises:
        QuoteNotVerbatim: the correction was made on another text.

    """
    was = document.text[correction.start : correction.end]
    if document.id != correction.document or not was or was != correction.was:
        raise QuoteNotVerbatim(document=correction.document)
    if reading_of(document) != correction.reading:
        raise QuoteNotVerbatim(document=correction.document)
    return replace(
        document,
        text=document.text[: correction.start] + correction.now + document.text[correction.end :],
        pages=tuple(_moved_page(page, correction) for page in document.pages),
        scans=tuple(_moved_scan(scan, document, correction) for scan in document.scans),
        tables=_moved(document.tables, correction),
    )


def _moved_page(page: Page, correction: Correction) -> Page:
    return replace(page, start=correction.moved(page.start), end=correction.moved(page.end))


def _moved_scan(scan: Scan, document: Document, correction: Correction) -> Scan:
    """The page's words with their new offsets; those that were changed share the new words between them."""
    page = next((page for page in document.pages if page.number == scan.page), None)
    if page is None or not correction.touches(page.start, page.end):
        return scan
    here = replace(correction, start=correction.start - page.start, end=correction.end - page.start)
    changed = [word for word in scan.words if here.touches(word.start, word.end)]
    new = iter(_share(changed, here))
    return replace(
        scan,
        table=write_table(
            next(new)
            if here.touches(word.start, word.end)
            else replace(word, start=here.moved(word.start), end=here.moved(word.end))
            for word in scan.words
        ),
    )


def _share(changed: list[Word], correction: Correction) -> Iterator[Word]:
    """Give each box its new word, where there are as many of them; else give every box all the new words."""
    end = correction.start + len(correction.now)
    parts = [
        (found.start() + correction.start, found.end() + correction.start) for found in WORD.finditer(correction.now)
    ]
    if len(parts) != len(changed):
        parts = [(correction.start, end)] * len(changed)
    for word, (start, stop) in zip(changed, parts, strict=True):
        yield replace(word, start=start, end=stop, confidence=SURE)


def widened(correction: Correction, document: Document) -> Correction:
    """Return the correction with the rest of every word that it cuts, so that boxes and words stay together."""
    start, end = correction.start, correction.end
    for scan in document.scans:
        page = next((page for page in document.pages if page.number == scan.page), None)
        if page is None or not correction.touches(page.start, page.end):
            continue
        for word in scan.words:
            if correction.touches(word.start + page.start, word.end + page.start):
                start, end = min(start, word.start + page.start), max(end, word.end + page.start)
    head, tail = document.text[start : correction.start], document.text[correction.end : end]
    return replace(correction, start=start, end=end, was=head + correction.was + tail, now=head + correction.now + tail)


def carry(claim: Claim, correction: Correction, *, text: str) -> Claim | None:
    """Return the claim at its offsets in the corrected ``text``; None where any word that it rests on was changed."""
    if any(correction.touches(start, end) for start, end in stretches_in(claim)):
        return None
    if any(name not in _on_one_line(text) for name in _names(claim)):
        return None
    return _moved(claim, correction)


def carry_naming(naming: Naming, correction: Correction, *, text: str) -> Naming | None:
    """Return the name with those of its places that were not changed; None where it no longer stands in the text."""
    kept = tuple(place for place in naming.spellings if not correction.touches(place.start, place.end))
    if (naming.spellings and not kept) or naming.name not in _on_one_line(text):
        return None
    return _moved(replace(naming, spellings=kept), correction)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _names(claim: Claim) -> Iterator[str]:
    """The names that the claim gives people and places; a name may be taken from elsewhere in the document."""
    for mention in (claim.subject, *claim.agents, *claim.places, claim.speaker):
        if isinstance(mention, Mention):
            yield _on_one_line(mention.name)


def _moved(value: T, correction: Correction) -> T:
    """Return the value with every offset moved."""
    if isinstance(value, tuple):
        return tuple(_moved(each, correction) for each in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for each in fields(value):
        given = getattr(value, each.name)
        if each.name in ("start", "end") and isinstance(given, int):
            changes[each.name] = correction.moved(given)
        elif isinstance(given, tuple) or is_dataclass(given):
            changes[each.name] = _moved(given, correction)
    return replace(value, **changes) if changes else value
