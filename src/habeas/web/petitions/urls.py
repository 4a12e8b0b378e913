"""Addresses of what is written for others to read."""

from __future__ import annotations

from django.urls import path

from habeas.web.petitions import views

urlpatterns = [
    path("cases/<str:case>/petition/", views.preview, name="petition"),
    path("cases/<str:case>/petition/write/", views.write, name="write-petition"),
    path("petitions/<str:petition>/", views.written, name="written-petition"),
    path("petitions/<str:petition>/take/", views.take, name="take-petition"),
    path("petitions/<str:petition>.<str:ending>", views.file, name="petition-file"),
]
