"""A person puts a claim right, or makes one of words that she selects."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.amending import NothingAmended
from habeas.casework.amending import amend as put_right
from habeas.casework.byhand import ValueMissing, claim_from_words
from habeas.casework.undoing import DecidedMeanwhile, prove_unchanged
from habeas.errors import BadDate, QuoteAmbiguous, QuoteNotFound, ReasonMissing, Refused
from habeas.law import load_kinds
from habeas.model import Claim, Document, Modality, Verdict
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.claims.acts import say_decided, say_meanwhile
from habeas.web.claims.asking import Asked, address_of
from habeas.web.claims.drawing import draw
from habeas.web.claims.forms import Amending, Making, Statement, initial_of, names_in
from habeas.web.claims.lines import Listed
from habeas.web.claims.reading import read
from habeas.web.claims.showing import Shown, asks_card, context_of, go, go_on, request_number
from habeas.web.claims.states import Eyes
from habeas.web.claims.words import answer
from habeas.web.words.errors import say_error, say_remedy

BOTH = ("GET", "POST")
# what a refusal is about: it is told beside that field
FIELDS: tuple[tuple[type[Refused], str], ...] = (
    (QuoteAmbiguous, "occurrence"), (BadDate, "when"), (ValueMissing, "value"), (ReasonMissing, "because"),
)  # fmt: skip


@page(Right.DECIDE, methods=BOTH)
def amend(request: At, claim: str) -> HttpResponseBase:
    """Put a better claim in the place of this one, and show the next."""
    old, asked = request.view.get_claim(claim), Asked.of(request.POST or request.GET)
    form = Amending(request.POST or None, initial=initial_of(old))
    if request.method == "POST" and form.is_valid():
        try:
            _prove_unchanged(request, old)
            made = put_right(request.desk, old.id, form.amended(old), because=form.cleaned_data["because"])
        except DecidedMeanwhile as error:
            form.add_error(None, f"{say_meanwhile(request, error)} {_('Send it again to record yours as well.')}")
        except (QuoteNotFound, QuoteAmbiguous, BadDate, ValueMissing, ReasonMissing, NothingAmended) as error:
            tell(form, error)
        else:
            new = request.sitting.view().get_claim(made.claim)
            says = _("Amended. %(says)s") % {"says": say_decided(new, Verdict.ACCEPT)}
            notify(request, says, undo=reverse("undo"), fields={"claim": new.id})
            return go_on(request, old, asked.order)
    return show_form(request, request.view.documents[old.passage.document], form, asked, of=old.id)


def _prove_unchanged(request: At, claim: Claim) -> None:
    """Refuse where somebody gave the claim a word since the form was opened."""
    seen = request_number(request, "seen")
    if seen:
        prove_unchanged(request.desk, request.view.memory, {claim.id}, seen=seen)


@page(Right.DECIDE, methods=BOTH)
def by_hand(request: At, document: str) -> HttpResponseBase:
    """Make a claim of words of a document, and show it."""
    known, asked = request.view.get_document(document), Asked.of(request.POST or request.GET)
    form = Making(request.POST or None, initial=_selected(request, known))
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"].strip() or None
        try:
            made = claim_from_words(request.desk, form.wanted(known), because=because)
        except (QuoteNotFound, QuoteAmbiguous, BadDate, ValueMissing) as error:
            tell(form, error)
        else:
            notify(request, _("The claim is made and accepted.") if because else _("The claim is made. It waits for a decision."))  # noqa: E501  # fmt: skip
            request.sitting.view()
            return go(request, address_of(made, asked.order))
    return show_form(request, known, form, asked)


def _selected(request: At, document: Document) -> dict[str, Any]:
    """Return what the form shows at first: the words that were selected, where some were."""
    initial: dict[str, Any] = {"modality": Modality.ASSERTED.value, "predicate": "arrest"}
    start, end = (request.GET.get(name, "") for name in ("start", "end"))
    if start.isdigit() and end.isdigit() and 0 <= int(start[:9]) < int(end[:9]) <= len(document.text):
        initial |= {"start": int(start), "end": int(end), "quote": document.text[int(start) : int(end)]}
    names = names_in(request.view.claims_in(document.id))
    return initial | ({"about": names[0]} if len(names) == 1 else {})


def tell(form: Statement, error: Refused) -> None:
    """Show a refusal beside the field that it is about; with what was typed still there."""
    named = next((name for kind, name in FIELDS if isinstance(error, kind)), None)
    if isinstance(error, QuoteNotFound):
        named = "quote"
    form.add_error(named, f"{say_error(error)} {say_remedy(error)}")


def show_form(
    request: At, document: Document, form: Statement, asked: Asked, *, of: str | None = None
) -> HttpResponseBase:  # fmt: skip
    """Show the form beside the document, in the place of the card."""
    listed = Listed.of(Eyes(request.view, request.desk.person), document.id, asked.order)
    current = request.view.now(of) if of else None
    context = context_of(request, listed, document, Shown(current=current)) | {
        "form": form, "definitions": load_kinds(), "names": names_in(request.view.claims_in(document.id)),
        "part": asked.part,
    }  # fmt: skip
    if asks_card(request):
        response = answer(request, "claims/form.html", context)
        response.headers["HX-Push-Url"] = request.path
        return response
    reading = read(listed, document, asked, current)
    status = 422 if form.errors else 200
    lines = listed.lines(listed.page_of(current))  # a passage can be clicked here too: its card wants the list
    context |= {"reading": reading, "drawn": draw(reading, context["here"]), "lines": lines}
    return answer(request, "claims/read.html", context, status)
