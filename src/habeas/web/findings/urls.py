"""Addresses of what the law says of a case."""

from __future__ import annotations

from django.urls import path

from habeas.web.findings import views

urlpatterns = [
    path("cases/<str:case>/findings/", views.findings, name="findings"),
    path("cases/<str:case>/findings/<str:element>/", views.say, name="say-element"),
]
