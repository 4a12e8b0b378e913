"""What a person, or those who speak for them, allowed to be told to whom, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterable
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

    ``allowed`` False: it was refused, or withdrawn. ``scope``: ids of documents that alone may be drawn on; none:
    all. Days are ISO 8601. A new purpose needs a new consent. ``taken_back``: the last word on this audience was put
    on record by mistake, and the one before it stands again.
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
    since: str | None = None  # the first day on which it holds; None: the day on which it was given
    until: str | None = None  # the last day on which it holds
    review_by: str | None = None  # the day by which to ask again
    evidence: DocumentId | None = None
    taken_back: bool = False
    by: str = field(repr=False)
    at: str
    because: str = field(default="", repr=False)


class ConsentState(StrEnum):
    """How consent to one audience stands on a day."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # it was given before
    EXPIRED = "expired"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentStanding:
    """How consent to one audience stands on a day, and the word that it stands by; None where there is none."""

    audience: Audience
    state: ConsentState
    word: Consent | None = None
    review_due: bool = False  # the day by which to ask again has come

    @property
    def is_of_person(self) -> bool:
        """Whether the person themselves gave it, or whoever the law lets decide for them."""
        return self.word is not None and self.word.giver in (Giver.PERSON, Giver.GUARDIAN)


def consent_on(consents: Iterable[Consent], audience: Audience, day: str) -> ConsentStanding:
    """Return how consent to an audience stood on a day (ISO 8601), by the words put on record so far.

    Words count by the day on which they were said; of two of one day, the later on record. Consent holds on its last
    day, and no longer.
    """
    said = sorted(_standing(consents, audience), key=lambda word: word.given_on)
    known = [word for word in said if max(word.given_on, word.since or "") <= day]
    if not known:
        return ConsentStanding(audience=audience, state=ConsentState.NOT_ASKED)
    last = known[-1]
    due = last.review_by is not None and last.review_by <= day
    return ConsentStanding(audience=audience, state=_state(known, day), word=last, review_due=last.allowed and due)


def _state(known: list[Consent], day: str) -> ConsentState:
    last = known[-1]
    if last.allowed:
        return ConsentState.EXPIRED if last.until is not None and last.until < day else ConsentState.GIVEN
    return ConsentState.WITHDRAWN if len(known) > 1 and known[-2].allowed else ConsentState.REFUSED


def _standing(consents: Iterable[Consent], audience: Audience) -> list[Consent]:
    """Return the words on an audience, oldest on record first, without those that were taken back."""
    left: list[Consent] = []
    for word in consents:
        if word.audience is not audience:
            continue
        if not word.taken_back:
            left.append(word)
        elif left:
            left.pop()
    return left
