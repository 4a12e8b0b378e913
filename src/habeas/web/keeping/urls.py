"""Addresses of safekeeping."""

from __future__ import annotations

from django.urls import path

from habeas.web.keeping import identities, views

urlpatterns = [
    path("keeping/", views.keeping, name="keeping"),
    path("keeping/make/", views.make, name="keep-make"),
    path("keeping/place/", views.put, name="keep-place"),
    path("keeping/class/", views.classify, name="keep-class"),
    path("keeping/hold/", views.hold_case, name="keep-hold"),
    path("documents/<str:document>/withdraw/", views.withdrawal, name="withdrawal"),
    path("documents/<str:document>/withdraw/say/", views.withdraw, name="withdraw-source"),
    path("documents/<str:document>/withdraw/destroy/", views.destroy, name="destroy-source"),
    path("keeping/identities/", identities.store, name="protected"),
    path("keeping/identities/begin/", identities.begin, name="protected-begin"),
    path("keeping/identities/confirm/", identities.confirm, name="protected-confirm"),
    path("keeping/identities/open/", identities.unlock, name="protected-open"),
    path("keeping/identities/close/", identities.lock, name="protected-close"),
    path("keeping/identities/add/", identities.add, name="protected-add"),
    path("keeping/identities/ask/", identities.ask, name="protected-ask"),
    path("keeping/identities/<str:asked>/answer/", identities.answer, name="protected-answer"),
    path("keeping/identities/<str:asked>/look/", identities.look, name="protected-look"),
]
