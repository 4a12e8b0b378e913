"""Label and value lines of list-like documents read as claims: "Date of arrest: 17 May 2013"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.model import Attribute, Kind, Mention
from habeas.propose.datafile import read, require_keys, text_of, texts_of
from habeas.propose.parts import Clause, TimeMention
from habeas.propose.shelf import Shelf

FILE = "en/fields.toml"
LINE = re.compile(
    r"[\s*•·–—-]{0,6}(?:\(?[0-9a-zA-Z]{1,3}[.)]\s{1,3})?([^\s:|=\t][^:|=\t\n]{0,70}?)\s{0,4}[:|=\t]\s{0,4}(?=\S)"
)
HEADING = re.compile(
    r"\s*(?:(?:No\.?\s*|Case\s+|#)?\(?\d{1,4}[.):]?\s{1,3}|[*•·–—-]\s{0,3})?"
    r"((?:[^\W\d_][\w'’.-]{0,30})(?:\s(?:[^\W\d_][\w'’.-]{0,30})){1,4})(?:\s?\([^()\n]{1,60}\))?\s*"
)
ENTRY = "name"
NO_VALUE = frozenset(
    {"-", "–", "—", "n/a", "na", "unknown", "not known", "none", "?", "not available", "no information"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a label says: an event or an attribute; None opens an entry with a name."""

    says: Kind | Attribute | None
    needs_date: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """One line of an entry: its label, its value, and the person of the entry."""

    clause: Clause
    label: Label
    label_start: int
    label_end: int
    start: int
    end: int
    person: Mention | None
    date: TimeMention | None


@cache
def read_labels() -> Mapping[str, Label]:
    """Return what each label says.

    Raises:
        DataFileInvalid: an entry has an unknown key or kind.

    """
    found = read(FILE)
    require_keys(FILE, found, allowed=("version", "field"))
    rows = found.get("field")
    if not isinstance(rows, list):
        raise DataFileInvalid(file=FILE, why="there are no fields")
    labels: dict[str, Label] = {}
    for row in rows:
        require_keys(FILE, row, allowed=("says", "labels", "takes"))
        label = Label(says=_meaning(text_of(FILE, row, "says")), needs_date=row.get("takes") == "date")
        for words in texts_of(FILE, row, "labels"):
            labels.setdefault(words, label)
    return labels


def _meaning(says: str) -> Kind | Attribute | None:
    if says == ENTRY:
        return None
    try:
        return Kind(says) if says in set(Kind) else Attribute(says)
    except ValueError as error:
        raise DataFileInvalid(file=FILE, why=f"unknown kind {says}") from error


def find_fields(text: str, clauses: Sequence[Clause], times: Sequence[TimeMention]) -> Iterator[FieldLine]:
    """Yield the lines whose label we know, each with the person whose name opened its entry."""
    dates = Shelf(time for time in times if time.when is not None)
    person: Mention | None = None
    heading: Mention | None = None
    for clause in clauses:
        found = find_label(text, clause)
        if found is None:
            heading = _heading(text, clause)
            continue
        match, label = found
        person, heading = heading or person, None
        start, end = match.end(), _value_end(text, match.end(), clause.end)
        value = text[start:end]
        if not value or value.lower() in NO_VALUE:
            continue
        if label.says is None:
            named = _name_in(value)
            person = Mention(name=named, start=start, end=start + len(named), text=named) if named else None
            continue
        date = next((time for time in dates.within(start, end) if time.end <= end), None)
        if label.needs_date and date is None:
            continue
        yield FieldLine(
            clause=clause, label=label, label_start=match.start(1), label_end=match.end(1), start=start, end=end,
            person=person, date=date,
        )  # fmt: skip


def find_label(text: str, clause: Clause) -> tuple[re.Match[str], Label] | None:
    """Return the label that opens a line, where we know what it says."""
    match = LINE.match(text, clause.start, clause.end)
    label = read_labels().get(" ".join(match.group(1).lower().split())) if match else None
    return (match, label) if match is not None and label is not None else None


def _heading(text: str, clause: Clause) -> Mention | None:
    """Return the name on a line of its own that may open an entry: "1. X Y", "MIREL TAVOS"."""
    match = HEADING.fullmatch(text[clause.start : clause.end].rstrip())
    if match is None or not all(word[:1].isupper() or len(word) < 4 for word in match.group(1).split()):
        return None
    start, end = clause.start + match.start(1), clause.start + match.end(1)
    return Mention(name=text[start:end], start=start, end=end, text=text[start:end])


def _value_end(text: str, start: int, end: int) -> int:
    """Return where the value ends: without trailing space and semicolons."""
    while end > start and text[end - 1] in " \t\r\n;,.":
        end -= 1
    return end


def _name_in(value: str) -> str | None:
    """Return the name at the start of a value, without what stands behind it in brackets."""
    named = re.split(r"\s*[(\[;|\n]|,\s+(?=\d|born|aged)", value, maxsplit=1)[0].strip(" ,.")
    return named if 0 < len(named) <= 80 and any(letter.isalpha() for letter in named) else None
