"""A clock that goes back changes no order and loses nothing: entries stand as they were written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ledger"))

from batches import made
from ledger_bodies import BY, a_naming, opened

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
