"""The entries of a list, each about its own people: rows of a table, blocks of labels, numbered lines.

What stands in an entry speaks of its people until the next one begins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.model import Attribute, Document, Kind
from habeas.propose.columns import Reader, Reading, Record, Stretch
from habeas.propose.entrynames import Named
from habeas.propose.grids import Grid, find_grids, leaves
from habeas.propose.labelled import Part, is_label
from habeas.propose.openings import LONGEST_HEADING, Entry, Field, Stream
from habeas.propose.parts import Clause, TimeMention
from habeas.propose.shelf import Shelf

OF_PEOPLE = frozenset({
    *Part, Kind.CHARGE, Attribute.OTHER_NAME, Attribute.LAWYER, Attribute.RELATIVES, Attribute.ORDERING_AUTHORITY,
    Attribute.ARRESTING_FORCE,
})  # fmt: skip
PUNISHMENTS = frozenset({Kind.DETENTION, Kind.ARREST, Kind.SENTENCE})  # "Sentence: ten days of arrest" is one event


class Entries:
    """The entries of one document, found by place."""

    def __init__(
        self, entries: Sequence[Entry], fields: Sequence[Field], heads: Iterable[Stretch], *, text: str
    ) -> None:
        """Order the parts so that each place is looked up in logarithmic time."""
        self.entries, self.fields = tuple(entries), tuple(fields)
        told = Counter(part for entry in entries for part in entry.parts)
        self._parts = sorted(
            (*part, number) for number, entry in enumerate(entries) for part in entry.parts if told[part] == 1
        )
        self._starts = [start for start, _, _ in self._parts]
        self._silent = sorted({*heads, *_silent(fields, text)})
        self._silent_starts = [start for start, _ in self._silent]
        self._penal = sorted({(each.at.start, each.at.end) for each in fields if each.at.label.says is Kind.SENTENCE})
        self._penal_starts = [start for start, _ in self._penal]
        impersonal = {(each.at.start, each.at.end) for each in fields if each.at.label.says not in OF_PEOPLE}
        labels = {each.at.label_at for each in fields if each.at.label_at is not None}
        self._nobody = sorted(impersonal | labels)
        self._nobody_starts = [start for start, _ in self._nobody]

    def number_at(self, place: int) -> int | None:
        """Return the number of the entry that speaks at this place."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or self._parts[at][1] <= place:
            return None
        return self._parts[at][2]

    def at(self, place: int) -> Entry | None:
        """Return the entry that speaks at this place."""
        number = self.number_at(place)
        return None if number is None else self.entries[number]

    def is_silent(self, kind: Kind, start: int, end: int) -> bool:
        """Whether the words are a label, or tell of no event beyond that of their label."""
        at = bisect_right(self._silent_starts, start) - 1
        if at >= 0 and self._silent[at][1] >= end:
            return True
        at = bisect_right(self._penal_starts, start) - 1
        return kind in PUNISHMENTS and at >= 0 and self._penal[at][1] >= end

    def is_nobody(self, start: int, end: int) -> bool:
        """Whether words that may look like a name stand in a label, or in a value that names no person."""
        at = bisect_right(self._nobody_starts, start) - 1
        return at >= 0 and self._nobody[at][1] >= end

    def spoken(self, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
        """Return the clauses without the cells that only answer their label: no name and no event is in them."""
        return tuple(clause for clause in clauses if not self._is_mute(clause))

    def _is_mute(self, clause: Clause) -> bool:
        at = bisect_right(self._silent_starts, clause.start) - 1
        silent = at >= 0 and self._silent[at][1] >= clause.end
        return silent and self.is_nobody(clause.start, clause.end)

    @property
    def people(self) -> Iterator[Named]:
        """Everybody whom an entry is about."""
        return (named for entry in self.entries for named in entry.people)


def _silent(fields: Sequence[Field], text: str) -> Iterator[Stretch]:
    """Yield the stretches in which no event is looked for."""
    for each in fields:
        start, end, label = each.at.start, each.at.end, each.at.label
        if each.at.label_at is not None:
            yield each.at.label_at
        if not label.reads_on and label.says is not Part.NOTES:
            yield start, end
        elif (stated := label.find_stated(text[start:end])) is not None:
            yield start, start + stated[1]  # the field says it already


def grids_of(document: Document) -> tuple[Grid, ...]:
    """Return the tables of a document."""
    return find_grids(document, is_label=is_label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables of a document that are read by their labels, and where the cells of all of them lie."""

    readings: tuple[tuple[Grid, Reading], ...]
    cells: tuple[Stretch, ...]  # of those that are read: the others are read line by line


def read_tables(text: str, grids: Sequence[Grid]) -> Tables:
    """Return what the tables say."""
    reader = Reader(text)
    readings = [(grid, reader.read(grid)) for grid in grids]
    told = tuple((grid, reading) for grid, reading in readings if reading.records or reading.lines or reading.heads)
    return Tables(readings=told, cells=leaves([grid for grid, _ in told]))


def find_entries(text: str, clauses: Sequence[Clause], tables: Tables, times: Sequence[TimeMention]) -> Entries:
    """Return the entries of the text, what their fields say, and which words are only labels."""
    lines = [line for _, reading in tables.readings for line in reading.lines]
    taken = [(grid.start, grid.end) for grid, reading in tables.readings if not reading.lines]
    records = [record for _, reading in tables.readings for record in reading.records]
    stream = Stream(text, clauses, lines, taken, Shelf(times))
    opened = stream.read()
    entries = [*(_of_record(record) for record in records), *opened]
    fields = [Field(at=each, people=record.people) for record in records for each in record.fields]
    fields += [Field(at=bio, people=record.people[:1]) for record in records for bio in stream.bio(record)]
    fields += stream.fields
    heads = [head for _, reading in tables.readings for head in reading.heads]
    heads += [
        (c.start, c.end)
        for c in clauses
        if c.part == "title" and c.end - c.start <= LONGEST_HEADING and is_label(text[c.start : c.end])
    ]
    return Entries(entries, sorted(fields, key=lambda each: each.at.start), heads, text=text)


def _of_record(record: Record) -> Entry:
    return Entry(people=record.people, parts=record.parts, listed=True)
