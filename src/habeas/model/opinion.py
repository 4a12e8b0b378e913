"""What a document says of an opinion of the Working Group, piece by piece, each in its exact words: proposals only."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.document import Passage
from habeas.model.ids import DocumentId
from habeas.model.when import When


class Paper(StrEnum):
    """What sort of paper speaks of an opinion."""

    OPINION = "opinion"  # the Working Group's own text
    STATEMENT = "statement"  # with an index of its own, as Amnesty International's
    RELEASE = "release"  # a press release, or news
    OTHER = "other"  # nothing in it speaks of an opinion


class Piece(StrEnum):
    """One thing that such a paper says."""

    SYMBOL = "symbol"
    NUMBER = "number"  # "12/2030", as the title or a citation gives it
    INDEX = "index"  # of the publisher, such as EUR 57/0916/2019
    PERSON = "person"
    STATE = "state"
    SESSION = "session"
    DISTRIBUTED = "distributed"
    PUBLISHED = "published"
    TRANSMITTED = "transmitted"
    REPLIED = "replied"
    NOT_REPLIED = "not_replied"
    REPLIED_LATE = "replied_late"
    EXTENSION_ASKED = "extension_asked"
    ADOPTED = "adopted"
    PARTY = "party"
    NOT_PARTY = "not_party"
    OUTCOME = "outcome"
    CATEGORY = "category"
    ARTICLE = "article"
    REMEDY = "remedy"
    REFERRED = "referred"


class Fault(StrEnum):
    """Where a paper contradicts itself, or what cannot be."""

    SYMBOL_INVERTED = "symbol_inverted"  # number before year
    NUMBERS_DIFFER = "numbers_differ"  # symbol and title
    YEAR_OF_ANOTHER = "year_of_another"  # adopted in another year than the symbol says
    DISTRIBUTED_BEFORE_ADOPTED = "distributed_before_adopted"
    ADOPTED_OUTSIDE_SESSION = "adopted_outside_session"
    TRANSMITTED_AFTER_ADOPTED = "transmitted_after_adopted"
    REPLIED_BEFORE_TRANSMITTED = "replied_before_transmitted"
    REPLIED_AND_NOT = "replied_and_not"
    OTHER_PERSON = "other_person"  # the remedy names somebody whom the title does not
    OTHER_STATE = "other_state"  # a Government is asked that the title does not name
    CATEGORY_BEFORE_2011 = "category_before_2011"  # IV and V were first used then
    CATEGORY_IV_WITHOUT_MIGRATION = "category_iv_without_migration"
    COVENANT_WITHOUT_PARTY = "covenant_without_party"
    ARBITRARY_AND_NOT = "arbitrary_and_not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One piece, as the paper gives it: its words, and the value that we read in them."""

    piece: Piece
    value: str = field(repr=False)
    passage: Passage
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inconsistency:
    """A fault, and the words on which it rests."""

    fault: Fault
    values: tuple[str, ...] = field(repr=False)
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionReading:
    """All that a document says of an opinion, in the order of its text, with what does not fit together."""

    document: DocumentId
    paper: Paper
    language: str
    rules: str  # their version
    told: tuple[Told, ...]
    faults: tuple[Inconsistency, ...] = ()

    def of(self, piece: Piece) -> tuple[Told, ...]:
        """Return all pieces of this sort."""
        return tuple(each for each in self.told if each.piece is piece)

    def first(self, piece: Piece) -> Told | None:
        """Return the first piece of this sort, if there is one."""
        return next(iter(self.of(piece)), None)

    def values(self, piece: Piece) -> tuple[str, ...]:
        """Return the different values of this sort, in the order of the text."""
        return tuple(dict.fromkeys(each.value for each in self.of(piece)))
