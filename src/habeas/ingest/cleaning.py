"""The letters that a reader made are put into the one form in which texts are kept; plain text is never touched."""

from __future__ import annotations

import re

# Marks of direction that PDF and office programs scatter through right-to-left words; they are not letters, and
# a name with one inside would not be found.
DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NEWLINES = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
BLANK_LINES = re.compile(r"\n{3,}")
MAX_WORD = 500


def clean(text: str) -> str:
    """Return the text with plain newlines and without direction marks, control characters and half letters."""
    text = CONTROLS.sub("", DIRECTION_MARKS.sub("", NEWLINES.sub("\n", text)))
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def tidy(text: str) -> str:
    """Return the cleaned text without spaces at the ends of lines and with one blank line at most."""
    lines = (line.rstrip(" \t\xa0") for line in clean(text).split("\n"))
    return BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def word(value: object) -> str | None:
    """Return a title, name or address on one line, or None where nothing is left of it."""
    if not isinstance(value, str):
        return None
    shown = "".join(letter if letter.isprintable() else " " for letter in clean(value[: 4 * MAX_WORD]))
    return " ".join(shown.split())[:MAX_WORD].strip() or None
