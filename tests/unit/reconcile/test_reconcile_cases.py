"""Periods, conflicts, checks, gaps and identities of invented people."""

from __future__ import annotations

import pytest

from case_builders import a_claim, a_decision, a_document, a_judgement, a_naming, case_of, cases_of
from habeas.law import Question
from habeas.model import About, Answer, Kind, Modality, Regime, Sameness, Sort, Standing
from habeas.reconcile import Sources, reconcile_one

NEWS = a_document("Ama Boduk was arrested in March and held in custody for five months. He was released in August.")
STATEMENT = a_document("Ama Boduk was in detention from 10 March, under house arrest, and released on 16 August.")
BOTH = [NEWS, STATEMENT]


def the_two_accounts(length: tuple[str, str] = ("5", "month")) -> list:
    return [
        a_claim(NEWS, "was arrested in March", Kind.ARREST, "2030-03"),
        a_claim(NEWS, "held in custody for five months", Kind.DETENTION, amount=length),
        a_claim(NEWS, "released in August", Kind.RELEASE, "2030-08"),
        a_claim(STATEMENT, "in detention from 10 March", Kind.DETENTION, "2030-03-10/.."),
        a_claim(STATEMENT, "under house arrest", Kind.HOUSE_ARREST, "2030-03-10"),
        a_claim(STATEMENT, "released on 16 August", Kind.RELEASE, "2030-08-16"),
    ]


def test_a_period_runs_from_the_arrest_to_the_release() -> None:
    (period,) = case_of(*the_two_accounts(), documents=BOTH).periods
    assert period.began and period.ended and period.lasted
    assert (period.began.edtf, period.ended.edtf, period.lasted.at_least, period.lasted.at_most) == (
        "2030-03-10", "2030-08-16", 159, 159,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("length", "expected"), [(("5", "month"), Answer.YES), (("9", "month"), Answer.NO), (("160", "day"), Answer.YES)]
)
def test_a_stated_length_is_held_against_the_dates(length: tuple[str, str], expected: Answer) -> None:
    case = case_of(*the_two_accounts(length), documents=BOTH)
    (check,) = [check for check in case.checks if "against the time" in check.says]
    assert check.answer == expected
    assert any(conflict.about == About.DURATION for conflict in case.conflicts) is (expected == Answer.NO)


def test_month_and_day_of_an_arrest_support_each_other() -> None:
    case = case_of(*the_two_accounts(), documents=BOTH)
    assert any(check.answer == Answer.YES and "support each other" in check.says for check in case.checks)


def test_custody_against_house_arrest_of_the_same_time_is_a_conflict() -> None:
    case = case_of(*the_two_accounts(), documents=BOTH)
    (conflict,) = [conflict for conflict in case.conflicts if conflict.about == About.REGIME]
    assert [side.value for side in conflict.sides] == ["custody", "house arrest"]
    assert case.periods[0].regime == Regime.UNSTATED


def test_an_undecided_claim_does_not_change_the_regime_of_an_accepted_period() -> None:
    claims = the_two_accounts()
    accepted = tuple(a_decision(claims[place].id) for place in (0, 3, 4, 5))
    case = case_of(*claims, documents=BOTH, decisions=accepted)
    assert (case.periods[0].regime, case.periods[0].standing) == (Regime.HOUSE_ARREST, Standing.ACCEPTED)
    assert About.REGIME in [conflict.about for conflict in case.conflicts]


def test_house_arrest_after_custody_is_a_second_period_and_no_conflict() -> None:
    claims = [
        a_claim(NEWS, "held in custody for five months", Kind.DETENTION, "2030-03-10"),
        a_claim(STATEMENT, "under house arrest", Kind.HOUSE_ARREST, "2030-05-10"),
        a_claim(STATEMENT, "released on 16 August", Kind.RELEASE, "2030-08-16"),
    ]
    case = case_of(*claims, documents=BOTH)
    assert [(period.regime, period.lasted and period.lasted.at_most) for period in case.periods] == [
        (Regime.CUSTODY, 61), (Regime.HOUSE_ARREST, 98),
    ]  # fmt: skip
    assert not case.conflicts


