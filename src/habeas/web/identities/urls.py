"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from habeas.web.identities import views

urlpatterns = [
    path("identities/", views.identities, name="identities"),
]
