"""The main job on two real public documents, read where they lie and never copied: skipped where they are not.

No word of theirs stands here: names are read from the documents, events are named by kind and day.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from consented import allow
from habeas.casework.cases import compute_cases, get_case
from habeas.casework.decisions import decide, judge
from habeas.casework.desk import Desk, begin_desk
from habeas.casework.findings import assess_case
from habeas.casework.intake import take_in
from habeas.casework.keeping import verify_ledger
from habeas.casework.memory import Memory, recall
from habeas.casework.petitions import file_petition
from habeas.casework.proposals import propose_from
from habeas.model import (
    About,
    Answer,
    Assessment,
    CaseFile,
    Frame,
    Kind,
    Modality,
    Naming,
    Regime,
    Sameness,
    Sort,
    Verdict,
    When,
)  # fmt: skip

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
FILES = tuple(sorted(SEEDS.glob("*.txt")))
ALIKE = 0.85  # two spellings of one name differ by a letter or two

pytestmark = pytest.mark.skipif(
    len(FILES) != 2, reason=f"the two public documents are not beside this checkout ({SEEDS.name})"
)


def silent(words: str) -> None:
    """Progress that nobody reads."""


@pytest.fixture(scope="module", params=["2020-11-23", None], ids=["publication day given", "not given"])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Both documents taken in, one man judged one, two spellings judged one, and all that happened accepted."""
    path = tmp_path_factory.mktemp("seeds") / "case.habeas"
    with begin_desk(path, "an invented passphrase", person="R.", now=lambda: "2026-01-02T03:04:05Z") as desk:
        published = When.parse(request.param) if request.param else None
        take_in(desk, FILES[:1], supplied=Frame(published=published), received_from=None, tell=silent)
        take_in(desk, FILES[1:], supplied=Frame(), received_from=None, tell=silent)
        propose_from(desk, recall(desk).documents.values(), tell=silent)
        name = compute_cases(recall(desk))[0].who.name
        judge(desk, name, name, Sameness.SAME, because="one activist, one arrest")
        left, right = spellings_of_one_body(recall(desk))
        judge(desk, left.id, right.id, Sameness.SAME, because="one organisation, written in two ways")
        happened = [
            weighed.claim.id
            for weighed in get_case(recall(desk), name).claims
            if weighed.claim.modality.says_it_happened or weighed.claim.modality in (Modality.DENIED, Modality.NEGATED)
        ]
        decide(desk, happened, Verdict.ACCEPT, because="read in the document")
        yield desk


def spellings_of_one_body(memory: Memory) -> tuple[Naming, Naming]:
    """Two organisations of the two documents whose names are nearly the same."""
    bodies = [naming for naming in memory.namings.values() if naming.sort is Sort.ORGANISATION]
    pairs = [
        (left, right)
        for left in bodies
        for right in bodies
        if left.document < right.document
        and left.name != right.name
        and SequenceMatcher(None, left.name, right.name).ratio() > ALIKE
    ]
    assert len(pairs) == 1, [(left.name, right.name) for left, right in pairs]
    return pairs[0]


@pytest.fixture(scope="module")
def case(desk: Desk) -> CaseFile:
    return compute_cases(recall(desk))[0]


@pytest.fixture(scope="module")
def assessment(desk: Desk, case: CaseFile) -> Assessment:
    return assess_case(recall(desk), case, state="KZ")


def test_both_accounts_are_one_case_in_which_month_and_day_of_arrest_support_each_other(case: CaseFile) -> None:
    kinds = (Kind.ARREST, Kind.DETENTION, Kind.HOUSE_ARREST)
    support = {
        claim.passage.document
        for fact in case.facts
        if fact.predicate in kinds and fact.when and fact.when.edtf.startswith("2019-03")
        for claim in map(case.get_claim, fact.supporting)
    }
    agreed = [check for check in case.checks if check.answer is Answer.YES and "2019" in check.says]
    documents = {case.get_claim(claim).passage.document for check in agreed for claim in check.claims}
    assert len(support) == 2 or len(documents) == 2


def test_the_deprivation_of_liberty_runs_from_10_march_to_16_august_2019(case: CaseFile) -> None:
    bounds = {
        (period.began.edtf if period.began else "", period.ended.edtf if period.ended else "")
        for period in case.periods
        if period.regime is not Regime.CONDITIONAL
    }
    assert any(began.startswith("2019-03-10") and ended.startswith("2019-08-16") for began, ended in bounds), bounds


def test_five_months_are_compatible_with_the_dates(case: CaseFile) -> None:
    checks = [check for check in case.checks if "month" in check.says]
    assert [check.answer for check in checks] == [Answer.YES] * len(checks)
    assert checks


def test_custody_against_house_arrest_is_shown_as_a_conflict_of_regime(case: CaseFile) -> None:
    regimes = [conflict for conflict in case.conflicts if conflict.about is About.REGIME]
    documents = {
        case.get_claim(claim).passage.document
        for conflict in regimes
        for side in conflict.sides
        for claim in side.claims
    }
    assert len(regimes) == 1
    assert len(documents) == 2


def test_two_spellings_of_one_organisation_are_shown(case: CaseFile) -> None:
    assert any(len({naming.name for naming in identity.namings}) == 2 for identity in case.related)


def test_the_fine_of_february_and_the_fine_of_august_are_two(case: CaseFile) -> None:
    fines = [fact for fact in case.facts if fact.predicate is Kind.FINE and fact.when]
    assert {fact.when.edtf[:7] for fact in fines if fact.when} >= {"2019-02", "2019-08"}


@pytest.mark.parametrize(
    "element",
    [
        "counsel_denied",
        "closed_hearing",
        "coerced_plea",
        "exercise_rights:expression",
        "exercise_rights:association",
    ],
)
def test_the_findings_have_the_element_with_its_words(assessment: Assessment, element: str) -> None:
    findings = [each for category in assessment.categories for each in category.elements if each.element == element]
    assert findings, sorted({each.element for category in assessment.categories for each in category.elements})
    assert {each.answer for each in findings} == {Answer.YES}
    assert all(each.claims_for for each in findings)


def test_the_petition_is_written_and_everything_can_be_built_again(desk: Desk, case: CaseFile, tmp_path: Path) -> None:
    allow(desk, case.id)
    pleading, paths = file_petition(desk, case.id, state="KZ", made_on="2026-01-02", folder=tmp_path)
    assert all(path.stat().st_size > 1000 for path in paths)
    assert {sentence.section for sentence in pleading.petition.sentences} >= {"II", "III", "IV", "V"}
    assert verify_ledger(desk, tell=silent).not_compared == ()
