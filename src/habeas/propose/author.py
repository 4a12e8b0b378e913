"""Who says "I" in a letter or a testimony."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.model import Sort
from habeas.propose.coreference import Reader
from habeas.propose.figures import Figure
from habeas.propose.parts import Clause
from habeas.propose.spots import Spot

SAYS_NAME = re.compile(r"\b(?:[Mm]y (?:full |real )?name(?: for [\w ]{2,24}|, it)? is|I am called|I,)\s{1,2}")
FROM = re.compile(
    r"^(?:From:|(?:Written |Personal |Witness )?(?:Statement|Testimony|Account|Letter|Affidavit)(?: given)? "
    r"(?:of|by|from):?)[ \t]{1,4}(?:M(?:r|rs|s|x)\.? )?", re.MULTILINE | re.IGNORECASE,
)  # fmt: skip
ONE = frozenset({"i", "me", "my", "myself", "mine"})
TAIL = 3  # paragraphs at the end in which a signature stands


def find_author(text: str, clauses: Sequence[Clause], reader: Reader, *, outside: Sequence[Spot]) -> None:
    """Join "I" with the person who signs or gives a name, if one does."""
    author = reader.author
    if not any(spot.head in ONE for spot in outside):
        author.places.clear()  # "we" alone: a body speaks, or the writer of a report
        return
    named = _introduced(text, reader) or _signed(text, clauses, reader)
    if named is None or named is author:
        return
    named.places.extend(author.places)
    named.roles |= author.roles
    for figure in reader.figures:
        if figure.owner is author:
            figure.owner = named
        if figure.name.endswith(" of I"):
            figure.name = f"{figure.name[:-1]}{named.name}"
    author.places.clear()


def _introduced(text: str, reader: Reader) -> Figure | None:
    """Return the person after "my name is" or "From:"."""
    for pattern in (SAYS_NAME, FROM):
        match = pattern.search(text)
        if match is not None:
            figure = reader.by_place.get(match.end())
            if figure is not None and figure.sort is Sort.PERSON and figure.named:
                return figure
    return None


def _signed(text: str, clauses: Sequence[Clause], reader: Reader) -> Figure | None:
    """Return the person whose name alone is a line at the end."""
    last = clauses[-1].paragraph if clauses else 0
    for clause in reversed(clauses):
        if clause.paragraph < last - TAIL:
            return None
        figure = reader.by_place.get(clause.start)
        if figure is None or figure.sort is not Sort.PERSON or not figure.named:
            continue
        longest = max(end for start, end in figure.places if start == clause.start)
        if len(text[longest : clause.end].strip(" .,\n")) == 0:
            return figure
    return None
