"""What the parts of ``propose`` hand to each other. Offsets are code points of ``Document.text``, end exclusive."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.model import Basis, Kind, Mention, Modality, Sort, Span, Stretch, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One sentence (or heading, or list line) of a document and where it stands.

    ``part`` says what it belongs to: "title", "dateline", "body", "background", "caption", "field" (label: value).
    """

    start: int
    end: int
    paragraph: int
    part: str = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """Words about time. A date has ``when`` (None where nothing anchors it), a length of time has ``lasts``."""

    start: int
    end: int
    text: str = field(repr=False)
    when: When | None
    basis: Basis
    rule: str
    lasts: Span | None = None
    repeats: bool = False  # "every Friday", "daily": no event date


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that name an event, with the rule that found them and how the clause puts it.

    ``subject_hint`` says where the person whom it concerns is found relative to the trigger: "passive" (grammatical
    subject), "active" (object), "of" (noun with of/possessive), "self" (the actor is the person: "appealed"), "none".
    """

    kind: Kind
    start: int
    end: int
    clause: Clause
    rule: str
    modality: Modality
    subject_hint: str
    score: float  # 0 to 1, from the rule and the gate
    cue: Stretch | None = None  # the words that decide the modality
    weak: bool = False  # the gate doubts that these words tell of an event


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A stretch for which a speaker other than the document answers: quotation or indirect speech."""

    speaker: Mention | None
    start: int
    end: int
    verb: str  # "said", "according to", "denied"
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Someone or something that a document names, with every place that speaks of it (pronouns too)."""

    name: str = field(repr=False)  # the fullest form in this document
    sort: Sort
    mentions: tuple[Mention, ...]  # in order of the text
    gender: str | None = None  # "m", "f" or None
    roles: tuple[str, ...] = ()  # "activist", "lawyer", "spokesperson", "official"
    members: tuple[str, ...] = ()  # the names of those whom a group is made of, where they are told
    owner: str | None = field(default=None, repr=False)  # whose lawyer or brother it is, where that is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who is who around one trigger."""

    subject: Mention | None
    agents: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    date: TimeMention | None = None
