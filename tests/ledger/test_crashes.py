"""After a crash nothing acknowledged is lost, nothing half done is left, and damage is told apart from it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, a_naming, files_of, key_of, opened

from habeas.ledger import Ledger
from habeas.ledger.errors import LedgerDamaged, WrongPassphrase
from habeas.ledger.pages import PAGE_BYTES, WAL_HEADER_BYTES, Seal, committed_in_wal, wal_path

HERE = Path(__file__).parent
FRAME_BYTES = PAGE_BYTES + 24


@pytest.fixture
def crashed(ledger: Ledger, place: Path, tmp_path: Path) -> Path:
    """The files as they lie while a process that wrote three batches is alive: what kill -9 would leave."""
    ledger._settle()  # the log begins anew
    for number in range(3):
        ledger.append([a_naming(number)], by=BY, at=AT)
    folder = tmp_path / "crashed"
    folder.mkdir()
    for name in (place.name, wal_path(place).name, f"{place.name}.keys", f"{place.name}.keys.copy"):
        shutil.copyfile(place.with_name(name), folder / name)
    return folder / place.name


def test_what_was_acknowledged_before_a_crash_is_there(crashed: Path) -> None:
    with opened(crashed) as ledger:
        assert ledger.verify().entries == 7
    assert not wal_path(crashed).exists()


def test_a_wrong_passphrase_leaves_the_log_of_a_crash_alone(crashed: Path) -> None:
    before = files_of(crashed.parent)
    with pytest.raises(WrongPassphrase):
        Ledger.open(crashed, "a wrong passphrase", cost=CHEAP)
    assert files_of(crashed.parent) == before


def test_pages_half_moved_from_the_log_into_the_file_are_no_damage(crashed: Path) -> None:
    seal = Seal(key_of(crashed))
    data = bytearray(crashed.read_bytes())
    covered = sorted(number for number in committed_in_wal(crashed, seal) if number > 1)
    assert covered
    for number in covered:
        data[(number - 1) * PAGE_BYTES + 100 : number * PAGE_BYTES - 100] = bytes(PAGE_BYTES - 200)
    crashed.write_bytes(data)
    with opened(crashed) as ledger:
        assert ledger.verify().entries == 7


def test_damage_in_the_file_is_found_beside_a_log(crashed: Path) -> None:
    seal = Seal(key_of(crashed))
    data = bytearray(crashed.read_bytes())
    number = next(n for n in range(2, len(data) // PAGE_BYTES) if n not in committed_in_wal(crashed, seal))
    data[number * PAGE_BYTES - 1] ^= 1
    crashed.write_bytes(data)
    before = files_of(crashed.parent)
    with pytest.raises(LedgerDamaged):
        opened(crashed)
    assert files_of(crashed.parent) == before


def test_a_flipped_byte_in_the_log_does_not_make_later_entries_vanish_in_silence(crashed: Path) -> None:
    wal = wal_path(crashed)
    data = bytearray(wal.read_bytes())
    data[WAL_HEADER_BYTES + 24 + 1000] ^= 1
    wal.write_bytes(data)
    before = files_of(crashed.parent)
    with pytest.raises(LedgerDamaged):
        opened(crashed)
    assert files_of(crashed.parent) == before


@pytest.mark.parametrize("lost", [1, 1000, FRAME_BYTES - 1, FRAME_BYTES])
def test_a_last_batch_that_was_cut_off_was_never_acknowledged_and_is_not_there(crashed: Path, lost: int) -> None:
    wal = wal_path(crashed)
    wal.write_bytes(wal.read_bytes()[:-lost])
    with opened(crashed) as ledger:
        assert ledger.verify().entries == 6


def test_a_ledger_half_made_is_not_there_at_all(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(alias: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("habeas.ledger.connect.lay_out", crash)
    with pytest.raises(KeyboardInterrupt):
        Ledger.create(place, PASSPHRASE, cost=CHEAP)
    assert files_of(place.parent) == {}


APPEND_ONE = """
import sys; sys.path[:0] = sys.argv[2:]
from pathlib import Path
from ledger_bodies import AT, BY, a_naming, opened
with opened(Path(sys.argv[1])) as ledger:
    print("open", flush=True)
    sys.stdin.readline()
    ledger.append([a_naming(1)], by=BY, at=AT)
"""


def test_a_second_process_waits_for_the_first_to_finish(ledger: Ledger, place: Path) -> None:
    command = [sys.executable, "-c", APPEND_ONE, str(place), str(HERE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin is not None and other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with ledger._writing():
            other.stdin.write(b"now\n")
            other.stdin.flush()
            time.sleep(0.5)
            assert other.poll() is None
        assert other.wait(timeout=20) == 0
    assert ledger.verify().entries == 5
