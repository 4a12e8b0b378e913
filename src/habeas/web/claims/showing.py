"""How the reading page answers: whole, or only the card where a script asked for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.view import Order, View
from habeas.model import Claim, ClaimId, Document
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At
from habeas.web.claims.asking import Asked, address_of
from habeas.web.claims.card import Typed, card_of, has_picture
from habeas.web.claims.drawing import draw
from habeas.web.claims.lines import Listed
from habeas.web.claims.reading import how_far, part_of, read
from habeas.web.claims.states import Eyes
from habeas.web.claims.words import answer, name_of
from habeas.web.inbox.originals import say_previews

CARD = "card"  # the element that scripts exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a page of reading shows beside the document."""

    current: ClaimId | None
    told: str | None = None  # why nothing was recorded
    typed: Typed | None = None
    touched: ClaimId | None = None  # the claim whose line in the list is to be written again


def asks_card(request: At) -> bool:
    """Whether a script wants the card alone."""
    htmx: Any = request.htmx
    return bool(htmx) and htmx.target == CARD and not htmx.history_restore_request


def show(request: At, document: Document, asked: Asked, shown: Shown) -> HttpResponseBase:
    """Show the document with this claim, or the card alone where the rest of the page is there already."""
    listed = Listed.of(Eyes(request.view, request.desk.person), document.id, asked.order)
    context = context_of(request, listed, document, shown)
    status = 422 if shown.told else 200
    if not asks_card(request):
        reading = read(listed, document, asked, shown.current)
        lines = listed.lines(asked.page or listed.page_of(shown.current))
        context |= {"reading": reading, "drawn": draw(reading, context["here"]), "lines": lines}
        return answer(request, "claims/read.html", context, status)
    if shown.current and not _is_there(request, document, request.view.get_claim(shown.current)):
        return go(request, address_of(request.view.get_claim(shown.current), asked.order))
    page = listed.page_of(shown.current)
    moved = request_number(request, "listed") != page
    context |= {
        "touched": None if moved or not shown.touched else listed.line(shown.touched),
        "lines": listed.lines(page) if moved else None,
    }
    response = answer(request, "claims/fragment.html", context)
    if shown.current:
        response.headers["HX-Push-Url"] = address_of(request.view.get_claim(shown.current), asked.order).split("#")[0]
    return response


def context_of(request: At, listed: Listed, document: Document, shown: Shown) -> dict[str, Any]:
    """Return what the page and the card alone have in common."""
    seen = request.desk.recollection.upto
    card = card_of(listed, shown.current, seen=seen, typed=shown.typed) if shown.current else None
    return {
        "document": document,
        "name": name_of(request.view, document),
        "here": reverse("read", args=[document.id]),
        "card": card,
        "told": shown.told,
        "far": how_far(listed.eyes, document, shown.current),
        "has_picture": has_picture(document),
        "previews": say_previews(),
        "listed": listed,
        "order": listed.order,
        "orders": Order,
    }


def _is_there(request: At, document: Document, claim: Claim) -> bool:
    """Whether the part of the document that the browser shows holds the claim."""
    return claim.passage.document == document.id and request_number(request, "shown") == part_of(document, claim)


def request_number(request: At, name: str) -> int:
    """Return a number that the page sends along; 0 where it does not."""
    given = (request.POST if request.method == "POST" else request.GET).get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 0


def go(request: At, address: str) -> HttpResponseBase:
    """Go to another page, also where a script asked."""
    if not request.htmx:
        return redirect(address)
    response = HttpResponse(status=204)
    response.headers["HX-Redirect"] = address
    return response


def go_on(request: At, claim: Claim, order: Order) -> HttpResponseBase:
    """Show the claim that this person should read next, once she has spoken on this one."""
    view = request.sitting.view()
    found = _find_next(view, request.desk.person, claim, order)
    if found is None:
        notify(request, _("Everything that waited for you is decided."))
        return go(request, reverse("review"))
    following = view.get_claim(found)
    if not asks_card(request) or following.passage.document != claim.passage.document:
        return go(request, address_of(following, order))
    document = view.documents[claim.passage.document]
    return show(request, document, Asked(order=order), Shown(current=found, touched=claim.id))


def _find_next(view: View, person: str, claim: Claim, order: Order) -> ClaimId | None:
    """Return what this person should read next: in this document what follows, then what she passed over; then others.

    Whoever picks a claim of the list is not sent away from a document in which weightier ones wait.
    """
    document = claim.passage.document
    found = view.next_claim(person, document=document, after=claim.id, order=order)
    if found is None or view.get_claim(found).passage.document == document:
        return found
    return view.next_claim(person, document=document, order=order)


def here(request: At, claim: Claim, order: Order, **more: Any) -> HttpResponseBase:  # noqa: ANN401 - of Shown
    """Show the same claim again."""
    document = request.view.documents[claim.passage.document]
    return show(request, document, Asked(order=order), replace(Shown(current=request.view.now(claim.id)), **more))
