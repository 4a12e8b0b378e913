"""Pages of cases: one person's story as the sources tell it, and who decided what."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.noting import note
from habeas.casework.queue import priority_of
from habeas.casework.resolving import resolve_conflict
from habeas.casework.view import View
from habeas.errors import NotFound
from habeas.model import ClaimId, Resolution, Standing
from habeas.web.cases.deeds import Wanted, find_deeds, people_in
from habeas.web.cases.disagreeing import name_of
from habeas.web.cases.forms import ByName, Choose, Settle, WriteNote
from habeas.web.cases.page import NOWHERE, PARTS, case_page, part_page
from habeas.web.cases.paging import address, cut
from habeas.web.cases.story import Story
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page

POST = ("POST",)
MOST_CASES = 50
MOST_ON_PAGE = 30
MOST_QUOTES = 60
LONGEST_NUMBER = 12
RECENT = 500  # acts, among whose people the history offers a choice


@page(Right.READ)
def cases(request: At) -> HttpResponseBase:
    """List the people of whom some source tells an event, fullest first."""
    form = ByName(request.GET)
    wanted = form.cleaned_data["name"].strip().casefold() if form.is_valid() else ""
    lines = request.view.cases()
    found = [line for line in lines if wanted in line.name.casefold()] if wanted else lines
    shown = cut(request, found, most=MOST_CASES)
    statuses = {line.id: request.view.status(line.id) for line in shown.items}
    told = {"form": form, "wanted": wanted, "lines": shown, "all": len(lines), "statuses": statuses}
    return render(request, "cases/cases.html", {**told, "query": urlencode({"q": wanted})})


@page(Right.READ)
def case(request: At, case: str) -> HttpResponseBase:
    """Show one person's case."""
    found = request.view.case(case)
    if found.id != case:  # joined with another since the address was written
        return redirect("case", found.id)
    return render(request, "cases/case.html", case_page(request.view, found))


@page(Right.READ)
def part(request: At, case: str, part: str) -> HttpResponseBase:
    """Show one part of a case whole, a page at a time."""
    if part not in PARTS:
        raise NotFound(what="part of a case", given=part)
    found = request.view.case(case)
    things, draw, told = part_page(request.view, found, part)
    shown = cut(request, things, most=MOST_ON_PAGE)
    return render(request, "cases/part.html", {**told, "shown": shown, "items": tuple(map(draw, shown.items))})


@page(Right.READ)
def fact(request: At, case: str, fact: str) -> HttpResponseBase:
    """Show one fact with all its quotes."""
    found = request.view.case(case)
    known = next((each for each in found.facts if each.id == fact), None)
    if known is None:
        raise NotFound(what="fact of this case", given=fact)
    line = Story(request.view, found).full_line(known)
    told = {"case": found, "here": "case", "line": line, "quotes": cut(request, line.quotes, most=MOST_QUOTES)}
    return render(request, "cases/fact.html", {**told, **NOWHERE})


@page(Right.READ)
def case_history(request: At, case: str) -> HttpResponseBase:
    """Show who did what in a case, when and why."""
    found = request.view.case(case)
    return render(request, "cases/history.html", {"case": found, "here": "case-history", **_history(request, found.id)})


@page(Right.READ)
def history(request: At) -> HttpResponseBase:
    """Show who did what in the whole ledger, when and why."""
    return render(request, "cases/history.html", {"case": None, "here": None, **_history(request, None)})


def _history(request: At, about: str | None) -> dict[str, Any]:
    form = Choose(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {"by": "", "kind": ""}
    before = request.GET.get("before", "")
    start = int(before) if before.isascii() and before.isdigit() and len(before) < LONGEST_NUMBER else None
    wanted = Wanted(about=about, by=chosen["by"].strip(), kind=chosen["kind"], before=start)
    deeds, further = find_deeds(request.view, wanted, person=request.desk.person)
    return {
        "form": form, "deeds": deeds, "is_chosen": bool(wanted.by or wanted.kind),
        "people": people_in(request.view.history(about, limit=RECENT)), "is_later": start is not None,
        "further": address(request, before=further) if further else None, "latest": address(request, before=""),
    }  # fmt: skip


@page(Right.SETTLE, methods=POST)
def settle(request: At, case: str, conflict: str) -> HttpResponseBase:
    """Follow one side of a disagreement, or none any more; the reason is demanded."""
    found = request.view.case(case)
    here = reverse("case", args=[found.id])
    known = next((each for each in found.conflicts if each.id == conflict), None)
    if known is None:
        says = _("What the sources say here has changed since you saw it. Nothing was recorded. You wrote: %(reason)s")
        notify(request, says % {"reason": request.POST.get("because", "")}, is_warning=True)
        return redirect(f"{here}#disagree")
    before = request.view.resolution_of(found.id, known)
    form = Settle(request.POST, before=name_of(before))
    if not form.is_valid():
        told = {**case_page(request.view, found), "wrong": {"conflict": conflict, "form": form}}
        return render(request, "cases/case.html", told, status=422)
    side = None if form.cleaned_data["withdraw"] else form.cleaned_data["side"]
    resolve_conflict(request.desk, found.id, conflict, side, because=form.cleaned_data["because"])
    _tell_settled(request, reverse("settle", args=[found.id, conflict]), side=side, before=before)
    return redirect(f"{here}#{conflict}")


def _tell_settled(request: At, address: str, *, side: str | None, before: Resolution | None) -> None:
    """Tell what was recorded, with the way back to what was recorded before."""
    if before is not None and before.side:
        back = {"side": before.side, "because": before.because}
    else:
        back = {"withdraw": "1", "because": _("undone")}
    says = _("It is recorded which side you follow.") if side else _("The disagreement is open again.")
    notify(request, says, undo=address, fields=back)


@page(Right.DECIDE, methods=POST)
def write_note(request: At, case: str) -> HttpResponseBase:
    """Keep a remark on a case."""
    found = request.view.case(case)
    form = WriteNote(request.POST)
    if not form.is_valid():
        told = {**case_page(request.view, found), "note_form": form}
        return render(request, "cases/case.html", told, status=422)
    note(request.desk, found.id, form.cleaned_data["text"])
    notify(request, _("Your note is kept."))
    return redirect(f"{reverse('case', args=[found.id])}#notes")


@page(Right.READ)
def review_next(request: At, case: str) -> HttpResponseBase:
    """Go to the weightiest claim of a case that wants this person's word."""
    found = request.view.case(case)
    claim = find_next(request.view, found.id, person=request.desk.person)
    if claim is None:
        notify(request, _("Every claim about this person has your word."))
        return redirect("case", found.id)
    return redirect("claim", claim)


def find_next(view: View, case: str, *, person: str) -> ClaimId | None:
    """Return the weightiest claim about a person that waits for this reader's word."""
    waiting = [
        claim
        for claim in view.claims_about(case)
        if view.standing_of(claim) is Standing.PROPOSED
        and not view.is_rejected(claim)
        and not view.has_decided(claim, person)
    ]
    return max(waiting, key=lambda claim: priority_of(view.get_claim(claim)), default=None)
