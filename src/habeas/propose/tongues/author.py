"""Who says "I" outside of quotations: the person who gives a name or signs, or nobody known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.model import Sort
from habeas.propose.parts import Clause
from habeas.propose.tongues.language import Tongue
from habeas.propose.tongues.people import Figure, Seen

REACH = 60  # code points before a name in which words announce the writer's
TAIL = 3  # paragraphs at the end in which a signature stands


def quotations(text: str, clauses: Sequence[Clause], tongue: Tongue) -> Iterator[tuple[int, int]]:
    """Yield what stands in quotation marks, sentence by sentence or over several, and lines that begin with a dash."""
    marks = {first: last for first, last in tongue.quotes}
    opened: tuple[int, str] | None = None
    paragraph = -1
    for clause in clauses:
        if clause.paragraph != paragraph:
            if opened is not None:
                yield opened[0], clause.start
            opened, paragraph = None, clause.paragraph
            if re.match(r"[—–-]\s", text[clause.start : clause.start + 2]):
                opened = clause.start, "\n"
        for at in range(clause.start, clause.end):
            letter = text[at]
            if opened is not None and letter == opened[1]:
                yield opened[0], at
                opened = None
            elif opened is None and letter in marks:
                opened = at, marks[letter]
    if opened is not None:
        yield opened[0], len(text)


def name_author(
    text: str, low: str, clauses: Sequence[Clause], rows: Sequence[Sequence[Seen]], announced: re.Pattern[str] | None
) -> Figure | None:
    """Return the person whom words before the name, or a line with nothing but the name at the end, make the writer."""
    for row in rows:
        for seen in row:
            start = seen.spot.start
            if announced is None or seen.figure is None or seen.spot.form != "name":
                continue
            if announced.search(low[max(0, start - REACH) : start]):
                return seen.figure
    last = clauses[-1].paragraph if clauses else 0
    for clause, row in zip(reversed(clauses), reversed(rows), strict=True):
        if clause.paragraph < last - TAIL:
            break
        names = [seen for seen in row if seen.spot.form == "name" and seen.spot.sort is Sort.PERSON]
        if len(names) != 1:
            continue
        around = text[clause.start : names[0].spot.start] + text[names[0].spot.end : clause.end]
        if not around.strip(" —–-.,\n"):
            return names[0].figure
    return None
