"""The words of law data that pages of a case put through gettext, for the catalogues."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.assess import ASKED
from habeas.assess.uncertain import TRANSLATABLE as BY_TIME
from habeas.assess.wanting import TRANSLATABLE as BY_SOURCES
from habeas.law import load_law


def law_texts() -> Iterator[str]:
    """Yield every text that a page of a case says in the reader's language and that stands in no page."""
    law = load_law()
    yield from (question.question for question in law.questions)
    for element in law.elements:
        yield element.question
        yield from element.settles
    yield from ASKED
    yield from BY_TIME
    yield from BY_SOURCES


TRANSLATABLE = tuple(dict.fromkeys(law_texts()))
