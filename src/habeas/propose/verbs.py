"""Verbs and phrases of saying, read once from ``en/speech.toml``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from habeas.propose.datafile import read, require_keys, text_of, texts_of

FILE = "en/speech.toml"
LISTS = ("saying", "that_only", "denial", "allegation", "hearer", "accusing", "documents", "between")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """Lower-case word lists about saying."""

    saying: frozenset[str]
    that_only: frozenset[str]
    denial: frozenset[str]
    allegation: frozenset[str]
    hearer: frozenset[str]
    accusing: frozenset[str]
    documents: frozenset[str]
    between: frozenset[str]
    sources: tuple[str, ...]

    def says(self, words: Iterable[str]) -> bool:
        """Whether one of these words is a verb of saying."""
        saying = self.saying
        return any([word.strip(".,;:\"'”“’").lower() in saying for word in words])


@cache
def read_verbs() -> Verbs:
    """Return the word lists.

    Raises:
        DataFileInvalid: a list is missing, unknown or not text.

    """
    table = read(FILE)
    require_keys(FILE, table, allowed=("version", "sources", *LISTS))
    lists = {name: frozenset(text_of(FILE, table, name).split()) for name in LISTS}
    return Verbs(sources=texts_of(FILE, table, "sources"), **lists)
