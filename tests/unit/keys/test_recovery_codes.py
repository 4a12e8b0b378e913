"""A recovery code carries 180 bits, and says in which group it was mistyped."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.keys import Secret, derive_secret
from habeas.keys.errors import CodeMistyped
from habeas.keys.recovery import ALPHABET, BITS, GROUPS, code_secret, is_meant_as_code, new_code, read_code

CODE = "mtbwy-uwxsp-mqv8u-bhg3g-83fsz-c4wyy-psgt9-shuyz-9949j"
GROUP_LIST = CODE.split("-")
PLACES = st.integers(0, GROUPS - 1)


def mistyped(text: str) -> str:
    """Return which groups are said to be mistyped."""
    with pytest.raises(CodeMistyped) as raised:
        read_code(text)
    return str(raised.value.details["groups"])


def test_a_code_has_more_than_175_bits_and_no_letter_that_is_misread() -> None:
    assert BITS == 180
    assert len(set(ALPHABET)) == 32
    assert not set("lo01") & set(ALPHABET)


def test_two_codes_are_never_the_same_and_each_reads_as_itself() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert {read_code(code) for code in codes} == codes
    assert set("".join(codes)) == {*ALPHABET, "-"}


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (CODE.upper(), "capitals"),
        (CODE.replace("-", " "), "spaces for hyphens"),
        (CODE.replace("-", ""), "nothing between the groups"),
        (f"  {CODE}\n", "spaces around"),
        (CODE.replace("-", "–"), "a word processor's dash"),
        ("\n".join(GROUP_LIST), "a group on each line"),
    ],
)
def test_how_a_code_is_parted_and_written_does_not_count(typed: str, why: str) -> None:
    assert read_code(typed) == CODE, why


@given(PLACES, st.integers(0, 4), st.sampled_from(sorted(ALPHABET + "lo01!é")))
def test_any_one_wrong_character_is_found_in_its_group(group: int, place: int, letter: str) -> None:
    groups = list(GROUP_LIST)
    right = groups[group]
    groups[group] = right[:place] + letter + right[place + 1 :]
    if groups[group] == right:
        assert read_code("-".join(groups)) == CODE
    else:
        assert mistyped("-".join(groups)) == str(group + 1)


@given(PLACES, st.integers(0, 3))
def test_two_characters_that_changed_places_are_found(group: int, place: int) -> None:
    groups = list(GROUP_LIST)
    right = groups[group]
    groups[group] = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    if groups[group] == right:
        assert read_code("-".join(groups)) == CODE
    else:
        assert mistyped("-".join(groups)) == str(group + 1)


@given(PLACES, PLACES)
def test_two_groups_that_changed_places_are_both_named(left: int, right: int) -> None:
    groups = list(GROUP_LIST)
    groups[left], groups[right] = groups[right], groups[left]
    if left == right:
        assert read_code("-".join(groups)) == CODE
    else:
        assert mistyped("-".join(groups)) == ", ".join(sorted([str(left + 1), str(right + 1)]))


@pytest.mark.parametrize(
    ("typed", "groups", "why"),
    [
        ("", "1–9", "nothing"),
        ("-", "1–9", "a hyphen"),
        (CODE[:-6], "1–9", "eight groups"),
        (CODE + "-aaaaa", "1–9", "ten groups"),
        (CODE[:-1].replace("-", ""), "1–9", "unparted and too short"),
        (CODE[:-1], "9", "nine groups, of which one is short"),
        (CODE.replace("uwxsp", "uwxs").replace("c4wyy", "c4wyyy"), "2, 6", "one short, one long"),
    ],
)
def test_a_code_that_is_not_whole_is_refused(typed: str, groups: str, why: str) -> None:
    assert mistyped(typed) == groups, why


@given(st.text(max_size=80))
def test_no_text_brings_the_reader_down(text: str) -> None:
    try:
        assert read_code(text) == read_code(read_code(text))
    except CodeMistyped as error:
        assert text.strip() == "" or text not in error.message or len(text) < 3


@pytest.mark.parametrize(
    ("text", "meant", "why"),
    [
        (CODE, True, "a code"),
        (CODE[:-1] + "a", True, "one letter wrong"),
        ("-".join((*GROUP_LIST[:3], *["aaaaa"] * 6)), True, "three groups right"),
        ("-".join((*GROUP_LIST[:2], *["aaaab"] * 7)), False, "two groups right"),
        (CODE + "-aaaaa", False, "ten groups"),
        ("seven invented words that open nothing", False, "a passphrase"),
        ("one two three four five six seven eight nine", False, "nine words"),
        ("", False, "nothing"),
    ],
)
def test_a_code_is_told_from_a_passphrase(text: str, meant: bool, why: str) -> None:
    assert is_meant_as_code(text) is meant, why


def test_a_code_gives_one_key_for_ever() -> None:
    assert code_secret(CODE.upper()).reveal().hex() == code_secret(CODE).reveal().hex()
    assert code_secret(CODE) == derive_secret(Secret(hashlib.sha256(CODE.encode()).digest()), "recovery")
    assert code_secret(CODE) != code_secret(new_code())
