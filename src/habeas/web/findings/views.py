"""A case held against the law, category by category."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponseBase
from django.shortcuts import render

from habeas.casework.findings import assess_case, find_state
from habeas.law.treaty import load_treaties
from habeas.show.findings import read_assessment
from habeas.web.chrome.quoting import quote_all
from habeas.web.chrome.rights import At, Right, page


@page(Right.READ)
def findings(request: At, case: str) -> HttpResponseBase:
    """Show each category and element with what speaks for it and against it, and what is missing."""
    file = request.view.case(case)
    state = request.GET.get("state", "").strip()[:80]
    assessment = assess_case(request.view.memory, file, state=state or None)
    weighed = {each.claim.id: each for each in file.claims}
    told = {
        "case": file, "here": "findings", "assessment": assessment,
        "parts": read_assessment(assessment, partial(quote_all, weighed=weighed, documents=request.view.cited)),
        "states": [each.name for each in load_treaties().states], "state": state, "named": find_state(file),
    }  # fmt: skip
    return render(request, "findings/findings.html", told)
