"""How this desk works: how many people read each claim, which reasons are at hand, and what the ledger holds."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from habeas.casework.reading import require_readers
from habeas.casework.reasons import DEFAULTS, OFFERED_FOR, set_reasons
from habeas.casework.view import View
from habeas.model import Verdict
from habeas.web.accounts.forms import Readers, Reasons
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFacts:
    """What the ledger holds, and how large its file is; where it lies is nobody's business here."""

    name: str
    entries: int
    documents: int
    claims: int
    cases: int
    size_mb: float


def show_working(
    request: At, *, readers: Readers | None = None, reasons: Reasons | None = None, status: int = 200
) -> HttpResponseBase:
    """Show how the desk works, with the forms to change it."""
    told = {
        "readers": readers or Readers(initial={"readers": str(request.view.readers)}),
        "reasons": reasons or Reasons(initial=_as_lines(request.view)),
        "rule": request.view.reading_rule, "facts": _facts(request),
        "idle_minutes": round(request.office.idle_s / 60), "now": request.view.readers,
    }  # fmt: skip
    return render(request, "accounts/settings.html", told, status=status)


def keep_readers(request: At) -> HttpResponseBase:
    """Let so many people read each claim from now on."""
    form = Readers(request.POST)
    if not form.is_valid():
        return show_working(request, readers=form, status=422)
    wanted = int(form.cleaned_data["readers"])
    if wanted == request.view.readers:
        notify(request, _("It was so already."))
    else:
        require_readers(request.desk, wanted, because=form.cleaned_data["because"])
        notify(request, _("From now on it is so, for all claims."))
    return redirect("settings")


def keep_reasons(request: At) -> HttpResponseBase:
    """Offer these reasons from now on; lists that did not change are not recorded again."""
    form = Reasons(request.POST)
    if not form.is_valid():
        return show_working(request, reasons=form, status=422)
    for verdict in OFFERED_FOR:
        given = form.cleaned_data[verdict.value] or _usual(verdict)
        if given != offered(request.view, verdict):
            set_reasons(request.desk, verdict, given)
    notify(request, _("The reasons are kept."))
    return redirect("settings")


def offered(view: View, verdict: Verdict) -> tuple[str, ...]:
    """Return what is offered for a verdict now."""
    return view.reasons(verdict) or _usual(verdict)


def _usual(verdict: Verdict) -> tuple[str, ...]:
    return tuple(_(reason) for reason in DEFAULTS[verdict])


def _as_lines(view: View) -> dict[str, str]:
    return {verdict.value: "\n".join(offered(view, verdict)) for verdict in OFFERED_FOR}


def _facts(request: At) -> LedgerFacts:
    room = request.office
    return LedgerFacts(
        name=room.title, entries=request.desk.recollection.upto, documents=len(request.view.documents),
        claims=request.view.progress().total, cases=len(request.view.cases()),
        size_mb=room.size_mb,
    )  # fmt: skip
