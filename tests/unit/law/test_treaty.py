"""Treaty status at the date of the facts."""

from __future__ import annotations

import pytest

from habeas.law import find_state, load_treaties, party
from habeas.model import Answer, TreatyOverride, When

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("state", "treaty", "at", "expected", "why"),
    [
        ("Kazakhstan", "iccpr", "2019-03-10", YES, "party since 2006"),
        ("Kazakhstan", "iccpr", "2006-05", UNKNOWN, "the year of becoming party: the day is not known"),
        ("Kazakhstan", "iccpr", "2005-12-31", NO, "the year before"),
        ("Kazakhstan", "iccpr", "2005/2007", UNKNOWN, "facts on both sides of it"),
        ("KZ", "cat", "2019", YES, "by code"),
        ("the Republic of Kazakhstan", "cat", "2019", YES, "by its long name"),
        ("China", "iccpr", "2019", NO, "signed, never ratified, within the table"),
        ("China", "iccpr", "2024", UNKNOWN, "later than the table"),
        ("Jamaica", "op1", "1990", YES, "before the denunciation"),
        ("Jamaica", "op1", "2019", UNKNOWN, "the table is known to be wrong"),
        ("Trinidad and Tobago", "op1", "2019", UNKNOWN, "the table is known to be wrong"),
        ("Tuvalu", "iccpr", "2010", UNKNOWN, "in doubt at all times"),
        ("Solomon Islands", "iccpr", "2010", UNKNOWN, "in doubt at all times"),
        ("Belarus", "op1", "2020", YES, "before the denunciation"),
        ("Belarus", "op1", "2024", UNKNOWN, "after it"),
        ("South Sudan", "iccpr", "2020", NO, "before the accession"),
        ("South Sudan", "iccpr", "2025", UNKNOWN, "after it"),
        ("Zembla", "iccpr", "2019", UNKNOWN, "an invented State"),
    ],
)
def test_party_status_is_that_of_the_date_of_the_facts(
    state: str, treaty: str, at: str, expected: Answer, why: str
) -> None:
    assert party(state, treaty, at=When.parse(at))[0] is expected, why


def test_without_a_date_no_status_is_claimed() -> None:
    assert party("Kazakhstan", "iccpr", at=None)[0] is UNKNOWN


def override(since: str | None) -> TreatyOverride:
    return TreatyOverride(
        state="XZ", state_name="Zembla", treaty="iccpr", party_since=since, source="Zembla Gazette 7/1990",
        by="A. Reviewer", at="2026-11-20T10:00:00Z",
    )  # fmt: skip


@pytest.mark.parametrize(("since", "expected"), [("1990-05-01", YES), ("2020", NO), ("2019-03", UNKNOWN), (None, NO)])
def test_a_persons_word_with_its_source_goes_before_the_table(since: str | None, expected: Answer) -> None:
    answer, note = party("Zembla", "iccpr", at=When.parse("2019-03-10"), overrides=[override(since)])
    assert answer is expected
    assert "Zembla Gazette" in note


def test_the_last_word_on_a_treaty_stands() -> None:
    words = [override("1990"), override(None)]
    assert party("XZ", "iccpr", at=When.parse("2019"), overrides=words)[0] is NO


def test_every_doubt_is_marked_as_to_be_verified_and_the_table_shows_its_date() -> None:
    table = load_treaties()
    assert table.as_of == "2022-08"
    assert len(table.states) == 193
    doubts = {state.code for state in table.states if state.doubts}
    assert doubts == {"JM", "TT", "SB", "TV", "BY", "SS"}
    assert all(doubt.mark == "K" for state in table.states for doubt in state.doubts)


@pytest.mark.parametrize("name", ["Türkiye", "turkey", "TR", "Turkiye"])
def test_a_state_is_found_by_any_of_its_names(name: str) -> None:
    state = find_state(name)
    assert state is not None
    assert state.code == "TR"
