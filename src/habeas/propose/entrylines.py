"""Labels with their values on one line, and what stands behind a name at the head of an entry: born, age, calling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.model import Attribute
from habeas.propose.columns import FieldAt
from habeas.propose.labelled import Label, is_label, label_of
from habeas.propose.parts import Clause, TimeMention
from habeas.propose.people import read_people
from habeas.propose.shelf import Shelf

LINE = re.compile(
    r"[\s*•·▪●_–—-]{0,6}(?:\(?[0-9a-zA-Z]{1,3}[.)]\s{1,3})?(?P<label>[^\s:|=\t*_–—-][^:|=\t\n–—]{0,140}?)"
    r"[*_]{0,2}\s{0,4}(?P<mark>[:|=\t]|(?<=\s)[–—-](?=\s))[*_]{0,2}\s{0,4}(?=\S)"
)
INLINE = re.compile(r"[;,|•·.]\s{1,3}(?=(?P<label>[^\W\d_][^:;|,.\n]{0,50}?)\s?:\s)")
TRAILING = " \t\r\n;,.*_"
BORN = re.compile(r"\s?(?:born|b\.)\s(?:on\s|in\s)?")
AGED = re.compile(r"\s?(?:(?:aged?|age:)\s)?(?P<age>\d{1,3})(?:\s?(?:years?(?:[\s-]old)?|y/?o|yrs?))?(?=\s?[,).;]|$)")
CALLING = re.compile(
    r"\s?(?:(?:a|an|the|former)\s){0,2}(?P<words>[a-z][\w'’-]*(?:\s[a-z][\w'’-]*){0,3})(?=\s?[,.;)]|$)"
)
OPENING = re.compile(r"\s{0,2}[,(;]")
ASIDE = re.compile(r"\s\((?=[^\W\d_a-z])[^()\n]{1,60}\)(?=,)")  # "(Norvale Daily)," between a name and an age
CLOSING = re.compile(r"\s?\)")
MOST_BIO = 5  # things told behind a name
OLDEST = 110


def find_lines(text: str, clause: Clause) -> Iterator[FieldAt]:
    """Yield the values of a line that begins with a label we know: one, or several one behind the other."""
    match = LINE.match(text, clause.start, clause.end)
    if match is not None and match["mark"] in "–—-" and match.start("label") == clause.start:
        return  # "lawyer – …" may open any headline; behind a bullet it is a label
    label = label_of(match["label"]) if match else None
    while match is not None and label is not None:
        following = next(
            (each for each in INLINE.finditer(text, match.end(), clause.end) if is_label(each["label"])), None
        )
        end = following.start() if following else clause.end
        while end > match.end() and text[end - 1] in TRAILING:
            end -= 1
        if end > match.end():
            yield FieldAt(label=label, label_at=match.span("label"), start=match.end(), end=end)
        if following is None:
            return
        match = LINE.match(text, following.end(), clause.end)
        label = label_of(match["label"]) if match else None


def find_bio(text: str, at: int, end: int, times: Shelf[TimeMention]) -> Iterator[FieldAt]:
    """Yield what stands behind a name, parted by commas or in brackets: "(born 1971), teacher, 43"."""
    for _ in range(MOST_BIO):
        aside = ASIDE.match(text, at, end)
        at = aside.end() if aside and not _born(text, aside.start() + 2, end, times) else at
        opening = OPENING.match(text, at, end)
        if opening is None:
            return
        at = opening.end()
        found = _born(text, at, end, times) or _aged(text, at, end) or _called(text, at, end)
        if found is None:
            return
        label, start, at = found
        yield FieldAt(label=label, label_at=None, start=start, end=at)
        closing = CLOSING.match(text, at, end)
        at = closing.end() if closing else at


def _born(text: str, at: int, end: int, times: Shelf[TimeMention]) -> tuple[Label, int, int] | None:
    born = BORN.match(text, at, end)
    if born is None:
        return None
    time = next((time for time in times.within(born.end(), born.end() + 1) if time.when is not None), None)
    return (Label(says=Attribute.BIRTH, takes="date"), born.end(), time.end) if time is not None else None


def _aged(text: str, at: int, end: int) -> tuple[Label, int, int] | None:
    aged = AGED.match(text, at, end)
    if aged is None or not 0 < int(aged["age"]) <= OLDEST:
        return None
    return Label(says=Attribute.AGE), aged.start("age"), aged.end()


def _called(text: str, at: int, end: int) -> tuple[Label, int, int] | None:
    """Return a calling: words of which the last before "of" is one that people are known by."""
    called = CALLING.match(text, at, end)
    if called is None:
        return None
    people, words = read_people(), called["words"].lower().split(" of ")[0].split()
    if words[-1] in people.nouns["kin"] or words[-1] in people.nouns["generic"]:
        return None
    if words[-1] not in people.senses and words[-1] not in people.callings:
        return None
    return Label(says=Attribute.PROFESSION), called.start("words"), called.end("words")
