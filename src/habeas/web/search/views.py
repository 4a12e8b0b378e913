"""The page on which people look for words and names."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import render

from habeas.casework.searching import search as find
from habeas.web.chrome.rights import At, Right, page
from habeas.web.search.asking import Question
from habeas.web.search.hits import show_all

WITHIN_S = 0.5  # of making the index in one request; other pages wait so long


@page(Right.READ)
def search(request: At) -> HttpResponseBase:
    """Show what has the words of a question; a script that asks while one is typing is given the results alone."""
    question = Question.of(request.GET)
    told: dict[str, object] = {"question": question, "found": None, "groups": ()}
    if question.text.strip():
        found = find(request.desk, request.view, question.asked, within_s=WITHIN_S)
        told["found"] = found
        told["groups"] = [(group, show_all(group, request.view)) for group in found.groups if group.hits]
    is_part = request.headers.get("HX-Target") == "results"
    return render(request, "search/results.html" if is_part else "search/search.html", told)
