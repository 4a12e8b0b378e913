"""Findings and petition at the desk: what stands on what, and what no longer holds."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from habeas.model import Verdict
from habeas.web.chrome.office import Office

CASE = re.compile(r"/cases/(cas-[0-9a-f]+)/")


def case_of(client: Client) -> str:
    """Return the case of the invented example, the fullest."""
    found = CASE.search(client.get("/cases/").content.decode())
    return found[1] if found else ""


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_each_element_shows_the_words_it_stands_on_and_what_is_missing(reader: Client) -> None:
    shown = page(reader, f"/cases/{case_of(reader)}/findings/")
    assert "Was the person arrested without a warrant or other decision being shown?" in shown
    assert "No warrant was shown." in shown
    assert "is there a second, independent source?" in shown
    assert "This foretells no opinion of any body." in shown


def test_a_source_who_must_not_be_named_is_not_named_in_findings_or_petition(reader: Client) -> None:
    case = case_of(reader)
    for part in ("findings", "petition"):
        shown = page(reader, f"/cases/{case}/{part}/")
        assert "a relative (name withheld at her wish)" in shown
        assert "Lena Torek," not in shown


@pytest.mark.parametrize("state", ["Velmora", "XV", "<script>alert(1)</script>", "ئۇيغۇر", "x" * 500])
def test_any_words_may_be_asked_for_as_the_state(reader: Client, state: str) -> None:
    answer = reader.get(f"/cases/{case_of(reader)}/findings/", {"state": state})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_every_sentence_of_the_petition_leads_to_what_it_stands_on(reader: Client) -> None:
    shown = page(reader, f"/cases/{case_of(reader)}/petition/")
    sentences = set(re.findall(r'href="#stand-(\d+)"', shown))
    assert sentences
    assert sentences <= set(re.findall(r'id="stand-(\d+)"', shown))


def test_a_case_of_which_nothing_is_accepted_has_no_petition_yet(client: Client, office: Office) -> None:
    view = office.sitting.view() if office.sitting else None
    undecided = next(line.id for line in view.cases() if line.decided == 0) if view else ""
    assert "Nothing has been accepted in this case yet." in page(client, f"/cases/{undecided}/petition/")


def test_a_petition_on_record_says_which_sentences_no_longer_hold(client: Client, office: Office) -> None:
    case = case_of(client)
    written = client.post(f"/cases/{case}/petition/write/", {"state": "XV"}, follow=True)
    assert "Every sentence still holds" in written.content.decode()
    address = written.redirect_chain[-1][0]
    claim = _first_cited(written.content.decode())
    decided = client.post(f"/claims/{claim}/decide/", {"verdict": Verdict.REJECT.value, "because": "Not so."})
    assert decided.status_code in (200, 302)
    shown = page(client, address)
    assert "no longer hold" in shown
    assert "A claim that this sentence stands on is rejected or gone." in shown


def _first_cited(shown: str) -> str:
    return re.findall(r"/claims/(clm-[0-9a-f]+)/", shown)[0]


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("json", b"{")])
def test_the_files_of_a_petition_are_the_same_bytes_every_time(client: Client, ending: str, begins: bytes) -> None:
    written = client.post(f"/cases/{case_of(client)}/petition/write/", {"state": "XV"})
    address = written.headers["Location"].rstrip("/") + f".{ending}"
    first, second = client.get(address), client.get(address)
    assert first.content.startswith(begins)
    assert first.content == second.content
    assert first.headers["Content-Disposition"].startswith("attachment")
    assert first.headers["Content-Type"] == "application/octet-stream"


def test_a_petition_that_was_never_written_is_not_found(reader: Client) -> None:
    assert reader.get("/petitions/pet-0/").status_code == 404
