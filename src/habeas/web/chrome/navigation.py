"""Where one can go from every page, and which of these one is at."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry of the navigation."""

    name: str  # of its address
    says: str
    address: str
    is_here: bool


# the address' name, what it is called, and the beginning of the paths that belong to it
PLACES = (
    ("inbox", gettext_noop("Inbox"), ("/inbox", "/documents")),
    ("review", gettext_noop("Review"), ("/review", "/read", "/claims")),
    ("cases", gettext_noop("Cases"), ("/cases", "/petitions", "/writings")),
    ("due", gettext_noop("Due"), ("/due",)),
    ("identities", gettext_noop("Identities"), ("/identities",)),
    ("search", gettext_noop("Search"), ("/search",)),
    ("history", gettext_noop("History"), ("/history",)),
)


def places(request: HttpRequest) -> tuple[Place, ...]:
    """Return the navigation as seen from this page."""
    return tuple(
        Place(name=name, says=_(says), address=reverse(name), is_here=request.path.startswith(paths))
        for name, says, paths in PLACES
    )
