"""Pages on which people read: the queue, a document with its claims, and where a claim is."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import redirect

from habeas.casework.memory import ClaimObsolete
from habeas.web.chrome.rights import At, Right, page
from habeas.web.claims.asking import Asked, address_of
from habeas.web.claims.queue import agree, beside, wait
from habeas.web.claims.reading import find_current
from habeas.web.claims.showing import Shown, show
from habeas.web.claims.states import Eyes
from habeas.web.claims.words import answer


@page(Right.READ)
def review(request: At) -> HttpResponseBase:
    """Show what waits for this person, and how far to done."""
    return answer(request, "claims/review.html", wait(request.view, request.desk.person, Asked.of(request.GET).page))


@page(Right.READ)
def agreement(request: At) -> HttpResponseBase:
    """Show how far two readers agree, and where they differ."""
    return answer(request, "claims/agreement.html", agree(Eyes(request.view, request.desk.person)))


@page(Right.READ)
def next_document(request: At) -> HttpResponseBase:
    """Go to the document that waits after, or before, the one that is open."""
    step = -1 if "before" in request.GET else 1
    found = beside(request.view, request.desk.person, request.GET.get("before") or request.GET.get("after"), step)
    return redirect("read", found) if found else redirect("review")


@page(Right.READ)
def read(request: At, document: str) -> HttpResponseBase:
    """Show a document beside the claims that stand on it."""
    asked, known = Asked.of(request.GET), request.view.get_document(document)
    current = find_current(request.view, request.desk.person, known, asked)
    if current and current not in request.view.ids_in(known.id):
        return redirect("claim", current)
    return show(request, known, asked, Shown(current=current))


@page(Right.READ)
def claim(request: At, claim: str) -> HttpResponseBase:
    """Go to where a claim is read; show plainly one that no longer counts."""
    view = request.view
    try:
        known = view.get_claim(claim)
    except ClaimObsolete:
        known = view.memory.obsolete[view.now(claim)]
    if view.now(claim) in view.ids_in(known.passage.document):
        return redirect(address_of(known, Asked.of(request.GET).order))
    told = {
        "claim": known, "document": view.documents[known.passage.document], "said": view.decisions_on(claim),
        "is_obsolete": view.now(claim) not in view.memory.claims,
    }  # fmt: skip
    return answer(request, "claims/gone.html", told)
