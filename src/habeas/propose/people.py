"""What is known of persons by words: given names, honorifics, offices, and the nouns that stand for somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.propose.datafile import read, require_keys, text_of, texts_of
from habeas.propose.gazetteer import Phrase, by_first
from habeas.propose.tokens import folded

NAMES, TITLES, NOUNS, COMMON = "en/names.toml", "en/titles.toml", "en/people.toml", "en/common.toml"
TITLE_KEYS = ("male", "female", "neutral", "officials", "others", "qualifiers")
NOUN_KEYS = ("generic", "aside", "official", "male", "female", "kin", "tied", "tied_many", "groups", "bodies",
              "body_pairs", "adjectives", "numbers", "measures", "approximate", "compound_tails",
             "vague", "unofficial", "civil")  # fmt: skip
GENDERS = (("male", "m"), ("female", "f"), ("neutral", ""))
NEVER_PARTICLES = frozenset({"as", "at", "an", "ad", "i"})  # English words: a name has them only behind a hyphen


@dataclass(frozen=True, slots=True)
class People:
    """Word lists about persons, lower case except for given and family names, which are folded."""

    gender: Mapping[str, str]  # folded given name → "m", "f", or "" where it is both
    family_first: frozenset[str]
    particles: frozenset[str]
    honorifics: Mapping[str, str]  # without the stop → gender or ""
    offices: frozenset[str]
    callings: frozenset[str]
    qualifiers: frozenset[str]
    nouns: Mapping[str, frozenset[str]]  # the lists of people.toml by their key
    senses: Mapping[str, frozenset[int]]  # noun → the senses it has
    plurals: Mapping[str, str]  # plural → singular
    pairs: Mapping[str, tuple[Phrase, ...]]
    starters: frozenset[str]
    common: frozenset[str]

    def noun_gender(self, noun: str) -> str | None:
        """Return the gender that a noun says, if it does."""
        if noun in self.nouns["male"]:
            return "m"
        return "f" if noun in self.nouns["female"] else None

    def name_gender(self, word: str) -> str | None:
        """Return the gender that a given name mostly has; None where it is unknown or has both."""
        return self.gender.get(folded(word)) or None

    def is_given(self, word: str) -> bool:
        """Whether this is a given name that we know."""
        return folded(word) in self.gender

    def is_common(self, word: str) -> bool:
        """Whether this lower-case word is an English one that no name begins with."""
        return word in self.starters or word in self.common


@cache
def read_people() -> People:
    """Return the word lists about persons.

    Raises:
        DataFileInvalid: a file of them has an unknown key or lacks one.

    """
    names, titles, nouns, common = read(NAMES), read(TITLES), read(NOUNS), read(COMMON)
    require_keys(NAMES, names, allowed=("version", "male", "female", "family_first", "particles"))
    require_keys(TITLES, titles, allowed=("version", *TITLE_KEYS))
    require_keys(NOUNS, nouns, allowed=("version", "senses", *NOUN_KEYS))
    require_keys(COMMON, common, allowed=("version", "starters", "words"))
    lists = {key: _words(NOUNS, nouns, key) for key in NOUN_KEYS}
    title = {key: frozenset(word.rstrip(".") for word in _words(TITLES, titles, key)) for key in TITLE_KEYS}
    senses = _senses(texts_of(NOUNS, nouns, "senses"))
    singulars = frozenset(senses) | lists["generic"] | lists["kin"] | lists["tied"]
    return People(
        gender=_genders(_words(NAMES, names, "male"), _words(NAMES, names, "female")),
        family_first=frozenset(folded(word) for word in _words(NAMES, names, "family_first")),
        particles=_words(NAMES, names, "particles") - NEVER_PARTICLES,
        honorifics={word: mark for key, mark in GENDERS for word in title[key]},
        offices=title["officials"], callings=title["others"], qualifiers=title["qualifiers"],
        nouns=lists, senses=senses, plurals={plural_of(word): word for word in singulars},
        pairs=by_first(tuple(row.replace("’", "'").replace("'s", "").split())
                       for row in text_of(NOUNS, nouns, "body_pairs").replace("\n", " ").split(";") if row.strip()),
        starters=_words(COMMON, common, "starters"), common=_words(COMMON, common, "words"),
    )  # fmt: skip


def plural_of(noun: str) -> str:
    """Return the plural of a noun for a person."""
    if noun.endswith(("man", "child")):
        return noun[:-2] + "en" if noun.endswith("man") else noun + "ren"
    if noun.endswith("-in-law"):
        return noun.replace("-in-law", "s-in-law")
    if noun.endswith("wife"):
        return noun[:-2] + "ves"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _words(file: str, table: Mapping[str, object], key: str) -> frozenset[str]:
    return frozenset(text_of(file, table, key).replace("’", "'").split())


def _genders(male: frozenset[str], female: frozenset[str]) -> dict[str, str]:
    found = {folded(word): "m" for word in male}
    for word in female:
        name = folded(word)
        found[name] = "" if found.get(name) == "m" else "f"
    return found


def _senses(rows: tuple[str, ...]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for word in row.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
