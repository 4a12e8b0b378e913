"""Marks that turn letters around, and codes that are none, are made visible: what is read is what is on record."""

from __future__ import annotations

import re

SHOWN = "\N{REPLACEMENT CHARACTER}"
# overrides of direction; control characters but tab and the ends of lines and pages, which texts have
STEERING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e]")


def plain(words: str) -> str:
    """Return words of the same length with each mark that steers shown as a sign."""
    if words.isascii() and words.isprintable():
        return words
    return words.translate(_SIGNS) if STEERING.search(words) else words


def plainly(value: object) -> object:
    """Return what a template is about to write; every text on every page goes through here."""
    return plain(value) if isinstance(value, str) else value


_SIGNS = {code: SHOWN for code in (*range(0xA0), 0x202D, 0x202E) if STEERING.match(chr(code))}
