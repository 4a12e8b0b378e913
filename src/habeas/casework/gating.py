"""The gate before anything made from a case goes to others: consent of that audience, for these documents, today.

A filing is made of accepted claims alone; nothing undecided is ever in it. What it cannot have without a person's word
is consent. Until there is consent it may be looked at as a draft, which says so in its title; a draft is neither put
on the record nor taken as a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from habeas.casework.audiences import audiences_for
from habeas.casework.cases import get_case
from habeas.casework.classing import prove_filing_unsealed
from habeas.casework.memory import Memory
from habeas.casework.record import record_of
from habeas.errors import Refused
from habeas.law import load_form, purpose_of
from habeas.model import (
    Assessment,
    Audience,
    CaseRecord,
    ConsentStanding,
    ConsentState,
    DocumentId,
    Giver,
    Petition,
    Purpose,
    Variant,
    consent_on,
)
from habeas.petition.saying import ENGLISH, say

UN_LANGUAGES = ("en", "fr", "es")  # of the Working Group; what is said to senders is said in these


class ConsentMissing(Refused):
    """Something would go to an audience of which nobody was asked."""

    code = "consent-missing"
    exit_code = 18
    says = "There is no consent on record to this going to its readers (%(audience)s)."
    remedy = "Ask the person; then: habeas consent %(case)s %(audience)s --allow …; until then see --draft."


class ConsentRefused(Refused):
    """Something would go to an audience to which the person said no."""

    code = "consent-refused"
    exit_code = 18
    says = "Consent to this going to its readers (%(audience)s) was refused on %(day)s."
    remedy = "It is not sent. Should the person ask for it: habeas consent %(case)s %(audience)s --allow …"


class ConsentWithdrawn(Refused):
    """Something would go to an audience after consent was withdrawn."""

    code = "consent-withdrawn"
    exit_code = 18
    says = "Consent to this going to its readers (%(audience)s) was withdrawn on %(day)s."
    remedy = "It is not sent. `habeas show consent %(case)s` lists what went out before: tell those who have it."


class ConsentExpired(Refused):
    """Something would go to an audience after the last day of consent."""

    code = "consent-expired"
    exit_code = 18
    says = "Consent to this going to its readers (%(audience)s) held until %(day)s, and no longer."
    remedy = "Ask again; then: habeas consent %(case)s %(audience)s --allow --until DAY …"


class ConsentEarly(Refused):
    """Something would go to an audience before the first day of consent."""

    code = "consent-early"
    exit_code = 18
    says = "Consent to this going to its readers (%(audience)s) begins on %(day)s."
    remedy = "Wait for that day; or ask, and put on record that it may go now: habeas consent %(case)s %(audience)s …"


class ConsentOtherPurpose(Refused):
    """Something would go to an audience for what the person did not allow."""

    code = "consent-other-purpose"
    exit_code = 18
    says = "Consent to this going to its readers (%(audience)s) was given, but not for this: %(purpose)s."
    remedy = "Ask for this too; then: habeas consent %(case)s %(audience)s --allow --only-for %(purpose)s …"


class ConsentNarrower(Refused):
    """Something would quote a document that consent does not reach."""

    code = "consent-narrower"
    exit_code = 18
    says = "Consent to this going to its readers (%(audience)s) does not reach document %(document)s, which it cites."
    remedy = "Ask for that document too; then: habeas consent %(case)s %(audience)s --allow --document %(document)s …"


class DraftOnly(Refused):
    """A draft would be put on the record or taken as a file."""

    code = "draft-only"
    exit_code = 18
    says = "This is a draft: it is neither put on the record nor taken as a file."
    remedy = "Write it without --draft once there is consent."


_SAYS_NO: dict[ConsentState, type[Refused]] = {
    ConsentState.REFUSED: ConsentRefused,
    ConsentState.WITHDRAWN: ConsentWithdrawn,
    ConsentState.EXPIRED: ConsentExpired,
    ConsentState.NOT_YET: ConsentEarly,
    ConsentState.OTHER_PURPOSE: ConsentOtherPurpose,
}
_DRAFTS = {"consent-missing": "not_asked", "consent-early": "given", "consent-other-purpose": "given"}  # words of forms


def standing_for(
    record: CaseRecord, audience: Audience, variant: Variant, *, day: str, purpose: Purpose
) -> ConsentStanding:
    """Return the consent on which something for this purpose may go to this audience; where there is none, why not."""
    found = [consent_on(record.consents, each, day, purpose=purpose) for each in audiences_for(audience, variant)]
    return next((each for each in found if each.state is ConsentState.GIVEN), found[0])


def find_refusal(memory: Memory, made: Petition, *, day: str) -> Refused | None:
    """Return why a filing may not go out on this day (ISO 8601), or None where it may."""
    record = record_of(memory, get_case(memory, made.case))
    return find_refusal_of(made, _standing_of(record, made, day))


def _standing_of(record: CaseRecord, made: Petition, day: str) -> ConsentStanding:
    return standing_for(record, made.audience, made.variant, day=day, purpose=purpose_of(made.form_key))


def prove_may_go_out(memory: Memory, made: Petition, *, day: str) -> None:
    """Refuse to write for others what they may not have.

    Raises:
        DraftOnly: it is marked as a draft.
        ConsentMissing, ConsentRefused, ConsentWithdrawn, ConsentExpired, ConsentEarly: there is none on that day.
        ConsentOtherPurpose: it was given for something else.
        ConsentNarrower: it cites a document that consent does not reach.
        SourceSealed, ClaimSealed: it quotes what was sealed, or withdrawn, since it was written.

    """
    if made.draft:
        raise DraftOnly
    prove_filing_unsealed(memory, made)
    refusal = find_refusal(memory, made, day=day)
    if refusal is not None:
        raise refusal


def as_draft(made: Petition, refusal: Refused | None) -> Petition:
    """Return a filing that says in its title that it may not be sent, and why."""
    key = _DRAFTS.get(refusal.code, refusal.code.removeprefix("consent-")) if refusal else "given"
    return replace(made, draft=say(made.lang, f"drafts.{key}"))


def warnings_on(record: CaseRecord, made: Petition, assessment: Assessment) -> tuple[str, ...]:
    """Return what whoever sends a filing should know of the consent it goes out on, and of what is left undecided.

    Every word on consent that is on record counts, be it of a day after the one to which durations are counted.
    """
    day = max([made.made_on, *(word.given_on for word in record.consents)])
    standing = _standing_of(record, made, day)
    lang = sender_lang(made)
    found = [say(lang, f"gate.{key}") for key in _on_consent(standing, made)]
    if any(line.category for line in load_form(made.form_key).lines):
        for category, count in _undecided(assessment):
            found.append(say(lang, "gate.undecided", category=category, count=count))
    return tuple(found)


def sender_lang(made: Petition) -> str:
    """Return the language in which a filing speaks to whoever sends it: its own, where a UN body takes that."""
    return made.lang if made.lang in UN_LANGUAGES else ENGLISH


def _on_consent(standing: ConsentStanding, made: Petition) -> Iterable[str]:
    if standing.state is not ConsentState.GIVEN or standing.word is None:
        return
    if standing.word.giver is Giver.FAMILY and made.audience is not Audience.FAMILY:
        yield "relative"
    if standing.audience is Audience.UN_UNNAMED:
        yield "unnamed"


def _undecided(assessment: Assessment) -> Iterable[tuple[str, int]]:
    """Yield the categories for which no accepted claim speaks, and how many speak for them that nobody has decided."""
    for category in assessment.categories:
        speaks = any(finding.claims_for for finding in category.elements)
        waiting = {claim for finding in category.elements for claim in finding.proposed}
        if waiting and not speaks:
            yield category.category, len(waiting)


def find_refusal_of(made: Petition, standing: ConsentStanding) -> Refused | None:
    """Return why a filing may not go out on this consent, or None where it may."""
    told = {"case": made.case, "audience": made.audience, "purpose": purpose_of(made.form_key)}
    return refusal_on(standing, told, _cited(made))


def refusal_on(
    standing: ConsentStanding, told: Mapping[str, object], documents: Iterable[DocumentId]
) -> Refused | None:
    """Return why what draws on these documents may not go out on this consent, or None where it may."""
    word = standing.word
    if word is None:
        return ConsentMissing(**told)
    if standing.state is not ConsentState.GIVEN:
        days = {ConsentState.EXPIRED: word.until, ConsentState.NOT_YET: word.since}
        day = days.get(standing.state) or word.given_on
        return _SAYS_NO[standing.state](**told, day=day)
    outside = next((each for each in documents if word.scope and each not in word.scope), None)
    return ConsentNarrower(**told, document=outside) if outside else None


def _cited(made: Petition) -> Iterable[DocumentId]:
    return dict.fromkeys(note.document for note in made.footnotes)
