"""Label and value lines of lists, by the labels of a language: "Дата задержания: 17.05.2013"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.model import Attribute, Kind, Mention
from habeas.propose.datafile import require_keys, text_of, texts_of
from habeas.propose.parts import Clause, TimeMention
from habeas.propose.tongues.language import Tongue

FILE = "fields.toml"
ENTRY = "name"
LINE = re.compile(
    r"[\s*•·–—-]{0,6}(?:\(?\w{1,3}[.)]\s{1,3})?([^\s:：|=\t][^:：|=\t\n]{0,70}?)\s{0,4}[:：|=\t]\s{0,4}(?=\S)"
)
NO_VALUE = frozenset({"-", "–", "—", "?"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a label says: an event or an attribute; None opens an entry with a name."""

    says: Kind | Attribute | None
    needs_date: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of an entry: its label, its value, the person of the entry and the date in the value."""

    clause: Clause
    label: Label
    label_place: tuple[int, int]
    start: int
    end: int
    person: Mention | None
    date: TimeMention | None


@cache
def load_labels(tongue: Tongue) -> Mapping[str, Label]:
    """Return what each label says.

    Raises:
        DataFileInvalid: an entry has an unknown key or kind.

    """
    file, rows = tongue.label(FILE), tongue.table(FILE, allowed=("field",)).get("field", [])
    if not isinstance(rows, list):
        raise DataFileInvalid(file=file, why="field must be a list of tables")
    labels: dict[str, Label] = {}
    for row in rows:
        require_keys(file, row, allowed=("says", "labels", "takes"))
        says = text_of(file, row, "says")
        if says != ENTRY and says not in {*Kind, *Attribute}:
            raise DataFileInvalid(file=file, why=f"unknown kind {says}")
        meaning = None if says == ENTRY else Kind(says) if says in set(Kind) else Attribute(says)
        for words in texts_of(file, row, "labels"):
            labels.setdefault(words.lower(), Label(says=meaning, needs_date=row.get("takes") == "date"))
    return labels


def find_fields(text: str, clauses: Sequence[Clause], times: Sequence[TimeMention], tongue: Tongue) -> Iterator[Line]:
    """Yield the lines whose label we know, each with the person whose name opened its entry."""
    labels = load_labels(tongue)
    person: Mention | None = None
    for clause in clauses if labels else ():
        match = LINE.match(text, clause.start, clause.end)
        label = labels.get(" ".join(match[1].lower().split())) if match else None
        if match is None or label is None:
            continue
        start, end = match.end(), clause.end
        while end > start and text[end - 1] in " \t\r\n;,.。；":
            end -= 1
        value = text[start:end]
        if not value or value.lower() in NO_VALUE:
            continue
        if label.says is None:
            name = value.split("(")[0].split(",")[0].strip()
            person = Mention(name=name, start=start, end=start + len(name), text=name) if 0 < len(name) <= 80 else None
            continue
        date = next((time for time in times if start <= time.start < end and time.when is not None), None)
        if date is not None or not label.needs_date:
            yield Line(clause=clause, label=label, label_place=match.span(1), start=start, end=end, person=person,
                       date=date)  # fmt: skip
