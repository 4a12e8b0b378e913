"""Editing a filing: its text, what each sentence rests on, saving, settling, going back, and putting it on record."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.settling import attach_claims, settle_sentence, take_new_wording
from habeas.casework.writing import (
    Addition,
    NothingWritten,
    WritingMoved,
    begin_writing,
    get_text,
    record_text,
    restore_revision,
    save_text,
)
from habeas.errors import BadChoice, Refused
from habeas.model import Revision, Stance
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.words.errors import say_error, say_remedy
from habeas.web.writing.shown import NEW, Typed, writing_page

POST = ("POST",)
STANCES = {"carries": Stance.TRACED, "argument": Stance.ARGUMENT}
WORDS = (*STANCES, "today", "attach")


@page(Right.DECIDE, methods=POST)
def begin(request: At, petition: str) -> HttpResponseBase:
    """Begin to edit a filing that is on record."""
    return redirect("writing", begin_writing(request.desk, petition).writing)


@page(Right.READ)
def writing(request: At, writing: str) -> HttpResponseBase:
    """Show the text, and beside each sentence what it rests on."""
    return render(request, "writing/writing.html", writing_page(request, writing))


@page(Right.DECIDE, methods=POST)
def save(request: At, writing: str) -> HttpResponseBase:
    """Save the text as the next revision; where somebody else saved first, her words are shown again."""
    text, typed = get_text(request.view.memory, writing), _typed(request)
    lines = {each.id: each.line for revision in text.revisions for each in revision.paragraphs}
    additions = [
        Addition(line=lines.get(key, key), after=key if key in lines else "", text=words)
        for key, words in typed.added.items()
    ]
    try:
        made = save_text(request.desk, writing, typed.texts, number=typed.number, additions=additions)
    except WritingMoved as moved:
        told = {**writing_page(request, writing, typed), "moved": (say_error(moved), say_remedy(moved))}
        return render(request, "writing/writing.html", told, status=409)
    except NothingWritten as same:
        notify(request, say_error(same))
        return redirect("writing", writing)
    _tell(request, made, _("Revision %(number)s is saved.") % {"number": made.number})
    return redirect("writing", writing)


def _typed(request: At) -> Typed:
    fields: Mapping[str, str] = request.POST.dict()
    return Typed(
        number=_number(fields.get("number", "")),
        texts={key: words for key, words in fields.items() if key.startswith("par-")},
        added={key.removeprefix(NEW): words for key, words in fields.items() if key.startswith(NEW) and words.strip()},
    )


def _number(written: str) -> int:
    """Return a number that a form names.

    Raises:
        BadChoice: it is none.

    """
    if not written.isascii() or not written.isdecimal() or len(written) > 6:
        raise BadChoice(what="The revision", given=written[:20], allowed="the number of a revision")
    return int(written)


def _tell(request: At, made: Revision, says: str) -> None:
    """Say what was done, with the way back to the revision before."""
    fields = {"wanted": str(made.number - 1), "number": str(made.number)}
    notify(request, says, undo=reverse("restore-revision", args=[made.writing]), fields=fields)


@page(Right.DECIDE, methods=POST)
def settle(request: At, writing: str) -> HttpResponseBase:
    """Save a person's word on what one sentence rests on."""
    asked = request.POST
    word, paragraph = asked.get("word", ""), asked.get("paragraph", "")
    place, number = _number(asked.get("place", "")), _number(asked.get("number", ""))
    if word not in WORDS:
        raise BadChoice(what="The word", given=word[:20], allowed=", ".join(WORDS))
    try:
        if word == "today":
            made = take_new_wording(request.desk, writing, paragraph, place, number=number)
        elif word == "attach":
            claims = asked.getlist("claim")[:20]
            made = attach_claims(request.desk, writing, paragraph, place, claims, number=number)
        else:
            made = settle_sentence(request.desk, writing, paragraph, place, STANCES[word], number=number)
        _tell(request, made, _("Your word on the sentence is saved."))
    except Refused as refused:
        notify(request, f"{say_error(refused)} {say_remedy(refused)}", is_warning=True)
    return redirect(f"{reverse('writing', args=[writing])}#{paragraph}")


@page(Right.DECIDE, methods=POST)
def restore(request: At, writing: str) -> HttpResponseBase:
    """Save an earlier revision again."""
    wanted, number = _number(request.POST.get("wanted", "")), _number(request.POST.get("number", ""))
    made = restore_revision(request.desk, writing, wanted, number=number)
    told = {"wanted": wanted, "number": made.number}
    _tell(request, made, _("The text is as in revision %(wanted)s again; it is revision %(number)s now.") % told)
    return redirect("writing", writing)


@page(Right.DECIDE, methods=POST)
def record(request: At, writing: str) -> HttpResponseBase:
    """Put the filing with its edited text on the record; its files are made when they are taken."""
    try:
        made = record_text(request.desk, writing)
    except Refused as refused:
        notify(request, f"{say_error(refused)} {say_remedy(refused)}", is_warning=True)
        return redirect("writing", writing)
    notify(request, _("The petition is on the record. Its files are made from the ledger whenever you take them."))
    return redirect("written-petition", petition=made.id)
