"""Names, words for people, bodies and places of a language: ``names.toml``, ``bodies.toml`` and ``places.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.model import Sort
from habeas.propose.datafile import compiled, require_keys, text_of, texts_of
from habeas.propose.lexicon import Lazy
from habeas.propose.tongues.index import Index, stems_of
from habeas.propose.tongues.language import Tongue
from habeas.propose.tongues.rules import load_macros

FILE = "names.toml"
WORDS = ("titles", "roles", "aside", "kin", "pronouns", "possessives", "groups", "crowds", "connects")
ENDED = ("surname_endings", "patronymic_endings")
KEYS = (*WORDS, *ENDED, "given", "surnames", "endings", "never", "order", "pattern", "author")
WORDS_FOR_PEOPLE = frozenset({"titles", "roles", "aside", "kin", "groups", "pronouns", "possessives"})
LEADING = frozenset({"titles", "roles", "aside", "kin"})
MOST_SEEN = 50_000  # words remembered; hostile texts have endlessly many
WEAK = "?"  # behind the gender of an ending that other words have too: "ский"
LONGEST_WEAK = 3  # letters; a shorter ending that tells no gender ends many other words


class Lookup:
    """Words with their values; a word that ends in ``~`` stands for all that begin with it."""

    def __init__(self, table: Mapping[str, str]) -> None:
        """Part whole words from beginnings."""
        self.whole = {word: value for word, value in table.items() if not word.endswith("~")}
        self.open = {word[:-1]: value for word, value in table.items() if word.endswith("~")}
        self._lengths = sorted({len(head) for head in self.open}, reverse=True)

    def find(self, word: str) -> str | None:
        """Return the value of a word in lower case, None where it is not known."""
        found = self.whole.get(word)
        if found is None and self.open:
            found = next((self.open[word[:n]] for n in self._lengths if word[:n] in self.open), None)
        return found

    @property
    def words(self) -> list[str]:
        """All words and beginnings, the longest first."""
        return sorted((*self.whole, *self.open), key=lambda word: (-len(word), word))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One body or place: the name shown, its forms, and whether it is an authority."""

    name: str
    pattern: Lazy
    sort: Sort
    authority: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one word by itself, in lower case."""

    stem: str
    given: str | None  # gender of the given name that it is; None where it is none
    made: bool  # listed as a surname, or with a surname's ending
    father: bool  # with a patronymic's ending
    perhaps: bool  # with an ending that surnames have, and other words too
    never: bool
    lists: Mapping[str, str]  # the lists of words for people that it stands in, with its value there

    @property
    def is_word(self) -> bool:
        """Whether it is a word for people rather than part of a name."""
        return not WORDS_FOR_PEOPLE.isdisjoint(self.lists)

    @property
    def leads(self) -> bool:
        """Whether it announces a person's name."""
        return not LEADING.isdisjoint(self.lists)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Names:
    """Everything that a language knows of who and where."""

    tongue: Tongue
    words: Mapping[str, Lookup]
    given: Mapping[str, str]  # beginning of the name without its ending: gender
    nominative: frozenset[str]
    surnames: frozenset[str]
    ended: Mapping[str, tuple[tuple[str, str], ...]]  # endings of surnames and patronymics with their gender
    endings: tuple[str, ...]
    never: Lookup
    family_first: bool
    patterns: tuple[re.Pattern[str], ...]
    author: re.Pattern[str] | None  # words right before the name of whoever writes "I"
    entries: tuple[Entry, ...]
    index: Index
    seen: dict[str, Facts] = field(default_factory=dict)

    def facts(self, word: str) -> Facts:
        """Return what is known of a word in lower case; found out once."""
        found = self.seen.get(word)
        if found is None:
            if len(self.seen) >= MOST_SEEN:
                self.seen.clear()
            stem = self.stem(word)
            found = Facts(
                stem, self.given_gender(word), stem in self.surnames or self.has_ending("surname_endings", word),
                self.has_ending("patronymic_endings", word), self._is_perhaps(word, stem),
                self.never.find(word) is not None,
                {key: value for key in WORDS if (value := self.words[key].find(word)) is not None},
            )  # fmt: skip
            self.seen[word] = found
        return found

    def stem(self, word: str) -> str:
        """Return a word of a name in lower case without its case ending, so that its forms are one."""
        for ending in self.endings:
            least = (2 if len(ending) == 1 else 3) if self.tongue.spaced else 1  # Аня, Аню
            if word.endswith(ending) and len(word) - len(ending) >= least:
                return word[: len(word) - len(ending)]
        return word

    def given_gender(self, word: str) -> str | None:
        """Return the gender of a given name in any case, "" where it is of both; None where it is no given name."""
        return self.given.get(self.stem(word))

    def ending_gender(self, kind: str, word: str) -> str | None:
        """Return the gender that the ending of a surname or patronymic says; None where it has no such ending."""
        if len(word) < 4:
            return None
        return next((gender.rstrip(WEAK) for ending, gender in self.ended[kind] if word.endswith(ending)), None)

    def has_ending(self, kind: str, word: str) -> bool:
        """Whether a word, in any case, is made as only surnames (or patronymics) are."""
        stem = self.stem(word)
        weak = {ending[:2] for ending, gender in self.ended[kind] if gender.endswith(WEAK) and len(ending) > 2}
        if len(word) <= 3 or (word[len(stem) :][:2] in weak and len(word) - len(stem) > 2):
            return False
        return any(
            word.endswith(ending) or (len(stem) > 3 and stem.endswith(self.stem(ending)))
            for ending, gender in self.ended[kind] if not gender.endswith(WEAK)
        )  # fmt: skip

    def _is_perhaps(self, word: str, stem: str) -> bool:
        """Whether a word has an ending that tells no gender and that other words have too: "бек", "ко"."""
        weak = [ending for ending, gender in self.ended["surname_endings"] if gender == WEAK]
        return any(len(stem) > len(ending) and (word.endswith(ending) or stem.endswith(ending)) for ending in weak)

    def is_made(self, word: str) -> bool:
        """Whether a word by itself is sure to be a surname: it is listed, or its ending is long or tells a gender."""
        stem = self.stem(word)
        return stem in self.surnames or any(
            (gender or len(ending) > LONGEST_WEAK) and not gender.endswith(WEAK) and stem.endswith(self.stem(ending))
            for ending, gender in self.ended["surname_endings"]
        )

    def nominative_words(self, words: Sequence[str]) -> int:
        """Return how many words of a name, in lower case, are in the form that names are listed in."""
        return sum(
            word in self.nominative or any(self.ending_gender(kind, word) is not None for kind in ENDED)
            for word in words
        )


