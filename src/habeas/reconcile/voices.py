"""Whom the words for a speaker name: nobody in particular, somebody's lawyer or family, an authority, or a name.

Read from ``roots.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from habeas.model.folding import fold_words
from habeas.reconcile.datafile import read
from habeas.reconcile.wordstock import kept_words

FILE = "roots.toml"
_ARTICLES = frozenset(["a", "an", "the", "his", "her", "their", "of", "le", "la", "les", "el", "los", "un", "une"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Words for those who stand in a relation to the person of the case."""

    lawyer: tuple[str, ...]
    family: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Words of authorities, and words that say that it is none."""

    words: tuple[str, ...]
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The file as it stands."""

    version: str
    vague: tuple[str, ...]
    roles: Roles
    official: Official


@dataclass(frozen=True, slots=True)
class _Terms:
    """Terms as they are looked for in folded text."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    @classmethod
    def of(cls, terms: tuple[str, ...]) -> _Terms:
        folded = [(" ".join(fold_words(term.rstrip("*"))), term.endswith("*")) for term in terms]
        return cls(frozenset(term for term, cut in folded if not cut), tuple(term for term, cut in folded if cut))

    def has(self, term: str) -> bool:
        """Whether these words are a term."""
        return term in self.whole or any(term.startswith(begun) for begun in self.begun)

    def stand_in(self, words: list[str]) -> bool:
        """Whether a term stands anywhere in these words."""
        text = f" {' '.join(words)} "
        return any(f" {term} " in text for term in self.whole) or any(f" {begun}" in text for begun in self.begun)


@lru_cache(maxsize=1)
def load_voices() -> Voices:
    """Return the words for speakers.

    Raises:
        DataFileInvalid: the file has an unknown key or word.

    """
    return read(FILE, Voices)


@lru_cache(maxsize=1)
def _terms() -> dict[str, _Terms]:
    known = load_voices()
    return {
        "vague": _Terms.of(known.vague),
        "official": _Terms.of(known.official.words),
        "unless": _Terms.of(known.official.unless),
        "lawyer": _Terms.of(known.roles.lawyer),
        "family": _Terms.of(known.roles.family),
    }


@kept_words(20_000)
def is_vague(name: str) -> bool:
    """Whether these words name nobody whom one could ask ("activists", "informed sources")."""
    words = fold_words(name)
    vague = _terms()["vague"]
    return vague.has(" ".join(words)) or all(map(vague.has, words))


@kept_words(20_000)
def find_role(name: str) -> str | None:
    """Return "lawyer" or "family" where these words say that and no name of theirs ("his lawyer"), else None."""
    said = " ".join(fold_words(name)).partition(" of ")[0]  # "lawyer of Ilvan Torek" (an invented man)
    words = [word for word in said.split() if word not in _ARTICLES]
    found = (role for role in ("lawyer", "family") if _terms()[role].has(" ".join(words)))
    return next(found, None)


@kept_words(20_000)
def is_official(name: str) -> bool:
    """Whether these words name an authority of a State."""
    words = fold_words(name)
    return _terms()["official"].stand_in(words) and not _terms()["unless"].stand_in(words)
