"""What is due over all cases, one case until the State complies, and one State over all cases."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from habeas.casework.due import calendar_of, find_due, followings_in, names_of, report_in, states_on_record
from habeas.casework.leaving import prove_general
from habeas.follow import Band
from habeas.web.cases.paging import cut
from habeas.web.chrome.rights import At, Right, page
from habeas.web.following.saying import say_event, state_of
from habeas.web.following.shown import SAYS, case_told, today

MOST_DUE = 60
MOST_STATES = 60
BANDS = tuple(Band)


@page(Right.READ)
def due(request: At) -> HttpResponseBase:
    """List what is due over all cases: what is late, this week, this month, later."""
    every = find_due(request.view.memory, today=today())
    shown = cut(request, sorted(every, key=lambda each: BANDS.index(each.band)), most=MOST_DUE)
    groups = [(band, [each for each in shown.items if each.band is band]) for band in BANDS]
    told = {
        "shown": shown, "groups": [each for each in groups if each[1]], "today": today(),
        "names": names_of(request.view, [each.case for each in shown.items]),
    }  # fmt: skip
    return render(request, "following/due.html", told | SAYS)


@page(Right.READ)
def calendar(request: At) -> HttpResponseBase:
    """Ask before the calendar leaves the encrypted ledger, and whether it may name people."""
    count = len(find_due(request.view.memory, today=today()))
    return render(request, "following/calendar.html", {"count": count})


@page(Right.READ)
def calendar_file(request: At) -> HttpResponseBase:
    """Give the calendar of what is due; names only where they were asked for."""
    found = find_due(request.view.memory, today=today())
    names, named = names_of(request.view, [each.case for each in found]), request.GET.get("names") == "1"
    data = calendar_of(found, today=today(), say=say_event, names=names if named else None)
    whom = {"named" if named else "people": names.values()}
    prove_general(request.view.memory, "due.ics", data, **whom)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="habeas-due.ics"'
    return response


@page(Right.READ)
def states(request: At) -> HttpResponseBase:
    """List the States of which something is on record."""
    every = followings_in(request.view, today=today())
    shown = cut(request, states_on_record(every), most=MOST_STATES)
    reports = [report_in(every, each, today=today()) for each in shown.items]
    return render(request, "following/states.html", {"shown": shown, "reports": reports, "state_of": state_of})


@page(Right.READ)
def state(request: At, state: str) -> HttpResponseBase:
    """Report how far one State has complied, with counts and intervals."""
    every = followings_in(request.view, today=today())
    report = report_in(every, state, today=today())
    cases = cut(request, report.cases, most=MOST_DUE)
    told = {"report": report, "cases": cases, "names": names_of(request.view, cases.items)}
    return render(request, "following/state.html", told | SAYS)


@page(Right.READ)
def follow_up(request: At, case: str) -> HttpResponseBase:
    """Show what became of the filings of one case, and what it needs."""
    found = request.view.case(case)
    if found.id != case:  # joined with another since the address was written
        return redirect("follow-up", found.id)
    return render(request, "following/case.html", case_told(request, found))
