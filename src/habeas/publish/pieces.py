"""What readers give of a file: its texts, each with its place, and whether people or only programs read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from habeas.errors import Refused

TOGETHER = 16  # words of machinery that may tell a name together
DEEPEST = 8  # files within files
MOST_BYTES = 256 * 1024 * 1024  # of one file unpacked


class NotSearched(Refused):
    """A file that was to leave cannot be searched whole."""

    code = "not-searched"
    exit_code = 19
    says = "A file could not be searched whole, at: %(places)s. It was not let out."
    remedy = "Leave it out, take out what cannot be opened, or give it as PDF, DOCX, ODT, CSV, PNG or plain text."


class Unsearchable(Exception):
    """A part of a file cannot be read whole; the gate says where and lets nothing out."""


class Piece(NamedTuple):
    """A text at a place; ``is_told`` where a person reads it, so that any protected word counts.

    In a file's own machinery (names of styles and fonts) only a whole name counts. ``is_raw``: letters that stand there
    by chance for the most part (codes of glyphs, the bytes of a file), in which a name is looked for as it is spelled.
    """

    place: str
    text: str
    is_told: bool = True
    is_raw: bool = False


class Flaw(NamedTuple):
    """A place that may hold anything, or that must not be there at all: it counts as it is."""

    place: str
    is_hidden: bool = True  # False: it cannot be read


Opener: TypeAlias = Callable[[bytes], Iterable[tuple[str, str]]]  # what a file shows, each with its place


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file, or one within another; ``open`` reads what is found within it."""

    data: bytes = field(repr=False)
    name: str = field(repr=False)
    where: str  # the place within the file that leaves: "", "word/media/1.png", "attachment 2"
    depth: int = 0
    opener: Opener | None = field(default=None, repr=False)  # of PDF files of others; ours are opened here

    def at(self, place: str) -> str:
        """Return a place of this file as a place of the one that leaves."""
        return f"{self.where}: {place}" if self.where else place

    def within(self, data: bytes, name: str, place: str) -> File:
        """Return a file found at a place of this one.

        Raises:
            Unsearchable: it lies too deep, or is too large.

        """
        if self.depth >= DEEPEST or len(data) > MOST_BYTES:
            raise Unsearchable
        return replace(self, data=data, name=name, where=self.at(place), depth=self.depth + 1)


Found: TypeAlias = Iterator[Piece | Flaw | File]
Reader: TypeAlias = Callable[[File], Found]


def once(words: Sequence[str]) -> Iterator[str]:
    """Yield the words of machinery in their order, less what only stands again as it stood before.

    A PDF says "Parent", "Next", "Title" twenty thousand times. Whatever any sixteen of them tell together stays.
    """
    seen: set[tuple[str, ...]] = set()
    until = 0
    for at, word in enumerate(words):
        run = tuple(words[at : at + TOGETHER])
        if run not in seen:
            seen.add(run)
            until = at + TOGETHER
        if at < until:
            yield word
