"""A backup is whole, encrypted and proven, and takes nobody's place."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, TEXT, a_naming, files_of, opened
from test_changing import alter

from habeas.ledger import Ledger
from habeas.ledger.errors import (
    ChainBroken,
    LedgerDamaged,
    LedgerExists,
    LedgerMissing,
    LedgerNotWritable,
    WrongPassphrase,
)  # fmt: skip


def restore(backup: Path, to: Path, passphrase: str = PASSPHRASE) -> None:
    """Restore with the cheap key of these tests."""
    Ledger.restore(backup, to, passphrase, cost=CHEAP)


def test_a_backup_holds_everything_and_opens_with_the_same_passphrase(ledger: Ledger, place: Path) -> None:
    to = place.with_name("copy.ledger")
    report = ledger.backup(to)
    assert (report.head, report.originals) == (ledger.head, 1)
    with opened(to) as copied:
        assert tuple(copied.entries()) == tuple(ledger.entries())
        assert copied.get_original(ledger.keep_original(TEXT.encode())) == TEXT.encode()


def test_a_backup_holds_what_is_still_in_the_log(ledger: Ledger, place: Path) -> None:
    ledger.append([a_naming(1)], by=BY, at=AT)
    assert place.with_name(place.name + "-wal").stat().st_size > 0
    assert ledger.backup(place.with_name("copy.ledger")).entries == 5


def test_a_backup_has_nothing_readable_and_leaves_nothing_beside_it(ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    ledger.backup(folder / "copy.ledger")
    held = files_of(folder)
    assert sorted(held) == ["copy.ledger", "copy.ledger.keys"]
    assert b"Dauren" not in held["copy.ledger"] + held["copy.ledger.keys"]
    assert (folder / "copy.ledger.keys").stat().st_mode & 0o777 == 0o600
    assert (folder / "copy.ledger").stat().st_mode & 0o777 == 0o600


def test_the_ledger_goes_on_after_a_backup(ledger: Ledger, place: Path) -> None:
    ledger.backup(place.with_name("copy.ledger"))
    ledger.append([a_naming(1)], by=BY, at=AT)
    assert ledger.verify().entries == 5


def test_a_backup_never_takes_the_place_of_a_file(ledger: Ledger, place: Path) -> None:
    to = place.with_name("taken")
    to.write_bytes(b"somebody's")
    with pytest.raises(LedgerExists):
        ledger.backup(to)
    assert to.read_bytes() == b"somebody's"
    with pytest.raises(LedgerExists):
        ledger.backup(place)


def test_a_backup_to_a_folder_that_is_not_there_says_so(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerNotWritable):
        ledger.backup(tmp_path / "nowhere" / "copy.ledger")


def test_a_backup_of_an_altered_ledger_is_not_kept(filled: Path) -> None:
    alter(filled, "UPDATE ledger_entry SET by = 'Another' WHERE seq = 2")
    with opened(filled) as ledger:
        before = set(files_of(filled.parent))
        with pytest.raises(ChainBroken):
            ledger.backup(filled.with_name("copy.ledger"))
        assert set(files_of(filled.parent)) == before


def test_a_restored_backup_is_the_ledger_again(filled: Path, tmp_path: Path) -> None:
    with opened(filled) as ledger:
        before = tuple(ledger.entries())
        ledger.backup(tmp_path / "copy.ledger")
    filled.unlink()
    restore(tmp_path / "copy.ledger", filled)
    with opened(filled) as ledger:
        assert tuple(ledger.entries()) == before
        ledger.append([a_naming(1)], by=BY, at=AT)
    assert (tmp_path / "copy.ledger").exists()


@pytest.mark.parametrize("passphrase", ["wrong", PASSPHRASE[:-1]])
def test_a_wrong_passphrase_restores_nothing(filled: Path, passphrase: str) -> None:
    before = files_of(filled.parent)
    with pytest.raises(WrongPassphrase):
        restore(filled, filled.with_name("new.ledger"), passphrase)
    assert files_of(filled.parent) == before


def test_restoring_never_takes_the_place_of_a_file(filled: Path) -> None:
    taken = filled.with_name("taken.ledger")
    taken.write_bytes(b"somebody's")
    before = files_of(filled.parent)
    with pytest.raises(LedgerExists):
        restore(filled, taken)
    assert files_of(filled.parent) == before


def test_a_missing_backup_is_called_that(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        restore(tmp_path / "copy.ledger", tmp_path / "new.ledger")


@pytest.mark.parametrize("position", [17, 4096, 20_000, -1])
def test_a_damaged_backup_restores_nothing(filled: Path, position: int) -> None:
    data = bytearray(filled.read_bytes())
    data[position] ^= 1
    filled.write_bytes(data)
    before = files_of(filled.parent)
    with pytest.raises(LedgerDamaged):
        restore(filled, filled.with_name("new.ledger"))
    assert files_of(filled.parent) == before


def test_a_tampered_backup_restores_nothing(filled: Path) -> None:
    alter(filled, "UPDATE ledger_entry SET by = 'Another' WHERE seq = 2")
    before = files_of(filled.parent)
    with pytest.raises(ChainBroken):
        restore(filled, filled.with_name("new.ledger"))
    assert files_of(filled.parent) == before
