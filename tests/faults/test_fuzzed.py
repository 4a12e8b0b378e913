"""Bytes that once hurt a reader of ours, and a short run of made ones; ``bench/fuzz.py`` makes them long and guided."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import DataFileInvalid, HabeasError, ValueNotOfModel
from habeas.keys.recovery import read_code
from habeas.law.instrument import Instrument
from habeas.law.reading import structure
from habeas.ledger.reader import read
from habeas.model import Claim, Note, OpinionRecord
from habeas.model.codec import from_json

BENCH = Path(__file__).resolve().parents[2] / "bench"
QUICK = (
    "edtf",
    "query",
    "names",
    "answer",
    "tsv",
    "frames",
    "bytes",
    "ics",
    "codec",
    "canonical",
    "note",
    "keyfile",
    "codes",
)
HUGE = "1" + "0" * 400
OPINION = {
    "case": "a", "symbol": "a", "mechanism": "a", "states": ["a"], "outcome": "arbitrary", "adopted": None,
    "transmitted": None, "categories": ["a"], "articles": "a", "by": "a", "at": "a", "because": "a",
}  # fmt: skip


@pytest.fixture(scope="module")
def targets() -> Any:  # noqa: ANN401
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCH))
        yield importlib.import_module("targets").TARGETS


@pytest.mark.parametrize("reader", [read, from_json], ids=["ledger", "codec"])
@pytest.mark.parametrize(
    ("kind", "text", "why"),
    [
        (OpinionRecord, json.dumps(OPINION), "a text is no row of its letters"),
        (Claim, f'{{"confidence":{HUGE}}}', "a number too large to be one"),
        (Note, "[" * 100_000, "brackets without end"),
        (Note, '{"text":' * 50_000, "a map in a map without end"),
    ],
)
def test_no_reader_of_entries_fails_in_its_own_way(
    reader: Callable[[type, str], object], kind: type, text: str, why: str
) -> None:
    with pytest.raises(ValueNotOfModel):
        reader(kind, text)
        pytest.fail(why)


@pytest.mark.parametrize("data", [[1, 2], "x", 3, None, {"key": []}])
def test_a_table_of_the_law_that_is_none_is_refused(data: object) -> None:
    with pytest.raises(DataFileInvalid):
        structure(data, Instrument, name="made.toml")


@pytest.mark.parametrize("groups", [0, 1, 31, 32, 33, 66, 1000])
def test_a_text_of_many_groups_is_no_recovery_code(groups: int) -> None:
    with pytest.raises(HabeasError) as refused:
        read_code(" ".join(["abcde"] * groups))
    assert refused.value.code == "code-mistyped"


@pytest.mark.parametrize("name", QUICK)
def test_every_reader_answers_or_refuses(targets: Any, name: str) -> None:  # noqa: ANN401
    target = targets[name]
    seeds = target.all_seeds()
    for seed in seeds:
        target(seed)

    @settings(max_examples=40, database=None)
    @given(seed=st.sampled_from(seeds), at=st.integers(0, 4_000), put=st.binary(max_size=12), cut=st.integers(0, 12))
    def mutate(seed: bytes, at: int, put: bytes, cut: int) -> None:
        at %= len(seed) + 1
        target(seed[:at] + put + seed[at + cut :])

    mutate()
