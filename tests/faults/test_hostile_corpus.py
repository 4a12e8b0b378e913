"""Every malformed file of the corpus meets its expected outcome, within its limits; the parent never fails."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from corpus import FAST, ROWS, outcome_of
from malformed.rows import Row

PATIENCE_S = 20.0  # beyond the limit: a busy machine starts a process late


def test_the_corpus_has_no_two_files_of_one_name() -> None:
    names = [each.name for each in ROWS]
    assert len(names) == len(set(names)) >= 300


@pytest.mark.parametrize("each", ROWS, ids=[each.name for each in ROWS])
def test_a_malformed_file_meets_its_expected_outcome(each: Row) -> None:
    data, began = each.make(), time.monotonic()
    outcome = outcome_of(data, each.name)
    took, sources = time.monotonic() - began, outcome.count(",") + 1
    assert each.allows(outcome), f"{outcome}: {each.why}"
    assert took < sources * (FAST.wall_for(len(data), pages=1000) + PATIENCE_S)
