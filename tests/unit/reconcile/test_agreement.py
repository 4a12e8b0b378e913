"""Cohen's kappa, held against tables that were worked out by hand from the formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import ClaimId, Decision, Verdict
from habeas.reconcile.agreement import WORDS, agreement, tabulate

A, R, U, BACK = Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE, Verdict.RETRACT
PAIR = st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS))


def said(*words: tuple[str, str, Verdict]) -> list[Decision]:
    return [Decision(claim=ClaimId(claim), verdict=word, by=by, at="2026-01-02T03:04:05Z", because="so")
            for claim, by, word in words]  # fmt: skip


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        # p = (20 + 15) / 50 = 0.7; rows 25, 25; columns 30, 20; e = (25·30 + 25·20) / 2500 = 0.5; (0.7 - 0.5) / 0.5
        ([(A, A)] * 20 + [(A, R)] * 5 + [(R, A)] * 10 + [(R, R)] * 15, 0.4),
        # p = 6/10; rows 4, 4, 2; columns 4, 4, 2; e = (16 + 16 + 4) / 100 = 0.36; (0.6 - 0.36) / 0.64 = 3/8
        ([(A, A)] * 3 + [(A, R), (R, A), (R, R), (R, R), (R, U), (U, R), (U, U)], 0.375),
        # each says what the other does not: p = 0; rows 1, 1; columns 1, 1; e = 1/2; (0 - 1/2) / (1/2)
        ([(A, R), (R, A)], -1.0),
        # no better than chance: p = 1/2, e = 1/2
        ([(A, A), (A, R), (R, A), (R, R)], 0.0),
    ],
)
def test_kappa_is_what_the_formula_gives(pairs: list[tuple[Verdict, Verdict]], kappa: float) -> None:
    assert tabulate(pairs).kappa == kappa


def test_the_table_has_a_row_for_each_word_of_the_one_and_a_column_for_each_of_the_other() -> None:
    found = tabulate([(A, A), (A, R), (R, A), (R, A), (U, A)])
    assert (found.pairs, found.agreed, found.table) == (5, 1, ((1, 1, 0), (2, 0, 0), (1, 0, 0)))


@pytest.mark.parametrize(
    "pairs",
    [
        [],  # nobody read the same claim
        [(A, A)] * 7,  # both always said one word: chance alone explains it
    ],
)
def test_kappa_is_not_given_where_it_is_undefined(pairs: list[tuple[Verdict, Verdict]]) -> None:
    assert tabulate(pairs).kappa is None


@pytest.mark.parametrize(
    ("words", "table"),
    [
        (said(("c", "Ada", A), ("c", "Bo", R)), ((0, 1, 0), (0, 0, 0), (0, 0, 0))),  # the two who spoke
        (said(("c", "Bo", R), ("c", "Ada", A)), ((0, 1, 0), (0, 0, 0), (0, 0, 0))),  # whoever was faster
        (said(("c", "Ada", A), ("c", "Ada", R)), ((0, 0, 0), (0, 0, 0), (0, 0, 0))),  # one person is no pair
        (said(("c", "Ada", A), ("d", "Bo", A)), ((0, 0, 0), (0, 0, 0), (0, 0, 0))),  # two claims are no pair
        (said(("c", "Ada", A), ("c", "Bo", R), ("c", "Bo", A)), ((0, 1, 0), (0, 0, 0), (0, 0, 0))),  # the first word
        (said(("c", "Ada", A), ("c", "Ada", BACK), ("c", "Bo", A)), ((1, 0, 0), (0, 0, 0), (0, 0, 0))),  # taken back
        (said(("c", "Zoe", A), ("c", "Bo", A), ("c", "Ada", R)), ((1, 0, 0), (0, 0, 0), (0, 0, 0))),  # the first two
    ],
)
def test_the_first_words_of_two_people_on_a_claim_are_compared(
    words: list[Decision], table: tuple[tuple[int, ...], ...]
) -> None:
    assert agreement(words).table == table


@given(st.lists(PAIR))
def test_it_does_not_matter_who_is_called_the_first_reader(pairs: list[tuple[Verdict, Verdict]]) -> None:
    assert tabulate(pairs).kappa == tabulate([(other, one) for one, other in pairs]).kappa


@given(st.lists(st.sampled_from(WORDS)).filter(lambda words: len(set(words)) > 1))
def test_readers_who_say_the_same_agree_wholly(words: list[Verdict]) -> None:
    assert tabulate([(word, word) for word in words]).kappa == 1.0


@given(st.lists(PAIR))
def test_kappa_lies_between_minus_one_and_one(pairs: list[tuple[Verdict, Verdict]]) -> None:
    kappa = tabulate(pairs).kappa
    assert kappa is None or -1.0 <= kappa <= 1.0
