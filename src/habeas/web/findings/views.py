"""A case held against the law, category by category, and what assessors say of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.assessing import latest_words, opinions_on, say_element
from habeas.casework.findings import assess_case, find_state
from habeas.casework.undoing import UNDONE
from habeas.law.treaty import load_treaties
from habeas.model import Answer, CaseFile, ElementWord
from habeas.show.appraisal import BURDEN, SILENT
from habeas.show.findings import read_assessment
from habeas.web.chrome.notices import notify
from habeas.web.chrome.quoting import quote_all
from habeas.web.chrome.rights import At, Right, page
from habeas.web.findings.forms import NOTHING, SayElement
from habeas.web.findings.shown import say_limit, show_pleas, show_tests


@page(Right.READ)
def findings(request: At, case: str) -> HttpResponseBase:
    """Show each category and element with what speaks for it and against it, and what is missing."""
    return render(request, "findings/findings.html", _told(request, request.view.case(case)))


def _told(request: At, file: CaseFile) -> dict[str, Any]:
    state = request.GET.get("state", "").strip()[:80]
    assessment = assess_case(request.view.memory, file, state=state or None)
    weighed = {each.claim.id: each for each in file.claims}
    quotes = partial(quote_all, weighed=weighed, documents=request.view.cited)
    return {
        "case": file, "here": "findings", "assessment": assessment, "parts": read_assessment(assessment, quotes),
        "pleas": show_pleas(assessment, quotes), "tests": show_tests(assessment, quotes), "say_limit": say_limit,
        "opinions": opinions_on(assessment, request.view.record(file.id)), "answers": tuple(Answer),
        "states": [each.name for each in load_treaties().states], "state": state, "named": find_state(file),
        "burden": BURDEN, "silent": SILENT, "me": request.desk.person, "wrong": None,
    }  # fmt: skip


@page(Right.DECIDE, methods=("POST",))
def say(request: At, case: str, element: str) -> HttpResponseBase:
    """Record what an assessor thinks of an element."""
    file, form = request.view.case(case), SayElement(request.POST)
    if not form.is_valid():
        told = {**_told(request, file), "wrong": {"element": element, "form": form}}
        return render(request, "findings/findings.html", told, status=422)
    words = latest_words(request.view.record(file.id)).get(element, ())
    before = next((each for each in words if each.by == request.desk.person), None)
    made = say_element(request.desk, file.id, element, form.chosen, because=form.cleaned_data["because"])
    notify(request, _says(made), undo=reverse("say-element", args=[file.id, element]), fields=_back(before))
    return redirect(f"{reverse('findings', args=[file.id])}#said-{element}")


def _says(made: ElementWord) -> str:
    if made.answer is None:
        return str(_("Your word on this element is taken back."))
    return str(_("Your word on this element is recorded."))


def _back(before: ElementWord | None) -> dict[str, str]:
    """Return what the form sends to put the last word back."""
    if before is None or before.answer is None:
        return {"answer": NOTHING, "because": UNDONE}
    return {"answer": before.answer, "because": before.because}
