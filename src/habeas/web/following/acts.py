"""What is put on record on the page of one case: each act with the way to take it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework import complying, following
from habeas.casework.following import get_communication
from habeas.casework.record import record_of
from habeas.errors import Refused
from habeas.follow import same_opinion
from habeas.model import CaseFile, OpinionRecord
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.following.forms import Change, Comply, Opine, Record, Remind, fields_of, fields_of_opinion
from habeas.web.following.shown import IDS, case_told, choices_of, ids_of
from habeas.web.words.errors import say_error, say_remedy

POST = ("POST",)
T = TypeVar("T")


def _try(form: forms.Form, act: Callable[[], T]) -> T | None:
    """Return what was done, or None with the refusal written on the form."""
    if not form.is_valid():
        return None
    try:
        return act()
    except Refused as refused:
        form.add_error(None, f"{say_error(refused)} {say_remedy(refused)}")
        return None


def _again(request: At, case: CaseFile, form: forms.Form, of: str = "") -> HttpResponseBase:
    """Show the page with what was typed and why it was refused; ``of`` is the communication that it puts right."""
    return render(request, "following/case.html", case_told(request, case, form, of), status=422)


def _back(case: CaseFile, anchor: str = "") -> HttpResponseBase:
    return redirect(f"{reverse('follow-up', args=[case.id])}{'#' if anchor else ''}{anchor}")


@page(Right.DECIDE, methods=POST)
def record(request: At, case: str) -> HttpResponseBase:
    """Put on record that something was sent or received."""
    found = request.view.case(case)
    form = Record(request.POST, auto_id=IDS[Record], **choices_of(request, found))
    made = _try(form, lambda: following.record_communication(request.desk, found.id, form.told()))
    if made is None:
        return _again(request, found, form)
    notify(request, _("It is on record."), undo=reverse("unrecord", args=[found.id, made.id]), fields={})
    return _back(found, made.id)


@page(Right.DECIDE, methods=POST)
def correct(request: At, case: str, communication: str) -> HttpResponseBase:
    """Put right what is on record of a communication."""
    found = request.view.case(case)
    before = get_communication(request.view.memory, found, communication)
    form = Record(request.POST, auto_id=f"{before.id}_%s", **choices_of(request, found))
    made = _try(form, lambda: following.correct_communication(request.desk, found.id, communication, form.told()))
    if made is None:
        return _again(request, found, form, before.id)
    undo = reverse("correct-communication", args=[found.id, made.id])
    notify(request, _("It is put right on record."), undo=undo, fields=fields_of(before))
    return _back(found, made.id)


@page(Right.DECIDE, methods=POST)
def take_back(request: At, case: str, communication: str) -> HttpResponseBase:
    """Take a communication back, or bring it back."""
    found, restore = request.view.case(case), "restore" in request.POST
    made = following.take_back_communication(request.desk, found.id, communication, restore=restore)
    says = _("It is on record again.") if restore else _("It is taken back.")
    fields = {} if restore else {"restore": "1"}
    notify(request, says, undo=reverse("unrecord", args=[found.id, made.id]), fields=fields)
    return _back(found)


@page(Right.DECIDE, methods=POST)
def opine(request: At, case: str) -> HttpResponseBase:
    """Put an opinion on record, or put right what is on record of it."""
    found = request.view.case(case)
    form = Opine(request.POST, auto_id=IDS[Opine])
    before = _opinion(request, found, request.POST.get("symbol", ""))
    made = _try(form, lambda: complying.record_opinion(request.desk, found.id, form.told(before)))
    if made is None:
        return _again(request, found, form)
    if before is None:
        told: dict[str, Any] = {"undo": reverse("unrecord-opinion", args=[found.id]), "fields": {"symbol": made.symbol}}
    else:
        told = {"undo": reverse("record-opinion", args=[found.id]), "fields": fields_of_opinion(before)}
    notify(request, _("The opinion is on record."), **told)
    return _back(found, "opinions")


def _opinion(request: At, case: CaseFile, symbol: str) -> OpinionRecord | None:
    """Return what is on record of an opinion and was not taken back."""
    words = [
        each for each in record_of(request.view.memory, case).opinions if same_opinion(each.symbol, symbol.strip())
    ]
    return words[-1] if words and not words[-1].taken_back else None


@page(Right.DECIDE, methods=POST)
def take_back_opinion(request: At, case: str) -> HttpResponseBase:
    """Take an opinion back, or bring it back."""
    found, restore = request.view.case(case), "restore" in request.POST
    made = complying.take_back_opinion(request.desk, found.id, request.POST.get("symbol", ""), restore=restore)
    says = _("The opinion is on record again.") if restore else _("The opinion is taken back.")
    fields = {"symbol": made.symbol} | ({} if restore else {"restore": "1"})
    notify(request, says, undo=reverse("unrecord-opinion", args=[found.id]), fields=fields)
    return _back(found, "opinions")


@page(Right.DECIDE, methods=POST)
def comply(request: At, case: str) -> HttpResponseBase:
    """Record how far the State did one thing."""
    found = request.view.case(case)
    form = Comply(request.POST, auto_id=ids_of(request.POST.get("symbol", ""), request.POST.get("key", "")))
    made = _try(form, lambda: complying.say_compliance(request.desk, found.id, form.told()))
    if made is None:
        return _again(request, found, form)
    fields = {"symbol": made.symbol, "key": made.key}
    notify(request, _("Your word is on record."), undo=reverse("unsay-compliance", args=[found.id]), fields=fields)
    return _back(found, "opinions")


@page(Right.DECIDE, methods=POST)
def take_back_compliance(request: At, case: str) -> HttpResponseBase:
    """Take one's own last word on a remedy back."""
    found = request.view.case(case)
    symbol, key = request.POST.get("symbol", ""), request.POST.get("key", "")
    made = complying.take_back_compliance(request.desk, found.id, symbol, key)
    last = [
        each for each in record_of(request.view.memory, found).compliance
        if each.by == made.by and each.key == key and each.done is not None and each.on == made.on
    ][-1]  # fmt: skip
    fields = {
        "symbol": made.symbol, "key": key, "done": str(last.done), "on": last.on.edtf, "because": last.because,
        "claims": " ".join(last.claims),
    }  # fmt: skip
    says = _("Your last word on it is taken back.")
    notify(request, says, undo=reverse("say-compliance", args=[found.id]), fields=fields)
    return _back(found, "opinions")


