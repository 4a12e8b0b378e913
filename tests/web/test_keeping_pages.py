"""The pages of safekeeping, through a browser's eyes; nobody named here exists."""

from __future__ import annotations

import re
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from habeas.casework.memory import recall
from habeas.keys.passphrase import Cost
from habeas.web.chrome.office import Office

SECOND = "a second invented passphrase"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def document(office: Office, client: Client) -> str:
    """A document of the open desk."""
    assert office.sitting
    return next(iter(office.sitting.view().documents))


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.casework.identitystore.calibrate", lambda: CHEAP)


def shown(client: Client, address: str, told: dict[str, str] | None = None, status: int = 200) -> str:
    answer = client.post(address, told, follow=True) if told is not None else client.get(address)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return answer.content.decode()


def test_a_document_is_moved_and_its_page_says_where_it_is(client: Client, document: str) -> None:
    assert "general" in shown(client, "/keeping/")
    made = shown(client, "/keeping/make/", {"name": "tarn", "why": "the witness is in danger"})
    assert "the witness is in danger" in made
    shown(client, "/keeping/place/", {"thing": document, "name": "tarn", "why": "the same"})
    assert '<span class="mark sealed">tarn</span>' in shown(client, f"/documents/{document}/")


def test_files_are_handed_straight_into_a_compartment(client: Client, office: Office) -> None:
    assert office.sitting
    shown(client, "/keeping/make/", {"name": "tarn", "why": "the witness is in danger"})
    told = {"names": "a.txt", "files": SimpleUploadedFile("a.txt", b"Ama Boduk (invented) was arrested in Tarn.")}
    assert client.post("/inbox/upload/", {**told, "compartment": "nowhere"}).status_code == 422
    told["files"] = SimpleUploadedFile("a.txt", b"Ama Boduk (invented) was arrested in Tarn.")
    assert client.post("/inbox/upload/", {**told, "compartment": "tarn"}).status_code == 302
    ends = time.monotonic() + 60
    desk = office.sitting.desk_for("Aida (invented)")
    while "tarn" not in {desk.ledger.compartment_of(key) for key in recall(desk).documents} and time.monotonic() < ends:
        time.sleep(0.2)
    assert "tarn" in {desk.ledger.compartment_of(key) for key in recall(desk).documents}


def test_what_cannot_be_is_said_in_the_form(client: Client, document: str) -> None:
    told = {"thing": document, "name": "nowhere", "why": "no reason"}
    assert "no reason" in shown(client, "/keeping/place/", told, 422)
    shown(client, "/keeping/make/", {"name": "General", "why": ""}, 422)
    shown(client, "/keeping/hold/", {"case": "cas-0", "why": "a court"}, 422)


def test_a_claim_is_classed(client: Client, document: str, office: Office) -> None:
    assert office.sitting
    claim = next(iter(office.sitting.view().ids_in(document)), None) or next(iter(office.sitting.view().memory.claims))
    shown(client, "/keeping/class/", {"thing": claim, "sensitivity": "sealed", "why": "she asks for it"})
    kept = recall(office.sitting.desk_for("Aida (invented)")).source.readings.spoken.safekeeping
    assert kept.classings[claim].sensitivity == "sealed"


def test_a_source_is_withdrawn_then_destroyed(client: Client, document: str, office: Office) -> None:
    assert office.sitting
    page = shown(client, f"/documents/{document}/withdraw/")
    assert "What stands on it" in page
    page = shown(client, f"/documents/{document}/withdraw/say/", {"why": "she is afraid"})
    assert "Withdrawn: nothing made from now on quotes it." in page
    assert "Sealed" in shown(client, f"/documents/{document}/")
    shown(client, f"/documents/{document}/withdraw/destroy/", {"typed": "yes", "why": "she asks for it"}, 422)
    page = shown(client, f"/documents/{document}/withdraw/destroy/", {"typed": document, "why": "she asks for it"})
    assert "Copies made before still hold it" in page
    assert document not in office.sitting.view().documents
    assert client.get(f"/documents/{document}/").status_code == 404


def test_nothing_is_destroyed_under_a_hold(client: Client, office: Office) -> None:
    assert office.sitting
    view = office.sitting.view()
    line = view.cases()[0]
    document = view.case(line.id).claims[0].claim.passage.document
    assert "a court asks" in shown(client, "/keeping/hold/", {"case": line.id, "why": "a court asks"})
    told = {"typed": document, "why": "she asks for it"}
    assert "hold" in shown(client, f"/documents/{document}/withdraw/destroy/", told, 422)


def test_an_identity_is_kept_asked_for_and_shown_once(client: Client) -> None:
    page = shown(client, "/keeping/identities/begin/", {"passphrase": SECOND, "again": SECOND, "delay": "0"})
    code = re.search(r'<code dir="ltr" translate="no">([a-z0-9-]+)</code>', page)
    assert code
    shown(client, "/keeping/identities/confirm/", {"code": code[1]})
    shown(client, "/keeping/identities/open/", {"passphrase": "something else"}, 422)
    assert "Close the store" in shown(client, "/keeping/identities/open/", {"passphrase": SECOND})
    told = {"pseudonym": "Witness 7", "name": "Sefa Quandt", "contact": "zibberwock"}
    assert "zibberwock" not in shown(client, "/keeping/identities/add/", told)
    page = shown(client, "/keeping/identities/ask/", {"pseudonym": "Witness 7", "hours": "2", "why": "warn her"})
    address = re.search(r'action="(/keeping/identities/idr-[0-9a-f]+/look/)"', page)
    assert address
    assert "zibberwock" in shown(client, address[1], {})
    shown(client, "/keeping/identities/close/", {})
    assert "zibberwock" not in shown(client, address[1], {}, 422)
    for page in ("/keeping/identities/", "/history/", "/keeping/", "/search/?q=zibberwock"):
        assert "Sefa" not in shown(client, page)


def test_two_passphrases_that_differ_begin_nothing(client: Client) -> None:
    told = {"passphrase": SECOND, "again": "another passphrase", "delay": "0"}
    assert SECOND not in shown(client, "/keeping/identities/begin/", told, 422)
