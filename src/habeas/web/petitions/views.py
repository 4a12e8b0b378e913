"""The filings of one person: which there are, as each would be written today, as it was written, and its files."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from habeas.casework.gating import prove_may_go_out
from habeas.casework.petitions import get_record, record_petition, render_files, withheld_from
from habeas.casework.stale import find_outdated
from habeas.errors import BadChoice, Refused
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.petitions.choosing import ENDINGS, draft_again, find_draft, plead_for, say_what_stops
from habeas.web.petitions.forms import Wanted
from habeas.web.petitions.page import filings_page, look_of, name_of
from habeas.web.petitions.reading import read_petition
from habeas.web.petitions.shelf import get_written
from habeas.web.words.errors import say_error, say_remedy


@page(Right.READ)
def filings(request: At, case: str) -> HttpResponseBase:
    """Show every filing that can be made, who must have allowed it, and where the case can go."""
    found = request.view.case(case)
    if found.id != case:  # joined with another since the address was written
        return redirect("filings", found.id)
    wanted = Wanted(request.GET).wanted()
    return render(request, "petitions/filings.html", filings_page(request, found, wanted["state"] or None))


@page(Right.READ)
def preview(request: At, case: str) -> HttpResponseBase:
    """Show a filing as it would be written today; each sentence leads to what it stands on."""
    file, wanted = request.view.case(case), Wanted(request.GET).wanted()
    told: dict[str, Any] = {"case": file, "here": "filings", "refusal": None, "shown": None, "stops": None}
    try:
        draft, stops = find_draft(request, file, wanted)
        told["shown"] = draft and read_petition(draft, request.view.cited)
        told["stops"] = stops and (say_error(stops), say_remedy(stops))
    except Refused as refused:
        told["refusal"] = (say_error(refused), say_remedy(refused))
    return render(request, "petitions/preview.html", {**told, **look_of(request, file, wanted)})


@page(Right.DECIDE, methods=("POST",))
def write(request: At, case: str) -> HttpResponseBase:
    """Put the filing of today on the record; its files are made when they are taken."""
    file, wanted = request.view.case(case), Wanted(request.POST).wanted()
    memory, today = request.view.memory, request.desk.now()[:10]
    pleading = plead_for(request, file, wanted)
    record_petition(request.desk, pleading, state=wanted["state"] or None, made_on=today, upto=memory.upto)
    notify(request, _("The petition is on the record. Its files are made from the ledger whenever you take them."))
    return redirect("written-petition", petition=pleading.petition.id)


@page(Right.READ)
def written(request: At, petition: str) -> HttpResponseBase:
    """Show a petition as it was written, and which of its sentences no longer hold."""
    record, pleading = get_written(request, petition)
    file = request.view.case(record.case)
    outdated = find_outdated(pleading, draft_again(request, file, record), file)
    told = {
        "case": file, "here": "filings", "record": record, "outdated": outdated,
        "stops": say_what_stops(request, pleading),
        "shown": read_petition(pleading, request.view.cited, outdated=outdated),
        "made": pleading.petition, "name": name_of(record),
    }  # fmt: skip
    return render(request, "petitions/written.html", told)


@page(Right.PUBLISH)
def take(request: At, petition: str) -> HttpResponseBase:
    """Ask before a file leaves the encrypted ledger."""
    record = get_record(request.view.memory, petition)
    file = request.view.case(record.case)
    stops = say_what_stops(request, get_written(request, petition)[1])
    return render(request, "petitions/take.html", {"case": file, "record": record, "endings": ENDINGS, "stops": stops})


@page(Right.PUBLISH)
def file(request: At, petition: str, ending: str) -> HttpResponseBase:
    """Give a petition as a file: the same bytes every time, while there is consent of its readers."""
    if ending not in ENDINGS:
        raise BadChoice(what="The ending", given=ending, allowed=", ".join(ENDINGS))
    _record, pleading = get_written(request, petition)
    prove_may_go_out(request.view.memory, pleading.petition, day=request.desk.now()[:10])
    protected = withheld_from(request.view.memory, pleading)
    data = render_files(pleading.petition, protected=protected, endings=(ending,))[ending]
    response = HttpResponse(data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{pleading.petition.id}.{ending}"'
    return response
