"""What assessors say of an element at the desk: beside the answer of the claims, under their names, to be undone."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from habeas.casework.assessing import latest_words
from habeas.model import Answer
from habeas.web.chrome.office import Office

WHY = "A paper was shown, says <b>the neighbour</b>."


def case_of(office: Office) -> str:
    assert office.sitting
    return office.sitting.view().case("Ilvan Torek").id


def words_on(office: Office, element: str = "no_warrant") -> list[Answer | None]:
    assert office.sitting
    record = office.sitting.view().record(case_of(office))
    return [word.answer for word in latest_words(record).get(element, ())]


def say(client: Client, office: Office, element: str = "no_warrant", **sent: str) -> HttpResponse:
    return client.post(f"/cases/{case_of(office)}/findings/{element}/", sent, follow=True)


def test_a_word_on_an_element_stands_beside_what_the_claims_answer(client: Client, office: Office) -> None:
    shown = say(client, office, answer="no", because=WHY).content.decode()
    assert words_on(office) == [Answer.NO]
    assert "A paper was shown, says &lt;b&gt;the neighbour" in shown
    assert "Assessors do not all say what the claims answer." in shown


def test_a_word_that_agrees_is_no_disagreement(client: Client, office: Office) -> None:
    shown = say(client, office, answer="yes", because=WHY).content.decode()
    assert "Your word on this element is recorded." in shown
    assert "Assessors do not all say what the claims answer." not in shown


def test_a_word_can_be_undone(client: Client, office: Office) -> None:
    say(client, office, answer="no", because=WHY)
    say(client, office, answer="nothing", because="undone")
    assert words_on(office) == []


@pytest.mark.parametrize(
    ("sent", "why"),
    [({"answer": "no", "because": " "}, "no reason"), ({"answer": "perhaps", "because": WHY}, "no such answer")],
)
def test_a_word_without_reason_or_answer_is_not_recorded(
    client: Client, office: Office, sent: dict[str, str], why: str
) -> None:
    assert (say(client, office, **sent).status_code, words_on(office)) == (422, []), why


@pytest.mark.parametrize("element", ["nothing_like_it", "exercise_rights", "x" * 300])
def test_what_is_no_element_of_the_law_is_not_found(client: Client, office: Office, element: str) -> None:
    assert say(client, office, element, answer="no", because=WHY).status_code == 404


def test_the_page_shows_completeness_treaties_and_who_could_tell(reader: Client, reading_office: Office) -> None:
    shown = reader.get(f"/cases/{case_of(reading_office)}/findings/", {"state": "Kazakhstan"}).content.decode()
    assert re.search(r"<td class=\"num\">\d+ of 47</td>", shown)
    assert "Treaties at the date of the facts" in shown
    assert "Who could tell:" in shown
    assert "declaration under article 22" in shown
