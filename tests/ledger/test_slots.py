"""A ledger's ways in: never locked out, never opened wrongly, whatever is lost, mistyped, damaged or moved."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, a_naming, files_of, opened

from habeas.casework import opening, slots
from habeas.errors import HabeasError, NotFound
from habeas.keys.errors import (
    CodeMistyped,
    HeaderDamaged,
    KeysMissing,
    KeysOfAnother,
    LastSlot,
    RecoveryOwed,
    SealBroken,
    SharesUnfit,
    WrongPassphrase,
)  # fmt: skip
from habeas.keys.layout import from_bytes, to_bytes
from habeas.keys.recovery import new_code
from habeas.ledger import Ledger, key
from habeas.ledger import opening as doors
from habeas.ledger.header import copy_path, keys_path

OTHER = "another six invented words here"


def opens(path: Path, text: str) -> str:
    """Return "" where this opens the ledger, else the code of the error."""
    try:
        Ledger.open(path, text, cost=CHEAP).close()
    except HabeasError as error:
        return error.code
    return ""


def with_code(path: Path, text: str = PASSPHRASE) -> str:
    """Give a ledger a recovery code."""
    code = slots.offer_code(path, text)
    slots.confirm_code(path, code)
    return code


def test_a_new_ledger_has_a_passphrase_and_two_copies_of_its_key_file_for_its_owner_alone(small: Path) -> None:
    assert [slot.kind for slot in slots.list_ways(small).slots] == ["passphrase"]
    assert keys_path(small).read_bytes() == copy_path(small).read_bytes()
    assert {path.stat().st_mode & 0o777 for path in small.parent.iterdir()} == {0o600}


def test_a_lost_passphrase_is_replaced_with_the_recovery_code(small: Path) -> None:
    code = with_code(small)
    slots.change_passphrase(small, code, OTHER, cost=CHEAP)
    assert opens(small, OTHER) == ""


def test_a_changed_passphrase_opens_and_the_old_one_does_not(small: Path) -> None:
    slots.change_passphrase(small, PASSPHRASE, OTHER, cost=CHEAP)
    assert (opens(small, OTHER), opens(small, PASSPHRASE)) == ("", "wrong-passphrase")
    with Ledger.open(small, OTHER) as ledger:
        assert ledger.verify().entries == 4


def test_any_two_of_three_shares_open_it_and_one_lost_does_not_matter(small: Path) -> None:
    first, second, third = slots.add_shares(small, PASSPHRASE)
    for pair in (f"{first}\n{second}", f"{third} {first}", f"{second} / {third}"):
        assert opens(small, pair) == ""
    assert opens(small, first) == "shares-unfit"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (lambda code, shares: code[:6] + ("a" if code[6] != "a" else "b") + code[7:], CodeMistyped),
        (lambda code, shares: new_code(), WrongPassphrase),
        (lambda code, shares: shares[0] + " " + shares[1].replace(" ", " wrong ", 1), SharesUnfit),
        (lambda code, shares: shares[0] + " " + shares[0], SharesUnfit),
        (lambda code, shares: OTHER, WrongPassphrase),
    ],
)
def test_what_was_mistyped_is_called_that_and_nothing_is_written(small: Path, typed, error) -> None:  # noqa: ANN001
    code, shares = with_code(small), slots.add_shares(small, PASSPHRASE)
    before = files_of(small.parent)
    with pytest.raises(error) as raised:
        Ledger.open(small, typed(code, shares), cost=CHEAP)
    assert type(raised.value) is error
    assert files_of(small.parent) == before


def test_two_people_have_a_passphrase_each_and_one_removal_leaves_the_other(small: Path) -> None:
    slot = slots.add_passphrase(small, PASSPHRASE, OTHER, label="Botan")
    assert (opens(small, PASSPHRASE), opens(small, OTHER)) == ("", "")
    slots.remove_slot(small, PASSPHRASE, slot.id)
    assert (opens(small, PASSPHRASE), opens(small, OTHER)) == ("", "wrong-passphrase")


def test_the_last_slot_cannot_be_removed_nor_one_that_is_not_there(small: Path) -> None:
    (only,) = slots.list_ways(small).slots
    with pytest.raises(LastSlot):
        slots.remove_slot(small, PASSPHRASE, only.id)
    with pytest.raises(NotFound):
        slots.remove_slot(small, PASSPHRASE, "slt-00000000")
    assert opens(small, PASSPHRASE) == ""


def test_slots_change_while_a_desk_is_open_and_it_goes_on(ledger: Ledger, place: Path) -> None:
    slots.change_passphrase(place, PASSPHRASE, OTHER, cost=CHEAP)
    ledger.append([a_naming(1)], by=BY, at=AT)
    assert (ledger.admits(OTHER), ledger.admits(PASSPHRASE)) == (True, False)
    ledger.backup(place.with_name("copy.ledger"))
    assert opens(place.with_name("copy.ledger"), OTHER) == ""


def test_a_ledger_whose_code_is_owed_opens_for_nobody_until_it_is_typed_back(place: Path) -> None:
    Ledger.create(place, PASSPHRASE, cost=CHEAP, owed=True).close()
    assert opening.is_owed(place)
    for _ in range(2):
        with pytest.raises(RecoveryOwed):
            Ledger.open(place, PASSPHRASE)
        code = slots.offer_code(place, PASSPHRASE)
        assert opens(place, code) == "wrong-passphrase"
    slots.confirm_code(place, code)
    assert (opens(place, PASSPHRASE), opens(place, code)) == ("", "")


@pytest.mark.parametrize("which", [keys_path, copy_path])
@pytest.mark.parametrize(
    "damage", [lambda data: None, lambda data: b"", lambda data: data[:-1], lambda data: b"x" + data]
)
def test_a_damaged_or_missing_copy_is_mended_from_the_other_and_that_is_said(small: Path, which, damage) -> None:  # noqa: ANN001
    before = keys_path(small).read_bytes()
    damaged = damage(before)
    which(small).unlink() if damaged is None else which(small).write_bytes(damaged)
    with opened(small) as ledger:
        assert ledger.mended
    assert keys_path(small).read_bytes() == copy_path(small).read_bytes() == before
    with opened(small) as ledger:
        assert not ledger.mended


def test_both_copies_damaged_are_called_that_and_the_key_file_of_a_backup_brings_it_back(small: Path) -> None:
    backup = small.with_name("copy.ledger")
    with opened(small) as ledger:
        ledger.backup(backup)
    for each in (keys_path(small), copy_path(small)):
        each.write_bytes(b"{}")
    with pytest.raises(HeaderDamaged):
        opened(small)
    shutil.copyfile(keys_path(backup), keys_path(small))
    with opened(small) as ledger:
        assert ledger.verify().entries == 4


def test_a_ledger_without_its_key_file_is_called_that(small: Path) -> None:
    for each in (keys_path(small), copy_path(small)):
        each.unlink()
    before = files_of(small.parent)
    with pytest.raises(KeysMissing):
        opened(small)
    assert files_of(small.parent) == before


def test_the_key_file_of_another_ledger_is_refused(small: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.ledger"
    Ledger.create(other, PASSPHRASE, cost=CHEAP).close()
    for each in (keys_path, copy_path):
        shutil.copyfile(each(other), each(small))
    with pytest.raises(KeysOfAnother):
        opened(small)


def test_slots_of_another_ledger_open_nothing_here(small: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.ledger"
    Ledger.create(other, OTHER, cost=CHEAP).close()
    ours, theirs = from_bytes(keys_path(small).read_bytes()), from_bytes(keys_path(other).read_bytes())
    for made, text, error in (
        (replace(ours, slots=theirs.slots), OTHER, WrongPassphrase),
        (replace(ours, slots=(*ours.slots, *theirs.slots)), PASSPHRASE, SealBroken),
        (replace(theirs, files=ours.files), OTHER, SealBroken),
    ):
        for each in (keys_path, copy_path):
            each(small).write_bytes(to_bytes(made))
        with pytest.raises(error):
            Ledger.open(small, text)


def test_a_lone_key_file_is_moved_aside_and_never_written_over(small: Path) -> None:
    kept = keys_path(small).read_bytes()
    small.rename(small.with_name("elsewhere"))
    Ledger.create(small, OTHER, cost=CHEAP).close()
    assert kept in files_of(small.parent).values()
    assert opens(small, OTHER) == ""


def test_a_backup_has_a_key_of_its_own_and_the_same_ways_in(small: Path) -> None:
    code, backup = with_code(small), small.with_name("copy.ledger")
    with opened(small) as ledger:
        ledger.backup(backup)
    ours, theirs = (doors.find_key(path, code, cost=None).key for path in (small, backup))
    assert ours.reveal() != theirs.reveal()
    Ledger.restore(backup, small.with_name("again.ledger"), code)
    assert opens(small.with_name("again.ledger"), PASSPHRASE) == ""


def test_a_backup_without_its_key_file_is_told_from_a_wrong_passphrase(small: Path, tmp_path: Path) -> None:
    with opened(small) as ledger:
        ledger.backup(tmp_path / "copy.ledger")
    keys_path(tmp_path / "copy.ledger").unlink()
    with pytest.raises(KeysMissing):
        Ledger.restore(tmp_path / "copy.ledger", tmp_path / "new.ledger", PASSPHRASE)
    assert not (tmp_path / "new.ledger").exists()


def first_kind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a ledger whose key comes straight from the passphrase, as the first version did."""
    salt = bytes(range(16))
    raw = key.derive(PASSPHRASE, salt, CHEAP)
    with monkeypatch.context() as patch:
        patch.setattr(doors, "draw", lambda: (salt, doors.Secret(raw.reveal())))
        with Ledger.create(path, PASSPHRASE, cost=CHEAP) as ledger:
            ledger.verify()
    for each in (keys_path(path), copy_path(path)):
        each.unlink()


