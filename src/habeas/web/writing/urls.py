"""Addresses of filings that are being edited."""

from __future__ import annotations

from django.urls import path

from habeas.web.writing import files, views

urlpatterns = [
    path("petitions/<str:petition>/edit/", views.begin, name="begin-writing"),
    path("writings/<str:writing>/", views.writing, name="writing"),
    path("writings/<str:writing>/save/", views.save, name="save-writing"),
    path("writings/<str:writing>/settle/", views.settle, name="settle-sentence"),
    path("writings/<str:writing>/restore/", views.restore, name="restore-revision"),
    path("writings/<str:writing>/record/", views.record, name="record-writing"),
    path("writings/<str:writing>/preview/", files.preview, name="preview-writing"),
    path("writings/<str:writing>/word/", files.word, name="writing-in-word"),
    path("writings/<str:writing>/back/", files.back, name="writing-back"),
    path("writings/<str:writing>.docx", files.take, name="writing-file"),
]
