"""The measures of joining count what their formulae say, on partitions small enough to count by hand."""

from __future__ import annotations

import importlib
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
KEY = [frozenset("abc"), frozenset("defg")]


@pytest.fixture
def coref(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("coref")


@pytest.mark.parametrize(
    ("response", "name", "precision", "recall", "why"),
    [
        (["ab", "cd", "efg"], "MUC", 3 / 4, 3 / 5, "links kept: 1 + 0 + 2 of 4; 1 of 2 and 2 of 3"),
        (["ab", "cd", "efg"], "B³", 6 / 7, (5 / 3 + 5 / 2) / 7, "2 + 1 + 3 of 7; (4 + 1) / 3 and (1 + 9) / 4"),
        (["ab", "cd", "efg"], "CEAFe", (4 / 5 + 6 / 7) / 3, (4 / 5 + 6 / 7) / 2, "abc with ab, defg with efg"),
        (["abcdefg"], "MUC", 5 / 6, 1.0, "one link too many"),
        (["abcdefg"], "B³", (9 + 16) / 49, 1.0, "each of three shares 3 of 7, each of four 4 of 7"),
        (["abcdefg"], "CEAFe", 8 / 11, 4 / 11, "only one of two can be paired: the larger"),
        (list("abcdefg"), "MUC", 0.0, 0.0, "no links at all"),
        (list("abcdefg"), "B³", 1.0, 2 / 7, "nothing wrong in them, and of each cluster one"),
        (list("abcdefg"), "CEAFe", (1 / 2 + 2 / 5) / 7, (1 / 2 + 2 / 5) / 2, "two of seven are paired"),
        (["abc", "defg"], "MUC", 1.0, 1.0, "the key itself"),
        (["abc", "defg"], "B³", 1.0, 1.0, "the key itself"),
        (["abc", "defg"], "CEAFe", 1.0, 1.0, "the key itself"),
    ],
)
def test_each_measure_is_what_can_be_counted_by_hand(
    coref: Any,  # noqa: ANN401
    response: list[str],
    name: str,
    precision: float,
    recall: float,
    why: str,
) -> None:
    found = coref.measure_all(KEY, [frozenset(cluster) for cluster in response])[name]
    assert (found.precision, found.recall) == (pytest.approx(precision), pytest.approx(recall)), why


def test_conll_is_the_mean_of_the_three(coref: Any) -> None:  # noqa: ANN401
    found = coref.measure_all(KEY, [frozenset("ab"), frozenset("cd"), frozenset("efg")])
    muc, b_cubed = 2 * 0.75 * 0.6 / 1.35, 2 * (6 / 7) * (25 / 42) / (6 / 7 + 25 / 42)
    ceaf = 2 * (58 / 105) * (29 / 35) / (58 / 105 + 29 / 35)
    assert coref.conll(found) == pytest.approx((muc + b_cubed + ceaf) / 3)


def test_clusters_are_paired_as_well_as_they_can_be(coref: Any) -> None:  # noqa: ANN401
    key = [frozenset("abcd"), frozenset("efgh"), frozenset("ijk")]
    response = [frozenset("aeij"), frozenset("bcf"), frozenset("dgh"), frozenset("k")]
    alike = [[2 * len(one & other) / (len(one) + len(other)) for other in response] for one in key]
    best = max(sum(alike[n][other] for n, other in enumerate(order)) for order in permutations(range(4), 3))
    found = coref.measure_all(key, response)["CEAFe"]
    assert (found.precision, found.recall) == (pytest.approx(best / 4), pytest.approx(best / 3))
