"""Every malformed file of the corpus meets its expected outcome, within its limits; the parent never fails."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from corpus import FAST, ROWS, SLOW, outcome_of
from malformed.rows import Row
from reading import Series

from habeas.ingest import confine
from habeas.ingest.scans import draw

PATIENCE_S = 40.0  # beyond the limit: a busy machine starts a process late
WHOLE = ("whole.pdf", "whole.docx", "whole.odt", "whole.png", "nested-30.eml", "script.html")


@pytest.fixture(scope="module")
def series() -> Iterator[Series]:
    """Reading processes that take one file after another; what ends one is read again by itself."""
    made = Series(confine.answer_of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(confine, "answer_of", made.answer_of)
        patch.setattr(draw, "answer_of", made.answer_of)
        yield made
    made.close()


def test_the_corpus_has_no_two_files_of_one_name() -> None:
    names = [each.name for each in ROWS]
    assert len(names) == len(set(names)) >= 900


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_read_by_itself_and_in_a_series_gives_the_same(name: str, series: Series) -> None:
    (each,) = (row for row in ROWS if row.name == name)
    series.is_open = True
    before, together = series.together, outcome_of(each.make(), name)
    assert series.together > before  # it was read in the series
    series.is_open = False
    assert outcome_of(each.make(), name) == together


@pytest.mark.parametrize("each", ROWS, ids=[each.name for each in ROWS])
def test_a_malformed_file_meets_its_expected_outcome(each: Row, series: Series) -> None:
    series.is_open = each.name not in SLOW
    data, began = each.make(), time.monotonic()
    outcome = outcome_of(data, each.name)
    took, sources = time.monotonic() - began, outcome.count(",") + 1
    assert each.allows(outcome), f"{outcome}: {each.why}"
    assert took < sources * (FAST.wall_for(len(data), pages=1000) + PATIENCE_S)
