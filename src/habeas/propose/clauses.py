"""The sentences of a text, with the headings, fields and list lines it is laid out in.

Offsets are untouched: a clause is a stretch of the text as it stands, line breaks included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.propose.datafile import read, require_keys, text_of
from habeas.propose.layout import Block, blocks
from habeas.propose.parts import Clause

LONGEST = 1_500  # code points; a longer "sentence" is cut at a soft place, so that every rule stays linear
END = re.compile(r"[.!?…]{1,8}[\"'”’»)\]]{0,3}(?=\s|\[\d)|[。！？]{1,4}[”’」』）]{0,2}|[؟۔]{1,3}(?=\s)")
LAST_WORD = re.compile(r"([^\s(\[\"“‘«—–/]{1,24})\Z")
NEXT = re.compile(r"\s+([\"'“‘«„(\[¿¡—–-]{0,3}\s?)(\w+(?:['’]\w+)?|.)")
SOFT = re.compile(r"(?<=;)\s|(?<=[,:])\s|\s(?=[–—])|\s")
DATELINE = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][\w.'’/ -]{1,40}(?:,\s[\w., ]{2,40}?)?(?:\s?\([\w .&/-]{2,40}\))?\s?(?:—|–|--|\s-)\s(?=[A-ZÀ-Þ\"“])"
)
WORDS = read("en/sentences.toml")
require_keys("en/sentences.toml", WORDS, allowed=("never_last", "seldom_last", "starters"))
NEVER_LAST, SELDOM_LAST, STARTERS = (
    frozenset(text_of("en/sentences.toml", WORDS, key).split()) for key in ("never_last", "seldom_last", "starters")
)


def split(text: str, *, cells: Sequence[tuple[int, int]] = ()) -> tuple[Clause, ...]:
    """Return every sentence, heading, field, list line and cell of the text in their order."""
    clauses: list[Clause] = []
    for number, block in enumerate(blocks(text, cells=cells)):
        for start, end, part in _sentences(text, block):
            clauses.extend(Clause(start=at, end=to, paragraph=number, part=part) for at, to in _cut(text, start, end))
    return tuple(clauses)


def _sentences(text: str, block: Block) -> Iterator[tuple[int, int, str]]:
    start = block.start
    if (
        block.part == "body"
        and (dateline := DATELINE.match(text, start, block.end))
        and _is_place_line(dateline.group())
    ):
        yield start, _trimmed(text, start, dateline.end()), "dateline"
        start = dateline.end()
    for match in END.finditer(text, start, block.end):
        if match.end() < block.end and match.start() > start and _ends(text, start, match):
            yield start, match.end(), block.part
            start = match.end()
            while start < block.end and text[start].isspace():
                start += 1
    if start < block.end:
        yield start, block.end, block.part


def _is_place_line(words: str) -> bool:
    """Whether the words before a dash are a place and agency, not the beginning of a sentence."""
    return (
        words[:2].isupper()
        or "(" in words
        or (words.count(" ") <= 2 and words.split(",")[0].istitle() and "," in words)
    )


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether this stop ends a sentence rather than an abbreviation, initial or number."""
    stop = match.group()
    if stop[0] in "。！？؟۔":
        return True
    after = NEXT.match(text, match.end())
    if after is None:
        return True
    opener, word = after.groups()
    if word[0].islower():
        return False
    if stop != ".":
        return True
    before = LAST_WORD.search(text, max(start, match.start() - 24), match.start())
    last = before[1] if before else ""
    return _word_ends(last, word, at_start=match.start() - len(last) <= start, opened=bool(opener.strip()))


def _word_ends(last: str, word: str, *, at_start: bool, opened: bool) -> bool:
    lower = last.casefold()
    if at_start and (last.isdigit() or (len(last) <= 4 and not last.islower())):
        return False  # "12. Mr. X was arrested": the number of a paragraph
    if lower in NEVER_LAST:
        return False
    starter = word.casefold() in STARTERS or opened
    if lower == "no":
        return not word[0].isdigit()
    if lower in SELDOM_LAST or ("." in last and len(last) <= 8 and not any(c.isdigit() for c in last)):
        return starter
    return (
        not (len(last) == 1 and last.isalpha() and last.isupper())
        or last == "I"
        or (starter and word.casefold() != "a")
    )


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what no sentence should be long enough to need, at the softest place near the limit."""
    while end - start > LONGEST:
        places = [match.end() for match in SOFT.finditer(text, start + LONGEST // 2, start + LONGEST)]
        strong = [at for at in places if text[at - 2] in ";,:"]
        at = (strong or places or [start + LONGEST])[-1]
        yield start, _trimmed(text, start, at)
        start = at
    if start < end:
        yield start, end


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
