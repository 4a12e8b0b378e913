"""Documents as pages and papers name them: protected sources as agreed, what nobody described by its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from habeas.model import Document, DocumentId, Provenance

Provenances = Mapping[DocumentId, tuple[Provenance, ...]]


def file_of(document: DocumentId, provenances: Provenances) -> str:
    """Return the name under which a document first came; its id where that is not on record."""
    copies = provenances.get(document, ())
    return copies[0].original_name if copies else document


class Cited(Mapping[DocumentId, Document]):
    """Every document as it may be cited; the title of one of which nothing is known is the name of its file."""

    def __init__(self, documents: Mapping[DocumentId, Document], provenances: Provenances) -> None:
        self._documents, self._provenances = documents, provenances

    def __getitem__(self, key: DocumentId) -> Document:
        """Return one document."""
        document = self._documents[key].as_cited()
        frame = document.frame
        if key in self._provenances and not (frame.publisher or frame.author or frame.title or frame.index):
            return replace(document, frame=replace(frame, title=file_of(key, self._provenances)))
        return document

    def __iter__(self) -> Iterator[DocumentId]:
        """Walk through the ids, in the order in which the documents came."""
        return iter(self._documents)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._documents)
