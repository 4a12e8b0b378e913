"""What people say of a pair: same, different, unsure; and taking it back. One pair at a time, never many."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.decisions import judge_pair
from habeas.casework.identities import find_next, said_of_pair
from habeas.casework.undoing import UNDONE
from habeas.errors import BadChoice
from habeas.model import NamingId, Sameness
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.identities.pairs import Typed, names_of, page_of
from habeas.web.words.labels import label

POST = ("POST",)
SAYABLE = {each.value: each for each in (Sameness.SAME, Sameness.DIFFERENT, Sameness.UNSURE)}


@page(Right.DECIDE, methods=POST)
def judge(request: At, left: str, right: str) -> HttpResponseBase:
    """Record a word on a pair and show the next one; a word that was said meanwhile is told first."""
    one, other = names_of(request.view, left, right)
    word = _word(request.POST.get("sameness", ""))
    because, reason = request.POST.get("because", "").strip(), request.POST.get("reason", "").strip()
    if told := _why_not(request, one, other, f"{because}{reason}"):
        typed = Typed(told=told, because=because, reason=reason)
        return render(request, "identities/pair.html", page_of(request, one, other, typed=typed), status=422)
    after = find_next(request.view, (left, right))
    judge_pair(request.desk, one, other, word, because=". ".join(filter(None, (reason, because))))
    _tell(request, one, other, word)
    return redirect("pair", after.left, after.right) if after else redirect("identities")


def _word(given: str) -> Sameness:
    if given not in SAYABLE:
        raise BadChoice(what=_("The word on two names"), given=given[:40], allowed=", ".join(SAYABLE))
    return SAYABLE[given]


def _why_not(request: At, left: NamingId, right: NamingId, reason: str) -> str | None:
    """Say why the word cannot be recorded, or None where it can."""
    if not reason:
        return str(_("Say why: choose a reason or write one."))
    seen = request.POST.get("seen", "")
    words = said_of_pair(request.view, left, right)
    if seen.isascii() and seen.isdigit() and seen != str(len(words)) and words:
        said = {"who": f"\u2068{words[0].by}\u2069", "word": label(words[0].sameness)}
        told = _("%(who)s said a word on this pair since this page was opened: %(word)s. Nothing was recorded now.")
        return str(told % said)
    return None


def _tell(request: At, left: NamingId, right: NamingId, word: Sameness) -> None:
    view = request.sitting.view()
    names = {"left": f"\u2068{view.namings[left].name}\u2069", "right": f"\u2068{view.namings[right].name}\u2069"}
    says = _("%(word)s: %(left)s and %(right)s.") % {"word": label(word), **names}
    notify(request, says, undo=reverse("pair-take-back", args=[left, right]))
    if view.component_of(left).contradicted_by:
        told = _(
            "Somebody judged two of these names to be different persons. Both words are on the record; look at them."
        )
        notify(request, told, is_warning=True)


@page(Right.DECIDE, methods=POST)
def take_back(request: At, left: str, right: str) -> HttpResponseBase:
    """Take back the last word on a pair and show the pair; what it joined is apart again."""
    one, other = names_of(request.view, left, right)
    because = request.POST.get("because", "").strip() or UNDONE
    judge_pair(request.desk, one, other, Sameness.RETRACT, because=because)
    request.sitting.view()
    notify(request, _("Taken back. Nobody's word lies on this pair now."))
    return redirect("pair", one, other)
