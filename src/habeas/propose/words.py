"""The word lists by which participants are told apart, read once from ``en/roles.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.propose.datafile import read, require_keys, text_of, texts_of

FILE = "en/roles.toml"
LISTS = ("authorities", "things", "persons", "receiving", "saying", "times", "sites", "pronouns", "bodies", "answering",
         "means")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Lower-case word lists, and for each kind the prepositions that lead to the person."""

    authorities: frozenset[str]
    things: frozenset[str]
    persons: frozenset[str]
    receiving: frozenset[str]
    saying: frozenset[str]
    times: frozenset[str]
    sites: frozenset[str]
    pronouns: frozenset[str]
    bodies: frozenset[str]
    answering: frozenset[str]
    means: frozenset[str]
    leads: Mapping[str, tuple[str, ...]]

    def leads_of(self, kind: str) -> tuple[str, ...]:
        """Return the prepositions that lead from a noun of this kind to the person, best first."""
        return self.leads.get(kind, self.leads["default"])


@cache
def read_words() -> Words:
    """Return the word lists.

    Raises:
        DataFileInvalid: a list is missing, unknown or not text.

    """
    found = read(FILE)
    require_keys(FILE, found, allowed=(*LISTS, "version", "leads"))
    leads = found.get("leads")
    if not isinstance(leads, dict) or "default" not in leads:
        raise DataFileInvalid(file=FILE, why="there are no default prepositions")
    sets = {name: frozenset(text_of(FILE, found, name).split()) for name in LISTS}
    return Words(**sets, leads={kind: texts_of(FILE, leads, kind) for kind in leads})
