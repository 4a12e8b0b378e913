"""Ways in which letters are written so that eyes read a word and a search does not: look-alikes, turns, rotations.

Only for what must not be shown, never for finding: two words that look alike are not one word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Cyrillic, Greek and Armenian letters as the Latin ones they are drawn like (after Unicode TR39, those of our scripts)
_LIKE = str.maketrans(
    "аеорсухкмтвнзгіјѕһԁԛԝьпиυοανρτκιηωεγχβϲϳоցհոսօгҮүѵ",
    "aeopcyxkmtbh3rijshdqwbnuuoavptkinwcyxbcjoghnuorYyv",
)
# what digits and capitals stand for where somebody mixes them in, and letters that stand for each other among these
_MIXED = str.maketrans("0134578l|$@", "oieastbiisa")
_SMALL = {"ʙ": "b", "ᴀ": "a", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ɢ": "g", "ʜ": "h", "ɪ": "i", "ᴋ": "k", "ʟ": "l", "ᴍ": "m",
          "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ʀ": "r", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ʏ": "y", "ᴢ": "z", "ɑ": "a", "ɡ": "g",
          "ⅼ": "l", "ⅰ": "i"}  # fmt: skip
_SMALLER = str.maketrans(_SMALL)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROTATED = tuple(str.maketrans(LETTERS, LETTERS[by:] + LETTERS[:by]) for by in range(1, len(LETTERS)))


@lru_cache(maxsize=16_384)
def look_of(word: str) -> str:
    """Return a folded word in the Latin letters that it is drawn like."""
    return word.translate(_LIKE).translate(_SMALLER)


@lru_cache(maxsize=16_384)
def mixed_look_of(word: str) -> str:
    """Return the same where digits and letters of one form stand for each other: B0duk, l1se."""
    return look_of(word).translate(_MIXED)


def is_mixed(written: str) -> bool:
    """Whether a word as written mixes scripts, or letters and digits, or a large I among small letters."""
    letters = [each for each in written if each.isalpha()]
    scripts = {_script(each) for each in letters}
    has_digits = bool(letters) and any(each.isdecimal() for each in written)
    return len(scripts) > 1 or has_digits or ("I" in written[1:] and not written.isupper())


@lru_cache(maxsize=4_096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


def rotations_of(word: str) -> Iterator[str]:
    """Yield a Latin word with its letters moved on by one, by two, … by 25 places in the alphabet."""
    if word.isascii() and word.isalpha():
        for table in _ROTATED:
            yield word.translate(table)
