"""What opens an entry in running text: a name on a line of its own, a field with a name, a numbered line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.propose.columns import FieldAt, Record, Stretch
from habeas.propose.entrylines import TRAILING, find_bio, find_lines
from habeas.propose.entrynames import Named, name_at, names_in
from habeas.propose.labelled import Part, is_label, label_of
from habeas.propose.parts import Clause, TimeMention
from habeas.propose.people import read_people
from habeas.propose.shelf import Shelf

NUMBERED = re.compile(
    r"\s{0,8}(?:[•●▪*–—-]\s{1,3}|(?:No\.?\s?|Case\s|#)?\(?\d{1,4}[.):]\s{1,4}|\(?[a-z][.)]\s{1,3})(?=[^\W\d_a-z])"
)
BEHIND_NAME = re.compile(r"\s{0,2}(?:[(,.:;\[]|[–—-]\s|$)")
HEADING_REST = re.compile(r"\s{0,2}(?:[(,\[].{0,100}|[:.]?)\s*")
CHOICE = re.compile(r"(?:\((?:yes|no)\)\s?){1,2}:?\s?", re.IGNORECASE)  # what a form lets one tick
LONGEST_LOOSE = 120  # code points of a value that stands in no entry
LONGEST_HEADING = 160
AHEAD = 3  # clauses after a name on a line of its own within which the entry's first field stands
FEWEST_NUMBERED = 2
MOSTLY = 0.5  # of the numbered paragraphs that open with a name: else they are paragraphs, not entries
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


@dataclass(slots=True)
class _Open:
    """An entry of which the end was not met yet."""

    people: tuple[Named, ...]
    start: int
    listed: bool
    end: int = 0


@dataclass(slots=True)
class Stream:
    """The clauses of a text in their order, with the fields that stand in them."""

    text: str
    clauses: Sequence[Clause]
    lines: Sequence[FieldAt]  # of forms
    tables: Sequence[Stretch]  # that are read by their columns, or not at all
    times: Shelf[TimeMention]
    fields: list[Field] = field(default_factory=list)
    _formed: Shelf[FieldAt] = field(init=False)
    _family: tuple[object, Named] | None = None  # a family or given name that may be completed below

    def read(self) -> list[Entry]:
        """Return the entries that names on lines of their own, fields and numbers open."""
        self._formed = Shelf(self.lines)
        held = [self._lines_of(number) for number in range(len(self.clauses))]
        numbered, others = self._numbered(held)
        found: list[_Open] = []
        for number, clause in enumerate(self.clauses):
            if self._in_table(clause.start):
                self._close(found, clause.start)
                continue
            if (heading := self._heading(number, held)) is not None:
                self._open(found, (heading,), clause, listed=False)
            elif opening := numbered.get(number):
                self._open(found, opening, clause, listed=True)
            elif found and found[-1].listed and (number in others or (clause.part == "title" and not held[number])):
                self._close(found, clause.start)
            self._take(found, clause, held[number])
        self._close(found, len(self.text))
        self._shorten(found)
        told = [one for one in found if one.end > one.start]
        return [Entry(people=one.people, parts=((one.start, one.end),), listed=one.listed) for one in told]

    def _shorten(self, found: Sequence[_Open]) -> None:
        """End the last of several numbered lines with its paragraph, as the others do: a note may follow it."""
        listed = [one for one in found if one.listed]
        starts = [clause.start for clause in self.clauses]
        ends = {}
        for one in listed:
            first = bisect_left(starts, one.start)
            last = first
            while last + 1 < len(starts) and self.clauses[last + 1].paragraph == self.clauses[first].paragraph:
                last += 1
            ends[one.start] = self.clauses[last].end
        if len(listed) > 1 and all(
            one.end - ends[one.start] < LONGEST_HEADING and not self.text[ends[one.start] : one.end].strip()
            for one in listed[:-1]
        ):
            listed[-1].end = ends[listed[-1].start]

    def _take(self, found: list[_Open], clause: Clause, lines: Sequence[FieldAt]) -> None:
        for line in lines:
            people = self._named_by(line)
            if people:
                fresh = not found or found[-1].end or found[-1].listed or not _is_same(found[-1].people, people)
                if fresh and not self._family:
                    self._open(found, people, clause, listed=False)
                elif fresh:
                    self._rename(found, people, clause)
                elif found:
                    found[-1].people = people
            here = found[-1].people if found and not found[-1].end else ()
            if not here and line.end - line.start > LONGEST_LOOSE:
                continue  # "Lawyer: …" over a story is a headline
            self.fields.append(Field(at=line, people=here))

    def _named_by(self, line: FieldAt) -> tuple[Named, ...]:
        """Return whom a line names; a given name below a family name completes it."""
        if line.label.says is Part.NAME:
            self._family = None
            return names_in(self.text, line.start, line.end)
        if line.label.says not in (Part.FAMILY_NAME, Part.GIVEN_NAME):
            return ()
        one = name_at(self.text, line.start, line.end)
        other, self._family = self._family, (line.label.says, one) if one is not None else None
        if one is None or other is None or other[0] is line.label.says:
            return (one,) if one is not None else ()
        family, given = (other[1], one) if line.label.says is Part.GIVEN_NAME else (one, other[1])
        words = (*given.words, *family.words)
        return (Named(start=family.start, end=family.end, name=" ".join(words), words=words),)

    def _rename(self, found: list[_Open], people: tuple[Named, ...], clause: Clause) -> None:
        """Give the entry that a family name opened its full name, or open one where there is none yet."""
        if (
            found
            and not found[-1].end
            and len(found[-1].people) == 1
            and {*found[-1].people[0].words} & {*people[0].words}
        ):
            found[-1].people = people
        else:
            self._open(found, people, clause, listed=False)

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
                choice = CHOICE.match(self.text, clause.start, clause.end)
                start = choice.end() if choice else clause.start
                return (FieldAt(label=label, label_at=at, start=start, end=_value_end(self.text, clause)),)
        return tuple(find_lines(self.text, clause))

    def _is_bare(self, number: int) -> bool:
        """Whether a clause is a label and nothing else: with a colon, or one of several that take turns with values."""
        if not 0 <= number < len(self.clauses):
            return False
        words = self._bare_words(number)
        label = label_of(words)
        if label is None or label.says is Part.ASIDE:
            return False
        return words.endswith((":", "?")) or any(
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
        if len(people) != 1 or (len(people[0].words) < 2 and not read_people().is_given(people[0].words[0])):
            return None
        rest = HEADING_REST.fullmatch(self.text, people[0].end, clause.end)
        return people[0] if rest is not None and not self._in_table(clause.start) else None

    def _numbered(self, held: Sequence[Sequence[FieldAt]]) -> tuple[dict[int, tuple[Named, ...]], set[int]]:
        """Return the numbered lines that open with a name, unless most open with something else, and the others."""
        found: dict[int, tuple[Named, ...]] = {}
        others: set[int] = set()
        paragraph = -1
        for number, clause in enumerate(self.clauses):
            opens, paragraph = clause.paragraph != paragraph, clause.paragraph
            match = NUMBERED.match(self.text, clause.start, clause.end) if opens else None
            if match is None or self._in_table(clause.start):
                continue
            others.add(number)
            named = name_at(self.text, match.end(), clause.end)
            if held[number] or named is None or len(named.words) < 2:
                continue
            if BEHIND_NAME.match(self.text, named.end, clause.end) and not is_label(" ".join(named.words)):
                found[number] = (named,)
                others.remove(number)
        names = {named.name for people in found.values() for named in people}
        if len(names) < FEWEST_NUMBERED or len(found) < MOSTLY * (len(found) + len(others)):
            return {}, set()
        return found, others

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
