"""The words of a parsed sentence and how they hang together, without a word of spaCy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Word(NamedTuple):
    """One word: its place in the document, its part of speech, and the word it depends on (itself at the root)."""

    index: int  # type: ignore[assignment]  # nobody looks a word up by tuple.index
    start: int
    end: int
    text: str
    lower: str
    tag: str
    pos: str
    dep: str
    head: int

    def __repr__(self) -> str:
        """Return all but the word itself, which may be a name."""
        return f"Word({self.index}, {self.start}-{self.end}, {self.pos}, {self.dep} of {self.head})"


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed clause: words in order, and for each word those that depend on it."""

    words: tuple[Word, ...]
    below: tuple[tuple[int, ...], ...]
    names: tuple[tuple[int, int, str], ...] = ()  # what the model takes for names: start, end, label

    @classmethod
    def grow(cls, words: tuple[Word, ...], names: tuple[tuple[int, int, str], ...] = ()) -> Tree:
        """Return the tree that these words with their heads make."""
        below: list[list[int]] = [[] for _ in words]
        for word in words:
            if word.head != word.index:
                below[word.head].append(word.index)
        return cls(words, tuple(tuple(indices) for indices in below), names)

    def children(self, word: Word, *deps: str) -> Iterator[Word]:
        """Yield what depends on this word, in order; only by these relations when some are named."""
        for index in self.below[word.index]:
            if not deps or self.words[index].dep in deps:
                yield self.words[index]

    def child(self, word: Word, *deps: str) -> Word | None:
        """Return the first word that depends on this one by one of these relations."""
        return next(self.children(word, *deps), None)

    def head(self, word: Word) -> Word | None:
        """Return the word that this one depends on; None at the root."""
        return None if word.head == word.index else self.words[word.head]

    def above(self, word: Word) -> Iterator[Word]:
        """Yield the heads of this word up to the root."""
        current = self.head(word)
        while current is not None:
            yield current
            current = self.head(current)

    def under(self, word: Word) -> list[Word]:
        """Return this word and all that hangs below it, in order of the text."""
        found, stack = [], [word.index]
        while stack:
            index = stack.pop()
            found.append(index)
            stack.extend(self.below[index])
        return [self.words[index] for index in sorted(found)]

    def covering(self, start: int, end: int) -> list[Word]:
        """Return the words that share a code point with this stretch of the document."""
        return [word for word in self.words if word.start < end and word.end > start]

    def top(self, start: int, end: int) -> Word | None:
        """Return the word of this stretch on which the others depend: the first whose head lies outside."""
        inside = self.covering(start, end)
        indices = {word.index for word in inside}
        for word in inside:
            if word.head == word.index or word.head not in indices:
                return word
        return None
