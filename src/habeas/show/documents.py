"""The documents of a case as a list: what they are, and the digest that names their bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.model import Document, DocumentId
from habeas.model.wording import say_when
from habeas.show.quotes import cite


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document that the case cites."""

    id: DocumentId
    cites: str
    title: str | None
    publisher: str | None
    published: str | None
    index: str | None
    url: str | None
    sha256: str


def list_sources(documents: Iterable[Document]) -> tuple[Source, ...]:
    """Return these documents, earliest first."""
    return tuple(_source(each) for each in in_order(documents))


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return documents by their day of publication, those without one last."""
    return tuple(sorted(documents, key=_by_date))


def _by_date(document: Document) -> tuple[bool, str, str]:
    published = document.frame.published
    return published is None, published.edtf if published else "", document.id


def _source(document: Document) -> Source:
    frame = document.frame
    return Source(
        id=document.id, cites=cite(document), title=frame.title, publisher=frame.publisher or frame.author,
        published=say_when(frame.published) if frame.published else None, index=frame.index, url=frame.url,
        sha256=document.sha256,
    )  # fmt: skip
