"""Addresses of a team's door, accounts and compartments; a vault has none of them."""

from __future__ import annotations

from django.urls import path

from habeas.web.team import compartments, door, joining, members, own

urlpatterns = [
    path("enter/", door.ask_passphrase, name="team-enter"),
    path("enter/code/", door.ask_code, name="team-code"),
    path("enter/again/", door.confirm, name="team-confirm"),
    path("enter/invited/", joining.invited, name="team-invited"),
    path("enter/lost/", joining.lost, name="team-lost"),
    path("enter/enrol/", joining.enrol, name="team-enrol"),
    path("account/", own.account, name="team-account"),
    path("account/passphrase/", own.passphrase, name="team-passphrase"),
    path("account/sessions/<str:session>/end/", own.end_session, name="team-end-session"),
    path("accounts/", members.members, name="team-accounts"),
    path("accounts/invite/", members.invite, name="team-invite"),
    path("accounts/<str:account>/roles/", members.roles, name="team-roles"),
    path("accounts/<str:account>/disable/", members.disable, name="team-disable"),
    path("accounts/<str:account>/enable/", members.enable, name="team-enable"),
    path("accounts/<str:account>/reset/", members.reset, name="team-reset"),
    path("compartments/", compartments.compartments, name="team-compartments"),
    path("compartments/make/", compartments.make, name="team-make"),
    path("compartments/<str:compartment>/admit/", compartments.admit, name="team-admit"),
    path("compartments/<str:compartment>/expel/", compartments.expel, name="team-expel"),
]
