"""Which claims stand in the title of their document: they sum up what it tells, and tell nothing of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from habeas.model import Basis, Document, DocumentId
from habeas.model.folding import fold_words
from habeas.reconcile.told import Told

HEAD = 3_000  # characters in which the lines over a text must end
MOST_LINES = 12  # of them; more is a list
LONGEST = 200  # characters of one
SHORTEST = 2  # words of a title that are looked for in the text
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_SENTENCE_END = re.compile(r"[.。．…۔।]['\"”’»)\]]*$")  # a question mark and an exclamation mark end titles as well


def mark_headlines(told: Iterable[Told], documents: Mapping[DocumentId, Document]) -> list[Told]:
    """Return the claims, those marked that stand in the title of their document."""
    heads: dict[DocumentId, int] = {}
    marked = []
    for each in told:
        name = each.claim.passage.document
        document = documents.get(name)
        if document is not None and name not in heads:
            heads[name] = find_head(document.text)
        is_headline = document is not None and _is_headline(each, document, heads[name])
        marked.append(replace(each, is_headline=True) if is_headline else each)
    return marked


def _is_headline(told: Told, document: Document, head: int) -> bool:
    """Whether a claim stands over the text, or its words are those of the title at the beginning of the text.

    A line with a day of its own ("Arrested: 3 May 2030") is an entry of a form and tells something.
    """
    passage = told.claim.passage
    if passage.end <= head:
        return told.claim.dated is None or told.claim.dated.basis is not Basis.EXPLICIT
    return bool(document.frame.title) and passage.end <= HEAD and _is_within(passage.quote, document.frame.title or "")


def _is_within(quote: str, title: str) -> bool:
    """Whether the quote is part of the title, or the title and little more."""
    words, whole = fold_words(quote), fold_words(title)
    if len(words) < SHORTEST or len(whole) < SHORTEST:
        return False
    short, long = sorted((f" {' '.join(each)} " for each in (words, whole)), key=len)
    return short in long and len(words) <= len(whole) + SHORTEST


def find_head(text: str) -> int:
    """Return where the short lines over a text end; 0 where it has none, or nothing stands under them.

    They are lines without the full stop of a sentence that end because their writer meant it: a blank line follows,
    or the next word would still have had room.
    """
    lines = list(_lines(text[:HEAD]))
    width = max((len(words) for _, words, _ in lines), default=0)
    head = 0
    for place, (end, words, is_set_apart) in enumerate(lines[: MOST_LINES + 1]):
        if len(words) > LONGEST or _SENTENCE_END.search(words):
            return head  # here the text itself begins
        after = lines[place + 1 : place + 2]
        if after and not is_set_apart and len(words) + 1 + len(after[0][1].split()[0]) > width:
            return head  # so does it here: the sentence runs over the end of the line
        head = end
    return 0  # a list, or nothing but titles


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield each line that is not blank: where it ends, its words, and whether a blank line follows."""
    kept: tuple[int, str] | None = None
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if kept is not None:
            yield *kept, not words
        kept = (line.end(), words) if words else None
    if kept is not None:
        yield *kept, True
