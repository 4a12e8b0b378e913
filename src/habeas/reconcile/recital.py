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
    new = []
    for each in weighed:
        kept = before.get(each.claim.id)
        if kept is None or kept[0] is not each or kept[1] is not documents.get(each.claim.passage.document):
            new.append(each)
    for each, told in zip(new, mark_headlines((tell(each) for each in new), documents), strict=True):
        before[told.id] = each, documents.get(each.claim.passage.document), told
    return tuple([before[each.claim.id][2] for each in weighed])
