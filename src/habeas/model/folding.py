"""Text as search sees it: words with their ways of being written folded into one, each with its place in the text.

Words are what stands between spaces and signs. Scripts that put no spaces (Chinese characters, kana, Thai, Lao,
Burmese, Khmer) give one word a character, so that any run of them is found as a phrase. Nothing here knows a language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from habeas.model.variants import APOSTROPHES, is_hidden, unify

VERSION = f"1 (Unicode {unicodedata.unidata_version})"  # folds otherwise: an index made with another one is made again
LONGEST_WORD = 64  # code points; what follows in a longer "word" is not looked at
_MOST_MARKS = 32  # on one letter; composing more of them takes quadratic time
_REMEMBERED = 48  # code points; longer runs without a space are not worth remembering

_APOSTROPHE, _SILENT = "'", "\0"
_ALONE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
_RUN = re.compile(r"[^\s\x00-\x1f]+")
# l’arrestation, d’Amnesty, qu’il: what is left out belongs to the word before, which is not what anyone looks for
_ELISIONS = frozenset(["l", "d", "j", "n", "s", "c", "m", "t", "qu"])
_POSSESSIVE = re.compile(r"[sS](?!\w)")


class Token(NamedTuple):
    """One word, folded; ``start`` and ``end`` are code points of the original text, end exclusive.

    A tuple, as a page of hits makes ten thousand of them.
    """

    text: str
    start: int
    end: int

    def __repr__(self) -> str:
        return f"Token({self.start}-{self.end})"


_new = tuple.__new__  # a third quicker than by names, and a filing has a hundred thousand of them
Part = tuple[str, int, int]


def fold(text: str) -> tuple[Token, ...]:
    """Return the words of a text in their order, each with the stretch of the text that it was folded from."""
    tokens: list[Token] = []
    for run in _RUN.finditer(text):
        at = run.start()
        for word, start, end in _parts_of(run[0]):
            tokens.append(_new(Token, (word, at + start, at + end)))
    return tuple(tokens)


def fold_words(text: str) -> list[str]:
    """Return the words alone, as they are put into an index."""
    return [word for run in _RUN.findall(text) for word, _, _ in _parts_of(run)]


def stands_alone(word: str) -> bool:
    """Whether a folded word is one character of a script without spaces."""
    return bool(_ALONE.match(word))


def _parts_of(run: str) -> tuple[Part, ...]:
    return _remembered(run) if len(run) <= _REMEMBERED else _parts(run)


@lru_cache(maxsize=65_536)
def _remembered(run: str) -> tuple[Part, ...]:
    return _parts(run)


def _parts(run: str) -> tuple[Part, ...]:
    """Return the words of a run without spaces."""
    parts: list[Part] = []
    letters, start, end = "", 0, 0
    for cluster in _clusters().finditer(run):
        joined, apart = _read(cluster[0])
        if joined == _APOSTROPHE:
            if _joins(letters, run, cluster.end()):
                continue
        elif apart is None:
            if joined:
                start = start if letters else cluster.start()
                letters, end = letters + joined, cluster.end()
            continue
        if letters:
            parts.append((letters.replace(_SILENT, "")[:LONGEST_WORD], start, end))
            letters = ""
        if apart:
            parts += [(word, *cluster.span()) for word in apart]
    if letters:
        parts.append((letters.replace(_SILENT, "")[:LONGEST_WORD], start, end))
    return tuple(part for part in parts if part[0])


@lru_cache(maxsize=32_768)
def _read(cluster: str) -> tuple[str, tuple[str, ...] | None]:
    """Return what a character with its marks adds to the word it stands in; or it stands in none: its own words."""
    if cluster in APOSTROPHES:
        return _APOSTROPHE, ()
    if is_hidden(cluster[0]):
        return "", None
    folded = unify(cluster)
    if not folded:
        return _SILENT if cluster[0].isalpha() else "", None
    read = "".join(letter if _is_read(letter) else " " for letter in folded)
    if " " in read or _ALONE.search(read):  # a sign, or one of ½, ㍿, 拘
        return "", tuple(_ALONE.sub(r" \g<0> ", read).split())
    return read, None


def _is_read(letter: str) -> bool:
    """Whether a character belongs to a word; Chinese ones do that are younger than Python's own table."""
    return unicodedata.category(letter)[0] in "LNM" or ("\U00020000" <= letter <= "\U0003fffd")


def _joins(before: str, run: str, after: int) -> bool:
    """Whether an apostrophe stands within a word: O’Neil and sha'ban, not Torek’s and l’arrestation."""
    if not before or before in _ELISIONS or _POSSESSIVE.match(run, after):
        return False
    return run[after : after + 1].isalnum()


@cache
def _clusters() -> re.Pattern[str]:
    """Return what finds a character with all that is written on it; Python's own patterns know no marks."""
    marks = "".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M")
    # Hangul vowels and finals, and half-width voicing, join the letter before them too; marks beyond the first plane
    # are read one by one: a class with them is seven times slower
    return re.compile(f"(?s:.)[{marks}\u1160-\u11ff\uff9e\uff9f]{{0,{_MOST_MARKS}}}")
