"""The words of law data that pages of a case put through gettext, for the catalogues."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.law import load_law


def law_texts() -> Iterator[str]:
    """Yield every text of the law data that a page of a case says in the reader's language."""
    return (question.question for question in load_law().questions)


TRANSLATABLE = tuple(law_texts())
