"""The accounts of the team, for an administrator, who sees no content."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from habeas.casework import members as acts
from habeas.casework.accounts import Order, folded, prove_why
from habeas.casework.roles import Right
from habeas.errors import Refused
from habeas.model.account import Account
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, page
from habeas.web.team.door import team_office
from habeas.web.team.forms import Invite, Roles
from habeas.web.words.errors import say_error, say_remedy

POST = ("POST",)
SHOWN = 50


@page(Right.ADMIN)
def members(request: At) -> HttpResponseBase:
    """Show every account."""
    return _show(request)


def _show(
    request: At, *, form: Invite | None = None, invited: tuple[Account, str] | None = None, status: int = 200
) -> HttpResponseBase:
    known = sorted(team_office().team.store.accounts(), key=lambda each: folded(each.pseudonym))
    told = {
        "form": form or Invite(), "invited": invited, "done": acts.acts_of(team_office().accounts)[:SHOWN],
        "members": [(each, Roles(initial={"roles": list(each.roles)}, auto_id=f"{each.id}_%s")) for each in known],
    }  # fmt: skip
    return render(request, "team/accounts.html", told, status=status)


def order_of(request: At) -> Order:
    """Return who asks for an act, and the reason that was chosen.

    Raises:
        BadChoice: none of those offered was.

    """
    return Order(by=request.visit.account, why=prove_why(request.POST.get("why", "")))


@page(Right.ADMIN, methods=POST)
def invite(request: At) -> HttpResponseBase:
    """Make an account, and show its invitation once."""
    form = Invite(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            made = acts.invite(team_office().accounts, typed["name"], typed["roles"], order_of(request))
            return _show(request, invited=made)
        except Refused as error:
            form.add_error(None, f"{say_error(error)} {say_remedy(error)}")
    return _show(request, form=form, status=422)


@page(Right.ADMIN, methods=POST)
def roles(request: At, account: str) -> HttpResponseBase:
    """Give a member other roles."""
    form, order = Roles(request.POST), order_of(request)
    wanted = form.cleaned_data["roles"] if form.is_valid() else ()
    return _done(request, acts.set_roles(team_office().accounts, account, wanted, order))


@page(Right.ADMIN, methods=POST)
def disable(request: At, account: str) -> HttpResponseBase:
    """Shut a member out, at once."""
    return _done(request, acts.disable(team_office().accounts, account, order_of(request)))


@page(Right.ADMIN, methods=POST)
def enable(request: At, account: str) -> HttpResponseBase:
    """Let a member in again."""
    return _done(request, acts.enable(team_office().accounts, account, order_of(request)))


@page(Right.ADMIN, methods=POST)
def reset(request: At, account: str) -> HttpResponseBase:
    """Invite a member anew; it gives nobody a key."""
    office = team_office()
    made = acts.reset(office.accounts, account, order_of(request))
    office.sessions.end(made[0].id)
    office.tidy()
    return _show(request, invited=made)


def _done(request: At, changed: Account) -> HttpResponseBase:
    """End the member's sessions, and tell."""
    office = team_office()
    if changed.id != request.visit.account:
        office.sessions.end(changed.id)
        office.tidy()
    notify(request, _("Done."))
    return redirect("team-accounts")
