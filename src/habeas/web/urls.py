"""Every address of the desk. A test walks them: each has a right, and each is known to the table of rights."""

from __future__ import annotations

from django.urls import include, path

handler400 = "habeas.web.chrome.failures.bad_request"
handler404 = "habeas.web.chrome.failures.not_found"
handler500 = "habeas.web.chrome.failures.server_error"

AREAS = (
    "accounts", "inbox", "claims", "cases", "identities", "findings", "petitions", "following", "papers", "writing",
    "search", "team", "keeping",
)  # fmt: skip

urlpatterns = [path("", include(f"habeas.web.{area}.urls")) for area in AREAS]
