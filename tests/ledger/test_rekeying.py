"""New keys for a ledger: the same entries under them, nothing that opened it before, and nobody ever locked out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, TEXT, a_naming, files_of, key_of, opened

from habeas.casework import slots
from habeas.keys.errors import KeysOfAnother, WrongPassphrase
from habeas.ledger import Ledger, opening
from habeas.ledger.errors import LedgerBusy, LedgerDamaged
from habeas.ledger.header import copy_path, keys_path, next_path
from habeas.ledger.pages import PAGE_BYTES
from habeas.ledger.rekeying import rekey

NEW = "six other invented words at home"
CODE = "mtbwy-uwxsp-mqv8u-bhg3g-83fsz-c4wyy-psgt9-shuyz-9949j"


def give_new_keys(path: Path) -> None:
    """Let a new passphrase and a new code open it."""
    slots.rekey_ledger(path, PASSPHRASE, NEW, CODE, cost=CHEAP)


def test_everything_is_there_under_the_new_keys(small: Path) -> None:
    with opened(small) as ledger:
        before = tuple(ledger.entries())
    give_new_keys(small)
    for text in (NEW, CODE):
        with Ledger.open(small, text) as ledger:
            assert tuple(ledger.entries()) == before
            assert ledger.get_original(ledger.keep_original(TEXT.encode())) == TEXT.encode()
    with Ledger.open(small, NEW) as ledger:
        ledger.append([a_naming(1)], by=BY, at=AT)
        assert ledger.verify().entries == 5


def test_nothing_that_opened_it_before_opens_it_now(small: Path) -> None:
    code = slots.offer_code(small, PASSPHRASE)
    slots.confirm_code(small, code)
    shares = slots.add_shares(small, PASSPHRASE)
    give_new_keys(small)
    for text in (PASSPHRASE, code, f"{shares[0]} {shares[1]}"):
        with pytest.raises(WrongPassphrase):
            Ledger.open(small, text)


def test_key_of_the_file_and_main_key_are_new_and_the_root_of_the_log_stays(small: Path) -> None:
    old = key_of(small)
    give_new_keys(small)
    new = opening.find_key(small, NEW, cost=None).key
    assert old.main is not None
    assert new.main is not None
    assert new.reveal() != old.reveal()
    assert new.main != old.main
    assert new.root == old.root


def test_no_page_is_as_it_was_and_nothing_is_left_beside_it(small: Path) -> None:
    before = small.read_bytes()
    small.with_name(".case.ledger.1.draft").write_bytes(b"of one that was killed")
    give_new_keys(small)
    after = small.read_bytes()
    pages = {before[start : start + PAGE_BYTES] for start in range(0, len(before), PAGE_BYTES)}
    assert not [start for start in range(0, len(after), PAGE_BYTES) if after[start : start + PAGE_BYTES] in pages]
    assert sorted(files_of(small.parent)) == ["case.ledger", "case.ledger.keys", "case.ledger.keys.copy"]


def test_an_old_key_file_brought_back_does_not_open_the_new_file(small: Path) -> None:
    kept = keys_path(small).read_bytes()
    give_new_keys(small)
    keys_path(small).write_bytes(kept)
    with Ledger.open(small, NEW) as ledger:
        assert ledger.mended
    for each in (keys_path(small), copy_path(small)):
        each.write_bytes(kept)
    with pytest.raises(KeysOfAnother):
        opened(small)


def test_a_ledger_that_somebody_has_open_is_not_given_new_keys(small: Path) -> None:
    slot = opening.by_passphrase(NEW, CHEAP)
    with opened(small) as desk:
        desk.append([a_naming(1)], by=BY, at=AT)
        with pytest.raises(LedgerBusy):
            rekey(small, PASSPHRASE, [slot], wait_s=0.1)
        desk.append([a_naming(2)], by=BY, at=AT)
    with opened(small) as again:
        assert again.verify().entries == 6


def test_a_desk_that_read_the_old_keys_just_before_is_not_let_in(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = opening.find_key

    def slow(path: Path, text: str, **more: object) -> opening.Opening:
        monkeypatch.undo()
        found = real(path, text, **more)
        give_new_keys(path)
        return found

    monkeypatch.setattr("habeas.ledger.ledger.opening.find_key", slow)
    with pytest.raises((LedgerBusy, LedgerDamaged, WrongPassphrase)):
        Ledger.open(small, PASSPHRASE, cost=CHEAP)


def test_a_wrong_passphrase_gives_no_new_keys(small: Path) -> None:
    before = files_of(small.parent)
    with pytest.raises(WrongPassphrase):
        slots.rekey_ledger(small, "wrong", NEW, CODE, cost=CHEAP)
    assert files_of(small.parent) == before


def test_a_damaged_ledger_is_given_no_new_keys(small: Path) -> None:
    data = bytearray(small.read_bytes())
    data[-1] ^= 1
    small.write_bytes(data)
    before = files_of(small.parent)
    with pytest.raises(LedgerDamaged):
        give_new_keys(small)
    assert files_of(small.parent) == before


def test_a_backup_made_before_still_opens_as_it_did(small: Path) -> None:
    backup = small.with_name("copy.ledger")
    with opened(small) as ledger:
        ledger.backup(backup)
    give_new_keys(small)
    opened(backup).close()
    assert not next_path(small).exists()


@pytest.mark.slow
def test_killed_before_any_step_the_ledger_opens_for_the_old_or_the_new_and_nothing_is_lost(tmp_path: Path) -> None:
    command = [sys.executable, str(Path(__file__).with_name("interrupted.py")), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert set(told["begin"]) == {"not there", "owed", "old+code", "end: old+code"}
    assert set(told["change"]) == {"old+code", "old+new+code", "new+code", "end: new+code"}
    assert set(told["travel"]) == {"old+code", "code", "end: code"}
    assert set(told["rekey"]) == {"old+code", "new", "end: new"}
    assert set(told["first kind"]) == {"old", "end: old"}
    assert set(told["restore"]) == {"not there", "old+code", "end: old+code"}
    assert sum(sum(each.values()) for each in told.values()) > 100
