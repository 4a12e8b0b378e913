"""The law in French and Spanish: every text that a filing uses has both, and says that they are ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from habeas.errors import DataFileInvalid
from habeas.law import load_form, load_law, load_mechanisms, load_remedies, said
from habeas.law.saying import TRANSLATED, TRANSLATION_NOTE, catalogue

LAW = load_law()
LANGS = ("fr", "es")


def of_the_checklist() -> Iterator[str]:
    yield from (each.text for each in LAW.categories)
    yield from (each.mark_note for each in LAW.categories if each.mark_note)
    for element in (*LAW.items, *LAW.elements):
        yield from (element.fact, element.question, *element.settles)
    yield from (right.right for right in LAW.rights.right)


def of_the_instruments() -> Iterator[str]:
    for instrument in LAW.instruments:
        yield from (instrument.title, instrument.short)
    yield from (each.says for each in LAW.provisions)


def of_the_questionnaire() -> Iterator[str]:
    form = load_form()
    yield from (form.name, form.title, form.addressee, form.confidentiality)
    for section in LAW.sections:
        yield from (section.title, *(line.label for line in section.line))
    yield from (text for line in form.lines for text in (line.label, line.says) if text)


def of_the_mechanisms() -> Iterator[str]:
    for mechanism in load_mechanisms().values():
        yield from (mechanism.name, mechanism.body, mechanism.declaration, *mechanism.notes)
        yield from (need.says for need in mechanism.need)
        yield from (bar.says for bar in mechanism.bar)
        yield from (each.says for each in mechanism.window)
        yield from (each.says for each in mechanism.deadline)


def of_the_remedies() -> Iterator[str]:
    yield from (text for each in load_remedies() for text in (each.name, each.wording))


TEXTS = {
    "checklist": tuple(of_the_checklist()),
    "instruments": tuple(of_the_instruments()),
    "questionnaire": tuple(of_the_questionnaire()),
    "mechanisms": tuple(of_the_mechanisms()),
    "remedies": tuple(of_the_remedies()),
    "notes": (TRANSLATED, TRANSLATION_NOTE),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("area", TEXTS)
def test_every_text_of_the_law_is_said_in_both_languages(area: str, lang: str) -> None:
    assert [text for text in TEXTS[area] if text and text not in catalogue(lang)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_is_empty_or_longer_than_three_times_the_english(lang: str) -> None:
    odd = {
        each: other for each, other in catalogue(lang).items() if not other.strip() or len(other) > 3 * len(each) + 20
    }
    assert odd == {}


@pytest.mark.parametrize("lang", LANGS)
def test_numbers_of_articles_and_days_are_the_same(lang: str) -> None:
    for english in TEXTS["mechanisms"]:
        digits = [sign for sign in english if sign.isdigit()]
        assert [sign for sign in said(english, lang) if sign.isdigit()] == digits, english


def test_french_has_no_break_before_its_double_signs() -> None:
    broken = [text for area in TEXTS.values() for text in area if text and " ?" in said(text, "fr")]
    assert broken == []


def test_a_text_that_nobody_translated_is_refused() -> None:
    with pytest.raises(DataFileInvalid, match="nobody has translated"):
        said("A text of no law file", "fr")


def test_english_needs_no_translation() -> None:
    assert said("A text of no law file", "en") == "A text of no law file"
