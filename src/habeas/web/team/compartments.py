"""Who can open what: the compartments whose keys a member holds, and whom she lets into them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from habeas.casework.accounts import folded
from habeas.casework.members import acts_of
from habeas.casework.roles import Right
from habeas.casework.team import NAMES, found, let_in, put_out, renew
from habeas.errors import Refused
from habeas.model.account import Account, Role
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, page
from habeas.web.team.door import team_office
from habeas.web.team.forms import Because, Found
from habeas.web.team.members import SHOWN, order_of
from habeas.web.words.errors import say_error, say_remedy

POST = ("POST",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compartment:
    """A compartment that the member holds; with one holder alone, it can be lost."""

    name: str
    members: tuple[Account, ...]
    others: tuple[Account, ...]

    @property
    def is_at_risk(self) -> bool:
        """Whether one lost passphrase would lose all of it."""
        return len(self.members) < 2


@page(Right.GRANT)
def compartments(request: At) -> HttpResponseBase:
    """Show the compartments that one holds."""
    return _show(request, Found())


def _show(request: At, form: Found, status: int = 200) -> HttpResponseBase:
    store = team_office().team.store
    boxes = store.memberships()
    people = sorted(store.accounts(), key=lambda each: folded(each.pseudonym))
    may_hold = [
        each for each in people if each.is_taken_up and not each.disabled and Role.ADMINISTRATOR not in each.roles
    ]
    own = sorted({each.compartment for each in boxes if each.account == request.visit.account} - {NAMES})
    holders = {name: {each.account for each in boxes if each.compartment == name} for name in own}
    held = [
        Compartment(
            name=name, members=tuple(each for each in people if each.id in holders[name]),
            others=tuple(each for each in may_hold if each.id not in holders[name]),
        ) for name in own
    ]  # fmt: skip
    told = {"held": held, "form": form, "because": Because(), "done": acts_of(team_office().accounts)[:SHOWN]}
    return render(request, "team/compartments.html", told, status=status)


@page(Right.GRANT, methods=POST)
def make(request: At) -> HttpResponseBase:
    """Make a compartment that only its founder holds yet."""
    form, office = Found(request.POST), team_office()
    if form.is_valid():
        try:
            founder = office.accounts.get(request.visit.account)
            found(office.accounts, founder, form.cleaned_data["compartment"], order_of(request))
            return redirect("team-compartments")
        except Refused as error:
            form.add_error(None, f"{say_error(error)} {say_remedy(error)}")
    return _show(request, form, 422)


@page(Right.GRANT, methods=POST)
def admit(request: At, compartment: str) -> HttpResponseBase:
    """Let a member into a compartment."""
    office = team_office()
    own = office.accounts.get(request.visit.account)
    keys, whom = office.keys_for(request, own.id), request.POST.get("account", "")
    let_in(office.accounts, keys, whom, compartment, order_of(request))
    notify(request, _("Done."))
    return redirect("team-compartments")


@page(Right.GRANT, methods=POST)
def expel(request: At, compartment: str) -> HttpResponseBase:
    """Take a compartment from a member, and renew its key."""
    office = team_office()
    own = office.accounts.get(request.visit.account)
    keys, whom = office.keys_for(request, own.id), request.POST.get("account", "")
    put_out(office.accounts, keys, whom, compartment, order_of(request))
    renew(office.team, own, office.private_for(request), compartment)
    notify(request, _("The key is renewed. What the member has seen stays seen."))
    return redirect("team-compartments")
