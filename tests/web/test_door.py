"""The door: nothing is shown while the desk is locked."""

from __future__ import annotations

import threading

import pytest
from django.test import Client
from visiting import PERSON, unlocked
from world import PASSPHRASE

from habeas.casework.sitting import Sitting
from habeas.web.chrome.office import Office


def test_a_locked_desk_leads_to_the_door_and_shows_nothing(locked_client: Client) -> None:
    answer = locked_client.get("/cases/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/unlock/?next=%2Fcases%2F"
    assert answer.content == b""


def test_the_passphrase_opens_the_desk_and_leads_where_one_wanted_to_go(locked_client: Client) -> None:
    answer = locked_client.post("/unlock/?next=/cases/", {"passphrase": PASSPHRASE, "person": PERSON})
    assert answer.headers["Location"] == "/cases/"


def test_a_wrong_passphrase_opens_nothing_and_is_not_shown_again(locked_client: Client) -> None:
    answer = locked_client.post("/unlock/", {"passphrase": "kestrel walnut 77", "person": PERSON})
    assert answer.status_code == 422
    assert "kestrel walnut 77" not in answer.content.decode()
    assert locked_client.get("/inbox/").status_code == 302


def test_a_desk_whose_clock_is_behind_the_ledger_says_so_once(locked_client: Client, office: Office) -> None:
    office.now = lambda: "1999-12-31T23:59:59Z"
    locked_client.post("/unlock/", {"passphrase": PASSPHRASE, "person": PERSON})
    first, second = (locked_client.get("/settings/").content.decode() for _ in range(2))
    assert "The clock of this computer is behind" in first
    assert "The clock of this computer is behind" not in second


def test_locking_locks_every_browser(client: Client, office: Office) -> None:
    other = unlocked(Client(), "Botan (invented)")
    client.post("/lock/")
    assert office.sitting is None
    assert other.get("/cases/").status_code == 302


def test_a_browser_of_an_earlier_opening_is_not_let_in_by_a_later_one(client: Client, office: Office) -> None:
    office.lock()
    unlocked(Client(), "Botan (invented)")
    assert client.get("/cases/").status_code == 302


def test_an_idle_desk_locks_itself(client: Client, office: Office) -> None:
    office.seen -= office.idle_s + 1
    assert client.get("/inbox/").status_code == 302
    assert office.sitting is None


def test_who_watches_while_an_idle_desk_opens_again_does_not_lock_it(
    client: Client, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.seen -= office.idle_s + 1
    office.look()
    begin, watchers, idled = Sitting.begin, [], []

    def watched(sitting: Sitting) -> None:
        idled.append(office.is_idle)
        watchers.append(threading.Thread(target=office.lock, kwargs={"only_if_idle": True}))
        watchers[-1].start()
        begin(sitting)

    monkeypatch.setattr(Sitting, "begin", watched)
    office.seen -= office.idle_s + 1
    unlocked(client, PERSON)
    for each in watchers:
        each.join(30)
    assert set(idled) == {False}
    assert office.sitting is not None
    assert client.get("/inbox/").status_code == 200


def test_what_was_typed_when_the_desk_locked_is_shown_again(client: Client, office: Office) -> None:
    office.lock()
    sent = client.post("/settings/readers/", {"readers": "2", "because": "two of us read everything"})
    assert sent.headers["Location"] == "/unlock/"
    opened = client.post("/unlock/", {"passphrase": PASSPHRASE, "person": PERSON})
    assert opened.headers["Location"] == "/kept/"
    assert "two of us read everything" in unlocked(client, PERSON).get("/kept/").content.decode()


def test_a_form_that_a_page_leaves_behind_is_kept_and_not_done(client: Client, office: Office) -> None:
    assert office.sitting
    sent = client.post("/settings/readers/", {"readers": "2", "because": "two of us read", "leaving": "leaving"})
    assert sent.headers["Location"] == "/unlock/"
    assert office.sitting.view().readers == 1
    shown = unlocked(client, PERSON).get("/kept/").content.decode()
    assert "two of us read" in shown
    assert 'name="leaving"' not in shown


def test_what_one_person_had_typed_is_not_shown_to_another(client: Client, office: Office) -> None:
    office.lock()
    client.post("/settings/readers/", {"readers": "2", "because": "two of us read everything"})
    opened = client.post("/unlock/", {"passphrase": PASSPHRASE, "person": "Botan (invented)"})
    assert opened.headers["Location"] == "/inbox/"


@pytest.mark.parametrize(
    ("wanted", "led_to", "why"),
    [
        ("/cases/", "/cases/", "a page of ours"),
        ("https://example.org/", "/inbox/", "an address elsewhere"),
        ("//example.org/cases/", "/inbox/", "an address elsewhere that looks like a path"),
        ("/no/such/page", "/inbox/", "no page of ours"),
        ("javascript:alert(1)", "/inbox/", "a script"),
    ],
)
def test_the_door_leads_only_to_pages_of_ours(locked_client: Client, wanted: str, led_to: str, why: str) -> None:
    answer = locked_client.post(f"/unlock/?next={wanted}", {"passphrase": PASSPHRASE, "person": PERSON})
    assert answer.headers["Location"] == led_to, why


def test_a_form_without_its_token_is_refused(office: Office) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/unlock/", {"passphrase": PASSPHRASE, "person": PERSON}).status_code == 403
    assert office.sitting is None


def test_a_page_reached_by_another_name_is_refused(client: Client) -> None:
    assert client.get("/inbox/", HTTP_HOST="evil.example").status_code == 400
