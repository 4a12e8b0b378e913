"""Addresses of the door and of how the desk works."""

from __future__ import annotations

from django.urls import path

from habeas.web.accounts import views

urlpatterns = [
    path("", views.first, name="first"),
    path("unlock/", views.unlock, name="unlock"),
    path("recovery/", views.recovery, name="recovery"),
    path("opening/", views.opening, name="opening"),
    path("lock/", views.lock, name="lock"),
    path("awake/", views.awake, name="awake"),
    path("kept/", views.kept_form, name="kept"),
    path("language/", views.language, name="language"),
    path("help/", views.show_help, name="help"),
    path("settings/", views.settings, name="settings"),
    path("settings/readers/", views.readers, name="readers"),
    path("settings/reasons/", views.reasons, name="reasons"),
]
