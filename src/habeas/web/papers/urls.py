"""Addresses of what a document says of an opinion."""

from __future__ import annotations

from django.urls import path

from habeas.web.papers import views

urlpatterns = [
    path("documents/<str:document>/opinion/", views.paper, name="paper"),
    path("documents/<str:document>/opinion/take/", views.take, name="take-up"),
]
