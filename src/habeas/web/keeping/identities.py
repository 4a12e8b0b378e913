"""The store of identities: begun, opened, asked, and looked at. What is looked at is shown once, and not kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from habeas.casework.identityrequests import answer_request, ask_identity, look_at, requests_of
from habeas.casework.identitystore import (
    Person,
    begin_store,
    close_store,
    confirm_store,
    is_open,
    keep_person,
    now_at,
    open_store,
    stamp,
    store_of,
)
from habeas.errors import Refused
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.keeping.forms import Add, Answer, Ask, Begin, Confirm, Unlock
from habeas.web.keeping.views import POST, done
from habeas.web.words.errors import say_error, say_remedy

FORMS: dict[str, type[forms.Form]] = {"begin": Begin, "confirm": Confirm, "unlock": Unlock, "add": Add, "ask": Ask}
SHOWN = 50


@page(Right.IDENTITY)
def store(request: At) -> HttpResponseBase:
    """Show how the store stands, and every request."""
    return _show(request)


def _show(request: At, wrong: str = "", form: forms.Form | None = None, says: str = "") -> HttpResponseBase:
    initial = {"pseudonym": request.GET.get("pseudonym", "")[:200]}
    asked = {key: form if key == wrong else made(initial=initial) for key, made in FORMS.items()}
    told = {
        "store": store_of(request.desk), "is_open": is_open(request.desk), "forms": asked, "says": says,
        "requests": requests_of(request.view.memory)[:SHOWN], "now": stamp(now_at(request.desk)),
        "person": request.desk.person,
    }  # fmt: skip
    return render(request, "keeping/identities.html", told, status=422 if wrong or says else 200)


def _act(request: At, key: str, act: Callable[[dict[str, Any]], object]) -> HttpResponseBase:
    form = FORMS[key](request.POST)
    if not done(form, act):
        return _show(request, key, form)
    notify(request, _("Done."))
    return redirect("protected")


@page(Right.IDENTITY, methods=POST)
def begin(request: At) -> HttpResponseBase:
    """Begin the store; its recovery code is shown this once."""
    form, codes = Begin(request.POST), list[str]()

    def act(typed: dict[str, Any]) -> None:
        codes.append(begin_store(request.desk, typed["passphrase"], delay=typed["delay"]))

    if not done(form, act):
        return _show(request, "begin", form)
    return render(request, "keeping/code.html", {"code": codes[0], "form": Confirm()})


@page(Right.IDENTITY, methods=POST)
def confirm(request: At) -> HttpResponseBase:
    """Let the store open: its recovery code was typed back."""
    return _act(request, "confirm", lambda typed: confirm_store(request.desk, typed["code"]))


@page(Right.IDENTITY, methods=POST)
def unlock(request: At) -> HttpResponseBase:
    """Open the store with its own passphrase; that of a team's custodians opens without one."""
    if store_of(request.desk).of_team:
        open_store(request.desk)
        return redirect("protected")
    return _act(request, "unlock", lambda typed: open_store(request.desk, typed["passphrase"]))


@page(Right.IDENTITY, methods=POST)
def lock(request: At) -> HttpResponseBase:
    """Close the store."""
    close_store(request.desk)
    return redirect("protected")


@page(Right.IDENTITY, methods=POST)
def add(request: At) -> HttpResponseBase:
    """Put on record who stands behind a pseudonym."""
    return _act(request, "add", lambda typed: keep_person(request.desk, Person(**typed)))


@page(Right.IDENTITY, methods=POST)
def ask(request: At) -> HttpResponseBase:
    """Ask who stands behind a pseudonym."""
    return _act(
        request, "ask",
        lambda typed: ask_identity(request.desk, typed["pseudonym"], hours=typed["hours"], because=typed["why"]),
    )  # fmt: skip


@page(Right.IDENTITY, methods=POST)
def answer(request: At, asked: str) -> HttpResponseBase:
    """Grant another custodian's request, or refuse it."""
    form = Answer(request.POST)

    def act(typed: dict[str, Any]) -> None:
        answer_request(request.desk, asked, grant=typed["grant"], because=typed["why"])

    if not done(form, act):
        return _show(request, says=" ".join(each for errors in form.errors.values() for each in errors))
    return redirect("protected")


@page(Right.IDENTITY, methods=POST)
def look(request: At, asked: str) -> HttpResponseBase:
    """Show who it is; that one looked is on record."""
    try:
        found = look_at(request.desk, asked)
    except Refused as refused:
        return _show(request, says=f"{say_error(refused)} {say_remedy(refused)}")
    return render(request, "keeping/person.html", {"found": found})
