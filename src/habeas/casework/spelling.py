"""In which other ways the sources write a name that must not be shown: other alphabets, other spellings, readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from habeas.casework.memory import Memory
from habeas.model import DocumentId, Naming, Script, script_of
from habeas.resolve.lists import readings
from habeas.resolve.names import take_apart
from habeas.resolve.sounds import likeness

ALIKE = 0.92  # of two words that may be one, written in two alphabets
FEWEST = 2  # words of a name that is looked for under its sound: one alone is anybody's


def spellings_of(memory: Memory, names: Iterable[str], documents: Iterable[DocumentId]) -> dict[str, tuple[str, ...]]:
    """Return the other spellings of each name: those of these documents, and how Chinese characters are read."""
    wanted = frozenset(documents)
    namings = [naming for naming in memory.namings.values() if naming.document in wanted]
    return {name: tuple(dict.fromkeys(_others(name, namings))) for name in names}


def _others(name: str, namings: Iterable[Naming]) -> Iterator[str]:
    yield from _read(name)
    words = take_apart(name).words
    for naming in namings:
        for form in (naming.name, *(each.text for each in naming.spellings)):
            if form != name and _alike(words, take_apart(form).words):
                yield form


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether each word of two names sounds like one of the other's, in whatever order."""
    if len(one) != len(other) or len(one) < FEWEST:
        return False
    return all(any(likeness(a, b) >= ALIKE for b in other) for a in one)


def _read(name: str) -> Iterator[str]:
    """Yield how a Chinese name is read, with the given name in one word and apart."""
    bare = "".join(name.split())
    if script_of(name) is not Script.HAN:
        return
    syllables = [readings().get(each) for each in bare]
    said = [each.capitalize() for each in syllables if each]
    if len(said) == len(bare) > 1:
        yield f"{said[0]} {''.join(said[1:]).capitalize()}"
        yield " ".join(said)
