"""Measures of coreference: MUC, B³, CEAFe and their average, CoNLL F1.

After S. Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions", ACL 2014. Key and response are
partitions of the same mentions, so that every mention of one stands in the other; clusters of one mention are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

Cluster = frozenset[Hashable]
Partition = Sequence[Cluster]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Precision and recall, 0 to 1, and what lies between them."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def partition(labels: Iterable[tuple[Hashable, Hashable]]) -> Partition:
    """Return the clusters of mentions that have one label each."""
    found: dict[Hashable, set[Hashable]] = {}
    for mention, label in labels:
        found.setdefault(label, set()).add(mention)
    return [frozenset(cluster) for cluster in found.values()]


def measure_all(key: Partition, response: Partition) -> dict[str, Figures]:
    """Return each measure by its name."""
    return {name: measure(key, response) for name, measure in MEASURES.items()}


def conll(figures: dict[str, Figures]) -> float:
    """Return the mean of the three F1."""
    return sum(each.f1 for each in figures.values()) / len(figures)


def muc(key: Partition, response: Partition) -> Figures:
    """Count links: how many of those that hold a cluster together the other side has too."""
    return Figures(precision=_links(response, key), recall=_links(key, response))


def _links(mine: Partition, others: Partition) -> float:
    place = _places(others)
    wanted = sum(len(cluster) - 1 for cluster in mine)
    kept = sum(len(cluster) - len({place[mention] for mention in cluster}) for cluster in mine)
    return kept / wanted if wanted else 0.0


def b_cubed(key: Partition, response: Partition) -> Figures:
    """Ask each mention how much of its cluster the other side puts with it."""
    return Figures(precision=_shares(response, key), recall=_shares(key, response))


def _shares(mine: Partition, others: Partition) -> float:
    place = _places(others)
    mentions = sum(len(cluster) for cluster in mine)
    shared = 0.0
    for cluster in mine:
        counts: dict[int, int] = {}
        for mention in cluster:
            counts[place[mention]] = counts.get(place[mention], 0) + 1
        shared += sum(count * count for count in counts.values()) / len(cluster)
    return shared / mentions if mentions else 0.0


def ceaf_e(key: Partition, response: Partition) -> Figures:
    """Pair clusters one to one so that they are most alike, and count how alike they are (the entity variant)."""
    alike = [[2 * len(mine & other) / (len(mine) + len(other)) for other in response] for mine in key]
    best = _best_sum(alike)
    return Figures(
        precision=best / len(response) if response else 0.0, recall=best / len(key) if key else 0.0
    )  # fmt: skip


def _places(clusters: Partition) -> dict[Hashable, int]:
    return {mention: place for place, cluster in enumerate(clusters) for mention in cluster}


def _best_sum(worth: Sequence[Sequence[float]]) -> float:  # noqa: C901 - one algorithm, as it is published
    """Return the greatest sum of one entry a row and a column (H. W. Kuhn's Hungarian method, with potentials)."""
    rows, columns = len(worth), len(worth[0]) if worth else 0
    if rows > columns:
        return _best_sum([[worth[row][column] for row in range(rows)] for column in range(columns)])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken_by = [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken_by[0], at = row, 0
        least, came_from = [float("inf")] * (columns + 1), [0] * (columns + 1)
        seen = [False] * (columns + 1)
        while taken_by[at]:
            seen[at] = True
            of, step, following = taken_by[at], float("inf"), 0
            for column in range(1, columns + 1):
                if seen[column]:
                    continue
                cost = -worth[of - 1][column - 1] - row_price[of] - column_price[column]
                if cost < least[column]:
                    least[column], came_from[column] = cost, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(columns + 1):
                if seen[column]:
                    row_price[taken_by[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            taken_by[at] = taken_by[came_from[at]]
            at = came_from[at]
    return sum(worth[row - 1][column - 1] for column, row in enumerate(taken_by) if column and row)


MEASURES: dict[str, Callable[[Partition, Partition], Figures]] = {"MUC": muc, "B³": b_cubed, "CEAFe": ceaf_e}
