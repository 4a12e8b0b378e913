"""One checkable statement that one source makes, in its exact words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from functools import cached_property

from habeas.model.document import Passage
from habeas.model.ids import ClaimId, DocumentId, NamingId, digest_id, naming_id
from habeas.model.kind import Attribute, Kind, Modality
from habeas.model.when import When

WEAK_BELOW = 0.3  # of confidence; nothing but doubt of the gate brings a claim of a rule under it


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words at an exact place of the claim's document: code points, end exclusive."""

    start: int
    end: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for somebody or something, and the fullest name this document gives them.

    ``text`` may be "he"; ``name`` is then "Ilvan Torek" (an invented man). ``inferred`` marks a subject that the
    sentence does not name ("the hearing was closed"): the words then stand elsewhere in the document.
    """

    name: str = field(repr=False)
    start: int
    end: int
    text: str = field(repr=False)
    inferred: bool = False


class Basis(StrEnum):
    """What a date was computed from."""

    EXPLICIT = "explicit"  # the words alone say it
    PUBLICATION = "publication"  # counted from the day of publication
    NARRATIVE = "narrative"  # counted from another date in the text
    UNRESOLVED = "unresolved"  # relative words, and nothing to count from


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The date that a claim gives its event, the words it stands on, and what it was counted from."""

    when: When
    basis: Basis
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit: an ISO 4217 code, ``person``, or a unit of time (day, week, month, year).

    ``value`` is decimal text without exponent ("300", "1000000"). ``lower`` and ``upper`` are the least and the most
    that the words allow: both the value for a plain number, both ends of a range, one of them for "at least 12" and
    "up to 1,000", none for "about 200". ``text`` are the words, with those that bound a count of people.
    """

    value: str
    unit: str
    start: int
    end: int
    text: str = field(repr=False)
    lower: str | None = None
    upper: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposer:
    """Who or what put a claim forward: a person, or a rule of a named version."""

    name: str
    version: str
    rule: str

    @property
    def is_machine(self) -> bool:
        """Whether no person has put this claim forward."""
        return not self.rule.startswith("by-hand")


# Without slots: the ids of a claim are asked for again and again, and kept beside its fields.
@dataclass(frozen=True, kw_only=True)
class Claim:
    """What one source says of one event or attribute; true or not is for others to say.

    ``predicate`` is a kind of event, or an attribute with its ``value``. ``confidence`` (0 to 1) orders the
    reading and decides nothing.
    """

    predicate: Kind | Attribute
    modality: Modality
    passage: Passage
    proposer: Proposer
    confidence: float
    trigger: Stretch | None = None
    dated: Dated | None = None
    subject: Mention | None = None
    agents: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    speaker: Mention | None = None
    hedges: tuple[Stretch, ...] = ()
    amounts: tuple[Amount, ...] = ()
    value: str | None = None

    @cached_property
    def id(self) -> ClaimId:
        """The same words, kind, subject and proposer give the same id, whatever else is in the document."""
        trigger = (self.trigger.start, self.trigger.end) if self.trigger else None
        subject = (self.subject.name, self.subject.start) if self.subject else None
        return ClaimId(
            digest_id(
                "clm", self.passage.document, self.passage.start, self.passage.end, self.predicate, trigger, subject,
                self.value, self.proposer.name, self.proposer.version, self.proposer.rule,
            )
        )  # fmt: skip

    @property
    def is_weak(self) -> bool:
        """Whether what proposed it doubts that the words tell of such an event: it is marked, never left out."""
        return self.confidence < WEAK_BELOW

    @cached_property
    def subject_naming(self) -> NamingId | None:
        """The id of the subject's name in this document."""
        return naming_id(self.passage.document, self.subject.name) if self.subject else None


class Sort(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)  # without slots, as Claim
class Naming:
    """One name as one document uses it: the unit that people judge to be the same as another, or different."""

    document: DocumentId
    name: str = field(repr=False)
    sort: Sort
    spellings: tuple[Stretch, ...]  # one place for each form of the name in this document, fullest first

    @cached_property
    def id(self) -> NamingId:
        """The id that the document and the name give."""
        return naming_id(self.document, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """All that was proposed from one document in one reading."""

    document: DocumentId
    claims: tuple[Claim, ...]
    namings: tuple[Naming, ...]
    notes: tuple[str, ...] = ()  # such as "no language model: participants by rule alone"


def stretches_in(value: object) -> Iterator[tuple[int, int]]:
    """Every stretch of the document in a value of the model."""
    if isinstance(value, tuple):
        for each in value:
            yield from stretches_in(each)
    elif is_dataclass(value):
        names = {each.name for each in fields(value)}
        if {"start", "end"} <= names:
            yield getattr(value, "start"), getattr(value, "end")  # noqa: B009 - its type is not known
        for name in names:
            yield from stretches_in(getattr(value, name))
