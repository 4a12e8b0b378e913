"""The names at the head of an entry or in the name cell of a row: who they are, however they are written.

"12. SURNAME Given (nickname)", "SURNAME, Given", "Mr. A B and his sister C B". Words that are nobody's name ("total",
"unknown", "three others") give nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from habeas.propose.labelled import read_fields
from habeas.propose.people import read_people

NUMBER = re.compile(
    r"(?:(?:No\.?|Nr\.?|№|#|Case|Entry)\s{0,2})?\(?\d{1,5}[.):]?\s{1,4}|[*•·▪–—-]\s{1,3}|\*{1,2}|#{1,4}\s", re.I
)
PART = re.compile(r"\s*(?:[;/]|,?\s+(?:and|&|as well as|together with|with)\s+)\s*")
BRACKET = re.compile(r"\s*(?:\([^()\n]{0,80}\)|\[[^\[\]\n]{0,80}\]|[“\"«][^“”\"«»\n]{0,40}[”\"»])")
WORD = re.compile(r"[^\W\d_][\w'’ʼ.‘`-]*")
GIVEN = re.compile(r"\s{0,2}(?P<words>[^\W\d_][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*){0,2})(?=\s*(?:[,(;]|\.(?:\s|$)|$))")
SPACE = re.compile(r"[ \t\xa0]{0,3}\n?[ \t]{0,3}")
ROMAN = re.compile(r"[IVX]{2,5}\.?")  # "IV. Circumstances"; one letter alone is an initial
PREFIXED = re.compile(r"[a-z]{1,3}[-'’][^\W\d_a-z]")
AFTER_FATHER = frozenset({"kyzy", "uulu", "ogly", "oglu", "qizi", "kizi"})
LONGEST, MOST_WORDS = 90, 7
KIN = re.compile(r"(?:(?:his|her|their|the|a)\s)?(?:[a-z-]+\s){0,3}(?=[^\W\d_a-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person named at a place; ``name`` puts a family name that stands first behind a comma last."""

    start: int
    end: int
    name: str = field(repr=False)
    words: tuple[str, ...] = field(repr=False)


def names_in(text: str, start: int, end: int) -> tuple[Named, ...]:
    """Return the persons whom these words name, if they name somebody and nothing else."""
    number = NUMBER.match(text, start, end)
    start = number.end() if number else start
    if end - start > 4 * LONGEST:
        return ()
    found: list[Named] = []
    for first, last in _parts(text, start, end):
        one = name_at(text, first, last)
        if one is None:
            return () if not found else tuple(found)
        found.append(one)
    return tuple(_with_family_name(text, found))


def name_at(text: str, start: int, end: int) -> Named | None:
    """Return the name with which a stretch begins, if it begins with one."""
    if (kin := KIN.match(text, start, end)) and kin.end() > start:
        start = kin.end()
    start = at = _past_titles(text, start, end)
    spans: list[tuple[int, int]] = []
    family = 0  # words of a family name that stands before a comma
    while len(spans) < MOST_WORDS:
        at = _past_nickname(text, at, end) if spans else at
        if (
            text[at : at + 1] == ","
            and 0 < len(spans) <= 2
            and not family
            and _inverts(text, at + 1, end, loud=all(text[first:to].isupper() for first, to in spans))
        ):
            family, at = len(spans), at + 1
        word = WORD.match(text, SPACE.match(text, at, end).end(), end)  # type: ignore[union-attr]
        if word is None or (spans and word.start() == at) or not _may_be_of_name(word.group()):
            break
        stops = word.group().endswith(".") and word.end() - word.start() > 2  # the end of a sentence, no initial
        at = word.end() - stops
        spans.append((word.start(), at))
        if stops:
            break
    while spans and text[spans[-1][0]].islower() and not PREFIXED.match(text, spans[-1][0]):
        spans.pop()
    words = tuple(text[first:to] for first, to in spans)
    if family and len(words) > family:
        words = (*words[family:], *words[:family])
    return _as_named(start, spans[-1][1], words) if spans else None


def _as_named(start: int, end: int, words: tuple[str, ...]) -> Named | None:
    lower = {word.lower() for word in words}
    people, known = read_people(), read_fields()
    if ROMAN.fullmatch(words[0]) or lower & known.nobody or known.is_unknown(" ".join(words)) or end - start > LONGEST:
        return None
    if all(people.is_common(word.lower()) for word in words) and not any(people.is_given(word) for word in words):
        return None
    loud = len(words) > 1 and all(word.isupper() for word in words)
    called = " ".join(word.title() if loud else word for word in words)
    return Named(start=start, end=end, name=called, words=words)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between what joins persons: "and", a semicolon, a line of its own for each."""
    lines = text[start:end].split("\n")
    if len(lines) > 1 and all(len(line.split()) > 1 and not line.rstrip().endswith((",", "-")) for line in lines):
        for line in lines:
            yield from _parts(text, start, start + len(line))
            start += len(line) + 1
        return
    at = start
    for match in PART.finditer(text, start, end):
        inside = text.count("(", at, match.start()) > text.count(")", at, match.start())
        if not inside and match.start() > at:
            yield at, match.start()
            at = match.end()
    if at < end:
        yield at, end


def _past_titles(text: str, start: int, end: int) -> int:
    """Return where the name begins behind "Mr." and "Dr."."""
    titles = read_people().honorifics
    while (word := WORD.match(text, start, end)) and word.group().rstrip(".").lower() in titles:
        space = re.compile(r"\.?\s{1,3}").match(text, word.end(), end)
        if space is None:
            return start
        start = space.end()
    return start


def _may_be_of_name(word: str) -> bool:
    """Whether a word can be part of a name: it begins large, has no case, or is a particle."""
    letter = word[0]
    if letter.isupper() or letter.istitle() or letter.lower() == letter.upper():
        return True
    return PREFIXED.match(word) is not None or word.lower().rstrip(".") in read_people().particles | AFTER_FATHER


def _past_nickname(text: str, at: int, end: int) -> int:
    """Return where a nickname in marks ends that stands inside a name: "Given (nickname) SURNAME"."""
    bracket = BRACKET.match(text, at, end)
    return bracket.end() if bracket is not None and _goes_on(text, bracket.end(), end) else at


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a further word of the name follows the brackets: "Given (nickname) SURNAME"."""
    word = re.compile(r"\s{1,2}([^\W\d_][\w'’-]*)").match(text, at, end)
    return word is not None and word[1][0].isupper()


def _inverts(text: str, at: int, end: int, *, loud: bool) -> bool:
    """Whether the given name stands behind a comma: large words and nothing else, or a family name all in capitals."""
    rest = GIVEN.match(text, at, end)
    if rest is None or not all(not word[0].islower() for word in rest["words"].split()):
        return False
    tail = BRACKET.sub("", text[rest.end() : end]).strip(" .\n")
    return not tail or (loud and text[rest.end() : rest.end() + 1] in ",(;. ")


def _with_family_name(text: str, found: list[Named]) -> Iterator[Named]:
    """Give "A and B Surname" the one family name that stands last."""
    whole = found[-1] if found else None
    for one in found:
        alone = whole is not None and len(one.words) == 1 and one is not whole and len(whole.words) == 2
        if alone and whole is not None and text[one.end : whole.start].strip() in ("and", "&"):
            words = (one.words[0], whole.words[-1])
            yield Named(start=one.start, end=one.end, name=" ".join(words), words=words)
        else:
            yield one
