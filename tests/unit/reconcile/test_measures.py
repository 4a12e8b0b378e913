"""How long it lasted, at least and at most, where the law turns on it. All people and documents are invented."""

from __future__ import annotations

import pytest

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.model import CaseFile, Claim, Ground, Kind, Measure, Measured, Modality, Standing

TOLD = a_document(
    "Ama Boduk was taken. Held since. Led before a judge. Charged. Put on trial. Set free. Kept at home. Taken again. "
    "Kept alone for seven days. Barred from travel for six months. No judge was seen. He remains in detention. Bail.",
    published="2030-12-24",
)
EARLY = a_document("Ama Boduk had not seen a judge.", published="2030-05-20")
BOTH = [TOLD, EARLY]


def claim(quote: str, kind: Kind, when: str | None = None, **more: object) -> Claim:
    return a_claim(TOLD, quote, kind, when, **more)  # type: ignore[arg-type]


TAKEN = claim("was taken", Kind.ARREST, "2030-03-10")
FREED = claim("Set free", Kind.RELEASE, "2030-08-16")


def lengths(case: CaseFile, what: Measured) -> list[tuple[float, float | None]]:
    return [(each.lasted.at_least, each.lasted.at_most) for each in case.measures if each.what is what]


def only(case: CaseFile, what: Measured) -> Measure:
    (found,) = [each for each in case.measures if each.what is what]
    return found


@pytest.mark.parametrize(
    ("taken", "freed", "expected", "why"),
    [
        ("2030-03-10", "2030-08-16", (159, 159), "from day to day"),
        ("2030-03-10T23:30", "2030-03-11T00:30", (1, 1), "an hour over midnight is one day, as Span counts"),
        ("2030-03", "2030-08-16", (138, 168), "from the last of March, or the first"),
        ("2030-03", "2030-03", (0, 30), "within one month"),
        ("2030-03-10", "2030-08-16/..", (159, 289), "at the latest when it was published"),
    ],
)
def test_the_time_without_liberty_is_counted_from_day_to_day(
    taken: str, freed: str, expected: tuple[int, int], why: str
) -> None:
    case = case_of(
        claim("was taken", Kind.ARREST, taken), claim("Set free", Kind.RELEASE, freed), documents=BOTH
    )  # fmt: skip
    assert lengths(case, Measured.HELD) == [expected], why


def test_each_end_of_a_length_names_the_claims_it_rests_on() -> None:
    held = only(case_of(claim("was taken", Kind.ARREST, "2030-03"), FREED, documents=BOTH), Measured.HELD)
    for chain in (held.at_least_because, held.at_most_because):
        assert [step.ground for step in chain] == [Ground.DATE, Ground.DATE]
        assert len({each for step in chain for each in step.claims}) == 2


def test_a_stated_length_narrows_what_dates_leave_open() -> None:
    undated = claim("Set free", Kind.RELEASE)
    document = a_document("He was held for seven days.")
    told = a_claim(document, "He was held for seven days", Kind.DETENTION, amount=("7", "day"))
    case = case_of(TAKEN, undated, told, documents=[*BOTH, document])
    held = only(case, Measured.HELD)
    assert (held.lasted.at_least, held.lasted.at_most) == (6, 8)
    assert [step.ground for step in held.at_most_because] == [Ground.LENGTH]


def test_a_length_that_dates_leave_a_day_less_never_crosses_them() -> None:
    document = a_document("Held for five months. Let go.")
    case = case_of(
        a_claim(document, "Held for five months", Kind.DETENTION, "2030-08-20", amount=("5", "month")),
        a_claim(document, "Let go", Kind.RELEASE, "2030-12"),
        documents=[document],
    )
    assert lengths(case, Measured.HELD) == [(133, 133)]


@pytest.mark.parametrize(
    ("as_of", "at_most", "why"),
    [(None, None, "no end is known"), ("2031-01-10", 306, "counted to the day of reading")],
)
def test_a_time_without_end_grows(as_of: str | None, at_most: int | None, why: str) -> None:
    held = only(case_of(TAKEN, documents=BOTH, as_of=as_of), Measured.HELD)
    assert (held.lasted.at_least, held.lasted.at_most) == (0, at_most), why
    assert (held.ends, held.is_growing, held.as_of) == ((), True, as_of)


@pytest.mark.parametrize(
    ("more", "as_of", "at_least", "why"),
    [
        (
            [claim("Held since", Kind.DETENTION, "2030-03-10/..")],
            "2031-01-10",
            0,
            "that nobody tells of an end is no word",
        ),
        ([claim("Kept at home", Kind.HOUSE_ARREST, "2030-05-10")], None, 61, "he was held when house arrest began"),
        ([claim("remains in detention", Kind.DETENTION)], None, 289, "said to be held on the day of publication"),
        ([claim("remains in detention", Kind.DETENTION)], "2030-05-10", 61, "read as of an earlier day"),
    ],
)
def test_a_time_without_end_lasted_at_least_to_the_last_day_that_a_source_tells_of(
    more: list[Claim], as_of: str | None, at_least: int, why: str
) -> None:
    held = only(case_of(TAKEN, *more, documents=BOTH, as_of=as_of), Measured.HELD)
    assert (held.lasted.at_least, held.is_growing) == (at_least, True), why


def test_a_release_after_the_day_of_reading_is_not_known_yet() -> None:
    held = only(case_of(TAKEN, FREED, documents=BOTH, as_of="2030-05-10"), Measured.HELD)
    assert (held.lasted.at_least, held.lasted.at_most, held.is_growing) == (0, 61, True)


