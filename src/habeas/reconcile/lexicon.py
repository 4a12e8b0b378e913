"""The words and kinds by which the legal side of a case is read, from ``process.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from habeas.errors import BadChoice, DataFileInvalid
from habeas.model import ChargeState, Kind, Span
from habeas.reconcile.datafile import read
from habeas.reconcile.wordstock import kept_words

UNITS = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """Which kinds of event make or end a state, and which tell of the proceedings."""

    held: tuple[Kind, ...]
    freed: tuple[Kind, ...]
    let_out: tuple[Kind, ...]  # of those, at whose time the person was still held
    conditional: tuple[Kind, ...]
    expelled: tuple[Kind, ...]
    dead: tuple[Kind, ...]
    confirms: tuple[Kind, ...]  # that the person was held, beside what tells of being held
    convicted: tuple[Kind, ...]
    reopened: tuple[Kind, ...]
    proceeding: tuple[Kind, ...]
    hearings: tuple[Kind, ...]
    of_hearings: tuple[Kind, ...]  # how a hearing was
    orders: tuple[Kind, ...]
    remedies: tuple[Kind, ...]
    grouped: tuple[Kind, ...]

    @property
    def states(self) -> tuple[Kind, ...]:
        """All that make or end a state."""
        return (*self.held, *self.freed, *self.expelled, *self.dead)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Patterns of words, each list for one question."""

    still_held: tuple[str, ...]
    conditional_release: tuple[str, ...]
    prison: tuple[str, ...]
    not_prison: tuple[str, ...]
    remanded: tuple[str, ...]
    suspended: tuple[str, ...]
    quashed: tuple[str, ...]
    reclassified: tuple[str, ...]
    extends: tuple[str, ...]
    public: tuple[str, ...]
    closed: tuple[str, ...]
    present: tuple[str, ...]
    absent: tuple[str, ...]
    counsel: tuple[str, ...]
    no_counsel: tuple[str, ...]
    met_counsel: tuple[str, ...]
    interpreter: tuple[str, ...]
    no_interpreter: tuple[str, ...]
    helped: tuple[str, ...]
    in_vain: tuple[str, ...]
    may_carry: tuple[str, ...]
    at_most: tuple[str, ...]
    at_least: tuple[str, ...]
    court: tuple[str, ...]
    together: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Offices beside the names of those who hold them."""

    judge: tuple[str, ...]
    prosecutor: tuple[str, ...]
    counsel: tuple[str, ...]
    court: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """Where in a sentence stands what somebody is charged with."""

    leads: tuple[str, ...]
    before: tuple[str, ...]
    ends: tuple[str, ...]
    joins: tuple[str, ...]
    empty: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Numbers in words and units of time."""

    number: Mapping[str, int]
    day: tuple[str, ...]
    week: tuple[str, ...]
    month: tuple[str, ...]
    year: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The file as it stands."""

    version: str
    kinds: Kinds
    steps: Mapping[str, ChargeState]
    words: Words
    names: Names
    offence: Offence
    terms: Terms


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the words and kinds.

    Raises:
        DataFileInvalid: the file has an unknown key or word.

    """
    lexicon = read("process.toml", Lexicon)
    try:
        [Kind(step) for step in lexicon.steps]
    except ValueError as error:
        raise DataFileInvalid(file="reconcile/process.toml", why=str(error)) from error
    return lexicon


@lru_cache(maxsize=64)
def pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of these words, case aside."""
    return re.compile("|".join(f"(?:{word})" for word in words), re.IGNORECASE)


@lru_cache(maxsize=16)
def patterns_of(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return what finds each of these, as they are written: names begin with capitals."""
    return tuple(re.compile(word) for word in words)


def has(words: tuple[str, ...], text: str) -> bool:
    """Whether a text has any of these words."""
    return pattern_of(words).search(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A length of time in words, with its place in the text; ``number`` of ``unit``, at the most and the least."""

    start: int
    end: int
    text: str
    number: float
    unit: str
    upper: float | None

    def span(self, before: str) -> Span | None:
        """Return it as a set length, bounded as the words right before it say."""
        words = load_lexicon().words
        bound = "at_most" if has(words.at_most, before) else "at_least" if has(words.at_least, before) else "exact"
        try:
            return Span.of(self.number, self.unit, upper=self.upper, bound=bound, as_written=self.text)
        except BadChoice:  # a number that is no number stays a quote
            return None


@kept_words(4096)
def find_terms(text: str) -> tuple[Term, ...]:
    """Return every length of time that these words give, in order."""
    found = []
    for match in _term_pattern().finditer(text):
        first, last = _number(match["first"]), _number(match["last"]) if match["last"] else None
        unit = next(unit for unit in UNITS if match[unit])
        found.append(
            Term(start=match.start(), end=match.end(), text=match[0], number=first, unit=unit, upper=last)
        )  # fmt: skip
    return tuple(found)


@lru_cache(maxsize=1)
def _term_pattern() -> re.Pattern[str]:
    terms = load_lexicon().terms
    words = "|".join(re.escape(word) for word in sorted(terms.number, key=lambda word: (-len(word), word)))
    number = rf"(?:\d+(?:[.,]\d+)?|(?<!\w)(?:{words})(?=[\s-])|[{''.join(w for w in terms.number if len(w) == 1)}]+)"
    units = "|".join(f"(?P<{unit}>{'|'.join(_any_ending(getattr(terms, unit)))})" for unit in UNITS)
    last = rf"(?:\s?(?:to|and|or|-|–|до|a|à|至|到)\s?(?P<last>{number}))?"
    return re.compile(rf"(?P<first>{number}){last}[\s-]?(?:{units})", re.IGNORECASE)


def _any_ending(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words of alphabets as whole words; Chinese ones need no space after them."""
    ordered = sorted(words, key=len, reverse=True)
    return tuple(re.escape(word) + ("" if "\u4e00" <= word[0] <= "\u9fff" else r"(?!\w)") for word in ordered)


def _number(text: str) -> float:
    numbers = load_lexicon().terms.number
    known = numbers.get(text.casefold())
    return float(known) if known is not None else float(text.replace(",", ".")) if text[0].isdecimal() else 0.0
