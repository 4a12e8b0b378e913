"""How a language is written: ``language.toml`` of its folder, and what a pattern of its other files means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from habeas.errors import DataFileInvalid
from habeas.propose.datafile import compiled, require_keys, text_of, texts_of

FILE = "language.toml"
KEYS = (
    "code", "name", "status", "scripts", "spaced", "cased", "sentence_end", "abbreviations", "quotes", "letters",
    "telling", "foreign", "breaks", "relatives", "joins", "version",
)  # fmt: skip
STATUSES = frozenset({"measured", "experimental"})
PIECE = re.compile(r"\\.|\[(?:[^\]\\]|\\.)*\]| \?|[ '~]", re.S)
MACRO = re.compile(r"(?<!\?P)<([A-Z_]+)>")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tongue:
    """One language: its folder, and the marks and letters that it is written with."""

    folder: Traversable
    code: str
    name: str
    status: str
    scripts: frozenset[str]
    spaced: bool  # words stand between spaces
    cased: bool  # names begin with a capital
    letters: str  # inside of a character class
    telling: frozenset[str]  # letters by which it is known from others of its script
    foreign: frozenset[str]  # letters by which it is known not to be this language
    ends: str
    abbreviations: frozenset[str]
    quotes: tuple[tuple[str, str], ...]
    breaks: re.Pattern[str]
    joins: re.Pattern[str]  # all that stands between two who are told of as one: "and", "and his brother"
    relatives: re.Pattern[str]  # what opens a clause about a noun; a date in it is none of the main clause

    @property
    def is_experimental(self) -> bool:
        """Whether nobody has measured it."""
        return self.status == "experimental"

    def table(self, name: str, *, allowed: tuple[str, ...] | None) -> Mapping[str, object]:
        """Return a data file of this language, empty where there is none; ``allowed`` None lets it choose its keys.

        Raises:
            DataFileInvalid: it is not TOML, or has a key that nobody reads.

        """
        entry = self.folder.joinpath(name)
        table = _read(entry, self.label(name)) if entry.is_file() else {}
        if allowed is not None:
            require_keys(self.label(name), table, allowed=(*allowed, "version"))
        return table

    def label(self, name: str) -> str:
        """Return how a file is named to a person."""
        return f"{self.code}/{name}"

    def pattern(self, file: str, written: str, *, macros: Mapping[str, str] | None = None) -> str:
        """Return the regular expression of a written pattern: macros put in, ``~`` any ending, a space any space.

        Raises:
            DataFileInvalid: it names an unknown macro.

        """
        known, pattern = macros or {}, written
        for _ in range(4):  # macros may hold macros
            pattern = MACRO.sub(lambda found: f"(?:{known[found[1]]})" if found[1] in known else found[0], pattern)
        if unknown := MACRO.search(pattern):
            raise DataFileInvalid(file=self.label(file), why=f"unknown macro {unknown[0]}")
        return PIECE.sub(self._widened, pattern)

    def bounded(self, pattern: str) -> str:
        """Return a pattern that matches whole words only, where the language has such."""
        return rf"(?<!\w)(?:{pattern})(?!\w)" if self.spaced else f"(?:{pattern})"

    def _widened(self, piece: re.Match[str]) -> str:
        text = piece[0]
        if text.startswith("["):
            return text.replace(" ", r"\s")
        if text == "~":
            return f"[{self.letters}]*" if self.spaced else ""
        space = r"\s+" if self.spaced else r"\s*"
        return {" ": space, " ?": r"\s*", "'": "['’ʼ]"}.get(text, text)


def _read(entry: Traversable, label: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(entry.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataFileInvalid(file=label, why="it cannot be read") from error


@cache
def tongues() -> tuple[Tongue, ...]:
    """Return every language that has a folder beside this package, by its code.

    Raises:
        DataFileInvalid: a ``language.toml`` does not follow its schema.

    """
    folders = sorted(files("habeas.propose").iterdir(), key=lambda entry: entry.name)
    return tuple(load_tongue(entry) for entry in folders if entry.is_dir() and entry.joinpath(FILE).is_file())


def load_tongue(folder: Traversable) -> Tongue:
    """Return the language of a folder.

    Raises:
        DataFileInvalid: its ``language.toml`` does not follow the schema.

    """
    file = f"{folder.name}/{FILE}"
    table = _read(folder.joinpath(FILE), file)
    require_keys(file, table, allowed=KEYS)
    spaced, cased = table.get("spaced", True), table.get("cased", True)
    status, quotes = text_of(file, table, "status"), texts_of(file, table, "quotes")
    if not isinstance(spaced, bool) or not isinstance(cased, bool) or status not in STATUSES:
        raise DataFileInvalid(file=file, why="spaced and cased must be true or false, status measured or experimental")
    if any(len(pair) != 2 for pair in quotes):
        raise DataFileInvalid(file=file, why="quotes must be pairs of two characters")
    return Tongue(
        folder=folder, code=text_of(file, table, "code"), name=text_of(file, table, "name"), status=status,
        scripts=frozenset(texts_of(file, table, "scripts")), spaced=spaced, cased=cased,
        letters=text_of(file, table, "letters"), ends=text_of(file, table, "sentence_end"),
        telling=frozenset(text_of(file, table, "telling", default="")),
        foreign=frozenset(text_of(file, table, "foreign", default="")),
        abbreviations=frozenset(word.lower() for word in texts_of(file, table, "abbreviations")),
        quotes=tuple((pair[0], pair[1]) for pair in quotes), breaks=_breaks(file, table, spaced=spaced),
        relatives=_relatives(file, table, spaced=spaced), joins=_joins(file, table, spaced=spaced),
    )  # fmt: skip


def _breaks(file: str, table: Mapping[str, object], *, spaced: bool) -> re.Pattern[str]:
    """Return what a cue or a date does not reach across: marks, and the words that open another clause."""
    words = "|".join(re.escape(word.lower()) for word in texts_of(file, table, "breaks"))
    marks = r"[;；：()（）]|:(?!\d)|\s[–—-]\s|——"
    if not words:
        return compiled(file, marks)
    return compiled(file, rf"{marks}|(?<!\w)(?:{words})(?!\w)" if spaced else f"{marks}|(?:{words})")


def _relatives(file: str, table: Mapping[str, object], *, spaced: bool) -> re.Pattern[str]:
    """Return what opens a clause about a noun ("who", "published in")."""
    words = "|".join(texts_of(file, table, "relatives"))
    if not words:
        return compiled(file, r"(?!)")
    written = words.replace("~", f"[{text_of(file, table, 'letters')}]*" if spaced else "")
    return compiled(file, rf"(?<!\w)(?:{written})(?!\w)" if spaced else f"(?:{written})")


def _joins(file: str, table: Mapping[str, object], *, spaced: bool) -> re.Pattern[str]:
    """Return what joins the names of several; up to two words may stand before the second one ("and his wife")."""
    words = "|".join(re.escape(word.lower()) for word in texts_of(file, table, "joins")) or "(?!)"
    marks = "[,،、]"
    if not spaced:
        return compiled(file, rf"(?:{marks}|{words})")
    return compiled(file, rf"\s?{marks}\s|\s?(?:{marks}\s)?(?:{words})\s(?:[^\W\d_]+\s){{0,2}}")
