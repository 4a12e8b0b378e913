"""How this area says what people decided, why, and what a document is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from habeas.casework.citing import file_of
from habeas.casework.reasons import TRANSLATABLE
from habeas.casework.undoing import UNDONE
from habeas.casework.view import View
from habeas.model import Document, Verdict
from habeas.web.chrome.letters import plain
from habeas.web.chrome.rights import At
from habeas.web.claims.states import SAYS
from habeas.web.words.labels import label_of


def decided(verdict: Verdict) -> str:
    """Say what somebody decided: Accepted, Rejected."""
    return label_of("decision taken", verdict.value)


def reason(because: str) -> str:
    """Say a reason that comes with Habeas in the language of the page; a person's own words stay as they are."""
    return gettext(because) if because in TRANSLATABLE or because == UNDONE else because


def name_of(view: View, document: Document) -> str:
    """Return what a document is called: its title, else who published it, else its file."""
    frame = document.frame
    return frame.title or frame.publisher or frame.author or file_of(document.id, view.provenances)


def answer(request: At, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """Return a page of this area."""
    own = {"decided": decided, "reason": reason, "plain": plain, "says": SAYS}
    return render(request, template, {**own, **context}, status=status)
