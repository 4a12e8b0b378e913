"""Words of documents stay words, on every page that shows them; the document is invented."""

from __future__ import annotations

import re

import pytest
from django.test import Client

PAGES = ("/inbox/", "/review/", "/cases/", "/history/", "/identities/", "/search/?q=Orvel", "/search/?q=script")
SCRIPT = re.compile(rb"<script(?![^>]* src=\"/static/)|<img src=x|onerror=\"alert")


@pytest.fixture
def addresses(reader: Client) -> list[str]:
    """The pages above, and every page of a document, a case and a claim that they lead to."""
    found = list(PAGES)
    for page in PAGES:
        html = reader.get(page).content.decode()
        found += re.findall(r'href="(/(?:documents|read|cases|claims)/[^"#?]+)"', html)
    return list(dict.fromkeys(found))


def test_no_page_runs_what_a_document_says(reader: Client, addresses: list[str]) -> None:
    assert len(addresses) > 20
    assert [page for page in addresses if SCRIPT.search(reader.get(page, follow=True).content)] == []


def test_no_page_lets_a_document_turn_letters_around(reader: Client, addresses: list[str]) -> None:
    assert [page for page in addresses if "\u202e" in reader.get(page, follow=True).content.decode()] == []


def test_what_would_turn_letters_around_is_shown_as_a_sign(reader: Client) -> None:
    shown = reader.get("/search/?q=Orvel").content.decode()
    assert "\N{REPLACEMENT CHARACTER}Bana Orvel" in shown or "\N{REPLACEMENT CHARACTER}Bana" in shown


@pytest.mark.parametrize(
    ("fields", "why"),
    [(2_000, "more fields than a form has"), (1, "a field of eleven million letters")],
)
def test_a_huge_form_is_refused_plainly(reader: Client, fields: int, why: str) -> None:
    size = 11_000_000 if fields == 1 else 1
    answer = reader.post("/search/", {f"field{number}": "x" * size for number in range(fields)})
    assert answer.status_code in (400, 405), why
    refused = reader.post("/language/", {f"field{number}": "x" * size for number in range(fields)})
    assert refused.status_code == 400, why
    assert "The desk cannot read what was sent." in refused.content.decode()
