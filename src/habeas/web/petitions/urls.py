"""Addresses of what is written for others to read, and of what people allowed."""

from __future__ import annotations

from django.urls import path

from habeas.web.petitions import consents, views

urlpatterns = [
    path("cases/<str:case>/filings/", views.filings, name="filings"),
    path("cases/<str:case>/consent/", consents.consent, name="consent"),
    path("cases/<str:case>/consent/<str:audience>/", consents.say, name="say-consent"),
    path("cases/<str:case>/consent/<str:audience>/back/", consents.take_back, name="take-back-consent"),
    path("cases/<str:case>/petition/", views.preview, name="petition"),
    path("cases/<str:case>/petition/write/", views.write, name="write-petition"),
    path("petitions/<str:petition>/", views.written, name="written-petition"),
    path("petitions/<str:petition>/take/", views.take, name="take-petition"),
    path("petitions/<str:petition>.<str:ending>", views.file, name="petition-file"),
]
