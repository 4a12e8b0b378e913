"""The page of what a paper says of an opinion, and taking it up; the paper is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from visiting import PERSON

from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.record import record_of
from habeas.model import CaseRecord, DocumentId, Frame, Milestone, Outcome
from habeas.web.chrome.office import Office

PAPER = """Working Group on Arbitrary Detention

Opinion No. 12/2030 concerning Ilvan Torek (Velmora)

2. On 15 November 2029 the Working Group transmitted to the Government of Velmora a communication concerning
Ilvan Torek. The Government replied to the communication on 14 January 2030.

Disposition

62. The deprivation of liberty of Ilvan Torek, being in contravention of article 9 of the Universal Declaration of Human
Rights, is arbitrary and falls within categories I and II.

64. The Working Group considers that the appropriate remedy would be to release Mr. Torek immediately.

65. In accordance with its methods of work, the Working Group refers the case to the Special Rapporteur.

[Adopted on 10 April 2030]
"""


@pytest.fixture
def paper(client: Client, office: Office, tmp_path: Path) -> DocumentId:
    file = tmp_path / "opinion.txt"
    file.write_text(PAPER, encoding="utf-8")
    assert office.sitting
    desk = office.sitting.desk_for(PERSON)
    take_in(desk, [file], supplied=Frame(publisher="invented"), received_from="invented", tell=lambda words: None)
    return next(key for key, each in recall(desk).documents.items() if each.text == PAPER)


def record(office: Office) -> CaseRecord:
    assert office.sitting
    memory = recall(office.sitting.desk_for(PERSON))
    return record_of(memory, office.sitting.view().case("Ilvan Torek"))


def taken(**more: object) -> dict[str, object]:
    pieces = ["state", "transmitted", "replied", "adopted", "outcome", "category", "article", "remedy"]
    return {"case": "Ilvan Torek", "pieces": pieces, "because": "compared (invented)", **more}


def test_the_page_quotes_each_piece(client: Client, paper: DocumentId) -> None:
    page = client.get(f"/documents/{paper}/opinion/").content.decode()
    assert "12/2030" in page
    assert "on 15 November 2029 the Working Group transmitted" in page or "On 15 November 2029" in page
    assert "Release" in page


def test_what_is_taken_up_is_on_the_record_of_the_case(client: Client, office: Office, paper: DocumentId) -> None:
    answer = client.post(f"/documents/{paper}/opinion/take/", taken())
    assert answer.status_code == 302
    found = record(office)
    opinion = found.opinions[-1]
    assert (opinion.states, opinion.outcome, opinion.categories) == (("Velmora",), Outcome.ARBITRARY, ("I", "II"))
    assert [each.key for each in opinion.remedies] == ["release"]
    assert [each.milestone for each in found.communications] == [Milestone.TRANSMITTED, Milestone.REPLIED]
    assert {each.document for each in found.communications} == {paper}


def test_what_a_person_leaves_out_is_left_out(client: Client, office: Office, paper: DocumentId) -> None:
    client.post(f"/documents/{paper}/opinion/take/", taken(pieces=["state", "outcome"]))
    found = record(office)
    assert (found.opinions[-1].categories, found.communications) == ((), ())


def test_taking_up_twice_records_each_letter_once(client: Client, office: Office, paper: DocumentId) -> None:
    for _ in range(2):
        client.post(f"/documents/{paper}/opinion/take/", taken())
    assert len(record(office).communications) == 2


def test_without_a_reason_nothing_is_recorded(client: Client, office: Office, paper: DocumentId) -> None:
    answer = client.post(f"/documents/{paper}/opinion/take/", taken(because=" "))
    assert answer.status_code == 422
    assert record(office).opinions == ()


def test_a_symbol_the_wrong_way_round_is_refused(client: Client, office: Office, paper: DocumentId) -> None:
    answer = client.post(f"/documents/{paper}/opinion/take/", taken(symbol="A/HRC/WGAD/12/2030"))
    assert answer.status_code == 422
    assert "A/HRC/WGAD/12/2030" in answer.content.decode()
    assert record(office).opinions == ()


def test_a_case_that_is_not_there_leaves_what_was_typed(client: Client, paper: DocumentId) -> None:
    answer = client.post(f"/documents/{paper}/opinion/take/", taken(case="Nobody Here"))
    assert answer.status_code == 422
    assert "compared (invented)" in answer.content.decode()


def test_what_the_working_group_does_itself_is_not_owed(client: Client, office: Office, paper: DocumentId) -> None:
    client.post(f"/documents/{paper}/opinion/take/", taken())
    assert "referral" not in {each.key for each in record(office).opinions[-1].remedies}
