"""What stands between a request and a view: headers, language, and the doors."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, DisallowedHost, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import redirect
from django.utils import translation

from habeas.errors import HabeasError
from habeas.web.chrome import failures, kept
from habeas.web.chrome.office import Office, get_office
from habeas.web.chrome.rights import Right

Answer = Callable[[HttpRequest], HttpResponseBase]

# Nothing from elsewhere, nothing inline. Pictures are our own, and the empty icon.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}


def headers(get_response: Answer) -> Answer:
    """Every answer carries the headers; nothing but style and scripts is kept by the browser."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            request.get_host()  # Django asks only when somebody needs it; a page elsewhere must not rename itself to us
            response = get_response(request)
        except DisallowedHost:
            response = HttpResponse(status=400)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = "no-store"  # after locking, the Back button shows nothing
        return response

    return answer


def language(get_response: Answer) -> Answer:
    """The page speaks the language that the person chose, else the first that her browser asks for and we have."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        chosen = translation.get_language_from_request(request)
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    return answer


class Doors:
    """A view is reached only with the right that it declares, and only while the desk is open to this browser."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: tuple[Any, ...], words: dict[str, Any]
    ) -> HttpResponseBase:
        """Answer here, inside the sitting's lock, so that what a page shows is of one moment."""
        office = request.office = get_office()
        right = getattr(view, "right", None)
        try:
            if right is None:
                return failures.show(request, status=403)
            if right is Right.OPEN:
                return view(request, *args, **words)
            return self._inside(
                office, request, lambda: view(request, *args, **words), quiet=getattr(view, "is_quiet", False)
            )
        except HabeasError as error:
            return failures.show_error(request, error)
        except (SuspiciousOperation, MultiPartParserError, BadRequest) as error:  # too large, too many, not a form
            return failures.bad_request(request, error)
        except Http404 as error:
            return failures.not_found(request, error)
        except Exception as error:  # the last door: a foreign message may hold a name or a quote
            print(f"habeas: a page failed: {type(error).__name__}", file=sys.stderr)  # noqa: T201
            failures.trace(error)
            return failures.show(request, status=500)

    def _inside(
        self, office: Office, request: HttpRequest, ask: Callable[[], HttpResponseBase], *, quiet: bool
    ) -> HttpResponseBase:
        """Let somebody in who holds the mark of this opening, once the ledger has been read."""
        if office.is_idle:
            office.lock()
        sitting = office.sitting
        if sitting is None or not office.mark or request.session.get("mark") != office.mark or kept.is_left(request):
            return self._to_the_door(request)
        if not quiet:
            office.touch()
        if sitting.fault is not None:
            fault = sitting.fault
            office.lock()
            return failures.show_error(request, fault)
        if not sitting.is_ready:
            return redirect("opening")
        with sitting.lock:
            request.sitting = sitting
            request.desk = sitting.desk_for(request.session["person"])
            request.view = sitting.view()
            return ask()

    def _to_the_door(self, request: HttpRequest) -> HttpResponseBase:
        """Ask for the passphrase; what was typed into a form is kept for when it has been given."""
        kept.keep(request)
        if getattr(request, "htmx", False):
            response = HttpResponse(status=204)
            response.headers["HX-Redirect"] = kept.door(request)
            return response
        return redirect(kept.door(request))
