"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from habeas.web.cases import views

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("history/", views.history, name="history"),
]
