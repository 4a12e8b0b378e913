"""The words that belong to a description: its article, adjectives and owner, and the name that it stands beside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.model import Sort
from habeas.propose.gazetteer import read_gazetteer
from habeas.propose.people import read_people
from habeas.propose.spots import AFTER_COUNT, PREDICATE, Spot
from habeas.propose.tokens import Token, touching

DEFINITE = frozenset({"the", "this", "these", "those", "both"})
INDEFINITE = frozenset({"a", "an", "another", "one"})
NOBODY = frozenset({"each", "every", "any", "no", "neither", "either"})
POSSESSIVE = frozenset({"his", "her", "their", "my", "our", "its"})
AGED = re.compile(r"(?:\d{1,3}|[a-z]+)-years?-old")
ADJECTIVAL = (
    "ed",
    "ing",
    "al",
    "ic",
    "ive",
    "ous",
    "ian",
    "ful",
    "less",
    "ary",
    "able",
    "ible",
    "ent",
    "ant",
    "n-born",
)
YEAR = re.compile(r"(?:19|20)\d\d")
BEING = frozenset({"is", "was", "am", "be", "been", "became", "become", "as", "being", "remains"})
CALLED = frozenset({"called", "named", "identified", "nicknamed", "known"})
LEFTMOST = 9  # words of one description


@dataclass(frozen=True, slots=True)
class Found:
    """A noun for persons, with what its list says of it."""

    noun: str
    sort: Sort
    plural: bool


@cache
def known_words() -> frozenset[str]:
    """Return every word with which a description can begin: all others are passed over."""
    people, places = read_people(), read_gazetteer()
    lists = ("bodies", "tied_many", "groups", "generic", "kin", "tied")
    return frozenset().union(
        people.pairs, places.plain_sites, people.senses, people.plurals, *(people.nouns[key] for key in lists)
    )


class Phrases:
    """The noun phrases of one document, given its names."""

    def __init__(
        self, text: str, tokens: Sequence[Sequence[Token]], names: Sequence[Spot], adjectives: Iterable[int]
    ) -> None:
        """Order the names so that each is found by its place."""
        self.text, self.tokens = text, tokens
        self.people, self.places = read_people(), read_gazetteer()
        self.names = sorted(names, key=lambda spot: spot.start)
        self.starts = [spot.start for spot in self.names]
        self.adjectives = frozenset(adjectives)
        self._linked = (-1, -1, -1)  # clause, last word and name of the latest description beside a name

    def name_at(self, place: int) -> Spot | None:
        """Return the name that covers this place."""
        n = bisect_right(self.starts, place) - 1
        return self.names[n] if n >= 0 and self.names[n].end > place else None

    def _noun(self, row: Sequence[Token], at: int) -> tuple[Found | None, int]:
        """Return the noun for persons, bodies or sites that begins here, and its last word."""
        lower = row[at].lower
        for phrase in self.people.pairs.get(lower, ()):
            if self._matches(row, at, phrase):
                return Found(" ".join(phrase), Sort.ORGANISATION, phrase[-1].endswith(("s", "men"))), at + len(
                    phrase
                ) - 1
        for phrase in self.places.plain_sites.get(lower, ()):
            if self._matches(row, at, phrase):
                return Found(" ".join(phrase), Sort.PLACE, False), at + len(phrase) - 1
        nouns = self.people.nouns
        if lower in nouns["bodies"]:
            return Found(
                lower, Sort.ORGANISATION, lower in self.people.plurals or lower in ("police", "authorities")
            ), at
        if lower in nouns["tied_many"] and at > 0 and (row[at - 1].lower in POSSESSIVE or row[at - 1].owns):
            return Found(lower, Sort.GROUP, True), at
        if lower in nouns["groups"]:
            return Found(lower, Sort.GROUP, True), at
        if lower in self.people.senses or lower in nouns["generic"] or lower in nouns["kin"] or lower in nouns["tied"]:
            return Found(lower, Sort.PERSON, False), at
        if lower.endswith("-old"):
            found = AGED.fullmatch(lower) is not None and (at + 1 >= len(row) or self._ends_phrase(row[at + 1]))
            return (Found("person", Sort.PERSON, False) if found else None), at
        single = self.people.plurals.get(lower)
        return (Found(lower, Sort.GROUP, True), at) if single else (None, at)

    def _ends_phrase(self, token: Token) -> bool:
        """Whether a word cannot go on with a noun phrase: a verb, a preposition, a mark."""
        return token.lower in AFTER_COUNT or token.text in ",.;:)" or token.lower.endswith(("ed", "ly"))

    def _matches(self, row: Sequence[Token], at: int, phrase: Sequence[str]) -> bool:
        if at + len(phrase) > len(row):
            return False
        return all(row[at + n].lower == word for n, word in enumerate(phrase))

    def _leftmost(self, row: Sequence[Token], at: int) -> tuple[int, str]:
        """Return where the description begins, and its article or possessive, "" where it has none."""
        first = at
        while (
            first > 0
            and at - first < LEFTMOST
            and touching(self.text, row[first - 1], row[first]) | row[first - 1].owns
        ):
            before = row[first - 1]
            lower = before.lower
            if lower in DEFINITE or lower in INDEFINITE or lower in NOBODY:
                return first - 1, lower
            if before.owns and f"{lower}'s" in self.people.nouns["adjectives"]:
                first -= 1
                continue
            if lower == "whose" and self._whose(row, first - 1) is not None:
                return first - 1, "owner"
            if lower in POSSESSIVE or before.owns:
                return (first - 1 if lower in POSSESSIVE else self._name_start(row, first - 1)), "owner"
            name = self.name_at(before.start)
            if name is not None and name.end == before.end and name.sort in (Sort.PLACE, Sort.ORGANISATION):
                first = self._name_start(row, first - 1)
                continue
            if not self._belongs(row, first - 1):
                break
            first -= 1
        while first < at and (row[first].lower in ("of", "to", "up", "than") or (row[first].lower in ("first", "human")
                              and first + 1 == at)):  # fmt: skip
            first += 1
        return first, "many" if first < at else ""

    def _belongs(self, row: Sequence[Token], at: int) -> bool:
        """Whether a word before a noun is part of its description."""
        if not self._is_modifier(row[at]) and not self._is_described(row, at):
            return False
        if row[at].lower == "of" and not (at > 0 and self._measures(row[at - 1])):
            return False  # "a deepening of official repression"
        return not (row[at].lower.endswith("ed") and at > 0 and self._acts(row[at - 1]))  # "Police arrested 12 people"

    def _measures(self, token: Token) -> bool:
        """Whether a word before "of" says how many: "dozens of", "a group of", "three of"."""
        people = self.people.nouns
        return token.lower in people["measures"] or token.lower in people["numbers"] or token.text[0].isdigit()

    def _acts(self, token: Token) -> bool:
        """Whether a participle behind this word is a verb: behind a name or a body in the plural."""
        name = self.name_at(token.start)
        if name is not None:
            return name.sort in (Sort.PERSON, Sort.ORGANISATION) and not token.owns
        return token.lower in self.people.nouns["bodies"] and not token.owns

    def _is_described(self, row: Sequence[Token], at: int) -> bool:
        """Whether an unknown small word right behind an article must be an adjective: "the suspended president"."""
        word = row[at]
        marked = at > 0 and row[at - 1].lower in DEFINITE | INDEFINITE | POSSESSIVE
        return marked and not word.capital and word.lower.endswith(ADJECTIVAL)

    def _name_start(self, row: Sequence[Token], at: int) -> int:
        """Return the first token of the name or noun that owns."""
        name = self.name_at(row[at].start)
        first = at
        while name is not None and first > 0 and row[first - 1].start >= name.start:
            first -= 1
        return first

    def _is_modifier(self, token: Token) -> bool:
        """Whether a word may stand between the article and the noun."""
        lower = token.lower
        people = self.people.nouns
        if token.start in self.adjectives or lower in people["adjectives"] or lower in people["numbers"]:
            return True
        if lower in people["approximate"] or lower in people["measures"] or lower == "of":
            return lower not in ("to", "up", "at", "as")
        if AGED.fullmatch(lower) or (token.text[0].isdigit() and token.text[-1].isdigit()):
            return YEAR.fullmatch(lower) is None
        return ("-" in lower and not token.capital) or lower in self.people.senses or lower in self.people.qualifiers

    def _owner(self, row: Sequence[Token], first: int, mark: str, last: int, found: Found) -> int | None:
        """Return the place of the one whose person this is: "his", a name in the genitive, or one after "of"."""
        if mark == "owner":
            whose = self._whose(row, first) if row[first].lower == "whose" else None
            return whose.start if whose is not None else row[first].start
        nouns = self.people.nouns
        tied = found.noun in nouns["kin"] or found.noun in nouns["tied"] or found.noun in nouns["tied_many"]
        if not tied or last + 2 >= len(row) or row[last + 1].lower not in ("of", "for"):
            return None
        at = last + 2
        while (
            at + 1 < len(row) and at < last + 7 and (self._introduces(row[at]) or row[at].lower in nouns["adjectives"])
        ):
            at += 1
        if row[at].lower in ("him", "her", "them"):
            return row[at].start
        name = self._person_at(row[at])
        return name.start if name is not None else None

    def _whose(self, row: Sequence[Token], at: int) -> Spot | None:
        """Return the person right before "whose": "X, whose brother was held"."""
        before = at - 2 if at > 1 and row[at - 1].text == "," else at - 1
        return self._person_at(row[before]) if before >= 0 else None

    def _beside(self, row: Sequence[Token], first: int, last: int, found: Found) -> int | None:
        """Return the place of the name in apposition: "X, a lawyer,", "his lawyer, X,", "the activist X"."""
        if found.plural or found.sort is not Sort.PERSON:
            return None
        name = self._name_behind(row, last)
        if name is not None:
            return name.start
        linked = self._said_of(row, first)
        return linked if linked is not None else self._name_before(row, first, last)

    def _name_behind(self, row: Sequence[Token], last: int) -> Spot | None:
        """Return the name behind a description: at once, or between commas past a title."""
        if last + 1 >= len(row) or row[last].owns:
            return None
        if row[last + 1].lower in CALLED:
            at = last + 2 + (last + 2 < len(row) and row[last + 2].lower in ("as", "only", "simply"))
            at += at < len(row) and row[at].text in "\"'“‘"
            return self._person_at(row[at]) if at < len(row) else None
        if row[last + 1].lower == "of":
            return self._name_past(row, last + 1)
        comma = row[last + 1].text == "," and last + 2 < len(row)
        at = last + 2 if comma else last + 1
        if comma and row[at].lower == "the" and at + 2 < len(row) and self._introduces(row[at + 1]):
            at += 1  # "her colleague, the lawyer X, was held"
        while comma and at + 1 < len(row) and at < last + 6 and self._introduces(row[at]):
            at += 1
        name = self._person_at(row[at])
        closed = name is not None and (not comma or self.text[name.end : name.end + 1] in ",.;:)")
        return name if closed else None

    def _name_past(self, row: Sequence[Token], of: int) -> Spot | None:
        """Return the name between commas past "of …": "the spokesman of the party, X, was held"."""
        for at in range(of + 1, min(of + 7, len(row) - 1)):
            if row[at].text == ",":
                name = self._person_at(row[at + 1])
                return name if name is not None and self.text[name.end : name.end + 1] in (",", ".", ")") else None
            if not row[at].is_word:
                return None
        return None

    def _said_of(self, row: Sequence[Token], first: int) -> int | None:
        """Return of whom "is a teacher", "and the founder of …" is said: the subject, or as the description before."""
        before = first - 1
        if before <= 0:
            return None
        if row[before].lower in ("and", ","):
            linked = self._linked
            follows = linked[1] >= 0 and linked[2] < row[min(linked[1], len(row) - 1)].start
            # "X, a poet and a teacher", but not "the poet X and her lawyer"
            if linked[0] == row[0].start and follows and 0 < before - linked[1] <= 5:
                return self._linked[2]
            being = any(token.lower in BEING for token in row[max(0, before - 6) : before])
            return PREDICATE if being and row[first].lower in ("a", "an") else None
        return PREDICATE if row[before].lower in BEING else None

    def _name_before(self, row: Sequence[Token], first: int, last: int) -> int | None:
        """Return the place of the name before a description: "X, a lawyer", "X (34), a lawyer"."""
        before = first - 1
        while before > 0 and (row[before].text in ",()" or row[before].text.isdigit()):
            before -= 1
        owned = row[first].lower in POSSESSIVE
        if owned and last + 1 < len(row) and row[last + 1].text not in ",.;:)":
            return None  # "According to Holm, her client was held"
        name = self._person_at(row[before]) if 0 <= before < first - 1 else None
        return name.start if name is not None else None

    def _introduces(self, token: Token) -> bool:
        """Whether a word can stand between a comma and a name: "her husband, filmmaker X", "his lawyer, Mr. X"."""
        lower = token.lower
        people = self.people
        known = (
            lower in people.callings or lower in people.offices or lower in people.honorifics or lower in people.senses
        )
        return known or token.text == "." or lower in people.qualifiers or token.start in self.adjectives

    def _person_at(self, token: Token) -> Spot | None:
        """Return the person's name that holds a token, past a title."""
        name = self.name_at(token.start)
        return name if name is not None and name.sort is Sort.PERSON else None
