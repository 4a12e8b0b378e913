"""The claims of one case as they are told, and its documents: each the very thing that it was before, if unchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.model import ClaimId, Document, DocumentId, Weighed
from habeas.reconcile.headlines import mark_headlines
from habeas.reconcile.sources import Sources
from habeas.reconcile.told import Told, tell
from habeas.reconcile.workings import Workings


def documents_of(weighed: Sequence[Weighed], sources: Sources, work: Workings) -> Mapping[DocumentId, Document]:
    """Return the documents that these claims stand in and their originals, the same mapping while none changes."""
    standing = {each.claim.passage.document for each in weighed}
    names = sorted(standing.union(*(sources.descents.above(name) for name in standing)))
    known = tuple(sources.documents[name] for name in names if name in sources.documents)
    return work.step("documents", _by_id, known)


def _by_id(documents: Sequence[Document]) -> Mapping[DocumentId, Document]:
    return {document.id: document for document in documents}


def tell_all(weighed: Sequence[Weighed], documents: Mapping[DocumentId, Document], work: Workings) -> tuple[Told, ...]:
    """Return the claims with what merging asks of them; one that did not change is the same as before."""
    before: dict[ClaimId, tuple[Weighed, Document | None, Told]] = work.shelf("told")
    stands = [(each, documents.get(each.claim.passage.document)) for each in weighed]
    new = [(each, document) for each, document in stands if not _is_kept(before.get(each.claim.id), each, document)]
    found = mark_headlines((tell(each) for each, _ in new), documents)
    for (each, document), told in zip(new, found, strict=True):
        before[told.id] = each, document, told
    return tuple([before[each.claim.id][2] for each in weighed])


def _is_kept(kept: tuple[Weighed, Document | None, Told] | None, weighed: Weighed, document: Document | None) -> bool:
    return kept is not None and kept[0] is weighed and kept[1] is document
