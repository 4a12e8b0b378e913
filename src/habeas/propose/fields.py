"""What the fields of a list say of its people: a value with its label becomes what a claim can be made of.

A value is taken as it stands. One that says that nothing is known, or lacks the date that its label asks for, says
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.model import Attribute, Kind, Modality
from habeas.propose.columns import FieldAt, Stretch
from habeas.propose.entries import Entries
from habeas.propose.entrylines import TRAILING
from habeas.propose.entrynames import Named
from habeas.propose.labelled import Part, read_fields
from habeas.propose.openings import Field
from habeas.propose.parts import TimeMention
from habeas.propose.shelf import Shelf

BESIDE = re.compile(r"\s{0,2}(?:on|in|since|as of|,|:|[–—-]|\()?\s{0,2}")
APART = re.compile(r"\s*(?:[;/\n]|,?\s+and\s+|,)\s*")
PLACE_BEHIND = re.compile(r"\s{0,2}[,;(]\s{0,2}(?:in |at )?(?P<place>[^\W\d_a-z][^,;()\n]{1,80})")
INITIAL = re.compile(r"(?:^|\W)[^\W\d_]\.$")
ASKS_PLACE = re.compile(r"\bplace\b|\bwhere\b", re.IGNORECASE)
NO = frozenset({"no", "none"})  # no answer to most labels, and one to "was a warrant shown"
UNSURE = re.compile(r"^\s*(?:not|never|no longer|denied)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """One field as a claim: what it says of whom, its value, and the date and place in it."""

    says: Kind | Attribute
    modality: Modality
    label_at: Stretch | None
    start: int
    end: int
    people: tuple[Named, ...]  # none where the field stands in no entry
    date: TimeMention | None
    place: Stretch | None

    @property
    def passage(self) -> Stretch:
        """From the label to the end of the value; a value under the head of its column stands alone."""
        return (min(self.label_at[0], self.start) if self.label_at else self.start), self.end


def find_fields(text: str, entries: Entries, times: Sequence[TimeMention]) -> Iterator[FieldLine]:
    """Yield what the fields of the entries, and those outside all entries, say."""
    dates = Shelf(time for time in times if time.when is not None and not time.repeats and time.lasts is None)
    lines = [line for each in entries.fields for line in _lines(text, each, dates)]
    acquitted = {line.people for line in lines if line.says is Kind.ACQUITTAL and line.people}
    # "Judgment: 2 April" is the day on which somebody was found guilty, or was not.
    yield from (line for line in lines if line.says is not Kind.CONVICTION or line.people not in acquitted)


def _lines(text: str, field: Field, dates: Shelf[TimeMention]) -> Iterator[FieldLine]:
    label, (start, end) = field.at.label, _bounds(text, field.at)
    value = text[start:end]
    if not value or read_fields().is_unknown(value) or label.says in (Part.ASIDE, Part.NOTES):
        return
    says, modality = label.says, label.modality
    if value.lower() in NO and says is not Attribute.WARRANT_SHOWN:
        return
    if (stated := label.find_stated(value)) is not None:
        says = stated[0]
    if isinstance(says, Part) or (isinstance(says, Kind) and UNSURE.match(value)):
        return
    date = next((time for time in dates.within(start, end) if time.end <= end), None)
    if stated is not None and date is not None and not BESIDE.fullmatch(text, start + stated[1], date.start):
        date = None  # "released (sentenced on 3 May)"
    if label.takes == "date" and date is None and says is label.says:
        return
    for first, last, people in (
        _shared_out(text, start, end, field.people) if label.own else ((start, end, field.people),)
    ):
        yield FieldLine(
            says=says, modality=modality, label_at=field.at.label_at, start=first, end=last, people=people,
            date=date if isinstance(says, Kind) or says is Attribute.BIRTH else None,
            place=_place(text, field.at, date, (start, end)),
        )  # fmt: skip


def _bounds(text: str, at: FieldAt) -> Stretch:
    """Return the value without marks and space around it."""
    start, end = at.start, at.end
    while end > start and text[end - 1] in TRAILING and not INITIAL.search(text, max(start, end - 3), end):
        end -= 1
    while start < end and text[start] in " \t\r\n*_":
        start += 1
    return start, end


def _shared_out(
    text: str, start: int, end: int, people: Sequence[Named]
) -> Iterator[tuple[int, int, tuple[Named, ...]]]:
    """Yield a value that is one person's own: to several people only where it has as many parts."""
    if len(people) < 2:
        yield start, end, tuple(people)
        return
    cuts = [match.span() for match in APART.finditer(text, start, end)]
    starts, ends = [start, *(last for _, last in cuts)], [*(first for first, _ in cuts), end]
    if len(starts) == len(people):
        for first, last, one in zip(starts, ends, people, strict=True):
            if last > first and not read_fields().is_unknown(text[first:last]):
                yield first, last, (one,)


def _place(text: str, at: FieldAt, date: TimeMention | None, value: Stretch) -> Stretch | None:
    """Return where it happened: the value itself, or what stands behind the date where the label asks for both."""
    if at.label.takes == "place":
        return value
    if date is None or at.label_at is None or not ASKS_PLACE.search(text, *at.label_at):
        return None
    behind = PLACE_BEHIND.match(text, date.end, value[1])
    return behind.span("place") if behind else None
