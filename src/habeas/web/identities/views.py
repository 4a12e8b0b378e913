"""Pages of this area."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import render

from habeas.web.chrome.rights import At, Right, page


@page(Right.READ)
def identities(request: At) -> HttpResponseBase:
    """Show the area; its helper writes it."""
    return render(request, "identities/identities.html")
