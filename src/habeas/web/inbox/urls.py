"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from habeas.web.inbox import misreadings, originals, sheets, views

urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/upload/", views.upload, name="upload"),
    path("inbox/tray/", views.tray, name="tray"),
    path("inbox/tray/clear/", views.clear, name="clear-tray"),
    path("inbox/tray/<int:number>/stop/", views.stop, name="stop-reading"),
    path("inbox/aside/", views.aside, name="set-aside"),
    path("inbox/date/", views.say_date, name="say-date"),
    path("documents/<str:document>/", sheets.document, name="document"),
    path("documents/<str:document>/describe/", sheets.describe, name="describe"),
    path("documents/<str:document>/note/", sheets.note, name="document-note"),
    path("documents/<str:document>/original/", originals.original, name="original"),
    path("documents/<str:document>/picture/", originals.picture, name="picture"),
    path("documents/<str:document>/words/", misreadings.words, name="words"),
]
