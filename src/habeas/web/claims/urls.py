"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from habeas.web.claims import acts, amends, views

urlpatterns = [
    path("review/", views.review, name="review"),
    path("review/next/", views.next_document, name="next-document"),
    path("review/agreement/", views.agreement, name="agreement"),
    path("read/<str:document>/", views.read, name="read"),
    path("read/<str:document>/claim/", amends.by_hand, name="claim-by-hand"),
    path("claims/undo/", acts.undo, name="undo"),
    path("claims/<str:claim>/", views.claim, name="claim"),
    path("claims/<str:claim>/decide/", acts.decide, name="decide"),
    path("claims/<str:claim>/amend/", amends.amend, name="amend"),
    path("claims/<str:claim>/note/", acts.note, name="note"),
]
