"""The two real seed documents put into one case, where they lie beside the checkout; no name of theirs stands here."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from habeas.model import (
    About,
    Answer,
    CaseFile,
    Decision,
    Document,
    Frame,
    Judgement,
    Kind,
    Proposal,
    Sameness,
    Verdict,
    When,
    naming_id,
)
from habeas.propose import propose
from habeas.reconcile import reconcile

SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"
FILES = {"000_a4178ba3d2df820c.txt": "2020-11-23", "003_a9fdc1153cc0065c.txt": None}
AT = "2026-11-22T09:00:00Z"

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason=f"no seeds at {SEEDS}")


def read(name: str, published: str | None) -> tuple[Document, Proposal]:
    raw = (SEEDS / name).read_bytes()
    when = When.parse(published) if published else None
    document = Document(
        sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media_type="text/plain", engine="test",
        text=raw.decode("utf-8"), language="en", frame=Frame(published=when),
    )  # fmt: skip
    return document, propose(document, published=when)


@pytest.fixture(scope="module")
def case() -> CaseFile:
    """The case of the person of whom both documents tell most, every claim accepted."""
    read_in = [read(name, published) for name, published in FILES.items()]
    claims = [claim for _, proposal in read_in for claim in proposal.claims]
    names = [
        Counter(claim.subject.name for claim in proposal.claims if claim.subject).most_common(1)[0][0]
        for _, proposal in read_in
    ]
    left, right = (naming_id(document.id, name) for (document, _), name in zip(read_in, names, strict=True))
    cases = reconcile(
        documents={document.id: document for document, _ in read_in},
        claims=claims,
        namings=[naming for _, proposal in read_in for naming in proposal.namings],
        decisions=[
            Decision(claim=each.id, verdict=Verdict.ACCEPT, by="test", at=AT, because="read") for each in claims
        ],
        judgements=[Judgement(left=left, right=right, sameness=Sameness.SAME, by="test", at=AT, because="read")],
        questions=(),
    )
    return max(cases, key=lambda each: len(each.claims))


def test_both_accounts_give_one_period_from_march_to_august(case: CaseFile) -> None:
    (period,) = [each for each in case.periods if each.regime != "conditional"]
    assert period.began and period.ended and period.lasted
    assert (period.began.edtf, period.ended.edtf[:10]) == ("2019-03-10", "2019-08-16")
    assert period.lasted.is_exact


def test_the_month_and_the_day_of_the_arrest_support_each_other(case: CaseFile) -> None:
    assert any(check.answer == Answer.YES and "support each other" in check.says for check in case.checks)


def test_five_months_fit_the_dates(case: CaseFile) -> None:
    (check,) = [check for check in case.checks if "five months" in check.says]
    assert check.answer == Answer.YES
    assert not [conflict for conflict in case.conflicts if conflict.about == About.DURATION]


def test_custody_contradicts_house_arrest(case: CaseFile) -> None:
    (conflict,) = [conflict for conflict in case.conflicts if conflict.about == About.REGIME]
    assert [side.value for side in conflict.sides] == ["custody", "house arrest"]


def test_the_fines_of_february_and_august_stay_two(case: CaseFile) -> None:
    fines = {fact.when.edtf: fact.value for fact in case.facts if fact.predicate == Kind.FINE and fact.when}
    assert fines == {"2019-02": "700 USD", "2019-08": "300 USD"}
    assert not [conflict for conflict in case.conflicts if conflict.about == About.AMOUNT]
