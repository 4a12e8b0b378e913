"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from habeas.web.claims import views

urlpatterns = [
    path("review/", views.review, name="review"),
]
