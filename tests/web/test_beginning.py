"""A ledger made at the desk opens for the first time once its recovery code was typed back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from habeas.casework.opening import is_lock_asked, is_owed, request_lock
from habeas.casework.slots import list_ways
from habeas.web.chrome.office import Office, open_office

PASSPHRASE, PERSON = "an invented passphrase", "Aida Reviewer (invented)"
NEW = {"passphrase": PASSPHRASE, "again": PASSPHRASE, "person": PERSON}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office without a ledger."""
    office = Office(path=tmp_path / "case.habeas")
    open_office(office)
    yield office
    office.lock()


def shown(page: str) -> str:
    """Return the code that a page shows."""
    found = re.search(r">((?:[a-z2-9]{5}-){8}[a-z2-9]{5})<", page)
    assert found, page
    return found[1]


def begun(client: Client) -> str:
    """Make the ledger, and return its code."""
    return shown(client.post("/unlock/", NEW).content.decode())


def test_the_desk_opens_once_the_code_is_typed_back(office: Office) -> None:
    client = Client()
    code = begun(client)
    assert (is_owed(office.path), office.sitting) == (True, None)
    assert client.get("/inbox/").status_code == 302
    answer = client.post("/recovery/", {"code": code.upper().replace("-", " "), "person": PERSON})
    assert answer.headers["Location"] == "/inbox/"
    assert client.get("/inbox/").status_code == 200
    assert not is_owed(office.path)


def test_a_mistyped_group_is_named_and_the_code_is_not_shown_again(office: Office) -> None:
    client = Client()
    code = begun(client)
    wrong = code[:6] + ("a" if code[6] != "a" else "b") + code[7:]
    answer = client.post("/recovery/", {"code": wrong, "person": PERSON})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "mistyped in group" in page
    assert code not in page
    assert is_owed(office.path)


def test_a_ledger_whose_code_was_never_typed_back_asks_again_with_another(office: Office) -> None:
    client = Client()
    first = begun(client)
    second = shown(client.post("/unlock/", {"passphrase": PASSPHRASE, "person": PERSON}).content.decode())
    assert first != second
    assert client.post("/recovery/", {"code": first, "person": PERSON}).status_code == 422
    assert client.post("/recovery/", {"code": second, "person": PERSON}).status_code == 302
    assert [slot.kind for slot in list_ways(office.path).slots] == ["passphrase", "recovery"]


def test_nobody_without_the_passphrase_is_shown_a_code(office: Office) -> None:
    client = Client()
    begun(client)
    answer = client.post("/unlock/", {"passphrase": "another invented one", "person": PERSON})
    assert answer.status_code == 422
    assert "recovery-code" not in answer.content.decode()


def test_the_code_opens_the_desk_in_place_of_a_lost_passphrase(office: Office) -> None:
    client = Client()
    code = begun(client)
    client.post("/recovery/", {"code": code, "person": PERSON})
    office.lock()
    assert client.post("/unlock/", {"passphrase": code, "person": PERSON}).status_code == 302
    assert client.get("/inbox/").status_code == 200


def test_a_reader_is_told_of_a_mended_key_file_and_of_a_code_that_nobody_tried_for_a_year(office: Office) -> None:
    client = Client()
    client.post("/recovery/", {"code": begun(client), "person": PERSON})
    assert "habeas slots drill" not in client.get("/inbox/").content.decode()
    office.lock()
    office.path.with_name("case.habeas.keys").write_bytes(b"damaged")
    office.now = lambda: "2999-01-01T00:00:00Z"
    client.post("/unlock/", {"passphrase": PASSPHRASE, "person": PERSON})
    page = client.get("/inbox/").content.decode()
    assert "written anew from its copy" in page
    assert "habeas slots drill" in page


def test_a_desk_locks_when_a_terminal_asks_for_it(office: Office) -> None:
    client = Client()
    client.post("/recovery/", {"code": begun(client), "person": PERSON})
    request_lock(office.path)
    office.look()
    assert office.sitting is None
    assert not is_lock_asked(office.path)
