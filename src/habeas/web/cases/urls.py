"""Addresses of cases and of the history."""

from __future__ import annotations

from django.urls import path

from habeas.web.cases import changing, joins, proceedings, questions, sources, times, views

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("cases/<str:case>/", views.case, name="case"),
    path("cases/<str:case>/times/", times.times, name="times"),
    path("cases/<str:case>/process/", proceedings.process, name="process"),
    path("cases/<str:case>/questions/", questions.gaps, name="gaps"),
    path("cases/<str:case>/questions/<str:question>/", questions.mark, name="mark-asked"),
    path("cases/<str:case>/sources/", sources.sources, name="sources"),
    path("cases/<str:case>/sources/<str:left>/<str:right>/", sources.say_descent, name="say-descent"),
    path("cases/<str:case>/joins/", joins.joins, name="joins"),
    path("cases/<str:case>/joins/<str:claim>/", joins.say_events, name="say-events"),
    path("cases/<str:case>/history/", views.case_history, name="case-history"),
    path("cases/<str:case>/facts/<str:fact>/", views.fact, name="fact"),
    path("cases/<str:case>/all/<str:part>/", views.part, name="case-part"),
    path("cases/<str:case>/conflicts/<str:conflict>/", views.settle, name="settle"),
    path("cases/<str:case>/notes/", views.write_note, name="case-note"),
    path("cases/<str:case>/review/", views.review_next, name="case-review"),
    path("documents/<str:document>/changes/", changing.changes, name="changes"),
    path("history/", views.history, name="history"),
]
