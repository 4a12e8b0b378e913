"""Where documents were read unsurely from pictures: found once for each reading, forgotten when the desk is locked."""

from __future__ import annotations

from habeas.model import Document, DocumentId, Scan

Stretches = tuple[tuple[int, int], ...]
PAGES_AT_ONCE = 30  # of pictures, that the making of one list may look through; a page takes some milliseconds


class Unsure:
    """The uncertain stretches of the documents that were looked at."""

    def __init__(self) -> None:
        self._known: dict[DocumentId, tuple[tuple[Scan, ...], Stretches]] = {}

    def of(self, document: Document) -> Stretches:
        """Return where the words of a document were read unsurely."""
        known = self._known.get(document.id)
        if known is None or known[0] is not document.scans:  # corrected or read anew since
            known = self._known[document.id] = document.scans, document.uncertain_stretches()
        return known[1]

    def counter(self) -> Counter:
        """Return what counts them for one list without taking long."""
        return Counter(self)

    def knows(self, document: Document) -> bool:
        """Whether this reading was looked at."""
        known = self._known.get(document.id)
        return known is not None and known[0] is document.scans


class Counter:
    """Counts the unsure places of documents until it has looked through enough pages."""

    def __init__(self, unsure: Unsure) -> None:
        self._unsure, self._left = unsure, PAGES_AT_ONCE

    def count(self, document: Document) -> int | None:
        """Return how many places there are; None where finding out would take too long now."""
        if not self._unsure.knows(document):
            self._left -= len(document.scans)
            if self._left < 0:
                return None
        return len(self._unsure.of(document))
