"""The sentences of our own in each language: nothing is asserted that they do not say, and the figures do not fall."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[4] / "bench/languages.py"
# Right answers of events, subjects, dates and speakers that were reached: a floor, not a target.
FLOORS = {"kk": (66, 57, 12, 3), "ru": (236, 167, 50, 14), "ug": (47, 45, 11, 1), "zh": (81, 71, 16, 4)}


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_languages", BENCH)
    if spec is None or spec.loader is None:
        pytest.fail("bench/languages.py is not there")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["bench_languages"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("code", sorted(FLOORS))
def test_nothing_is_asserted_that_a_sentence_does_not_say_and_the_figures_hold(code: str) -> None:
    figures = _bench().measure(code)
    assert figures["wrong"] == []
    reached = tuple(figures[what][0] for what in ("events", "subjects", "dates", "speakers"))
    assert all(now >= floor for now, floor in zip(reached, FLOORS[code], strict=True)), (reached, figures["errors"])
