"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from habeas.web.search import views

urlpatterns = [
    path("search/", views.search, name="search"),
]
