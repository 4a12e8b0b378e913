"""A name as its parts: words, initials, a father's name; and what the form of it says of the sex."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from habeas.model import Script, script_of
from habeas.model.folding import fold_words
from habeas.resolve.lists import family_names, words_of

KEPT = 200_000
_BETWEEN = re.compile(r"[\s,،·•・‧.]+")
_INITIAL = re.compile(r"(?:^|(?<=[\s.,،]))([^\W\d_]{1,2})\.")
_DROPPED = re.compile(r"[\"“”«»()\[\]'’ʼ‘`´ʻ]")
_FATHER_MAN = re.compile(
    r"(?P<stem>.{3,}?)(?:ұлы|улы|ұғлы|уулу|ович|евич|ёвич|ыч|uly|ulı|ūly|uulu|ulu|ovich|evich|yevich|ovych|ovitch|"
    r"owitsch|ewitsch|ovič|evič|oghli|oghlu|ogli|oglu|o'g'li|ۇلى|ئوغلى|اوغلى)"
)
_FATHER_WOMAN = re.compile(
    r"(?P<stem>.{3,}?)(?:қызы|кызы|овна|евна|ёвна|ична|qyzy|qızı|qizi|kyzy|kizi|kizy|ovna|evna|yevna|owna|ewna|قىزى)"
)
_ALONE = re.compile(r"(?:ұлы|улы|уулу|uly|uulu|oghli|oghlu|ogli|oglu|қызы|кызы|qyzy|qizi|kyzy|kizi|قىزى|ۇلى|ئوغلى)")
_FAMILY_MAN = re.compile(r".{3,}(?:ов|ев|ёв|ин|ский|ov|ev|yev|iev|skiy|sky)")
_FAMILY_WOMAN = re.compile(r".{3,}(?:ова|ева|ёва|ина|ская|ova|eva|yeva|ieva|skaya)")
_TITLES = words_of("titles")


class Role(StrEnum):
    """What part of a name a word is, as far as its form tells."""

    WORD = "word"
    INITIAL = "initial"
    FATHER = "father"


class Form(StrEnum):
    """What the endings of a name say."""

    MAN = "man"
    WOMAN = "woman"
    EITHER = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One word of a name: ``stem`` is what is compared, without "son of"."""

    stem: str = field(repr=False)
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A name taken apart; ``folded`` is the same for a name in other capitals, accents or order of its words."""

    folded: str = field(repr=False)
    script: Script
    words: tuple[str, ...] = field(repr=False)
    initials: tuple[str, ...] = field(repr=False)
    father: str | None = field(repr=False)
    form: Form
    is_han: bool  # a Chinese name of two to four characters: only the same characters are the same name


def _lower(text: str) -> str:
    """The text in small letters, each composed; a hyphen parts words, an apostrophe does not."""
    plain = unicodedata.normalize("NFKC", text).replace("\N{HYPHEN-MINUS}", " ")
    return unicodedata.normalize("NFC", _DROPPED.sub("", plain.casefold()))


@lru_cache(maxsize=KEPT)
def take_apart(name: str) -> Parts:
    """Return the parts of a name in any of our scripts."""
    script = script_of(name)
    if script is Script.HAN:
        return _take_han_apart(name)
    initials = tuple(each.casefold() for each in _INITIAL.findall(name))
    rest = _BETWEEN.split(_INITIAL.sub(" ", name))
    parts = [part for part in _parts(rest) if part.stem not in _TITLES]
    words = tuple(part.stem for part in parts if part.role is Role.WORD)
    initials += tuple(part.stem for part in parts if part.role is Role.INITIAL)
    fathers = [part.stem for part in parts if part.role is Role.FATHER]
    if not words and fathers:
        words, fathers = tuple(fathers), []
    return Parts(
        folded=" ".join(sorted(fold_words(name))), script=script,
        words=words, initials=initials, father=fathers[0] if fathers else None, form=_form(rest), is_han=False,
    )  # fmt: skip


def _parts(words: list[str]) -> list[Part]:
    found: list[Part] = []
    for word in (plain for each in words for plain in _lower(each).split()):
        if _ALONE.fullmatch(word) and found:
            found[-1] = Part(stem=found[-1].stem, role=Role.FATHER)
            continue
        father = _FATHER_MAN.fullmatch(word) or _FATHER_WOMAN.fullmatch(word)
        if father and not any(part.role is Role.FATHER for part in found):  # a second one is a family's name
            found.append(Part(stem=father["stem"], role=Role.FATHER))
        else:
            found.append(Part(stem=word, role=Role.INITIAL if len(word) == 1 else Role.WORD))
    return found


def _form(words: list[str]) -> Form:
    """Return what the endings say, or EITHER where they say nothing or both."""
    folded = [_lower(word) for word in words]
    man = any(_FATHER_MAN.fullmatch(word) or _FAMILY_MAN.fullmatch(word) for word in folded)
    woman = any(_FATHER_WOMAN.fullmatch(word) or _FAMILY_WOMAN.fullmatch(word) for word in folded)
    if len([word for word in folded if word]) < 2 or man == woman:
        return Form.EITHER
    return Form.MAN if man else Form.WOMAN


def _take_han_apart(name: str) -> Parts:
    words = tuple(word for word in _BETWEEN.split(name) if word)
    is_han = len(words) == 1 and len(words[0]) <= 4 and words[0][:1] in family_names()
    if is_han:
        words = (words[0][:1], words[0][1:]) if len(words[0]) > 1 else words
    return Parts(
        folded="·".join(words),
        script=Script.HAN,
        words=words,
        initials=(),
        father=None,
        form=Form.EITHER,
        is_han=is_han,
    )
