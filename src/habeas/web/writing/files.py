"""An edited text on paper and in a word processor: preview, the DOCX, and the DOCX taken back."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.casework.cases import get_case
from habeas.casework.drafting import MOST_BYTES, Brought, bring_back, export_text
from habeas.casework.findings import assess_case
from habeas.casework.petitions import Pleading
from habeas.casework.writing import get_text, petition_of
from habeas.errors import Refused, Unreadable
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page
from habeas.web.petitions.choosing import say_what_stops
from habeas.web.petitions.reading import read_petition
from habeas.web.words.errors import say_error, say_remedy

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@page(Right.READ)
def preview(request: At, writing: str) -> HttpResponseBase:
    """Show the filing with the edited text as it would be printed."""
    memory = request.view.memory
    text = get_text(memory, writing)
    case = get_case(memory, text.latest.case)
    assessment = assess_case(memory, case, state=text.record.state)
    pleading = Pleading(case=case, assessment=assessment, petition=petition_of(memory, text))
    told = {
        "case": case, "here": "filings", "latest": text.latest, "stops": say_what_stops(request, pleading),
        "shown": read_petition(pleading, request.view.cited),
    }  # fmt: skip
    return render(request, "writing/preview.html", told)


@page(Right.READ)
def word(request: At, writing: str) -> HttpResponseBase:
    """Offer the text as a file for a word processor, and take it back."""
    return render(request, "writing/word.html", _told(request, writing))


def _told(request: At, writing: str) -> dict[str, object]:
    text = get_text(request.view.memory, writing)
    case = request.view.case(text.latest.case)
    return {"case": case, "here": "filings", "latest": text.latest, "says": None, "most_mb": MOST_BYTES // 1024**2}


@page(Right.PUBLISH)
def take(request: At, writing: str) -> HttpResponseBase:
    """Give the text as DOCX, marked as a draft."""
    data = export_text(request.view.memory, writing)
    response = HttpResponse(data, content_type=TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{writing}.docx"'
    return response


@page(Right.DECIDE, methods=("POST",))
def back(request: At, writing: str) -> HttpResponseBase:
    """Take an edited file back as the next revision."""
    sent = request.FILES.get("file")
    if sent is None:
        says = _("No file came with the form. Choose the file, then send it again.")
        return render(request, "writing/word.html", _told(request, writing) | {"says": says}, status=422)
    try:
        brought = bring_back(request.desk, writing, sent.read())
    except (Refused, Unreadable) as error:
        says = f"{say_error(error)} {say_remedy(error)}"
        return render(request, "writing/word.html", _told(request, writing) | {"says": says}, status=422)
    for each in _tell(brought):
        notify(request, each)
    return redirect("writing", writing)


def _tell(brought: Brought) -> tuple[str, ...]:
    read = brought.read
    count = len(read.texts) + len(read.additions)
    says = ngettext("%(count)s paragraph was changed.", "%(count)s paragraphs were changed.", count) % {"count": count}
    told = [f"{_('Revision %(number)s is saved.') % {'number': brought.revision.number}} {says}"]
    if read.tracked:
        told.append(_("Tracked changes were taken as if all of them were accepted."))
    if read.comments:
        told.append(
            ngettext("%(num)d comment was left out.", "%(num)d comments were left out.", read.comments)
            % {"num": read.comments}
        )
    if read.outside:
        told.append(
            ngettext(
                "%(num)d new paragraph that stands under no line of the form was left out.",
                "%(num)d new paragraphs that stand under no line of the form were left out.", read.outside,
            ) % {"num": read.outside}
        )  # fmt: skip
    return tuple(told)
