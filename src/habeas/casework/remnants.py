"""What people wrote elsewhere that holds words of a source: told by number before the source is destroyed, to be read.

Its words are those of its text, its names and its description that stand in no other document: each by itself, and
runs of four. What repeats the source is no other document. Nothing here says which words they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum

from habeas.casework.memory import Memory
from habeas.casework.reasons import TRANSLATABLE
from habeas.casework.spoken import is_word
from habeas.ledger import Artefact, Closed, Entry
from habeas.ledger.subjects import subject_of
from habeas.model import Document, DocumentId, SetAside, Shredding, When
from habeas.model.folding import fold_words

SHORTEST, RUN = 4, 4  # letters of a word, words of a run
UNSAID = frozenset({"by", "at"})  # who wrote an entry, and when


@dataclass(frozen=True, slots=True, kw_only=True)
class Remnant:
    """An entry that stays and holds words of the source: its number, its kind, and what it is about."""

    seq: int
    kind: str
    about: str


class Words:
    """The words and runs of a source that stand in no other document; ``copies`` are what repeats it."""

    def __init__(self, memory: Memory, document: DocumentId, copies: tuple[DocumentId, ...]) -> None:
        self.copies = copies
        self._own = _pieces(_told_by(memory, document))
        spared = {document, *copies}
        self._others = tuple(each for each in memory.as_read.values() if each.id not in spared)
        self._common: set[str] = set()
        self._looked_up: set[str] = set()

    def find(self, texts: Iterable[str], *, runs_only: bool = False) -> frozenset[str]:
        """Return which of them these texts hold."""
        found = _pieces(texts) & self._own
        if runs_only:
            found = {each for each in found if " " in each}
        self._look_up(found - self._looked_up)
        return frozenset(found - self._common)

    def _look_up(self, wanted: set[str]) -> None:
        """Learn which of these stand in another document."""
        self._looked_up |= wanted
        for each in self._others if wanted else ():
            self._common |= wanted & _pieces((each.text, *_strings(each.frame)))


def remnants_of(memory: Memory, words: Words, gone: Collection[str]) -> tuple[Remnant, ...]:
    """Return the entries that hold such words and whose keys are not among those that go, in their order."""
    return tuple(
        _remnant(entry) for entry in memory.entries if _stays(entry, gone) and words.find(
            _strings(entry.body), runs_only=isinstance(entry.body, Artefact)  # of its own, a filing has stock phrases
        )
    )  # fmt: skip


def to_review(memory: Memory, done: Iterable[Shredding]) -> tuple[tuple[Shredding, tuple[Remnant, ...]], ...]:
    """Return what was found whenever something was destroyed, as far as it can still be read."""
    every = tuple(done)
    wanted = {seq for word in every for seq in word.review}
    left = {
        str(entry.seq): _remnant(entry) for entry in memory.entries
        if str(entry.seq) in wanted and not isinstance(entry.body, Closed)
    }  # fmt: skip
    return tuple((word, tuple(left[seq] for seq in word.review if seq in left)) for word in every)


def _stays(entry: Entry, gone: Collection[str]) -> bool:
    body = entry.body
    return not isinstance(body, Closed) and entry.key not in gone and (is_word(body) or isinstance(body, SetAside))


def _remnant(entry: Entry) -> Remnant:
    about = "" if isinstance(entry.body, Closed) else subject_of(entry.body)
    return Remnant(seq=entry.seq, kind=entry.kind, about=about)


def _told_by(memory: Memory, document: DocumentId) -> Iterator[str]:
    """Yield what a source says, and what was said of it as a publication."""
    for known in (memory.as_read.get(document), memory.documents.get(document)):
        if isinstance(known, Document):
            yield from (known.text, *_strings(known.frame), *(each.value for each in known.properties))
    for copy in memory.provenances.get(document, ()):
        yield from (copy.original_name, copy.received_from or "")
    yield from (naming.name for naming in memory.namings.values() if naming.document == document)


def _pieces(texts: Iterable[str]) -> set[str]:
    """Return the words that are long enough to tell something, and every run of four."""
    found: set[str] = set()
    for text in texts:
        if text and text not in TRANSLATABLE:
            words = fold_words(text)
            found.update(word for word in words if len(word) >= SHORTEST)
            found.update(" ".join(words[place : place + RUN]) for place in range(len(words) - RUN + 1))
    return found


def _strings(value: object) -> Iterator[str]:
    """Yield every text within a value of the model, but for who wrote it and when."""
    if isinstance(value, When):
        yield value.as_written
    elif isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)
    elif is_dataclass(value):
        for part in fields(value):
            if part.name not in UNSAID:
                yield from _strings(getattr(value, part.name))
