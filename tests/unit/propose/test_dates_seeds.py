"""On the two seeds, read where they lie, every date is right or rightly unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.model import Moment
from habeas.propose.amounts import find_amounts
from habeas.propose.dates import find_dateline, find_times

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside this checkout")


def seed(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_text("utf-8")


def dates(text: str, published: Moment | None) -> list[str | None]:
    return [
        found.when.edtf if found.when else None
        for found in find_times(text, published=published)
        if found.lasts is None and not found.repeats
    ]


def test_the_dated_seed_states_its_date_and_its_dates_count_from_it() -> None:
    text = seed("003")
    stated = find_dateline(text)
    assert stated is not None
    assert stated.when is not None
    assert dates(text, stated.when.earliest) == [
        "2019-08-19", "2019-08-16", "2019-03-10/..", "2019-02~", None, "2019-07-29", "2019-08-15", "2019-08-16T19:30",
        "200X", "2017", "2019-02", "2019-03", "2018-09", "2018-04", "2018-08", "2018-10", "2019-03",
    ]  # fmt: skip


def test_the_undated_seed_leaves_last_year_open() -> None:
    assert find_dateline(seed("000")) is None
    assert dates(seed("000"), None) == [None, "2019-03", "2018/2019", "2019-08", "2018-08"]


def test_the_undated_seed_counts_last_year_from_the_day_supplied() -> None:
    assert dates(seed("000"), Moment(2020, 11, 23))[0] == "2019"


def test_the_amounts_of_the_seeds_are_found() -> None:
    found = {(amount.value, amount.unit) for number in ("000", "003") for amount in find_amounts(seed(number))}
    assert found == {
        ("300", "USD"), ("700", "USD"), ("5", "month"), ("7", "year"), ("3", "month"), ("1000000", "person"),
    }  # fmt: skip
