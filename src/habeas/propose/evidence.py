"""What the words around a name say about what it names, weighed over the whole document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from habeas.model import Sort
from habeas.propose.datafile import read, require_keys, text_of
from habeas.propose.people import People
from habeas.propose.tokens import Token, folded

FILE = "en/evidence.toml"
KEYS = ("inside", "kinds_of_place", "kinds_of_body", "person_verbs")
ENOUGH_ALONE = 2.0  # evidence that makes a single unknown word a name
ENOUGH = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One occurrence of a name and its surroundings."""

    text: str = field(repr=False)
    row: Sequence[Token] = field(repr=False)
    first: int
    last: int
    words: tuple[str, ...] = field(repr=False)
    titled: bool
    headline: bool
    opens: bool

    def before(self, steps: int = 1) -> str:
        """Return the word before, lower case; "" where there is none."""
        at = self.first - steps
        return self.row[at].lower if at >= 0 else ""

    def after(self, steps: int = 1) -> str:
        """Return the word after, lower case; "" where there is none."""
        at = self.last + steps
        return self.row[at].lower if at < len(self.row) else ""


class Verdicts:
    """What each spelling names, once all its occurrences were heard."""

    def __init__(self, people: People) -> None:
        """Begin with no evidence."""
        self._people = people
        self._scores: dict[tuple[str, ...], Counter[str]] = {}
        self._sorts: dict[tuple[str, ...], Sort] = {}
        self._parts: Counter[str] = Counter()

    def hear(self, context: Context, *, hint: str | None = None) -> None:
        """Weigh one occurrence; ``hint`` is a model's label for it."""
        score = self._scores.setdefault(_key(context.words), Counter())
        for sort, weight in _weights(context, self._people):
            score[sort] += int(weight * 10)
        if hint in ("PERSON", "PER"):
            score["person"] += 15
        elif hint in ("GPE", "LOC", "FAC"):
            score["place"] += 8
        elif hint in ("ORG",):
            score["body"] += 8

    def close(self) -> None:
        """Decide for each spelling."""
        for key, score in self._scores.items():
            self._sorts[key] = _decided(key, score)
        for key, sort in self._sorts.items():
            if sort is Sort.PERSON and len(key) > 1:
                self._parts.update(word for word in key if len(word) > 1 and word not in self._people.particles)

    def is_person(self, words: Sequence[str]) -> bool:
        """Whether this spelling names a person."""
        return bool(words) and self._sorts.get(_key(words)) is Sort.PERSON

    def sort_of(self, words: Sequence[str], *, titled: bool = False) -> Sort:
        """Return what this spelling names here."""
        key = _key(words)
        found = self._sorts.get(key, Sort.UNKNOWN)
        if len(key) == 1 and key[0] in self._parts and found in (Sort.UNKNOWN, Sort.PERSON):
            return Sort.PERSON
        return Sort.PERSON if titled and found in (Sort.UNKNOWN, Sort.PERSON) else found


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(folded(word) for word in words)


def _decided(key: tuple[str, ...], score: Counter[str]) -> Sort:
    needed = ENOUGH_ALONE if len(key) == 1 else ENOUGH
    best = max(("person", "place", "body"), key=lambda sort: score[sort])
    if score[best] < needed * 10:
        return Sort.UNKNOWN
    return {"person": Sort.PERSON, "place": Sort.PLACE, "body": Sort.ORGANISATION}[best]


def _weights(context: Context, people: People) -> list[tuple[str, float]]:
    """Return the evidence of one occurrence."""
    lists, words = _lists(), context.words
    found: list[tuple[str, float]] = list(_from_form(context, people))
    before, after = context.before(), context.after()
    if context.titled:
        found.append(("person", 4.0))
    if before in lists["inside"] and not any(people.is_given(word) for word in words):
        found.append(("place", 2.0))
    if before == "of" and context.before(2) in lists["kinds_of_place"]:
        found.append(("place", 3.0))
    if before in lists["kinds_of_body"] or after in lists["kinds_of_body"]:
        found.append(("body", 3.5))
    if before in lists["kinds_of_place"] or (after in lists["kinds_of_place"] and before == "the"):
        found.append(("place", 2.5))
    if before == "the" and after not in ("case", "trial", "family", "couple", "affair", "brothers", "sisters"):
        found += [("person", -3.0), ("body", 0.8 if len(words) > 1 else 0.0)]
    if after in ("who", "whose", "himself", "herself") or (context.after(2) in ("who", "whose") and after == ","):
        found.append(("person", 2.0))
    if after in lists["person_verbs"]:
        found.append(("person", 1.0))
    if after in (",", "(") and context.after(2).isdigit() and context.after(3) in (",", ")"):
        found.append(("person", 2.5))
    last = context.row[context.last]
    if last.owns and (
        after in people.nouns["kin"] or after in people.nouns["tied"] or after in people.nouns["tied_many"]
    ):
        found.append(("person", 2.0))
    return found


def _from_form(context: Context, people: People) -> list[tuple[str, float]]:
    """Return the evidence of the words themselves: given names, particles, capitals."""
    words = context.words
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6 and not context.headline:
        return [("body", 0.0 if context.after()[:1] in "$€£0123456789/" and context.after() else 2.5)]
    found: list[tuple[str, float]] = []
    if len(words) > 1:
        found.append(("person", 0.3 if context.headline else 1.0))
    given = sum(people.is_given(word) for word in words)
    if given:
        found.append(("person", 2.0 if len(words) > 1 or not context.opens else 1.5))
    if len(words) in (2, 3) and folded(words[0]) in people.family_first:
        found.append(("person", 1.0))
    if any(word in people.particles for word in words[1:-1]) or any(
        "-" in word[2:6] for word in words if not word[0].isupper()
    ):
        found.append(("person", 1.0))
    return found


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = read(FILE)
    require_keys(FILE, table, allowed=("version", *KEYS))
    return {key: frozenset(text_of(FILE, table, key).split()) for key in KEYS}


def is_headline(row: Sequence[Token], part: str) -> bool:
    """Whether a clause is written in title case or in capitals, so that a capital says nothing."""
    words = [token for token in row if token.is_word and len(token.text) > 3]
    if len(words) < 3:
        return part == "title" and len(words) > 1 and all(token.text.isupper() for token in words)
    capital = sum(token.capital for token in words)
    return capital >= 0.75 * len(words) and row[-1].text not in (".", ",", "?!")
