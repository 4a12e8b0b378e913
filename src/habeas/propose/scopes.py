"""Who is who in a list: each entry is read for itself, so that no pronoun reaches into the entry before.

What a name names is judged by the whole document; whom "he" and "his lawyer" stand for, by the entry alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.model import Attribute, Mention, Sort
from habeas.propose.cast import Cast
from habeas.propose.coreference import Reader
from habeas.propose.entries import Entries
from habeas.propose.entrynames import Named
from habeas.propose.figures import Names
from habeas.propose.openings import Entry
from habeas.propose.parts import Clause, Entity, TimeMention
from habeas.propose.people import read_people
from habeas.propose.spots import Spot
from habeas.propose.tokens import folded

ODD = ',;|("“«\n\t'  # marks that belong to no name
FEMALE, MALE = frozenset({"f", "female", "woman", "girl"}), frozenset({"m", "male", "man", "boy"})


class EntryReader(Reader):
    """One pass over the spots of an entry, or of what stands outside all entries."""

    def __init__(self, text: str, clauses: Sequence[Clause], names: Names, *, about: Named | None = None) -> None:
        """Begin with the person whom the entry is about, where it is one person's."""
        super().__init__(text, clauses, names)
        self._about = about

    def _weigh(self, spots: Sequence[Spot]) -> None:
        """Let the entry's person be the main one, however often others are named."""
        super()._weigh(spots)
        if self._about is not None:
            own = next((spot for spot in spots if spot.form == "name" and spot.start == self._about.start), None)
            found = self.names.candidates(own) if own is not None else []
            self._main = found[0] if found else self._main


def with_people(named: Sequence[Spot], entries: Entries, clauses: Sequence[Clause], text: str) -> list[Spot]:
    """Return the spots of names, those whom an entry is about among them for certain."""
    starts = [clause.start for clause in clauses]
    sexes = _sexes(entries, text)
    sure = {}
    for one in entries.people:
        sure[one.start] = Spot(
            start=one.start, end=one.end, clause=max(0, bisect_right(starts, one.start) - 1), form="name",
            sort=Sort.PERSON, words=one.words, gender=sexes.get(one.start) or _gender(one), opens=True,
        )  # fmt: skip
    taken = sorted((spot.start, spot.end) for spot in sure.values())
    begins = [start for start, _ in taken]
    kept = []
    for spot in named:
        if spot.sort is not Sort.PLACE and entries.is_nobody(spot.start, spot.end):
            continue
        at = bisect_right(begins, spot.end - 1) - 1
        if at < 0 or taken[at][1] <= spot.start:
            kept.append(spot)
    known = sorted((*kept, *sure.values()), key=lambda spot: (spot.start, spot.end))
    again = _taken_up(text, entries, known, starts)
    return sorted((*known, *again), key=lambda spot: (spot.start, spot.end)) if again else known


def _taken_up(text: str, entries: Entries, known: Sequence[Spot], starts: Sequence[int]) -> list[Spot]:
    """Return the places where an entry takes up a part of its person's name, where nobody saw a name in it."""
    begins = [spot.start for spot in known]
    found: list[Spot] = []
    for entry in entries.entries:
        words = {
            word
            for one in entry.people
            for word in one.words
            if len(word) > 2 and not read_people().is_common(word.lower())
        }
        pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(words))) if words else None
        for first, last in entry.parts if pattern is not None else ():
            for match in pattern.finditer(text, first, last) if pattern is not None else ():
                at = bisect_right(begins, match.start()) - 1
                behind = at < 0 or known[at].end <= match.start()
                if behind and (at + 1 >= len(begins) or begins[at + 1] >= match.end()):
                    clause = max(0, bisect_right(starts, match.start()) - 1)
                    found.append(
                        Spot(
                            start=match.start(),
                            end=match.end(),
                            clause=clause,
                            form="name",
                            sort=Sort.PERSON,
                            words=(match.group(),),
                            opens=True,
                        )
                    )
    return found


def _sexes(entries: Entries, text: str) -> dict[int, str]:
    """Return what the fields say of the sex of those who have an entry of their own."""
    found: dict[int, str] = {}
    for each in entries.fields:
        if each.at.label.says is Attribute.SEX and len(each.people) == 1:
            value = text[each.at.start : each.at.end].strip(" .").lower()
            gender = "f" if value in FEMALE else "m" if value in MALE else None
            if gender is not None:
                found[each.people[0].start] = gender
    return found


def _gender(named: Named) -> str | None:
    people = read_people()
    return next((gender for word in named.words if (gender := people.name_gender(word))), None)


