"""The entries of a list, each about its own people: rows of a table, blocks of labels, numbered lines.

What stands in an entry speaks of its people until the next one begins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from habeas.model import Attribute, Document, Kind
from habeas.propose.columns import FieldAt, Reader, Record, Stretch
from habeas.propose.entrylines import TRAILING, find_bio, find_lines
from habeas.propose.entrynames import Named, name_at, names_in
from habeas.propose.grids import Grid, find_grids
from habeas.propose.labelled import Part, is_label, label_of
from habeas.propose.parts import Clause, TimeMention
from habeas.propose.shelf import Shelf

NUMBERED = re.compile(
    r"\s{0,8}(?:[•●▪*–—-]\s{1,3}|(?:No\.?\s?|Case\s|#)?\(?\d{1,4}[.):]\s{1,4}|\(?[a-z][.)]\s{1,3})(?=[^\W\d_a-z])"
)
BEHIND_NAME = re.compile(r"\s{0,2}(?:[(,.:;\[]|[–—-]\s|$)")
HEADING_REST = re.compile(r"\s{0,2}(?:[(,\[].{0,100}|[:.]?)\s*")
LONGEST_HEADING = 160
AHEAD = 3  # clauses after a name on a line of its own within which the entry's first field stands
FEWEST_NUMBERED = 2
MOSTLY = 0.5  # of the numbered paragraphs that open with a name: else they are paragraphs, not entries
OF_PEOPLE = frozenset({
    *Part, Attribute.OTHER_NAME, Attribute.LAWYER, Attribute.RELATIVES, Attribute.ORDERING_AUTHORITY, Kind.CHARGE, Attribute.ARRESTING_FORCE,
})  # fmt: skip
PUNISHMENTS = frozenset({Kind.DETENTION, Kind.ARREST, Kind.SENTENCE})  # "Sentence: ten days of arrest" is one event
ASIDES = frozenset({Part.ASIDE, Part.NOTES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: whom it is about, and the stretches that speak of them.

    ``listed``: a row or a numbered line, in which what has no subject happened to them.
    """

    people: tuple[Named, ...]
    parts: tuple[Stretch, ...]
    listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value with its label and the people whom it concerns: none where no entry holds it."""

    at: FieldAt
    people: tuple[Named, ...]


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


def find_entries(text: str, clauses: Sequence[Clause], grids: Sequence[Grid], times: Sequence[TimeMention]) -> Entries:
    """Return the entries of the text, what their fields say, and which words are only labels."""
    reader = Reader(text)
    readings = [(grid, reader.read(grid)) for grid in grids]
    lines = [line for _, reading in readings for line in reading.lines]
    tables = [(grid.start, grid.end) for grid, reading in readings if not reading.lines]
    records = [record for _, reading in readings for record in reading.records]
    stream = _Stream(text, clauses, lines, tables, Shelf(times))
    opened = stream.read()
    entries = [*(_of_record(record) for record in records), *opened]
    fields = [Field(at=each, people=record.people) for record in records for each in record.fields]
    fields += [Field(at=bio, people=record.people[:1]) for record in records for bio in stream.bio(record)]
    fields += stream.fields
    heads = (head for _, reading in readings for head in reading.heads)
    return Entries(entries, sorted(fields, key=lambda each: each.at.start), heads, text=text)


def _of_record(record: Record) -> Entry:
    return Entry(people=record.people, parts=record.parts, listed=True)


@dataclass(slots=True)
class _Open:
    """An entry of which the end was not met yet."""

    people: tuple[Named, ...]
    start: int
    listed: bool
    end: int = 0


@dataclass(slots=True)
class _Stream:
    """The clauses of a text in their order, with the fields that stand in them."""

    text: str
    clauses: Sequence[Clause]
    lines: Sequence[FieldAt]  # of forms
    tables: Sequence[Stretch]  # that are read by their columns, or not at all
    times: Shelf[TimeMention]
    fields: list[Field] = field(default_factory=list)
    _formed: Shelf[FieldAt] = field(init=False)

    def read(self) -> list[Entry]:
        """Return the entries that names on lines of their own, fields and numbers open."""
        self._formed = Shelf(self.lines)
        held = [self._lines_of(number) for number in range(len(self.clauses))]
        numbered = self._numbered(held)
        found: list[_Open] = []
        for number, clause in enumerate(self.clauses):
            if self._in_table(clause.start):
                self._close(found, clause.start)
                continue
            if (heading := self._heading(number, held)) is not None:
                self._open(found, (heading,), clause, listed=False)
            elif opening := numbered.get(number):
                self._open(found, opening, clause, listed=True)
            elif clause.part == "title" and found and found[-1].listed and not held[number]:
                self._close(found, clause.start)
            self._take(found, clause, held[number])
        self._close(found, len(self.text))
        return [
            Entry(people=one.people, parts=((one.start, one.end),), listed=one.listed) for one in found if one.end > one.start
        ]  # fmt: skip

    def _take(self, found: list[_Open], clause: Clause, lines: Sequence[FieldAt]) -> None:
        for line in lines:
            if line.label.says is Part.NAME and (people := names_in(self.text, line.start, line.end)):
                fresh = not found or found[-1].end or not _is_same(found[-1].people, people) or found[-1].listed
                if fresh:
                    self._open(found, people, clause, listed=False)
                elif found:
                    found[-1].people = people
            here = found[-1].people if found and not found[-1].end else ()
            self.fields.append(Field(at=line, people=here))

    def _open(self, found: list[_Open], people: tuple[Named, ...], clause: Clause, *, listed: bool) -> None:
        self._close(found, clause.start)
        found.append(_Open(people, clause.start, listed))
        self.fields += [Field(at=each, people=people) for each in self._bio(people, clause.end)]

    def _close(self, found: list[_Open], end: int) -> None:
        if found and not found[-1].end:
            found[-1].end = end

    def _in_table(self, place: int) -> bool:
        at = bisect_right(self.tables, (place, len(self.text) + 1)) - 1
        return at >= 0 and self.tables[at][1] > place

    def _lines_of(self, number: int) -> tuple[FieldAt, ...]:
        """Return the fields of a clause; the value of a label alone on its line is the line below."""
        clause = self.clauses[number]
        if self._in_table(clause.start):
            return ()
        if formed := self._formed.within(clause.start, clause.end):
            return tuple(formed)
        if number and self._is_bare(number - 1) and not self._is_bare(number):
            above = self.clauses[number - 1]
            label = label_of(self.text[above.start : above.end])
            if label is not None and clause.end - clause.start <= LONGEST_HEADING:
                at = (above.start, above.end)
                return (FieldAt(label=label, label_at=at, start=clause.start, end=_value_end(self.text, clause)),)
        return tuple(find_lines(self.text, clause))

    def _is_bare(self, number: int) -> bool:
        """Whether a clause is a label and nothing else: with a colon, or one of several that take turns with values."""
        if not 0 <= number < len(self.clauses):
            return False
        words = self._bare_words(number)
        if not is_label(words):
            return False
        return words.endswith(":") or any(
            is_label(self._bare_words(other)) for other in (number - 2, number + 2) if 0 <= other < len(self.clauses)
        )

    def _bare_words(self, number: int) -> str:
        clause = self.clauses[number]
        return self.text[clause.start : min(clause.end, clause.start + LONGEST_HEADING)].strip()

    # -- what opens an entry ---------------------------------------------------------------------------------------

    def _heading(self, number: int, held: Sequence[Sequence[FieldAt]]) -> Named | None:
        """Return the name on a line of its own, where a field follows before another such name."""
        named = self._named_line(number) if not held[number] else None
        if named is None:
            return None
        for ahead in range(number + 1, min(number + 1 + AHEAD, len(self.clauses))):
            if any(line.label.says not in ASIDES for line in held[ahead]):
                return named
            if not held[ahead] and self._named_line(ahead) is not None:
                return None
        return None

    def _named_line(self, number: int) -> Named | None:
        """Return the name that makes up a line, with a number before it or brackets behind it."""
        clause = self.clauses[number]
        if clause.end - clause.start > LONGEST_HEADING or is_label(self._bare_words(number)):
            return None
        people = names_in(self.text, clause.start, clause.end)
        if len(people) != 1 or (len(people[0].words) < 2 and not people[0].words[0].isupper()):
            return None
        rest = HEADING_REST.fullmatch(self.text, people[0].end, clause.end)
        return people[0] if rest is not None and not self._in_table(clause.start) else None

    def _numbered(self, held: Sequence[Sequence[FieldAt]]) -> dict[int, tuple[Named, ...]]:
        """Return the numbered lines that open with a name, unless most numbered lines open with something else."""
        found: dict[int, tuple[Named, ...]] = {}
        all_numbered = 0
        paragraph = -1
        for number, clause in enumerate(self.clauses):
            opens, paragraph = clause.paragraph != paragraph, clause.paragraph
            match = NUMBERED.match(self.text, clause.start, clause.end) if opens else None
            if match is None or self._in_table(clause.start):
                continue
            all_numbered += 1
            named = name_at(self.text, match.end(), clause.end)
            if held[number] or named is None or len(named.words) < 2:
                continue
            if BEHIND_NAME.match(self.text, named.end, clause.end) and not is_label(" ".join(named.words)):
                found[number] = (named,)
        names = {named.name for people in found.values() for named in people}
        return found if len(names) >= FEWEST_NUMBERED and len(found) >= MOSTLY * all_numbered else {}

    def _bio(self, people: tuple[Named, ...], end: int) -> tuple[FieldAt, ...]:
        return tuple(find_bio(self.text, people[0].end, end, self.times)) if len(people) == 1 else ()

    def bio(self, record: Record) -> tuple[FieldAt, ...]:
        """Return what stands behind the name in its cell."""
        one = record.people[0]
        end = next((last for first, last in record.parts if first <= one.start < last), one.end)
        return self._bio(record.people, end)


def _value_end(text: str, clause: Clause) -> int:
    end = clause.end
    while end > clause.start and text[end - 1] in TRAILING:
        end -= 1
    return end


def _is_same(one: Sequence[Named], other: Sequence[Named]) -> bool:
    """Whether two openings name the same people: "Danel ORSUN" and "Orsun, Danel"."""
    return [{word.lower() for word in named.words} for named in one] == [
        {word.lower() for word in named.words} for named in other
    ]
