"""What the page of filings shows: forms by whoever reads them, what was written, and where the case can go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from habeas.casework.filings import Offer, offer_filings
from habeas.casework.findings import find_state
from habeas.casework.petitions import Record
from habeas.casework.planning import plan_case
from habeas.errors import Refused
from habeas.law import load_form
from habeas.law.treaty import load_treaties
from habeas.model import Audience, CaseFile, ConsentStanding, Variant
from habeas.web.chrome.rights import At
from habeas.web.words.errors import say_error, say_remedy
from habeas.web.words.labels import label_of

MOST_WRITTEN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """The filings for one audience, and how its consent stands."""

    audience: Audience
    standing: ConsentStanding
    offers: tuple[Offer, ...]


def filings_page(request: At, case: CaseFile, state: str | None) -> dict[str, Any]:
    """Return what the page shows."""
    memory, today, refusal = request.view.memory, request.desk.now()[:10], None
    try:
        offers = offer_filings(memory, case, state=state, today=today)
    except Refused as refused:
        offers, refusal = (), (say_error(refused), say_remedy(refused))
    written = tuple(reversed(request.view.petitions(case.id)))
    return {
        "case": case, "here": "filings", "meaning": say_meaning, "state": state or "",
        "named": find_state(case), "refusal": refusal,
        "states": [each.name for each in load_treaties().states], "groups": _by_readers(offers),
        "written": [(each, name_of(each)) for each in written[:MOST_WRITTEN]],
        "more": max(0, len(written) - MOST_WRITTEN), "plan": plan_case(memory, case.id, state=state, today=today),
    }  # fmt: skip


def _by_readers(offers: tuple[Offer, ...]) -> tuple[Readers, ...]:
    found: dict[Audience, list[Offer]] = {}
    for each in offers:
        found.setdefault(each.form.audience, []).append(each)
    return tuple(
        Readers(audience=audience, standing=group[0].standing, offers=tuple(group)) for audience, group in found.items()
    )


def look_of(request: At, case: CaseFile, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return which filing a page shows, and in which ways it can be shown."""
    form = load_form(wanted["form"])
    lang = wanted["lang"] if wanted["lang"] in form.languages else form.languages[0]
    written = tuple(reversed(request.view.petitions(case.id)))[:MOST_WRITTEN]
    return {
        "form": form, "wanted": {**wanted, "lang": lang}, "languages_of_form": form.languages,
        "variants": tuple(Variant), "state": wanted["state"], "written": [(each, name_of(each)) for each in written],
        "say_language": say_language,
    }  # fmt: skip


def say_meaning(audience: Audience) -> str:
    """Say in plain words what will happen with the name."""
    return label_of("audience, what happens", audience)


def say_language(code: str) -> str:
    """Say the name of a language of filings."""
    return label_of("language", code.partition("_")[0])


def name_of(record: Record) -> str:
    """Return the name of the form that was filled, in English."""
    return load_form(record.kept.form_key).name if record.kept else str(record.form)
