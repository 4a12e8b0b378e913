"""The law as values: categories, checklist, rights, instruments and the lines of the model questionnaire."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from habeas.law.instrument import Article as Article
from habeas.law.instrument import Instrument, Provision
from habeas.law.seeking import Words, pattern_of
from habeas.model import Attribute, Kind, Mark, Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One of the five categories, in the Working Group's words."""

    id: str
    text: str
    mark: Mark
    mark_note: str | None = None
    source: str = ""  # here and below: none, where the file names one for all


REACH = 80  # characters before the words in which a cue of punishment must begin
OVERLAP = 20  # characters by which the cue may reach into the words


NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|unable|lack\w*|denied|refus\w+|barred|yet to)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
NEAR = 30  # characters before the words in which another negation turns them round


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How a claim must be for it to bear on an element; every condition that is given must hold.

    Without ``modality`` the claim must say that it happened. ``words``: any of the patterns stands in the quote;
    ``also``: any of these shortly before them; ``unless``: none of these at all. ``value``: an attribute's value is
    one of these, case aside. ``within_days``: its date lies no more days after the person was taken;
    ``adults_only``: no child is held.
    """

    kinds: tuple[Kind, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    modality: tuple[Modality, ...] = ()
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    within_days: int | None = None
    adults_only: bool = False

    def asks_of(self, predicate: Kind | Attribute) -> bool:
        """Whether it asks after claims of this predicate at all."""
        return predicate in self.kinds or predicate in self.attributes

    def may_concern(self, words: Words) -> bool:
        """Whether a claim of these words, or of some of them, can be about it."""
        return not self.words or words.may_have(self.words)

    def concerns(self, value: str | None, words: Words) -> bool:
        """Whether a claim that it asks after, of this value and these words, is about it, however it puts it."""
        if self.value and (value or "").strip().casefold() not in self.value:
            return False
        if self.unless and words.have(self.unless):
            return False
        if not self.also:
            return not self.words or words.have(self.words)
        before = pattern_of(self.also)
        return words.have(self.words) and any(
            before.search(words.small, max(0, found.start() - REACH), found.start() + OVERLAP)
            for found in words.each(self.words)
        )

    def asks_absence(self, words: Words) -> bool:
        """Whether the words that are found hold a negation themselves: "not brought before a judge"."""
        return any(NEGATION.search(found[0]) for found in words.each(self.words))

    def tells_absence(self, words: Words) -> bool:
        """Whether they do, and no other negation shortly before turns them round."""
        return any(
            NEGATION.search(found[0]) and not NEGATION.search(words.small, max(0, found.start() - NEAR), found.start())
            for found in words.each(self.words)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the fact checklist; YES to ``question`` means that the element is present."""

    id: str
    categories: tuple[str, ...]
    fact: str
    question: str
    settles: tuple[str, ...]
    mark: Mark
    source: str = ""
    note: str | None = None
    aggravating: bool = False  # makes a case graver; alone it does not bring a category
    by_right: bool = False  # asked right by right, with the articles of each
    articles: tuple[Article, ...] = ()
    yes_if: tuple[Bearing, ...] = ()
    no_if: tuple[Bearing, ...] = ()

    def __hash__(self) -> int:
        """Return what its id gives: what is asked of an item is kept by it, and its whole would take long to digest."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A right of category II and the words by which a source says that it is being punished."""

    id: str
    right: str
    question: str
    articles: tuple[Article, ...]
    mark: Mark
    source: str = ""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """The rights of category II, and which kinds of event need a cue of punishment besides the right's words."""

    standing_kinds: tuple[Kind | Attribute, ...]
    nexus_kinds: tuple[Kind | Attribute, ...]
    nexus: tuple[str, ...]
    right: tuple[Right, ...]

    def item_of(self, right: Right, item: Item) -> Item:
        """Return the checklist item asked of this one right."""
        standing = Bearing(
            kinds=_kinds(self.standing_kinds), attributes=_attributes(self.standing_kinds), words=right.words
        )
        nexus = Bearing(kinds=_kinds(self.nexus_kinds), words=right.words, also=self.nexus)
        return Item(
            id=f"{item.id}:{right.id}",
            categories=item.categories,
            fact=f"{item.fact}: {right.right}",
            question=right.question,
            settles=item.settles,
            mark=right.mark,
            source=right.source,
            note=item.note,
            articles=right.articles,
            yes_if=(standing, nexus),
        )


def _kinds(predicates: tuple[Kind | Attribute, ...]) -> tuple[Kind, ...]:
    return tuple(predicate for predicate in predicates if isinstance(predicate, Kind))


def _attributes(predicates: tuple[Kind | Attribute, ...]) -> tuple[Attribute, ...]:
    return tuple(predicate for predicate in predicates if isinstance(predicate, Attribute))


class Filler(StrEnum):
    """Where the answer to a line of the form comes from."""

    SOURCES = "sources"
    IDENTITY = "identity"
    ASSESSMENT = "assessment"
    PERSON = "person"  # whoever submits


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the model questionnaire."""

    key: str  # such as "II.1"
    label: str
    mark: Mark
    source: str = ""
    filled_by: Filler
    question: str | None = None
    answered_by: tuple[Kind | Attribute, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of the model questionnaire."""

    key: str
    title: str
    line: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the questionnaire asks in plain words, and which predicates answer it."""

    section: str
    line: str
    label: str
    question: str
    answered_by: tuple[Kind | Attribute, ...]


@dataclass(frozen=True, kw_only=True)
class Law:
    """All law files of one dated version."""

    version: str
    categories: tuple[Category, ...]
    items: tuple[Item, ...]
    rights: Rights
    instruments: tuple[Instrument, ...]
    provisions: tuple[Provision, ...]
    sections: tuple[Section, ...]

    @cached_property
    def elements(self) -> tuple[Item, ...]:
        """The checklist with the item on protected rights asked right by right."""
        return tuple(
            element
            for item in self.items
            for element in (
                [self.rights.item_of(right, item) for right in self.rights.right] if item.by_right else [item]
            )
        )

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every line of the questionnaire that sources can answer, in its order."""
        return tuple(
            Question(
                section=section.key,
                line=line.key,
                label=line.label,
                question=line.question,
                answered_by=line.answered_by,
            )
            for section in self.sections
            for line in section.line
            if line.question and line.filled_by is Filler.SOURCES
        )

    @cached_property
    def _instruments(self) -> dict[str, Instrument]:
        return {instrument.key: instrument for instrument in self.instruments}

    def instrument(self, key: str) -> Instrument:
        """Return the instrument with this key; KeyError when there is none."""
        return self._instruments[key]

    @cached_property
    def _provisions(self) -> dict[tuple[str, str], Provision]:
        return {(each.instrument, each.article): each for each in self.provisions}

    def provision(self, instrument: str, article: str = "") -> Provision:
        """Return what one article asks, as the checklist cites it ("9(1)", "43-45"); KeyError when there is none."""
        return self._provisions[instrument, article]

    def element(self, element: str) -> Item:
        """Return the element with this id; KeyError when there is none."""
        return {known.id: known for known in self.elements}[element]

    def line(self, key: str) -> Line:
        """Return the line with this key; KeyError when there is none."""
        return {line.key: line for section in self.sections for line in section.line}[key]