def test_a_prisoner_in_a_headline_is_not_held_in_prison() -> None:
    headline = a_document("Prisoner of Conscience released.")
    claims = [*the_two_accounts()[3:], a_claim(headline, "Prisoner of Conscience released", Kind.RELEASE)]
    case = case_of(*claims, documents=[*BOTH, headline])
    assert case.periods[0].regime == Regime.HOUSE_ARREST


def test_a_second_arrest_after_release_begins_a_second_period() -> None:
    claims = [
        a_claim(NEWS, "was arrested in March", Kind.ARREST, "2030-03-10"),
        a_claim(NEWS, "released in August", Kind.RELEASE, "2030-08-16"),
        a_claim(STATEMENT, "in detention from 10 March", Kind.ARREST, "2031-03-10"),
    ]
    periods = case_of(*claims, documents=BOTH).periods
    assert [period.ended.edtf if period.ended else None for period in periods] == ["2030-08-16", None]
    assert periods[1].lasted is None


def test_a_dated_release_ends_a_detention_that_nobody_dates() -> None:
    claims = [
        a_claim(NEWS, "held in custody for five months", Kind.DETENTION),
        a_claim(STATEMENT, "released on 16 August", Kind.RELEASE, "2030-08-16"),
    ]
    (period,) = case_of(*claims, documents=BOTH).periods
    assert (period.began, period.ended and period.ended.edtf, period.lasted) == (None, "2030-08-16", None)


def test_a_period_is_only_as_firm_as_both_its_ends() -> None:
    claims = the_two_accounts()
    arrest_only = case_of(*claims, documents=BOTH, decisions=tuple(a_decision(claims[n].id) for n in (0, 3, 4)))
    both_ends = case_of(*claims, documents=BOTH, decisions=tuple(a_decision(claims[n].id) for n in (0, 3, 4, 5)))
    assert arrest_only.periods[0].standing == Standing.PROPOSED
    assert both_ends.periods[0].standing == Standing.ACCEPTED


def test_travel_restrictions_are_a_conditional_period() -> None:
    claims = [a_claim(NEWS, "held in custody for five months", Kind.TRAVEL_RESTRICTION, amount=("5", "month"))]
    (period,) = case_of(*claims, documents=[NEWS]).periods
    assert period.regime == Regime.CONDITIONAL
    assert period.lasted and period.lasted.at_least > 120


def test_different_dates_and_amounts_show_both_sides() -> None:
    left = a_document("Arrested on the 9th and fined 300 on 1 May.")
    right = a_document("Arrested on the 10th and fined 700 on 1 May.")
    claims = [
        a_claim(left, "Arrested on the 9th", Kind.ARREST, "2030-03-09"),
        a_claim(right, "Arrested on the 10th", Kind.ARREST, "2030-03-10"),
        a_claim(left, "fined 300", Kind.FINE, "2030-05-01", amount=("300", "USD")),
        a_claim(right, "fined 700", Kind.FINE, "2030-05-01", amount=("700", "USD")),
    ]
    case = case_of(*claims, documents=[left, right])
    shown = {conflict.about: [(side.value, side.claims) for side in conflict.sides] for conflict in case.conflicts}
    assert shown == {
        About.DATE: [("9 March 2030", (claims[0].id,)), ("10 March 2030", (claims[1].id,))],
        About.AMOUNT: [("300 USD", (claims[2].id,)), ("700 USD", (claims[3].id,))],
    }


def test_conviction_against_acquittal_is_a_conflict_of_outcome() -> None:
    claims = [
        a_claim(NEWS, "was arrested in March", Kind.CONVICTION, "2030-03"),
        a_claim(STATEMENT, "released on 16 August", Kind.ACQUITTAL, "2030-03-20"),
    ]
    assert [conflict.about for conflict in case_of(*claims, documents=BOTH).conflicts] == [About.OUTCOME]


def test_the_same_spelling_in_two_documents_is_two_people_until_judged() -> None:
    assert len(cases_of(BOTH, the_two_accounts(), judgements=())) == 2
    assert len(cases_of(BOTH, the_two_accounts())) == 1


