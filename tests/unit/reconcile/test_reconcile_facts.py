"""What becomes one fact and what stays two. All people and documents are invented."""

from __future__ import annotations

import pytest

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.model import Answer, Attribute, Kind, Modality, Standing, Verdict

NEWS = a_document(
    "Ama Boduk was arrested. He was fined. He was released. He was heard. It was cold.", published="2030-09-01"
)
STATEMENT = a_document("The arrest came. A fine followed. Released at last! A hearing was held. Not released.")


@pytest.mark.parametrize(
    ("kind", "left", "right", "expected", "why"),
    [
        (Kind.ARREST, "2030-03", "2030-03-10", ["2030-03-10"], "the day lies in the month"),
        (Kind.ARREST, "2030-03-09", "2030-03-10", ["[2030-03-09,2030-03-10]"], "two versions of one arrest"),
        (Kind.ARREST, "2025-03-09", "2030-03-10", ["2025-03-09", "2030-03-10"], "two arrests, years apart"),
        (Kind.RELEASE, None, "2030-08-16", ["2030-08-16"], "a headline and the dated release are one"),
        (Kind.HEARING, "2030-07-29", "2030-08-16", ["2030-07-29", "2030-08-16"], "hearings are many"),
        (Kind.HEARING, "2030-08-16", "2030-08-16T19:30", ["2030-08-16T19:30"], "the hour of the same day"),
        (Kind.RELEASE, "2030-08", "2030-07/2030-08-20", ["2030-08-01/2030-08-20"], "what both allow"),
        (Kind.DETENTION, "2030", "2030-03-10/..", ["2030-03-10/.."], "a detention in the year in which it began"),
        (
            Kind.DETENTION,
            "2030-03-10/..",
            "2031-05-02",
            ["2030-03-10/..", "2031-05-02"],
            "an open end takes in nothing",
        ),
        (Kind.CHARGE, None, None, [None], "nothing tells them apart"),
    ],
)
def test_accounts_of_one_event_become_one_fact(
    kind: Kind, left: str | None, right: str | None, expected: list[str | None], why: str
) -> None:
    claims = [a_claim(NEWS, "was arrested", kind, left), a_claim(STATEMENT, "The arrest came", kind, right)]
    case = case_of(*claims, documents=[NEWS, STATEMENT])
    assert [fact.when.edtf if fact.when else None for fact in case.facts] == expected, why


def test_dates_that_one_account_tells_apart_stay_two_events() -> None:
    claims = [
        a_claim(NEWS, "was arrested", Kind.ARREST, "2030-03-09"),
        a_claim(NEWS, "He was heard", Kind.ARREST, "2030-03-12"),
        a_claim(STATEMENT, "The arrest came", Kind.ARREST, "2030-03-10"),
    ]
    assert len(case_of(*claims, documents=[NEWS, STATEMENT]).facts) == 3


def test_a_date_that_can_mean_two_events_joins_neither() -> None:
    claims = [
        a_claim(NEWS, "He was heard", Kind.HEARING, "2030-07-29"),
        a_claim(NEWS, "It was cold", Kind.HEARING, "2030-08-16"),
        a_claim(STATEMENT, "A hearing was held", Kind.HEARING, "2030"),
    ]
    case = case_of(*claims, documents=[NEWS, STATEMENT])
    assert len(case.facts) == 3
    assert [fact.note is not None for fact in case.facts] == [True, False, False]


def test_fines_of_different_amounts_in_different_months_are_two() -> None:
    news = a_document("He was fined 700 in February and 300 in August. A fine of 300.")
    claims = [
        a_claim(news, "fined 700", Kind.FINE, "2030-02", amount=("700", "USD")),
        a_claim(news, "300 in August", Kind.FINE, "2030-08", amount=("300", "USD")),
        a_claim(news, "A fine of 300", Kind.FINE, amount=("300.00", "USD")),
    ]
    case = case_of(*claims[:2], claims[2], documents=[news])
    assert [(fact.value, len(fact.supporting)) for fact in case.facts] == [("700 USD", 1), ("300 USD", 2)]
    assert not case.conflicts


@pytest.mark.parametrize("modality", [m for m in Modality if not m.says_it_happened])
def test_what_nobody_says_happened_is_no_fact(modality: Modality) -> None:
    claims = [
        a_claim(NEWS, "was arrested", Kind.ARREST),
        a_claim(NEWS, "was released", Kind.RELEASE, modality=modality),
    ]
    case = case_of(*claims, documents=[NEWS])
    assert [fact.predicate for fact in case.facts] == [Kind.ARREST]
    assert len(case.claims) == 2


