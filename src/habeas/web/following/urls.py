"""Addresses of what follows a filing."""

from __future__ import annotations

from django.urls import path

from habeas.web.following import acts, views

urlpatterns = [
    path("due/", views.due, name="due"),
    path("due/calendar/", views.calendar, name="calendar"),
    path("due/calendar.ics", views.calendar_file, name="calendar-file"),
    path("due/states/", views.states, name="states"),
    path("due/states/<str:state>/", views.state, name="state"),
    path("cases/<str:case>/follow-up/", views.follow_up, name="follow-up"),
    path("cases/<str:case>/follow-up/communications/", acts.record, name="record-communication"),
    path("cases/<str:case>/follow-up/communications/<str:communication>/", acts.correct, name="correct-communication"),
    path("cases/<str:case>/follow-up/communications/<str:communication>/back/", acts.take_back, name="unrecord"),
    path("cases/<str:case>/follow-up/opinions/", acts.opine, name="record-opinion"),
    path("cases/<str:case>/follow-up/opinions/back/", acts.take_back_opinion, name="unrecord-opinion"),
    path("cases/<str:case>/follow-up/compliance/", acts.comply, name="say-compliance"),
    path("cases/<str:case>/follow-up/compliance/back/", acts.take_back_compliance, name="unsay-compliance"),
    path("cases/<str:case>/follow-up/reminders/", acts.remind, name="remind"),
    path("cases/<str:case>/follow-up/reminders/<str:reminder>/", acts.change_reminder, name="change-reminder"),
]
