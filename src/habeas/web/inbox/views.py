"""The inbox: bring files in, see how far they are, and what is there."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import TooManyFilesSent
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from habeas.casework.compartments import within
from habeas.casework.intray import HandIn
from habeas.errors import BadDate, NotFound
from habeas.ingest.limits import MIB, USUAL
from habeas.model import When
from habeas.web.chrome.failures import bad_request
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.inbox.forms import Known
from habeas.web.inbox.listing import list_aside, list_documents
from habeas.web.inbox.trays import handed, in_order, tray_of, unsure_of
from habeas.web.inbox.words import show
from habeas.web.words.dates import say_when
from habeas.web.words.errors import say_error, say_remedy

POST = ("POST",)
ASIDES = 5  # on the first page


@page(Right.READ)
def inbox(request: At) -> HttpResponseBase:
    """Show what was brought in, and take more."""
    return _show(request, Known())


def _show(request: At, form: Known, *, status: int = 200) -> HttpResponseBase:
    asked = request.GET
    name, state = asked.get("name", "")[:200], asked.get("state", "")
    number = _number(asked.get("page"))
    sheet = list_documents(request.view, name=name, state=state, page=number, unsure=unsure_of(request))
    asides = list_aside(request.desk.recollection.set_aside, request.view, page=1)
    told = {
        "form": form, "sheet": sheet, "name": name, "state": state, "states": _states(), "asides": asides,
        "first_asides": asides.rows[:ASIDES], "tray": _tray(request), "most_mb": USUAL.file_bytes // MIB,
        "has_documents": bool(request.view.documents),
    }  # fmt: skip
    return show(request, "inbox/inbox.html", told, status=status)


def _states() -> tuple[tuple[str, str], ...]:
    return (
        ("", _("All documents")), ("open", _("With claims to decide")), ("done", _("All decided")),
        ("missing", _("Something is missing")), ("scans", _("Read from pictures")),
    )  # fmt: skip


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 7 else 1


def _tray(request: At) -> dict[str, object]:
    """Return what the tray's piece of a page needs."""
    states = tray_of(request).states()
    over = sum(state.stage.is_over for state in states)
    is_busy = over < len(states)
    is_at_list = urlsplit(request.headers.get("HX-Current-URL", ""))[2:4] == (reverse("inbox"), "")
    return {
        "states": in_order(states), "over": over, "total": len(states), "is_busy": is_busy,
        "brings_list": is_at_list and bool(states) and not is_busy,
    }  # fmt: skip


@page(Right.KEEP, methods=POST)
def upload(request: At) -> HttpResponseBase:
    """Take files in to be read; a script, which sends them one by one, is answered in short."""
    try:
        form, is_script = Known(request.POST), request.headers.get("Accept") == "application/json"
    except TooManyFilesSent as error:
        return bad_request(request, error)
    if not form.is_valid():
        errors = {name: " ".join(words) for name, words in form.errors.items()}
        return JsonResponse({"errors": errors}) if is_script else _show(request, form, status=422)
    try:
        desk = within(request.desk, form.cleaned_data["compartment"])
    except NotFound as error:
        says = say_error(error)
        form.add_error("compartment", says)
        return JsonResponse({"errors": {"compartment": says}}) if is_script else _show(request, form, status=422)
    files = handed(request.FILES.getlist("files"), request.POST.getlist("names"))
    done = tray_of(request).hand_in(desk, files, form.terms())
    if is_script:
        refused = [{"name": name, "says": say_error(error)} for name, error in done.refused]
        return JsonResponse({"taken": len(done.taken), "refused": refused})
    _tell(request, done)
    return redirect("tray" if done.taken else "inbox")


def _tell(request: At, done: HandIn) -> None:
    if done.taken:
        count = len(done.taken)
        notify(request, ngettext("%(count)s file was taken.", "%(count)s files were taken.", count) % {"count": count})
    for name, error in done.refused[:10]:
        notify(request, f"{name}: {say_error(error)} {say_remedy(error)}", is_warning=True)
    if not done.taken and not done.refused:
        says = _("No file came with the form. Choose one or more files, then send it again.")
        notify(request, f"{says} {_('A file whose name is only dots cannot be sent: rename it.')}", is_warning=True)


@page(Right.READ, quiet=True)
def tray(request: At) -> HttpResponseBase:
    """Show how far the files are; asked again and again while work goes on, which keeps no desk open."""
    return show(request, "inbox/tray.html" if request.htmx else "inbox/work.html", {"tray": _tray(request)})


@page(Right.KEEP, methods=POST)
def clear(request: At) -> HttpResponseBase:
    """Take those that are over off the list; they stay on the record."""
    tray_of(request).clear()
    return redirect("inbox")


@page(Right.KEEP, methods=POST)
def stop(request: At, number: int) -> HttpResponseBase:
    """End the reading of one file; the others go on."""
    tray_of(request).stop_reading(number)
    return redirect("tray")


@page(Right.READ)
def aside(request: At) -> HttpResponseBase:
    """Show every file that was set aside, why, and what to do."""
    asides = request.desk.recollection.set_aside
    sheet = list_aside(asides, request.view, page=_number(request.GET.get("page")))
    return show(request, "inbox/aside.html", {"sheet": sheet})


@page(Right.READ, quiet=True)
def say_date(request: At) -> HttpResponseBase:
    """Say in plain words what a date means while it is being written."""
    written = request.GET.get("published", "").strip()[:200]
    try:
        meant = say_when(When.parse(written)) if written else ""
        said = pgettext("what a date means", "Means: %(when)s") % {"when": meant} if meant else ""
    except BadDate:
        said = _("Not a date yet. Examples: 2019-03-10, 2019-03, 2019.")
    return HttpResponse(said, content_type="text/plain; charset=utf-8")
