"""What the words around a name say about what it names, weighed over the whole document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from habeas.model import Sort
from habeas.propose.datafile import read, require_keys, text_of
from habeas.propose.people import People
from habeas.propose.tokens import Token, folded
from habeas.propose.verbs import read_verbs

FILE = "en/evidence.toml"
KEYS = ("inside", "kinds_of_place", "governed", "kinds_of_body", "person_verbs", "body_verbs", "undergone")
ABOUT_SOMEBODY = frozenset({"case", "trial", "family", "couple", "affair", "brothers", "sisters"})
ENOUGH_ALONE = 1.5  # evidence that makes a single unknown word a name
ENOUGH = 1.0
CLOSING = '”"’»)'
ENDS = frozenset({".", ",", "?!"})  # no headline ends with them


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

    @property
    def is_inside(self) -> bool:
        """Whether the word before leads to a place: "in", "at"."""
        return self.before() in _lists()["inside"]

    def after_brackets(self) -> str:
        """Return the word behind the brackets that follow, "" where none follow."""
        if self.after() != "(":
            return ""
        closing = next((steps for steps in range(2, 10) if self.after(steps) == ")"), 0)
        return self.after(closing + 1) if closing else ""

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
        self._ties: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        self._loud: set[tuple[str, ...]] = set()  # met only where everything is written large

    def hear(self, context: Context, *, hint: str | None = None) -> None:
        """Weigh one occurrence; ``hint`` is a model's label for it."""
        key = _key(context.words)
        if context.headline and key not in self._scores:
            self._loud.add(key)
        elif not context.headline:
            self._loud.discard(key)
        score = self._scores.setdefault(key, Counter())
        for sort, weight in _weights(context, self._people):
            score[sort] += int(weight * 10)
        if hint in ("PERSON", "PER"):
            score["person"] += 15
        elif hint in ("GPE", "LOC", "FAC"):
            score["place"] += 8
        elif hint in ("ORG",):
            score["body"] += 8

    def tie(self, short: Sequence[str], long: Sequence[str]) -> None:
        """Let a spelling name a person where a longer one beside it does."""
        self._ties.append((_key(short), _key(long)))

    def close(self) -> None:
        """Decide for each spelling."""
        for key, score in self._scores.items():
            self._sorts[key] = _decided(key, score)
        for short, long in self._ties:
            if self._sorts.get(long) is Sort.PERSON and self._sorts.get(short, Sort.UNKNOWN) is Sort.UNKNOWN:
                self._sorts[short] = Sort.PERSON
        for key, sort in self._sorts.items():
            if sort is Sort.PERSON and len(key) > 1:
                self._parts.update(word for word in key if len(word) > 1 and word not in self._people.particles)

    def is_person(self, words: Sequence[str]) -> bool:
        """Whether this spelling names a person."""
        return bool(words) and self._sorts.get(_key(words)) is Sort.PERSON

    def is_part(self, word: str) -> bool:
        """Whether a word is part of the full name of a person."""
        return folded(word) in self._parts

    def sort_of(self, words: Sequence[str], *, titled: bool = False) -> Sort:
        """Return what this spelling names here."""
        key = _key(words)
        found = self._sorts.get(key, Sort.UNKNOWN)
        if len(key) == 1 and key[0] in self._parts and found is not Sort.PLACE:
            return Sort.PERSON
        if key in self._loud:
            return found
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
    found = [*_from_form(context, people), *_from_before(context, people), *_from_behind(context, people)]
    if context.titled:
        loud = context.headline and not any(people.is_given(word) for word in context.words)
        found.append(("person", 0.6 if loud else 4.0))
    return found


def _from_before(context: Context, people: People) -> Iterator[tuple[str, float]]:
    """Yield what the words before a name say."""
    lists, words = _lists(), context.words
    before, after = context.before(), context.after()
    if before in lists["inside"] and not any(people.is_given(word) for word in words):
        yield "place", 2.0
    if before == "of" and context.before(2) in lists["kinds_of_place"]:
        yield "place", 3.0
    if before == "of" and context.before(2) in lists["governed"]:
        yield "place", 5.0 if len(words) == 1 else 1.5  # "the government of Velmora"
    if before in lists["kinds_of_place"] or (after in lists["kinds_of_place"] and before == "the"):
        yield "place", 2.5
    kin = people.nouns["kin"] | people.nouns["tied"]
    if before == "," and context.before(2) in kin and after in (",", "."):
        yield "person", 2.0  # "her husband, X, was held"
    if before == "the" and after not in ABOUT_SOMEBODY:
        yield "person", -3.0
        yield "body", 0.8 if len(words) > 1 else 0.0
    if context.before(2) == "the" and before and before[0].islower() and not context.titled:
        yield "person", -1.5
        yield "body", 0.5


def _from_behind(context: Context, people: People) -> Iterator[tuple[str, float]]:
    """Yield what the words behind a name say."""
    lists, after = _lists(), context.after()
    if {context.before(), after, context.after_brackets()} & lists["kinds_of_body"]:
        yield "body", 3.5
    if after in ("who", "whose", "himself", "herself") or (context.after(2) in ("who", "whose") and after == ","):
        yield "person", 2.0
    if after in lists["person_verbs"]:
        undergone = after in ("was", "is", "were") and context.after(2) in lists["undergone"]
        yield "person", 2.5 if undergone or after in lists["undergone"] else 1.0
    if after in (",", "(") and context.after(2).isdigit() and context.after(3) in (",", ")"):
        yield "person", 2.5
    if context.row[context.last].owns and any(after in people.nouns[key] for key in ("kin", "tied", "tied_many")):
        yield "person", 2.0


def _from_form(context: Context, people: People) -> list[tuple[str, float]]:
    """Return the evidence of the words themselves: given names, particles, capitals."""
    lists, words = _lists(), context.words
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6 and not context.headline:
        return [("body", 0.0 if context.after()[:1] in "$€£0123456789/" and context.after() else 2.5)]
    found: list[tuple[str, float]] = []
    if len(words) > 1 and all(people.is_common(word.lower()) for word in words):
        speaks = context.after() in read_verbs().saying or context.after() in lists["body_verbs"]
        return [("body", 2.5 if speaks and not context.headline else 0.0)]
    if len(words) > 1:
        found.append(("person", 0.3 if context.headline else 1.0))
    elif not context.headline and not context.opens and context.before() not in ("the", "a", "an"):
        found.append(("person", 0.5))
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
    last = row[-2 if len(row) > 1 and row[-1].text in CLOSING else -1].text if row else ""
    if part != "title" and last in ENDS:
        return False  # most clauses
    words = [token for token in row if token.is_word and len(token.text) > 3]
    if len(words) < 3:
        return part == "title" and len(words) > 1 and all(token.text.isupper() for token in words)
    capital = sum(token.capital for token in words)
    return capital >= 0.75 * len(words) and last not in ENDS
