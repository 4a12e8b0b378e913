"""How kinds of event behave when accounts are put together, read from ``kinds.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from habeas.model import Attribute, Kind, Regime
from habeas.reconcile.datafile import read


@lru_cache(maxsize=16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of whole words, so that a prisoner is not in prison and nobody excellent in a cell."""
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeWords:
    """Words that say where a person was held."""

    custody: tuple[str, ...]
    house_arrest: tuple[str, ...]

    def find(self, text: str) -> Regime | None:
        """Return the regime that these words name; house arrest goes before the general words."""
        if _any_of(self.house_arrest).search(text):
            return Regime.HOUSE_ARREST
        return Regime.CUSTODY if _any_of(self.custody).search(text) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundWords:
    """Words that make a length of time a bound."""

    at_least: tuple[str, ...]
    at_most: tuple[str, ...]

    def find(self, before: str, text: str) -> str:
        """Return the bound that the words before (or at the start of) a length give it."""
        lead, own = before.casefold().rstrip(), text.casefold()
        for bound, words in (("at_least", self.at_least), ("at_most", self.at_most)):
            if any(lead.endswith(f" {word}") or lead == word or own.startswith(word) for word in words):
                return bound
        return "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthWords:
    """Words that make a length of time that of a part or of the whole."""

    part: tuple[str, ...]
    part_end: tuple[str, ...]
    part_after: tuple[str, ...]
    total: tuple[str, ...]

    def is_part(self, before: str, text: str, after: str) -> bool:
        """Whether these words can only be the length of a part."""
        lead, own, rest = before.casefold().rstrip(), text.casefold().strip(), after.casefold()
        if any(_ends_with(lead, word) or own.startswith(f"{word} ") for word in self.part):
            return True
        if any(_ends_with(own, word) or rest.lstrip().startswith(word) for word in self.part_end):
            return True
        return any(phrase in rest for phrase in self.part_after)

    def is_total(self, before: str, bounds: BoundWords) -> bool:
        """Whether the words before a length make it that of the whole, also with a bound between ("for at least")."""
        lead = before.casefold().rstrip()
        bound = next((word for word in (*bounds.at_least, *bounds.at_most) if _ends_with(lead, word)), "")
        lead = lead.removesuffix(bound).rstrip()
        return any(_ends_with(lead, word) for word in self.total)


def _ends_with(text: str, word: str) -> bool:
    return text == word or text.endswith(f" {word}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The file as it stands."""

    version: str
    singular: tuple[Kind, ...]
    once: tuple[Kind, ...]
    near_days: int
    lasting: tuple[Kind, ...]
    begins_deprivation: tuple[Kind, ...]
    ends_deprivation: tuple[Kind, ...]
    restricts: tuple[Kind, ...]
    outcomes: tuple[Kind, ...]
    priced: tuple[Kind, ...]
    court: tuple[Kind, ...]
    measured: tuple[Kind, ...]
    aspects: tuple[Kind, ...]
    opening_days: int
    takes: tuple[Kind, ...]
    holds: tuple[Kind, ...]
    exclusive: tuple[tuple[Kind, ...], ...]
    regimes_apart: tuple[tuple[Regime, Regime], ...]
    single_valued: tuple[Attribute, ...]
    regime_words: RegimeWords
    bound_words: BoundWords
    length_words: LengthWords


@lru_cache(maxsize=1)
def load_ways() -> Ways:
    """Return the ways of kinds.

    Raises:
        DataFileInvalid: the file has an unknown key or word.

    """
    return read("kinds.toml", Ways)
