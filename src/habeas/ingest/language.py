"""The language of a document: by script and letters where these decide, by statistics where they do not.

Too little text, or text in between, is "und": what is not known is not guessed.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from habeas.errors import DataFileInvalid

UNDETERMINED = "und"
FILE = "languages.toml"
CHUNK = 200_000  # letters of a long text that are looked at
SCRIPT_WORDS = {
    "CJK": "Han", "HIRAGANA": "Hiragana", "KATAKANA": "Hiragana", "HANGUL": "Hangul", "LATIN": "Latin",
    "CYRILLIC": "Cyrillic", "ARABIC": "Arabic", "GREEK": "Greek", "HEBREW": "Hebrew", "THAI": "Thai",
    "GEORGIAN": "Georgian", "ARMENIAN": "Armenian", "TIBETAN": "Tibetan", "MONGOLIAN": "Mongolian", "KHMER": "Khmer",
    "MYANMAR": "Burmese", "DEVANAGARI": "Devanagari", "BENGALI": "Bengali", "ETHIOPIC": "Ethiopic",
}  # fmt: skip
WORDS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """A language known by letters that it has and its neighbours have not."""

    script: str
    language: str
    any_of: str
    per_mille: int
    all_of: str = ""
    none_of: str = ""

    def fits(self, counts: Counter[str], total: int) -> bool:
        """Whether these letters tell this language."""
        telling = sum(counts[letter] for letter in self.any_of)
        return (
            1000 * telling >= self.per_mille * total
            and all(counts[letter] for letter in self.all_of)
            and not any(counts[letter] for letter in self.none_of)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Alphabet:
    """A language known by having no letters but these, and enough of the telling ones."""

    script: str
    language: str
    letters: str
    telling: str
    per_mille: int

    def fits(self, counts: Counter[str], total: int) -> bool:
        """Whether these letters tell this language; a few foreign ones, from names, are let pass."""
        own = sum(counts[letter] for letter in self.letters)
        telling = sum(counts[letter] for letter in self.telling)
        return 1000 * (total - own) <= total and 1000 * telling >= self.per_mille * total


@dataclass(frozen=True, slots=True, kw_only=True)
class English:
    """When the commonest words suffice."""

    words: frozenset[str]
    share: float
    kinds: int
    min_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The data file."""

    version: str
    min_letters: int
    min_share: float
    sample_letters: int
    script: dict[str, str]
    letters: tuple[Letters, ...]
    alphabet: tuple[Alphabet, ...]
    candidates: dict[str, list[str]]
    english: English


def find_language(text: str) -> str:
    """Return the BCP 47 tag of the language of most of the text, or "und"."""
    table = get_table()
    letters = _sample(text, table.sample_letters)
    if len(letters) < table.min_letters:
        return _of_few(letters, table)
    scripts = Counter(script for letter in letters if (script := _script(letter)))
    if not scripts:
        return UNDETERMINED
    main, count = scripts.most_common(1)[0]
    if main == "Han" and 20 * scripts["Hiragana"] > count:  # Japanese writes its endings in kana
        return table.script["Hiragana"]
    if main in table.script:
        return table.script[main]
    own = [letter for letter in letters if _script(letter) == main]
    return _by_letters(main, own, table) or _by_words(main, text, table) or _by_statistics(main, text, table)


def _sample(text: str, most: int) -> list[str]:
    return [letter for letter in text[:CHUNK].lower() if letter.isalpha() or letter == "ٴ"][:most]


def _of_few(letters: list[str], table: Table) -> str:
    """A dozen Chinese characters are a sentence; a dozen Latin letters are two words."""
    scripts = {_script(letter) for letter in letters}
    if len(letters) >= table.min_letters // 2 and scripts == {"Han"}:
        return table.script["Han"]
    return UNDETERMINED


@lru_cache(maxsize=4096)
def _script(letter: str) -> str | None:
    return SCRIPT_WORDS.get(unicodedata.name(letter, "").partition(" ")[0])


def _by_letters(script: str, own: list[str], table: Table) -> str | None:
    counts = Counter(own)
    rules: tuple[Letters | Alphabet, ...] = (*table.letters, *table.alphabet)
    for rule in rules:
        if rule.script == script and rule.fits(counts, len(own)):
            return rule.language
    return None


def _by_words(script: str, text: str, table: Table) -> str | None:
    if script != "Latin":
        return None
    words = WORDS.findall(text[:CHUNK].lower())
    hits = Counter(word for word in words if word in table.english.words)
    enough = len(words) >= table.english.min_words and len(hits) >= table.english.kinds
    return "en" if enough and hits.total() >= table.english.share * len(words) else None


def _by_statistics(script: str, text: str, table: Table) -> str:
    allowed = table.candidates.get(script)
    if not allowed:
        return UNDETERMINED
    ranked = _identifier(tuple(allowed)).rank(text[: table.sample_letters])
    language, share = ranked[0]
    return str(language) if share >= table.min_share else UNDETERMINED


@cache
def _identifier(allowed: tuple[str, ...]) -> Any:  # noqa: ANN401 - py3langid has no types
    """The model, asked about these languages only; loading costs a second, so it waits until it is needed."""
    from py3langid.langid import (
        MODEL_FILE,
        LanguageIdentifier,
    )

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([language for language in allowed if language in identifier.labels])
    return identifier


@cache
def get_table() -> Table:
    """Return the data file, every key known and every value of its type.

    Raises:
        DataFileInvalid: it is not so.

    """
    try:
        given = tomllib.loads(files("habeas.ingest").joinpath(FILE).read_text("utf-8"))
        letters = tuple(Letters(**row) for row in given.pop("letters"))
        alphabet = tuple(Alphabet(**row) for row in given.pop("alphabet"))
        english = given.pop("english")
        words = English(**{**english, "words": frozenset(english["words"])})
        return Table(letters=letters, alphabet=alphabet, english=words, **given)
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileInvalid(file=FILE, why=str(error)) from error
