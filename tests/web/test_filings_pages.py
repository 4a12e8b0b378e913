"""Filings and consent at the desk, in the invented world, where a man allowed some things and refused others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from habeas.casework.bundling import Wanted, export_bundle
from habeas.model import Audience
from habeas.web.chrome.office import Office

CASE = re.compile(r"/cases/(cas-[0-9a-f]+)/")
WORD = {"giver": "person", "on": "2024-01-05", "because": "He said so (invented)."}


def case_of(client: Client) -> str:
    """Return the case of the invented example, the fullest."""
    found = CASE.search(client.get("/cases/").content.decode())
    return found[1] if found else ""


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_every_form_is_offered_with_its_consent_and_where_the_case_can_go(reader: Client) -> None:
    shown = page(reader, f"/cases/{case_of(reader)}/filings/?state=XV")
    for key in ("wgad_questionnaire", "wgad_pleading", "public_statement", "family_summary"):
        assert f"form={key}&amp;" in shown
    assert "may go out" in shown
    assert "draft only" in shown
    assert "A lawyer must decide" in shown
    assert 'id="way-ECTHR"' in shown


@pytest.mark.parametrize("audience", ["un", "un_unnamed", "public", "family", "court"])
def test_each_audience_says_what_will_happen_with_the_name(reader: Client, audience: str) -> None:
    shown = page(reader, f"/cases/{case_of(reader)}/consent/")
    assert f'id="{audience}"' in shown
    assert "which sends it to the Government of the State concerned" in shown


@pytest.mark.parametrize(
    ("form", "lang", "variant"),
    [
        ("wgad_questionnaire", "en", "full"),
        ("wgad_questionnaire", "fr", "full"),
        ("wgad_pleading", "es", "full"),
        ("family_summary", "ar", "full"),
        ("public_statement", "en", "redacted"),
        ("nothing", "xx", "neither"),
    ],
)
def test_any_filing_can_be_looked_at(reader: Client, form: str, lang: str, variant: str) -> None:
    shown = page(reader, f"/cases/{case_of(reader)}/petition/?form={form}&lang={lang}&variant={variant}&state=XV")
    assert 'class="paper' in shown


def test_a_filing_without_consent_is_a_draft_that_cannot_be_put_on_record(client: Client) -> None:
    case = case_of(client)
    shown = page(client, f"/cases/{case}/petition/?form=public_statement&state=XV")
    assert "Draft: consent for this audience was refused" in shown
    assert "Put this petition on the record" not in shown
    answer = client.post(f"/cases/{case}/petition/write/", {"form": "public_statement", "state": "XV"})
    assert answer.status_code >= 400


def test_consent_is_put_on_record_withdrawn_and_taken_back(client: Client) -> None:
    case = case_of(client)
    assert client.post(f"/cases/{case}/consent/court/", {**WORD, "word": "allow"}).status_code == 302
    assert client.post(f"/cases/{case}/consent/court/", {**WORD, "word": "withdraw"}).status_code == 302
    assert "What went out before it was withdrawn" in page(client, f"/cases/{case}/consent/")
    assert client.post(f"/cases/{case}/consent/court/back/").status_code == 302
    assert "What went out before it was withdrawn" not in page(client, f"/cases/{case}/consent/")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({**WORD, "word": "allow", "because": ""}, "nobody says why"),
        ({**WORD, "word": "allow", "on": "2999-01-01"}, "a day that has not come"),
        ({**WORD, "word": "allow", "since": "1999-01-01"}, "a first day before it was given"),
        ({**WORD, "word": "allow", "purposes": "inform"}, "what goes to no court"),
        ({**WORD, "word": "withdraw"}, "nothing to withdraw"),
        ({**WORD, "word": "whatever"}, "no such word"),
    ],
)
def test_a_word_that_cannot_be_is_shown_again_with_what_is_wrong(
    client: Client, typed: dict[str, str], why: str
) -> None:
    answer = client.post(f"/cases/{case_of(client)}/consent/court/", typed)
    assert answer.status_code == 422, why
    assert 'role="alert"' in answer.content.decode()


def test_a_consent_says_from_when_and_for_what_it_holds(client: Client) -> None:
    case = case_of(client)
    told = {**WORD, "word": "allow", "since": "2990-01-01", "purposes": "sanction"}
    assert client.post(f"/cases/{case}/consent/court/", told).status_code == 302
    shown = page(client, f"/cases/{case}/consent/")
    assert "Begins later" in shown
    assert "Ask for measures against those who acted: Begins later" in shown
    assert "Ask whether the law was broken: Nobody was asked" in shown


def test_a_withdrawal_shows_the_bundles_that_were_made(client: Client, office: Office, tmp_path: Path) -> None:
    case = case_of(client)
    client.post(f"/cases/{case}/consent/court/", {**WORD, "word": "allow"})
    assert office.sitting
    wanted = Wanted(case=case, audience=Audience.COURT, with_names=True)
    made = export_bundle(office.sitting.desk_for("Aida (invented)"), wanted, tmp_path).made
    client.post(f"/cases/{case}/consent/court/", {**WORD, "word": "withdraw"})
    assert made.sha256[:16] in page(client, f"/cases/{case}/consent/")
    assert made.sha256[:16] in page(client, f"/documents/{made.documents[0]}/withdraw/")


def test_no_file_is_taken_once_consent_was_withdrawn(client: Client) -> None:
    case = case_of(client)
    written = client.post(f"/cases/{case}/petition/write/", {"state": "XV"}).headers["Location"].rstrip("/")
    assert client.get(f"{written}.json").status_code == 200
    client.post(f"/cases/{case}/consent/un/", {**WORD, "word": "withdraw"})
    assert client.get(f"{written}.json").status_code >= 400
    assert ".pdf" not in page(client, f"{written}/take/")


def test_an_audience_that_is_none_is_not_found(client: Client) -> None:
    assert client.post(f"/cases/{case_of(client)}/consent/nobody/", {**WORD, "word": "allow"}).status_code == 404
