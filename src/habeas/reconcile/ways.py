"""How kinds of event behave when accounts are put together, read from ``kinds.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from habeas.errors import DataFileInvalid, ValueNotOfModel
from habeas.model import Attribute, Kind, Regime
from habeas.model.codec import from_plain


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
    takes: tuple[Kind, ...]
    holds: tuple[Kind, ...]
    exclusive: tuple[tuple[Kind, ...], ...]
    single_valued: tuple[Attribute, ...]
    regime_words: RegimeWords
    bound_words: BoundWords


@lru_cache(maxsize=1)
def load_ways() -> Ways:
    """Return the ways of kinds.

    Raises:
        DataFileInvalid: the file has an unknown key or word.

    """
    text = files("habeas.reconcile").joinpath("kinds.toml").read_text("utf-8")
    try:
        return from_plain(Ways, tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValueNotOfModel) as error:
        raise DataFileInvalid(file="reconcile/kinds.toml", why=str(error)) from error
