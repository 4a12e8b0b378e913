"""Reasons at one keystroke: those that come with Habeas until a team writes its own."""

from dataclasses import replace

import pytest

from habeas.casework.decisions import decide
from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.casework.reading import measure_agreement, require_readers
from habeas.casework.reasons import DEFAULTS, MOST, TRANSLATABLE, ReasonsUnusable, reasons_now, set_reasons
from habeas.errors import BadChoice, ReasonMissing
from habeas.model import Verdict


def test_each_verdict_has_reasons_from_the_beginning(desk: Desk) -> None:
    assert reasons_now(recall(desk)) == dict(DEFAULTS)
    assert all(1 <= len(reasons) <= MOST for reasons in DEFAULTS.values())


def test_every_reason_that_comes_with_habeas_can_be_translated() -> None:
    assert set(TRANSLATABLE) == {reason for reasons in DEFAULTS.values() for reason in reasons}


def test_a_list_of_ones_own_takes_the_place_of_that_verdict_only(desk: Desk) -> None:
    set_reasons(desk, Verdict.REJECT, ["Another man of that name.", " A rumour. "])
    assert reasons_now(recall(desk)) == {**DEFAULTS, Verdict.REJECT: ("Another man of that name.", "A rumour.")}


def test_the_latest_list_stands(desk: Desk) -> None:
    set_reasons(desk, Verdict.UNSURE, ["One."])
    set_reasons(desk, Verdict.UNSURE, ["Two."])
    assert reasons_now(recall(desk))[Verdict.UNSURE] == ("Two.",)


@pytest.mark.parametrize(
    "reasons",
    [
        [],
        [f"Reason {number}." for number in range(MOST + 1)],  # there are nine digit keys
        ["One.", " "],
        ["One.", "one."],  # there twice
        ["One\nTwo"],  # two lines
    ],
)
def test_a_list_that_does_not_fit_the_keys_is_refused(desk: Desk, reasons: list[str]) -> None:
    before = desk.ledger.head
    with pytest.raises(ReasonsUnusable):
        set_reasons(desk, Verdict.ACCEPT, reasons)
    assert desk.ledger.head == before


def test_nobody_needs_reasons_for_taking_back(desk: Desk) -> None:
    with pytest.raises(BadChoice):
        set_reasons(desk, Verdict.RETRACT, ["A slip."])


def test_one_reader_is_enough_until_somebody_asks_for_two(desk: Desk) -> None:
    before = recall(desk).readers
    require_readers(desk, 2, because="a grave case")
    assert (before, recall(desk).readers) == (1, 2)


@pytest.mark.parametrize(
    ("readers", "because", "error"),
    [(0, "so", BadChoice), (3, "so", BadChoice), (2, "", ReasonMissing)],
)
def test_a_rule_that_cannot_be_kept_is_refused(desk: Desk, readers: int, because: str, error: type[Exception]) -> None:
    before = desk.ledger.head
    with pytest.raises(error):
        require_readers(desk, readers, because=because)
    assert desk.ledger.head == before


def test_two_readers_words_on_the_same_claims_are_compared(desk: Desk) -> None:
    first, second = (claim.id for claim in recall(desk).current_claims()[:2])
    other = replace(desk, person="S. (invented)")
    decide(desk, [first, second], Verdict.ACCEPT, because="so")
    decide(other, [first], Verdict.ACCEPT, because="so")
    decide(other, [second], Verdict.REJECT, because="no")
    found = measure_agreement(recall(desk))
    assert (found.pairs, found.agreed) == (2, 1)
