"""Filings at the terminal: which there are, and in which languages each is written."""

from __future__ import annotations

import json

import pytest

from habeas.cli.filing import TELLS, filings_page, prove_language
from habeas.cli.parser import build_parser
from habeas.errors import BadChoice
from habeas.law import Shows, form_keys


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return what a verb that needs no ledger prints."""
    options = build_parser().parse_args(list(words))
    options.act(options)
    return capsys.readouterr().out


def test_every_form_is_listed_with_its_languages_and_what_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    _, *lines = said(capsys, "list", "forms").splitlines()
    assert [line.split()[0] for line in lines] == list(form_keys())
    assert "en fr es" in lines[0]


def test_forms_are_listed_for_programs_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    records = [json.loads(line) for line in said(capsys, "list", "forms", "--json").splitlines()]
    found = {record["key"]: record for record in records}
    assert found["wgeid"]["left"] == len([line for line in found["wgeid"]["lines"] if line["by"] == "person"])
    assert found["wgad_urgent"]["urgent"] is True


def test_a_petition_is_of_the_questionnaire_unless_another_form_is_named() -> None:
    parser = build_parser()
    assert parser.parse_args(["petition", "Ama Boduk"]).form == "wgad_questionnaire"
    assert parser.parse_args(["petition", "Ama Boduk", "--form", "wgeid", "--lang", "es"]).form == "wgeid"


def test_a_language_in_which_a_form_is_not_written_is_refused() -> None:
    prove_language("wgad_pleading", "fr")
    with pytest.raises(BadChoice, match="cannot be ru"):
        prove_language("wgad_pleading", "ru")


def test_the_page_of_filings_tells_of_every_line_what_fills_it() -> None:
    page = filings_page()
    assert all(f"`{key}`" in page for key in form_keys())
    assert {str(shows) for shows in Shows} - TELLS.keys() <= {Shows.PERSON}
