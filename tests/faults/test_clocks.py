"""A clock that goes back changes no order and loses nothing: entries stand as they were written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ledger"))

from batches import PASSPHRASE, made
from ledger_bodies import BY, a_naming, opened

from habeas.casework.clock import find_newest

MOMENTS = ("2026-11-22T10:00:00Z", "1970-01-01T00:00:00Z", "2031-05-01T00:00:00Z", "2026-11-22T09:59:59Z")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger that was written to while the clock was set again and again."""
    place = tmp_path / "case.ledger"
    with made(place) as ledger:
        for number, at in enumerate(MOMENTS):
            ledger.append([a_naming(number)], by=BY, at=at)
    return place


def test_entries_keep_the_order_in_which_they_were_written(path: Path) -> None:
    with opened(path) as ledger:
        assert [(entry.seq, entry.at, entry.body) for entry in ledger.entries()] == [
            (number + 1, at, a_naming(number)) for number, at in enumerate(MOMENTS)
        ]


def test_a_ledger_whose_clock_went_back_verifies_and_is_backed_up(path: Path) -> None:
    with opened(path) as ledger:
        assert ledger.verify().entries == len(MOMENTS)
        assert ledger.backup(path.with_name("case.backup")).head == ledger.head


@pytest.mark.parametrize(
    ("now", "said", "why"),
    [
        ("2026-11-22T09:59:59Z", None, "the same second"),
        ("2026-11-22T09:58:00Z", None, "two computers that take turns differ by so much"),
        ("2026-11-22T09:57:00Z", MOMENTS[-1], "a clock set back by minutes"),
        ("1970-01-01T00:00:00Z", MOMENTS[-1], "a computer whose battery was empty"),
        ("2030-01-01T00:00:00Z", None, "only the last entry is asked, and not one that was dated too late before it"),
    ],
)
def test_a_clock_behind_the_last_entry_is_known(path: Path, now: str, said: str | None, why: str) -> None:
    with opened(path) as ledger:
        assert find_newest(ledger, now) == said, why


def test_an_empty_ledger_says_nothing_of_the_clock(tmp_path: Path) -> None:
    with made(tmp_path / "empty.ledger") as ledger:
        assert find_newest(ledger, MOMENTS[1]) is None


def test_the_command_says_that_the_clock_is_behind_and_goes_on(path: Path) -> None:
    with opened(path) as ledger:
        ledger.append([a_naming(9)], by=BY, at="2126-11-22T10:00:00Z")
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    command = [sys.executable, "-m", "habeas", "--ledger", str(path), "--passphrase-fd", str(reading), "verify"]
    done = subprocess.run(command, pass_fds=[reading], capture_output=True, text=True, timeout=120, check=False)
    os.close(reading)
    assert done.returncode == 0, done.stderr
    assert "The clock of this computer is behind" in done.stderr
    assert "the last entry is of 2126-11-22T10:00:00Z" in done.stderr
