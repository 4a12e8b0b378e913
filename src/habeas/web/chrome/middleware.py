"""What stands between a request and a view: headers, language, and the doors."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import BadRequest, DisallowedHost, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import redirect
from django.utils import translation

from habeas.casework.roles import FRESH, WITHOUT_CONTENT
from habeas.errors import HabeasError
from habeas.web.chrome import failures, kept
from habeas.web.chrome.office import House, Visit, get_office
from habeas.web.chrome.rights import Page, Right

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
        if settings.SESSION_COOKIE_SECURE:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
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
            if not office.shows(request.resolver_match.url_name or "", right):
                return failures.show(request, status=404)
            if right is Right.OPEN:
                return view(request, *args, **words)
            return self._inside(office, request, cast("Page", view), lambda: view(request, *args, **words))
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
        self, office: House, request: HttpRequest, view: Page, ask: Callable[[], HttpResponseBase]
    ) -> HttpResponseBase:
        """Let somebody in who may see the page, once the ledger has been read."""
        visit = office.admit(request)
        if visit is None or kept.is_left(request):
            return self._to_the_door(office, request)
        request.visit, request.office = visit, visit.room
        if view.right not in visit.rights:
            return failures.show(request, status=403)
        if not view.is_quiet:
            office.touch(request)
        if view.right in FRESH and not visit.is_fresh:
            kept.keep(request)
            return self._lead(request, kept.door(request, "team-confirm"))
        return self._seated(office, request, visit, view.right, ask)

    def _seated(
        self, office: House, request: HttpRequest, visit: Visit, right: Right, ask: Callable[[], HttpResponseBase]
    ) -> HttpResponseBase:
        """Answer inside the sitting's lock; pages that open no ledger need none, and show what there is."""
        sitting = visit.sitting
        if sitting is not None and sitting.fault is not None:
            fault = sitting.fault
            office.fail(visit)
            return failures.show_error(request, fault)
        if sitting is None or not sitting.is_ready:
            if right in WITHOUT_CONTENT:
                return ask()
            return redirect("opening" if sitting else "team-account")
        with sitting.lock:
            request.sitting = sitting
            request.desk = sitting.desk_for(visit.person, rights=visit.rights)
            request.view = sitting.view()
            return ask()

    def _to_the_door(self, office: House, request: HttpRequest) -> HttpResponseBase:
        """Ask to be let in; what was typed into a form is kept for when that has been done."""
        if office.keeps(request):
            kept.keep(request)
        return self._lead(request, kept.door(request, office.door))

    def _lead(self, request: HttpRequest, where: str) -> HttpResponseBase:
        """Lead a browser elsewhere, also where a script of ours asked."""
        if getattr(request, "htmx", False):
            response = HttpResponse(status=204)
            response.headers["HX-Redirect"] = where
            return response
        return redirect(where)
