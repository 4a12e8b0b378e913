"""What was typed into a form when the desk was found locked: kept in memory, and shown once it is open again."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

LEAVING = "leaving"  # a page that leaves because nobody is there sends its form to be kept, not to be done
SECRETS = ("csrfmiddlewaretoken", "passphrase", "again", "old", "code", "recovery", "invitation", LEAVING)
MOST = 200_000  # characters; what is longer is told to be lost


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptForm:
    """A form that was sent to a locked desk."""

    path: str
    fields: tuple[tuple[str, str], ...]

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """The fields that a person would miss: those of more than a word or two."""
        return tuple((name, value) for name, value in self.fields if " " in value.strip() or "\n" in value)


def keep(request: HttpRequest) -> None:
    """Remember the fields of a form that was sent; files are not kept."""
    if request.method != "POST":
        return
    fields = [(name, value) for name in request.POST for value in request.POST.getlist(name) if name not in SECRETS]
    if sum(len(value) for _, value in fields) <= MOST:
        by = request.session.get("person")  # nobody else is shown it
        request.session["kept"] = {"path": request.get_full_path(), "fields": fields, "by": by}


def is_left(request: HttpRequest) -> bool:
    """Whether a form is only to be kept: the page sent it itself, when its person had gone away."""
    return request.method == "POST" and LEAVING in request.POST


def take(request: HttpRequest) -> KeptForm | None:
    """Return what was kept."""
    held = request.session.get("kept")
    return KeptForm(path=held["path"], fields=tuple(map(tuple, held["fields"]))) if held else None


def drop(request: HttpRequest) -> None:
    """Forget what was kept."""
    request.session.pop("kept", None)


def door(request: HttpRequest, name: str) -> str:
    """Return the address of the door of this name, which knows where the person wanted to go."""
    wanted = request.get_full_path() if request.method == "GET" and not getattr(request, "htmx", False) else ""
    there = str(reverse(name))
    return f"{there}?{urlencode({'next': wanted})}" if wanted else there


def inward(request: HttpRequest, wanted: str | None) -> str:
    """Return the address wanted where it is a page of ours, else the first page."""
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/"):
        try:
            resolve(urlsplit(wanted).path)
        except Resolver404:
            return str(reverse("inbox"))
        return wanted
    return str(reverse("inbox"))
