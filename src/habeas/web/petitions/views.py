"""The petition of one person: as it would be written today, as it was written, and its files."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from habeas.casework.petitions import Pleading, get_record, plead, record_petition, render_files
from habeas.casework.stale import find_outdated
from habeas.errors import BadChoice, PetitionUndecided, Refused
from habeas.model import CaseFile
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.petitions.reading import read_petition
from habeas.web.petitions.shelf import get_written
from habeas.web.words.errors import say_error, say_remedy

ENDINGS = ("pdf", "docx", "json")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _state(words: str | None) -> str | None:
    return (words or "").strip()[:80] or None


def _draft(request: At, case: CaseFile, state: str | None) -> Pleading | None:
    """Return the petition as of today, or None where nothing has been accepted."""
    try:
        return plead(request.view.memory, case, state=state, made_on=_today())
    except PetitionUndecided:
        return None


@page(Right.READ)
def preview(request: At, case: str) -> HttpResponseBase:
    """Show the petition as it would be written today; each sentence leads to what it stands on."""
    file, state = request.view.case(case), _state(request.GET.get("state"))
    told: dict[str, object] = {"case": file, "here": "petition", "state": state, "refusal": None, "shown": None}
    try:
        draft = _draft(request, file, state)
        told["shown"] = draft and read_petition(draft, request.view.cited)
    except Refused as refused:
        told["refusal"] = (say_error(refused), say_remedy(refused))
    told["written"] = tuple(reversed(request.view.petitions(file.id)))
    return render(request, "petitions/preview.html", told)


@page(Right.DECIDE, methods=("POST",))
def write(request: At, case: str) -> HttpResponseBase:
    """Put the petition of today on the record; its files are made when they are taken."""
    file, state = request.view.case(case), _state(request.POST.get("state"))
    memory, today = request.view.memory, _today()
    pleading = plead(memory, file, state=state, made_on=today)
    record_petition(request.desk, pleading, state=state, made_on=today, upto=memory.upto)
    notify(request, _("The petition is on the record. Its files are made from the ledger whenever you take them."))
    return redirect("written-petition", petition=pleading.petition.id)


@page(Right.READ)
def written(request: At, petition: str) -> HttpResponseBase:
    """Show a petition as it was written, and which of its sentences no longer hold."""
    record, pleading = get_written(request, petition)
    file = request.view.case(record.case)
    now = _draft(request, file, record.state)
    outdated = find_outdated(pleading, now, file)
    told = {
        "case": file, "here": "petition", "record": record, "outdated": outdated,
        "shown": read_petition(pleading, request.view.cited, outdated=outdated),
    }  # fmt: skip
    return render(request, "petitions/written.html", told)


@page(Right.READ)
def take(request: At, petition: str) -> HttpResponseBase:
    """Ask before a file leaves the encrypted ledger."""
    record = get_record(request.view.memory, petition)
    file = request.view.case(record.case)
    return render(request, "petitions/take.html", {"case": file, "record": record, "endings": ENDINGS})


@page(Right.READ)
def file(request: At, petition: str, ending: str) -> HttpResponseBase:
    """Give a petition as a file: the same bytes every time."""
    if ending not in ENDINGS:
        raise BadChoice(what="The ending", given=ending, allowed=", ".join(ENDINGS))
    _record, pleading = get_written(request, petition)
    response = HttpResponse(render_files(pleading.petition)[ending], content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{pleading.petition.id}.{ending}"'
    return response
