"""Descriptions, pronouns and nameless actors: "the activist", "his lawyer", "about 200 protesters", "masked men"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from habeas.model import Sort
from habeas.propose.phrases import (
    DEFINITE,
    NOBODY,
    Found,
    Phrases,
    known_words,
)
from habeas.propose.pieces import first_word
from habeas.propose.spots import APART, COUNTS, Spot
from habeas.propose.tokens import Token, touching

GENDER_OF = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
AUTHOR = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
THING = frozenset({"it", "its", "itself"})
SHORTENED = frozenset(f"{word}'{verb}" for word in ("he", "she", "they", "i", "we")
                      for verb in ("d", "ll", "ve", "re", "m", "s"))  # fmt: skip
WHERE = frozenset({"in", "at", "from", "to", "into", "inside", "outside", "near", "of"})
CLAUSE_OPENERS = frozenset({"that", "because", "when", "and", "but", "after", "before", "where", "if", ","})
NEVER_GROUPS = frozenset({"others", "tens", "leaders", "members"})  # too vague to stand alone


@cache
def beginnings() -> frozenset[str]:
    """Return every word with which a description or pronoun can begin."""
    return known_words() | SHORTENED | GENDER_OF.keys() | MANY | THING | AUTHOR | COUNTS.keys() | APART


class NounFinder(Phrases):
    """The descriptions and pronouns of one document, given its names."""

    def find(self) -> list[Spot]:
        """Return every description and pronoun, in order."""
        found = []
        known = beginnings()
        for number, row in enumerate(self.tokens):
            places = [at for at, token in enumerate(row) if token.lower in known or token.lower.endswith("-old")]
            after, opening = 0, first_word(row) if places else 0
            for at in places:
                if at < after:
                    continue
                spot, after = self._at(number, row, at, opening)
                if spot is not None:
                    found.append(spot)
        return sorted(found, key=lambda spot: (spot.start, spot.end))

    # -- one word --------------------------------------------------------------------------------------------------

    def _at(self, number: int, row: Sequence[Token], at: int, opening: int) -> tuple[Spot | None, int]:
        token = row[at]
        if not token.is_word and not token.lower.endswith("-old"):
            return None, at + 1
        pronoun = self._pronoun(number, row, at, opening)
        if pronoun is not None:
            return pronoun, at + 1
        if self.name_at(token.start) is not None:
            return None, at + 1
        if lower_counts := self._counting(number, row, at, opening):
            return lower_counts, at + 1
        found, last = self._noun(row, at)
        if found is None or self._is_compound(row, last, found):
            return None, at + 1
        return self._description(number, row, at, last, found), last + 1

    def _pronoun(self, number: int, row: Sequence[Token], at: int, opening: int) -> Spot | None:
        token, lower = row[at], row[at].lower
        shortened = lower in SHORTENED
        lower = lower.partition("'")[0] if shortened else lower
        opens = at <= opening + 1 or row[at - 1].lower in CLAUSE_OPENERS
        end = token.start + len(lower) if shortened else token.end
        common = {"start": token.start, "end": end, "clause": number, "words": (token.text,), "head": lower}
        if lower in GENDER_OF:
            return Spot(form="pronoun", sort=Sort.PERSON, gender=GENDER_OF[lower], opens=opens, **common)  # type: ignore[arg-type]
        if lower in MANY:
            return Spot(form="pronoun", sort=Sort.GROUP, plural=True, opens=opens, **common)  # type: ignore[arg-type]
        if lower in THING:
            return Spot(form="pronoun", sort=Sort.ORGANISATION, opens=opens, **common)  # type: ignore[arg-type]
        if lower in AUTHOR and token.text != "US" and not (lower == "i" and token.text == "i"):
            return Spot(form="author", sort=Sort.PERSON, opens=opens, **common)  # type: ignore[arg-type]
        return None

    def _counting(self, number: int, row: Sequence[Token], at: int, opening: int) -> Spot | None:
        """Return a number that stands for persons told of: "both", "the two", "all three", with no noun behind."""
        lower, first = row[at].lower, at
        if lower in APART:
            return self._apart(number, row, at, opening)
        if lower not in COUNTS or (at + 1 < len(row) and not self._ends_phrase(row[at + 1])):
            return None
        if lower != "both":
            first = at - 1
            if at == 0 or row[at - 1].lower not in ("the", "all", "these") or row[at - 1].owns:
                return None
        return Spot(
            start=row[first].start, end=row[at].end, clause=number, form="noun", sort=Sort.GROUP, head=lower,
            words=tuple(token.text for token in row[first : at + 1]), definite=True, plural=True,
            opens=first <= opening + 1,
        )  # fmt: skip

    def _apart(self, number: int, row: Sequence[Token], at: int, opening: int) -> Spot | None:
        """Return words for one or some of those told of together: "the latter", "each", "the other two"."""
        lower, first, last = row[at].lower, at, at
        if lower in ("each", "all"):
            if at + 1 < len(row) and row[at + 1].lower in ("but", "except"):
                return None  # "all but X"
            begins = at <= opening or row[at - 1].text in ",;" or row[at - 1].lower in ("and", "but")
            if not begins:
                return None
        elif at == 0 or row[at - 1].lower != "the" or row[at - 1].owns:
            return None
        else:
            first = at - 1
        if lower in ("other", "remaining") and at + 1 < len(row) and row[at + 1].lower in COUNTS:
            last = at + 1
        if (lower == "remaining" and last == at) or (last + 1 < len(row) and not self._ends_phrase(row[last + 1])):
            return None
        many = lower not in ("former", "latter") and not (lower == "other" and last == at)
        return Spot(
            start=row[first].start, end=row[last].end, clause=number, form="noun", head=lower,
            sort=Sort.GROUP if many else Sort.PERSON, words=tuple(token.text for token in row[first : last + 1]),
            definite=True, plural=many, opens=first <= opening + 1,
        )  # fmt: skip

    def _is_compound(self, row: Sequence[Token], last: int, found: Found) -> bool:
        """Whether the noun only describes the noun behind it: "police station", "a detainee exchange"."""
        if last + 1 >= len(row) or row[last].owns or found.sort is Sort.PLACE:
            return False
        then = row[last + 1]
        if not touching(self.text, row[last], then):
            return False
        if then.lower in self.people.nouns["compound_tails"]:
            return not (last + 2 < len(row) and row[last + 2].lower in ("that", "his", "her", "the"))
        if found.plural or then.capital:
            return False
        return self._noun(row, last + 1)[0] is not None and then.lower not in ("tens", "others")

    # -- the words before it ---------------------------------------------------------------------------------------

    def _description(self, number: int, row: Sequence[Token], at: int, last: int, found: Found) -> Spot | None:
        first, mark = self._leftmost(row, at)
        if mark in NOBODY and found.sort in (Sort.PERSON, Sort.GROUP):
            return None
        owner = self._owner(row, first, mark, last, found)
        definite = mark in DEFINITE or (row[first].lower in DEFINITE)
        if found.noun == "accused" and not definite:
            return None  # a participle
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
        unofficial = set(found.noun.split()) & self.people.nouns["unofficial"]
        if noun in self.people.nouns["official"] or (sort is Sort.ORGANISATION and not unofficial):
            roles.add("official")
        if beside is not None:
            self._linked = (row[0].start, last, beside)
        bare_start = first + 1 if row[first].lower in ("the", "a", "an") and first < at else first
        start = row[bare_start].start
        if sort is Sort.ORGANISATION and owner is None:
            last = self._with_state(row, last)
        return Spot(
            start=start, end=row[last].end, clause=number, form="noun", sort=sort, head=noun,
            words=tuple(t.text for t in row[first : last + 1]), gender=self.people.noun_gender(noun),
            roles=frozenset(roles), definite=definite, plural=found.plural, owner=owner, beside=beside,
            opens=first <= first_word(row) + 1,
        )  # fmt: skip

    def _with_state(self, row: Sequence[Token], last: int) -> int:
        """Return the last word of a body with the State that it is of: "the government of Velmora"."""
        if last + 2 >= len(row) or row[last + 1].lower != "of" or row[last].owns:
            return last
        name = self.name_at(row[last + 2].start)
        if name is None or name.sort not in (Sort.PLACE, Sort.UNKNOWN) or name.start != row[last + 2].start:
            return last
        return next((n for n in range(len(row) - 1, last, -1) if row[n].end == name.end), last)

    def _sort(self, noun: str, found: Found, owner: int | None) -> Sort:
        if found.sort is Sort.ORGANISATION and owner is not None and found.noun in ("lawyers", "guards", "students"):
            return Sort.GROUP
        return found.sort

    def _is_headed(self, row: Sequence[Token], at: int, last: int) -> bool:
        """Whether a bare noun stands as a headline has it: "Journalist detained"."""
        return at == first_word(row) and row[at].capital and last + 1 < len(row) and not row[last + 1].capital

    def _is_located(self, row: Sequence[Token], first: int) -> bool:
        """Whether the words before say that it is where something was: "in prison", "at home"."""
        return first > 0 and row[first - 1].lower in WHERE


def spans(spots: Iterable[Spot]) -> Iterator[tuple[int, int]]:
    """Yield the places of spots."""
    for spot in spots:
        yield spot.start, spot.end
