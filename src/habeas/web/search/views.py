"""Pages of this area."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import render

from habeas.web.chrome.rights import At, Right, page


@page(Right.READ)
def search(request: At) -> HttpResponseBase:
    """Show the area; its helper writes it."""
    return render(request, "search/search.html")
