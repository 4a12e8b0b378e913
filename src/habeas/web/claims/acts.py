"""What people do with a claim: decide, take back, note."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework import decisions, noting
from habeas.casework.reasons import OFFERED_FOR
from habeas.casework.undoing import DecidedMeanwhile
from habeas.errors import BadChoice, ReasonMissing
from habeas.model import Claim, Verdict
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.claims.asking import Asked, address_of
from habeas.web.claims.card import Typed
from habeas.web.claims.showing import go, go_on, here, request_number
from habeas.web.words.dates import say_moment
from habeas.web.words.errors import say_error
from habeas.web.words.labels import label, label_of

POST = ("POST",)


@page(Right.DECIDE, methods=POST)
def decide(request: At, claim: str) -> HttpResponseBase:
    """Record a word on a claim and show the next one; a word that was said meanwhile is told first."""
    known, order = request.view.get_claim(claim), Asked.of(request.POST).order
    verdict = _verdict(request.POST.get("verdict", ""))
    because = request.POST.get("because", "")
    seen = request_number(request, "seen") or None
    try:
        decisions.decide(request.desk, [known.id], verdict, because=because, seen=seen)
    except ReasonMissing:
        told = _("Say why: choose a reason or write one.")
        return here(request, known, order, told=told, typed=Typed(verdict=verdict, because=because))
    except DecidedMeanwhile as error:
        told = say_meanwhile(request, error)
        return here(request, known, order, told=told, typed=Typed(verdict=verdict, because=because))
    notify(request, say_decided(known, verdict), undo=reverse("undo"), fields={"claim": known.id, "order": order.value})
    return go_on(request, known, order)


def _verdict(given: str) -> Verdict:
    """Return the word that a form sent; a word is taken back elsewhere."""
    allowed = {verdict.value: verdict for verdict in OFFERED_FOR}
    if given not in allowed:
        raise BadChoice(what=_("The verdict"), given=given[:40], allowed=", ".join(allowed))
    return allowed[given]


def say_decided(claim: Claim, verdict: Verdict) -> str:
    """Say what was decided on which claim."""
    said = {"word": label_of("decision taken", verdict.value), "kind": label(claim.predicate)}
    if claim.subject is None:
        return str(_("%(word)s: %(kind)s.") % said)
    return str(_("%(word)s: %(kind)s, %(who)s.") % {**said, "who": _isolated(claim.subject.name)})


def _isolated(name: str) -> str:
    """Keep a name that runs the other way from turning the sentence around."""
    return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"


def say_meanwhile(request: At, error: DecidedMeanwhile) -> str:
    """Say who said what while this page was open."""
    given = error.details
    said = {"word": label_of("decision taken", str(given["verdict"])), "when": say_moment(str(given["at"]))}
    if given["by"] == request.desk.person:
        says = _("You have said another word on this claim since this page was opened: %(word)s, %(when)s.")
    else:
        says = _("%(who)s has said a word on this claim since this page was opened: %(word)s, %(when)s.")
    return f"{says % {**said, 'who': _isolated(str(given['by']))}} {_('Nothing was recorded now.')}"


@page(Right.DECIDE, methods=POST)
def undo(request: At) -> HttpResponseBase:
    """Take back this person's last word, on one claim or at all, and show the claim again."""
    wanted, order = request.POST.get("claim") or None, Asked.of(request.POST).order
    undone = decisions.undo_last(request.desk, wanted)
    claim = request.sitting.view().get_claim(undone[0].claim)
    notify(request, _("Taken back. %(says)s") % {"says": say_decided(claim, undone[0].verdict)})
    return go(request, address_of(claim, order))


@page(Right.DECIDE, methods=POST)
def note(request: At, claim: str) -> HttpResponseBase:
    """Keep a remark on a claim and show the claim again."""
    known, order = request.view.get_claim(claim), Asked.of(request.POST).order
    try:
        noting.note(request.desk, known.id, request.POST.get("text", ""))
    except noting.NoteEmpty as error:
        return here(request, known, order, told=say_error(error))
    notify(request, _("The note is kept."))
    request.sitting.view()
    return here(request, known, order) if request.htmx else redirect(address_of(known, order))
