"""A disk that answers EIO to a read, write or sync loses nothing and is told of; once it works everything works."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ledger"))

from failing import STAGES, Place, fail, fresh, places, prepare
from recording import tracer

TOLD = {"done", "ledger-not-writable", "ledger-damaged"}  # it refuses, or another try of its own succeeds


def chosen(found: list[Place]) -> list[Place]:
    """One call of each sort, from the middle of where a stage makes them."""
    sorts = {each.call: [other for other in found if other.call == each.call] for each in found}
    return [mine[len(mine) // 2] for mine in sorts.values()]


@pytest.mark.parametrize("stage", STAGES)
def test_a_disk_that_fails_once_loses_nothing_and_is_told_of(stage: str, tmp_path: Path) -> None:
    strace, told = tracer(), Counter[str]()
    said = prepare(tmp_path / "template")
    found = places(strace, stage, fresh(tmp_path / "template", tmp_path / "disk"))
    for place in chosen(found):
        told[fail(strace, stage, place, fresh(tmp_path / "template", tmp_path / "disk"), said)] += 1
    assert told.keys() <= TOLD
    assert told["done"] < told.total(), told  # it did fail, where it asked its disk
