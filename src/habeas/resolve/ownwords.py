"""What a document says in its own words: quotations left out, the rest as runs of words whose hashes can be compared.

Two newspapers that print one statement between quotation marks need not know of each other, so what stands between
marks of any script is left out, and so are lines that a mailer marks with ``>``. A few quoted words stay: they are
names (of newspapers, in Cyrillic) or irony, not somebody's statement. A quotation ends at the latest with its
paragraph, so that a mark nobody closed does not swallow the document.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from habeas.model import Document
from habeas.model.folding import fold, fold_words, stands_alone

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

WORDS = 3  # in a run: of four or more too few survive a rewriter; measured in bench/copies.py
CHARACTERS = 6  # in a run of a script without spaces: about as much as three words
SHORT_QUOTE = 5  # words; fewer between marks are no statement
LONGEST_QUOTE = 4_000  # code points

_INNER = rf"[^{{}}]{{{{1,{LONGEST_QUOTE}}}}}?"
_MARKS = (("“", "”"), ("„", "“”"), ("«", "»"), ("»", "«"), ("「", "」"), ("『", "』"), ("〝", "〞〟"))
_PAIRS = [rf"{opens}{_INNER.format(opens + closes)}[{closes}]" for opens, closes in _MARKS]
_STRAIGHT = rf'(?<![\w"])"(?=\S)[^"]{{1,{LONGEST_QUOTE}}}?(?<=\S)"(?!\w)'
_SINGLE = rf"(?<!\w)‘(?=\S)[^‘]{{1,{LONGEST_QUOTE}}}?(?<=\S)’(?!\w)"
_UNCLOSED = r"(?m:^[ \t]*[“«„][^”»“«„]+$)"  # a paragraph of a quotation that the next one goes on with
_BLOCK = r"(?m:^[ \t]*>.*$)"
_QUOTATION = re.compile("|".join((_BLOCK, *_PAIRS, _STRAIGHT, _SINGLE, _UNCLOSED)))
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_PRIME = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """The runs of a document's own words: for each its hash, and the stretch of the text that it stands on."""

    hashes: Hashes  # in the order of the text
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)


def quotations_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where somebody else's statements stand, in order."""
    found = []
    for start, end in _paragraphs(text):
        for quotation in _QUOTATION.finditer(text, start, end):
            is_block = quotation[0].lstrip().startswith(">")
            if is_block or _length(quotation[0]) >= SHORT_QUOTE:
                found.append(quotation.span())
    return tuple(found)


def _length(quoted: str) -> int:
    """Return how many words these are; two characters of a script without spaces count as one."""
    words = fold_words(quoted)
    alone = sum(map(stands_alone, words))
    return len(words) - alone + alone // 2


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs: what stands between empty lines."""
    ends = [0, *(each.end() for each in _PARAGRAPH.finditer(text)), len(text)]
    return ((start, end) for start, end in pairwise(ends) if start < end)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between quotations."""
    at = 0
    for start, end in quotations_in(text):
        yield at, start
        at = end
    yield at, len(text)


def own_runs(text: str) -> Hashes:
    """Return the hashes of all runs of a document's own words, sorted, each once."""
    parts = [fold_words(text[begin:end]) for begin, end in _stretches(text)]
    return np.unique(_runs([word for part in parts for word in part], [len(part) for part in parts])[2])


def own_words(document: Document) -> OwnWords:
    """Return every run of a document's own words with its place; no run reaches over a quotation."""
    parts = [(begin, fold(document.text[begin:end])) for begin, end in _stretches(document.text)]
    words = [token.text for _, part in parts for token in part]
    starts = [begin + token.start for begin, part in parts for token in part]
    ends = [begin + token.end for begin, part in parts for token in part]
    places, lengths, hashes = _runs(words, [len(part) for _, part in parts])
    return OwnWords(
        hashes=hashes,
        starts=tuple(starts[place] for place in places.tolist()),
        ends=tuple(ends[place] for place in (places + lengths - 1).tolist()),
    )


def _runs(words: Sequence[str], stretches: Sequence[int]) -> tuple[Places, Places, Hashes]:
    """Return the first word, the length and the hash of each run, given how many words each stretch has."""
    numbers = np.fromiter(map(_number, words), np.uint64, len(words))
    alone = (numbers & np.uint64(1)).astype(np.bool_)
    stretch = np.repeat(np.arange(len(stretches)), stretches)
    found: list[tuple[Places, Places, Hashes]] = []
    for length, wanted in ((WORDS, ~alone), (CHARACTERS, alone)):
        count = len(words) - length + 1
        if count > 0:
            within = stretch[:count] == stretch[length - 1 :]
            places = np.flatnonzero(wanted[:count] & within)
            found.append((places, np.full(len(places), length), _join(numbers, count, length)[places]))
    if not found:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.uint64)
    places, lengths, hashes = (np.concatenate(each) for each in zip(*found, strict=True))
    order = np.argsort(places, kind="stable")
    return places[order], lengths[order], hashes[order]


def _join(numbers: Hashes, count: int, length: int) -> Hashes:
    """Return one hash for each run of so many words."""
    joined = np.full(count, length, np.uint64)
    for place in range(length):
        joined = (joined ^ numbers[place : place + count]) * _PRIME
        joined ^= joined >> np.uint64(29)
    return joined


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    """Return 64 bits of a word, the same on every machine; odd where it is a character that stands alone."""
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") & ~1 | stands_alone(word)
