"""Lists of articles with their paragraphs, divided: "9 (1)-(4) and 14 (3) (b) and (d)", "9, paragraphs 1 and 3"."""

from __future__ import annotations

import re
from collections.abc import Iterator

TOKEN = re.compile(
    r"(?P<word>paragra\w*|párrafos?)|(?P<number>\d+)(?P<under>(?:\s*\(\w+\))*)|(?P<alone>(?:\(\w+\)\s*)+)|(?P<to>[–-]|\b(?:to|a|à)\b)"
)
GROUP = re.compile(r"\((\w+)\)")
MOST = 10  # paragraphs that a range may hold: a wider one was misread


def split_articles(words: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Yield each article, with its paragraph as "9(1)", and where it stands; of a range each member."""
    made: list[tuple[list[str], int, int]] = []
    article: list[str] = []
    is_range = in_paragraphs = False
    for found in TOKEN.finditer(words):
        place = (at + found.start(), at + found.start() + len(found[0].rstrip()))
        if found["word"]:
            in_paragraphs = True
            if made and made[-1][0] == article and len(article) == 1:
                made.pop()  # "9, paragraph 1" is no word on the whole of article 9
            continue
        if found["to"]:
            is_range = bool(made)
            continue
        if found["number"]:
            under = GROUP.findall(found["under"])
            in_paragraphs = in_paragraphs and _goes_on(words, found.start())
            article = [article[0], found["number"], *under] if in_paragraphs and article else [found["number"], *under]
        elif article:
            article = _under(article, GROUP.findall(found["alone"]))
        if article and is_range:
            made.extend(([*made[-1][0][:-1], each], *place) for each in _between(made[-1][0][-1], article[-1]))
        if article:
            made.append((article, *place))
        is_range = False
    for parts, start, end in made:
        yield parts[0] + "".join(f"({part})" for part in parts[1:]), start, end


def _under(article: list[str], groups: list[str]) -> list[str]:
    """Return what a group alone names: a letter under the paragraph before it, a number under the article."""
    return [*article[:2], *groups] if not groups[0].isdecimal() and len(article) > 1 else [article[0], *groups]


def _between(first: str, last: str) -> list[str]:
    if not (first.isdecimal() and last.isdecimal()) or int(last) - int(first) > MOST:
        return []
    return [str(each) for each in range(int(first) + 1, int(last))]


def _goes_on(words: str, start: int) -> bool:
    """Whether a number goes on with the paragraphs before it: "paragraphs 1 and 3", not "paragraph 1, and 14"."""
    return not re.search(r",(?:\s*(?:and|et|y))?\s*$", words[:start])
