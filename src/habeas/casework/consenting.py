"""Consent, as people put it on record: given, refused, withdrawn; and what went out before it was withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from habeas.casework.appending import append
from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.record import record_of
from habeas.casework.undoing import UNDONE, NothingToUndo
from habeas.casework.view import view_of
from habeas.errors import Refused
from habeas.law import form_keys, load_form
from habeas.ledger import Artefact
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
    Milestone,
    PetitionId,
    Variant,
    consent_on,
)

Record: TypeAlias = Artefact  # of what was written
LONGEST = 4_000


class DayUnusable(Refused):
    """A day of a word on consent cannot be what is given."""

    code = "consent-day-unusable"
    exit_code = 14
    says = "%(what)s cannot be %(given)s: %(why)s."
    remedy = "Write a whole day as 2030-05-31; consent is given on a day that has come, and holds until a later one."


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
    purpose: str = field(default="", repr=False)
    scope: tuple[str, ...] = ()  # ids or names of files
    since: str | None = None
    until: str | None = None
    review_by: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A consent that was withdrawn, what had been written under it, and what had been sent."""

    word: Consent
    written: tuple[Record, ...]
    sent: tuple[Communication, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAudience:
    """How consent to one audience stands, every word on it (oldest on record first), and what went out to it."""

    standing: ConsentStanding
    words: tuple[Consent, ...]
    written: tuple[Record, ...]
    sent: tuple[Communication, ...]


def give_consent(desk: Desk, case: str, audience: Audience, told: Told) -> Consent:
    """Put on record that something made from this case may go to one audience.

    Raises:
        NotFound: there is no such case, or a document that is named.
        DayUnusable: it was given on a day that has not come, or ends before it begins.
        ReasonMissing: nobody says why it is put on record.

    """
    return _say(desk, case, audience, told, allowed=True)


def refuse_consent(desk: Desk, case: str, audience: Audience, told: Told) -> Consent:
    """Put on record that somebody was asked and said no; refusals as for ``give_consent``."""
    return _say(desk, case, audience, told, allowed=False)


def withdraw_consent(desk: Desk, case: str, audience: Audience, told: Told) -> Withdrawal:
    """Put on record that consent is withdrawn, and return what was written for that audience and sent to it before.

    Raises:
        ConsentNotGiven: there is none that could be withdrawn.
        NotFound, DayUnusable, ReasonMissing: as for ``give_consent``.

    """

    def prove(record: CaseRecord) -> None:
        stands = consent_on(record.consents, audience, told.on)
        if stands.state not in (ConsentState.GIVEN, ConsentState.EXPIRED):
            raise ConsentNotGiven(audience=audience, day=told.on)

    word = _say(desk, case, audience, told, allowed=False, prove=prove)
    memory = recall(desk)
    found = get_case(memory, case)
    return Withdrawal(word=word, written=written_for(memory, found, audience), sent=sent_to(memory, found, audience))


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
    record = record_of(memory, case)
    return tuple(
        OfAudience(
            standing=consent_on(record.consents, audience, day),
            words=tuple(word for word in record.consents if word.audience is audience),
            written=written_for(memory, case, audience), sent=sent_to(memory, case, audience),
        )
        for audience in Audience
    )  # fmt: skip


def written_for(memory: Memory, case: CaseFile, audience: Audience) -> tuple[Record, ...]:
    """Return what was written of a case for one audience, oldest first."""
    view = view_of(memory)
    with memory.source.lock:
        every = view.petitions(case.id)
    return tuple(made for made in every if made.kept is not None and audience in _read_by(made))


def _read_by(made: Record) -> tuple[Audience, ...]:
    """Return whose consent what was written needed; unredacted, it is no text without names."""
    if made.kept is None:
        return ()
    return audiences_for(made.kept.audience, made.kept.variant)


def audiences_for(audience: Audience, variant: Variant) -> tuple[Audience, ...]:
    """Return the audiences of which one must have been allowed; the one named in the form comes first.

    A submission to the United Nations may be made on a consent that asks for the name to be withheld from
    publication: the filing then says so. A text without names may be published where only that was allowed.
    """
    if audience is Audience.UN:
        return (Audience.UN, Audience.UN_UNNAMED)
    if audience is Audience.PUBLIC and variant is Variant.REDACTED:
        return (Audience.PUBLIC, Audience.PUBLIC_UNNAMED)
    return (audience,)


def sent_to(memory: Memory, case: CaseFile, audience: Audience) -> tuple[Communication, ...]:
    """Return what was sent to one audience, each by its latest word: by what was written, else by the mechanism."""
    written: set[PetitionId | str] = {made.id for made in written_for(memory, case, audience)}
    mechanisms = {form.mechanism for form in map(load_form, form_keys()) if _reaches(form.audience, audience)}
    latest = {word.id: word for word in record_of(memory, case).communications}
    return tuple(
        word
        for word in latest.values()
        if word.milestone is Milestone.FILED and not word.taken_back
        and (word.filing in written if word.filing else word.mechanism in mechanisms)
    )  # fmt: skip


def _reaches(reader: Audience, audience: Audience) -> bool:
    return audience in audiences_for(reader, Variant.FULL)


def _say(  # noqa: PLR0913  # of whom, to whom, what, how, and whether it may be said
    desk: Desk, case: str, audience: Audience, told: Told, *, allowed: bool,
    prove: Callable[[CaseRecord], None] | None = None,
) -> Consent:  # fmt: skip
    _prove_days(told, today=desk.now()[:10])
    because = prove_reason(told.because)[:LONGEST]
    with desk.recollection.lock:
        memory = recall(desk)
        found = get_case(memory, case)
        if prove is not None:
            prove(record_of(memory, found))
        word = Consent(
            case=found.id, audience=audience, allowed=allowed, giver=told.giver, given_by=_line(told.given_by),
            given_on=told.on, how=_line(told.how), language=told.language.strip(), purpose=_line(told.purpose),
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
    if told.on > today:
        raise DayUnusable(what="The day", given=told.on, why="it has not come yet")