@page(Right.DECIDE, methods=POST)
def remind(request: At, case: str) -> HttpResponseBase:
    """Set a reminder."""
    found = request.view.case(case)
    form = Remind(request.POST, auto_id=IDS[Remind])
    what = request.POST.get("what", "")
    made = _try(form, lambda: following.remind(request.desk, found.id, form.cleaned_data["due"].isoformat(), what))
    if made is None:
        return _again(request, found, form)
    undo = reverse("change-reminder", args=[found.id, made.id])
    notify(request, _("You will find it among what is due."), undo=undo, fields={"back": "1"})
    return _back(found, "reminders")


@page(Right.DECIDE, methods=POST)
def change_reminder(request: At, case: str, reminder: str) -> HttpResponseBase:
    """Say that a reminder is done, put off, taken back, or open again."""
    found = request.view.case(case)
    form = Change(request.POST)
    if not form.is_valid():
        return _again(request, found, form)
    typed = form.cleaned_data
    before, _made = following.change_reminder(
        request.desk, found.id, reminder, due=typed["due"].isoformat() if typed["due"] else None,
        done=typed["done"], taken_back=typed["back"],
    )  # fmt: skip
    fields = (
        {"due": before.due} | ({"done": "1"} if before.done_on else {}) | ({"back": "1"} if before.taken_back else {})
    )
    undo = reverse("change-reminder", args=[found.id, reminder])
    notify(request, _("It is recorded what became of the reminder."), undo=undo, fields=fields)
    return redirect("due") if "from_due" in request.POST else _back(found, "reminders")
