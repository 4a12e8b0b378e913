"""The words and marks of a text with their places, in one pass."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from habeas.propose.parts import Clause

APOSTROPHES = "'’ʼʻ‘´`"
TOKEN = re.compile(  # words of letters alone come first: nearly all
    r"[^\W\d_]+(?![\w\u0300-\u036f'’ʼʻ‘´`·‐‑\-.])|"
    r"(?:[^\W\d_]\.){2,5}(?!\w)|\d{1,3}(?:[,.\u202f]\d{3})+(?!\d)|[\w\u0300-\u036f]+(?:['’ʼʻ‘´`·‐‑-][\w\u0300-\u036f]+)*|[^\w\s]"
)
NARROW = "\u202f"  # a space that parts thousands
CHUNK = re.compile(rf"\S+(?:{NARROW}\S+)*")
# Behind these, "'s" is a shortened verb and no genitive.
SHORTENED = frozenset(["it", "he", "she", "that", "there", "what", "who", "where", "how", "here", "let"])
PREFIXED = re.compile(r"[^\W\d_]{1,4}['’ʼʻ‘`‐‑-](?=[^\W\d_])")  # "al-Hathloul", "d'Ivoire", "ez-Zor"


class Token(NamedTuple):
    """One word or mark. ``owns`` marks a genitive whose ending is not part of ``text``."""

    text: str
    lower: str
    start: int
    end: int
    capital: bool
    owns: bool
    is_word: bool  # rather than a number or mark


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words and marks between two places, in order."""
    found = []
    stop, at = len(text) if end is None else end, start
    within = text[start:stop]
    for chunk in within.split() if NARROW not in within else CHUNK.findall(within):
        at = text.index(chunk, at, stop)
        for word, lower, begin, to, capital, owns, is_word in _READ[chunk]:
            # A third of the time that Token(...) takes, for the one thing that every word of a text costs.
            found.append(tuple.__new__(Token, (word, lower, at + begin, at + to, capital, owns, is_word)))
        at += len(chunk)
    return found


def by_clause(text: str, clauses: Sequence[Clause]) -> list[list[Token]]:
    """Return the tokens of each clause."""
    return [tokenise(text, clause.start, clause.end) for clause in clauses]


class _Read(dict[str, tuple[tuple[str, str, int, int, bool, bool, bool], ...]]):
    """The tokens of what stands between two spaces, as if it stood at place 0; bounded in number and length."""

    MOST = 20_000
    LONGEST = 40

    def __missing__(self, chunk: str) -> tuple[tuple[str, str, int, int, bool, bool, bool], ...]:
        read = tuple(_read(match[0], match.start(), match.end()) for match in TOKEN.finditer(chunk))
        if len(chunk) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[chunk] = read
        return read


_READ = _Read()


def _read(word: str, start: int, end: int) -> tuple[str, str, int, int, bool, bool, bool]:
    """Return what is known of a written word by itself."""
    owns = word[-1] == "s" and len(word) > 3 and word[-2] in "'’ʼ"
    if owns:
        word, end = word[:-2], end - 2
    lower = word.lower()
    known = owns and lower not in SHORTENED
    return word, lower.replace("’", "'"), start, end, _is_capital(word, lower), known, word[:1].isalpha()


def lowered(text: str) -> str:
    """Return the text in lower case with every letter in its place: patterns without case run several times faster."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _is_capital(word: str, lower: str) -> bool:
    """Whether it is written as a name is."""
    if word == lower or word[0].isdigit():
        return False
    first = word[0]
    if first.isupper() or first.istitle():
        return True
    if not first.isalpha():
        return first in "ʻʼ" and word[1:2].isupper()
    prefix = PREFIXED.match(word)
    return prefix is not None and word[prefix.end()].isupper()


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Return the word without case, accents and apostrophes: what two spellings of one name share."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.casefold().replace("ı", "i").translate({ord(c): None for c in APOSTROPHES})


def touching(text: str, left: Token, right: Token) -> bool:
    """Whether only a space, or one line break, stands between two tokens."""
    gap = text[left.end : right.start]
    return len(gap) <= 4 and gap.count("\n") <= 1 and (not gap or gap.isspace())
