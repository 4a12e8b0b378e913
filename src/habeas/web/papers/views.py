"""What a document says of an opinion, and taking it up on the record of a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _

from habeas.casework.papers import REASONS, Choice, TakenUp, read_paper, take_up
from habeas.errors import Refused
from habeas.model import Document
from habeas.model.opinion import Piece
from habeas.web.cases.citing import cite, language_of
from habeas.web.cases.forms import WithReason
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.papers.shown import TAKEN, find_faults, find_groups
from habeas.web.words.errors import say_error, say_remedy

MOST_CASES = 20  # that are offered by name; any other is given by its id


class TakeUp(WithReason):
    """Which case, under which symbol, and which pieces; a word needs a reason."""

    case = forms.CharField(max_length=200)
    symbol = forms.CharField(required=False, max_length=80)
    pieces = forms.MultipleChoiceField(required=False, choices=[(each.value, each.value) for each in TAKEN])
    despite = forms.BooleanField(required=False)


@page(Right.READ)
def paper(request: At, document: str) -> HttpResponseBase:
    """Show what a document says of an opinion, each piece in its words."""
    return render(request, "papers/opinion.html", _page(request, request.view.get_document(document)))


def _page(request: At, document: Document, form: TakeUp | None = None) -> dict[str, Any]:
    """Return what the page shows; ``form`` is one that could not be taken."""
    view = request.view
    reading = read_paper(view.memory, document.id)
    touched = [view.case_line(each) for each in view.touched_by(document.id)[:MOST_CASES]]
    return {
        "document": document, "cites": cite(view.cited[document.id], document.id), "reading": reading,
        "groups": find_groups(reading), "faults": find_faults(reading), "tongue": language_of(document),
        "cases": touched, "form": form, "wrong": {"form": form} if form else None,
        "reasons": REASONS, "say_reason": gettext,
    }  # fmt: skip


@page(Right.DECIDE, methods=("POST",))
def take(request: At, document: str) -> HttpResponseBase:
    """Put what a person chose of a paper on the record of a case."""
    found = request.view.get_document(document)
    form = TakeUp(request.POST)
    if not form.is_valid():
        return render(request, "papers/opinion.html", _page(request, found, form), status=422)
    typed = form.cleaned_data
    left_out = frozenset(TAKEN) - {Piece(each) for each in typed["pieces"]}
    choice = Choice(symbol=typed["symbol"].strip() or None, without=left_out, despite_faults=typed["despite"])
    try:
        taken = take_up(request.desk, found.id, typed["case"].strip(), choice, because=typed["why"])
    except Refused as refused:  # what she typed stays where it is
        form.add_error(None, f"{say_error(refused)} {say_remedy(refused)}")
        return render(request, "papers/opinion.html", _page(request, found, form), status=422)
    notify(request, _says(taken))
    return redirect(reverse("follow-up", args=[taken.opinion.case]))


def _says(taken: TakenUp) -> str:
    count = len(taken.communications)
    letters = ngettext("%(count)s communication", "%(count)s communications", count) % {"count": count}
    says: str = _("%(symbol)s is on the record, with %(letters)s.")
    return says % {"symbol": taken.opinion.symbol, "letters": letters}
