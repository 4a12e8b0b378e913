"""What a person, or those who speak for them, allowed to be told to whom, and what was taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.ids import CaseId, DocumentId


class Audience(StrEnum):
    """Who receives something made from a case; consent is given for each apart, none implies another."""

    FAMILY = "family"  # the person, and those of the family who speak for them
    PARTNERS = "partners"  # named partner organisations
    UN = "un"  # a confidential submission: the State learns the name, and an opinion publishes it
    UN_UNNAMED = "un_unnamed"  # the same, with the name withheld from publication
    PUBLIC_UNNAMED = "public_unnamed"  # facts are published without identity
    PUBLIC = "public"  # published with the name
    PUBLIC_IMAGE = "public_image"  # published with photograph or voice
    COURT = "court"  # a court, or those who decide on sanctions


class Giver(StrEnum):
    """Who gave consent; a relative's is not the detainee's."""

    PERSON = "person"
    FAMILY = "family"
    LAWYER = "lawyer"
    GUARDIAN = "guardian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A person's word on what may go to one audience; the latest of a case on each audience stands.

    ``allowed`` False: it was refused, or taken back. ``scope``: ids of documents that alone may be drawn on; none:
    all. Days are ISO 8601. A new purpose needs a new consent.
    """

    case: CaseId
    audience: Audience
    allowed: bool
    giver: Giver
    given_by: str = field(default="", repr=False)  # their name or relation, as far as it may be kept
    given_on: str
    how: str = field(default="", repr=False)  # in writing, by telephone, through whom
    language: str = ""
    purpose: str = field(default="", repr=False)
    scope: tuple[DocumentId, ...] = ()
    until: str | None = None  # the last day on which it holds
    review_by: str | None = None  # the day by which to ask again
    evidence: DocumentId | None = None
    by: str = field(repr=False)
    at: str
    because: str = field(default="", repr=False)
