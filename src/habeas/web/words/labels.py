"""What a reader sees for a word of a closed vocabulary, in the language of the page."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from django.utils.functional import lazystr
from django.utils.translation import get_language, pgettext

from habeas.web.words.vocabulary import OF_TYPES, VOCABULARIES


def label(value: StrEnum) -> str:
    """Return the label of a word of the model, such as ``Kind.ARREST``, in the language of the page."""
    return label_of(OF_TYPES[type(value)], value)


def lazy_label(value: StrEnum) -> str:
    """Return the label for a form's choices: put into words when the page is written, not when it is imported."""
    return lazystr(_Later(value))  # type: ignore[no-any-return]


def label_of(vocabulary: str, code: str) -> str:
    """Return the label of a code of this vocabulary; what nobody has named is shown as it is, in plain words."""
    return _label(vocabulary, str(code), get_language() or "en")


@lru_cache(maxsize=16_384)
def _label(vocabulary: str, code: str, language: str) -> str:  # the language is the key: pgettext asks it itself
    text = VOCABULARIES[vocabulary].get(code)
    return code.replace("_", " ") if text is None else pgettext(vocabulary, text)


class _Later:
    """A label that waits for the language of the page."""

    __slots__ = ("value",)

    def __init__(self, value: StrEnum) -> None:
        self.value = value

    def __str__(self) -> str:
        return label(self.value)
