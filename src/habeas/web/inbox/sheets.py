"""One document: what it is, what people say of it, and how it came here."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.casework.describing import Described, NothingDescribed
from habeas.casework.describing import describe as describe_document
from habeas.casework.noting import note as note_document
from habeas.model import Document
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.inbox.forms import Describe, Remark, as_written
from habeas.web.inbox.listing import missing_of, name_of
from habeas.web.inbox.originals import say_previews
from habeas.web.inbox.trays import unsure_of
from habeas.web.inbox.words import show
from habeas.web.words.errors import say_error

POST = ("POST",)


@page(Right.READ)
def document(request: At, document: str) -> HttpResponseBase:
    """Show what a document is; what may lead to people or places only where it is asked for."""
    known = request.view.get_document(document)
    return _show(request, known, Describe.of(known, request.view.sensitivity_of(known.id)), Remark())


def _show(request: At, known: Document, form: Describe, remark: Remark, *, status: int = 200) -> HttpResponseBase:
    view, every = request.view, request.GET.get("properties") == "all"
    told = {
        "document": known, "name": name_of(view, known.id), "copies": view.provenances.get(known.id, ()),
        "form": form, "remark": remark, "progress_now": view.progress_of(known.id), "missing": missing_of(known),
        "sensitivity": view.sensitivity_of(known.id), "notes": view.notes_on(known.id),
        "properties": [each for each in known.properties if every or not each.sensitive],
        "withheld": 0 if every else sum(each.sensitive for each in known.properties),
        "unsure": len(unsure_of(request).of(known)) if known.scans else 0,
        "corrections": [each for each in request.desk.recollection.corrections if each.document == known.id],
        "can_be_drawn": bool(known.pages) and known.media_type.startswith(("image/", "application/pdf")),
        "previews": say_previews(),
    }  # fmt: skip
    return show(request, "inbox/document.html", told, status=status)


@page(Right.KEEP, methods=POST)
def describe(request: At, document: str) -> HttpResponseBase:
    """Let this be what is known of a document; undoing it sends the fields as they stood."""
    known = request.view.get_document(document)
    sensitivity = request.view.sensitivity_of(known.id)
    form = Describe(request.POST)
    if not form.is_valid():
        return _show(request, known, form, Remark(), status=422)
    try:
        done = describe_document(request.desk, known.id, form.changes())
    except NothingDescribed as error:
        notify(request, say_error(error))
    else:
        notify(
            request, _said(done), undo=reverse("describe", args=[known.id]), fields=as_written(known, sensitivity)
        )  # fmt: skip
    return redirect("document", known.id)


def _said(done: Described) -> str:
    """Say what a description did to the claims."""
    said = [_("Kept what you know of this document.")]
    if anew := len(done.dated_anew):
        said.append(
            ngettext("%(count)s claim has a new date.", "%(count)s claims have new dates.", anew) % {"count": anew}
        )
    if kept := len(done.kept):
        words = ngettext(
            "%(count)s decided claim keeps its date: look at it again.",
            "%(count)s decided claims keep their dates: look at them again.",
            kept,
        )
        said.append(words % {"count": kept})
    return " ".join(said)


@page(Right.DECIDE, methods=POST)
def note(request: At, document: str) -> HttpResponseBase:
    """Keep a remark on a document."""
    known = request.view.get_document(document)
    remark = Remark(request.POST)
    if not remark.is_valid():
        form = Describe.of(known, request.view.sensitivity_of(known.id))
        return _show(request, known, form, remark, status=422)
    note_document(request.desk, known.id, remark.cleaned_data["text"])
    notify(request, _("The note is kept."))
    return redirect(f"{reverse('document', args=[known.id])}#notes")
