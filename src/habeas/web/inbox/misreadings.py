"""Words that were read unsurely from a picture, one place after the other, beside the picture."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.casework.correcting import Corrected, Misread, correct_words
from habeas.errors import Refused
from habeas.model import Document
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.inbox.forms import Misreading
from habeas.web.inbox.listing import name_of
from habeas.web.inbox.originals import say_previews
from habeas.web.inbox.trays import unsure_of
from habeas.web.inbox.words import show
from habeas.web.words.errors import say_error, say_remedy

BOTH = ("GET", "POST")
AROUND = 160  # characters of the text on both sides


@page(Right.DECIDE, methods=BOTH)
def words(request: At, document: str) -> HttpResponseBase:
    """Show the words at one place, or put them right."""
    known = request.view.get_document(document)
    if request.method == "POST":
        return _correct(request, known)
    places = unsure_of(request).of(known)
    at = min(_number(request.GET.get("at")), max(0, len(places) - 1))
    start, end = _number(request.GET.get("start")), _number(request.GET.get("end"))
    if not start < end <= len(known.text):
        if not places:
            return redirect("document", known.id)
        start, end = places[at]
    was = known.text[start:end]
    form = Misreading(
        initial={"start": start, "end": end, "was": was, "now": was, "because": _("The picture shows it.")}
    )
    return _show(request, known, form, place=(start, end), at=at)


def _show(request: At, known: Document, form: Misreading, *, place: tuple[int, int], at: int) -> HttpResponseBase:
    start, end = place
    told = {
        "document": known, "name": name_of(request.view, known.id), "form": form, "start": start, "end": end,
        "at": at, "total": len(unsure_of(request).of(known)), "page": known.find_page(start),
        "before": known.text[max(0, start - AROUND) : start], "here": known.text[start:end],
        "after": known.text[end : end + AROUND], "confidence": known.lowest_confidence_of(start, end),
        "previews": say_previews(),
    }  # fmt: skip
    return show(request, "inbox/words.html", told, status=422 if form.is_bound else 200)


def _correct(request: At, known: Document) -> HttpResponseBase:
    form, at = Misreading(request.POST), _number(request.GET.get("at"))
    if form.is_valid():
        try:
            _tell(request, correct_words(request.desk, _misread(known, form)))
            return redirect(f"{reverse('words', args=[known.id])}?at={at}")
        except Refused as error:
            form.add_error("now", f"{say_error(error)} {say_remedy(error)}")
    start, end = _number(request.POST.get("start")), _number(request.POST.get("end"))
    return _show(request, known, form, place=(start, max(start + 1, end)), at=at)


def _misread(known: Document, form: Misreading) -> Misread:
    given = form.cleaned_data
    lines = {name: given[name].replace("\r\n", "\n") for name in ("was", "now")}
    return Misread(document=known.id, place=(given["start"], given["end"]), because=given["because"], **lines)


def _tell(request: At, done: Corrected) -> None:
    lost = len(done.obsolete)
    words = ngettext(
        "Put right. %(count)s claim stood on the old words and no longer counts.",
        "Put right. %(count)s claims stood on the old words and no longer count.",
        lost,
    )
    notify(request, words % {"count": lost} if lost else _("Put right. No claim stood on the old words."))


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 10 else 0
