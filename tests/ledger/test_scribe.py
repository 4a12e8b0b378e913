"""The fast writer writes what the codec writes, byte for byte, and everything comes back."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_bodies import AT, BY, TEXT, some_bodies
from test_keeping import DOC, EVERY_OTHER_BODY

from builders import a_claim, a_document, an_amount
from habeas.ledger.entries import BODIES, KINDS, PageRead
from habeas.ledger.scribe import write
from habeas.model import (
    Amendment,
    Answer,
    Asked,
    Attribute,
    Audience,
    CaseId,
    Channel,
    ClaimId,
    Classing,
    Communication,
    CompartmentMade,
    Compliance,
    Consent,
    Correction,
    Derivation,
    Descent,
    Description,
    Done,
    ElementWord,
    EventJudgement,
    Frame,
    Genre,
    Giver,
    Hold,
    IdentityGrant,
    IdentityLook,
    IdentityRecord,
    IdentityRequest,
    Kind,
    Milestone,
    Naming,
    Note,
    OpinionRecord,
    Outcome,
    Owed,
    Page,
    PageReading,
    Paragraph,
    PetitionId,
    Placement,
    Property,
    Proposer,
    ReadingRule,
    ReasonList,
    Reminder,
    Resolution,
    Revision,
    Sameness,
    Scan,
    Sensitivity,
    Shredding,
    Sort,
    SourceWithdrawal,
    Stance,
    Stretch,
    TreatyOverride,
    Unanswered,
    Verdict,
    When,
    Written,
)  # fmt: skip
from habeas.model.account import AccountId, Act, Administration, Role, Why
from habeas.model.codec import from_json, to_json
from habeas.model.custody import Anchor, AnchorKind, BundleMade, Checkpoint, Cosignature

FRAME = Frame(title="T", published=When.parse("2019-03~"), genre=Genre.NEWS, url="https://x")
DOCUMENT = a_document(TEXT, frame=FRAME)
FULL_CLAIM = a_claim(
    DOCUMENT, "was arrested on 10 March 2019", Kind.ARREST, when="2019-03-10", agents=["invented"],
    places=["Sarybulak"], speaker="town", hedges=["arrested"], amounts=[an_amount("5", "month")], trigger="arrested",
)  # fmt: skip
PAGES = (Page(number=1, start=0, end=9), Page(number=2, start=9, end=20))
SCAN = Scan(
    page=1, width=20, height=30, dpi=None, languages="kaz+rus", psm=6, turned=90, table="0 2 1 1 5 5 96\n3 4 7 1 5 5 31"
)
BODIES_TO_WRITE = [
    *some_bodies(),
    *EVERY_OTHER_BODY,
    FULL_CLAIM,
    a_claim(DOCUMENT, "Dauren Esimov", Attribute.PROFESSION, subject=None, value="teacher"),
    dataclasses.replace(FULL_CLAIM, confidence=1),
    dataclasses.replace(FULL_CLAIM, confidence=1e-7),
    dataclasses.replace(DOCUMENT, pages=PAGES, warnings=("w",)),
    dataclasses.replace(DOCUMENT, pages=PAGES, scans=(SCAN,), properties=(Property(name="n", value="v"),)),
    TreatyOverride(state="XA", state_name="A", treaty="cat", party_since=None, source="s", by=BY, at=AT),
    PageRead(key="k", reading=PageReading(text="ab c", scan=SCAN)),
    Correction(document=DOC, reading="r", start=0, end=2, was="ab", now="a", by=BY, at=AT, because="b"),
    Description(document=DOC, frame=FRAME, sensitivity=Sensitivity.SEALED, by=BY, at=AT),
    Amendment(replaced=ClaimId("clm-1"), claim=ClaimId("clm-2"), by=BY, at=AT, because="b"),
    Note(about="clm-1", text="n", by=BY, at=AT),
    Resolution(case=CaseId("cas-1"), conflict="c", side=None, claims=(ClaimId("clm-1"),), by=BY, at=AT, because="b"),
    ReadingRule(readers=2, by=BY, at=AT, because="b"),
    ReasonList(verdict=Verdict.REJECT, reasons=("r", "s"), by=BY, at=AT),
    Derivation(document=DOC, source=DOCUMENT.id, descent=Descent.DERIVES, by=BY, at=AT, because="b"),
    EventJudgement(
        left=ClaimId("clm-1"), right=ClaimId("clm-2"), sameness=Sameness.SAME, by=BY, at=AT, because="b"
    ),
    Asked(case=CaseId("cas-1"), question="II.1", state=Unanswered.REFUSED, remark="r", by=BY, at=AT),
    Consent(
        case=CaseId("cas-1"), audience=Audience.UN, allowed=True, giver=Giver.FAMILY, given_by="his sister",
        given_on="2030-01-02", scope=(DOC,), until="2031-01-02", evidence=DOC, by=BY, at=AT,
    ),
    ElementWord(case=CaseId("cas-1"), element="no_warrant", answer=Answer.YES, by=BY, at=AT, because="b"),
    Communication(
        id="com-1", case=CaseId("cas-1"), mechanism="WGAD", milestone=Milestone.FILED, on=When.parse("2030-01-02"),
        channel=Channel.EMAIL, document=DOC, by=BY, at=AT,
    ),
    OpinionRecord(
        case=CaseId("cas-1"), symbol="A/HRC/WGAD/2030/1", states=("XA",), outcome=Outcome.ARBITRARY,
        adopted=When.parse("2030-05"), remedies=(Owed(key="release", words="w", claims=(ClaimId("clm-1"),)),),
        by=BY, at=AT,
    ),
    Compliance(
        case=CaseId("cas-1"), symbol="A/HRC/WGAD/2030/1", key="release", done=Done.PARTLY, on=When.parse("2030-06"),
        claims=(ClaimId("clm-1"),), by=BY, at=AT, because="b",
    ),
    Reminder(id="rem-1", case=CaseId("cas-1"), due="2030-09-01", what="w", by=BY, at=AT),
    Revision(
        writing="wri-1", number=1, case=CaseId("cas-1"), filing=PetitionId("pet-1"), by=BY, at=AT,
        paragraphs=(
            Paragraph(
                id="par-1", line="IV", sentences=(Written(text="t", stance=Stance.TRACED, claims=(ClaimId("clm-1"),)),)
            ),
        ),
    ),
    Placement(subject="cas-1", compartment="velmora", by=BY, at=AT, because="b"),
    Shredding(keys=("key-1", "key-2"), by=BY, at=AT, because="b"),
    Classing(subject="clm-1", sensitivity=Sensitivity.IDENTITY, by=BY, at=AT, because="b"),
    CompartmentMade(name="velmora", by=BY, at=AT, because="b"),
    SourceWithdrawal(document=DOCUMENT.id, by=BY, at=AT, because="b"),
    Hold(case="cas-1", held=True, by=BY, at=AT, because="b"),
    IdentityRecord(pseudonym="Witness 1", name="n", relation="r", contact="c", safely="s", notes="o", by=BY, at=AT),
    IdentityRequest(id="idr-1", pseudonym="Witness 1", hours=2, by=BY, at=AT, because="b"),
    IdentityGrant(request="idr-1", opens=AT, closes=AT, by=BY, at=AT, because="b"),
    IdentityLook(request="idr-1", pseudonym="Witness 1", by=BY, at=AT),
    Checkpoint(origin="habeas/1", size=3, root="AA==", note="n", by=BY, at=AT),
    Cosignature(
        origin="habeas/1", size=3, root="AA==", witness="w", vkey="w+1+AA==", line="l", seconds=9, by=BY, at=AT
    ),
    Anchor(
        kind=AnchorKind.RFC3161, origin="habeas/1", size=3, digest="0", token="AA==", token_sha256="1", stamped_at=AT,
        chain="c", is_checked=True, by=BY, at=AT,
    ),
    Administration(
        act=Act.PUT_OUT, account=AccountId("acc-1"), compartment="velmora", roles=(Role.READER,), by="acc-2", at=AT,
        why=Why.LEFT,
    ),
    BundleMade(case=CaseId("cas-1"), audience=Audience.COURT, sha256="0", size=3, documents=(DOC,), by=BY, at=AT),
]  # fmt: skip


def test_every_kind_of_entry_is_among_these() -> None:
    assert {type(body) for body in BODIES_TO_WRITE} == set(BODIES.values())
    assert len(KINDS) == len(BODIES)


@pytest.mark.parametrize("body", BODIES_TO_WRITE, ids=lambda body: type(body).__name__)
def test_the_scribe_writes_what_the_codec_writes(body) -> None:  # noqa: ANN001
    assert write(body) == to_json(body)
    assert from_json(type(body), write(body)) == body


@given(st.text(), st.integers(), st.integers(), st.text(), st.sampled_from(Sort))
def test_the_scribe_writes_any_text_as_the_codec_does(name: str, start: int, end: int, text: str, sort: Sort) -> None:
    body = Naming(document=DOC, name=name, sort=sort, spellings=(Stretch(start=start, end=end, text=text),))
    assert write(body) == to_json(body)


@given(st.floats(allow_nan=False, allow_infinity=False), st.text())
def test_the_scribe_writes_any_number_as_the_codec_does(confidence: float, rule: str) -> None:
    proposer = Proposer(name="n", version="1", rule=rule)
    body = dataclasses.replace(FULL_CLAIM, confidence=confidence, proposer=proposer)
    assert write(body) == to_json(body)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_not_finite_is_written_by_neither(number: float) -> None:
    body = dataclasses.replace(FULL_CLAIM, confidence=number)
    with pytest.raises(ValueError, match="finite"):
        write(body)
    with pytest.raises(ValueError, match="JSON"):
        to_json(body)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """No entry yet holds a row of numbers; the next may."""

    numbers: tuple[int, ...]


@pytest.mark.parametrize("numbers", [(), (7,), (1, 20, 300)])
def test_the_scribe_writes_rows_of_numbers_as_the_codec_does(numbers: tuple[int, ...]) -> None:
    assert write(Numbered(numbers=numbers)) == to_json(Numbered(numbers=numbers))