def test_the_latest_judgement_on_a_pair_wins() -> None:
    left, right = a_naming(NEWS).id, a_naming(STATEMENT).id
    same = a_judgement(left, right, at="2026-01-01T00:00:00Z")
    different = a_judgement(right, left, Sameness.DIFFERENT, at="2026-01-02T00:00:00Z")
    assert len(cases_of(BOTH, the_two_accounts(), judgements=(different, same))) == 2


def test_judgements_that_contradict_each_other_are_shown() -> None:
    third = a_document("Ama Boduk was heard.")
    names = [a_naming(document).id for document in (*BOTH, third)]
    claims = [*the_two_accounts(), a_claim(third, "was heard", Kind.HEARING)]
    judgements = (
        a_judgement(names[0], names[1]),
        a_judgement(names[1], names[2]),
        a_judgement(names[0], names[2], Sameness.DIFFERENT),
    )
    (case,) = cases_of([*BOTH, third], claims, judgements=judgements)
    assert About.IDENTITY in [conflict.about for conflict in case.conflicts]


def test_two_spellings_of_one_body_are_shown_once_judged_the_same() -> None:
    names = [
        a_naming(NEWS, "Otazurt", Sort.ORGANISATION),
        a_naming(STATEMENT, "Otajurt", Sort.ORGANISATION),
    ]
    claims = the_two_accounts()
    together = [a_naming(NEWS).id, a_naming(STATEMENT).id]
    judgements = (a_judgement(*together), a_judgement(names[0].id, names[1].id))
    (case,) = cases_of(BOTH, claims, namings=names, judgements=judgements)
    (apart,) = cases_of(BOTH, claims, namings=names, judgements=judgements[:1])
    assert [[side.value for side in c.sides] for c in case.conflicts if c.about == About.SPELLING] == [
        ["Otajurt", "Otazurt"]
    ]  # fmt: skip
    assert not [c for c in apart.conflicts if c.about == About.SPELLING]


def test_a_group_has_no_case_and_a_claim_about_nobody_belongs_to_none() -> None:
    claims = [
        a_claim(NEWS, "was arrested in March", Kind.ARREST, who="Zubranians"),
        a_claim(NEWS, "released in August", Kind.RELEASE, who=None),
    ]
    assert cases_of([NEWS], claims, namings=[a_naming(NEWS, "Zubranians", Sort.GROUP)]) == ()


def test_a_question_stays_open_until_an_accepted_claim_answers_it() -> None:
    claims = the_two_accounts()
    question = Question(section="II", line="II.1", label="Date", question="When?", answered_by=(Kind.ARREST,))
    other = Question(section="II", line="II.2", label="Trial", question="Tried?", answered_by=(Kind.TRIAL,))
    undecided = case_of(*claims, documents=BOTH, questions=(question, other))
    decided = case_of(*claims, documents=BOTH, questions=(question, other), decisions=(a_decision(claims[0].id),))
    assert [(gap.line, gap.proposed) for gap in undecided.gaps] == [("II.1", (claims[0].id,)), ("II.2", ())]
    assert [gap.line for gap in decided.gaps] == ["II.2"]


def test_a_demand_answers_no_question() -> None:
    claims = [
        a_claim(NEWS, "was arrested in March", Kind.ARREST),
        a_claim(NEWS, "released in August", Kind.RELEASE, modality=Modality.DEMANDED),
    ]
    question = Question(section="III", line="III.2", label="", question="Until when?", answered_by=(Kind.RELEASE,))
    case = case_of(*claims, documents=[NEWS], questions=(question,), decisions=tuple(a_decision(c.id) for c in claims))
    assert [(gap.line, gap.proposed) for gap in case.gaps] == [("III.2", ())]


def test_one_person_can_be_asked_for_alone() -> None:
    claims = the_two_accounts()
    sources = Sources(
        documents={document.id: document for document in BOTH}, claims=claims, namings=(), decisions=(), judgements=(),
        questions=(),
    )  # fmt: skip
    case = reconcile_one(a_naming(NEWS).id, sources)
    assert case is not None
    assert case == next(each for each in cases_of(BOTH, claims, judgements=()) if each.id == case.id)
    assert reconcile_one(a_naming(NEWS, "Nobody").id, sources) is None
