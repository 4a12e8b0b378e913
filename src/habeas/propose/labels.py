"""Names that hide or shorten a name: "Witness A", "Detainee 1", "D2", and what stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.model import Sort
from habeas.propose.gazetteer import read_gazetteer
from habeas.propose.parts import Clause
from habeas.propose.people import read_people
from habeas.propose.spots import Spot
from habeas.propose.tokens import Token, folded, touching

LABELLED = (
    "witness|detainee|prisoner|victim|defendant|accused|applicant|complainant|petitioner|suspect|person|student|"
    "interviewee|respondent|minor|child|patient|inmate|author|individual|survivor|informant|participant"
)
# No "I" ("the witness I met"), no measure behind the number ("a prisoner 4 years older").
LABEL = re.compile(
    rf"\b(?:{LABELLED.title()}|{LABELLED})\s(?:[Nn]o\.?\s)?"
    r"(?:[B-HJ-Z]\d{0,2}|(?<=[a-z])\s?A\d{0,2}(?=[\s,.;:)'’]{1,2}(?:[a-z(]|and\b|was\b|$))|#?\d{1,3})"
    r"(?![\w%]|[-.’'][^\W\d]{2}|\.\s?[A-Z][a-z]|,?\d|\s(?:years?|months?|weeks?|days?|hours?|of|out|more|other|per)\b)"
)
CODE = re.compile(r"(?<![\w.,/-])(?P<family>D|PW|DW|CW|AW|W|A|P|C|V|R|M|F)\d{1,2}(?![\w/-]|[.,]\d)")
SURE = frozenset({"D", "PW", "DW", "CW", "AW", "W"})  # families of which two in one document are people
BESIDE_NAME = re.compile(r"[A-Z][\w’'-]+ \(\Z|[A-Z][\w’'-]+ \((?:the )?[“\"]\Z")
OPENING, CLOSING = "'\"“‘«(", "'\"”’»)"


# What stands between a name and another name of the same one.
ALSO = re.compile(
    r"(?:['’]s)?[,;]?\s{0,2}[(\[]?\s?(?:(?:also|better|popularly|widely|locally|previously|formerly) )?"
    r"(?:known (?:\w+ ){0,2}as|known by (?:the|his|her) (?:nickname|pseudonym|pen name|nom de guerre|alias)|nicknamed|"
    r"dubbed|a\.?k\.?a\.?|alias|also spell?ed|also spelt|whose (?:real|full|legal) name is|real name:?|"
    r"who goes by|pen name:?|or)\s{1,2}(?:the name )?[\"“‘']?"
    r"|(?:['’]s)?\s{0,2}\([\"“‘']?|\s[\"“‘]"
)
IN_MARKS = re.compile(r"\s[\"'“‘(«]([^\"'”’)»]{2,40})[\"'”’)»]\s")


@dataclass(frozen=True, slots=True)
class Nickname:
    """What stands in marks inside a name: the tokens of the nickname and the name around it."""

    words: tuple[str, ...]
    inside: tuple[int, int]  # the tokens of the marks


def find_labels(text: str, clauses: Sequence[Clause]) -> list[Spot]:
    """Return the persons whom a document calls by a letter or number."""
    stretches = [match.span() for match in LABEL.finditer(text)]
    codes = list(CODE.finditer(text))
    if codes:
        known = _families(text, codes)
        stretches += [match.span() for match in codes if match["family"] in known]
    return list(_as_spots(text, clauses, sorted(stretches)))


def _families(text: str, codes: Sequence[re.Match[str]]) -> set[str]:
    """Return the letters that stand for people here: two numbers of a sure one, or one explained beside a name."""
    seen: dict[str, set[str]] = {}
    for match in codes:
        seen.setdefault(match["family"], set()).add(match.group())
    found = {family for family, labels in seen.items() if family in SURE and len(labels) > 1}
    for match in codes:
        explained = text[match.end() : match.end() + 2] == " (" and text[match.end() + 2 : match.end() + 3].isupper()
        if explained or BESIDE_NAME.search(text[max(0, match.start() - 40) : match.start()]):
            found.add(match["family"])
    return found


def _as_spots(text: str, clauses: Sequence[Clause], stretches: Iterable[tuple[int, int]]) -> Iterator[Spot]:
    number = 0
    for start, end in stretches:
        while number < len(clauses) and clauses[number].end <= start:
            number += 1
        if number < len(clauses) and clauses[number].start <= start:
            noun = text[start:end].split()[0].lower()
            roles = frozenset({noun}) if " " in text[start:end] and noun in read_people().senses else frozenset[str]()
            yield Spot(
                start=start, end=end, clause=number, form="name", sort=Sort.PERSON, words=(text[start:end],),
                roles=roles, titled=True, opens=start - clauses[number].start < 12,
            )  # fmt: skip


def nickname_in(row: Sequence[Token], first: int, last: int) -> Nickname | None:
    """Return the nickname that stands in marks between the words of a name."""
    for at in range(first + 1, last - 1):
        if row[at].text in OPENING:
            closing = next((n for n in range(at + 1, last) if row[n].text in CLOSING), 0)
            if closing > at + 1:
                return Nickname(tuple(token.text for token in row[at + 1 : closing]), (at, closing))
    return None


def over_nickname(text: str, row: Sequence[Token], mark: int) -> list[int]:
    """Return the word behind a nickname in marks, by which a name goes on: "Aibek 'Beka' Dzholov" (an invented man)."""
    closing = next((n for n in range(mark + 2, min(mark + 5, len(row))) if row[n].text in CLOSING), 0)
    if not closing or closing + 1 >= len(row) or OPENING.index(row[mark].text) != CLOSING.index(row[closing].text):
        return []
    behind, known = row[closing + 1], read_people()
    inside = row[mark + 1 : closing]
    named = all(token.capital and token.is_word for token in inside) and row[mark + 1].start == row[mark].end
    if not named or not behind.capital or not touching(text, row[closing], behind) or behind.lower in known.starters:
        return []
    if row[mark].text == "(" and not _may_bracket(row[mark - 1], inside, behind):
        return []
    return [closing + 1]


def _may_bracket(before: Token, inside: Sequence[Token], behind: Token) -> bool:
    """Whether brackets inside a name can hold a nickname: one word that is no abbreviation, place or English word."""
    known, places = read_people(), read_gazetteer()
    if len(inside) != 1 or inside[0].text.isupper() or inside[0].text in places.phrases:
        return False
    plain = known.is_common(inside[0].lower) or known.is_common(behind.lower) or behind.text in places.heads
    return known.is_given(before.text) or known.is_given(inside[0].text) or not (plain or before.text in places.phrases)


def plain_words(row: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """Return the words of a name without its stops, and without a nickname in marks."""
    nick = nickname_in(row, first, last)
    skipped = range(nick.inside[0], nick.inside[1] + 1) if nick is not None else range(0)
    return tuple(row[n].text for n in range(first, last + 1) if row[n].text != "." and n not in skipped)


def folded_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words as names are compared."""
    return tuple(folded(word) for word in words)
