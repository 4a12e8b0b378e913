"""The pieces of an opinion, of a release or of a statement on one, each where it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from habeas.law import find_state, load_remedies
from habeas.model import Document
from habeas.model.opinion import OpinionReading, Paper, Piece, Told
from habeas.propose.opinions.articles import split_articles
from habeas.propose.opinions.checking import find_faults
from habeas.propose.opinions.names import split_names, split_states
from habeas.propose.opinions.rules import Rule, Rules, load_rules, spaced

HEAD = 6_000  # characters in which an opinion has said who, which State and when
FRONT = 3_000  # characters in which a paper shows what it is
TOP = 800  # characters in which a statement bears its index
ROMAN = re.compile(r"\b(?:IV|I{1,3}|V)\b")
SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSr)(?<!\bSra)(?<!\bM)(?<!\bNo)(?P<stop>\.)(?:\s+|$)")
PARAGRAPH = re.compile(r"\s*\d+\.\s+")
LONGEST = 800  # characters of a sentence before or after the words that ask for something
TRAILING = re.compile(r",? (?:for appropriate action|pour (?:qu.*|suite à donner)|para que .*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """From where to where each part of the paper runs."""

    head: tuple[int, int]
    disposition: tuple[int, int]
    whole: tuple[int, int]

    def of(self, within: str) -> tuple[int, int]:
        return {"head": self.head, "disposition": self.disposition}.get(within, self.whole)


def read_opinion(document: Document) -> OpinionReading:
    """Return what the document says of an opinion of the Working Group, in the order of its text.

    A document that speaks of none gives no pieces. Nothing is taken over from one piece to another: what does not fit
    together is told as a fault, and a person decides.
    """
    rules = load_rules()
    paper = _paper(document.text, rules)
    if paper is Paper.OTHER:
        return _reading(document, paper, rules, (), ())
    found = [*_find_all(document, paper, rules), *_remedies(document, paper, rules)]
    told = tuple(each for each, is_later in _sorted(found) if not is_later)
    later = tuple(each for each, is_later in _sorted(found) if is_later)
    return _reading(document, paper, rules, told, later)


def _reading(
    document: Document, paper: Paper, rules: Rules, told: tuple[Told, ...], later: tuple[Told, ...]
) -> OpinionReading:
    body = _parts(document.text, paper, rules).head[1] if paper is Paper.OPINION else 0  # the head defines category IV
    is_of_migration = rules.migration.search(document.text, body) is not None
    faults = find_faults(told, later, paper=paper, is_of_migration=is_of_migration)
    return OpinionReading(
        document=document.id, paper=paper, language=document.language, rules=f"opinions {rules.version}", told=told,
        faults=faults,
    )  # fmt: skip


def _paper(text: str, rules: Rules) -> Paper:
    """Return what sort of paper it is: its title shows an opinion, an index at its top a statement."""
    if rules.opinion.search(text, 0, FRONT) and rules.speaks.search(text):
        return Paper.OPINION
    index = next(pattern for rule, pattern in rules.rules if rule.piece is Piece.INDEX)
    if index.search(text, 0, TOP):
        return Paper.STATEMENT
    return Paper.RELEASE if rules.speaks.search(text) else Paper.OTHER


def _parts(text: str, paper: Paper, rules: Rules) -> _Parts:
    whole = (0, len(text))
    if paper is not Paper.OPINION:
        return _Parts(head=whole, disposition=whole, whole=whole)
    begins = {name: _last_heading(pattern, text) for name, pattern in rules.parts.items()}
    submissions = begins["submissions"]
    disposition = begins["disposition"]
    start = disposition if disposition is not None else begins["discussion"] or 0
    follow_up = begins["follow_up"]
    end = follow_up if follow_up is not None and follow_up > start else len(text)
    return _Parts(
        head=(0, submissions if submissions is not None else min(HEAD, len(text))),
        disposition=(start, end),
        whole=whole,
    )


def _last_heading(pattern: re.Pattern[str], text: str) -> int | None:
    """Return where the last line of this name stands: a table of contents names it before."""
    return max((found.start() for found in pattern.finditer(text)), default=None)


def _find_all(document: Document, paper: Paper, rules: Rules) -> Iterator[tuple[Told, bool]]:
    parts = _parts(document.text, paper, rules)
    taken: set[tuple[Piece, int]] = set()
    for rule, pattern in rules.rules:
        if paper in rule.outside or (rule.later and paper is not Paper.OPINION):
            continue
        start, end = parts.of(rule.within)
        for found in pattern.finditer(document.text, start, end):
            key = (rule.piece, found.start(_anchor(found)))
            if key in taken or _is_told_otherwise(rule, found, taken):
                continue
            taken.add(key)
            for told in _pieces(document, rule, found, rules):
                yield told, rule.later


def _anchor(found: re.Match[str]) -> str | int:
    return next((name for name in ("value", "date", "number") if found.groupdict().get(name)), 0)


def _is_told_otherwise(rule: Rule, found: re.Match[str], taken: set[tuple[Piece, int]]) -> bool:
    """Whether an earlier rule read the same words as their opposite: "is not a party", "is not arbitrary"."""
    opposite = {Piece.PARTY: Piece.NOT_PARTY, Piece.REPLIED: Piece.REPLIED_LATE, Piece.OUTCOME: Piece.OUTCOME}
    other = opposite.get(rule.piece)
    return any(piece is other and found.start() <= place < found.end() + 1 for piece, place in taken)


def _pieces(document: Document, rule: Rule, found: re.Match[str], rules: Rules) -> Iterator[Told]:
    """Yield what one match tells: one piece, or one for each name, State, category or article of a list."""
    groups = found.groupdict()
    if rule.piece in (Piece.SYMBOL, Piece.NUMBER):
        yield _told(document, rule.piece, _number(rule, groups), found.span())
        return
    if groups.get("days"):
        when = rules.find_days(groups["days"])
        passage = document.passage(*found.span())
        yield Told(piece=rule.piece, value=_flat(groups["value"]), passage=passage, when=when)
        return
    if "date" in groups:
        when = rules.find_date(groups["date"]) if groups["date"] else None
        value = when.edtf if when else ""
        if value or not groups["date"]:
            yield Told(piece=rule.piece, value=value, passage=document.passage(*found.span()), when=when)
        return
    if not groups.get("value"):
        yield _told(document, rule.piece, rule.says, found.span())
        return
    for value, start, end in _listed(rule, groups["value"], found.start("value")):
        yield _told(document, rule.piece, value, (start, end))


def _number(rule: Rule, groups: Mapping[str, str]) -> str:
    """Return the symbol as it should be, or the number as opinions are cited."""
    number, year = int(groups["number"]), groups["year"]
    if rule.piece is Piece.NUMBER:
        return f"{number}/{year}"
    return f"A/HRC/WGAD/{number}/{year}" if rule.inverted else f"A/HRC/WGAD/{year}/{number}"


def _listed(rule: Rule, words: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Yield each member of a list and where it stands."""
    if rule.names:
        yield from split_names(words, at)
    elif rule.states:
        states = split_states(words, at)
        yield from ((state, start, end) for state, start, end in states if not rule.known or find_state(state))
    elif rule.piece is Piece.CATEGORY:
        for found in ROMAN.finditer(words):
            yield found[0], at + found.start(), at + found.end()
    elif rule.piece is Piece.ARTICLE:
        for article, start, end in split_articles(words, at):
            yield f"{rule.instrument} {article}", start, end
    else:
        value = TRAILING.sub("", _flat(words))
        yield value, at, at + len(words)


