"""A filing that was edited in a word processor comes back with its trace; everybody in it is invented."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from defusedxml.ElementTree import fromstring
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Drawn
from invented import a_petition

from habeas.ingest.engines.package import Package
from habeas.law import form_keys, load_form
from habeas.model import Paragraph, Petition, PetitionId, Stance
from habeas.petition import to_docx
from habeas.petition.docx import bookmark_of
from habeas.petition.editing import begin, filing_of, revise, text_of
from habeas.petition.reading import ReadBack, read_back

TRACED, REWORDED, ARGUMENT = Stance.TRACED, Stance.REWORDED, Stance.ARGUMENT
OWN = "This was unlawful from the first hour."


def an_edited(key: str = "wgad_pleading", lang: str = "") -> tuple[Petition, tuple[Paragraph, ...]]:
    """Return a filing as it is given out to be edited, with one paragraph of argument in it."""
    form = load_form(key)
    base = a_petition(form=form, lang=lang or form.languages[0])
    paragraphs = begin(base)
    longest = max(paragraphs, key=lambda each: len(each.sentences))
    paragraphs = revise(paragraphs, {longest.id: f"{text_of(longest)} {OWN}"})
    return replace(filing_of(base, paragraphs), id=PetitionId("pet-0123456789abcdef")), paragraphs


def read(data: bytes, made: Petition, paragraphs: tuple[Paragraph, ...]) -> ReadBack:
    return read_back(Package(data).get("word/document.xml"), made, paragraphs)


@pytest.fixture(scope="module")
def given_out() -> tuple[Petition, tuple[Paragraph, ...]]:
    return an_edited()


@pytest.mark.parametrize("key", form_keys())
def test_a_file_that_nobody_edited_says_nothing_new(key: str) -> None:
    made, paragraphs = an_edited(key)
    found = read(to_docx(made), made, paragraphs)
    assert (found.texts, found.additions, found.outside) == ({}, (), 0)
    assert (found.known, found.made_from) == (len(paragraphs), made.id)


@pytest.mark.parametrize("lang", ["fr", "es"])
def test_signs_that_a_language_sets_apart_are_no_change(lang: str) -> None:
    made, paragraphs = an_edited("wgad_questionnaire", lang)
    assert read(to_docx(made), made, paragraphs).texts == {}
