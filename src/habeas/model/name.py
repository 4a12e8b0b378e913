"""Names as they are written, and the script they are written in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Script(StrEnum):
    """Writing systems that our sources use (ISO 15924 codes)."""

    LATIN = "Latn"
    CYRILLIC = "Cyrl"
    ARABIC = "Arab"
    HAN = "Hani"
    OTHER = "Zyyy"


_BY_UNICODE_NAME = {
    "LATIN": Script.LATIN, "CYRILLIC": Script.CYRILLIC, "ARABIC": Script.ARABIC, "CJK": Script.HAN,
}  # fmt: skip


def script_of(text: str) -> Script:
    """Return the script of most letters in the text; ``OTHER`` when it has none of those we know."""
    counted = Counter(
        _BY_UNICODE_NAME.get(unicodedata.name(letter, "").split(" ", 1)[0], Script.OTHER)
        for letter in text
        if letter.isalpha()
    )
    return min(counted, key=lambda script: (-counted[script], script), default=Script.OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in one spelling."""

    text: str = field(repr=False)

    @property
    def script(self) -> Script:
        """The script it is written in."""
        return script_of(self.text)
