"""The invented example from files to a case file: its main facts, contradictions and names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.example import bring_in, read_example, redo_decisions
from habeas.casework.memory import Memory, recall
from habeas.ledger import Cost, Ledger
from habeas.model import About, Answer, CaseFile, Conflict, Kind, Regime, Standing
from habeas.show import case_to_html

EXAMPLE = Path(__file__).resolve().parents[3] / "examples"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
AT = "2026-11-22T09:00:00Z"


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Memory]:
    """Everything in the ledger after the recorded work of the invented reviewer."""
    example = read_example(EXAMPLE)
    place = tmp_path_factory.mktemp("example") / "example.habeas"
    with Ledger.create(place, example.passphrase, cost=CHEAP) as ledger:
        desk = Desk(ledger=ledger, person=example.reviewer, now=lambda: AT)
        bring_in(desk, EXAMPLE, example, tell=lambda line: None)
        redo_decisions(desk, EXAMPLE, example)
        yield recall(desk)


@pytest.fixture(scope="module")
def case(memory: Memory) -> CaseFile:
    """The case of the teacher."""
    return get_case(memory, read_example(EXAMPLE).case)


def firm(case: CaseFile, about: About) -> list[Conflict]:
    """Return the conflicts in which accepted claims stand on every side."""
    accepted = {weighed.claim.id for weighed in case.claims if weighed.standing == Standing.ACCEPTED}
    return [
        conflict for conflict in case.conflicts
        if conflict.about == about and all(accepted.intersection(side.claims) for side in conflict.sides)
    ]  # fmt: skip


def quoted(case: CaseFile, conflict: Conflict) -> list[tuple[str, list[str]]]:
    """Return each side with the quotes of its claims."""
    return [(side.value, [case.get_claim(claim).passage.quote for claim in side.claims]) for side in conflict.sides]


def test_the_periods_cover_both_days_of_the_arrest(case: CaseFile) -> None:
    told = [
        (period.regime, period.began and period.began.edtf, period.ended and period.ended.edtf, period.standing)
        for period in case.periods
    ]
    assert told == [
        (Regime.CUSTODY, "[2023-05-11,2023-05-12]", "2023-06-20", Standing.ACCEPTED),
        (Regime.HOUSE_ARREST, "2023-06-20", "2023-09-25", Standing.ACCEPTED),
        (Regime.CONDITIONAL, "2023-09-25", None, Standing.ACCEPTED),
    ]
    spans = [period.lasted and (period.lasted.at_least, period.lasted.at_most) for period in case.periods[:2]]
    assert spans == [(39, 40), (97, 97)]


def test_the_day_of_the_arrest_is_disputed(case: CaseFile) -> None:
    (conflict,) = firm(case, About.DATE)
    assert [side.value for side in conflict.sides] == ["11 May 2023", "12 May 2023"]
    assert [case.get_fact(fact).predicate for fact in conflict.facts] == [Kind.ARREST]


def test_custody_for_four_months_contradicts_house_arrest_from_june(case: CaseFile) -> None:
    (conflict,) = firm(case, About.REGIME)
    (custody, first), (house, second) = quoted(case, conflict)
    assert (custody, house) == ("custody", "house arrest")
    assert any("held in custody for four months" in quote for quote in first)
    assert any("placed under house arrest" in quote for quote in second)


def test_one_fine_has_two_amounts_and_the_fine_of_march_is_another(case: CaseFile) -> None:
    (conflict,) = firm(case, About.AMOUNT)
    assert [side.value for side in conflict.sides] == ["500 USD", "700 USD"]
    fines = [(fact.when and fact.when.edtf, fact.value) for fact in case.facts if fact.predicate == Kind.FINE]
    assert sorted(fines, key=str) == sorted([("2023-03", "150 USD"), (None, "500 USD or 700 USD")], key=str)


def test_the_ministry_denies_the_ill_treatment(case: CaseFile) -> None:
    outcomes = firm(case, About.OUTCOME)
    (conflict,) = [each for each in outcomes if case.get_fact(each.facts[0]).predicate == Kind.ILL_TREATMENT]
    (_, happened), (_, did_not) = quoted(case, conflict)
    assert any("he had been beaten" in quote for quote in happened)
    assert any("denied that Torek had been beaten" in quote for quote in did_not)


def test_four_months_fit_the_dates_and_nine_days_are_compared_with_nothing(case: CaseFile) -> None:
    answers = [(check.answer, check.says[:14]) for check in case.checks if "against the time" in check.says]
    assert answers == [(Answer.YES, "“four months” ")]
    assert not [conflict for conflict in case.conflicts if conflict.about == About.DURATION]


def test_the_group_stands_under_both_of_its_names(case: CaseFile) -> None:
    names = [sorted({naming.name for naming in identity.namings}) for identity in case.related]
    assert ["Clear Water Circle", "Clearwater Circle"] in names
    spelled = [{side.value for side in each.sides} for each in case.conflicts if each.about == About.SPELLING]
    assert {"Clear Water Circle", "Clearwater Circle"} in spelled


def test_the_page_shows_the_main_facts(case: CaseFile, memory: Memory) -> None:
    html = case_to_html(case, memory.documents)
    for words in (
        "11 or 12 May 2023",
        "39 to 40 days",
        "500 USD or 700 USD",
        "Clearwater Circle",
        "Clear Water Circle",
    ):
        assert words in html
    for document in memory.documents.values():
        assert document.sha256 in html
