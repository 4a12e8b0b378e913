"""Which stretch of a text is in which language: by script and letters, by the document's language where these tie."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from habeas.propose.layout import Block, blocks
from habeas.propose.tongues.language import Tongue

BEYOND_LATIN = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefc\U00020000-\U0002fa1f]")
SAMPLE = 400  # code points of a paragraph that are looked at
TELLING = 0.03  # share of its telling letters from which a paragraph is in a language
FEW = 40  # letters; a shorter paragraph goes with the one before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block of the text, its number, and its language; None is English or one that nobody reads."""

    number: int
    block: Block
    tongue: Tongue | None
    script: str


def divide(text: str, language: str, known: Sequence[Tongue]) -> tuple[Part, ...]:
    """Return the blocks of a text with their languages; empty where all of it is in Latin script and English."""
    code = language.split("-")[0].lower()
    named = next((tongue for tongue in known if tongue.code == code), None)
    told = any("Latin" in tongue.scripts and (tongue is named or tongue.telling) for tongue in known)
    if not told and BEYOND_LATIN.search(text) is None:
        return ()
    parts: list[Part] = []
    last: Tongue | None = named
    for number, block in enumerate(blocks(text)):
        head = text[block.start : min(block.end, block.start + SAMPLE)].lower()
        counts = Counter(letter for letter in head if letter.isalpha())
        total = counts.total()
        script = _script_of(counts)
        tongue = _choose(counts, script, known, named)
        if tongue is not None and last is not None and total < FEW and script in last.scripts:
            tongue = tongue if tongue.telling and _share(counts, tongue.telling) >= TELLING else last
        last = tongue or last
        parts.append(Part(number=number, block=block, tongue=tongue, script=script))
    return tuple(parts)


def _choose(counts: Counter[str], script: str, known: Sequence[Tongue], named: Tongue | None) -> Tongue | None:
    fits = [tongue for tongue in known if script in tongue.scripts and _share(counts, tongue.foreign) < TELLING]
    told = [tongue for tongue in fits if tongue.telling and _share(counts, tongue.telling) >= TELLING]
    if told:
        return max(told, key=lambda tongue: _share(counts, tongue.telling))
    if named is not None and named in fits:
        return named
    return next((tongue for tongue in fits if not tongue.telling and script != "Latin"), None)


def _share(counts: Counter[str], some: frozenset[str]) -> float:
    """Return the share of these letters among all."""
    return sum(counts[letter] for letter in some) / counts.total() if some and counts else 0.0


def _script_of(counts: Counter[str]) -> str:
    """Return the script of most letters, nothing where there are none."""
    counted: Counter[str] = Counter()
    for letter, count in counts.items():
        counted[script_of(letter)] += count
    if not counted:
        return ""
    kana = counted["Hiragana"] + counted["Katakana"]
    if 20 * kana > counted["Han"] > 0 and kana:
        return "Hiragana"  # Japanese writes its endings in kana
    return counted.most_common(1)[0][0]


@lru_cache(maxsize=8192)
def script_of(letter: str) -> str:
    """Return the script of a letter, as Unicode names it; Chinese characters are Han."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return "Han" if name.startswith("CJK") else name.capitalize()


def masked(text: str, parts: Sequence[Part]) -> str:
    """Return the text with blanks for what is read in another language: every other letter stays at its place."""
    pieces, at = [], 0
    for part in parts:
        if part.tongue is not None:
            pieces.append(text[at : part.block.start])
            pieces.append(re.sub(r"[^\r\n]", " ", text[part.block.start : part.block.end]))
            at = part.block.end
    return "".join((*pieces, text[at:]))
