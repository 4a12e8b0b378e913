"""Whatever a power cut leaves of what was not synced, nothing acknowledged is lost; and the simulator would notice."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cuts import kills_at, power_cuts
from powercut import names_at, without
from recording import Recorded, recorded
from tracing import Says, Write, said_at

CUTS = 250
MUTANT_CUTS = 60


@pytest.fixture(scope="module")
def copying(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """A ledger made, written in several sittings, backed up twice, and restored."""
    return recorded("copy", tmp_path_factory.mktemp("power") / "recorded")


def test_the_recording_holds_all_that_was_acknowledged(copying: Recorded) -> None:
    said = [step.lines.strip() for step in copying[0] if isinstance(step, Says)]
    assert said[0] == "made case.ledger"
    assert [line for line in said if line.startswith("appended")] == [f"appended a {n}" for n in range(30)]
    assert said[-1] == "restored again.ledger"


@pytest.mark.parametrize("seed", ["one", "two"])
def test_no_power_cut_loses_what_was_acknowledged(copying: Recorded, seed: str) -> None:
    outcome = power_cuts(*copying, CUTS, seed)
    assert outcome.lost == []
    assert outcome.found["whole"] > CUTS / 2
    assert outcome.found["not made yet"] > 0, "no cut fell before the ledger was there: moments not varied"


@pytest.mark.parametrize(
    ("forgets", "why"),
    [
        (("-wal",), "a batch is acknowledged before its log is on the disk"),
        ((".ledger", ".draft"), "the log is thrown away before the file has its pages"),
        (("/desk",), "the name of a new ledger, or of its log, is not in the folder"),
        (("/stick",), "the name of a new backup is not in the folder"),
    ],
)
def test_the_simulator_finds_a_writer_that_forgets_to_sync(
    copying: Recorded, forgets: tuple[str, ...], why: str
) -> None:
    steps, folder = copying
    assert power_cuts(without(steps, *forgets), folder, MUTANT_CUTS * 2, "forgetful").found["LOST"] > 0, why


def test_nothing_is_lost_where_a_writer_is_killed_while_it_makes_copies_and_restores(copying: Recorded) -> None:
    steps, folder = copying
    outcome = kills_at(steps, folder, range(1, len(steps) + 1, 7))
    assert outcome.lost == []
    assert outcome.found["whole"] > len(steps) / 14


def test_nothing_is_lost_where_a_ledger_that_is_given_new_keys_is_killed_or_loses_power(tmp_path: Path) -> None:
    steps, folder = recorded("change", tmp_path / "recorded")
    changing = range(said_at(steps, "appended a 2"), said_at(steps, "rekeyed") + 1)
    assert kills_at(steps, folder, changing).lost == []
    assert power_cuts(steps, folder, CUTS // 2, "keys").lost == []


def test_a_cut_while_the_file_itself_is_changed_is_undone(tmp_path: Path) -> None:
    steps, folder = recorded("change", tmp_path / "recorded")
    writes = [
        place for place, step in enumerate(steps, start=1)
        if isinstance(step, Write) and names_at(steps, place).get(step.file, "").endswith("/case.ledger")
        and any(name.endswith("/case.ledger-journal") for name in names_at(steps, place).values())
    ]  # fmt: skip
    assert writes
    outcome = power_cuts(steps, folder, 40, "in the middle", within=writes)
    assert outcome.lost == []


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_the_simulator_finds_a_ledger_that_does_not_wait_for_the_disk(tmp_path: Path, synchronous: str) -> None:
    outcome = power_cuts(*recorded("work", tmp_path / "recorded", synchronous=synchronous), MUTANT_CUTS, "hasty")
    assert outcome.found["LOST"] > 0
