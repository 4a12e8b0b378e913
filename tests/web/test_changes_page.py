"""The page of what a document changes: case by case, in the document's own words."""

from __future__ import annotations

import pytest
from django.test import Client

from habeas.casework.view import View
from habeas.web.chrome.office import Office


@pytest.fixture
def view(reading_office: Office) -> View:
    assert reading_office.sitting
    return reading_office.sitting.view()


def shown(reader: Client, view: View, words: str) -> str:
    """Return the page of the only document that has these words."""
    (document,) = [key for key, each in view.documents.items() if words in each.text]
    answer = reader.get(f"/documents/{document}/changes/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_document_shows_what_it_brings_with_its_words(reader: Client, view: View) -> None:
    page = shown(reader, view, "Bana <b>Orvel</b>")
    assert "Without this document there is no case of this person." in page
    assert "New" in page
    assert "<script>alert" not in page
    assert "&lt;b&gt;Orvel&lt;/b&gt;" in page


def test_the_sheet_of_a_document_leads_to_it(reader: Client, view: View) -> None:
    for document in list(view.documents)[:3]:
        sheet = reader.get(f"/documents/{document}/").content.decode()
        assert f'href="/documents/{document}/changes/"' in sheet


def test_every_document_has_such_a_page(reader: Client, view: View) -> None:
    answers = {document: reader.get(f"/documents/{document}/changes/").status_code for document in view.documents}
    assert set(answers.values()) == {200}


def test_a_document_that_is_not_there_has_none(reader: Client) -> None:
    assert reader.get("/documents/doc-none/changes/").status_code == 404