def test_a_ledger_of_the_first_kind_opens_and_gets_a_key_file(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first_kind(place, monkeypatch)
    assert slots.list_ways(place).slots == ()
    assert (opens(place, OTHER), keys_path(place).exists()) == ("wrong-passphrase", False)
    with opened(place) as ledger:
        ledger.append([a_naming(1)], by=BY, at=AT)
    assert [slot.kind for slot in slots.list_ways(place).slots] == ["passphrase"]
    with_code(place)
    with opened(place) as ledger:
        assert ledger.verify().entries == 1


def test_a_ledger_of_the_first_kind_that_lost_its_key_file_is_not_given_another(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_kind(place, monkeypatch)
    with opened(place) as ledger:
        ledger.append([a_naming(1)], by=BY, at=AT)
    for each in (keys_path(place), copy_path(place)):
        each.unlink()
    with pytest.raises(KeysMissing):
        opened(place)


def test_a_drill_is_due_a_year_after_the_code_was_last_seen_to_open(small: Path) -> None:
    assert not slots.is_drill_due(small, "2999-01-01")
    code = with_code(small)
    day = slots.drill(small, code).proven
    assert not slots.is_drill_due(small, day)
    assert slots.is_drill_due(small, f"{int(day[:4]) + 1}{day[4:]}")


def test_nothing_secret_is_in_a_key_file(small: Path) -> None:
    code, shares = with_code(small), slots.add_shares(small, PASSPHRASE)
    held = doors.find_key(small, PASSPHRASE, cost=None).key
    assert held.main is not None
    data = keys_path(small).read_bytes()
    for secret in (
        PASSPHRASE, code, code.replace("-", ""), *shares, held.reveal().hex(), held.root.reveal().hex(),
        held.main.reveal().hex(),
    ):  # fmt: skip
        assert secret.encode() not in data
    assert held.reveal() not in data
