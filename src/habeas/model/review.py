"""What people add to the record beside verdicts: amendments, notes, descriptions, resolutions, and how they read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.decision import Verdict
from habeas.model.document import Frame
from habeas.model.ids import CaseId, ClaimId, DocumentId


class Sensitivity(StrEnum):
    """How far the words of a document may go; what nobody has said is WORKING."""

    PUBLISHABLE = "publishable"
    WORKING = "working"  # for those who work on the case
    SEALED = "sealed"  # kept; nothing made for others may quote it
    IDENTITY = "identity"  # tells who a protected person is; nothing made for others may quote it or stand on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a person says of a document as a publication; the latest of a document stands. ``at`` is UTC, ISO 8601."""

    document: DocumentId
    frame: Frame
    sensitivity: Sensitivity = Sensitivity.WORKING
    by: str = field(repr=False)
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A person's claim that stands in the place of another one, which stays on the record, rejected."""

    replaced: ClaimId
    claim: ClaimId
    by: str = field(repr=False)
    at: str
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A person's remark on a claim, a document or a case, which decides nothing."""

    about: str  # a clm-…, doc-… or cas-… id
    text: str = field(repr=False)
    by: str = field(repr=False)
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A person's word on which side of a conflict to follow; the latest on a conflict of a case stands.

    ``side`` is the value of the side that she follows, or None where she takes her word back. ``claims`` are all that
    stood in the conflict when she spoke: another one opens it again.
    """

    case: CaseId
    conflict: str
    side: str | None
    claims: tuple[ClaimId, ...]
    by: str = field(repr=False)
    at: str
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRule:
    """How many people must read each claim before it stands; the latest rule holds for all claims."""

    readers: int  # 1 or 2
    by: str = field(repr=False)
    at: str
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonList:
    """The reasons that are offered at one keystroke for one verdict, in their order; the latest list stands."""

    verdict: Verdict
    reasons: tuple[str, ...]
    by: str = field(repr=False)
    at: str


class Unanswered(StrEnum):
    """Why a question is still open; the difference counts as much as an answer."""

    NOT_ASKED = "not_asked"
    NOT_KNOWN = "not_known"  # asked, and not known
    REFUSED = "refused"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A person's word on what became of a question of a case; the latest on each question stands."""

    case: CaseId
    question: str  # the key of the question: a line of the form, an element of the law, or an end of a fact
    state: Unanswered
    remark: str = field(default="", repr=False)  # whom she asked, what they said
    by: str = field(repr=False)
    at: str
