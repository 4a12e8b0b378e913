"""What people say of where things are kept, how far words may go, and of what was withdrawn and destroyed."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.model.ids import CaseId, DocumentId, NamingId
from habeas.model.review import Sensitivity


@dataclass(frozen=True, slots=True, kw_only=True)
class CompartmentMade:
    """A compartment was begun; said inside it, so that whoever cannot open it does not learn what for."""

    name: str
    by: str = field(repr=False)
    at: str  # UTC, ISO 8601
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A document, a case or something written is kept in a compartment from now on, with all that is said of it."""

    subject: str  # its id
    compartment: str
    by: str = field(repr=False)
    at: str  # UTC, ISO 8601
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Classing:
    """How far the words of one claim or of one name of a person may go; the latest word on each stands.

    That of a document is part of its description.
    """

    subject: str  # a clm-… or nam-… id
    sensitivity: Sensitivity
    by: str = field(repr=False)
    at: str  # UTC, ISO 8601
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWithdrawal:
    """A source took its words back: nothing made for others may quote the document from now on."""

    document: DocumentId
    by: str = field(repr=False)
    at: str  # UTC, ISO 8601
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Nothing that a case stands on may be destroyed, as long as the latest word says that it is held."""

    case: str
    held: bool
    by: str = field(repr=False)
    at: str  # UTC, ISO 8601
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKept:
    """A case that went by the name of somebody in what was destroyed goes on with a name that stays."""

    former: CaseId
    naming: NamingId


@dataclass(frozen=True, slots=True, kw_only=True)
class Shredding:
    """Keys were destroyed, and with them for good the words that they opened; what they were is not said.

    ``review`` are the numbers of entries that stay and held words of what was destroyed; ``cases`` those of which
    something is still known, so that what was said of them is not lost.
    """

    keys: tuple[str, ...]
    review: tuple[str, ...] = ()
    cases: tuple[CaseKept, ...] = ()
    by: str = field(repr=False)
    at: str  # UTC, ISO 8601
    because: str = field(repr=False)
