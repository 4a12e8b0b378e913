"""A date that a person types in words is read as it would be read in a document."""

from dataclasses import replace

import pytest

from builders import a_document
from habeas.model import Frame, When
from habeas.propose.typed import when_in_words


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [
        ("en", "3 May 2021", "2021-05-03"),
        ("en", " May 2021 ", "2021-05"),  # space around it says nothing
        ("en", "last year", "2021"),  # counted from the day of publication
        ("ru", "3 мая 2021 года", "2021-05-03"),
        ("ru", "3 May 2021", "2021-05-03"),  # a reviewer may write English of any document
        ("kk", "2021 жылғы 3 мамыр", "2021-05-03"),
        ("zh", "2021年5月3日", "2021-05-03"),
        ("ug", "2021-يىلى 3-ماي", "2021-05-03"),
        ("en", "on 3 May 2021 he", None),  # something else stands there too
        ("en", "soon", None),
        ("en", "", None),
    ],
)
def test_words_give_the_date_that_they_would_give_in_the_document(language: str, words: str, edtf: str | None) -> None:
    document = replace(a_document("x", frame=Frame(published=When.parse("2022-02-03"))), language=language)
    when = when_in_words(document, words)
    assert (when.edtf if when else None) == edtf


def test_relative_words_give_no_date_where_the_day_of_publication_is_not_known() -> None:
    assert when_in_words(a_document("x"), "last year") is None
