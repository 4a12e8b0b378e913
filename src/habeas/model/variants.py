"""Which letters are written in more than one way, and what each way is folded to.

One rule decides what is safe: ways of writing *one* letter are folded into each other; two letters of one alphabet are
not, but for those that people leave out because their keyboard lacks them (ё, and the Kazakh letters on a Russian one).

- Uyghur: the seat of a vowel (ئ) comes and goes with the place in the word, and is left out. ې, ۈ, ۆ, ۇ, و, ۋ, ڭ, ە
  stay apart: nobody writes Uyghur prose on an Arabic keyboard, and ئوت, ئۆت, ئۇت and ئۈت are four words.
- Arabic: ى, ي and ی are one, at the price of Uyghur i and y; so are أ إ آ ٱ ا, ك ک, ه ھ ہ ة, و ؤ.
- й stays: it is a letter of its own in every Cyrillic alphabet that has it. The traditional forms of Chinese
  characters stay too: telling them from the simplified ones takes a dictionary.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType


class Variant(StrEnum):
    """The ways in which two spellings of one word may differ and still be found by each other."""

    WIDTH = "width"  # full-width and presentation forms, ligatures, superscripts
    HIDDEN = "hidden"  # joiners, direction marks, soft hyphens, tatweel
    APOSTROPHE = "apostrophe"
    DIGITS = "digits"
    SEAT = "seat"
    ARABIC = "arabic"
    VOWELS = "vowels"  # harakat and other points that readers add
    YO = "yo"
    KAZAKH = "kazakh"
    ACCENTS = "accents"
    LATIN = "latin"  # letters that Unicode does not take apart


APOSTROPHES = "'`´’‘‛′＇ʹʻʼʽʾʿˈ׳"
CYRILLIC_SHORT_I = "й"
_SHORT_I_APART = "и\u0306"
_HIGH_HAMZA, _TATWEEL = "\u0674", "\u0640"

_ARABIC = {
    ord(way): letter
    for letter, ways in {"ا": "أإآٱٲٳ", "ي": "ىیۍے", "ك": "کڪ", "ه": "ھہۂةۀ", "و": "ؤ"}.items()
    for way in ways
}
_KAZAKH = str.maketrans("қғңөүұһәіҳҷҗґ", "кгноуухаихжжг")
_LATIN = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n", "ə": "a", "æ": "ae", "œ": "oe"}
)
_VOWEL_POINTS = (*range(0x0591, 0x05C8), *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE))
# marks on letters of the Latin, Greek and Cyrillic scripts; those of others (kana, Indic) make another letter
_ACCENTS = dict.fromkeys(
    (*range(0x0300, 0x0370), *range(0x0483, 0x048A), *range(0x1AB0, 0x1B00), *range(0x1DC0, 0x1E00))
)
_POINTS = {
    code: None
    for code in _VOWEL_POINTS
    if unicodedata.category(chr(code)) == "Mn" and code not in (0x0653, 0x0654, 0x0655)
}  # the last three make another letter of the one below; ARABIC speaks of them


def exactly(word: str) -> str:
    """Return a word as an exact search compares it: composed, in small letters, nothing else."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())


def _width(word: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())


def _hidden(word: str) -> str:
    return "".join(letter for letter in word if not is_hidden(letter))


def is_hidden(letter: str) -> bool:
    """Whether a character changes how its neighbours look, and nothing that is read."""
    code = ord(letter)
    is_selector = 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF  # of one form of a Chinese character
    return is_selector or letter in (_TATWEEL, _HIGH_HAMZA) or unicodedata.category(letter) == "Cf"


def _apostrophe(word: str) -> str:
    return "".join(letter for letter in word if letter not in APOSTROPHES)


def _digits(word: str) -> str:
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in word)


def _accents(word: str) -> str:
    apart = unicodedata.normalize("NFD", word).replace(_SHORT_I_APART, CYRILLIC_SHORT_I)
    return unicodedata.normalize("NFC", apart.translate(_ACCENTS))


# In the order in which they are applied; each works on what the one before it leaves.
STEPS: MappingProxyType[Variant, Callable[[str], str]] = MappingProxyType(
    {
        Variant.APOSTROPHE: _apostrophe,
        Variant.WIDTH: _width,
        Variant.HIDDEN: _hidden,
        Variant.DIGITS: _digits,
        Variant.VOWELS: lambda word: word.translate(_POINTS),
        Variant.SEAT: lambda word: word.replace("ئ", ""),
        Variant.ARABIC: lambda word: word.translate(_ARABIC),
        Variant.YO: lambda word: word.replace("ё", "е"),
        Variant.ACCENTS: _accents,
        Variant.KAZAKH: lambda word: word.translate(_KAZAKH),
        Variant.LATIN: lambda word: word.translate(_LATIN),
    }
)


def unify(word: str) -> str:
    """Return a word with every variant folded."""
    for step in STEPS.values():
        word = step(word)
    return word


@lru_cache(maxsize=8_192)
def tell_variants(asked: str, found: str, *, beginning: bool = False) -> tuple[Variant, ...]:
    """Return the fewest variants that make one word of two, or (``beginning``) the beginning of the other.

    None of them where the words are the same already, and where nothing makes them so.
    """
    fits: Callable[[str, str], bool] = (lambda a, b: b.startswith(a)) if beginning else (lambda a, b: a == b)
    asked, found = exactly(asked), exactly(found)
    if fits(asked, found):
        return ()
    needed = list(STEPS)
    if not fits(_applied(asked, needed), _applied(found, needed)):
        return ()
    for variant in reversed(STEPS):  # so that ё is told as ё, and not as e with an accent
        fewer = [each for each in needed if each is not variant]
        if fits(_applied(asked, fewer), _applied(found, fewer)):
            needed = fewer
    return tuple(needed)


def _applied(word: str, variants: list[Variant]) -> str:
    for variant in variants:
        word = STEPS[variant](word)
    return word
