"""The page of consent: what each audience would learn, what people allowed, and what went out before."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.consenting import consents_of, give_consent, refuse_consent, take_back_consent, withdraw_consent
from habeas.errors import NotFound, Refused
from habeas.law import purposes_for
from habeas.model import Audience, CaseFile, Document
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.petitions.forms import SayConsent
from habeas.web.petitions.page import say_meaning
from habeas.web.words.errors import say_error, say_remedy
from habeas.web.words.labels import label

POST = ("POST",)
SAYS = {"allow": give_consent, "refuse": refuse_consent, "withdraw": withdraw_consent}


def _audience(word: str) -> Audience:
    if word not in set(Audience):
        raise NotFound(what="audience", given=word)
    return Audience(word)


def _documents(request: At, case: CaseFile) -> list[tuple[str, str]]:
    """Return the documents that speak of the person, each with what it is cited by."""
    speak = dict.fromkeys(weighed.claim.passage.document for weighed in case.claims)
    return [(each, _cite(request.view.cited.get(each)) or each) for each in speak]


def _cite(document: Document | None) -> str:
    frame = document.frame if document else None
    return ", ".join(filter(None, (frame.publisher or frame.author, frame.title, frame.index))) if frame else ""


def _told(request: At, case: CaseFile, wrong: dict[str, Any] | None = None) -> dict[str, Any]:
    today, documents = request.desk.now()[:10], _documents(request, case)
    return {
        "case": case, "here": "filings", "wrong": wrong, "form": SayConsent(documents=documents), "today": today,
        "found": consents_of(request.view.memory, case, day=today), "documents": documents, "meaning": say_meaning,
        "purposes_for": purposes_for,
    }  # fmt: skip


@page(Right.READ)
def consent(request: At, case: str) -> HttpResponseBase:
    """Show what each audience would learn, and what was allowed."""
    found = request.view.case(case)
    return render(request, "petitions/consent.html", _told(request, found))


@page(Right.CONSENT, methods=POST)
def say(request: At, case: str, audience: str) -> HttpResponseBase:
    """Put a word on consent on record."""
    found, to = request.view.case(case), _audience(audience)
    form, says = SayConsent(request.POST, documents=_documents(request, found)), ""
    if form.is_valid():
        try:
            SAYS[form.cleaned_data["word"]](request.desk, found.id, to, form.told())
        except Refused as refused:
            says = f"{say_error(refused)} {say_remedy(refused)}"
    if says or not form.is_valid():
        wrong = {"audience": to, "form": form, "says": says}
        return render(request, "petitions/consent.html", _told(request, found, wrong), status=422)
    undo = reverse("take-back-consent", args=[found.id, to])
    notify(request, _("It is on record: %(audience)s") % {"audience": label(to)}, undo=undo)
    return redirect(f"{reverse('consent', args=[found.id])}#{to}")


@page(Right.CONSENT, methods=POST)
def take_back(request: At, case: str, audience: str) -> HttpResponseBase:
    """Let the last word on an audience count no longer."""
    found, to = request.view.case(case), _audience(audience)
    take_back_consent(request.desk, found.id, to)
    notify(request, _("The word before it stands again: %(audience)s") % {"audience": label(to)})
    return redirect(f"{reverse('consent', args=[found.id])}#{to}")
