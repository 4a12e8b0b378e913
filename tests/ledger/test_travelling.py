"""Before a border the passphrases are taken off the computer; only what stays behind opens the ledger."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest
from ledger_bodies import CHEAP, PASSPHRASE, files_of, opened

from habeas.casework import slots
from habeas.errors import Refused
from habeas.keys.errors import LastSlot, Travelling
from habeas.ledger import Ledger

NEW = "six other invented words at home"


@pytest.fixture
def code(small: Path) -> str:
    """The recovery code, left with somebody."""
    made = slots.offer_code(small, PASSPHRASE)
    slots.confirm_code(small, made)
    return made


def test_a_travelling_ledger_opens_for_no_passphrase_and_says_so(small: Path, code: str) -> None:
    left = slots.travel(small, code)
    assert [slot.kind for slot in left] == ["recovery"]
    with pytest.raises(Travelling):
        opened(small)
    with Ledger.open(small, code) as ledger:
        assert ledger.verify().entries == 4


def test_no_byte_that_the_passphrase_opens_is_left_in_the_folder(small: Path, code: str) -> None:
    (wrapped,) = (slot.wrapped for slot in slots.list_ways(small).slots if slot.kind == "passphrase")
    assert b64encode(wrapped) in files_of(small.parent)["case.ledger.keys.copy"]
    slots.travel(small, code)
    assert not [name for name, data in files_of(small.parent).items() if b64encode(wrapped) in data]


def test_nobody_travels_who_has_not_shown_a_way_back(small: Path, code: str) -> None:
    before = files_of(small.parent)
    for proof in (PASSPHRASE, code[:-1] + "!", NEW):
        with pytest.raises(Refused):
            slots.travel(small, proof)
    assert files_of(small.parent) == before


def test_two_shares_do_as_well_and_their_slot_stays(small: Path, code: str) -> None:
    first, _, third = slots.add_shares(small, PASSPHRASE)
    ids = {slot.kind: slot.id for slot in slots.list_ways(small).slots}
    with pytest.raises(slots.NoWayBack):
        slots.travel(small, f"{first} {third}", ids["shares"])
    left = slots.travel(small, f"{first} {third}", ids["passphrase"], ids["recovery"])
    assert [slot.kind for slot in left] == ["shares"]
    with pytest.raises(Travelling):
        Ledger.open(small, code)


def test_one_slot_can_be_left_at_home_and_the_others_go_along(small: Path, code: str) -> None:
    other = slots.add_passphrase(small, PASSPHRASE, NEW, cost=CHEAP)
    slots.travel(small, code, other.id)
    opened(small).close()
    assert slots.list_ways(small).travelling == ""


def test_home_again_the_code_lets_a_passphrase_open_it(small: Path, code: str) -> None:
    slots.travel(small, code)
    with pytest.raises(Travelling):
        slots.travel_back(small, NEW, NEW, cost=CHEAP)
    slots.travel_back(small, code, NEW, cost=CHEAP)
    assert slots.list_ways(small).travelling == ""
    with Ledger.open(small, NEW) as ledger:
        assert ledger.verify().entries == 4


def test_the_only_way_back_cannot_be_removed_on_the_road(small: Path, code: str) -> None:
    (left,) = slots.travel(small, code)
    with pytest.raises(LastSlot):
        slots.remove_slot(small, code, left.id)
