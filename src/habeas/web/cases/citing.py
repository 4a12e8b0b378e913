"""Which document it is, in few words, and the words of claims as a page quotes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from habeas.model import Document, DocumentId, Weighed
from habeas.web.chrome.quoting import Quoted, quote
from habeas.web.words.dates import say_when

Documents = Mapping[DocumentId, Document]


def quote_each(weighed: Iterable[Weighed], documents: Documents) -> tuple[Quoted, ...]:
    """Return claims as pages quote them."""
    return tuple(quote(each, documents.get(each.claim.passage.document)) for each in weighed)


def language_of(document: Document | None) -> str | None:
    """Return the language for the page's markup, or None where nobody knows it."""
    return document.language if document and document.language != "und" else None


def cite(document: Document | None, reference: str) -> tuple[str, ...]:
    """Return who published a document and when, or as much as it takes to know it."""
    frame = document.frame if document else None
    name = frame.publisher or frame.author or frame.title or frame.index if frame else None
    published = say_when(frame.published) if frame and frame.published else None
    return tuple(part for part in (name or _("Document %(id)s") % {"id": reference}, published) if part)
