"""What was sent and received, what an opinion asks of a State, what became of it: words of people, with evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.ids import CaseId, ClaimId, DocumentId, PetitionId
from habeas.model.when import When


class Milestone(StrEnum):
    """What one communication is, on the road of a filing."""

    FILED = "filed"  # by the source, to a mechanism
    ACKNOWLEDGED = "acknowledged"
    TRANSMITTED = "transmitted"  # by the mechanism, to a State
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_GRANTED = "extension_granted"
    CLARIFIED = "clarified"  # by a State: initial clarifications only
    REPLIED = "replied"  # by a State
    REPLY_FORWARDED = "reply_forwarded"  # to the source, for comments
    COMMENTED = "commented"  # by the source
    DECIDED = "decided"  # opinion or decision given to the source
    FOLLOW_UP = "follow_up"  # report of State or source on what was done since
    REVIEW_ASKED = "review_asked"
    WITHDRAWN = "withdrawn"
    OTHER = "other"


class Channel(StrEnum):
    """By which way it came or went."""

    EMAIL = "email"
    PORTAL = "portal"
    POST = "post"
    HAND = "hand"
    TELEPHONE = "telephone"
    MEETING = "meeting"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Communication:
    """One thing sent or received; the latest word on an id stands, and ``taken_back`` says that it never was."""

    id: str  # com-…
    case: CaseId
    mechanism: str  # key of the law's mechanisms
    milestone: Milestone
    on: When
    state: str | None = None  # ISO 3166 code or name: which State it was sent to or came from
    channel: Channel = Channel.OTHER
    reference: str = ""
    document: DocumentId | None = None  # the file itself, as evidence
    filing: PetitionId | None = None  # what was sent, where Habeas wrote it
    answers: str | None = None  # the com-… that it answers or belongs to
    until: str | None = None  # a limit that the communication itself sets, ISO 8601
    taken_back: bool = False
    remark: str = field(default="", repr=False)
    by: str = field(repr=False)
    at: str


class Outcome(StrEnum):
    """What the Working Group came to."""

    ARBITRARY = "arbitrary"
    ARBITRARY_NO_CATEGORY = "arbitrary_no_category"
    NOT_ARBITRARY = "not_arbitrary"
    FILED_RELEASED = "filed_released"  # filed because the person was released
    PENDING = "pending"
    NO_DECISION = "no_decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One thing that an opinion asks of a State; ``key`` is one of the law's remedies, ``words`` the opinion's own."""

    key: str
    words: str = field(default="", repr=False)
    claims: tuple[ClaimId, ...] = ()
    by: When | None = None  # a limit that the opinion sets


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionRecord:
    """An opinion as a person put it on record; the latest word of a case on a symbol stands."""

    case: CaseId
    symbol: str  # "A/HRC/WGAD/2030/12" or "Opinion No. 12/2030"
    mechanism: str = "WGAD"
    states: tuple[str, ...]
    outcome: Outcome
    adopted: When | None = None
    transmitted: When | None = None  # to the State and the source: the six months of follow-up begin
    categories: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()  # "ICCPR 9(1)"
    remedies: tuple[Owed, ...] = ()
    document: DocumentId | None = None
    taken_back: bool = False
    by: str = field(repr=False)
    at: str
    because: str = field(default="", repr=False)


class Done(StrEnum):
    """How far a State did one thing that it owes."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    REVERSED = "reversed"  # done, and undone: rearrested, charged again


@dataclass(frozen=True, slots=True, kw_only=True)
class Compliance:
    """A person's word on one thing that a State owes, as of a day, on claims; several over time tell what became of it.

    ``done`` None takes the last word of that person back.
    """

    case: CaseId
    symbol: str
    key: str  # of the remedy
    done: Done | None
    on: When
    claims: tuple[ClaimId, ...] = ()
    by: str = field(repr=False)
    at: str
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Something to check or do by a day (ISO 8601): that the person is still free, that consent still holds."""

    id: str  # rem-…
    case: CaseId
    due: str
    what: str = field(repr=False)
    done_on: str | None = None
    taken_back: bool = False
    by: str = field(repr=False)
    at: str
