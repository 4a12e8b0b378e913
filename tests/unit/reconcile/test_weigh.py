"""What the words on one claim come to."""

from __future__ import annotations

import pytest

from habeas.model import ClaimId, Decision, Standing, Verdict
from habeas.reconcile.weigh import settle

A, R, U, BACK = Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE, Verdict.RETRACT


def words(*said: tuple[str, Verdict]) -> list[Decision]:
    """Return words of these people, one a minute."""
    return [
        Decision(claim=ClaimId("clm-1"), verdict=verdict, by=by, at=f"2026-11-22T10:{minute:02}:00Z", because="b")
        for minute, (by, verdict) in enumerate(said)
    ]


@pytest.mark.parametrize(
    ("said", "verdict", "why"),
    [
        ((), None, "nobody spoke"),
        ((("one", A),), A, "one word is enough"),
        ((("one", A), ("two", R)), R, "the last word stands, whoever said it"),
        ((("one", A), ("one", BACK)), None, "she took it back"),
        ((("one", A), ("two", BACK)), None, "somebody else took the last word back"),
        ((("one", BACK), ("one", U)), U, "she spoke again"),
    ],
)
def test_with_one_reader_the_last_word_stands(
    said: tuple[tuple[str, Verdict], ...], verdict: Verdict | None, why: str
) -> None:
    assert settle(words(*said)).verdict is verdict, why


@pytest.mark.parametrize(
    ("said", "verdict", "differs", "standing", "why"),
    [
        ((), None, False, Standing.PROPOSED, "nobody spoke"),
        ((("one", A),), None, False, Standing.PROPOSED, "one word does not stand"),
        ((("one", A), ("one", A)), None, False, Standing.PROPOSED, "nor does the same person's second one"),
        ((("one", A), ("two", A)), A, False, Standing.ACCEPTED, "two agree"),
        ((("one", R), ("two", R)), R, False, Standing.PROPOSED, "two agree to leave it out"),
        ((("one", U), ("two", U)), U, False, Standing.UNSURE, "two agree that it cannot be told"),
        ((("one", A), ("two", R)), None, True, Standing.UNSURE, "two differ"),
        ((("one", A), ("two", U)), None, True, Standing.UNSURE, "unsure is a word too"),
        ((("one", R), ("two", A), ("one", A)), A, False, Standing.ACCEPTED, "the first changed her mind"),
        ((("one", A), ("two", A), ("two", BACK)), None, False, Standing.PROPOSED, "one word is left"),
        ((("one", A), ("two", R), ("three", A)), A, False, Standing.ACCEPTED, "a third decides between them"),
        ((("one", A), ("two", R), ("three", U)), None, True, Standing.UNSURE, "three say three things"),
        ((("1", A), ("2", A), ("3", R), ("4", R)), None, True, Standing.UNSURE, "two against two"),
    ],
)
def test_with_two_readers_two_people_must_say_the_same(
    said: tuple[tuple[str, Verdict], ...], verdict: Verdict | None, differs: bool, standing: Standing, why: str
) -> None:
    settled = settle(words(*said), readers=2)
    assert (settled.verdict, settled.differs, settled.standing) == (verdict, differs, standing), why


def test_of_two_words_at_the_same_second_the_later_in_the_ledger_stands() -> None:
    first, second = (
        Decision(claim=ClaimId("clm-1"), verdict=verdict, by="one", at="2026-11-22T10:00:00Z", because="b")
        for verdict in (A, R)
    )
    assert settle([first, second]).verdict is R
    assert settle([second, first]).verdict is A


def test_the_first_of_two_readers_is_not_named_before_the_second_has_spoken() -> None:
    assert settle(words(("one", A)), readers=2).decision is None
