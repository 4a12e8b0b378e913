"""Whom the words next to an event make it happen to: its grammatical subject, its object, or a crowd.

Looks a fixed way to both sides, so that the cost does not grow with the sentence.
"""

from __future__ import annotations

import re

from habeas.propose.datafile import read, require_keys, text_of

FILE = "en/voice.toml"
KEYS = (
    "adverbs", "objects", "persons", "functions", "stretches", "determiners", "pasts", "not_objects", "many", "units",
    "tens", "bounds", "people",
)  # fmt: skip
TABLE = read(FILE)
require_keys(FILE, TABLE, allowed=KEYS)


def _any(key: str) -> str:
    """Return a pattern for any word of a list; an underscore in a word stands for white space."""
    return "|".join(word.replace("_", r"\s+") for word in text_of(FILE, TABLE, key).split())


REACH = 60  # characters to each side in which the voice is decided
CROWD_REACH = 160
MANY = 10  # fewer than this, written as a number, are persons of an event, not a mass
BE = re.compile(
    r"(?:\b(?:was|were|is|are|be|been|being|get|gets|got|getting|am)|['’](?:s|re|m))"
    rf"(?:\s+(?:\w+ly|{_any('adverbs')}))*\s*\Z",
    re.IGNORECASE,
)
PERFECT = re.compile(rf"(?:\b(?:has|have|had|having)|['’]ve)(?:\s+(?:\w+ly|{_any('adverbs')}))*\s*\Z", re.IGNORECASE)
DETERMINED = re.compile(rf"\b(?:{_any('determiners')}|\d+)(?:\s+\w+ly)?\s*\Z", re.IGNORECASE)
SOME = rf"(?:{_any('units')}|{_any('tens')}|ten|eleven|twelve|some|\d[\d,]*)"
MUCH = (
    rf"(?:\d|(?:{_any('units')})\s+(?:dozen|score|hundred|thousand|million)|(?:{_any('tens')})\b"
    r"|(?:doz|scor|hundr|thous)\w+s\b)"
)
COUNTED = re.compile(
    rf"\s+(?:{_any('bounds')}|between)\s+{MUCH}(?!\S*\s+(?:\w+\s+)?(?:{_any('stretches')})\b)", re.IGNORECASE
)  # "arrested over 40 people"; "arrested over a song" tells why
OBJECT = re.compile(rf"\s+(?:(?:{_any('objects')})\b|\d|[A-Z])")
NOT_OBJECT = re.compile(
    rf"\s*\Z|\s*[^\w\s“\"‘$€£-]|\s+(?:(?:{_any('not_objects')}|{_any('functions')})\b|\w+ly\b"
    rf"|this\s+(?:{_any('stretches')})\b|the\s+(?:next|same|following|previous|very)\s"
    rf"|(?:the\s+)?(?:{SOME}|a|an|several|many)\s+(?:\w+\s+)?(?:{_any('stretches')})\b)",
    re.IGNORECASE,
)
PEOPLE_AFTER = re.compile(rf"(?:\s+[\w-]+)?\s+(?:{_any('people')})\b")
VERBAL = re.compile(rf"\w+(?:ed|ing)\b|(?:{_any('pasts')})\b", re.IGNORECASE)
PERSON_INSIDE = re.compile(rf"\s(?:{_any('persons')})(?=\s|\Z)")
COUNT = rf"(?<![:.,\d])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{2,3}})(?![:.\d]|,\s|\s*[ap]\.?m\b|\s+(?:{_any('not_objects')}))"
SCALE = r"(?:\s+(?:million|thousand|hundred))?"
CROWD = (
    rf"(?:{_any('many')}|(?:{_any('units')})\s+(?:hundred|thousand|million)|tens\s+of\s+thousands|a\s+million|large\s+numbers|(?:{_any('tens')})(?:-\w+)?|"
    rf"(?:{_any('bounds')})\s+(?:\d[\d.,]*|[a-z]+){SCALE}|\d[\d,.]*\s+(?:million|thousand)|{COUNT}|\d{{3,}})"
)
PEOPLE = rf"(?:{_any('people')}|[A-Z][a-z]+(?:s|z|people)|[A-Z][a-z]+(?=\s+(?:were|are|have|had)\b))\b"
WORD = r"(?:[\s,]+[\w’'-]+)"
CROWD_BEFORE = re.compile(
    rf"\b(?i:{CROWD})\b(?:\s+of\b(?!\s+(?:them|whom|us)\b))?{WORD}{{0,9}}?\s+{PEOPLE}{WORD}{{0,12}}[\s,]*\Z"
)
CROWD_AFTER = re.compile(rf"\A(?:\s+of|\s+and\s+\w+\s+of)?\s+{CROWD}\b(?:\s+of)?{WORD}{{0,6}}?\s+{PEOPLE}")
MORE_BEFORE = re.compile(
    rf"\b(?:(?:millions|thousands|hundreds|dozens|scores)\b(?:\s+(?:more|of\s+\w+))?|(?:{_any('bounds')})\s+(?:\d{{2,3}}|\d{{1,3}}(?:,\d{{3}})+))\s+"
    r"(?:(?:have|had|has|were|are)\s+)?(?:been\s+|being\s+)?(?:\w+ly\s+)?\Z",
    re.IGNORECASE,
)
ETHNIC_BEFORE = re.compile(r"\bethnic\s+(?:[A-Z][a-z]+(?:s|z)|minorities)(?:\s+\w+){0,3}\s*\Z")
TARGETS_AFTER = re.compile(
    r"\A(?:\s+and\s+\w+\s+\w+)?\s+(?:targeting|of)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:[A-Z][a-z]+(?:s|z)\b|ethnic|minorities|Muslims)(?!['’])"
)


def voice(sentence: str, start: int, end: int) -> str:
    """Whether a verb's person is its subject ("was arrested", "activists arrested in May") or its object."""
    if PERSON_INSIDE.search(sentence, start, end):
        return "active"
    before, after = sentence[max(0, start - REACH) : start], sentence[end : end + REACH]
    if BE.search(before) or BE.match(sentence[start:end]) or DETERMINED.search(before):
        return "passive"
    if COUNTED.match(after):
        return "active"
    if NOT_OBJECT.match(after):
        return "passive"
    is_verb = VERBAL.match(sentence, start, end) is not None or PERFECT.search(before) is not None
    return "active" if is_verb or OBJECT.match(after) or PEOPLE_AFTER.match(after) else "passive"


def concerns_a_crowd(sentence: str, start: int, end: int) -> bool:
    """Whether those concerned are a crowd that the sentence counts or names as a people, not persons."""
    before = sentence[max(0, start - CROWD_REACH) : start]
    after = sentence[end : end + CROWD_REACH]
    if voice(sentence, start, end) == "passive" and (
        _counts(CROWD_BEFORE.search(before)) or MORE_BEFORE.search(before) or ETHNIC_BEFORE.search(before)
    ):
        return True
    return bool(_counts(CROWD_AFTER.match(after)) or TARGETS_AFTER.match(after))


def _counts(found: re.Match[str] | None) -> bool:
    """Whether the words count a crowd: a small number or a year does not."""
    if found is None:
        return False
    number = re.search(r"\d[\d,.]*", found[0])
    if number is None or re.search(r"million|thousand", found[0]):
        return True
    digits = number[0].replace(",", "").split(".")[0]
    is_year = len(digits) == 4 and digits.startswith(("19", "20"))
    return digits.isdecimal() and int(digits) >= MANY and not is_year
