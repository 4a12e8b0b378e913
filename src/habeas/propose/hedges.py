"""Words by which a text keeps its distance from what it says: "reportedly", "an estimated", a name in scare quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from habeas.model import Stretch
from habeas.propose.datafile import by_letter, compiled, read, require_keys, text_of
from habeas.propose.parts import Clause
from habeas.propose.tokens import lowered

FILE = "en/hedges.toml"
SCARE = re.compile(r"[\"“«‘]([^\"“”«»‘’.!?;:\n]{2,60})[\"”»’]")
WORD = re.compile(r"\w+(?:['’-]\w+)*")


@cache
def _rules() -> tuple[re.Pattern[str], frozenset[str], frozenset[str], int]:
    found = read(FILE)
    require_keys(FILE, found, allowed=("version", "phrases", "saying", "verbal", "longest"))
    phrases = sorted(
        (" ".join(phrase.split()) for phrase in text_of(FILE, found, "phrases").split("|")), key=len, reverse=True
    )
    pattern = by_letter(phrase.lower() for phrase in phrases)
    longest = found.get("longest")
    lists = (frozenset(text_of(FILE, found, key).split()) for key in ("saying", "verbal"))
    saying, verbal = lists
    return (
        compiled(FILE, rf"\b(?:{pattern})(?![\w-])", flags=0),
        saying,
        verbal,
        longest if isinstance(longest, int) else 5,
    )


def find_hedges(text: str, clauses: Sequence[Clause]) -> tuple[Stretch, ...]:
    """Return the hedging words of each clause in the order of the text."""
    found = [stretch for clause in clauses for stretch in (*_phrases(text, clause), *_scare_quotes(text, clause))]
    return tuple(sorted(found, key=lambda stretch: (stretch.start, stretch.end)))


def _phrases(text: str, clause: Clause) -> Iterator[Stretch]:
    for match in _rules()[0].finditer(lowered(text[clause.start : clause.end])):
        start, end = clause.start + match.start(), clause.start + match.end()
        yield Stretch(start=start, end=end, text=text[start:end])


def _scare_quotes(text: str, clause: Clause) -> Iterator[Stretch]:
    """Give quoted names that are part of the sentence, not somebody's speech."""
    for match in SCARE.finditer(text, clause.start, clause.end):
        if _is_name(text, clause, match):
            yield Stretch(start=match.start(), end=match.end(), text=match.group())


def _is_name(text: str, clause: Clause, match: re.Match[str]) -> bool:
    """Whether a short quotation is a phrase from which the text stands off, neither speech nor a whole sentence."""
    _, saying, verbal, longest = _rules()
    inside = [word.lower() for word in WORD.findall(match[1])]
    if not inside or len(inside) > longest or match[1].rstrip().endswith(",") or not verbal.isdisjoint(inside):
        return False
    before = text[max(clause.start, match.start() - 40) : match.start()]
    last = [word.lower() for word in WORD.findall(before)][-1:]
    if not last or (before.rstrip().endswith((",", ":")) and match[1][:1].isupper()) or last[0] in saying:
        return False
    behind = [word.lower() for word in WORD.findall(text[match.end() : min(clause.end, match.end() + 30)])][:2]
    return not any(word in saying for word in behind[:1]) and (match[1][0].islower() or len(inside) > 1)
