"""One-time codes are those of RFC 6238, each taken once, near its time."""

from __future__ import annotations

import pytest

from habeas.keys.onetime import find_step, grouped, new_totp, totp_address

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # the key of RFC 6238, appendix B
AT, STEP, CODE = 1_111_111_111, 37_037_037, "050471"


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(at: int, code: str) -> None:
    assert find_step(SECRET, code, at=at, used=0) == at // 30


@pytest.mark.parametrize(
    ("at", "step", "why"),
    [
        (AT - 31, STEP, "one step early"),
        (AT + 30, STEP, "one step late"),
        (AT - 61, None, "two steps early"),
        (AT + 60, None, "two steps late"),
    ],
)
def test_a_code_holds_one_step_before_and_after(at: int, step: int | None, why: str) -> None:
    assert find_step(SECRET, CODE, at=at, used=0) == step, why


@pytest.mark.parametrize(("used", "step"), [(STEP - 1, STEP), (STEP, None), (STEP + 1, None)])
def test_a_code_is_taken_once_and_none_before_it(used: int, step: int | None) -> None:
    assert find_step(SECRET, CODE, at=AT, used=used) == step


@pytest.mark.parametrize(
    ("typed", "taken", "why"),
    [
        (" 050 471\n", True, "spaces"),
        ("٠٥٠٤٧١", True, "Arabic digits"),
        ("۰۵۰۴۷۱", True, "Persian digits"),
        ("", False, "nothing"),
        ("05047", False, "too short"),
        ("0504711", False, "too long"),
        ("o5o471", False, "a letter that looks like one"),
        ("050472", False, "another code"),
    ],
)
def test_how_digits_are_typed_does_not_count_and_what_is_none_is_none(typed: str, taken: bool, why: str) -> None:
    assert (find_step(SECRET, typed, at=AT, used=0) == STEP) is taken, why


def test_a_secret_is_drawn_by_chance_and_typed_in_groups_of_four() -> None:
    assert len({new_totp() for _ in range(50)}) == 50
    assert len(new_totp()) == 32  # 160 bits, five a letter
    assert grouped("ABCDEFGHIJ") == "ABCD EFGH IJ"


def test_a_program_that_shows_codes_takes_the_secret_from_an_address() -> None:
    assert totp_address(SECRET, "Ama Boduk") == f"otpauth://totp/Habeas:Ama%20Boduk?secret={SECRET}&issuer=Habeas"
