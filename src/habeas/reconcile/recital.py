"""The claims of one case as they are told, and its documents: each the very thing that it was before, if unchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import is_

from habeas.model import Document, DocumentId, Weighed
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
    shelf: dict[str, _Recital] = work.shelf("recital")
    last = shelf.get("last")
    if last is not None and last[1] is documents and len(last[0]) == len(weighed):
        told: list[Told | None] = list(
            last[2]
        )  # one decision leaves nearly all as they were: only the others are looked at
        changed = [place for place, same in enumerate(map(is_, weighed, last[0])) if not same]
    else:
        before = {each.claim.id: (each, told) for each, told in zip(last[0], last[2], strict=True)} if last else {}
        known = last[1] if last else {}
        told, changed = [], []
        for place, each in enumerate(weighed):
            kept, document = before.get(each.claim.id), each.claim.passage.document
            if kept is None or kept[0] is not each or known.get(document) is not documents.get(document):
                changed.append(place)
            told.append(kept[1] if kept else None)
    anew = mark_headlines((tell(weighed[place]) for place in changed), documents)
    for place, new in zip(changed, anew, strict=True):
        told[place] = new
    made = tuple([each for each in told if each is not None])
    shelf["last"] = (tuple(weighed), documents, made)
    return made


_Recital = tuple[tuple[Weighed, ...], Mapping[DocumentId, Document], tuple[Told, ...]]
