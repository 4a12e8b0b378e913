"""The words of law data that the page of findings puts through gettext, for the catalogues."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.assess import ASKED
from habeas.law import load_law


def law_texts() -> Iterator[str]:
    """Yield every text of the law and of the assessment that the page says in the reader's language."""
    law = load_law()
    yield from (category.text for category in law.categories)
    for element in law.elements:
        yield element.question
        yield from element.settles
    yield from ASKED


TRANSLATABLE = tuple(dict.fromkeys(law_texts()))
