"""The team's door: name and passphrase, then a one-time code; and the passphrase again before some acts."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from django.conf import settings
from django.http import HttpResponseBase
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render

from habeas.casework.accounts import folded
from habeas.casework.entering import NotLetIn, enter, try_passphrase
from habeas.casework.roles import Right, rights_of
from habeas.errors import Refused
from habeas.keys.account import new_token, token_digest
from habeas.web.chrome import kept
from habeas.web.chrome.limits import TooSoon
from habeas.web.chrome.office import get_office
from habeas.web.chrome.rights import At, page
from habeas.web.team.forms import Code, Confirm, Enter
from habeas.web.team.office import TeamOffice, cookie_name, token_of
from habeas.web.team.pending import Half
from habeas.web.words.errors import say_error, say_remedy

BOTH = ("GET", "POST")
TRIES = 5  # codes for one passphrase
REMEMBERED = timedelta(days=90)
BROWSER = "habeas_browser"


def team_office() -> TeamOffice:
    """Return the team's office; only its pages ask for it."""
    return cast("TeamOffice", get_office())


@page(Right.OPEN, methods=BOTH)
def ask_passphrase(request: At) -> HttpResponseBase:
    """Ask for name and passphrase; whatever they are, the code is asked for next."""
    form, status = Enter(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            half = _tried(request, form.cleaned_data["name"], form.cleaned_data["passphrase"])
        except TooSoon as error:
            form.add_error(None, f"{say_error(error)} {say_remedy(error)}")
            status = 429
        else:
            request.session["half"] = team_office().pending.put(half)
            request.session["next"] = kept.inward(request, request.GET.get("next"))
            return redirect("team-code")
    return render(request, "team/enter.html", {"form": form, "kept": kept.take(request)}, status=status)


def _tried(request: At, name: str, passphrase: str) -> Half:
    """Try a passphrase, with as much work whoever is named."""
    office = team_office()
    account = office.accounts.find_named(name)
    browser = token_digest(request.COOKIES.get(browser_cookie(), ""))
    is_known = account is not None and browser in account.devices
    who = f"browser {browser}" if is_known else f"name {token_digest(folded(name))}"
    office.limits.begin(who, is_known=is_known)
    return Half(opened=office.turnstile(lambda: try_passphrase(office.accounts, name, passphrase)), who=who)


@page(Right.OPEN, methods=BOTH)
def ask_code(request: At) -> HttpResponseBase:
    """Ask for the one-time code, and let the member in where all was right."""
    office = team_office()
    half = office.pending.get(request.session.get("half"), Half)
    if half is None or half.tries >= TRIES:
        return redirect("team-enter")
    form, status = Code(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            return _let_in(request, half, form)
        except Refused as error:
            form.add_error(None, f"{say_error(error)} {say_remedy(error)}")
            status = 429 if isinstance(error, TooSoon) else 422
    return render(request, "team/code.html", {"form": form}, status=status)


def _let_in(request: At, half: Half, form: Code) -> HttpResponseBase:
    """Give this browser a session of its own, under new names, and go where the person wanted to go."""
    office = team_office()
    if half.tries:
        office.limits.begin(half.who, is_known=half.who.startswith("browser"))
    half.tries += 1
    device = new_token() if form.cleaned_data["remember"] else None
    entered = enter(office.accounts, half.opened, form.cleaned_data["code"], device=device)
    office.limits.forgive(half.who)
    office.pending.drop(request.session.get("half"))
    held, wanted = request.session.get("kept"), request.session.get("next")
    if held and held["by"] not in (None, entered.account.pseudonym):
        held = None
    token = office.sessions.begin(entered.account.id, entered.private)
    request.session.flush()
    request.session.update({"person": entered.account.pseudonym, **({"kept": held} if held else {})})
    rotate_token(request)
    inside = Right.READ in rights_of(entered.account.roles)
    response = redirect("kept" if held else kept.inward(request, wanted) if inside else "team-account")
    give_cookie(response, cookie_name(), token)
    if device:
        give_cookie(response, browser_cookie(), device, lasts=REMEMBERED)
    return response


@page(Right.SELF, methods=BOTH)
def confirm(request: At) -> HttpResponseBase:
    """Ask for the passphrase again; the browser's token is another one afterwards."""
    form, status = Confirm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            token = _proved(request, form.cleaned_data["passphrase"])
        except Refused as error:
            form.add_error(None, f"{say_error(error)} {say_remedy(error)}")
            status = 429 if isinstance(error, TooSoon) else 422
        else:
            request.session.cycle_key()
            has_kept = kept.take(request) is not None and Right.READ in request.visit.rights
            response = redirect("kept" if has_kept else kept.inward(request, request.GET.get("next")))
            give_cookie(response, cookie_name(), token)
            return response
    return render(request, "team/confirm.html", {"form": form}, status=status)


def _proved(request: At, passphrase: str) -> str:
    """Return the browser's new token."""
    office, who = team_office(), f"account {request.visit.account}"
    office.limits.begin(who, is_known=True)
    opened = office.turnstile(lambda: try_passphrase(office.accounts, request.visit.person, passphrase))
    token = token_of(request)
    fresh = office.sessions.renew(token) if token and opened.kek else None
    if fresh is None:
        raise NotLetIn
    office.limits.forgive(who)
    return fresh


def give_cookie(response: HttpResponseBase, name: str, value: str, *, lasts: timedelta | None = None) -> None:
    """Have the browser keep a value that no script reads and that no page elsewhere has sent."""
    response.set_cookie(
        name, value, max_age=lasts, path="/", secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict"
    )  # fmt: skip


def browser_cookie() -> str:
    """Return what the cookie of a remembered browser is called."""
    return f"{'__Host-' if settings.SESSION_COOKIE_SECURE else ''}{BROWSER}"