@cache
def load_names(tongue: Tongue) -> Names:
    """Return the names and words for people of a language.

    Raises:
        DataFileInvalid: a file does not follow its schema.

    """
    file, table = tongue.label(FILE), tongue.table(FILE, allowed=KEYS)
    given = _texts(file, table, "given")
    endings = tuple(sorted(texts_of(file, table, "endings"), key=len, reverse=True))
    words = {key: Lookup(_texts(file, table, key)) for key in WORDS}
    surnames, orders = texts_of(file, table, "surnames"), ("given first", "family first")
    if (chosen := text_of(file, table, "order", default=orders[0])) not in orders:
        raise DataFileInvalid(file=file, why=f"order must be one of {', '.join(orders)}")
    entries = tuple(_entries(tongue))
    empty = Names(
        tongue=tongue, words=words, given={}, nominative=frozenset(given), surnames=frozenset(surnames),
        ended={key: _longest_first(_texts(file, table, key)) for key in ENDED}, endings=endings,
        never=Lookup(dict.fromkeys(texts_of(file, table, "never"), "")), family_first=chosen == orders[1],
        patterns=tuple(_patterns(tongue, table, words, surnames, given)), entries=entries,
        author=_author(tongue, texts_of(file, table, "author")),
        index=Index(tongue, [entry[1] for entry in _stems(tongue)]),
    )  # fmt: skip
    return replace(
        empty, seen={}, given={empty.stem(name): gender for name, gender in given.items()} | dict(given),
        surnames=frozenset(empty.stem(name) for name in surnames) | frozenset(surnames),
    )  # fmt: skip


