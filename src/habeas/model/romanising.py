"""How a name sounds, loosely, whichever of our scripts it is written in: Торек and Torek give the same key.

Only for names of people, and never a proof: it finds who may be meant, and the reason is shown. Keys are small Latin
letters: c stands for "ch", x for "sh", j for "zh" and "j", h for "kh" and "h". Vowels are three (a, i, u), as spellings
agree on little more; doubled letters are one; a glide between vowels and a soft sign are nothing; the last sound is
voiceless. Not covered: Chinese characters, whose sound takes a dictionary, and Arabic without its vowels.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from habeas.model.folding import LONGEST_WORD, fold
from habeas.model.variants import APOSTROPHES, exactly

SHORTEST_KEY = 3  # letters; what is shorter says nothing

_CYRILLIC = (
    "а a|б b|в v|г g|д d|е e|ж zh|з z|и i|й y|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х h|ц ts|ч ch|ш sh|щ sh|ъ |"
    "ы y|ь |э e|ю yu|я ya|ё yo|і i|ї i|є e|ґ g|қ k|ғ g|ң ng|ө o|ү u|ұ u|һ h|ә a|ҳ h|ҷ j|җ j|ў u"
)
_ARABIC = (
    "ا a|آ a|أ a|إ i|ە e|ب b|پ p|ت t|ج j|چ ch|خ h|د d|ر r|ز z|ژ zh|س s|ش sh|غ g|ف f|ق k|ك k|ک k|گ g|ڭ ng|ل l|م m|ن n|"
    "ھ h|ه h|ة a|و u|ۇ u|ۆ o|ۈ u|ۋ v|ې e|ى i|ي y|ی y|ئ |ؤ u|ء |ع |ح h|ص s|ض z|ط t|ظ z|ث s|ذ z"
)
_LATIN = "ş sh|ç ch|ğ g|ı i|ə a|ñ ng|ŋ ng|ø o|đ d|ł l|æ a|ž zh|š sh|č ch"
_LETTERS = dict(pair.split(" ") for pair in f"{_CYRILLIC}|{_ARABIC}|{_LATIN}".split("|"))

# Each is looked for in what the one before it leaves.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("shch|sch", "sh"), ("ck|q", "k"), ("c(?=[eiy])", "s"), ("c(?!h)", "k"), ("ch", "c"), ("sh", "x"),
        ("zh|dj", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("t[sz]", "s"), ("w", "v"),
        ("ng", "n"), ("^y(?=[aeiou])", ""), ("(?<=[^aeiou])yo", "e"), ("(?<=[aeiou])[iy](?=[aeiou])", ""), ("y", "i"),
        ("e", "a"), ("o", "u"), ("(?<=[aiu])v(?=[^aiu])", "u"), (r"(.)\1+", r"\1"),
        ("d$", "t"), ("b$", "p"), ("g$", "k"), ("v$", "f"), ("z$", "s"),
    )
)  # fmt: skip


def sounds_of(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the keys of each word of a name; most words have one, those with a Latin x two, Chinese ones none."""
    return tuple(_keys(name[token.start : token.end]) for token in fold(name))


@lru_cache(maxsize=16_384)
def _keys(word: str) -> tuple[str, ...]:
    letters = [_LETTERS.get(letter, letter) for letter in exactly(word[:LONGEST_WORD]) if letter not in APOSTROPHES]
    apart = unicodedata.normalize("NFKD", "".join(letters))
    latin = "".join(letter for letter in apart if not unicodedata.combining(letter))
    if not (latin.isascii() and latin.isalpha()):
        return ()
    # Uyghur writes x for what Russian writes х; everyone else for ks
    keys = dict.fromkeys(_sound(latin.replace("x", meant)) for meant in (("h", "ks") if "x" in latin else ("",)))
    return tuple(key for key in keys if len(key) >= SHORTEST_KEY)


def _sound(latin: str) -> str:
    for pattern, sound in _SOUNDS:
        latin = pattern.sub(sound, latin)
    return latin


def bones_of(word: str) -> str:
    """Return the consonants of how a word sounds, as Arabic writes them that leaves out vowels; "" where unknown."""
    keys = _keys(word)
    return keys[0].translate(_BONES) if keys else ""


_BONES = str.maketrans({"a": None, "i": None, "u": None, "v": "f", "p": "b", "g": "k"})  # Arabic has no v, p and g
