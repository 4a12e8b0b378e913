"""How a word of a name sounds, whatever script it is written in, and how near two words sound to each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from habeas.model import Script, script_of
from habeas.resolve import letters
from habeas.resolve.lists import readings

KEPT = 200_000  # words whose sounds are kept at hand
_PINYIN_WORD = re.compile(rf"(?:{letters.PINYIN}['’ʼ]?)+")
_SYLLABLE = re.compile(letters.PINYIN)
_NG = re.compile(r"ng(?![aeiouy])")
_GERMAN = re.compile(r"w|sch|[aeiou]j[aeiou]|j$")
_FAMILY = re.compile(r"(.{3,}?)y?[oeiu][vwf]a?")  # the ending of a Slavic family name, which Kazakhs may leave off
_VOWELS = frozenset("aeiou")
_CLASSES = {"b": "P", "p": "P", "d": "T", "t": "T", "g": "K", "k": "K", "h": "K", "f": "F", "v": "F", "w": "F",
            "s": "S", "z": "S", "S": "S", "C": "S", "Z": "S", "l": "L", "r": "L", "m": "M", "n": "N"}  # fmt: skip
_NEAR = {
    frozenset(pair): cost
    for pairs, cost in (
        (("bp", "dt", "gk", "sz", "SC", "CZ", "SZ", "vw", "vf", "wf", "yi"), 0.15),
        (("sS", "zZ", "zS", "sC", "zC", "sZ", "kh", "gh", "wu", "vu", "yZ", "ye", "mn"), 0.35),
        (("rl",), 0.5),
    )
    for pair in pairs
}
_GROUPS = (("bp", 1.0), ("dt", 1.0), ("lr", 1.0), ("mn", 1.0), ("gk", 0.35), ("sSzZC", 0.35), ("vf", 0.35))
HOPELESS = 0.75  # two words that are less like each other are as good as different: their likeness is 0
_VOWEL_CHANGED, _OTHER = 0.15, 1.5
_VOWEL_LOST, _WEAK_LOST, _CONSONANT_LOST = 0.15, 0.35, 1.0
_WEAK = frozenset("hyw")


@lru_cache(maxsize=KEPT)
def sounds_of(word: str) -> tuple[str, ...]:
    """Return how a word may sound, each way as one string of sounds; nothing where no letter of it is known."""
    script = script_of(word)
    if script is Script.CYRILLIC:
        ways: Iterator[str] = iter([word.lower().replace("дж", "ж").translate(letters.CYRILLIC)])
    elif script is Script.ARABIC:
        ways = _of_arabic(word)
    elif script is Script.HAN:
        ways = _of_characters(word)
    else:
        ways = _of_latin(word)
    settled = [sound for way in ways if (sound := _settle(way))]
    stems = [found[1] for sound in settled if (found := _FAMILY.fullmatch(sound))]
    return tuple(dict.fromkeys([*settled, *stems]))


def _settle(way: str) -> str:
    """Leave nothing but sounds, and each of two equal ones once."""
    kept = "".join(sound for sound in way if sound in _CLASSES or sound in _VOWELS or sound == "y")
    return re.sub(r"(.)\1+", r"\1", kept)


def _of_arabic(word: str) -> Iterator[str]:
    """Read with vowels what Uyghurs and Kazakhs write, and without most of them what others do."""
    if letters.IN_UYGHUR & set(word):
        yield word.translate(letters.UYGHUR)
    elif letters.IN_KAZAKH_OR_UYGHUR & set(word):
        yield word.translate(letters.KAZAKH_ARABIC)
        yield word.translate(letters.UYGHUR)
    else:
        yield word.removeprefix("ال").translate(letters.ABJAD)


def _of_characters(word: str) -> Iterator[str]:
    known = readings()
    syllables = [known.get(character) for character in word]
    if all(syllables):
        yield "".join(_of_syllable(syllable) for syllable in syllables if syllable)


def _of_latin(word: str) -> Iterator[str]:
    plain = word.lower().translate(letters.LATIN_MARKED)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    if _PINYIN_WORD.fullmatch(plain):
        yield "".join(_of_syllable(syllable) for syllable in _SYLLABLE.findall(plain))
    plain = _NG.sub("n", plain)
    for j in ("Z", "y") if "j" in plain and _GERMAN.search(plain) else ("Z",):
        way = plain.replace("j", j) if j == "y" else plain
        for group, sound in letters.LATIN_GROUPS:
            way = way.replace(group, sound)
        for sound in letters.X_STANDS_FOR if "x" in way else ("",):
            yield way.replace("x", sound)


def _of_syllable(syllable: str) -> str:
    """Return the sounds of one syllable of pinyin; "er" writes an r, "wu" and "yi" write vowels."""
    if syllable == "er":
        return "r"
    first, last = next(
        ((sound, syllable[len(start) :]) for start, sound in letters.PINYIN_FIRST if syllable.startswith(start)),
        (syllable[:1], syllable[1:]) if syllable[0] not in _VOWELS else ("", syllable),
    )
    last = next((sound for end, sound in letters.PINYIN_LAST if last == end), last)
    if (first, last) in (("w", "u"), ("y", "i"), ("y", "in")):
        first = ""
    return first + last


@lru_cache(maxsize=KEPT)
def skeletons_of(word: str) -> tuple[str, ...]:
    """Return the classes of a word's consonants, with and without those that clerks leave out."""
    found: dict[str, None] = {}
    for sound in sounds_of(word):
        for left_out in ("", "h", "vw"):
            bones = "".join(_CLASSES[each] for each in sound if each in _CLASSES and each not in left_out)
            found[re.sub(r"(.)\1+", r"\1", bones) or "A"] = None
    return tuple(found)