def _told(document: Document, piece: Piece, value: str, span: tuple[int, int]) -> Told:
    return Told(piece=piece, value=value, passage=document.passage(*span))


def _flat(words: str) -> str:
    return " ".join(words.split())


@cache
def _remedy_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (remedy.key, re.compile("|".join(map(spaced, remedy.patterns)), re.IGNORECASE | re.DOTALL))
        for remedy in load_remedies()
        if remedy.patterns
    )


def _remedies(document: Document, paper: Paper, rules: Rules) -> Iterator[tuple[Told, bool]]:
    """Yield what is asked of the State: for each remedy the first sentence that asks for it."""
    start, end = _parts(document.text, paper, rules).disposition
    for key, pattern in _remedy_patterns():
        for found in pattern.finditer(document.text, start, end):
            span = _sentence(document.text, *found.span())
            if paper is Paper.OPINION or rules.asks.search(document.text, *span):
                yield _told(document, Piece.REMEDY, key, span), False
                break


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around these words; the number of its paragraph is no part of it."""
    before = [found.end() for found in SENTENCE_END.finditer(text, max(0, start - LONGEST), start)]
    after = SENTENCE_END.search(text, max(start, end - 1), end + LONGEST)
    begin = max(before, default=text.rfind("\n", 0, start) + 1)
    number = PARAGRAPH.match(text, begin)
    return number.end() if number and number.end() <= start else begin, after.end("stop") if after else end


def _sorted(found: list[tuple[Told, bool]]) -> list[tuple[Told, bool]]:
    order = list(Piece)
    return sorted(found, key=lambda pair: (pair[0].passage.start, order.index(pair[0].piece), pair[0].value))
