"""What accounts that contradict each other leave uncertain. All people and documents are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.model import About, Answer, CaseFile, Claim, Conflict, Kind, Modality, Regime

NEWS = a_document("Ama Boduk was taken on the 12th. He was held in custody for four months. A fine of 500. Let go.")
STATEMENT = a_document(
    "Taken on the 11th. Under house arrest from 20 June. Released in September. Fined 700 and barred from travel for "
    "six months. Earlier a fine of 150. Held in secret. Barred from travel. A hearing was held.",
)  # fmt: skip
FEARED = Modality.FEARED
BOTH = [NEWS, STATEMENT]


def the_two_accounts() -> list[Claim]:
    return [
        a_claim(NEWS, "was taken on the 12th", Kind.ARREST, "2030-05-12"),
        a_claim(NEWS, "held in custody for four months", Kind.DETENTION, amount=("4", "month")),
        a_claim(STATEMENT, "Taken on the 11th", Kind.ARREST, "2030-05-11"),
        a_claim(STATEMENT, "Under house arrest from 20 June", Kind.HOUSE_ARREST, "2030-06-20"),
        a_claim(STATEMENT, "Released in September", Kind.RELEASE, "2030-09-25"),
    ]


def about(case: CaseFile, what: About) -> list[Conflict]:
    return [conflict for conflict in case.conflicts if conflict.about == what]


def sides(case: CaseFile, what: About) -> list[list[tuple[str, int]]]:
    return [[(side.value, len(side.claims)) for side in conflict.sides] for conflict in about(case, what)]


def accepting(claims: list[Claim]) -> tuple:
    return tuple(a_decision(claim.id) for claim in claims)


def test_a_disputed_arrest_leaves_the_beginning_and_the_length_open() -> None:
    claims = the_two_accounts()
    first = case_of(*claims, documents=BOTH, decisions=accepting(claims)).periods[0]
    assert first.began and first.lasted
    assert first.began.edtf == "[2030-05-11,2030-05-12]"
    assert (first.lasted.at_least, first.lasted.at_most) == (39, 40)


def test_a_disputed_release_leaves_the_end_open() -> None:
    claims = [*the_two_accounts(), a_claim(NEWS, "Let go", Kind.RELEASE, "2030-09-26")]
    last = case_of(*claims, documents=BOTH).periods[-1]
    assert last.ended and last.lasted
    assert (last.ended.edtf, last.lasted.at_least, last.lasted.at_most) == ("[2030-09-25,2030-09-26]", 97, 98)


def test_an_undecided_date_does_not_open_an_accepted_beginning() -> None:
    claims = the_two_accounts()
    case = case_of(*claims, documents=BOTH, decisions=accepting(claims[2:]))
    assert case.periods[0].began
    assert case.periods[0].began.edtf == "2030-05-11"


def test_an_arrest_after_the_first_day_of_detention_elsewhere_is_a_conflict_of_dates() -> None:
    claims = [
        a_claim(NEWS, "was taken on the 12th", Kind.ARREST, "2030-05-12"),
        a_claim(STATEMENT, "Taken on the 11th", Kind.DETENTION, "2030-05-11/.."),
    ]
    case = case_of(*claims, documents=BOTH)
    assert case.periods[0].began
    assert case.periods[0].began.edtf == "[2030-05-11,2030-05-12]"
    assert sides(case, About.DATE) == [[("detention: 11 May 2030", 1), ("arrest: 12 May 2030", 1)]]


@pytest.mark.parametrize(
    ("sentence", "amount", "kind", "expected", "why"),
    [
        ("He was held for five months.", ("5", "month"), Kind.DETENTION, Answer.YES, "it is the length"),
        ("He spent two months in a cell.", ("2", "month"), Kind.DETENTION, Answer.NO, "a total, and too short"),
        ("He was held for at least two years.", ("2", "year"), Kind.DETENTION, Answer.NO, "longer than the whole"),
        ("Two months in a cell.", ("2", "month"), Kind.DETENTION, Answer.UNKNOWN, "perhaps a part"),
        ("For the first nine days he was held.", ("9", "day"), Kind.DETENTION, None, "a part, by its words"),
        ("He was held for nine more days.", ("9", "day"), Kind.DETENTION, None, "a part, by its words"),
        ("He was held for two months before his trial.", ("2", "month"), Kind.DETENTION, None, "to the trial"),
        ("He was held for nine days incommunicado.", ("9", "day"), Kind.DETENTION, None, "how, not how long in all"),
        ("For nine days nobody knew.", ("9", "day"), Kind.ENFORCED_DISAPPEARANCE, None, "another matter"),
        ("He was held alone for nine days.", ("9", "day"), Kind.SOLITARY_CONFINEMENT, None, "another matter"),
    ],
)
def test_a_length_is_compared_with_the_whole_only_where_it_is_said_of_the_whole(
    sentence: str, amount: tuple[str, str], kind: Kind, expected: Answer | None, why: str
) -> None:
    numbers = {"2": "two", "5": "five", "9": "nine"}
    document = a_document(sentence)
    place = sentence.casefold().index(numbers[amount[0]])
    claim = with_length(a_claim(document, sentence, kind, amount=amount), sentence, place)
    dated = [
        a_claim(STATEMENT, "Taken on the 11th", Kind.ARREST, "2030-05-11"),
        a_claim(STATEMENT, "Released in September", Kind.RELEASE, "2030-10-11"),
    ]
    case = case_of(claim, *dated, documents=[document, STATEMENT])
    assert [check.answer for check in case.checks if "against the time" in check.says] == (
        [] if expected is None else [expected]
    ), why
    assert bool(about(case, About.DURATION)) is (expected == Answer.NO)


def with_length(claim: Claim, sentence: str, place: int) -> Claim:
    words = sentence[place:].split()[:2]
    text = " ".join(words).rstrip(".") if words[1] not in ("more",) else words[0]
    (amount,) = claim.amounts
    return replace(claim, amounts=(replace(amount, start=place, end=place + len(text), text=text),))


def test_one_length_told_twice_is_one_check_with_both_claims() -> None:
    twice = a_document("Held for nine days. Boduk was held for nine days.")
    claims = [
        with_length(a_claim(twice, "Held for nine days", Kind.DETENTION, amount=("9", "day")), twice.text, 9),
        with_length(a_claim(twice, "was held for nine days", Kind.DETENTION, amount=("9", "day")), twice.text, 39),
        *the_two_accounts()[2:],
    ]
    case = case_of(*claims, documents=[twice, STATEMENT])
    assert [len(side) for side in sides(case, About.DURATION)] == [2]
    (check,) = [check for check in case.checks if "nine days" in check.says]
    assert {claims[0].id, claims[1].id} <= set(check.claims)


def test_accepted_dates_are_not_mixed_with_undecided_ones_in_a_check() -> None:
    claims = the_two_accounts()
    case = case_of(*claims, documents=BOTH, decisions=accepting(claims[1:]))
    (check,) = [check for check in case.checks if "four months" in check.says]
    assert set(check.claims) == {claims[1].id, claims[2].id, claims[4].id}


def test_custody_for_the_whole_time_contradicts_house_arrest_in_its_later_part() -> None:
    case = case_of(*the_two_accounts(), documents=BOTH)
    assert sides(case, About.REGIME) == [[("custody", 1), ("house arrest", 1)]]


def test_custody_that_can_have_ended_before_house_arrest_contradicts_nothing() -> None:
    short = a_document("He was held in custody for five weeks.")
    claim = with_length(
        a_claim(short, "held in custody for five weeks", Kind.DETENTION, amount=("5", "week")), short.text, 27
    )
    case = case_of(claim, *the_two_accounts()[2:], documents=[short, STATEMENT])
    assert not about(case, About.REGIME)


@pytest.mark.parametrize(
    ("kind", "day", "expected", "why"),
    [
        (Kind.DETENTION, None, [], "held in secret is held in custody"),
        (Kind.HOUSE_ARREST, "2030-05-11", [[("disappeared", 1), ("house arrest", 1)]], "at home nobody is missing"),
    ],
)
def test_a_disappearance_excludes_house_arrest_and_not_custody(
    kind: Kind, day: str | None, expected: list, why: str
) -> None:
    claims = [
        a_claim(NEWS, "held in custody for four months", kind, day),
        a_claim(STATEMENT, "Held in secret", Kind.ENFORCED_DISAPPEARANCE),
        a_claim(STATEMENT, "Taken on the 11th", Kind.ARREST, "2030-05-11"),
    ]
    case = case_of(*claims, documents=BOTH)
    assert sides(case, About.REGIME) == expected, why
    assert case.periods[0].regime == (Regime.CUSTODY if not expected else Regime.UNSTATED)


@pytest.mark.parametrize(
    ("news", "statement", "hearing", "expected", "why"),
    [
        (None, None, None, ["500 USD or 700 USD", "150 USD"], "one fine each that can be the same"),
        ("2030-09", "2030-09-25", None, ["500 USD or 700 USD", "150 USD"], "their times overlap"),
        ("2030-02", "2030-09", None, ["500 USD", "150 USD", "700 USD"], "half a year apart"),
        (None, "2030-09-25", None, ["150 USD", "700 USD", "500 USD"], "nothing dates the other"),
        (None, "2030-09-25", "2030-09-25", ["150 USD", "500 USD or 700 USD"], "a hearing of that day dates it"),
    ],
)
def test_different_amounts_of_one_fine_are_a_conflict(
    news: str | None, statement: str | None, hearing: str | None, expected: list[str], why: str
) -> None:
    claims = [
        a_claim(NEWS, "A fine of 500", Kind.FINE, news, amount=("500", "USD")),
        a_claim(STATEMENT, "Fined 700", Kind.FINE, statement, amount=("700", "USD")),
        a_claim(STATEMENT, "a fine of 150", Kind.FINE, "2030-03", amount=("150", "USD")),
    ]
    if hearing:
        claims.append(a_claim(NEWS, "Let go", Kind.HEARING, hearing))
    case = case_of(*claims, documents=BOTH)
    fines = [fact.value for fact in case.facts if fact.predicate == Kind.FINE]
    assert sorted(fines) == sorted(expected), why
    shown = [[("500 USD", 1), ("700 USD", 1)]] if "500 USD or 700 USD" in expected else []
    assert sides(case, About.AMOUNT) == shown


def test_two_fines_that_can_be_meant_are_not_chosen_between() -> None:
    claims = [
        a_claim(NEWS, "A fine of 500", Kind.FINE, amount=("500", "USD")),
        a_claim(STATEMENT, "Fined 700", Kind.FINE, amount=("700", "USD")),
        a_claim(STATEMENT, "a fine of 150", Kind.FINE, amount=("150", "USD")),
    ]
    assert not about(case_of(*claims, documents=BOTH), About.AMOUNT)


@pytest.mark.parametrize(
    ("quote", "expected", "why"),
    [
        ("barred from travel for six months", ["2030-09-25"], "told with the fine that ended the case"),
        ("Barred from travel", [], "nothing tells when"),
    ],
)
def test_an_undated_restriction_begins_with_the_release_or_is_left_out(
    quote: str, expected: list[str], why: str
) -> None:
    sentence = "Fined 700 and barred from travel for six months"
    words = sentence if quote in sentence else quote
    claims = [
        *the_two_accounts(),
        a_claim(STATEMENT, sentence, Kind.FINE, amount=("700", "USD")),
        a_claim(STATEMENT, words, Kind.TRAVEL_RESTRICTION),
    ]
    periods = case_of(*claims, documents=BOTH).periods
    conditional = [period for period in periods if period.regime == Regime.CONDITIONAL]
    assert [period.began.edtf for period in conditional if period.began] == expected, why


def test_a_length_only_feared_is_not_compared() -> None:
    claims = [
        a_claim(NEWS, "held in custody for four months", Kind.DETENTION, amount=("9", "year"), modality=FEARED),
        *the_two_accounts()[2:],
    ]
    assert not about(case_of(*claims, documents=BOTH), About.DURATION)