@lru_cache(maxsize=KEPT)
def likeness(one: str, other: str) -> float:
    """Return how near two words sound, from 0 to 1, in the ways of saying them that are nearest to each other."""
    ways = ((a, b) for a in sounds_of(one) for b in sounds_of(other) if not (_is_family(a) and _is_family(b)))
    return max((_likeness(a, b) for a, b in ways), default=0.0)


@lru_cache(maxsize=KEPT)
def _is_family(sound: str) -> bool:
    """Whether it ends as family names do; two of them are compared without that, or all would be alike."""
    return bool(_FAMILY.fullmatch(sound))


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    mine, theirs = _counted(one), _counted(other)
    weight = max(mine[0], theirs[0])
    limit = (1 - HOPELESS) * weight
    if _at_least(mine[1], theirs[1]) > limit:
        return 0.0
    distance = _distance(one, other, limit)
    return 0.0 if distance > limit else 1.0 - distance / weight


@lru_cache(maxsize=KEPT)
def _counted(sound: str) -> tuple[float, tuple[float, ...]]:
    """Return what a word weighs, and how often each group of consonants stands in it, by what changing one costs."""
    weight = sum(0.4 if each in _VOWELS else 1.0 for each in sound)
    return weight, tuple(cost * sum(each in group for each in sound) for group, cost in _GROUPS)


def _at_least(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return what turning one word into the other costs at least, from the counts alone: most pairs end here."""
    missing = extra = 0.0
    for a, b in zip(one, other, strict=True):
        if a > b:
            extra += a - b
        else:
            missing += b - a
    return max(missing, extra)


def _distance(one: str, other: str, limit: float) -> float:
    """Return the least that it costs to turn one into the other, or more than the limit once it must be more."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    losses = [_LOST[sound] for sound in other]
    row = [0.0]
    for loss in losses:
        row.append(row[-1] + loss)
    for sound in one:
        lost, changed = _LOST[sound], _CHANGED[sound]
        before, here = row[0], row[0] + lost
        row[0] = least = here
        for at, theirs in enumerate(other, start=1):
            above = row[at]
            here += losses[at - 1]
            if above + lost < here:
                here = above + lost
            if before + changed[theirs] < here:
                here = before + changed[theirs]
            before, row[at] = above, here
            if here < least:
                least = here
        if least > limit:
            return least
    return row[-1]


def _change(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return _VOWEL_CHANGED if one in _VOWELS and other in _VOWELS else _NEAR.get(frozenset((one, other)), _OTHER)


_SOUNDS = "".join(_CLASSES) + "".join(sorted(_VOWELS)) + "y"
_LOST = {
    sound: _VOWEL_LOST if sound in _VOWELS else _WEAK_LOST if sound in _WEAK else _CONSONANT_LOST for sound in _SOUNDS
}
_CHANGED = {one: {other: _change(one, other) for other in _SOUNDS} for one in _SOUNDS}
