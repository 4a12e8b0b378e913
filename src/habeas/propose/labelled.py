"""What the labels of list-like documents say ("Date of arrest", "arrest_date"), and which values say nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from habeas.errors import DataFileInvalid
from habeas.model import Attribute, Kind, Modality
from habeas.propose.datafile import compiled, read, require_keys, text_of, texts_of

FILE = "en/fields.toml"
KEYS = ("says", "labels", "takes", "reads", "own", "modality")
EDGES = " \t\r\n\f\v\xa0?:.*#•·–—-=|()[]\"'“”‘’"
BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{0,120}[)\]]")
LONGEST_LABEL = 160


class Part(StrEnum):
    """What a label is for where it names no event or attribute."""

    NAME = "name"  # opens an entry
    FAMILY_NAME = "family name"
    GIVEN_NAME = "given name"
    STATUS = "status"  # the value names the event: "released"
    NOTES = "notes"  # prose: read like any other
    ASIDE = "aside"  # of the list, not of the person: a number, the source, the day of the entry


AGREED = frozenset({Part.STATUS, Kind.SENTENCE, Kind.CONVICTION})  # their values may name another event


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a label says, and how its value is read.

    ``takes`` is "date" (a value without one says nothing), "place", or "words". ``reads_on``: the value may tell of
    further events. ``own``: it is one person's, and is given to nobody where a row names several.
    """

    says: Kind | Attribute | Part
    takes: str = "words"
    reads_on: bool = False
    own: bool = False
    modality: Modality = Modality.ASSERTED

    def find_stated(self, value: str) -> tuple[Kind, int] | None:
        """Return what a value of this label names, whatever was asked, and where the words for it end."""
        if self.says not in AGREED:
            return None
        found = ((each.says, each.pattern.match(value)) for each in read_fields().stated)
        return next(((says, match.end()) for says, match in found if match is not None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Words with which a value names what happened, whatever its label asked: "acquitted", "released on bail"."""

    says: Kind
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The data about labels and values."""

    labels: Mapping[str, Label]
    unknown: frozenset[str]
    nobody: frozenset[str]
    stated: Sequence[Stated]
    lines: Sequence[Mapping[str, str]]  # for the tests: a line, and what it says

    def is_unknown(self, value: str) -> bool:
        """Whether a value says that nothing is known."""
        bare = " ".join(value.lower().split()).strip(EDGES)
        return not bare or bare in self.unknown or not any(letter.isalnum() for letter in bare)


@cache
def read_fields() -> Fields:
    """Return the labels and values that we know.

    Raises:
        DataFileInvalid: an entry has an unknown key or kind.

    """
    found = read(FILE)
    require_keys(FILE, found, allowed=("version", "field", "unknown", "nobody", "stated", "test"))
    labels: dict[str, Label] = {}
    for row in _rows(found, "field"):
        require_keys(FILE, row, allowed=KEYS)
        label = Label(
            says=_meaning(text_of(FILE, row, "says")), takes=text_of(FILE, row, "takes", default="words"),
            reads_on=text_of(FILE, row, "reads", default="") == "on",
            own=text_of(FILE, row, "own", default="") == "yes",
            modality=Modality(text_of(FILE, row, "modality", default="asserted")),
        )  # fmt: skip
        for words in texts_of(FILE, row, "labels"):
            labels.setdefault(words, label)
    return Fields(
        labels=labels, unknown=frozenset(texts_of(FILE, found, "unknown")),
        nobody=frozenset(texts_of(FILE, found, "nobody")),
        stated=tuple(
            Stated(says=Kind(text_of(FILE, row, "says")), pattern=compiled(FILE, text_of(FILE, row, "pattern")))
            for row in _rows(found, "stated")
        ),
        lines=tuple({key: text_of(FILE, row, key) for key in row} for row in _rows(found, "test")),
    )  # fmt: skip


def _rows(found: Mapping[str, object], key: str) -> list[dict[str, object]]:
    rows = found.get(key)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DataFileInvalid(file=FILE, why=f"{key} must be a list of tables")
    return rows


def _meaning(says: str) -> Kind | Attribute | Part:
    for kind in (Kind, Attribute, Part):
        if says in set(kind):
            return kind(says)
    raise DataFileInvalid(file=FILE, why=f"unknown kind {says}")


@lru_cache(maxsize=10_000)
def label_of(words: str) -> Label | None:
    """Return what a label says, whatever its case, number and marks: "DATE_OF_ARREST:", "Date of arrest (d/m/y)"."""
    if len(words) > LONGEST_LABEL:
        return None
    labels = read_fields().labels
    plain = " ".join(words.replace("_", " ").lower().split())
    for form in (plain.strip(EDGES), BRACKETED.sub("", plain).strip(EDGES)):
        bare = re.sub(r"^(?:\(?\d{1,3}[.)]\s?|(?:[a-z]|[ivx]{1,5})[.)]\s)", "", form)
        for tried in (bare, bare.removeprefix("the "), bare.replace(" / ", "/")):
            if tried in labels:
                return labels[tried]
    return None


def is_label(words: str) -> bool:
    """Whether these words are a label that we know."""
    return label_of(words) is not None
