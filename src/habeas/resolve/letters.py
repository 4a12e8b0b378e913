"""Letters of the scripts that our sources use, as the sounds they stand for in names.

A sound is one character: the vowels ``a e i o u``, the consonants ``b p d t g k h f v w s z l r m n y``, and in
capitals ``S`` (sh), ``C`` (ch) and ``Z`` (zh, dzh). Length, softness and the colour of vowels are left out: clerks do
not agree on them. The tables are ours: libraries leave Kazakh and Uyghur letters untouched, and Arabic script without
its vowels.
"""

from __future__ import annotations

CYRILLIC = str.maketrans(
    {
        "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e",
        "ж": "Z", "җ": "Z", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "y", "ў": "u", "к": "k", "қ": "k", "л": "l",
        "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
        "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "s", "ч": "C", "ш": "S", "щ": "S", "ъ": None, "ы": "i", "ь": None,
        "э": "e", "ю": "yu", "я": "ya", "ђ": "Z", "ј": "y", "љ": "l", "њ": "n", "ћ": "C", "џ": "Z", "ѓ": "g", "ќ": "k",
    }
)  # fmt: skip

ARABIC_CONSONANTS = {
    "ب": "b", "پ": "p", "ت": "t", "ط": "t", "ث": "s", "ج": "Z", "چ": "C", "خ": "h", "د": "d", "ذ": "z", "ر": "r",
    "ز": "z", "ژ": "Z", "س": "s", "ش": "S", "ص": "s", "ض": "d", "ظ": "z", "غ": "g", "ف": "f", "ق": "k", "ك": "k",
    "ک": "k", "گ": "g", "ڭ": "n", "ل": "l", "م": "m", "ن": "n", "ھ": "h", "ه": "h", "ہ": "h",
}  # fmt: skip
UYGHUR = str.maketrans(
    ARABIC_CONSONANTS
    | {
        "ا": "a", "ە": "e", "ې": "e", "ى": "i", "و": "o", "ۇ": "u", "ۆ": "o", "ۈ": "u", "ۋ": "w", "ي": "y",
        "ئ": None, "ح": "h", "ع": "g",
    }
)  # fmt: skip
KAZAKH_ARABIC = str.maketrans(
    ARABIC_CONSONANTS
    | {
        "ا": "a", "ە": "e", "ى": "i", "و": "o", "ۇ": "u", "ۆ": "v", "ۉ": "u", "ۋ": "u", "ي": "y", "ع": "g", "ح": "h",
        "ء": None, "ٴ": None, "ئ": None,
    }
)  # fmt: skip
ABJAD = str.maketrans(
    ARABIC_CONSONANTS
    | {
        "ا": "a", "أ": "a", "إ": "a", "آ": "a", "ٱ": "a", "و": "u", "ؤ": "u", "ي": "i", "ی": "i", "ى": "i", "ئ": "i",
        "ء": None, "ع": "a", "ح": "h", "ة": "a", "ﻯ": "i", "ۀ": "a",
    }
)  # fmt: skip
IN_UYGHUR = frozenset("ئېۈ")  # no other language of our sources writes these
IN_KAZAKH_OR_UYGHUR = frozenset("ەۇۆۋڭ")

LATIN_MARKED = str.maketrans(
    {
        "ş": "S", "š": "S", "ś": "S", "ç": "C", "č": "C", "ć": "C", "ž": "Z", "ż": "Z", "ź": "Z", "ı": "i", "ł": "l",
        "ø": "o", "ə": "a", "æ": "a", "ß": "s", "đ": "d", "ŋ": "n", "ð": "d", "þ": "t", "ĝ": "Z", "ĵ": "Z", "ŝ": "S",
    }
)  # fmt: skip
LATIN_GROUPS = (  # longest first: what several letters stand for
    ("tsch", "C"), ("dsch", "Z"), ("shch", "S"), ("sch", "S"), ("tch", "C"), ("dzh", "Z"), ("dj", "Z"), ("zh", "Z"),
    ("sh", "S"), ("ch", "C"), ("kh", "h"), ("gh", "g"), ("ts", "s"), ("tz", "s"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("qu", "ku"), ("q", "k"), ("j", "Z"),
    ("ce", "se"), ("ci", "si"), ("c", "k"),
)  # fmt: skip
X_STANDS_FOR = ("h", "ks")  # Uyghur and Azerbaijani Latin; everybody else

PINYIN_FIRST = (("zh", "Z"), ("ch", "C"), ("sh", "S"), ("x", "S"), ("q", "C"), ("j", "Z"), ("c", "s"), ("r", "r"))
PINYIN_LAST = (
    ("iang", "an"), ("iong", "un"), ("uang", "an"), ("ueng", "en"), ("ang", "an"), ("eng", "en"), ("ing", "in"),
    ("ong", "un"), ("ian", "an"), ("iao", "o"), ("uan", "an"), ("uai", "e"), ("ai", "e"), ("ei", "e"), ("ao", "o"),
    ("ou", "u"), ("ia", "a"), ("ie", "e"), ("iu", "u"), ("ua", "a"), ("uo", "o"), ("ui", "i"), ("ue", "e"),
)  # fmt: skip
PINYIN = (
    r"(?:er|(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uan|uai|un|ai|ei|ao|ou|an|en|in|ia|ie|iu|ua|uo|ui|ue|a|o|e|i|u))"
)
