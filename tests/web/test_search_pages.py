"""The page of the search: hits by kind, marked, with their reasons; everything by GET. Everybody is invented."""

from __future__ import annotations

import re

import pytest
from django.test import Client

PHRASE = "<mark>ئىلۋان تورېك</mark>"


def page(client: Client, **asked: str) -> str:
    answer = client.get("/search/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def section(shown: str, kind: str) -> str:
    found = re.search(rf'<section class="group {kind}".*?</section>', shown, re.DOTALL)
    return found[0] if found else ""


def test_the_empty_page_says_how_it_looks_and_searches_nothing(reader: Client) -> None:
    shown = page(reader)
    assert "How words are found" in shown
    assert '<input type="search" id="q" name="q" value=""' in shown
    assert '<section class="group' not in shown


def test_hits_stand_in_three_groups_and_lead_to_case_claim_and_document(reader: Client) -> None:
    shown = page(reader, q="Torek")
    people, claims, documents = (section(shown, kind) for kind in ("person", "claim", "document"))
    assert re.search(r'<a href="/cases/cas-[0-9a-f]{16}/"><bdi lang="en">Ilvan <mark>Torek</mark></bdi></a>', people)
    assert re.search(r'<a href="/claims/clm-[0-9a-f]{16}/">Release: <bdi lang="en">Ilvan Torek</bdi></a>', claims)
    assert re.search(
        r">Charge: <bdi lang=\"en\">Ilvan <mark>Torek</mark></bdi></a>.*?<blockquote [^>]*>He was charged",
        claims,
        re.DOTALL,
    )
    assert re.search(r'<a href="/read/doc-[0-9a-f]{16}/#:~:text=Torek">', documents)
    assert "same letters" in people


SCRIPTS = [
    ("逮捕", "claim", '<blockquote dir="auto" lang="zh">', "<mark>逮捕</mark>", "same letters"),
    ("арест", "claim", '<blockquote dir="auto" lang="ru">', "<mark>арестовал</mark>", "a word: <bdi>арестовал</bdi>"),
    ("камауга", "claim", '<blockquote dir="auto" lang="kk">', "<mark>қамауға</mark>", "Kazakh letter"),
    ('"ئىلۋان تورېك"', "document", '<blockquote dir="auto" lang="ug">', PHRASE, "same letters"),
    ("تورېك", "person", '<bdi lang="ru">', "<mark>Торек</mark>", "another script: <bdi>Торек</bdi>"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "kind", "spoken", "mark", "why"), SCRIPTS, ids=[query for query, *_ in SCRIPTS])
def test_a_hit_has_its_language_and_direction_its_mark_and_its_reason(
    reader: Client, query: str, kind: str, spoken: str, mark: str, why: str
) -> None:
    found = section(page(reader, q=query), kind)
    assert spoken in found
    assert mark in found
    assert why in found


def test_exact_leaves_out_what_is_only_nearly_the_same_and_offers_the_rest(reader: Client) -> None:
    shown = page(reader, q="камауга", exact="1")
    assert "Nothing has exactly these letters." in shown
    assert '<a class="button" href="/search/?q=%D0%BA%D0%B0%D0%BC%D0%B0%D1%83%D0%B3%D0%B0">' in shown
    assert 'name="exact" value="1" checked' in shown
    assert "<mark>қамауға</mark>" in page(reader, q="қамауға", exact="1")


def test_one_kind_is_shown_page_by_page(reader: Client) -> None:
    first = page(reader, q="Torek")
    assert '<a href="/search/?q=Torek&amp;kind=claim">More claims</a>' in first
    shown = page(reader, q="Torek", kind="claim")
    assert section(shown, "person") == section(shown, "document") == ""
    ids = re.findall(r"/claims/(clm-[0-9a-f]{16})/", shown)
    (further,) = re.findall(r'rel="next"', shown) or [""]
    assert len(ids) == (50 if further else len(ids)) > 8


def test_a_script_that_asks_while_one_types_is_given_the_results_alone(reader: Client) -> None:
    answer = reader.get("/search/", {"q": "Torek"}, headers={"HX-Request": "true", "HX-Target": "results"})
    part = answer.content.decode()
    assert "<html" not in part
    assert "<mark>Torek</mark>" in section(part, "person")


def test_words_from_documents_and_questions_are_text_and_never_markup(reader: Client) -> None:
    shown = page(reader, q="<script>alert(1)</script> Orvel")
    assert "<script>alert" not in shown
    found = section(page(reader, q="alert"), "document")
    assert "&lt;script&gt;<mark>alert</mark>" in found
    assert "<img" not in found


HOSTILE = [
    "foo-bar", "2025-01", "AND", '"', "*", "NEAR(", "'; DROP TABLE search_thing; --", "\0", "\u200f\u202e", "\ud800",
    "a" * 10_000, "拘" * 5_000, "%s%(x)s", "{{ 7*7 }}", "#:~:text=",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=[ascii(query[:12]) for query in HOSTILE])
def test_nothing_that_can_be_typed_breaks_the_page(reader: Client, query: str) -> None:
    shown = page(reader, q=query.encode("utf-8", "replace").decode(), exact="x", kind="nonsense", after="-1")
    assert "Nothing was found." in shown or "There is no word in it" in shown or '<section class="group' in shown


def test_a_question_that_is_too_long_is_cut_and_says_so(reader: Client) -> None:
    assert "Only its beginning was looked for." in page(reader, q="Torek " + "x " * 2_000)


def test_a_decision_and_a_rejected_claim_show_how_far_people_decided(reader: Client) -> None:
    found = section(page(reader, q="Torek", kind="claim"), "claim")
    assert re.search(r'<span class="mark accepted">', found)


def test_while_the_index_is_being_made_the_page_says_how_far_it_is_and_goes_on(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habeas.web.search.views.WITHIN_S", 0)
    monkeypatch.setattr("habeas.casework.indexing.ENTRIES_AT_ONCE", 120)
    first = page(client, q="Torek")
    assert "The index of words is still being made" in first
    assert '<progress value="120"' in first
    assert 'hx-trigger="load delay:400ms"' in first
    second = page(client, q="Torek")
    assert "The index of words is still being made" not in second
    assert section(second, "document")
