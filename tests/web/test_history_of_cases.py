"""What people put on record of a case, in its history: each word with what it says. Everything is invented."""

from __future__ import annotations

import pytest
from django.test import Client

from habeas.casework.following import following_of
from habeas.casework.memory import recall
from habeas.web.chrome.office import Office
from habeas.web.following.shown import today

SYMBOL = "A/HRC/WGAD/2024/12"
ALLOWED = {"word": "allow", "giver": "family", "on": "2024-01-02", "because": "she asked her brother"}
OPINION = {"symbol": SYMBOL, "mechanism": "WGAD", "states": "Velmora", "outcome": "arbitrary", "remedy_release": "on"}
FREED = {"symbol": SYMBOL, "key": "release", "done": "partly", "on": "2024-05", "because": "house arrest"}
SENT = {
    "mechanism": "WGAD", "step": "transmitted", "on": "2024-01-15", "state": "Velmora", "channel": "email",
    "reference": "TR-7",
}  # fmt: skip
WORDS = [
    ("consent/un/", ALLOWED, ("The United Nations · allowed · A relative · 2 January 2024",), "consent/#un"),
    ("consent/un/", ALLOWED | {"word": "refuse"}, ("The United Nations · not allowed", "she asked her"), "consent/#un"),
    ("findings/no_warrant/", {"answer": "no", "because": "a paper was shown"}, ("a paper",), "#said-no_warrant"),
    ("follow-up/communications/", SENT, ("Velmora", "15 January 2024", "TR-7"), "follow-up/#com-"),
    ("follow-up/opinions/", OPINION, (SYMBOL, "Arbitrary"), "follow-up/#opinions"),
    ("follow-up/reminders/", {"due": "2030-05-01", "what": "is he free?"}, ("1 May 2030", "is he free?"), "#reminders"),
]  # fmt: skip


def case_in(office: Office) -> str:
    assert office.sitting
    return office.sitting.view().case("Ilvan Torek").id


def history(client: Client, office: Office) -> str:
    html = client.get(f"/cases/{case_in(office)}/history/").content.decode()
    return str(html[html.index('<ol class="list deeds">') :]).replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(("where", "sent", "told", "href"), WORDS)
def test_a_word_on_a_case_is_told_with_what_it_says_and_where_it_stands(
    where: str, sent: dict[str, str], told: tuple[str, ...], href: str, client: Client, office: Office
) -> None:
    client.post(f"/cases/{case_in(office)}/{where}", sent)
    html = history(client, office)
    assert [each for each in told if each not in html] == []
    assert href in html


def test_a_word_on_what_a_state_did_is_told_and_so_is_taking_it_back(client: Client, office: Office) -> None:
    address = f"/cases/{case_in(office)}/follow-up/"
    client.post(f"{address}opinions/", OPINION)
    client.post(f"{address}compliance/", FREED)
    said = history(client, office)
    client.post(f"{address}compliance/back/", {"symbol": SYMBOL, "key": "release"})
    assert "May 2024" in said
    assert "house arrest" in said
    assert "It is taken back." in history(client, office)


def test_taking_back_is_told_as_taking_back(client: Client, office: Office) -> None:
    address = f"/cases/{case_in(office)}/"
    client.post(f"{address}consent/un/", ALLOWED)
    client.post(f"{address}consent/un/back/")
    client.post(f"{address}follow-up/communications/", SENT)
    assert office.sitting
    memory = recall(office.sitting.desk_for("Aida (invented)"))
    (letter,) = following_of(memory, office.sitting.view().case("Ilvan Torek"), today=today()).communications
    client.post(f"{address}follow-up/communications/{letter.id}/back/")
    html = history(client, office)
    assert "the word before was taken back" in html
    assert "It is taken back." in html
