"""The sentences of a stretch of text in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from habeas.propose.layout import Block
from habeas.propose.parts import Clause
from habeas.propose.tongues.language import Tongue

LONGEST = 1_200  # code points; a longer "sentence" is cut, so that every rule stays linear
SOFT = re.compile(r"(?<=[;；])|(?<=[,:，：、،])|\s")
LAST = re.compile(r"([^\W\d_]{1,12})\Z")
NEXT = re.compile(r"\s*[\"“«„(\[¿¡—–-]{0,3}\s?(\S)")


def split(text: str, number: int, block: Block, tongue: Tongue) -> Iterator[Clause]:
    """Yield the sentences of one block, cut where one is longer than a sentence can be."""
    start = block.start
    for match in _end(tongue).finditer(text, block.start, block.end):
        if match.start() > start and _ends(text, match, tongue, start):
            yield from _cut(text, start, match.end(), number, block.part)
            start = match.end()
            while start < block.end and text[start].isspace():
                start += 1
    if start < block.end:
        yield from _cut(text, start, block.end, number, block.part)


@cache
def _end(tongue: Tongue) -> re.Pattern[str]:
    closing = "".join(re.escape(pair[1]) for pair in tongue.quotes) + r")\]）」』”"
    marks = "".join(re.escape(mark) for mark in tongue.ends)
    return re.compile(rf"[{marks}]{{1,8}}[{closing}]{{0,3}}" + (r"(?=\s|\Z)" if tongue.spaced else ""))


def _ends(text: str, match: re.Match[str], tongue: Tongue, start: int) -> bool:
    """Whether this mark ends a sentence rather than an abbreviation, an initial or a number."""
    after = NEXT.match(text, match.end())
    if after is None:
        return True
    if tongue.cased and after[1].islower():
        return False
    if match[0] != ".":
        return True
    before = LAST.search(text, max(start, match.start() - 12), match.start())
    if before is None:
        return match.start() - start > 3  # "12. …" numbers a paragraph
    word = before[1]
    return word.lower() not in tongue.abbreviations and not (len(word) == 1 and word.isupper())


def _cut(text: str, start: int, end: int, number: int, part: str) -> Iterator[Clause]:
    while end - start > LONGEST:
        places = [match.end() for match in SOFT.finditer(text, start + LONGEST // 2, start + LONGEST)]
        at = places[-1] if places else start + LONGEST
        yield Clause(start=start, end=at, paragraph=number, part=part)
        start = at
    if start < end:
        yield Clause(start=start, end=end, paragraph=number, part=part)
