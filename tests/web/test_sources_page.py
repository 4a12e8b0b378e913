"""The page on independent sources: pairs that may be copies, a person's word on them, and what the facts rest on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from visiting import PERSON

from habeas.casework.decisions import judge
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.model import CaseFile, Descent, DocumentId, Frame, Sameness, Support
from habeas.web.chrome.office import Office

DISPATCH = (
    "Ilvan Torek was arrested on 12 May 2023 at his home in the harbour town of Elmin by men who showed no papers, and "
    "taken to a building near the old customs yard whose windows have been painted over since the strike.\n\n"
    "Neighbours on the quay counted four cars and a van with a covered number plate, and heard a dog bark until noon."
)
WIRE = "Harbour Wire", "2023-05-13", f"{DISPATCH}\n"
PAPER = "Coast Post", "2023-05-14", f"From our newsroom\n\n{DISPATCH}\n"


def bring_copies(office: Office, folder: Path) -> tuple[DocumentId, DocumentId]:
    """Bring a dispatch and a paper that reprints it; return the ids of both."""
    assert office.sitting
    desk = office.sitting.desk_for(PERSON)
    known = set(recall(desk).documents)
    for name, (publisher, day, text) in {"wire": WIRE, "paper": PAPER}.items():
        file = folder / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        frame = Frame(publisher=publisher).published_on(day)
        take_in(desk, [file], supplied=frame, received_from="invented", tell=lambda words: None)
    new = [each for key, each in recall(desk).documents.items() if key not in known]
    propose_from(desk, new, tell=lambda words: None)
    judge(desk, "Ilvan Torek", "Ilvan Torek", Sameness.SAME, because="one person (invented)")
    by_publisher = {each.frame.publisher: each.id for each in new}
    return by_publisher["Harbour Wire"], by_publisher["Coast Post"]


def case_of(office: Office) -> CaseFile:
    assert office.sitting
    return office.sitting.view().case("Ilvan Torek")


def text_of(answer: HttpResponse) -> str:
    return str(answer.content.decode())


@pytest.fixture
def copies(office: Office, client: Client, tmp_path: Path) -> tuple[DocumentId, DocumentId]:
    return bring_copies(office, tmp_path)


@pytest.fixture
def at(office: Office, copies: tuple[DocumentId, DocumentId]) -> str:
    return f"/cases/{case_of(office).id}/sources/"


def say(client: Client, at: str, pair: tuple[DocumentId, DocumentId], **sent: str) -> HttpResponse:
    left, right = sorted(pair)
    return client.post(f"{at}{left}/{right}/", sent)


def word_for(copy: DocumentId, original: DocumentId) -> str:
    return "left" if copy < original else "right"


def test_a_pair_stands_side_by_side_with_what_it_shares_and_who_came_later(
    client: Client, at: str, copies: tuple[DocumentId, DocumentId]
) -> None:
    page = text_of(client.get(at))
    assert "-".join(sorted(copies)) in page
    assert page.count("painted over since the strike") == 2
    assert re.search(r"By the dates, \W*Coast Post[^<]*came later", page)


def test_a_word_is_recorded_with_its_reason_and_can_be_taken_back(
    client: Client, office: Office, at: str, copies: tuple[DocumentId, DocumentId]
) -> None:
    wire, paper = copies
    answer = say(client, at, copies, word=word_for(paper, wire), reason="It repeats the other word for word.")
    assert answer.status_code == 302
    assert office.sitting
    (word,) = office.sitting.view().derivations
    assert (word.document, word.source, word.descent) == (paper, wire, Descent.DERIVES)
    page = text_of(client.get(at))
    assert "It repeats the other word for word." in page
    assert 'value="retract"' in page
    assert say(client, at, copies, word="retract", because="undone").status_code == 302
    assert [each.descent for each in office.sitting.view().derivations] == [Descent.DERIVES, Descent.RETRACT]
    assert "waits for a word" in text_of(client.get(at))


def test_a_word_without_a_reason_is_refused_beside_the_pair(
    client: Client, office: Office, at: str, copies: tuple[DocumentId, DocumentId]
) -> None:
    answer = say(client, at, copies, word="independent", because=" ")
    assert answer.status_code == 422
    assert "Say why; it stands beside your word." in text_of(answer)
    assert office.sitting
    assert not office.sitting.view().derivations


def test_a_copy_of_itself_is_refused(client: Client, at: str, copies: tuple[DocumentId, DocumentId]) -> None:
    answer = client.post(f"{at}{copies[0]}/{copies[0]}/", {"word": "left", "because": "slip (invented)"})
    assert answer.status_code == 409
    assert "cannot be a copy of itself" in text_of(answer)


def test_any_two_documents_of_the_case_can_be_looked_at(
    client: Client, office: Office, at: str, copies: tuple[DocumentId, DocumentId]
) -> None:
    spoken = {each.claim.passage.document for each in case_of(office).claims}
    other = min(spoken - set(copies))
    left, right = sorted((other, copies[0]))
    assert f'id="{left}-{right}"' not in text_of(client.get(at))
    page = text_of(client.get(f"{at}?left={right}&right={left}"))
    assert page.index(f'id="{left}-{right}"') < page.index(f'id="{"-".join(sorted(copies))}"')


def test_the_facts_say_how_many_sources_tell_of_them(
    client: Client, office: Office, at: str, copies: tuple[DocumentId, DocumentId]
) -> None:
    page = text_of(client.get(at))
    backed = [each for each in case_of(office).backings if each.support is Support.SINGLE]
    assert f'id="of-{backed[0].fact}"' in page
    assert "one source" in page
    assert "one source" in text_of(client.get(at.removesuffix("sources/")))


def test_the_history_tells_of_the_word(client: Client, at: str, copies: tuple[DocumentId, DocumentId]) -> None:
    say(client, at, copies, word="independent", because="each asked her own people (invented)")
    page = text_of(client.get("/history/?kind=derivation"))
    assert "each asked her own people (invented)" in page
    assert "Independent of each other" in page
