"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from habeas.web.identities import acts, views

urlpatterns = [
    path("identities/", views.identities, name="identities"),
    path("identities/next/", views.next_pair, name="identities-next"),
    path("identities/choose/", views.choose, name="identities-choose"),
    path("identities/<left>/<right>/", views.pair, name="pair"),
    path("identities/<left>/<right>/judge/", acts.judge, name="pair-judge"),
    path("identities/<left>/<right>/take-back/", acts.take_back, name="pair-take-back"),
]
