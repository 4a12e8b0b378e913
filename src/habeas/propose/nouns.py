"""Descriptions, pronouns and nameless actors: "the activist", "his lawyer", "about 200 protesters", "masked men"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.model import Sort
from habeas.propose.gazetteer import read_gazetteer
from habeas.propose.names import first_word
from habeas.propose.people import read_people
from habeas.propose.spots import Spot
from habeas.propose.tokens import Token, touching

GENDER_OF = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
AUTHOR = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
THING = frozenset({"it", "its", "itself"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
INDEFINITE = frozenset({"a", "an", "another", "one", "each", "every", "any", "no"})
POSSESSIVE = frozenset({"his", "her", "their", "my", "our", "its"})
AGED = re.compile(r"(?:\d{1,3}|[a-z]+)-years?-old")
LEFTMOST = 9  # words of one description
NEVER_GROUPS = frozenset({"others", "tens", "leaders", "members"})  # too vague to stand alone


@dataclass(frozen=True, slots=True)
class Found:
    """A noun for persons, with what its list says of it."""

    noun: str
    sort: Sort
    plural: bool


class NounFinder:
    """The descriptions and pronouns of one document, given its names."""

    def __init__(
        self, text: str, tokens: Sequence[Sequence[Token]], names: Sequence[Spot], adjectives: Iterable[int]
    ) -> None:
        """Order the names so that each is found by its place."""
        self.text, self.tokens = text, tokens
        self.people, self.places = read_people(), read_gazetteer()
        self.names = sorted(names, key=lambda spot: spot.start)
        self.starts = [spot.start for spot in self.names]
        self.adjectives = frozenset(adjectives)

    def find(self) -> list[Spot]:
        """Return every description and pronoun, in order."""
        found = []
        for number, row in enumerate(self.tokens):
            at, opening = 0, first_word(row)
            while at < len(row):
                spot, after = self._at(number, row, at, opening)
                if spot is not None:
                    found.append(spot)
                at = max(after, at + 1)
        return sorted(found, key=lambda spot: (spot.start, spot.end))

    def name_at(self, place: int) -> Spot | None:
        """Return the name that covers this place."""
        n = bisect_right(self.starts, place) - 1
        return self.names[n] if n >= 0 and self.names[n].end > place else None

    # -- one word ----------------------------------------------------------------------------------------------------------

    def _at(self, number: int, row: Sequence[Token], at: int, opening: int) -> tuple[Spot | None, int]:
        token = row[at]
        lower = token.lower
        if not token.is_word:
            return None, at + 1
        pronoun = self._pronoun(number, row, at, opening)
        if pronoun is not None:
            return pronoun, at + 1
        if self.name_at(token.start) is not None:
            return None, at + 1
        found, last = self._noun(row, at)
        if found is None or self._is_compound(row, last, found):
            return None, at + 1
        return self._description(number, row, at, last, found), last + 1

    def _pronoun(self, number: int, row: Sequence[Token], at: int, opening: int) -> Spot | None:
        token, lower = row[at], row[at].lower
        opens = at <= opening + 1 or row[at - 1].lower in (
            "that",
            "because",
            "when",
            "and",
            "but",
            "after",
            "before",
            "where",
            "if",
            ",",
        )
        common = {"start": token.start, "end": token.end, "clause": number, "words": (token.text,), "head": lower}
        if lower in GENDER_OF:
            return Spot(form="pronoun", sort=Sort.PERSON, gender=GENDER_OF[lower], opens=opens, **common)  # type: ignore[arg-type]
        if lower in MANY:
            return Spot(form="pronoun", sort=Sort.GROUP, plural=True, opens=opens, **common)  # type: ignore[arg-type]
        if lower in THING:
            return Spot(form="pronoun", sort=Sort.ORGANISATION, opens=opens, **common)  # type: ignore[arg-type]
        if lower in AUTHOR and token.text != "US" and not (lower == "i" and token.text == "i"):
            return Spot(form="author", sort=Sort.PERSON, opens=opens, **common)  # type: ignore[arg-type]
        return None

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
        single = self.people.plurals.get(lower)
        return (Found(lower, Sort.GROUP, True), at) if single else (None, at)

    def _matches(self, row: Sequence[Token], at: int, phrase: Sequence[str]) -> bool:
        if at + len(phrase) > len(row):
            return False
        return all(row[at + n].lower == word for n, word in enumerate(phrase))

    def _is_compound(self, row: Sequence[Token], last: int, found: Found) -> bool:
        """Whether the noun only describes the noun behind it: "police station", "a detainee exchange"."""
        if last + 1 >= len(row) or row[last].owns or found.sort is Sort.PLACE:
            return False
        then = row[last + 1]
        if not touching(self.text, row[last], then):
            return False
        if then.lower in self.people.nouns["compound_tails"]:
            return True
        if found.plural or then.capital:
            return False
        return self._noun(row, last + 1)[0] is not None and then.lower not in ("tens", "others")

    # -- the words before it -------------------------------------------------------------------------------------------------

    def _description(self, number: int, row: Sequence[Token], at: int, last: int, found: Found) -> Spot | None:
        first, mark = self._leftmost(row, at)
        owner = self._owner(row, first, mark)
        definite = mark in DEFINITE or (row[first].lower in DEFINITE)
        bare = mark == "" and not found.plural and found.sort is Sort.PERSON
        beside = self._beside(row, first, last, found)
        if bare and beside is None and not self._is_headed(row, at, last):
            return None
        if (
            found.noun in self.people.nouns["vague"]
            and not definite
            and owner is None
            and first == at
            and not row[at].capital
        ):
            return None
        if found.noun in NEVER_GROUPS and owner is None and first == at:
            return None
        noun = self.people.plurals.get(found.noun, found.noun)
        sort = self._sort(noun, found, owner)
        if sort is Sort.PLACE and not (definite or owner is not None or self._is_located(row, first)):
            return None
        roles = {noun} if sort is Sort.PERSON else set()
        if noun in self.people.nouns["official"] or sort is Sort.ORGANISATION:
            roles.add("official")
        start = (
            row[first].start
            if row[first].lower not in ("the", "a", "an") or owner is not None
            else row[first + 1].start
        )
        return Spot(
            start=start, end=row[last].end, clause=number, form="noun", sort=sort, head=noun,
            words=tuple(t.text for t in row[first : last + 1]), gender=self.people.noun_gender(noun),
            roles=frozenset(roles), definite=definite, plural=found.plural, owner=owner, beside=beside,
            opens=first <= first_word(row) + 1,
        )  # fmt: skip

    def _sort(self, noun: str, found: Found, owner: int | None) -> Sort:
        if found.sort is Sort.ORGANISATION and owner is not None and found.noun in ("lawyers", "guards", "students"):
            return Sort.GROUP
        return found.sort

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
            if lower in DEFINITE or lower in INDEFINITE:
                return first - 1, lower
            if lower in POSSESSIVE or before.owns:
                return (first - 1 if lower in POSSESSIVE else self._name_start(row, first - 1)), "owner"
            if not self._is_modifier(before):
                break
            first -= 1
        while first < at and (row[first].lower in ("of", "to", "up", "than") or (row[first].lower in ("first", "human")
                              and first + 1 == at)):  # fmt: skip
            first += 1
        return first, "many" if first < at else ""

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
            return True
        name = self.name_at(token.start)
        if name is not None and token.capital:
            return name.sort in (Sort.PLACE, Sort.ORGANISATION) and name.end == token.end and name.start == token.start
        return ("-" in lower and not token.capital) or lower in self.people.senses or lower in self.people.qualifiers

    def _owner(self, row: Sequence[Token], first: int, mark: str) -> int | None:
        """Return the place of the one whose person this is: "his", or a name in the genitive."""
        if mark != "owner":
            return None
        return row[first].start

    def _beside(self, row: Sequence[Token], first: int, last: int, found: Found) -> int | None:
        """Return the place of the name in apposition: "X, a lawyer,", "his lawyer, X,", "the activist X"."""
        if found.plural or found.sort is not Sort.PERSON:
            return None
        if last + 1 < len(row):
            comma = row[last + 1].text == "," and last + 2 < len(row)
            name = self._person_at(row[last + 2] if comma else row[last + 1])
            if name is not None and not row[last].owns and (not comma or self.text[name.end : name.end + 1] in ",.;:)"):
                return name.start
        before = first - 1
        while (before > 0 and row[before].text in ",()") or (row[before].text.isdigit() and before > 0):
            before -= 1
        if 0 <= before < first - 1 or (before == first - 1 and row[before].lower in ("is", "was", "as")):
            name = self._person_at(row[before - 1] if row[before].lower in ("is", "was") and before else row[before])
            return name.start if name is not None else None
        return None

    def _person_at(self, token: Token) -> Spot | None:
        """Return the person's name that holds a token, past a title."""
        name = self.name_at(token.start)
        return name if name is not None and name.sort is Sort.PERSON else None

    def _is_headed(self, row: Sequence[Token], at: int, last: int) -> bool:
        """Whether a bare noun stands as a headline has it: "Journalist detained"."""
        return at == first_word(row) and row[at].capital and last + 1 < len(row) and not row[last + 1].capital

    def _is_located(self, row: Sequence[Token], first: int) -> bool:
        """Whether the words before say that it is where something was: "in prison", "at home"."""
        return first > 0 and row[first - 1].lower in (
            "in",
            "at",
            "from",
            "to",
            "into",
            "inside",
            "outside",
            "near",
            "of",
        )


def spans(spots: Iterable[Spot]) -> Iterator[tuple[int, int]]:
    """Yield the places of spots."""
    for spot in spots:
        yield spot.start, spot.end
