"""Letters and signs as a page shows them: white space, what no printer can show, and words from right to left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

QUOTATION = re.compile("([“«])([^”»]*)([”»])")
SPACE = re.compile("[ \\t\\n\\r\\f\\v\\x1c-\\x1f\\x85\u2028\u2029]+")  # a no-break space stays
FSI, PDI, LRM = "\u2068", "\u2069", "\u200e"  # first strong isolate, its end, left-to-right mark
ISOLATED = re.compile(f"({FSI}[^{PDI}]*{PDI})")
UNREADABLE = "\N{REPLACEMENT CHARACTER}"
FRENCH = re.compile("(?<=«) | (?=[;:?!»])")  # a space that must not break


def printable(text: str) -> str:
    """Return the text with its white space closed up, and a sign for what no printer can show."""
    letters = (
        UNREADABLE if unicodedata.category(letter) in ("Cc", "Cs", "Cn", "Co") else letter for letter in _spaced(text)
    )
    return "".join(letters)


def shown(text: str, lang: str) -> str:
    """Return a text of the filing's own language as it is printed: French signs do not begin a line."""
    text = printable(text)
    return isolated(FRENCH.sub("\u00a0", text) if lang == "fr" else text)


def _spaced(text: str) -> str:
    return SPACE.sub(" ", text).strip()


def is_rtl(text: str) -> bool:
    """Whether most letters of the text run from right to left."""
    sides = [unicodedata.bidirectional(letter) for letter in text]
    return sum(side in ("R", "AL") for side in sides) > sum(side == "L" for side in sides)


def isolated(text: str) -> str:
    """Return the text with each quotation from right to left set apart, so that what follows it stays in its place."""
    return QUOTATION.sub(
        lambda found: f"{found[1]}{FSI}{found[2]}{PDI}{found[3]}{LRM}" if is_rtl(found[2]) else found[0], text
    )


def counted(number: int, words: Mapping[str, str]) -> str:
    """Return a number with its thousands set apart, as the language does."""
    return f"{number:,}".replace(",", words["thousands"])
