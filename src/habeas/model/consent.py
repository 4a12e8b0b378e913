"""What a person, or those who speak for them, allowed to be told to whom, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
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


class Purpose(StrEnum):
    """What something is made for that goes to others; ``law/consent/purposes.toml`` defines each."""

    INFORM = "inform"  # the person, the family, or those who help them are told
    PROTECT = "protect"  # a body is asked to act at once
    DECIDE = "decide"  # a body is asked whether the law was broken
    REPORT = "report"  # a State's record is reported on, and the case with it
    PUBLISH = "publish"
    SANCTION = "sanction"  # measures are asked for against those who acted
    EVIDENCE = "evidence"  # originals are handed over, to be checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A person's word on what may go to one audience; the latest of a case on each audience and purpose stands.

    ``allowed`` False: it was refused, or withdrawn. ``purposes``: what alone it speaks of; none: all that may go to
    that audience, as of every word before there was a table of them. ``purpose`` is what for, in the giver's words.
    ``scope``: ids of documents that alone may be drawn on; none: all. Days are ISO 8601. ``taken_back``: the last word
    on this audience was put on record by mistake, and the one before it stands again.
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
    purposes: tuple[Purpose, ...] = ()
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
    NOT_YET = "not_yet"  # given, and begins on a later day
    OTHER_PURPOSE = "other_purpose"  # given, and for something else
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


def consent_on(
    consents: Iterable[Consent], audience: Audience, day: str, *, purpose: Purpose | None = None
) -> ConsentStanding:
    """Return how consent to an audience stood on a day (ISO 8601), by the words put on record so far.

    Words count by the day on which they were said; of two of one day, the later on record. Consent holds on its last
    day, and no longer. Where a purpose is asked for, words that speak of other purposes alone do not count.
    """
    standing = [word for word in _standing(consents, audience) if word.given_on <= day]
    said = sorted(standing, key=lambda word: word.given_on)
    found = _stand(audience, [word for word in said if _speaks_of(word, purpose)], day)
    if found.word is None and said:
        beside = _stand(audience, said, day)
        return replace(beside, state=ConsentState.OTHER_PURPOSE) if beside.state is ConsentState.GIVEN else found
    return found


def _speaks_of(word: Consent, purpose: Purpose | None) -> bool:
    return purpose is None or not word.purposes or purpose in word.purposes


def _stand(audience: Audience, said: list[Consent], day: str) -> ConsentStanding:
    """Return how consent stands by these words, oldest first, all of them said by that day."""
    begun = [place for place, word in enumerate(said) if (word.since or "") <= day]
    state = _state(said, begun[-1], day) if begun else ConsentState.NOT_ASKED
    is_awaited = bool(said) and said[-1].allowed and len(said) - 1 not in begun
    if is_awaited and state is not ConsentState.GIVEN:
        return ConsentStanding(audience=audience, state=ConsentState.NOT_YET, word=said[-1])
    if not begun:
        return ConsentStanding(audience=audience, state=ConsentState.NOT_ASKED)
    last = said[begun[-1]]
    due = last.review_by is not None and last.review_by <= day
    return ConsentStanding(audience=audience, state=state, word=last, review_due=last.allowed and due)


def _state(said: list[Consent], place: int, day: str) -> ConsentState:
    """Return what the word at this place makes of consent, and the one before it."""
    last = said[place]
    if last.allowed:
        return ConsentState.EXPIRED if last.until is not None and last.until < day else ConsentState.GIVEN
    return ConsentState.WITHDRAWN if place and said[place - 1].allowed else ConsentState.REFUSED


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
