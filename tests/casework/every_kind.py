"""One body of each kind that a ledger can hold, with the same words wherever a person can write some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.ledger import Body
from habeas.model import (
    Answer,
    Asked,
    Audience,
    CaseId,
    Classing,
    Communication,
    Compliance,
    Consent,
    Decision,
    Derivation,
    Descent,
    Description,
    DocumentId,
    Done,
    ElementWord,
    EventJudgement,
    Frame,
    Giver,
    Hold,
    IdentityGrant,
    IdentityRequest,
    Judgement,
    Milestone,
    Note,
    OpinionRecord,
    Outcome,
    Owed,
    Placement,
    ReadingRule,
    ReasonList,
    Reminder,
    Resolution,
    Sameness,
    Sensitivity,
    SetAside,
    SourceWithdrawal,
    TreatyOverride,
    Unanswered,
    Verdict,
    When,
)
from habeas.model.ids import ClaimId, NamingId

AT = "2026-01-02T03:04:05Z"
DAY = "2026-01-02"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What words are said of: a source, what stands on it, and what stands beside it."""

    document: DocumentId
    beside: DocumentId
    claims: tuple[ClaimId, ...]  # of the source
    claims_beside: tuple[ClaimId, ...]
    namings: tuple[NamingId, ...]  # of one person, in both
    case: CaseId


def ground_of(desk: Desk, name: str, document: str) -> Ground:
    """Return the ground of a person's case that stands on this document and on another."""
    memory = recall(desk)
    case = get_case(memory, name)
    claims = [weighed.claim for weighed in case.claims]
    own = tuple(each.id for each in claims if each.passage.document == document)
    beside = tuple(each for each in claims if each.passage.document != document)
    names = {each.document: key for key, each in memory.namings.items() if each.name == name}
    return Ground(
        document=DocumentId(document), beside=beside[0].passage.document, claims=own, case=case.id,
        claims_beside=tuple(each.id for each in beside), namings=tuple(names.values()),
    )  # fmt: skip


def on_the_source(at: Ground, words: str) -> Iterator[Body]:
    """Yield what people say of the source, of its claims and of its names."""
    said = {"by": "R. (invented)", "at": AT, "because": words}
    yield Note(about=at.document, text=words, by="R. (invented)", at=AT)
    yield Note(about=at.claims[0], text=words, by="R. (invented)", at=AT)
    yield Decision(claim=at.claims[0], verdict=Verdict.ACCEPT, **said)
    yield Description(document=at.document, frame=Frame(title=words, cited_as=None), by="R. (invented)", at=AT)
    yield Derivation(document=at.document, source=at.beside, descent=Descent.INDEPENDENT, **said)
    yield Placement(subject=at.document, compartment="general", **said)
    yield SourceWithdrawal(document=at.document, **said)


def on_both(at: Ground, words: str) -> Iterator[Body]:
    """Yield what people say that stands on the source and on something beside it, and goes with either."""
    said = {"by": "R. (invented)", "at": AT, "because": words}
    yield Judgement(left=at.namings[0], right=at.namings[1], sameness=Sameness.SAME, **said)
    yield EventJudgement(left=at.claims[0], right=at.claims_beside[0], sameness=Sameness.UNSURE, **said)
    yield Classing(subject=at.claims[0], sensitivity=Sensitivity.WORKING, **said)


def on_the_case(at: Ground, words: str) -> Iterator[Body]:
    """Yield what people say of the whole case, which stays."""
    told = {"by": "R. (invented)", "at": AT}
    said = {**told, "because": words}
    yield Note(about=at.case, text=words, **told)
    yield Resolution(case=at.case, conflict="none", side=None, claims=(), **said)
    yield Asked(case=at.case, question="II.1", state=Unanswered.REFUSED, remark=words, **told)
    yield Consent(
        case=at.case, audience=Audience.COURT, allowed=True, giver=Giver.FAMILY, given_by=words, given_on=DAY,
        how=words, purpose=words, **said,
    )  # fmt: skip
    yield ElementWord(case=at.case, element="no_warrant", answer=Answer.YES, **said)
    yield Communication(
        id="com-1", case=at.case, mechanism="WGAD", milestone=Milestone.FILED, on=When.parse(DAY), reference=words,
        remark=words, **told,
    )  # fmt: skip
    yield OpinionRecord(
        case=at.case, symbol="A/HRC/WGAD/2025/1", states=("XA",), outcome=Outcome.ARBITRARY,
        remedies=(Owed(key="release", words=words),), **said,
    )  # fmt: skip
    yield Compliance(
        case=at.case, symbol="A/HRC/WGAD/2025/1", key="release", done=Done.PARTLY, on=When.parse(DAY), **said
    )
    yield Reminder(id="rem-1", case=at.case, due="2026-09-01", what=words, **told)
    yield Hold(case=at.case, held=False, **said)
    yield Placement(subject=at.case, compartment="general", **said)


def beside_it(at: Ground, words: str) -> Iterator[Body]:
    """Yield what people say of something else."""
    told = {"by": "R. (invented)", "at": AT}
    said = {**told, "because": words}
    yield Note(about=at.beside, text=words, **told)
    yield Decision(claim=at.claims_beside[0], verdict=Verdict.ACCEPT, **said)
    yield Derivation(document=at.beside, source=at.document, descent=Descent.INDEPENDENT, **said)
    yield ReadingRule(readers=1, **said)
    yield ReasonList(verdict=Verdict.REJECT, reasons=(words,), **told)
    yield TreatyOverride(state="XA", state_name="A", treaty="cat", party_since=None, source=words, **told)
    yield SetAside(original_name=words, sha256="0" * 64, size=1, code="c", says="It is empty.", remedy="Look at it.")
    yield IdentityRequest(id="idr-1", pseudonym="Witness 1", hours=2, **said)
    yield IdentityGrant(request="idr-1", opens=AT, closes=AT, **said)
