"""Every way the desk says no, as a page that says what to do next."""

from __future__ import annotations

import os
import sys
import traceback

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.errors import Broken, HabeasError, NotFound, Refused, Unreadable
from habeas.web.words.errors import say_error, say_remedy

STATUS = ((NotFound, 404), (Refused, 409), (Unreadable, 422), (Broken, 500))


def show_error(request: HttpRequest, error: HabeasError) -> HttpResponse:
    """Show one of our own errors: what happened, and what to do."""
    status = next((code for family, code in STATUS if isinstance(error, family)), 500)
    return _answer(request, {"title": say_error(error), "advice": say_remedy(error), "code": error.code}, status)


def show(request: HttpRequest, *, status: int) -> HttpResponse:
    """Show what went wrong by its number alone."""
    titles = {
        400: (_("The desk cannot read what was sent."), _("Go back and send the form again, or with less in it.")),
        403: (_("This page is not for you."), _("Ask whoever looks after this ledger.")),
        404: (_("There is no such page."), _("The link may be old, or the thing was never here. Search for it.")),
        500: (
            _("Something failed that should not have."),
            _("Nothing more was written. Run `habeas verify`, and report what you did."),
        ),
    }
    title, advice = titles[status]
    return _answer(request, {"title": title, "advice": advice, "code": f"http-{status}"}, status)


def _answer(request: HttpRequest, told: dict[str, str], status: int) -> HttpResponse:
    """Return a page, or a notice where a script asked: the page that is open is not lost."""
    if getattr(request, "htmx", False):
        response = render(request, "chrome/failure_notice.html", told, status=200)
        response.headers["HX-Retarget"] = "#notices"
        response.headers["HX-Reswap"] = "innerHTML"
        return response
    return render(request, "chrome/failure.html", told, status=status)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show that a form was too old or not ours; nothing was done."""
    told = {
        "title": _("This form is too old, or was not ours. Nothing was recorded."),
        "advice": _("Open the page again and send it from there. Cookies of this desk must be allowed."),
        "code": "form-stale",
    }
    return _answer(request, told, 403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django refuses to read."""
    if not isinstance(exception, TooManyFilesSent):
        return show(request, status=400)
    advice = _("Nothing was taken. Send at most %(most)s at a time, or pack them into one ZIP file.")
    told = {"title": _("These are more files than the desk takes at once."), "code": "too-many-files"}
    return _answer(request, {**told, "advice": advice % {"most": settings.DATA_UPLOAD_MAX_NUMBER_FILES}}, 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that is no page."""
    return show(request, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when what should not fail has failed."""
    return show(request, status=500)


def trace(error: Exception) -> None:
    """Print where it failed, for a developer who asked for it on invented data."""
    if os.environ.get("HABEAS_TRACE"):
        traceback.print_exception(error, file=sys.stderr)
