"""Marks that turn letters around are made visible: what is read is what is on record."""

from __future__ import annotations

OVERRIDES = str.maketrans(dict.fromkeys("\u202d\u202e", "\N{REPLACEMENT CHARACTER}"))


def plain(words: str) -> str:
    """Return words of the same length with each mark that overrides their direction shown as a sign."""
    return words.translate(OVERRIDES) if "\u202d" in words or "\u202e" in words else words


def plainly(value: object) -> object:
    """Return what a template is about to write; every text on every page goes through here."""
    return plain(value) if isinstance(value, str) else value
