"""The door: unlock, lock, language; and how the desk works."""

from __future__ import annotations

import getpass
from datetime import timedelta
from typing import cast

from django import forms
from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _

from habeas.casework.sitting import Sitting
from habeas.errors import Refused
from habeas.keys.errors import RecoveryOwed
from habeas.web.accounts.forms import Begin, TypedBack, Unlock
from habeas.web.accounts.working import keep_readers, keep_reasons, show_working
from habeas.web.chrome import kept
from habeas.web.chrome.notices import notify
from habeas.web.chrome.office import Office, get_office
from habeas.web.chrome.rights import At, Right, page
from habeas.web.words.errors import say_error, say_remedy

POST = ("POST",)
BOTH = ("GET", "POST")
WAIT_S = 1.5  # most ledgers are read by then, and the person sees no page in between
A_YEAR = timedelta(days=365)


@page(Right.OPEN)
def first(request: At) -> HttpResponseBase:
    """Go to the first page."""
    return redirect("inbox")


@page(Right.OPEN, methods=BOTH)
def unlock(request: At) -> HttpResponseBase:
    """Open the desk to whoever knows the passphrase."""
    office = cast("Office", request.office)  # a team does not show this page
    is_new = not office.has_ledger
    kind = Begin if is_new else Unlock
    form = kind(request.POST or None, initial={"person": request.session.get("person") or _login()})
    if request.method == "POST" and form.is_valid() and (answer := _answered(request, office, form, is_new=is_new)):
        return answer
    told = {"form": form, "is_new": is_new, "kept": kept.take(request)}
    return render(request, "accounts/unlock.html", told, status=200 if request.method == "GET" else 422)


def _answered(request: At, office: Office, form: forms.Form, *, is_new: bool) -> HttpResponseBase | None:
    """Let somebody in, or show the code to be typed back first; None where the form now says why not."""
    passphrase, person = form.cleaned_data["passphrase"], form.cleaned_data["person"].strip()
    try:
        if is_new:
            return _show_code(request, office.begin(passphrase), person)
        return _let_in(request, office.unlock(passphrase), person)
    except RecoveryOwed:
        return _show_code(request, office.offer_code(passphrase), person)
    except Refused as error:
        form.add_error("passphrase", f"{say_error(error)} {say_remedy(error)}")
        return None


@page(Right.OPEN, methods=POST)
def recovery(request: At) -> HttpResponseBase:
    """Open the desk for the first time to whoever typed the recovery code back."""
    form = TypedBack(request.POST)
    if form.is_valid():
        try:
            mark = cast("Office", request.office).confirm(form.cleaned_data["code"])
            return _let_in(request, mark, form.cleaned_data["person"].strip())
        except Refused as error:
            form.add_error("code", f"{say_error(error)} {say_remedy(error)}")
    return render(request, "accounts/recovery.html", {"form": form, "code": None}, status=422)


def _show_code(request: At, code: str, person: str) -> HttpResponseBase:
    """Show a recovery code, once; no page that comes later can show it again."""
    return render(request, "accounts/recovery.html", {"form": TypedBack(initial={"person": person}), "code": code})


def _let_in(request: At, mark: str, person: str) -> HttpResponseBase:
    """Give this browser a new session, keep what was typed, and go where the person wanted to go."""
    held = request.session.get("kept")
    if held and held["by"] not in (None, person):
        held = None
    wanted = kept.inward(request, request.GET.get("next"))
    request.session.flush()
    request.session.update({"mark": mark, "person": person, "next": wanted})
    if held:
        request.session["kept"] = held
    sitting = cast("Office", request.office).sitting
    if sitting is not None:
        sitting.wait(WAIT_S)
        _remind(request, sitting)
    return redirect("kept" if held else wanted)


def _remind(request: At, sitting: Sitting) -> None:
    """Tell whoever comes in what should be looked after: a key file that was mended, a code that nobody tried."""
    if sitting.mended:
        notify(request, _("The key file beside the ledger was damaged; it was written anew from its copy."))
    if sitting.newest:
        says = _(
            "The clock of this computer is behind: the last entry is of %(when)s. Nothing is lost and the order stays; "
            "set the clock right before you write, or what you write is dated wrongly."
        )
        notify(request, says % {"when": sitting.newest}, is_warning=True)
    if cast("Office", request.office).is_drill_due:
        notify(request, _("Nobody has tried the recovery code for a year. Try it: habeas slots drill"))


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a machine without accounts
        return ""


@page(Right.OPEN, quiet=True)
def opening(request: At) -> HttpResponseBase:
    """Show how much of the ledger has been read, until it has."""
    visit = get_office().admit(request)
    sitting = visit.sitting if visit else None
    if sitting is None or sitting.is_ready or sitting.fault is not None:
        return redirect(kept.inward(request, request.session.pop("next", None)))
    done, total = sitting.loaded
    return render(request, "accounts/opening.html", {"done": done, "total": total})


@page(Right.OPEN, methods=POST)
def lock(request: At) -> HttpResponseBase:
    """Close the vault for everyone, or leave the team's desk; nothing is to be seen any more."""
    office = get_office()
    office.leave(request)
    request.session.flush()
    response = redirect(office.door)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@page(Right.READ)
def awake(request: At) -> HttpResponseBase:
    """Note that somebody is reading: she scrolls, and sends nothing."""
    return HttpResponse(status=204)


@page(Right.READ, methods=BOTH)
def kept_form(request: At) -> HttpResponseBase:
    """Show what was typed when the desk was found locked, to be sent again or forgotten."""
    form = kept.take(request)
    kept.drop(request)
    if request.method == "POST" or form is None:
        return redirect("inbox")
    return render(request, "accounts/kept.html", {"kept": form})


@page(Right.OPEN, methods=POST)
def language(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on; it is remembered by the browser, not by the ledger."""
    chosen = request.POST.get("language", "")
    response = HttpResponseRedirect(kept.inward(request, request.POST.get("next")))
    if chosen in dict(django_settings.LANGUAGES) and check_for_language(chosen):
        response.set_cookie(
            django_settings.LANGUAGE_COOKIE_NAME, chosen, max_age=A_YEAR, httponly=True, samesite="Strict"
        )  # fmt: skip
    return response


@page(Right.READ)
def show_help(request: At) -> HttpResponseBase:
    """Tell how the desk works."""
    return render(request, "accounts/help.html")


@page(Right.READ)
def settings(request: At) -> HttpResponseBase:
    """Show how this desk works."""
    return show_working(request)


@page(Right.SETTLE, methods=POST)
def readers(request: At) -> HttpResponseBase:
    """Set how many people read each claim."""
    return keep_readers(request)


@page(Right.SETTLE, methods=POST)
def reasons(request: At) -> HttpResponseBase:
    """Set the reasons offered at one keystroke."""
    return keep_reasons(request)
