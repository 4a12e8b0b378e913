"""What one claim tells of its event, as far as the score for two claims reads it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.model import Claim, Kind
from habeas.model.folding import fold_words, stands_alone
from habeas.reconcile.told import FOREVER, Told
from habeas.reconcile.wordstock import kept_words

STEM = 6  # letters by which words are compared: endings change from sentence to sentence
SHORTEST = 4  # letters of a word that says what a passage is about
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One claim's event: sets of folded words, days as day numbers (both ends FOREVER away where undated)."""

    document: str
    kind: Kind | None
    person: frozenset[str] = NOTHING  # to whom it happened
    low: int = -FOREVER
    high: int = FOREVER
    places: frozenset[str] = NOTHING
    people: frozenset[str] = NOTHING  # who did it, or is named beside it
    amounts: frozenset[tuple[str, str]] = frozenset()
    trigger: str = ""  # stem of the word that names the event
    words: frozenset[str] = NOTHING  # stems of the passage
    is_headline: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether a day, a first or a last one, is known."""
        return self.low > -FOREVER or self.high < FOREVER


def account_of(told: Told) -> Account:
    """Return what a claim tells."""
    claim = told.claim
    return Account(
        document=claim.passage.document,
        kind=claim.predicate if isinstance(claim.predicate, Kind) else None,
        person=name_words([claim.subject.name] if claim.subject else []),
        low=told.low,
        high=told.high,
        places=name_words(place.name for place in claim.places),
        people=name_words(agent.name for agent in claim.agents),
        amounts=told.amounts,
        trigger=stem_of(claim.trigger.text) if claim.trigger else "",
        words=stems(claim.passage.quote),
        is_headline=told.is_headline,
    )


def name_words(names: Iterable[str]) -> frozenset[str]:
    """Return the folded words of names, initials and particles left out."""
    return frozenset(word for name in names for word in _folded(name) if len(word) > 2 or stands_alone(word))


@kept_words(65_536)
def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold_words(name))


@kept_words(4_096)
def stem_of(text: str) -> str:
    """Return the stem of the longest word."""
    return max(fold_words(text), key=len, default="")[:STEM]


@kept_words(16_384)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the words that say what a passage is about."""
    return frozenset(word[:STEM] for word in fold_words(text) if len(word) >= SHORTEST or stands_alone(word))


class Contexts:
    """How alike documents are in what they speak of: the cosine of their words, the rare ones counting more.

    A word counts by the logarithm of how few of the documents at hand have it (K. Spärck Jones, 1972); one that all of
    them have, such as the name of the person whom they are about, says nothing.
    """

    def __init__(self, spoken: Mapping[str, Iterable[str]]) -> None:
        sets = {document: frozenset(words) for document, words in spoken.items()}
        counted = Counter(word for words in sets.values() for word in words)
        worth = {word: math.log(len(sets) / count) for word, count in counted.items()}
        self._worth = {document: {word: worth[word] for word in words} for document, words in sets.items()}
        self._known: dict[tuple[str, str], float] = {}

    def alike(self, left: str, right: str) -> float:
        """From 0, nothing in common, to 1; of a document with itself, or one that is not at hand, 0."""
        if left == right:
            return 0.0
        pair = (left, right) if left < right else (right, left)
        if pair not in self._known:
            self._known[pair] = _cosine(*(self._worth.get(each, {}) for each in pair))
        return self._known[pair]


def _cosine(mine: Mapping[str, float], others: Mapping[str, float]) -> float:
    sizes = math.fsum(x * x for x in mine.values()) * math.fsum(x * x for x in others.values())
    shared = math.fsum(mine[word] * others[word] for word in mine.keys() & others.keys())
    return shared / math.sqrt(sizes) if sizes else 0.0


def spoken_of(claims: Iterable[Claim]) -> dict[str, set[str]]:
    """Return the stems of the passages of these claims, by document."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for each in claims:
        spoken[each.passage.document] |= stems(each.passage.quote)
    return dict(spoken)


NO_CONTEXTS = Contexts({})