def by_entry(spots: Sequence[Spot], entries: Entries) -> Iterator[tuple[list[Spot], Entry | None]]:
    """Yield the spots entry by entry, with those outside all entries first."""
    groups: dict[int | None, list[Spot]] = {None: []}
    for spot in spots:
        groups.setdefault(entries.number_at(spot.start), []).append(spot)
    for number, group in groups.items():
        yield group, entries.entries[number] if number is not None else None


def about(entry: Entry | None) -> Named | None:
    """Return whom an entry is about, where it is one person's."""
    return entry.people[0] if entry is not None and len(entry.people) == 1 else None


def joined(entities: Sequence[Entity], entries: Entries) -> tuple[Entity, ...]:
    """Return the entities of all entries, those of one name and sort as one, called as their entry calls them."""
    called = {named.start: named for named in entries.people}
    found: dict[tuple[Sort, str, int], list[Entity]] = {}
    for number, entity in enumerate(entities):
        own = next(
            (
                called[m.start]
                for m in entity.mentions
                if m.start in called and m.start + len(m.text) == called[m.start].end
            ),
            None,
        )
        if own is not None and _is_plainer(own, entity):
            entity = _renamed(entity, own.name)
        alone = 0 if entity.name[:1].isupper() else number + 1  # "his lawyer" is another one in each entry
        key = (entity.sort, entity.name, alone)
        found.setdefault(key, []).append(entity)
    # Together at once: one after the other, a name that stands in every row would cost the square of the rows.
    return tuple(sorted((_together(some) for some in found.values()), key=lambda entity: entity.mentions[0].start))


def _is_plainer(own: Named, entity: Entity) -> bool:
    """Whether the entry names somebody more fully, or more plainly, than the words of the text: "SURNAME, Given"."""
    words = {folded(word) for word in re.split(r"[\s,.;|()\"“”«»]+", entity.name) if word}
    whole = {folded(word) for word in own.words}
    odd = any(mark in entity.name for mark in ODD) or next(
        any(mark in mention.text for mark in ODD) for mention in entity.mentions if mention.start == own.start
    )
    return words < whole or (words == whole and odd)


def _renamed(entity: Entity, name: str) -> Entity:
    mentions = tuple(replace(mention, name=name) for mention in entity.mentions)
    return replace(entity, name=name, mentions=mentions)


def _together(some: Sequence[Entity]) -> Entity:
    if len(some) == 1:
        return some[0]
    every = {mention for one in some for mention in one.mentions}
    mentions = tuple(sorted(every, key=lambda mention: (mention.start, mention.end)))
    roles = tuple(sorted({role for one in some for role in one.roles}))
    return replace(
        some[0], mentions=mentions, roles=roles, gender=next((one.gender for one in some if one.gender), None)
    )


class ListCast(Cast):
    """The entities of a document with entries: what an entry leaves out is its own person's."""

    def __init__(
        self,
        text: str,
        entities: Sequence[Entity],
        main: Entity | None,
        *,
        times: Sequence[TimeMention],
        entries: Entries,
    ) -> None:
        """Order the mentions, and keep the entries; a list of several people is about none of them."""
        several = len({one.name for one in entries.people}) > 1
        super().__init__(text, entities, None if several else main, times=times)
        self.entries = entries

    def main_person(self, near: int) -> Mention | None:
        """Return the person of the entry, outside all entries the document's."""
        return self._own(near) or super().main_person(near)

    def entry_person(self, before: int) -> Mention | None:
        """Return the person whose entry holds this place."""
        return self._own(before) or super().entry_person(before)

    def entry_people(self, before: int) -> tuple[Mention, ...]:
        """Return all whom the entry that holds this place is about."""
        entry = self.entries.at(before)
        if entry is None:
            return super().entry_people(before)
        return tuple(replace(self.named(one), inferred=True) for one in entry.people)

    def is_listed(self, place: int) -> bool:
        """Whether the place is in a row or a numbered line."""
        entry = self.entries.at(place)
        return entry.listed if entry is not None else super().is_listed(place)

    def cell_at(self, place: int) -> tuple[int, int]:
        """Return where the cell of a row that holds this place begins and ends; nothing outside of rows."""
        entry = self.entries.at(place)
        if entry is None:
            return super().cell_at(place)
        if len(entry.parts) < 2:
            return place, place
        return next(part for part in entry.parts if part[0] <= place < part[1])

    def named(self, one: Named) -> Mention:
        """Return the mention of somebody at the head of an entry, by the fullest name that the document gives."""
        found = self.at(one.start, one.end)
        name = found[1].name if found is not None and found[1].sort is Sort.PERSON else one.name
        return Mention(name=name, start=one.start, end=one.end, text=self.text[one.start : one.end])

    def _own(self, place: int) -> Mention | None:
        entry = self.entries.at(place)
        return replace(self.named(entry.people[0]), inferred=True) if entry is not None else None
