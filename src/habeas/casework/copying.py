"""Which documents of a ledger may repeat each other: read when somebody asks, and anew where their words changed.

Only documents that speak of one person matter to a case, so only they are read for it; a ledger of thousands opens as
fast as before. Whether two documents are alike does not depend on what else the ledger holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from habeas.model import Document, DocumentId, Likeness
from habeas.resolve import Copies


class Copying:
    """The documents of one ledger as far as they were read for their likeness to others."""

    def __init__(self, documents: Mapping[DocumentId, Document]) -> None:
        self._documents = documents  # live: as corrected and described
        self._copies = Copies()
        self._read: dict[DocumentId, Document] = {}

    def among(self, documents: Collection[DocumentId]) -> tuple[Likeness, ...]:
        """Return the pairs of these documents that may be copies, most alike first."""
        wanted = frozenset(documents)
        if len(wanted) < 2:
            return ()
        self._catch_up(sorted(wanted))
        return self._copies.likenesses(wanted)

    def everywhere(self) -> tuple[Likeness, ...]:
        """Return all pairs of the ledger."""
        self._catch_up(self._documents)
        return self._copies.likenesses()

    def _catch_up(self, documents: Iterable[DocumentId]) -> None:
        """Read what was not read, and again what was corrected or described since."""
        for key in documents:
            document = self._documents.get(key)
            if document is not None and self._read.get(key) is not document:
                self._copies.add(document)
                self._read[key] = document
