"""A torn log gives the beginning of what was written or a clear no; a flipped bit is found, wherever it is."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from chance import Chance
from tearing import MISSED, Files, crashed, flip, found_by, restored, settled, tear

from habeas.ledger import pages

LEDGER, KEYS, COPY = "case.ledger", "case.ledger.keys", "case.ledger.keys.copy"
BITS = 8


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files of a closed ledger."""
    return settled(tmp_path_factory.mktemp("settled"))


@pytest.fixture
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what is spoilt."""
    return tmp_path_factory.mktemp("work")


def test_a_torn_log_leaves_the_beginning_of_what_was_written_or_is_refused(work: Path, tmp_path: Path) -> None:
    told = tear(crashed(tmp_path), work, "torn", every=3 * 512)
    assert told.keys() <= {"whole", "a beginning", "refused"}
    assert min(told["a beginning"], told["refused"]) > 20, told


@pytest.mark.parametrize("name", [KEYS, COPY])
def test_a_key_file_with_any_byte_altered_is_written_anew_from_its_copy(closed: Files, work: Path, name: str) -> None:
    chance = Chance("keys", name)
    places = range(chance.below(7), len(closed[name]), 7)
    told = Counter(found_by({name: flip(closed[name], at, chance.below(BITS))}, closed, work) for at in places)
    assert told == {"mended at opening": len(places)}


def test_two_key_files_with_the_same_byte_altered_open_nothing(closed: Files, work: Path) -> None:
    chance = Chance("both")
    for place in range(chance.below(9), len(closed[KEYS]), 9):
        spoilt = flip(closed[KEYS], place, chance.below(BITS))
        assert found_by({KEYS: spoilt, COPY: spoilt}, closed, work).startswith("opening: "), place


def test_a_flipped_bit_anywhere_in_the_file_is_found_by_opening(closed: Files, work: Path) -> None:
    chance, data = Chance("file"), closed[LEDGER]
    places = [*range(0, 32), *(chance.below(len(data)) for _ in range(150))]
    told = Counter(found_by({LEDGER: flip(data, at, chance.below(BITS))}, closed, work) for at in places)
    assert MISSED not in told
    assert all(found.startswith("opening: ") for found in told), told


def test_a_flipped_bit_that_opening_does_not_look_at_is_found_by_verifying(
    closed: Files, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SAMPLE_PAGES", 4)  # a file larger than what opening reads, in small
    chance, data = Chance("middle"), closed[LEDGER]
    middle = range(len(data) // 4, len(data) * 3 // 4)
    told = Counter(
        found_by({LEDGER: flip(data, chance.pick(middle), chance.below(BITS))}, closed, work) for _ in range(20)
    )
    assert MISSED not in told
    assert any(found.startswith("verifying: ") for found in told), told


def test_a_backup_with_a_flipped_bit_restores_nothing(closed: Files, work: Path) -> None:
    chance, data = Chance("backup"), closed[LEDGER]
    places = [0, 15, 16, *(chance.below(len(data)) for _ in range(60))]
    told = Counter(restored({**closed, LEDGER: flip(data, at, chance.below(BITS))}, work) for at in places)
    assert all(found.startswith("restoring: ") for found in told), told
