"""Dates on lines of their own. All people and places are invented."""

from __future__ import annotations

import hashlib

import pytest

from habeas.model import Document
from habeas.propose import propose

TEXTS = [
    ("A case\n\n10 March 2019\nDanel Orsun was arrested in Keld.\n\n12 April 2019\nHe was released.\n",
     {"arrest": "2019-03-10", "release": "2019-04-12"}, "a chronology"),
    ("A case\n\n10 March 2019\nOrsun was arrested on 9 March 2019.\n\n12 April 2019\nHe was released.\n",
     {"arrest": "2019-03-09", "release": "2019-04-12"}, "a sentence with a date of its own keeps it"),
    ("Keld, 10 March 2019\n\nDanel Orsun was arrested in Keld.\n", {"arrest": None}, "the day of writing"),
    ("A case\n\n10 March 2019\nThe weather was fine. He was arrested.\n\n12 April 2019\nHe was released.\n",
     {"arrest": None, "release": "2019-04-12"}, "only the first sentence is sure to be of that day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), TEXTS)
def test_a_date_on_a_line_of_its_own_dates_the_sentence_below(
    text: str, expected: dict[str, str | None], why: str
) -> None:
    raw = text.encode()
    document = Document(
        sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media_type="text/plain", engine="test", text=text,
        language="en",
    )  # fmt: skip
    claims = propose(document, parser=None).claims

    assert {str(c.predicate): c.dated.when.edtf if c.dated else None for c in claims} == expected, why
