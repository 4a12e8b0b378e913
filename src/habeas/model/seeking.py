"""What must not be shown, found in a text: in any case, script and order, and behind the disguises of letters.

It finds too much rather than too little: a word that only sounds like a protected name is found too.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import permutations
from urllib.parse import unquote

from habeas.model.disguises import is_mixed, look_of, mixed_look_of, rotations_of
from habeas.model.folding import Token, fold, fold_words, stands_alone
from habeas.model.name import Script, script_of
from habeas.model.romanising import bones_of, sounds_of

RUN = re.compile(r"\S+")
ADDRESS = re.compile(r"://|www\.|@|%[0-9A-Fa-f]{2}|\.[A-Za-z0-9]{2,5}\b|_")  # in that of a page, a person, a file
SHORTEST = 4  # letters of a name that are looked for within an address, and of a name told by its sound
STEM = 5  # letters of a name after which an ending may follow
ENDING = 4  # letters of such an ending, as Russian and the Turkic languages put them
APART = 5  # letters of a name that are looked for where signs or ends of lines part them
TOGETHER = 7  # letters of a whole name that are looked for within other letters
ROTATED = 6  # letters of a name that are looked for moved on in the alphabet
DIGITS = 6  # of a telephone number
NATIONAL = 9  # digits of a long number that are looked for without what stands before them
BONES = 4  # consonants of a whole name by which it is told in Arabic writing without vowels
MOST_ORDERED = 3  # words of a name that are looked for in every order
BETWEEN = r"(?:(?![\d\n])[\W_]){0,3}"  # of two digits of one number
MARKS = re.compile("(?<!\u0438)[\u0300-\u036f]+")  # й keeps its own
APART_SIGNS = re.compile(r"[\W\d_]+")
ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d5]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """Words that must not be shown; ``words`` are those of them that must not stand alone either.

    ``shown_as`` stands in their place ("": the text's own words for a name that is withheld). What only sounds like
    one of ``words`` counts too; if ``across``, in other scripts alone: "Вера" for Vera, and not "Were".
    """

    text: str = field(repr=False)
    shown_as: str = ""
    words: tuple[str, ...] = field(default=(), repr=False)
    across: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    shown_as: str


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """The words of a text without what stands between them, and where each begins and ends in it."""

    letters: str
    starts: list[int]
    ends: list[int]


class Seeker:
    """Finds what is protected in a text."""

    def __init__(self, protected: Sequence[Protected]) -> None:
        self._runs: dict[str, dict[tuple[str, ...], str]] = {}
        self._words: dict[str, str] = {}
        self._keys: dict[str, tuple[str, Script | None]] = {}
        self._looks: dict[str, str] = {}
        self._mixed: dict[str, str] = {}
        self._turned: dict[str, str] = {}  # words alone, backwards or moved on in the alphabet
        self._apart: dict[str, str] = {}  # words that are found although parted
        self._whole: dict[str, str] = {}  # whole names that are found within other letters
        self._bones: dict[tuple[str, ...], str] = {}
        self._sounds: dict[str, list[tuple[tuple[frozenset[str], ...], str]]] = {}  # of whole names, by the first word
        self._numbers: list[tuple[re.Pattern[str], str]] = []
        self._met: dict[tuple[str, str], str | None] = {}  # words that were looked at, and what is to be shown instead
        self._heard: dict[str, frozenset[str]] = {}  # and how they sound
        for each in protected:
            self._take(each)
        self._needles = {key: shown for key, shown in (self._whole | self._words).items() if len(key) >= SHORTEST}

    def _take(self, each: Protected) -> None:
        run = tuple(fold_words(each.text))
        shown = each.shown_as
        for order in _orders(run):
            self._take_run(order, shown)
        for word in each.words:
            self._take_word(word, shown, across=each.across)
        for initials in _initialled(run, {folded for word in each.words for folded in fold_words(word)}):
            self._runs.setdefault(initials[0], {}).setdefault(initials, shown)
        bones = tuple(bones_of(word) for word in run)
        if len(run) > 1 and all(bones) and sum(map(len, bones)) >= BONES:
            self._bones.setdefault(bones, shown)
        sounds = tuple(map(frozenset, sounds_of(each.text)))
        if len(run) > 1 and all(sounds):
            for key in sounds[0]:
                self._sounds.setdefault(key, []).append((sounds, shown))
        digits = "".join(str(unicodedata.decimal(letter)) for letter in each.text if letter.isdecimal())
        for number in dict.fromkeys((digits, digits[-NATIONAL:])) if len(digits) >= DIGITS else ():
            self._numbers.append((re.compile(BETWEEN.join(number)), shown))

    def _take_run(self, run: tuple[str, ...], shown: str) -> None:
        if not run:
            return
        self._runs.setdefault(run[0], {}).setdefault(run, shown)
        whole = "".join(run)
        if len(whole) >= TOGETHER and whole.isalpha():
            self._whole.setdefault(whole, shown)
            self._whole.setdefault(whole[::-1], shown)
        looks = tuple(map(look_of, run))
        self._runs.setdefault(looks[0], {}).setdefault(looks, shown)
        if len(whole) >= ROTATED:
            for turned in zip(*map(rotations_of, run), strict=False):
                self._runs.setdefault(turned[0], {}).setdefault(turned, shown)

    def _take_word(self, word: str, shown: str, *, across: bool) -> None:
        for folded in fold_words(word):
            self._words.setdefault(folded, shown)
            if len(folded) >= SHORTEST:
                self._looks.setdefault(look_of(folded), shown)
                self._mixed.setdefault(mixed_look_of(folded), shown)
            if len(folded) >= APART:
                self._apart.setdefault(folded, shown)
                self._turned.setdefault(folded[::-1], shown)
            for turned in rotations_of(folded) if len(folded) >= ROTATED else ():
                self._turned.setdefault(turned, shown)
        for key in (key for keys in sounds_of(word) for key in keys if len(key) >= SHORTEST):
            self._keys.setdefault(key, (shown, script_of(word) if across else None))

    def find(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Return where something protected stands, and what is to be shown instead; in order, none overlaps."""
        tokens = fold(text)
        spans = [*self._in_addresses(text), *self._in_words(text, tokens), *self._in_bones(text, tokens)]
        spans += [*self._in_numbers(text), *self._squeezed(tokens, alone=True)]
        joined: list[_Span] = []
        for span in sorted(spans, key=lambda each: (each.start, -each.end)):
            last = joined[-1] if joined else None
            if last and (span.start < last.end or not text[last.end : span.start].strip()):
                joined[-1] = _Span(last.start, max(last.end, span.end), last.shown_as)
            else:
                joined.append(span)
        return tuple((span.start, span.end, span.shown_as) for span in joined)

    def has_whole(self, text: str) -> bool:
        """Whether a protected text stands here as a whole, its spelling, order and disguise aside."""
        tokens = fold(text)
        found = (self._in_runs(text, tokens), self._squeezed(tokens), self._in_numbers(text))
        return any(True for spans in (*found, self._in_sounds(text, tokens)) for _ in spans)

    def has_spelled(self, text: str, *, alone: bool = False) -> bool:
        """Whether a protected text stands here as it is spelled, whatever stands around it; (``alone``) or a word."""
        plain = _accentless(text)
        letters = APART_SIGNS.sub("", plain)
        if any(needle in letters for needle in self._whole) or any(True for _ in self._in_numbers(text)):
            return True
        return alone and not self._apart.keys().isdisjoint(APART_SIGNS.split(plain))

    def _in_words(self, text: str, tokens: Sequence[Token]) -> Iterator[_Span]:
        yield from self._in_runs(text, tokens)
        for token in tokens:
            found = self._alone(token.text, text[token.start : token.end])
            if found is not None:
                yield _Span(token.start, token.end, found)

    def _alone(self, folded: str, written: str) -> str | None:
        """Return what stands for a word that must not stand alone; None for others. Each is looked at once."""
        if (folded, written) not in self._met:
            known = self._words.get(folded, self._turned.get(folded))
            self._met[folded, written] = self._like(folded, written) if known is None else known
        return self._met[folded, written]

    def _in_runs(self, text: str, tokens: Sequence[Token]) -> Iterator[_Span]:
        for place, token in enumerate(tokens):
            if token.text in self._runs or look_of(token.text) in self._runs:
                yield from self._runs_at(text, tokens, place)

    def _runs_at(self, text: str, tokens: Sequence[Token], place: int) -> Iterator[_Span]:
        first = tokens[place]
        for key in dict.fromkeys((first.text, look_of(first.text))):
            for run, shown in self._runs.get(key, {}).items():
                stand = tokens[place : place + len(run)]
                said = tuple(token.text for token in stand)
                is_it = said == run or (len(said) == len(run) and tuple(map(look_of, said)) == run)
                if is_it and all(
                    len(each.text) > 1
                    or text[each.start].lower() != text[each.start]
                    or stands_alone(each.text)
                    or not each.text.isalpha()
                    for each in stand
                ):
                    yield _Span(first.start, stand[-1].end, shown)

    def _like(self, folded: str, written: str) -> str | None:
        """Return what stands for a word with an ending, that looks or sounds like a protected one; None for others."""
        if not self._words:
            return None
        found = self._looks.get(look_of(folded))
        if found is None and is_mixed(written):
            found = self._mixed.get(mixed_look_of(folded))
        if found is not None or written[0].islower() or not folded.isalpha():
            return found
        for length in range(max(STEM, len(folded) - ENDING), len(folded)):
            if folded[:length] in self._words:
                return self._words[folded[:length]]
        for cut in range(3):
            stem = written[: len(written) - cut]
            for key in (key for keys in sounds_of(stem) for key in keys) if len(stem) >= SHORTEST else ():
                shown, not_in = self._keys.get(key, (None, None))
                if shown is not None and (not_in is None or script_of(stem) is not not_in):
                    return shown
        return None

    def _in_addresses(self, text: str) -> Iterator[_Span]:
        """Find names run together with other letters in the address of a page or the name of a file."""
        for chunk in RUN.finditer(text) if self._needles else ():
            if ADDRESS.search(chunk[0]) is None:
                continue
            folded = "".join(fold_words(unquote(chunk[0])))
            for needle, shown in self._needles.items():
                if needle in folded:
                    yield _Span(*chunk.span(), shown)

    def _in_numbers(self, text: str) -> Iterator[_Span]:
        """Find numbers with anything between their digits, in the digits of any script."""
        if self._numbers:
            plain = text if text.isascii() else "".join(map(_digit, text))
            for pattern, shown in self._numbers:
                for found in pattern.finditer(plain):
                    yield _Span(*found.span(), shown)

    def _in_bones(self, text: str, tokens: Sequence[Token]) -> Iterator[_Span]:
        """Find whole names written in Arabic letters without their vowels."""
        if not self._bones or ARABIC.search(text) is None:
            return
        bones = [bones_of(token.text) if ARABIC.fullmatch(token.text) else "" for token in tokens]
        for place, bone in enumerate(bones):
            for run, shown in self._bones.items() if bone else ():
                if tuple(bones[place : place + len(run)]) == run:
                    yield _Span(tokens[place].start, tokens[place + len(run) - 1].end, shown)

    def _in_sounds(self, text: str, tokens: Sequence[Token]) -> Iterator[_Span]:
        """Find whole names that sound like a protected one; its words alone are found where they are told."""
        if not self._sounds:
            return
        keys = [self._sounds_like(text[word.start : word.end]) for word in tokens]
        for place, first in enumerate(keys):
            for run, shown in (each for key in first for each in self._sounds.get(key, ())):
                stand = keys[place : place + len(run)]
                if len(stand) == len(run) and all(a & b for a, b in zip(stand, run, strict=True)):
                    yield _Span(tokens[place].start, tokens[place + len(run) - 1].end, shown)

    def _sounds_like(self, written: str) -> frozenset[str]:
        if written not in self._heard:
            self._heard[written] = frozenset(key for each in sounds_of(written) for key in each)
        return self._heard[written]

    def _squeezed(self, tokens: Sequence[Token], *, alone: bool = False) -> Iterator[_Span]:
        """Find whole names within other letters, and (``alone``) words of them that signs or spaces part."""
        if not (self._whole or self._apart) or not tokens:
            return
        squeezed = _squeeze(tokens)
        starts, ends = set(squeezed.starts), set(squeezed.ends)
        for letters in dict.fromkeys((squeezed.letters, look_of(squeezed.letters))):
            for needle, shown in self._whole.items():
                for start in _places(letters, needle):
                    yield _span_of(tokens, squeezed, start, start + len(needle), shown)
            for needle, shown in self._apart.items() if alone else ():
                for start in _places(letters, needle):
                    if start in starts and start + len(needle) in ends:
                        yield _span_of(tokens, squeezed, start, start + len(needle), shown)


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _accentless(text: str) -> str:
    """Return a text in small letters without accents, quickly; the ways of one letter that need more are not folded."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return (
        plain if plain.isascii() else unicodedata.normalize("NFC", MARKS.sub("", unicodedata.normalize("NFD", plain)))
    )


def _orders(run: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Return the orders in which the words of a name may stand; a number or an address has one."""
    if not 1 < len(run) <= MOST_ORDERED or not all(word.isalpha() for word in run) or all(map(stands_alone, run)):
        return (run,) if len(run) < 2 else dict.fromkeys((run, (run[-1], *run[:-1]), (*run[1:], run[0])))
    return permutations(run)


def _initialled(run: tuple[str, ...], alone: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words of a name that may stand alone with the first letters of the others."""
    if not all(word.isalpha() and not stands_alone(word) for word in run):
        return
    for place, word in enumerate(run):
        others = tuple(other[0] for at, other in enumerate(run) if at != place)
        if word in alone and others:
            yield from ((*others, word), (word, *others), (others[0], word), (word, others[0]))


def _squeeze(tokens: Sequence[Token]) -> _Squeezed:
    starts, ends, at = [], [], 0
    for token in tokens:
        starts.append(at)
        at += len(token.text)
        ends.append(at)
    return _Squeezed("".join(token.text for token in tokens), starts, ends)


def _places(letters: str, needle: str) -> Iterator[int]:
    at = letters.find(needle)
    while at >= 0:
        yield at
        at = letters.find(needle, at + 1)


def _span_of(tokens: Sequence[Token], squeezed: _Squeezed, start: int, end: int, shown: str) -> _Span:
    first = bisect_right(squeezed.starts, start) - 1
    return _Span(tokens[first].start, tokens[bisect_left(squeezed.ends, end)].end, shown)


def words_of_name(name: str, *, spare: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the words of a name that name somebody alone: those written large, of three letters or more."""
    kept = {folded for each in spare for folded in fold_words(each)}
    parts = (name[token.start : token.end] for token in fold(name) if token.text not in kept)
    return tuple(part for part in parts if len(part) >= SHORTEST - 1 and not part[0].islower())


@lru_cache(maxsize=4_096)
def are_kin(one: str, other: str) -> bool:
    """Whether two words may be one family's name, with the endings of men and women: Esimov and Esimova."""
    a, b = sorted(("".join(fold_words(one)), "".join(fold_words(other))), key=len)
    if a == b or (len(a) >= SHORTEST and b.startswith(a) and len(b) - len(a) <= ENDING):
        return True
    keys = {key for keys in sounds_of(one) for key in keys} & {key for keys in sounds_of(other) for key in keys}
    return any(len(key) >= SHORTEST for key in keys)
