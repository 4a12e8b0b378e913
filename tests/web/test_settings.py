"""How the desk works is seen and changed, with a reason, by anyone who opened it. Nobody here exists."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from habeas.casework.reasons import DEFAULTS
from habeas.model import Verdict
from habeas.web.chrome.letters import plain
from habeas.web.chrome.office import Office


def said(page: str) -> str:
    """Return what a page says, without its marks."""
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", page).split()))


def listed(verdict: Verdict) -> str:
    return "\n".join(DEFAULTS[verdict])


AS_THEY_COME = {verdict.value: listed(verdict) for verdict in (Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE)}


def test_the_page_tells_what_the_ledger_holds_and_not_where_it_lies(reader: Client, reading_office: Office) -> None:
    page = said(reader.get("/settings/").content.decode())
    assert "case.habeas" in page
    assert str(reading_office.path.parent) not in page
    assert "nobody has done anything for 10 minutes" in page
    assert "Documents 8" in page


def test_two_readers_are_demanded_with_a_reason_that_stays_beside_the_rule(client: Client, office: Office) -> None:
    form = {"readers": "2", "because": "Lives may hang on a <date>."}
    page = client.post("/settings/readers/", form, follow=True).content.decode()
    assert office.sitting
    assert office.sitting.view().readers == 2
    assert "Lives may hang on a &lt;date&gt;." in page
    again = client.post("/settings/readers/", form, follow=True).content.decode()
    assert "It was so already." in again


@pytest.mark.parametrize("form", [{"readers": "2"}, {"readers": "3", "because": "more"}, {"because": "why"}])
def test_a_rule_without_reason_or_number_changes_nothing(reader: Client, form: dict[str, str]) -> None:
    answer = reader.post("/settings/readers/", form)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


def test_reasons_are_offered_in_the_order_of_their_lines_and_an_empty_box_brings_the_usual_back(
    client: Client, office: Office
) -> None:
    client.post("/settings/reasons/", {**AS_THEY_COME, "accept": "One says so.\n\n  Two say so.  "})
    assert office.sitting
    assert office.sitting.view().reasons(Verdict.ACCEPT) == ("One says so.", "Two say so.")
    assert office.sitting.view().reasons(Verdict.REJECT) == ()  # unchanged, and not recorded
    client.post("/settings/reasons/", {**AS_THEY_COME, "accept": ""})
    assert office.sitting.view().reasons(Verdict.ACCEPT) == DEFAULTS[Verdict.ACCEPT]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("\n".join(f"reason {number}" for number in range(12)), "3 lines too many: nine at most."),
        ("Twice.\ntwice.", "One of them stands there twice."),
        ("a\u202eb", "a character that cannot be shown"),
    ],
)
def test_reasons_that_no_key_can_stand_for_are_told_and_kept_in_their_box(
    reader: Client, lines: str, says: str
) -> None:
    answer = reader.post("/settings/reasons/", {**AS_THEY_COME, "unsure": lines})
    assert answer.status_code == 422
    assert says in said(answer.content.decode())
    assert plain(lines.splitlines()[0]) in answer.content.decode()
