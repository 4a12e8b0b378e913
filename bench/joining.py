"""How well claims of one event are joined across documents, on ECB+, beside two baselines.

    python bench/joining.py                          # print the tables
    python bench/joining.py --page docs/reference/joining.md
    python bench/joining.py --train                  # find the weights of reconcile/joining.toml again, and write them

The score is the product's (``habeas.reconcile.joining``). Its weights are found on the topics with even numbers; the
tables are of the odd ones. Mentions are those of the annotators, so that joining alone is measured.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import ecbplus
import events
import numpy as np
from coref import MEASURES, conll, measure_all, partition
from ecbplus import Marked
from numpy.typing import NDArray

from habeas.reconcile import joining
from habeas.reconcile.accounts import Contexts

WORDS: str = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["page"]
TOML = Path(joining.__file__).with_name(joining.FILE)
COMMAND = "python bench/joining.py --train"
RIDGE = 20.0  # how strongly a weight is held to what was set by hand: as much as so many pairs with a variance of one
SET_BY_HAND = {  # where the data has no such pairs they stay what they are here
    "kind": 1.0, "other_kind": -3.0, "person": 1.0, "other_person": -1.0, "day": 2.0, "dates_overlap": 1.0,
    "dates_near": 0.5, "dates_apart": -3.0, "undated": 0.0, "place": 0.5, "other_place": -0.5, "people": 0.5,
    "other_people": -0.5, "amount": 1.0, "other_amount": -1.0, "trigger": 1.0, "other_trigger": -0.5, "words": 1.0,
    "context": 3.0, "same_account": 1.0, "headline": 0.5,
}  # fmt: skip
FREE = ("undated", "dates_near")  # may speak for or against
NAMES = tuple(joining.FEATURES)
Label = Callable[[Marked], Hashable]
Numbers = NDArray[np.float64]


def vector(left: Marked, right: Marked, contexts: Contexts) -> list[float]:
    """Return what the score reads of two mentions."""
    found = dict(joining.features(left.account, right.account, contexts))
    return [found.get(name, 0.0) for name in NAMES]


def train(mentions: Sequence[Marked], contexts: Contexts) -> tuple[dict[str, float], float]:
    """Return the weights and the score of even odds: logistic regression.

    It is held to the weights set by hand, and no sign for may speak against (Newton's steps, cut off at nought).
    """
    pairs = list(combinations(mentions, 2))
    rows = np.array([[*vector(left, right, contexts), 1.0] for left, right in pairs])
    same = np.array([left.cluster == right.cluster for left, right in pairs], dtype=float)
    by_hand = np.array([*(SET_BY_HAND[name] for name in NAMES), 0.0])
    held = np.array([RIDGE] * len(NAMES) + [1e-6])
    side = np.array([0.0 if name in FREE else np.sign(SET_BY_HAND[name]) for name in NAMES] + [0.0])
    weights, fixed = by_hand.copy(), np.zeros(len(by_hand), dtype=bool)
    for _ in range(200):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - same) + held * (weights - by_hand)
        bend = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(held)
        step = np.zeros(len(weights))
        step[~fixed] = np.linalg.solve(bend[np.ix_(~fixed, ~fixed)], slope[~fixed])
        stepped = np.where(side * (weights - step) < 0, 0.0, weights - step)
        fixed = (side != 0) & (stepped == 0) & (slope * side > 0)
        if np.abs(stepped - weights).max() < 1e-9:
            break
        weights = stepped
    rounded = {name: round(float(weight), 2) + 0.0 for name, weight in zip(NAMES, weights[:-1], strict=True)}
    return rounded, round(-float(weights[-1]), 2)


def write_weights(weights: Mapping[str, float], threshold: float) -> None:
    """Write the file of weights; what stands in it by hand stays."""
    text = TOML.read_text(encoding="utf-8")
    for name, value in {**weights, "threshold": threshold}.items():
        text = re.sub(rf"(?m)^{name} = \S+", f"{name} = {value}", text)
    TOML.write_text(text, encoding="utf-8")


def find_threshold(mentions: Sequence[Marked], contexts: Contexts, *, even: float) -> float:
    """Return the threshold by which these mentions are best clustered, within two of even odds."""
    key, scores = partition((each.id, each.cluster) for each in mentions), all_scores(mentions, contexts)
    tried = sorted((round(even + step / 4, 2) for step in range(-8, 9)), key=lambda each: (abs(each - even), each))
    found = {each: partition(cluster(mentions, scores, each).items()) for each in tried}
    return max(tried, key=lambda each: round(conll(measure_all(key, found[each])), 6))


def all_scores(mentions: Sequence[Marked], contexts: Contexts) -> Numbers:
    """Return the score of each pair of mentions."""
    scores = np.full((len(mentions), len(mentions)), -np.inf)
    for one, other in combinations(range(len(mentions)), 2):
        signs = joining.score(mentions[one].account, mentions[other].account, contexts)
        scores[one, other] = scores[other, one] = joining.total(signs)
    return scores


def ours(mentions: Sequence[Marked], contexts: Contexts) -> dict[Hashable, int]:
    """Return the cluster of each mention by the product's score and threshold."""
    return cluster(mentions, all_scores(mentions, contexts), joining.load_weights().threshold)


def cluster(mentions: Sequence[Marked], pairs: Numbers, threshold: float) -> dict[Hashable, int]:
    """Return the cluster of each mention: the two most alike are joined while their mean score reaches the threshold.

    Between two clusters it is the mean over all pairs of their mentions (average link).
    """
    count, scores = len(mentions), pairs.copy()
    clusters, sizes = {each: [each] for each in range(count)}, np.ones(count)
    while len(clusters) > 1:
        kept, taken = sorted(divmod(int(np.argmax(scores)), count))
        if scores[kept, taken] < threshold:
            break
        mean = (scores[kept] * sizes[kept] + scores[taken] * sizes[taken]) / (sizes[kept] + sizes[taken])
        scores[kept], scores[:, kept] = mean, mean
        scores[taken], scores[:, taken], scores[kept, kept] = -np.inf, -np.inf, -np.inf
        sizes[kept] += sizes[taken]
        clusters[kept] += clusters.pop(taken)
    return {mentions[each].id: name for name, members in clusters.items() for each in members}


def kind_and_day(mention: Marked) -> Hashable:
    """The same kind of event on the same day; what no day is read of stands alone."""
    account = mention.account
    return (account.kind, account.low, account.high) if account.is_dated else mention.id


def kind_and_day_or_none(mention: Marked) -> Hashable:
    """The same kind of event on the same day, or on a day that is read of neither."""
    return mention.account.kind, mention.account.low, mention.account.high


def lemma(mention: Marked) -> Hashable:
    """The same word for the event."""
    return mention.account.trigger


BASELINES: dict[str, Label] = {
    "same kind, same day (undated alone)": kind_and_day,
    "same kind, same day (undated together)": kind_and_day_or_none,
    "same lemma": lemma,
}
WITH_TOPIC: dict[str, Label] = {  # told by the data set, not read: for comparison
    "same kind and topic": lambda mention: (mention.account.kind, mention.topic),
    "same lemma and topic": lambda mention: (mention.account.trigger, mention.topic),
}


def figures(mentions: Sequence[Marked], clusters: Mapping[Hashable, Hashable]) -> list[str]:
    """Return the figures of one system as the cells of a row."""
    key = partition((each.id, each.cluster) for each in mentions)
    found = measure_all(key, partition((each.id, clusters[each.id]) for each in mentions))
    cells = [f"{each.precision:.3f} / {each.recall:.3f} / **{each.f1:.3f}**" for each in found.values()]
    return [*cells, f"**{conll(found):.3f}**"]


def rows(mentions: Sequence[Marked], contexts: Contexts, *, within: bool = False) -> Iterator[list[str]]:
    """Yield the figures of each system; ``within`` lets none join mentions of different topics."""
    found = {
        "Habeas": ours(mentions, contexts) if not within else _by_topic(mentions, contexts),
        **{name: _labels(mentions, label, within=within) for name, label in BASELINES.items()},
        **({} if within else {name: _labels(mentions, label, within=False) for name, label in WITH_TOPIC.items()}),
    }
    for name, clusters in found.items():
        yield [name, *figures(mentions, clusters)]


def _labels(mentions: Sequence[Marked], label: Label, *, within: bool) -> dict[Hashable, Hashable]:
    return {each.id: (label(each), each.topic if within else None) for each in mentions}


def _by_topic(mentions: Sequence[Marked], contexts: Contexts) -> dict[Hashable, Hashable]:
    found: dict[Hashable, Hashable] = {}
    for topic in sorted({each.topic for each in mentions}):
        of_topic = ours([each for each in mentions if each.topic == topic], contexts)
        found |= {mention: (topic, name) for mention, name in of_topic.items()}
    return found


def table(lines: Iterator[list[str]]) -> Iterator[str]:
    """Yield a table of Markdown."""
    heads = ["system", *(f"{name}: precision / recall / F1" for name in MEASURES), "CoNLL F1"]
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for line in lines:
        yield "| " + " | ".join(line) + " |"
    yield ""


def page(mentions: Sequence[Marked], contexts: Contexts) -> str:
    """Return the page: what was measured and how, the tables, the weights."""
    held_out, used = [each for each in mentions if each.topic % 2], [each for each in mentions if not each.topic % 2]
    weights = joining.load_weights()
    counts = {
        "mentions": len(held_out), "clusters": len({each.cluster for each in held_out}),
        "documents": len({each.id[0] for each in held_out}), "used": len(used),
        "dated": sum(each.account.is_dated for each in held_out), "version": weights.version,
        "threshold": weights.threshold, "commit": _commit(),
    }  # fmt: skip
    lines = [
        *WORDS.format(**counts).strip().split("\n"), "",
        "## Over all documents (topics with odd numbers)", "", *table(rows(held_out, contexts)),
        "## Within each topic", "", *table(rows(held_out, contexts, within=True)),
        "## On the topics on which the weights were found", "",
        "Not a measure of quality; the distance to the first table shows how far the weights are fitted to their data.",
        "", *table(rows(used, contexts)),
        "## The weights", "",
        f"Version {weights.version} of `reconcile/joining.toml`. *In data* counts the pairs of the even topics that",
        "have the sign: where there are none, the weight is what was set by hand.", "",
        "| sign | weight | in data |", "|---|---|---|",
        *(f"| `{name}` | {weights.weights[name]:+.2f} | {count} |" for name, count in _counted(used, contexts)),
    ]  # fmt: skip
    return "\n".join(lines).rstrip() + "\n"


def _counted(mentions: Sequence[Marked], contexts: Contexts) -> Iterator[tuple[str, int]]:
    """Yield how many pairs have each sign."""
    found = np.count_nonzero([vector(left, right, contexts) for left, right in combinations(mentions, 2)], axis=0)
    yield from zip(NAMES, (int(count) for count in found), strict=True)


def _commit() -> str:
    run = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parent,
    )  # fmt: skip
    return run.stdout.strip() or "unknown"


def main() -> int:
    """Measure and print, write the page, or find the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", type=Path)
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--even", action="store_true", help="the tables of the even topics alone, while working on it")
    options = parser.parse_args()
    if events.find_file(ecbplus.SET) is None:
        print(f"{ecbplus.SET} is not in {events.DATA}: nothing measured", file=sys.stderr)
        return 0
    mentions, contexts = ecbplus.load()
    even = [each for each in mentions if each.topic % 2 == 0]
    if options.train:
        weights, threshold = train(even, contexts)
        write_weights(weights, threshold)
        joining.load_weights.cache_clear()
        threshold = find_threshold(even, contexts, even=threshold)
        write_weights(weights, threshold)
        print(json.dumps({"threshold": threshold, **weights}, indent=1))
    elif options.page:
        options.page.write_text(page(mentions, contexts), encoding="utf-8")
    elif options.even:
        print("\n".join(table(rows(even, contexts))))
    else:
        print(page(mentions, contexts))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
