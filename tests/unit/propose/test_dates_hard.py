"""Dates in running text, counted from what a careful reader counts them from. All sentences and people are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from habeas.model import Moment
from habeas.propose.dates import find_times
from habeas.propose.parts import TimeMention

DATA = Path(__file__).parent / "data"
# dates_later.jsonl was written before the grammar had seen it: 70 of its 119 rows were right then. Where the two
# differed in writing only ("up to three weeks" as 0 to 21 days) it now says what the grammar says.
ROWS = [
    json.loads(line)
    for name in ("dates_hard.jsonl", "dates_later.jsonl")
    for line in (DATA / name).read_text("utf-8").splitlines()
]
MISSED = pytest.mark.xfail(strict=True, reason="the grammar does not read this yet; the row says what it should read")


def said(mention: TimeMention) -> str:
    if mention.repeats:
        return "repeats"
    if mention.lasts is not None:
        most = mention.lasts.at_most
        return f"lasts {mention.lasts.at_least:g} {'none' if most is None else f'{most:g}'}"
    return mention.when.edtf if mention.when else "unresolved"


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row["text"][:60], marks=MISSED if row.get("missed") else ()) for row in ROWS]
)
def test_a_date_in_running_text_is_read_as_a_careful_reader_reads_it(row: dict[str, object]) -> None:
    day = row["published"]
    published = Moment(*map(int, str(day).split("-"))) if day else None
    found = find_times(str(row["text"]), published=published)
    assert [said(mention) for mention in found] == row["times"], [mention.text for mention in found]


def test_the_hard_set_has_enough_expressions_to_mean_something() -> None:
    assert sum(len(row["times"]) for row in ROWS) >= 400
