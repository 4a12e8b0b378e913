"""Lists of persons and of States, divided into their members, each where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.law import find_state

HONORIFIC = re.compile(r"^(?:(?:Mr|Ms|Mrs|Messrs|M|MM|Mme|Mmes|Sr|Sra|Sres|Sras|Dr)\.?\s+)+")
BETWEEN = re.compile(r"\s*,\s*(?:and\s+|et\s+|y\s+)?|\s+(?:and|et|y|e)\s+")
OTHERS = re.compile(r"^(?:\d+ )?(?:others?|autres|otros|otras)\b", re.IGNORECASE)
NO_NAME = re.compile(r"[a-zà-ÿ\d]")  # "nine minors", "a minor": their names are not given


def bare(name: str) -> str:
    """Return a name without title, on one line."""
    return HONORIFIC.sub("", " ".join(name.split()))


def split_names(words: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Yield each person's name without title; whoever is not named is left out."""
    for part, start, end in _split(words, at):
        name = bare(part)
        if name and not NO_NAME.match(name) and not OTHERS.match(name):
            yield name, start, end


def split_states(words: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Yield each State; a name that holds "and" is one State where we know it as one."""
    if find_state(" ".join(words.split())) is not None:
        yield " ".join(words.split()), at, at + len(words)
        return
    parts = list(_split(words, at))
    if len(parts) > 1 and all(part[:1].isupper() or part.startswith("the ") for part, _, _ in parts):
        yield from parts
    else:
        yield " ".join(words.split()), at, at + len(words)


def _split(words: str, at: int) -> Iterator[tuple[str, int, int]]:
    place = 0
    for found in [*BETWEEN.finditer(words), None]:
        end = found.start() if found else len(words)
        part = " ".join(words[place:end].split())
        if part:
            yield part, at + place, at + end
        place = found.end() if found else end


def same_person(name: str, others: tuple[str, ...]) -> bool:
    """Whether a name shares a word with one of these: a title gives the whole name, a remedy often the last."""
    words = _words(name)
    return any(words & _words(other) for other in others)


def same_state(name: str, others: tuple[str, ...]) -> bool:
    """Whether this is one of these States, under any of the names that we know of it."""
    known = find_state(name.removeprefix("the "))
    if known is not None:
        return any(find_state(other.removeprefix("the ")) is known for other in others)
    words = _words(name)
    return any(words & _words(other) for other in others)


SMALL = {"the", "of", "and", "republic", "kingdom", "state", "states", "bin", "ibn", "van", "de", "la", "al"}


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", bare(name).casefold()) if len(word) > 1) - SMALL
