"""Finding documents, claims and people by their words, in any script, with the reason for each hit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from habeas.casework.citing import file_of
from habeas.casework.desk import Desk
from habeas.casework.excerpts import Stretch, beginning, excerpt
from habeas.casework.hits import COUNTED, Asked, Found, Group, Hit, Thing
from habeas.casework.indexing import follow_ledger, parts_of
from habeas.casework.memory import ClaimObsolete
from habeas.casework.people import find_people
from habeas.casework.view import View
from habeas.errors import NotFound
from habeas.ledger.search import Index, Place
from habeas.model import Document, DocumentId
from habeas.model.query import Query, read_query

LOOKED_AT = 2_000  # candidates of one page; an exact search may turn many away
_AT_ONCE = 500

__all__ = ["Asked", "Found", "Group", "Hit", "Thing", "search"]


def search(desk: Desk, view: View, asked: Asked, *, within_s: float | None = None) -> Found:
    """Return what has the words of a question; the index is brought up to date first, for at most ``within_s``."""
    indexed = follow_ledger(desk, view, within_s=within_s)
    query = read_query(asked.text, exact=asked.exact)
    index = desk.ledger.index()
    groups = tuple(
        find_people(index, view, query, asked) if kind is Thing.PERSON else _find(kind, index, view, query, asked)
        for kind in asked.kinds
        if query.wanted
    )
    return Found(query=query, groups=groups, indexed=indexed)


def _find(kind: Thing, index: Index, view: View, query: Query, asked: Asked) -> Group:
    """Return documents or claims in the order in which they came."""
    read = _read_document if kind is Thing.DOCUMENT else _read_claim
    found = ((place, read(view, query, place)) for place in _places(index, query, kind, asked))
    hits = list(islice(((place, hit) for place, hit in found if hit), asked.limit + 1))
    further = hits[asked.limit - 1][0].number if len(hits) > asked.limit else None
    if query.exact:  # the index counts what is nearly the same too
        total, is_capped = min(len(hits), asked.limit), further is not None
    else:
        total = index.count(kind, query.wanted, most=COUNTED + 1)
        total, is_capped = min(total, COUNTED), total > COUNTED
    shown = tuple(hit for _, hit in hits[: asked.limit])
    return Group(kind=kind, hits=shown, total=total, is_capped=is_capped, further=further)


def _places(index: Index, query: Query, kind: Thing, asked: Asked) -> Iterator[Place]:
    """Yield candidates in order: as many as are shown first, then many at a time."""
    at_once, looked_at, after = asked.limit + 1, 0, asked.after
    while looked_at < LOOKED_AT:
        places = index.find(kind, query.wanted, after=after, limit=at_once)
        yield from places
        if len(places) < at_once:
            return
        looked_at += at_once
        after, at_once = places[-1].number, _AT_ONCE


def _read_document(view: View, query: Query, place: Place) -> Hit | None:
    document = view.documents.get(DocumentId(place.id))
    if document is None:
        return None
    shown = excerpt([_stretch(document, begins, ends) for begins, ends in place.stretches], query)
    if shown is None and query.exact:  # the first place that is nearly the same was not it
        shown = excerpt([_stretch(document, 0, len(document.text))], query)
    if shown is None:
        return None
    return Hit(
        kind=Thing.DOCUMENT, id=document.id, title=_title(view, document), language=_language(document),
        excerpts=shown[0], why=shown[1], document=document.id,
    )  # fmt: skip


def _stretch(document: Document, begins: int, ends: int) -> Stretch:
    text = document.text
    return Stretch(text=text[begins:ends], start=begins, is_cut_before=begins > 0, is_cut_after=ends < len(text))


def _read_claim(view: View, query: Query, place: Place) -> Hit | None:
    try:
        claim = view.get_claim(place.id)
    except (NotFound, ClaimObsolete):
        return None
    document = view.documents[claim.passage.document]
    quote, *others = parts_of(claim)
    shown = excerpt([Stretch(text=quote, start=claim.passage.start), *(Stretch(text=each) for each in others)], query)
    if shown is None:
        return None
    excerpts, why = shown
    if all(each.text not in quote for each in excerpts):  # the name or the value alone was found
        excerpts = (beginning(Stretch(text=quote, start=claim.passage.start)), *excerpts)
    return Hit(
        kind=Thing.CLAIM, id=claim.id, title=claim.subject.name if claim.subject else "",
        language=_language(document), excerpts=excerpts, why=why, document=document.id, claim=claim,
    )  # fmt: skip


def _title(view: View, document: Document) -> str:
    """Return how a document is called: its title, or the name of its file."""
    return document.frame.title or file_of(document.id, view.provenances)


def _language(document: Document) -> str | None:
    return None if document.language == "und" else document.language