def test_a_denial_dissents_from_the_fact() -> None:
    claims = [
        a_claim(NEWS, "was released", Kind.RELEASE),
        a_claim(STATEMENT, "Not released", Kind.RELEASE, modality=Modality.DENIED),
    ]
    case = case_of(*claims, documents=[NEWS, STATEMENT])
    assert case.facts[0].dissenting == (claims[1].id,)
    assert [conflict.about for conflict in case.conflicts] == ["outcome"]


def test_not_yet_released_does_not_contradict_a_later_release() -> None:
    early = a_document("He has not been released.", published="2030-05-01")
    claims = [
        a_claim(NEWS, "was released", Kind.RELEASE, "2030-08-16"),
        a_claim(early, "has not been released", Kind.RELEASE, modality=Modality.NEGATED),
    ]
    assert case_of(*claims, documents=[NEWS, early]).facts[0].dissenting == ()


def test_an_undecided_claim_does_not_change_the_date_of_an_accepted_fact() -> None:
    claims = [
        a_claim(NEWS, "was arrested", Kind.ARREST, "2030-03"),
        a_claim(STATEMENT, "The arrest came", Kind.ARREST, "2030-03-10"),
    ]
    (fact,) = case_of(*claims, documents=[NEWS, STATEMENT], decisions=(a_decision(claims[0].id),)).facts
    assert fact.standing == Standing.ACCEPTED
    assert fact.when and fact.when.edtf == "2030-03"


def test_an_accepted_fact_without_date_borrows_none_from_an_undecided_claim() -> None:
    claims = [
        a_claim(NEWS, "was released", Kind.RELEASE),
        a_claim(STATEMENT, "Released at last", Kind.RELEASE, "2030-08-16"),
    ]
    (fact,) = case_of(*claims, documents=[NEWS, STATEMENT], decisions=(a_decision(claims[0].id),)).facts
    assert (fact.standing, fact.when) == (Standing.ACCEPTED, None)


def test_a_rejected_claim_leaves_the_case_file() -> None:
    claims = [a_claim(NEWS, "was arrested", Kind.ARREST), a_claim(NEWS, "was released", Kind.RELEASE)]
    case = case_of(*claims, documents=[NEWS], decisions=(a_decision(claims[1].id, Verdict.REJECT),))
    assert [weighed.claim.id for weighed in case.claims] == [claims[0].id]


def test_the_latest_word_on_a_claim_stands() -> None:
    claim = a_claim(NEWS, "was arrested", Kind.ARREST)
    words = [
        a_decision(claim.id, Verdict.RETRACT, "2026-01-03T00:00:00Z"),
        a_decision(claim.id, Verdict.ACCEPT, "2026-01-02T00:00:00Z"),
        a_decision(claim.id, Verdict.REJECT, "2026-01-01T00:00:00Z"),
    ]
    assert case_of(claim, documents=[NEWS], decisions=tuple(words[1:])).facts[0].standing == Standing.ACCEPTED
    assert case_of(claim, documents=[NEWS], decisions=tuple(words)).facts[0].standing == Standing.PROPOSED


def test_one_value_told_twice_is_one_attribute() -> None:
    claims = [
        a_claim(NEWS, "was arrested", Kind.ARREST),
        a_claim(NEWS, "It was cold", Attribute.PROFESSION, value="Teacher"),
        a_claim(STATEMENT, "Released at last", Attribute.PROFESSION, value="teacher "),
        a_claim(NEWS, "He was fined", Attribute.BIRTH, value="1980"),
        a_claim(STATEMENT, "A fine followed", Attribute.BIRTH, value="1981"),
    ]
    case = case_of(*claims, documents=[NEWS, STATEMENT])
    assert [(fact.predicate, len(fact.supporting)) for fact in case.facts[1:]] == [
        ("birth", 1), ("birth", 1), ("profession", 2),
    ]  # fmt: skip
    assert [conflict.about for conflict in case.conflicts] == ["value"]


def test_dates_told_more_and_less_closely_are_checked_against_each_other() -> None:
    claims = [
        a_claim(NEWS, "was released", Kind.RELEASE, "2030-08"),
        a_claim(STATEMENT, "Released at last", Kind.RELEASE, "2030-08-16"),
    ]
    (check,) = case_of(*claims, documents=[NEWS, STATEMENT]).checks
    assert check.answer == Answer.YES
