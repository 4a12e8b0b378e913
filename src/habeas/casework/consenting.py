"""Consent, as people put it on record: given, refused, withdrawn; and what went out before it was withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from habeas.casework.appending import append
from habeas.casework.cases import get_case
from habeas.casework.departed import Record, bundles_of, for_audience, sent_to, written_for
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.record import record_of
from habeas.casework.undoing import UNDONE, NothingToUndo
from habeas.errors import Refused
from habeas.law import purposes_for
from habeas.model import (
    Audience,
    CaseFile,
    CaseRecord,
    Communication,
    Consent,
    ConsentStanding,
    ConsentState,
    DocumentId,
    Giver,
    Purpose,
    consent_on,
)
from habeas.model.custody import BundleMade

LONGEST = 4_000
CAN_BE_WITHDRAWN = (ConsentState.GIVEN, ConsentState.EXPIRED, ConsentState.NOT_YET)


class DayUnusable(Refused):
    """A day of a word on consent cannot be what is given."""

    code = "consent-day-unusable"
    exit_code = 14
    says = "%(what)s cannot be %(given)s: %(why)s."
    remedy = "Write a whole day as 2030-05-31; consent is given on a day that has come, and holds until a later one."


class PurposeUnfit(Refused):
    """Consent to one audience was put on record for something that cannot go to it."""

    code = "purpose-unfit"
    exit_code = 11
    says = "Nothing goes to this audience (%(audience)s) for this purpose: %(given)s."
    remedy = "Say one of these, or none for all of them: %(allowed)s."


class ConsentNotGiven(Refused):
    """Consent was to be withdrawn that nobody had given."""

    code = "consent-not-given"
    exit_code = 18
    says = "There is no consent to this audience (%(audience)s) that could be withdrawn on %(day)s."
    remedy = "If somebody was asked and said no, put that on record: habeas consent CASE %(audience)s --refuse …"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a word on consent was said, beside what it says."""

    giver: Giver
    on: str  # ISO 8601
    because: str = field(repr=False)
    given_by: str = field(default="", repr=False)
    how: str = field(default="", repr=False)
    language: str = ""
    purpose: str = field(default="", repr=False)  # in their own words
    purposes: tuple[Purpose, ...] = ()  # that it speaks of alone; none: all that goes to that audience
    scope: tuple[str, ...] = ()  # ids or names of files
    since: str | None = None
    until: str | None = None
    review_by: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A consent that was withdrawn, and what went out before: filings written and sent, bundles made."""

    word: Consent
    written: tuple[Record, ...]
    sent: tuple[Communication, ...]
    bundles: tuple[BundleMade, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAudience:
    """How consent to one audience stands, every word on it (oldest on record first), and what went out to it.

    ``by_purpose`` is how it stands for each purpose, where somebody told them apart.
    """

    standing: ConsentStanding
    words: tuple[Consent, ...]
    written: tuple[Record, ...]
    sent: tuple[Communication, ...]
    bundles: tuple[BundleMade, ...]
    by_purpose: tuple[ForPurpose, ...] = ()

    @property
    def can_be_withdrawn(self) -> bool:
        """Whether anything is allowed that could be taken back."""
        states = (self.standing.state, *(each.state for each in self.by_purpose))
        return any(state in CAN_BE_WITHDRAWN for state in states)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForPurpose:
    """How consent to one audience stands for one purpose."""

    purpose: Purpose
    state: ConsentState


def give_consent(desk: Desk, case: str, audience: Audience, told: Told) -> Consent:
    """Put on record that something made from this case may go to one audience.

    Raises:
        NotFound: there is no such case, or a document that is named.
        DayUnusable: it was given on a day that has not come, or ends before it begins.
        PurposeUnfit: nothing goes to that audience for one of the purposes.
        ReasonMissing: nobody says why it is put on record.

    """
    return _say(desk, case, audience, told, allowed=True)


def refuse_consent(desk: Desk, case: str, audience: Audience, told: Told) -> Consent:
    """Put on record that somebody was asked and said no; refusals as for ``give_consent``."""
    return _say(desk, case, audience, told, allowed=False)


def withdraw_consent(desk: Desk, case: str, audience: Audience, told: Told) -> Withdrawal:
    """Put on record that consent is withdrawn, and return what went out to that audience before.

    A withdrawal that names purposes leaves consent for the others as it was.

    Raises:
        ConsentNotGiven: there is none that could be withdrawn.
        NotFound, DayUnusable, ReasonMissing: as for ``give_consent``.

    """

    def prove(record: CaseRecord) -> None:
        asked: tuple[Purpose | None, ...] = told.purposes or (None, *purposes_for(audience))
        stand = [consent_on(record.consents, audience, told.on, purpose=each).state for each in asked]
        if not (all if told.purposes else any)(state in CAN_BE_WITHDRAWN for state in stand):
            raise ConsentNotGiven(audience=audience, day=told.on)

    word = _say(desk, case, audience, told, allowed=False, prove=prove)
    memory = recall(desk)
    found = get_case(memory, case)
    return Withdrawal(
        word=word, written=written_for(memory, found, audience), sent=sent_to(memory, found, audience),
        bundles=for_audience(bundles_of(memory, found), audience),
    )  # fmt: skip


def take_back_consent(desk: Desk, case: str, audience: Audience) -> Consent:
    """Let the last word on an audience count no longer: it was put on record by mistake.

    Raises:
        NotFound: there is no such case.
        NothingToUndo: nobody has said anything of this audience, or the last word is another person's.

    """
    with desk.recollection.lock:
        memory = recall(desk)
        found = get_case(memory, case)
        last = last_word(record_of(memory, found), audience)
        if last is None or last.by != desk.person:
            raise NothingToUndo
        word = Consent(
            case=found.id, audience=audience, allowed=False, giver=last.giver, given_on=last.given_on,
            taken_back=True, by=desk.person, at=desk.now(), because=UNDONE,
        )  # fmt: skip
        append(desk, [word], at=word.at)
    return word


def last_word(record: CaseRecord, audience: Audience) -> Consent | None:
    """Return the last word on an audience that was put on record and not taken back."""
    left: list[Consent] = []
    for word in record.consents:
        if word.audience is audience and not word.taken_back:
            left.append(word)
        elif word.audience is audience and left:
            left.pop()
    return left[-1] if left else None


def consents_of(memory: Memory, case: CaseFile, *, day: str) -> tuple[OfAudience, ...]:
    """Return how consent to each audience stands on a day."""
    record, bundles = record_of(memory, case), bundles_of(memory, case)
    return tuple(
        OfAudience(
            standing=consent_on(record.consents, audience, day), bundles=for_audience(bundles, audience),
            by_purpose=_by_purpose(record, audience, day),
            words=tuple(word for word in record.consents if word.audience is audience),
            written=written_for(memory, case, audience), sent=sent_to(memory, case, audience),
        )
        for audience in Audience
    )  # fmt: skip


def _by_purpose(record: CaseRecord, audience: Audience, day: str) -> tuple[ForPurpose, ...]:
    if not any(word.purposes for word in record.consents if word.audience is audience):
        return ()
    return tuple(
        ForPurpose(purpose=each, state=consent_on(record.consents, audience, day, purpose=each).state)
        for each in purposes_for(audience)
    )


def _say(  # noqa: PLR0913  # of whom, to whom, what, how, and whether it may be said
    desk: Desk, case: str, audience: Audience, told: Told, *, allowed: bool,
    prove: Callable[[CaseRecord], None] | None = None,
) -> Consent:  # fmt: skip
    _prove_days(told, today=desk.now()[:10])
    _prove_purposes(told, audience)
    because = prove_reason(told.because)[:LONGEST]
    with desk.recollection.lock:
        memory = recall(desk)
        found = get_case(memory, case)
        if prove is not None:
            prove(record_of(memory, found))
        word = Consent(
            case=found.id, audience=audience, allowed=allowed, giver=told.giver, given_by=_line(told.given_by),
            given_on=told.on, how=_line(told.how), language=told.language.strip(), purpose=_line(told.purpose),
            purposes=tuple(sorted(set(told.purposes), key=list(Purpose).index)),
            scope=tuple(dict.fromkeys(memory.get_document(each).id for each in told.scope)),
            since=told.since, until=told.until, review_by=told.review_by, evidence=_evidence(memory, told.evidence),
            by=desk.person, at=desk.now(), because=because,
        )  # fmt: skip
        append(desk, [word], at=word.at)
    return word


def _evidence(memory: Memory, reference: str | None) -> DocumentId | None:
    return memory.get_document(reference).id if reference else None


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def _prove_purposes(told: Told, audience: Audience) -> None:
    allowed = purposes_for(audience)
    for each in told.purposes:
        if each not in allowed:
            raise PurposeUnfit(audience=audience, given=each, allowed=", ".join(allowed))


def _prove_days(told: Told, *, today: str) -> None:
    """Refuse a day that is none, one that has not come, and an end before the beginning."""
    days = (
        ("The day", told.on), ("The first day", told.since), ("The last day", told.until),
        ("The day to ask again", told.review_by),
    )  # fmt: skip
    for what, day in days:
        if day is None:
            continue
        try:
            is_whole = date.fromisoformat(day).isoformat() == day
        except ValueError:
            is_whole = False
        if not is_whole:
            raise DayUnusable(what=what, given=day, why="it is no whole day")
        if what != "The day" and day < told.on:
            raise DayUnusable(what=what, given=day, why="it lies before the day on which it was given")
    if told.since and told.until and told.until < told.since:
        raise DayUnusable(what="The last day", given=told.until, why="it lies before the first")
    if told.on > today:
        raise DayUnusable(what="The day", given=told.on, why="it has not come yet")
