"""Who stands at which place of a document: entities and their mentions, looked up by offset."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from habeas.model import Mention, Sort
from habeas.propose.parts import Entity, TimeMention
from habeas.propose.people import read_people
from habeas.propose.tree import Tree, Word
from habeas.propose.who import COUNTING

LEFT = frozenset({"det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "advmod", "predet", "case", "neg"})
NUMBERED = re.compile(
    r"\s{0,4}\(?\d{1,4}[.)]\s{1,4}([A-Z][^\s,.;:()]{0,30}(?:\s[A-Z][^\s,.;:()]{0,30}){1,4})(?=[\s,.;:(])"
)
NUMBERED_LINE = re.compile(r"[ \t]{0,8}\(?\d{1,4}[.)][ \t]{1,4}(?=[^\W\d_a-z])")
LONGEST_ROW = 1_000  # code points
WHOLE = re.compile(r"(?:(?:all|both|each|every one)\s(?:of\s)?)?(?:the\s|these\s)?", re.IGNORECASE)
HYPHENATED = re.compile(r"-[^\W\d_]{3,20}\b")
TIME = "time"
LONGEST_PHRASE = 120  # code points
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})


class Cast:
    """The entities of one document, found by place, and the person whom it is mainly about."""

    def __init__(
        self, text: str, entities: Sequence[Entity], main: Entity | None, *, times: Sequence[TimeMention] = ()
    ) -> None:
        """Order the mentions so that each place is looked up in logarithmic time."""
        self._times = frozenset(offset for time in times for offset in range(time.start, time.end))
        self.text = text
        self._breaks = [match.start() for match in re.finditer("\n", text)]
        self._first: dict[int, Mention | None] = {}  # by the place where a line begins, whom it names first
        self.main = main
        self.entities = tuple(entities)
        self._persons = {entity.name: entity for entity in reversed(self.entities) if entity.sort is Sort.PERSON}
        placed = [(mention.start, mention.end, number) for number, entity in enumerate(entities)
                  for mention in entity.mentions]  # fmt: skip
        self._placed = sorted(placed)
        self._starts = [start for start, _, _ in self._placed]
        self._longest = max((end - start for start, end, _ in self._placed), default=0)
        self._made: dict[int, tuple[Mention, Entity]] = {}  # each is asked for many times

    def between(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        """Return the mentions that share a code point with this stretch, in order of the text."""
        found = []
        for number in range(bisect_right(self._starts, start - self._longest - 1), len(self._placed)):
            first, last, which = self._placed[number]
            if first >= end:
                break
            if last > start:
                if number not in self._made:
                    entity = self.entities[which]
                    self._made[number] = self._mention(entity, first, last), entity
                found.append(self._made[number])
        return found

    def at(self, start: int, end: int) -> tuple[Mention, Entity] | None:
        """Return the shortest mention that covers this stretch."""
        covering = [pair for pair in self.between(start, end) if pair[0].start <= start and pair[0].end >= end]
        return min(covering, key=lambda pair: (pair[0].end - pair[0].start, pair[0].start), default=None)

    def sort_of(self, word: Word) -> str | None:
        """Return what the word's name names, "time" for a word of a date; None where it is part of no name."""
        if word.start in self._times:
            return TIME
        found = self.at(word.start, word.end)
        if found is None or found[1].sort is Sort.UNKNOWN:
            return None
        return str(found[1].sort)

    def is_official(self, word: Word) -> bool:
        """Whether the word stands for a body that acts for a State."""
        found = self.at(word.start, word.end)
        return found is not None and found[1].sort is Sort.ORGANISATION and "official" in found[1].roles

    def entity_of(self, mention: Mention) -> Entity | None:
        """Return the entity that a mention stands for."""
        found = self.at(mention.start, mention.end)
        if found is not None:
            return found[1]
        # "the couple": the article is no part of what stands for somebody; "one of them" is one, nobody says which
        inside = [
            entity for known, entity in self.between(mention.start, mention.end)
            if known.end == mention.end and WHOLE.fullmatch(self.text, mention.start, known.start)
        ]  # fmt: skip
        return inside[0] if len(inside) == 1 and inside[0].members else None

    def mention_of(self, word: Word, tree: Tree) -> Mention:
        """Return the mention that this word heads: a known one, or the words of its noun phrase."""
        measures = word.lower in COUNTING and any(prep.lower == "of" for prep in tree.children(word, "prep"))
        found = None if measures else self.at(word.start, word.end)
        if found is not None and (found[1].sort is not Sort.GROUP or word.tag.startswith("PRP")):
            return found[0]
        for child in tree.children(word, "appos", "nmod", "compound"):
            named = self.at(child.start, child.end)
            if named is not None and named[1].sort is Sort.PERSON and child.pos == "PROPN" and child.dep == "appos":
                return named[0]
        start, end = phrase(word, tree)
        while start < word.start and (start in self._times or self.text[start] in " ,;:"):
            start += 1
        if self.text[start : start + 5].lower() == "that " and word.tag == "NNS":
            start += 5  # "said that police …": no such police
        while end > start and self.text[end - 1] in " ,;:":
            end -= 1
        if (rest := HYPHENATED.match(self.text, end)) is not None and end > start:
            end = rest.end()  # the parser cuts "co-defendants" in three
        written = self.text[start:end]
        if found is not None:
            # A group is counted and described each time anew: its words stand as they are, under the name it bears.
            known = read_people().nouns
            noun, of, _ = found[1].name.partition(" of ")
            proper = found[1].name[:1].isupper() and word.lower not in known["groups"]
            # "my brothers" are the same each time
            name = found[1].name if proper or (of and noun in known["tied_many"]) else written
            return Mention(name=name, start=start, end=end, text=written)
        return Mention(name=written, start=start, end=end, text=written)

    def _line(self, place: int) -> tuple[int, int]:
        """Return where the line of a place begins and ends; a line may be as long as the text."""
        at = bisect_left(self._breaks, place)
        begin = self._breaks[at - 1] + 1 if at else 0
        return begin, self._breaks[at] if at < len(self._breaks) else len(self.text)

    def _first_person(self, start: int, end: int) -> Mention | None:
        """Return the first person who is named in a stretch, as one whom what follows does not name."""
        for number in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            first, last, which = self._placed[number]
            entity = self.entities[which]
            if entity.sort is Sort.PERSON and self.text[first : first + 1].isupper():
                return replace(self._mention(entity, first, last), inferred=True)
        return None

    def is_listed(self, place: int) -> bool:
        """Whether the line that holds this place is an entry of a list: "12. A Name, born 1980, arrested …"."""
        return NUMBERED_LINE.match(self.text, self._line(place)[0]) is not None

    def cell_at(self, place: int) -> tuple[int, int]:
        """Return where the cell of a table's row that holds this place begins and ends; nothing outside a table."""
        line, end = self._line(place)
        if end - line > LONGEST_ROW or self.text.count("|", line, end) < 2:
            return place, place
        right = self.text.find("|", place, end)
        return max(line, self.text.rfind("|", line, place) + 1), end if right < 0 else right

    def entry_person(self, before: int) -> Mention | None:
        """Return the person named first on the line that holds this place: the one whose entry it is."""
        line, end = self._line(before)
        if line not in self._first:
            self._first[line] = self._first_person(line, end)
        first = self._first[line]
        if first is not None and first.start < before:
            return first
        numbered = NUMBERED.match(self.text, line, before)
        if numbered is None:
            return None
        start, end = numbered.span(1)
        return Mention(name=self.text[start:end], start=start, end=end, text=self.text[start:end], inferred=True)

    def entry_people(self, before: int) -> tuple[Mention, ...]:
        """Return all whose entry holds this place."""
        person = self.entry_person(before)
        return (person,) if person is not None else ()

    def main_person(self, near: int) -> Mention | None:
        """Return the main person as one whom the words leave out, at the mention last before this place."""
        return last_of(self.main, near) if self.main is not None else None

    def owner_of(self, entity: Entity, near: int) -> Mention | None:
        """Return whose lawyer or brother somebody is, as one whom the words leave out."""
        owner = self._persons.get(entity.owner) if entity.owner is not None else None
        return last_of(owner, near) if owner is not None else None

    def _mention(self, entity: Entity, start: int, end: int) -> Mention:
        return Mention(name=entity.name, start=start, end=end, text=self.text[start:end])


def last_of(entity: Entity, near: int) -> Mention | None:
    """Return somebody as one whom the words leave out, at the mention last before a place or else the first."""
    if not entity.mentions:
        return None
    at = bisect_right(entity.mentions, near, key=lambda mention: mention.end)
    last = entity.mentions[max(0, at - 1)]
    return Mention(name=entity.name, start=last.start, end=last.end, text=last.text, inferred=True)


def phrase(word: Word, tree: Tree) -> tuple[int, int]:
    """Return where the noun phrase of this word begins and ends, without relative clauses and what is joined to it."""
    start, end = word.start, word.end
    for child in tree.children(word):
        if child.start < word.start and child.dep in LEFT:
            start = min(start, tree.under(child)[0].start)
        if child.dep == "prep" and child.lower == "of" and word.pos != "PROPN":
            inner = tree.under(child)
            if inner[-1].end - word.start <= LONGEST_PHRASE and not any(part.dep == "relcl" for part in inner):
                end = max(end, inner[-1].end)
    if end - start > LONGEST_PHRASE:
        start, end = word.start, word.end
    return start, end