def _texts(file: str, table: Mapping[str, object], key: str) -> Mapping[str, str]:
    """Return a table of texts, or a list of words as one whose values are empty."""
    value = table.get(key, {})
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return dict.fromkeys(value, "")
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise DataFileInvalid(file=file, why=f"{key} must be a table of texts or a list of words")
    if wrong := next((word for word in value if word != word.lower()), None):
        raise DataFileInvalid(file=file, why=f"{wrong} must be in lower case")
    return value


def _longest_first(table: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(table.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _patterns(
    tongue: Tongue,
    table: Mapping[str, object],
    words: Mapping[str, Lookup],
    surnames: Iterable[str],
    given: Iterable[str],
) -> list[re.Pattern[str]]:
    """Return the patterns by which names are known where letters do not tell them, with the lists as macros."""
    lists = {key.upper(): _any(words[key].words) for key in WORDS}
    macros = {**load_macros(tongue), **lists, "SURNAME": _any(surnames), "GIVEN": _any(given)}
    found = []
    for written in texts_of(tongue.label(FILE), table, "pattern"):
        pattern = compiled(tongue.label(FILE), tongue.pattern(FILE, written, macros=macros), flags=0)
        if "name" not in pattern.groupindex:
            raise DataFileInvalid(file=tongue.label(FILE), why=f"a pattern needs (?P<name>…): {written[:40]}")
        found.append(pattern)
    return found


def _author(tongue: Tongue, written: Sequence[str]) -> re.Pattern[str] | None:
    """Return the pattern of words, in lower case, that stand right before a writer's own name."""
    if not written:
        return None
    begins = r"(?<!\w)" if tongue.spaced else ""
    pattern = "|".join(tongue.pattern(FILE, words, macros=load_macros(tongue)) for words in written)
    return compiled(tongue.label(FILE), rf"{begins}(?:{pattern})\W*\Z", flags=0)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or r"(?!)"


@cache
def _stems(tongue: Tongue) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    """Return the bodies and places with the beginnings of their forms."""
    found: list[tuple[Entry, tuple[str, ...]]] = []
    for file in ("bodies.toml", "places.toml"):
        rows = tongue.table(file, allowed=("entry",)).get("entry", [])
        if not isinstance(rows, list):
            raise DataFileInvalid(file=tongue.label(file), why="entry must be a list of tables")
        found.extend(_entry(tongue, file, row) for row in rows)
    return tuple(found)


def _entries(tongue: Tongue) -> list[Entry]:
    return [entry for entry, _ in _stems(tongue)]


def _entry(tongue: Tongue, file: str, row: Mapping[str, object]) -> tuple[Entry, tuple[str, ...]]:
    label, is_body = tongue.label(file), file == "bodies.toml"
    require_keys(label, row, allowed=("name", "forms", "authority") if is_body else ("name", "forms"))
    name, forms = text_of(label, row, "name"), texts_of(label, row, "forms")
    written = "|".join(sorted(forms or (name,), key=lambda form: (-len(form), form)))
    entry = Entry(
        name=name, pattern=Lazy(label, tongue.bounded(tongue.pattern(file, written, macros=load_macros(tongue)))),
        sort=Sort.ORGANISATION if is_body else Sort.PLACE, authority=row.get("authority") is True,
    )  # fmt: skip
    return entry, stems_of(tongue, written.lower())


@cache
def any_word(names: Names) -> re.Pattern[str]:
    """Return a pattern of all words for people of a language."""
    lists = ("pronouns", "possessives", "groups", "kin", "aside", "roles")
    words = {word for key in lists for word in names.words[key].words}
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(re.escape(word) for word in longest) or r"(?!)")
