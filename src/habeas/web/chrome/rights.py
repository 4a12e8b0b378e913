"""What a view is allowed to do for whom; a view that does not say is never shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Protocol

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

from habeas.casework.desk import Desk
from habeas.casework.roles import Right as Right  # asked for here by every view
from habeas.casework.sitting import Sitting
from habeas.casework.view import View
from habeas.web.chrome.office import Room, Visit


class At(HttpRequest):  # type: ignore[misc]
    """A request of a person at the open desk; the door has set these before a view sees it."""

    office: Room
    visit: Visit
    sitting: Sitting
    desk: Desk
    view: View
    htmx: bool


class Page(Protocol):
    """A view with its right."""

    right: Right
    is_quiet: bool

    def __call__(self, request: At, *args: str, **words: str) -> HttpResponseBase:
        """Answer a request."""


View_ = Callable[..., HttpResponseBase]


def page(right: Right, *, methods: tuple[str, ...] = ("GET",), quiet: bool = False) -> Callable[[View_], View_]:
    """Let a view be asked by these methods with this right; a quiet one, which a script asks, does not keep it open."""
    allowed = (*methods, "HEAD") if "GET" in methods else methods

    def mark(view: View_) -> View_:
        @wraps(view)
        def asked(request: At, *args: str, **words: str) -> HttpResponseBase:
            if request.method not in allowed:
                return HttpResponseNotAllowed(methods)
            return view(request, *args, **words)

        asked.right = right  # type: ignore[attr-defined]
        asked.is_quiet = quiet  # type: ignore[attr-defined]
        asked.methods = methods  # type: ignore[attr-defined]
        return asked

    return mark
