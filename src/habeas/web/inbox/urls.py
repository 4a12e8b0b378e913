"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from habeas.web.inbox import views

urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
]