@pytest.mark.parametrize(
    ("what", "kind", "when", "expected", "why"),
    [
        (Measured.WITHOUT_JUDGE, Kind.HEARING, "2030-04-20", (41, 41), "to the first hearing"),
        (Measured.WITHOUT_JUDGE, Kind.HEARING, "2030-04", (22, 51), "some day of April"),
        (Measured.WITHOUT_JUDGE, Kind.HEARING, None, (0, 159), "a hearing on nobody knows which day"),
        (Measured.WITHOUT_JUDGE, Kind.HEARING, "2030-10-20", (159, 159), "after the release: none while he was held"),
        (Measured.WITHOUT_CHARGE, Kind.CHARGE, "2030-03-12", (2, 2), "to the charge"),
        (Measured.BEFORE_TRIAL, Kind.TRIAL, "2030-07-10", (122, 122), "to the trial"),
        (Measured.BEFORE_TRIAL, Kind.ACQUITTAL, "2030-08-01", (144, 144), "to the judgment, where no trial is told of"),
    ],
)
def test_the_law_counts_from_the_taking(
    what: Measured, kind: Kind, when: str | None, expected: tuple[int, int], why: str
) -> None:
    case = case_of(TAKEN, FREED, claim("Led before a judge", kind, when), documents=BOTH)
    assert lengths(case, what) == [expected], why


def test_the_first_of_several_hearings_counts() -> None:
    hearings = [
        claim("Led before a judge", Kind.HEARING, "2030-04-20"),
        claim("Put on trial", Kind.TRIAL, "2030-07-01"),
    ]
    assert lengths(case_of(TAKEN, FREED, *hearings, documents=BOTH), Measured.WITHOUT_JUDGE) == [(41, 41)]


def test_that_no_source_tells_of_a_judge_does_not_say_that_there_was_none() -> None:
    found = only(case_of(TAKEN, FREED, documents=BOTH), Measured.WITHOUT_JUDGE)
    assert (found.lasted.at_least, found.lasted.at_most, found.ends, found.is_growing) == (0, 159, (), False)


@pytest.mark.parametrize(
    ("document", "quote", "when", "at_least", "why"),
    [
        (EARLY, "had not seen a judge", None, 71, "none until that was published"),
        (TOLD, "No judge was seen", None, 159, "published later: none in the whole time"),
        (TOLD, "No judge was seen", "2030-04-01", 22, "none until the day it speaks of"),
    ],
)
def test_a_source_that_denies_a_hearing_makes_the_time_without_judge_certain(
    document: object, quote: str, when: str | None, at_least: int, why: str
) -> None:
    denial = a_claim(document, quote, Kind.HEARING, when, modality=Modality.NEGATED)  # type: ignore[arg-type]
    found = only(case_of(TAKEN, FREED, denial, documents=BOTH), Measured.WITHOUT_JUDGE)
    assert (found.lasted.at_least, found.lasted.at_most) == (at_least, 159), why
    assert any(denial.id in step.claims for step in found.at_least_because) is (at_least < 159)


def test_a_hearing_before_the_arrest_ends_nothing() -> None:
    case = case_of(TAKEN, FREED, claim("Led before a judge", Kind.HEARING, "2030-02-01"), documents=BOTH)
    assert lengths(case, Measured.WITHOUT_JUDGE) == []


def test_house_arrest_after_custody_is_measured_apart() -> None:
    custody = a_document("He was in custody.")
    case = case_of(
        a_claim(custody, "He was in custody", Kind.DETENTION, "2030-03-10"),
        claim("Kept at home", Kind.HOUSE_ARREST, "2030-05-10"),
        FREED,
        documents=[*BOTH, custody],
    )
    assert lengths(case, Measured.CUSTODY) == [(61, 61)]
    assert lengths(case, Measured.HOUSE_ARREST) == [(98, 98)]


def test_the_length_of_solitary_confinement_is_what_its_sources_state() -> None:
    alone = claim("Kept alone for seven days", Kind.SOLITARY_CONFINEMENT, amount=("7", "day"))
    found = only(case_of(TAKEN, FREED, alone, documents=BOTH), Measured.SOLITARY)
    assert (found.lasted.at_least, found.lasted.at_most, found.is_growing) == (6, 8, False)


def test_conditions_after_release_last_as_long_as_sources_state() -> None:
    barred = claim("Barred from travel for six months", Kind.TRAVEL_RESTRICTION, "2030-08-16", amount=("6", "month"))
    found = only(case_of(TAKEN, FREED, barred, documents=BOTH), Measured.RESTRICTED)
    assert (found.lasted.at_least, found.lasted.at_most) == (164, 199)


def test_two_times_without_liberty_are_two_lengths() -> None:
    again = [claim("Taken again", Kind.ARREST, "2030-10-01"), claim("Bail", Kind.BAIL, "2030-10-05")]
    assert lengths(case_of(TAKEN, FREED, *again, documents=BOTH), Measured.HELD) == [(159, 159), (4, 4)]


def test_an_undecided_claim_adds_a_length_and_never_changes_an_accepted_one() -> None:
    decided = (a_decision(TAKEN.id), a_decision(FREED.id))
    letter = a_document("Ama Boduk came home.")
    later = a_claim(letter, "came home", Kind.RELEASE, "2030-08-17")
    case = case_of(TAKEN, FREED, later, documents=[*BOTH, letter], decisions=decided)
    held = [each for each in case.measures if each.what is Measured.HELD]
    assert [(each.lasted.at_most, each.standing) for each in held] == [
        (159, Standing.ACCEPTED),
        (160, Standing.PROPOSED),
    ]
    assert held[0].begins == (case.facts[0].id,)
