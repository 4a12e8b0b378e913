"""The page on which claims tell of one event: what waits, why the others stand together, and a person's word."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from visiting import PERSON

from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.model import CaseFile, Frame, Kind
from habeas.web.chrome.office import Office

TEXT = (  # invented
    "Osmin Taral was fined on 12 May 2023 in Elmin.\n\nOsmin Taral was fined on 20 June 2023 in Sarn.\n\n"
    "In 2023 Osmin Taral was fined in Sarn by a district court.\n\nOsmin Taral was arrested on 3 July 2023. "
    "His brother says that Osmin Taral was arrested in Sarn on 3 July 2023.\n"
)


@pytest.fixture
def at(office: Office, client: Client, tmp_path: Path) -> str:
    """Bring a document and return the address of the page of its case."""
    assert office.sitting
    desk = office.sitting.desk_for(PERSON)
    known = set(recall(desk).documents)
    file = tmp_path / "letter.txt"
    file.write_text(TEXT, encoding="utf-8")
    take_in(desk, [file], supplied=Frame(), received_from="invented", tell=lambda words: None)
    propose_from(
        desk, [each for key, each in recall(desk).documents.items() if key not in known], tell=lambda words: None
    )
    return f"/cases/{case_of(office).id}/joins/"


def case_of(office: Office) -> CaseFile:
    assert office.sitting
    return office.sitting.view().case("Osmin Taral")


def text_of(answer: HttpResponse) -> str:
    return str(answer.content.decode())


def facts_of(office: Office, kind: Kind) -> int:
    return sum(fact.predicate is kind for fact in case_of(office).facts)


def test_a_claim_that_can_mean_two_events_waits_with_both(office: Office, client: Client, at: str) -> None:
    (waiting,) = case_of(office).joinable
    page = text_of(client.get(at))
    assert "Which event is meant?" in page
    assert page.count('name="other"') >= len(waiting.choices) == 2
    assert "Same place" in page


def test_a_word_puts_it_to_one_event_and_undo_lets_it_wait_again(office: Office, client: Client, at: str) -> None:
    (waiting,) = case_of(office).joinable
    other = case_of(office).get_fact(waiting.choices[0].fact).supporting[0]
    assert facts_of(office, Kind.FINE) == 3
    sent = {"other": other, "word": "same", "reason": "Same day, same place."}
    answer = client.post(f"{at}{waiting.claim}/", sent, follow=True)
    assert facts_of(office, Kind.FINE) == 2
    page = text_of(answer)
    assert "Your word on the two claims is recorded." in page
    assert "Same day, same place." in page
    client.post(f"{at}{waiting.claim}/", {"other": other, "word": "retract", "because": "undone"})
    assert facts_of(office, Kind.FINE) == 3
    assert [each.claim for each in case_of(office).joinable] == [waiting.claim]


def test_what_stands_together_says_why_and_can_be_parted(office: Office, client: Client, at: str) -> None:
    (join,) = case_of(office).joins
    first = case_of(office).get_fact(join.fact).supporting[0]
    page = text_of(client.get(at))
    assert "No other event of this kind can be meant" in page
    assert "Same day" in page
    sent = {"other": first, "word": "different", "because": "He was taken twice that day."}
    assert client.post(f"{at}{join.claim}/", sent).status_code == 302
    assert facts_of(office, Kind.ARREST) == 2
    assert "He was taken twice that day." in text_of(client.get(at))


def test_a_word_without_reason_is_refused_and_what_was_typed_stays(office: Office, client: Client, at: str) -> None:
    (join,) = case_of(office).joins
    first = case_of(office).get_fact(join.fact).supporting[0]
    answer = client.post(f"{at}{join.claim}/", {"other": first, "word": "different", "because": " "})
    assert answer.status_code == 422
    assert "Say why; it stands beside your word." in text_of(answer)
    assert facts_of(office, Kind.ARREST) == 1


def test_claims_that_can_never_be_one_event_are_refused(office: Office, client: Client, at: str) -> None:
    (join,) = case_of(office).joins
    (waiting,) = case_of(office).joinable
    answer = client.post(f"{at}{join.claim}/", {"other": waiting.claim, "word": "same", "because": "one day"})
    assert answer.status_code >= 400
    assert "different kinds" in text_of(answer)


def test_the_history_tells_of_the_word(office: Office, client: Client, at: str) -> None:
    (join,) = case_of(office).joins
    first = case_of(office).get_fact(join.fact).supporting[0]
    client.post(f"{at}{join.claim}/", {"other": first, "word": "different", "because": "He was taken twice."})
    for address in ("/history/", at.replace("/joins/", "/history/")):
        page = text_of(client.get(address))
        assert "Two events" in page
        assert "He was taken twice." in page
