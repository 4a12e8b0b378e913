"""What two real public documents imply of times, read where they lie and never copied: skipped where they are not.

No word of theirs stands here: the person is the one of the larger case, events are named by kind and day.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from case_builders import a_decision, a_document, a_judgement, cases_of
from habeas.model import (
    About,
    Answer,
    Bounded,
    CaseFile,
    ClaimId,
    Conflict,
    Document,
    DocumentId,
    End,
    Ground,
    Kind,
    Measured,
    Standing,
    Step,
    When,
)
from habeas.propose import propose

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
FILES = tuple(sorted(SEEDS.glob("*.txt")))
PUBLISHED = ("2020-11-23", "2019-08-19")  # the second stands at its head

pytestmark = pytest.mark.skipif(
    len(FILES) != 2, reason=f"the two public documents are not beside this checkout ({SEEDS.name})"
)


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    return tuple(
        a_document(path.read_bytes().decode("utf-8"), published=day) for path, day in zip(FILES, PUBLISHED, strict=True)
    )


@pytest.fixture(scope="module")
def case(documents: tuple[Document, ...]) -> CaseFile:
    """The case of the man of whom both tell most, judged one; everything that happened is accepted."""
    proposals = [propose(document, published=document.frame.published) for document in documents]
    claims = [claim for proposal in proposals for claim in proposal.claims]
    people = [
        Counter(claim.subject_naming for claim in proposal.claims if claim.subject_naming).most_common(1)[0][0]
        for proposal in proposals
    ]
    happened = [a_decision(claim.id) for claim in claims if claim.modality.says_it_happened]
    found = cases_of(list(documents), claims, decisions=tuple(happened), judgements=(a_judgement(*people),))
    return max(found, key=lambda each: len(each.claims))


def bounds(case: CaseFile, kind: Kind, end: End = End.BEGAN) -> list[Bounded]:
    return [each for each in case.times if each.end is end and case.get_fact(each.fact).predicate == kind]


def days(found: Bounded) -> tuple[str | None, str | None]:
    return tuple(bound.at.date_text if bound else None for bound in (found.earliest, found.latest))  # type: ignore[return-value]


def sources(case: CaseFile, claims: tuple[ClaimId, ...]) -> set[DocumentId]:
    return {case.get_claim(claim).passage.document for claim in claims}


def grounds(chain: tuple[Step, ...]) -> list[str]:
    return [step.rule or step.ground for step in chain]


def test_the_arrest_lies_between_the_first_of_march_and_the_tenth_when_house_arrest_began(case: CaseFile) -> None:
    (arrest,) = bounds(case, Kind.ARREST)
    assert arrest.earliest and arrest.latest
    assert days(arrest) == ("2019-03-01", "2019-03-10")
    assert grounds(arrest.earliest.chain) == [Ground.DATE]
    assert grounds(arrest.latest.chain) == [Ground.DATE, "taken-before-held"]
    assert arrest.standing is Standing.ACCEPTED


def test_the_release_is_the_night_of_16_august_to_which_the_month_of_the_other_source_agrees(case: CaseFile) -> None:
    (release,) = bounds(case, Kind.RELEASE)
    assert days(release) == ("2019-08-16", "2019-08-16")
    fact = case.get_fact(release.fact)
    assert len(sources(case, fact.supporting)) == 2
    assert not release.conflicts


def test_he_was_held_for_159_to_168_days_and_five_months_are_compatible_with_it(case: CaseFile) -> None:
    (held,) = [each for each in case.measures if each.what is Measured.HELD]
    assert (held.lasted.at_least, held.lasted.at_most, held.is_growing) == (159, 168, False)
    assert all(step.claims or step.rule for step in (*held.at_least_because, *held.at_most_because))
    assert not [each for each in case.conflicts if each.about in (About.DURATION, About.DATE, About.ORDER)]
    assert [each.answer for each in case.checks if "month" in each.says] == [Answer.YES]


def test_before_the_first_hearing_lay_141_to_150_days(case: CaseFile) -> None:
    (found,) = [each for each in case.measures if each.what is Measured.WITHOUT_JUDGE]
    assert (found.lasted.at_least, found.lasted.at_most) == (141, 150)


def test_custody_against_house_arrest_has_one_way_out_for_each_account(case: CaseFile) -> None:
    (conflict,) = [each for each in case.conflicts if each.about is About.REGIME]
    assert [len(sources(case, way.without)) for way in conflict.ways_out] == [1, 1]
    assert {name for way in conflict.ways_out for name in sources(case, way.without)} == told_by(case, conflict)
    assert all(way.times for way in conflict.ways_out)


def told_by(case: CaseFile, conflict: Conflict) -> set[DocumentId]:
    return {name for side in conflict.sides for name in sources(case, side.claims)}


def test_the_fine_of_february_is_another_than_that_of_august(case: CaseFile) -> None:
    fines = bounds(case, Kind.FINE)
    assert [days(each) for each in fines] == [("2019-02-01", "2019-02-28"), ("2019-08-01", "2019-08-31")]
    assert len({each.fact for each in fines}) == 2


def test_what_is_told_without_a_date_had_happened_when_it_was_first_told(case: CaseFile) -> None:
    (charge,) = bounds(case, Kind.CHARGE)
    assert charge.latest
    assert (days(charge), grounds(charge.latest.chain)) == ((None, "2019-08-19"), [Ground.PUBLICATION])


def test_all_of_it_lies_before_the_later_document(case: CaseFile) -> None:
    last = When.parse(PUBLISHED[0]).latest
    assert last
    assert all(each.latest.at <= last for each in case.times if each.latest)
