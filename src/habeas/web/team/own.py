"""One's own account: roles, compartments, where one is logged in, and the passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from habeas.casework.entering import change_passphrase, log_out
from habeas.casework.roles import Right
from habeas.casework.team import NAMES
from habeas.errors import Refused
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, page
from habeas.web.team.door import team_office
from habeas.web.team.forms import Change
from habeas.web.words.errors import say_error, say_remedy

POST = ("POST",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One browser in which a member is logged in."""

    id: str
    began: str
    seen: str
    is_this: bool


@page(Right.SELF)
def account(request: At) -> HttpResponseBase:
    """Show one's own account."""
    return _show(request, Change())


def _show(request: At, form: Change, status: int = 200) -> HttpResponseBase:
    office = team_office()
    known = office.accounts.get(request.visit.account)
    held = {each.compartment for each in office.team.store.memberships() if each.account == known.id} - {NAMES}
    logins = [
        Place(id=each.id, began=_moment(each.began), seen=_moment(each.seen), is_this=each.id == request.visit.session)
        for each in office.sessions.of(known.id)
    ]
    told = {"account": known, "held": sorted(held), "logins": logins, "form": form}
    return render(request, "team/account.html", told, status=status)


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M UTC")


@page(Right.SELF, methods=POST)
def end_session(request: At, session: str) -> HttpResponseBase:
    """Log out another browser of one's own."""
    office, own = team_office(), request.visit.account
    office.sessions.end(office.accounts.get(own).id, session)
    office.tidy()
    log_out(office.accounts, own)
    return redirect("team-account")


@page(Right.SELF, methods=POST)
def passphrase(request: At) -> HttpResponseBase:
    """Change one's passphrase; every other browser is logged out."""
    form, office = Change(request.POST), team_office()
    if not form.is_valid():
        return _show(request, form, 422)
    who, typed = f"account {request.visit.account}", form.cleaned_data
    try:
        office.limits.begin(who, is_known=True)
        changed = office.turnstile(
            lambda: change_passphrase(office.accounts, request.visit.account, typed["old"], typed["passphrase"])
        )
    except Refused as error:
        form.add_error(None, f"{say_error(error)} {say_remedy(error)}")
        return _show(request, form, 422)
    office.limits.forgive(who)
    office.sessions.end(changed.id, but=request.visit.session)
    notify(request, _("The passphrase is changed."))
    return redirect("team-account")
