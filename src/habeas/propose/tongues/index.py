"""Which of many patterns are worth trying on a sentence: those of whose beginnings the sentence holds one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from habeas.propose.tongues.language import Tongue

WORD = re.compile(r"[^\W\d_]+")
LONGEST = 24
SURE = 5  # letters
MOST = 50_000  # words remembered; hostile texts have endlessly many


class Index:
    """Beginnings of words (of any characters, where words are not spaced) and the numbers of what they call for."""

    def __init__(self, tongue: Tongue, stems: Iterable[Sequence[str]]) -> None:
        """Order the numbers by beginning; what has none is always tried."""
        self._spaced = tongue.spaced
        self._table: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, own in enumerate(stems):
            if not own:
                self._always.append(number)
            for stem in own:
                self._table.setdefault(stem.lower()[:LONGEST], []).append(number)
        self._lengths = sorted({len(stem) for stem in self._table})
        self._seen: dict[str, tuple[int, ...]] = {}
        longest = sorted(self._table, key=lambda stem: (-len(stem), stem))
        # Where words are not spaced a stem may begin anywhere: the longest there calls for the shorter ones too.
        self._anywhere = (
            re.compile(f"(?=({'|'.join(map(re.escape, longest)) or '(?!)'}))") if not self._spaced else None
        )

    def called(self, sentence: str) -> list[int]:
        """Return the numbers that a sentence in lower case calls for, in order."""
        wanted = set(self._always)
        found = WORD.findall(sentence) if self._anywhere is None else self._anywhere.findall(sentence)
        for word in set(found):
            wanted.update(self._of(word[:LONGEST]))
        return sorted(wanted)

    def is_called_by(self, word: str) -> bool:
        """Whether a word in lower case begins with a stem long enough to tell it."""
        return any(word[:size] in self._table for size in self._lengths if SURE <= size <= len(word))

    def _of(self, word: str) -> tuple[int, ...]:
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= MOST:
                self._seen.clear()
            found = tuple({n for size in self._lengths if size <= len(word) for n in self._table.get(word[:size], ())})
            self._seen[word] = found
        return found


def stems_of(tongue: Tongue, written: str) -> tuple[str, ...]:
    """Return beginnings one of which every match of a written pattern holds; none where that cannot be told."""
    found: list[str] = []
    for part in _alternatives(written):
        heads = _heads(part)
        if not heads or any(not head for head in heads):
            return ()
        found.extend(head.lower() for head in heads)
    return tuple(dict.fromkeys(found))


def _alternatives(pattern: str) -> list[str]:
    """Return the parts of a pattern between the strokes of its outermost level."""
    parts, depth, begins, at = [], 0, 0, 0
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 1
        elif letter == "[":
            at = max(at, pattern.find("]", at + 2))
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        elif letter == "|" and depth == 0:
            parts.append(pattern[begins:at])
            begins = at + 1
        at += 1
    return [*parts, pattern[begins:]]


def _heads(part: str) -> list[str]:
    """Return the letters with which a part without outer strokes can begin; an empty one where it is unknown."""
    if opening := re.match(r"\((?:\?:|\?P<\w+>)", part):
        end = _closing(part, opening.end())
        inner = [head for each in _alternatives(part[opening.end() : end - 1]) for head in _heads(each)]
        if part[end : end + 1] in ("?", "*") or part[end : end + 2] == "{0":
            return [*inner, *_heads(part[end:].lstrip("?*").partition("}")[2] if part[end] == "{" else part[end + 1 :])]
        return inner
    literal = re.match(r"[^\W\d_]*", part)
    head = literal[0] if literal else ""
    if part[len(head) : len(head) + 1] in ("?", "*", "{"):
        head = head[:-1]
    return [head]


def _closing(part: str, at: int) -> int:
    """Return the place behind the bracket that closes the one before this place."""
    depth = 1
    while at < len(part) and depth:
        if part[at] == "\\":
            at += 1
        elif part[at] == "[":
            at = max(at, part.find("]", at + 2))
        else:
            depth += {"(": 1, ")": -1}.get(part[at], 0)
        at += 1
    return at
