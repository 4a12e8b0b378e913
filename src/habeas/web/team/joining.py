"""Taking up an account by invitation, and taking it back with the recovery code."""

from __future__ import annotations

import hmac

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from habeas.casework.accounts import folded
from habeas.casework.entering import Chosen, NotLetIn, find_invited, open_recovery, recover, take_up
from habeas.casework.roles import Right
from habeas.errors import Refused
from habeas.keys.account import token_digest
from habeas.keys.onetime import grouped, new_totp, totp_address
from habeas.keys.recovery import new_code, read_code
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, page
from habeas.web.team.door import BOTH, team_office
from habeas.web.team.forms import Enrol, Invited, Recover
from habeas.web.team.pending import Enrolment
from habeas.web.team.qr import pattern_of
from habeas.web.words.errors import say_error, say_remedy


@page(Right.OPEN, methods=BOTH)
def invited(request: At) -> HttpResponseBase:
    """Take an invitation and a passphrase."""
    form, status = Invited(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        account = find_invited(team_office().accounts, typed["invitation"])
        if account is not None:
            return _go_on(request, invitation=typed["invitation"], passphrase=typed["passphrase"],
                          name=account.pseudonym)  # fmt: skip
        error = NotLetIn()
        form.add_error(None, f"{say_error(error)} {say_remedy(error)}")
        status = 422
    return render(request, "team/invited.html", {"form": form}, status=status)


@page(Right.OPEN, methods=BOTH)
def lost(request: At) -> HttpResponseBase:
    """Take a recovery code and a new passphrase."""
    form, status = Recover(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        typed, office = form.cleaned_data, team_office()
        who = f"name {token_digest(folded(typed['name']))}"
        try:
            office.limits.begin(who)
            account, private = open_recovery(office.accounts, typed["name"], typed["recovery"])
            private.forget()
            office.limits.forgive(who)
            return _go_on(request, recovering=(typed["name"], typed["recovery"]), passphrase=typed["passphrase"],
                          name=account.pseudonym)  # fmt: skip
        except Refused as error:
            form.add_error(None, f"{say_error(error)} {say_remedy(error)}")
            status = 422
    return render(request, "team/lost.html", {"form": form}, status=status)


def _go_on(
    request: At, *, invitation: str = "", recovering: tuple[str, str] | None = None, passphrase: str, name: str
) -> HttpResponseBase:
    """Draw what the person must write down, and show it."""
    made = Enrolment(
        invitation=invitation, recovering=recovering, passphrase=passphrase, name=name, totp=new_totp(),
        recovery=new_code(),
    )  # fmt: skip
    request.session.flush()
    request.session["half"] = team_office().pending.put(made)
    return redirect("team-enrol")


@page(Right.OPEN, methods=BOTH)
def enrol(request: At) -> HttpResponseBase:
    """Show the recovery code and the secret of the one-time codes; the account is taken up once both are typed back."""
    made = team_office().pending.get(request.session.get("half"), Enrolment)
    if made is None:
        return redirect("team-enter")
    form, status = Enrol(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            return _taken_up(request, made, form)
        except Refused as error:
            form.add_error(None, f"{say_error(error)} {say_remedy(error)}")
            status = 422
    address = totp_address(made.totp, made.name)
    told = {
        "form": form, "recovery": made.recovery, "totp": grouped(made.totp), "name": made.name, "address": address,
        "pattern": pattern_of(address),
    }  # fmt: skip
    return render(request, "team/enrol.html", told, status=status)


def _taken_up(request: At, made: Enrolment, form: Enrol) -> HttpResponseBase:
    office, typed = team_office(), form.cleaned_data
    if not hmac.compare_digest(read_code(typed["recovery"]), made.recovery):
        raise NotLetIn
    chosen = Chosen(passphrase=made.passphrase, totp=made.totp, recovery=made.recovery, code=typed["code"])
    accounts = office.accounts
    if made.recovering is None:
        office.turnstile(lambda: take_up(accounts, made.invitation, chosen))
    else:
        name, code = made.recovering
        account = office.turnstile(lambda: recover(accounts, name, code, chosen))
        office.sessions.end(account.id)
    office.pending.drop(request.session.get("half"))
    request.session.flush()
    notify(request, _("Your account is ready. Log in with the next code."))
    return redirect("team-enter")
