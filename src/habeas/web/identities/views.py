"""Pages on which people look at pairs of names: the pairs that wait, one pair, and pairing by hand."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.identities import find_names, find_next, suggestions
from habeas.model import NamingId
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.identities.pairs import names_of, page_of, say_clue
from habeas.web.identities.sides import written

ON_A_PAGE = 25


def split_pair(given: str | None) -> tuple[str, str] | None:
    """Return the two names of "nam-…:nam-…", or None."""
    left, colon, right = (given or "").partition(":")
    return (left, right) if colon and left and right else None


@page(Right.READ)
def identities(request: At) -> HttpResponseBase:
    """List the pairs that may be one person, best first."""
    view, after = request.view, split_pair(request.GET.get("after"))
    offered = suggestions(view, limit=ON_A_PAGE, after=after)
    lines = [
        (each, written(view, view.namings[each.left]), written(view, view.namings[each.right]))
        for each in offered.suggestions
    ]
    further = None
    if offered.further:
        last = offered.suggestions[-1]
        further = f"{reverse('identities')}?after={last.left}:{last.right}"
    told = {"lines": lines, "offered": offered, "further": further, "is_first": after is None, "say_clue": say_clue}
    return render(request, "identities/identities.html", told)


@page(Right.READ)
def pair(request: At, left: str, right: str) -> HttpResponseBase:
    """Show two names side by side, and what speaks for and against their being one person."""
    return render(request, "identities/pair.html", page_of(request, *names_of(request.view, left, right)))


@page(Right.READ)
def next_pair(request: At) -> HttpResponseBase:
    """Go to the pair that waits after, or before, the one that is open."""
    back = "before" in request.GET
    given = split_pair(request.GET.get("before") or request.GET.get("after"))
    found = find_next(request.view, given, back=back)
    if found is None:
        notify(request, _("This is the first pair.") if back else _("No pair waits after that one."))
        return redirect("identities")
    return redirect("pair", found.left, found.right)


@page(Right.READ)
def choose(request: At) -> HttpResponseBase:
    """Let a person choose two names herself."""
    view, wanted, chosen = request.view, request.GET.get("q", "").strip()[:200], request.GET.get("with", "")
    if chosen and chosen in view.namings and request.GET.get("and") in view.namings:
        return redirect("pair", chosen, request.GET["and"])
    found = [written(view, view.namings[each]) for each in find_names(view, wanted) if each != chosen]
    known = view.namings.get(NamingId(chosen))
    told = {"wanted": wanted, "found": found, "chosen": written(view, known) if known else None}
    return render(request, "identities/choose.html", told)
