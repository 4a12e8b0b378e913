"""A text as a string of classes, one character a token, so that rules are short patterns over that string."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from habeas.propose.dates.lexicon import Lexicon, Value

# Possessive quantifiers keep every alternative linear: nothing that was taken is given back.
_TOKEN = re.compile(
    r"""(?P<word>[^\W\d_]++)(?![\d_/@\\=])
    |(?P<num>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?![\d/\-])|\d++(?:[.,:/]\d++)*+(?P<tail>[^\W\d_]*+)
        (?![\w/@\\=]))
    |(?P<symbol>\w++(?:[/@.\-=&?\#%~+:\\]++\w++)*+)
    |(?P<mark>[,.;:()\[\]/'’"“”«»$€£¥₹₸₽%+\-‐‑–—\n])""",
    re.VERBOSE,
)
_MARKS = {
    ",": "COMMA", ".": "STOP", "(": "OPEN", ")": "CLOSE", "[": "OPEN", "]": "CLOSE", "/": "SLASH", "'": "APOSTROPHE",
    "’": "APOSTROPHE", ":": "COLON", "%": "PERCENT", "+": "PLUS", "-": "DASH", "‐": "DASH", "‑": "DASH", "–": "DASH",
    "—": "DASH", ";": "QUOTE",
} | dict.fromkeys("\"“”«»", "QUOTE") | dict.fromkeys("$€£¥₹₸₽", "MONEY")  # fmt: skip
_URL = re.compile(r"(?:https?://|www\.|ftp://)[^\s<>\"]++", re.I)
_WRAPPED = 40  # a line at least this long, without an end of sentence, goes on in the next one
_SENTENCE_END = frozenset('.!?:;"”»)]…')
_SHAPES = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d)?)?"), "ISO"),
    (re.compile(r"((?:19|20)\d\d)\.([01]\d)\.([0-3]\d)"), "ISO"),
    (re.compile(r"([0-3]?\d)\.([01]?\d)\.(\d{4}|\d\d)"), "DOTTED"),
    (re.compile(r"([0-3]?\d)/([0-3]?\d)/(\d{4}|\d\d)"), "SLASHED"),
    (re.compile(r"(1[2-4]\d\d)/([01]?\d)/([0-3]?\d)"), "PERSIAN"),
    (re.compile(r"((?:19|20)\d\d)/([01]\d)/([0-3]\d)"), "ISO"),
    (re.compile(r"((?:19|20)\d\d)/((?:19|20)\d\d|\d\d)"), "YEARPAIR"),
    (re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?"), "CLOCK"),
    (re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)"), "DOTCLOCK"),
)  # fmt: skip
_QUARTER = re.compile(r"[Qq]([1-4])")
_LONG_WORD = 40
_ZONES = frozenset({"am", "pm"})
Given = Value | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: codes, and at the same index value and place."""

    text: str
    codes: str
    values: list[Given]
    starts: list[int]
    ends: list[int]

    def word(self, index: int) -> str:
        """The words of a token, in lower case; nothing outside the text."""
        return self.text[self.starts[index] : self.ends[index]].lower() if 0 <= index < len(self.starts) else ""

    def last_word(self, index: int) -> str:
        """The last word of a token that may be a run of words."""
        if not 0 <= index < len(self.starts):
            return ""
        words = self.text[max(self.starts[index], self.ends[index] - _LONG_WORD) : self.ends[index]].split()
        return words[-1].lower() if words else ""

    def first_word(self, index: int) -> str:
        """The first word of a token that may be a run of words."""
        if not 0 <= index < len(self.starts):
            return ""
        words = self.text[self.starts[index] : min(self.ends[index], self.starts[index] + _LONG_WORD)].split()
        return words[0].lower() if words else ""

    def touches(self, index: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return index + 1 < len(self.starts) and self.ends[index] == self.starts[index + 1]


@lru_cache(maxsize=8_192)
def shape_of(number: str, tail: str) -> tuple[str, Given]:
    """Return class and value of a number by its shape: ``10th``, ``19.30``, ``2019-03-10``."""
    digits = number[: len(number) - len(tail)] if tail else number
    if len(digits) > 20 or not digits.isascii():
        return "GLUED", 0
    tail = tail.lower()
    if digits.isdigit():
        return _shape_of_integer(digits, tail)
    for pattern, name in _SHAPES:
        if found := pattern.fullmatch(digits):
            parts = tuple(int(part) for part in found.groups() if part is not None)
            return _shape_with_tail(name, parts, tail)
    if "/" not in digits and ":" not in digits and not tail:
        return "NUM", int(re.sub(r"\D", "", digits))
    return "GLUED", 0


def _shape_with_tail(name: str, parts: tuple[int, ...], tail: str) -> tuple[str, Given]:
    """Return class and value of a number of several parts, with "am", "pm", "h" perhaps."""
    if not tail:
        return name, parts
    if name in {"CLOCK", "DOTCLOCK"} and tail in {"am", "pm", "h", "hrs", "z"}:
        hour = parts[0] % 12 + (12 if tail == "pm" else 0) if tail in _ZONES else parts[0]
        return "CLOCK", (hour, parts[1])
    return "GLUED", 0


def _shape_of_integer(digits: str, tail: str) -> tuple[str, Given]:
    """Return class and value of a whole number with what is glued to its end."""
    number = int(digits)
    if tail in {"st", "nd", "rd", "th"}:
        return ("ORD", number) if len(digits) <= 2 else ("GLUED", number)
    if tail == "s" and number % 10 == 0 and len(digits) in (2, 4):
        return "DECADES", number
    if tail in _ZONES and 1 <= number <= 12:
        return "HOURLET", (number % 12 + (12 if tail == "pm" else 0), 0)
    if tail in {"h", "hrs"} and len(digits) == 4 and number % 100 < 60 and number < 2400:
        return "CLOCK", (number // 100, number % 100)
    if tail:
        return "GLUED", number
    if len(digits) <= 2:
        return ("D12" if 1 <= number <= 12 else "D31" if 1 <= number <= 31 else "NUM"), number
    if len(digits) == 4:
        return ("YEAR" if 1500 <= number < 2200 else "OLDYEAR" if 1200 <= number < 1500 else "NUM"), number
    return "NUM", number


class Lexer:
    """Reads texts with one lexicon."""

    def __init__(self, words: Lexicon) -> None:
        """Keep the lexicon and the codes that belong to shapes."""
        self._lexicon = words
        self._codes = words.codes
        self._marks: Mapping[str, str] = {mark: words.codes[name] for mark, name in _MARKS.items()}
        self._months = {words.codes[name] for name in ("MONTH", "MRISK", "MABBR", "MID", "EARLY", "LATE")}
        self._word = lru_cache(maxsize=20_000)(self._read_word)

    def _read_word(self, word: str) -> tuple[str, Given, bool, bool]:
        """Return class and value of a word, whether it is an ordinary one, and whether a phrase may begin with it."""
        lower = word.lower()
        entry, begins = self._lexicon.words.get(lower), lower in self._lexicon.phrases
        is_phrase = begins or lower in ("http", "https", "www")
        if entry is None:
            if word[0].isupper():
                return self._codes["NAME"], 0, False, is_phrase
            return self._codes["WORD"], 0, not begins, is_phrase
        if entry.capital and not word[0].isupper():
            return self._codes["WORD"], 0, False, is_phrase
        return entry.code, entry.value, False, is_phrase

    def read(self, text: str) -> Tokens:
        """Return the tokens of a text; runs of words that say nothing of time become one token."""
        codes: list[str] = []
        values: list[Given] = []
        starts: list[int] = []
        ends: list[int] = []
        word_code, read_word, last, skip = self._codes["WORD"], self._word, "", 0
        for found in _TOKEN.finditer(text):
            start, end = found.span()
            if start < skip:
                continue
            kind = found.lastgroup
            if kind == "word":
                code, value, is_ordinary, is_phrase = read_word(found[0])
                if is_ordinary and last == word_code:
                    ends[-1] = end
                    continue
                if is_phrase:
                    code, value, end = self._phrase(text, start, (code, value, end))
                    skip = end
            elif kind == "mark":
                code, value = self._mark(text, start), 0
                if not code:
                    continue
            else:
                code, value, end = self._number(found, text, codes)
                skip = end
            last = code
            codes.append(code)
            values.append(value)
            starts.append(start)
            ends.append(end)
        return Tokens(text, "".join(codes), values, starts, ends)

    def _phrase(self, text: str, start: int, single: tuple[str, Given, int]) -> tuple[str, Given, int]:
        """Return the phrase or address that begins here, else the single word."""
        if text[start] in "hHwWfF" and (address := _URL.match(text, start)):
            return self._codes["SYMBOL"], 0, address.end()
        for phrase in self._lexicon.phrases.get(text[start : single[2]].lower(), ()):
            if found := phrase.pattern.match(text, start):
                return phrase.code, phrase.value, found.end()
        return single

    def _mark(self, text: str, start: int) -> str:
        """Return the class of a mark; of a line end, only where the line is not merely wrapped."""
        mark = text[start]
        if mark != "\n":
            return self._marks.get(mark, self._codes["QUOTE"])
        line = text[max(0, start - 200) : start].rpartition("\n")[2].rstrip()
        is_wrapped = len(line) >= _WRAPPED and line[-1] not in _SENTENCE_END
        following = text[start + 1 : start + 2]
        return "" if is_wrapped and following not in ("\n", "\r", "") else self._codes["BREAK"]

    def _number(self, found: re.Match[str], text: str, codes: list[str]) -> tuple[str, Given, int]:
        """Return class and value of a number, or of something glued together that is none."""
        start, end = found.span()
        if found["num"] is None:
            if quarter := _QUARTER.fullmatch(found.group()):
                return self._codes["QN"], int(quarter[1]), end
            return self._codes["SYMBOL"], 0, end
        name, value = shape_of(found["num"], found["tail"] or "")
        before = text[start - 1 : start]
        if before in "/\\_@#=" and before:
            name = "GLUED"
        if (
            before == "-"
            and text[start - 2 : start - 1].isalpha()
            and (len(codes) < 2 or codes[-2] not in self._months)
        ):
            name = "GLUED"  # COVID-19, MH-17
        if before in ("'", "’") and name in ("D12", "D31", "NUM") and end - start == 2:
            name = "SHORTYEAR"
        return self._codes[name], value, end
