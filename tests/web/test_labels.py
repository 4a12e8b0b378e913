"""Every word of a closed vocabulary has a label, in its own context, in the language of the page."""

from __future__ import annotations

from enum import StrEnum

import pytest
from django.utils import translation

from habeas.ingest.sniff import MEDIA_TYPES
from habeas.ledger.entries import BODIES
from habeas.model import Kind, Sameness, Verdict
from habeas.web.words.labels import label, label_of, lazy_label
from habeas.web.words.vocabulary import OF_TYPES, VOCABULARIES


@pytest.mark.parametrize("kind", OF_TYPES, ids=lambda kind: kind.__name__)
def test_every_word_of_the_model_has_a_label(kind: type[StrEnum]) -> None:
    assert set(VOCABULARIES[OF_TYPES[kind]]) == set(kind)


def test_every_kind_of_entry_has_a_label() -> None:
    assert set(VOCABULARIES["history"]) >= set(BODIES)


def test_every_kind_of_file_that_is_read_has_a_label() -> None:
    assert set(VOCABULARIES["media type"]) == set(MEDIA_TYPES.values())


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Arrest"), ("ru", "Арест"), ("kk", "Тұтқындау"), ("ug", "قولغا ئېلىش"), ("zh-hans", "逮捕"), ("ar", "قبض")],
)
def test_a_label_speaks_the_language_of_the_page(language: str, said: str) -> None:
    with translation.override(language):
        assert label(Kind.ARREST) == said


def test_the_same_word_in_two_vocabularies_has_two_labels() -> None:
    with translation.override("es"):
        assert (label(Verdict.UNSURE), label(Sameness.UNSURE)) == ("Dudosa", "Dudoso")


def test_a_label_of_a_form_waits_for_the_language() -> None:
    waiting = lazy_label(Kind.TORTURE)
    with translation.override("fr"):
        assert str(waiting) == "Torture"
    with translation.override("ru"):
        assert str(waiting) == "Пытки"


def test_a_code_without_a_label_is_shown_in_plain_words() -> None:
    assert label_of("history", "moved_to_archive") == "moved to archive"
