"""Compartments, classes, holds, withdrawal and destruction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from habeas.casework import classing
from habeas.casework.compartments import compartments_of, make_compartment, shut_to
from habeas.casework.destroying import derived_from, destroy_source, hold, withdraw_source
from habeas.casework.placing import place
from habeas.casework.remnants import to_review
from habeas.errors import Refused
from habeas.model import Document
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.keeping.forms import Class, Destroy, HoldCase, Make, Put, Withdraw
from habeas.web.words.errors import say_error, say_remedy
from habeas.web.words.labels import label_of

POST = ("POST",)
FORMS: dict[str, type[forms.Form]] = {"make": Make, "put": Put, "class": Class, "hold": HoldCase}


def done(form: forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Whether what a form asks for was done; why not is said in the form."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except Refused as refused:
        form.add_error(None, f"{say_error(refused)} {say_remedy(refused)}")
        return False
    return True


@page(Right.READ)
def keeping(request: At) -> HttpResponseBase:
    """Show what is open here, and how much is not."""
    return _show(request)


def _show(request: At, wrong: str = "", form: forms.Form | None = None) -> HttpResponseBase:
    kept = request.view.memory.source.readings.spoken.safekeeping
    asked = {key: form if key == wrong else made() for key, made in FORMS.items()}
    told = {
        "compartments": compartments_of(request.desk), "shut": shut_to(request.desk), "forms": asked, "wrong": wrong,
        "holds": [each for each in kept.holds.values() if each.held],
        "destroyed": to_review(request.view.memory, kept.shreddings[::-1][:50]),
        "withdrawn": list(kept.withdrawn.values())[::-1][:50], "may_identify": Right.IDENTITY in request.desk.rights,
        "label_of": label_of,
    }  # fmt: skip
    return render(request, "keeping/keeping.html", told, status=422 if wrong else 200)


def _act(request: At, key: str, act: Callable[[dict[str, Any]], object]) -> HttpResponseBase:
    form = FORMS[key](request.POST)
    if not done(form, act):
        return _show(request, key, form)
    notify(request, _("Done."))
    return redirect("keeping")


@page(Right.SETTLE, methods=POST)
def make(request: At) -> HttpResponseBase:
    """Begin a compartment."""
    return _act(request, "make", lambda typed: make_compartment(request.desk, typed["name"], because=typed["why"]))


@page(Right.SETTLE, methods=POST)
def put(request: At) -> HttpResponseBase:
    """Keep a document or a case in a compartment."""
    return _act(
        request, "put", lambda typed: place(request.desk, typed["thing"], typed["name"], because=typed["why"])
    )  # fmt: skip


@page(Right.DECIDE, methods=POST)
def classify(request: At) -> HttpResponseBase:
    """Say how far the words of a claim or a person may go."""
    return _act(
        request, "class",
        lambda typed: classing.classify(request.desk, typed["thing"], typed["sensitivity"], because=typed["why"]),
    )  # fmt: skip


@page(Right.SETTLE, methods=POST)
def hold_case(request: At) -> HttpResponseBase:
    """Let nothing be destroyed that a case stands on, or lift that."""
    return _act(
        request, "hold", lambda typed: hold(request.desk, typed["case"], held=not typed["lift"], because=typed["why"])
    )  # fmt: skip


@page(Right.READ)
def withdrawal(request: At, document: str) -> HttpResponseBase:
    """Show what stands on a document, and what has left already."""
    return _show_withdrawal(request, request.view.get_document(document), Withdraw(), Destroy())


def _show_withdrawal(
    request: At, document: Document, said: forms.Form, typed: forms.Form, status: int = 200
) -> HttpResponseBase:
    memory = request.view.memory
    told = {
        "document": document, "derived": derived_from(memory, document.id), "said": said, "typed": typed,
        "withdrawn": memory.source.readings.spoken.safekeeping.withdrawn.get(document.id), "label_of": label_of,
    }  # fmt: skip
    return render(request, "keeping/withdrawal.html", told, status=status)


@page(Right.CONSENT, methods=POST)
def withdraw(request: At, document: str) -> HttpResponseBase:
    """Put on record that a source took its words back."""
    found, form = request.view.get_document(document), Withdraw(request.POST)
    if not done(form, lambda typed: withdraw_source(request.desk, found.id, because=typed["why"])):
        return _show_withdrawal(request, found, form, Destroy(), 422)
    notify(request, _("Nothing made from now on quotes it."))
    return redirect("withdrawal", found.id)


@page(Right.SETTLE, methods=POST)
def destroy(request: At, document: str) -> HttpResponseBase:
    """Destroy the words of a document, and of all that was written from it."""
    found, form = request.view.get_document(document), Destroy(request.POST)

    def act(typed: dict[str, Any]) -> None:
        destroy_source(request.desk, found.id, typed=typed["typed"], because=typed["why"])

    if not done(form, act):
        return _show_withdrawal(request, found, Withdraw(), form, 422)
    notify(request, _("Destroyed. Copies made before still hold it."))
    return redirect("keeping")
