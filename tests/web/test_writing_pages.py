"""A filing edited at the desk, in the invented world."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

CASE = re.compile(r"/cases/(cas-[0-9a-f]+)/")
AREA = re.compile(r'<textarea form="text" name="(par-[0-9a-f]+)"[^>]*>([^<]*)</textarea>')
OWN = "No law of Zubrania allows this."
MORE = "The person was held in the same way before."


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def begun(client: Client) -> str:
    """The address of a text that was just begun."""
    found = CASE.search(page(client, "/cases/"))
    written = client.post(f"/cases/{found[1] if found else ''}/petition/write/", {"state": "XV"}).headers["Location"]
    assert "Edit this text" in page(client, written)
    return str(client.post(f"{written}edit/").headers["Location"])


def first_area(client: Client, address: str) -> tuple[str, str]:
    found = AREA.search(page(client, address))
    assert found
    return found[1], found[2].replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&")


def changed(client: Client, address: str) -> str:
    """Add a sentence of one's own to the first paragraph; return the id of that."""
    key, text = first_area(client, address)
    assert client.post(f"{address}save/", {"number": "1", key: f"{text} {OWN}"}).status_code == 302
    return key


def test_a_text_begins_with_every_sentence_traced(client: Client, begun: str) -> None:
    shown = page(client, begun)
    assert 'class="traced' in shown
    assert 'class="argument' not in shown
    assert 'class="quotation stands' in shown


def test_a_sentence_of_ones_own_is_argument_and_is_marked_in_the_preview(client: Client, begun: str) -> None:
    changed(client, begun)
    assert 'class="argument' in page(client, begun)
    assert OWN in page(client, f"{begun}preview/")
    assert "It is my argument" not in page(client, begun)


def test_two_who_save_at_once_see_their_words_again(client: Client, begun: str) -> None:
    key = changed(client, begun)
    answer = client.post(f"{begun}save/", {"number": "1", key: MORE, f"new:{key}": "A new one of mine."})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert MORE in shown
    assert OWN in shown
    assert "A new one of mine." in shown


def test_saving_is_undone_by_going_back_to_the_revision_before(client: Client, begun: str) -> None:
    changed(client, begun)
    assert client.post(f"{begun}restore/", {"wanted": "1", "number": "2"}).status_code == 302
    assert OWN not in AREA.sub(r"\2", page(client, f"{begun}preview/"))


def test_a_new_paragraph_stands_on_the_page(client: Client, begun: str) -> None:
    key, _ = first_area(client, begun)
    assert client.post(f"{begun}save/", {"number": "1", f"new:{key}": MORE}).status_code == 302
    assert MORE in [text for _, text in AREA.findall(page(client, begun))]


def test_a_claim_that_a_person_attaches_carries_an_argument(client: Client, begun: str) -> None:
    key = changed(client, begun)
    shown = page(client, begun)
    claim = re.search(r'<option value="(clm-[0-9a-f]+)"', shown)
    place = re.search(rf'name="paragraph" value="{key}"><input type="hidden" name="place" value="(\d+)"', shown)
    assert claim
    assert place
    told = {"paragraph": key, "place": place[1], "number": "2", "word": "attach", "claim": claim[1]}
    assert client.post(f"{begun}settle/", told).status_code == 302
    assert 'class="argument' not in page(client, begun)


def test_a_text_with_unsettled_sentences_is_not_put_on_the_record(client: Client, begun: str) -> None:
    key, text = first_area(client, begun)
    assert (
        client.post(f"{begun}save/", {"number": "1", key: text.replace(".", " (so it is said).", 1)}).status_code == 302
    )
    assert client.post(f"{begun}record/").headers["Location"] == begun
    assert "Sentences that nobody has settled: put in other words: 1" in page(client, begun)
    shown = page(client, begun)
    place = re.search(rf'name="paragraph" value="{key}"><input type="hidden" name="place" value="(\d+)"', shown)
    assert place
    client.post(f"{begun}settle/", {"paragraph": key, "place": place[1], "number": "2", "word": "carries"})
    assert client.post(f"{begun}record/").headers["Location"].startswith("/petitions/pet-")


def test_the_file_that_was_taken_comes_back(client: Client, begun: str) -> None:
    data = client.get(f"{begun.rstrip('/')}.docx").content
    told = {"file": SimpleUploadedFile("text.docx", data)}
    answer = client.post(f"{begun}back/", told)
    assert (answer.status_code, "This is the text as it stands already." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("data", [b"", b"no zip at all", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_docx_is_refused_in_words(client: Client, begun: str, data: bytes) -> None:
    answer = client.post(f"{begun}back/", {"file": SimpleUploadedFile("text.docx", data)})
    assert (answer.status_code, 'role="alert"' in answer.content.decode()) == (422, True)


def test_a_revision_that_is_no_number_is_refused(client: Client, begun: str) -> None:
    assert client.post(f"{begun}save/", {"number": "x"}).status_code == 409
