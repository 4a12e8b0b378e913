"""Quotations and who is quoted, as far as the words right beside the marks tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.model import Sort
from habeas.propose.parts import Clause
from habeas.propose.spots import Spot
from habeas.propose.verbs import read_verbs

LONGEST_QUOTE = 3_000  # code points; an opening mark without a closing one ends with its paragraph
LONGEST_TAG = 140  # code points between the closing mark and the speaker
PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"'}
MARK = re.compile(r"[“«„‘\"]")  # all with which an opening mark can begin, found many times faster
OPENING = re.compile(r"[“«„]|(?<![\w.,!?…])[\"‘](?=[\w\[(…])|(?<=[:,]\s)\"|^\"", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands between quotation marks, marks excluded."""

    start: int
    end: int
    paragraph: int
    closed: bool


def find_quotes(text: str, clauses: Sequence[Clause]) -> tuple[Quote, ...]:
    """Return the quotations of a text; a quotation never runs over a paragraph."""
    found: list[Quote] = []
    for number, start, end in _paragraphs(clauses):
        at = start
        while (mark := MARK.search(text, at, end)) is not None:
            match = OPENING.match(text, mark.start(), end)
            if match is None:
                at = mark.end()
                continue
            close = _closing(text, match.end(), end, PAIRS[match.group()])
            stop = close if close >= 0 else end
            found.append(Quote(match.end(), stop, number, close >= 0))
            at = stop + 1
    return tuple(found)


def _closing(text: str, start: int, end: int, mark: str) -> int:
    """Return where the closing mark stands, -1 where there is none near."""
    limit = min(end, start + LONGEST_QUOTE)
    at = text.find(mark, start, limit)
    while mark == "’" and at >= 0 and at + 1 < limit and text[at + 1].isalnum():
        at = text.find(mark, at + 1, limit)  # an apostrophe inside single marks
    return at


def _paragraphs(clauses: Sequence[Clause]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for clause in clauses:
        if found and found[-1][0] == clause.paragraph:
            found[-1] = (clause.paragraph, found[-1][1], clause.end)
        else:
            found.append((clause.paragraph, clause.start, clause.end))
    return found


def speakers_of_quotes(text: str, clauses: Sequence[Clause], spots: Sequence[Spot]) -> dict[int, int]:
    """Return for each "I" inside a quotation the place of the words that name the speaker."""
    speaking = [s for s in spots if (s.form in ("name", "noun") and s.sort in (Sort.PERSON, Sort.ORGANISATION))
                or (s.form == "pronoun" and s.sort is Sort.PERSON)]  # fmt: skip
    starts = [spot.start for spot in speaking]
    authors = [spot for spot in spots if spot.form == "author"]
    author_starts = [spot.start for spot in authors]
    found: dict[int, int] = {}
    last: tuple[int, int] | None = None  # paragraph and speaker
    for quote in find_quotes(text, clauses):
        place = _speaker(text, quote, speaking, starts)
        if place is None and last is not None and quote.paragraph - last[0] <= 1:
            place = last[1]
        if place is not None:
            last = (quote.paragraph, place)
        for n in range(bisect_right(author_starts, quote.start - 1), len(authors)):
            if authors[n].start >= quote.end:
                break
            found[authors[n].start] = place if place is not None else -1
    return found


def _speaker(text: str, quote: Quote, speaking: Sequence[Spot], starts: Sequence[int]) -> int | None:
    """Return the place of the speaker named right after or right before a quotation."""
    verbs = read_verbs()
    first = bisect_right(starts, quote.end)
    for spot in speaking[first : first + 3]:
        between = text[quote.end : spot.start]
        if len(between) > LONGEST_TAG or "\n\n" in between:
            break
        tail = text[spot.end : spot.end + 60].split("\n")[0]
        if verbs.says(between.split()) or (verbs.says(tail.split()[:4]) and len(between) < 12):
            return spot.start
    for spot in reversed(speaking[max(0, first - 12) : bisect_right(starts, quote.start)]):
        if quote.start - spot.end > LONGEST_TAG:
            break
        if spot.end <= quote.start and verbs.says(text[spot.end : quote.start].split()):
            return spot.start
    return None
