"""Two of three shares give the key again, and what is wrong with others is said."""

from __future__ import annotations

import pytest
from shamir_mnemonic import Share

from habeas.keys import Secret, derive_secret
from habeas.keys.errors import SharesUnfit
from habeas.keys.shares import are_meant_as_shares, new_shares, shares_secret

KEY = Secret(b"s" * 32)
FIRST, SECOND, THIRD = new_shares(KEY)
OTHERS = new_shares(Secret(b"t" * 32))


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST} {SECOND}",
        f"{THIRD}\n\n{FIRST}",
        f"1. {SECOND.upper()}\n2. {THIRD}",
        f"{FIRST} {SECOND} {THIRD}",
        f"{FIRST} {SECOND} {OTHERS[0]}",
    ],
    ids=range(5),  # the words are drawn anew in each process
)
def test_any_two_shares_give_the_key_again(text: str) -> None:
    assert shares_secret(text) == derive_secret(KEY, "shares")


def test_a_share_is_thirty_three_words_that_are_stretched_no_further() -> None:
    for share in (FIRST, SECOND, THIRD):
        assert len(share.split()) == 33
        assert Share.from_mnemonic(share).iteration_exponent == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "2 are needed"),
        (FIRST, "2 are needed"),
        (f"{FIRST} {FIRST}", "they are not two different shares of one key"),
        (f"{FIRST} {OTHERS[1]}", "they are not two different shares of one key"),
        (FIRST.rpartition(" ")[0], "share 1 is mistyped or not whole"),
        (f"{FIRST} {SECOND} academic", "share 3 is mistyped or not whole"),
        (f"{FIRST} zebra {SECOND}", "share 2 is mistyped or not whole"),
        (f"zebra {FIRST} {SECOND}", "share 1 is mistyped or not whole"),
    ],
    ids=range(8),
)
def test_what_is_wrong_with_shares_is_said_without_their_words(text: str, why: str) -> None:
    with pytest.raises(SharesUnfit) as refused:
        shares_secret(text)
    assert refused.value.details == {"why": why}
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


@pytest.mark.parametrize(("words", "meant"), [(33, True), (20, True), (19, False), (0, False)])
def test_a_long_row_of_words_was_meant_as_shares(words: int, meant: bool) -> None:
    assert are_meant_as_shares("Word, " * words) is meant
