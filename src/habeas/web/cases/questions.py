"""The page of open questions: what to ask first, a sheet for an interview, and what became of each question."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.asking import mark_asked, questions_of
from habeas.model import Asked, Unanswered
from habeas.web.cases.asking import Written, find_groups, sort_questions
from habeas.web.cases.forms import USUAL_LINES, USUAL_QUESTIONS, MarkAsked, Sheet
from habeas.web.cases.paging import cut
from habeas.web.cases.story import Story
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.words.labels import label

USUAL = {"name": "1", "claimed": "1", "lines": USUAL_LINES, "most": USUAL_QUESTIONS}
BARE: dict[str, Any] = {"name": False, "claimed": False, "by_form": False, "lines": None, "most": None}


@page(Right.READ)
def gaps(request: At, case: str) -> HttpResponseBase:
    """List the open questions, to be printed and taken to an interview."""
    found = request.view.case(case)
    if found.id != case:  # joined with another since the address was written
        return redirect("gaps", found.id)
    return render(request, "cases/questions.html", _told(request, case))


def _told(request: At, case: str) -> dict[str, Any]:
    found = request.view.case(case)
    form = Sheet(request.GET if "asked" in request.GET else USUAL)
    chosen = form.cleaned_data if form.is_valid() else BARE
    every = questions_of(request.view.memory, found, request.view.asked(found.id))
    how = Written(by_form=chosen["by_form"], with_name=chosen["name"], with_words=chosen["claimed"])
    ordered = sort_questions(every, by_form=how.by_form)
    shown = cut(request, ordered, most=chosen["most"] or USUAL_QUESTIONS)
    groups = find_groups(Story(request.view, found), shown.items, how, first=shown.first)
    return {
        "case": found, "here": "gaps", "form": form, "groups": groups, "chosen": chosen, "shown": shown,
        "lines": USUAL_LINES if chosen["lines"] is None else chosen["lines"],
        "most": chosen["most"] or USUAL_QUESTIONS, "back": request.GET.urlencode(), "wrong": None,
    }  # fmt: skip


@page(Right.DECIDE, methods=("POST",))
def mark(request: At, case: str, question: str) -> HttpResponseBase:
    """Record what became of a question."""
    found = request.view.case(case)
    here = f"{reverse('gaps', args=[found.id])}?{QueryDict(request.POST.get('back', '')).urlencode()}"
    form = MarkAsked(request.POST)
    if not form.is_valid():
        told = {**_told(request, case), "wrong": {"key": question, "form": form}}
        return render(request, "cases/questions.html", told, status=422)
    every = questions_of(request.view.memory, found, request.view.asked(found.id))
    before = next((each.asked for each in every if question in (each.key, *each.aliases)), None)
    state = Unanswered(form.cleaned_data["state"])
    made = mark_asked(request.desk, found.id, question, state, remark=form.cleaned_data["remark"])
    notify(request, _says(made), undo=reverse("mark-asked", args=[found.id, made.question]), fields=_back(before))
    return redirect(f"{here}#{made.question}")


def _says(made: Asked) -> str:
    if made.state is Unanswered.NOT_ASKED:
        return str(_("The word on this question is taken back."))
    return str(_("It is recorded what became of this question: %(state)s") % {"state": label(made.state)})


def _back(before: Asked | None) -> dict[str, str]:
    """Return what the form sends to put the last word back."""
    if before is None:
        return {"state": Unanswered.NOT_ASKED}
    return {"state": before.state, "remark": before.remark}
