"""The filing that a page is about: as it would be written today, as a draft, and what stops it from going out."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.casework.gating import find_refusal
from habeas.casework.petitions import Pleading, Record, draft_petition, plead, plead_as
from habeas.errors import PetitionUndecided, Refused
from habeas.law import load_form
from habeas.model import CaseFile, Variant
from habeas.web.chrome.rights import At
from habeas.web.words.errors import say_error, say_remedy

ENDINGS = ("pdf", "docx", "odt", "json")


def plead_for(request: At, case: CaseFile, wanted: Mapping[str, str]) -> Pleading:
    """Return the filing that is wanted, as of today; in its first language where it has not the one asked for."""
    languages = load_form(wanted["form"]).languages
    return plead(
        request.view.memory, case, state=wanted["state"] or None, made_on=request.desk.now()[:10],
        form=wanted["form"], lang=wanted["lang"] if wanted["lang"] in languages else languages[0],
        variant=Variant(wanted["variant"]),
    )  # fmt: skip


def find_draft(
    request: At, case: CaseFile, wanted: Mapping[str, str]
) -> tuple[Pleading | None, Refused | None]:  # fmt: skip
    """Return the filing that is wanted and what stops it, marked as a draft then; None where nothing is accepted."""
    try:
        pleading = plead_for(request, case, wanted)
    except PetitionUndecided:
        return None, None
    stops = find_refusal(request.view.memory, pleading.petition, day=request.desk.now()[:10])
    return (draft_petition(pleading, stops) if stops else pleading), stops


def draft_again(request: At, case: CaseFile, record: Record) -> Pleading | None:
    """Return what was written as it would be written today, or None where nothing is accepted any more."""
    try:
        return plead_as(request.view.memory, case, record, made_on=request.desk.now()[:10])
    except PetitionUndecided:
        return None


def say_what_stops(request: At, pleading: Pleading) -> tuple[str, str] | None:
    """Return why a filing may not go out today, and what to do; None where it may."""
    stops = find_refusal(request.view.memory, pleading.petition, day=request.desk.now()[:10])
    return (say_error(stops), say_remedy(stops)) if stops else None
