"""Train the gate of ``habeas.propose`` on public news and print what it does; the same data give the same bytes.

    python bench/train_gate.py [--write] [--weights]

Data: the development halves of ECB+ (annotation CC BY 3.0, VU Amsterdam) and GENEVA (CC BY 3.0, over FrameNet). Words
that begin like a word of the law (``STEMS``) are the examples, whatever our rules make of them: good where an annotator
marked the word as an event of that type. So the weights do not change when a rule does. ECB+ names a type only in the
name of a cluster: a word in an action whose cluster has no name is no example. Names and numbers are not features, and
anything is one only where it is seen in several topics, so that no topic can be learnt. Every figure is by
cross-validation over topics. WikiEvents is never trained on: it says what happens elsewhere.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import events

from habeas.model import Kind
from habeas.propose.clauses import split
from habeas.propose.gate import FILE, WORD, Gate, features_of, stem_of, weigh

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "habeas" / "propose" / FILE
TRAINED_ON = ("ecbplus_dev", "geneva_dev")
STEMS = {  # the words that the law's own kinds are named by; a prison, a life or a court beside them is context
    "arrest": "arrest rearrest detain captur apprehend caught nabb",
    "charge": "charg accus indict count arraign",
    "convict": "convict guilty plead plea",
    "sentence": "sentenc",
    "trial": "trial retrial tried",
}
KINDS = {  # of which kinds it may speak: not of being held, nor of single hearings, which these sets hardly mark
    Kind.ARREST: "arrest", Kind.CHARGE: "charge", Kind.CONVICTION: "convict", Kind.SENTENCE: "sentence",
    Kind.TRIAL: "trial",
}  # fmt: skip
FOLDS = 7
STIFFNESS = 6.0  # of the penalty on squared weights
PASSES = 60
TOPICS = 3  # in so many must a feature be seen
SEEN, SEEN_TOPICS = 8, 3  # so many examples, in so many topics, must a stem have before the gate speaks of it
THRESHOLDS = tuple(round(0.05 + 0.01 * n, 2) for n in range(46))


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One word that begins like a word of the law, and whether annotators mark it as an event of that type."""

    topic: str
    type: str
    stem: str
    features: tuple[str, ...]
    good: bool


def topic_of(name: str, document: Mapping[str, Any]) -> str:
    """Return what keeps documents on the same story together."""
    return f"{name} {str(document['id']).split('_')[0]}"


def examples(folder: Path = events.DATA) -> list[Example]:
    """Return the examples in the order of the files and texts."""
    return [
        example
        for name in TRAINED_ON
        for document in events.documents(name, folder)
        for example in _examples(name, document)
    ]


def _examples(name: str, document: Mapping[str, Any]) -> Iterator[Example]:
    text = document["text"]
    for clause in split(text):
        for match in WORD.finditer(text, clause.start, clause.end):
            for of in events.SETS[name]:
                stem = stem_of(match[0], STEMS[of].split())
                good = _is_marked(name, document, match.span(), of) if stem else None
                if stem and good is not None:
                    seen = tuple(features_of(text, clause, match.span(), of, stem))
                    yield Example(topic=topic_of(name, document), type=of, stem=stem, features=seen, good=good)


def _is_marked(name: str, document: Mapping[str, Any], place: tuple[int, int], of: str) -> bool | None:
    """Return whether a word is marked as an event of a type; none where the set cannot tell."""
    gold = [each for each in document["triggers"] if each["start"] < place[1] and place[0] < each["end"]]
    if any(each["type"] == of for each in gold):
        return True
    unnamed = name.startswith("ecbplus") and gold and all(each["native"].endswith(":") for each in gold)
    return None if unnamed else False


def train(given: Sequence[Example], threshold: float) -> Gate:
    """Return the gate with the least loss on the examples and a penalty on weights, found weight by weight."""
    kept = worth(given)
    holders: dict[str, list[int]] = defaultdict(list)
    for n, example in enumerate(given):
        for each in example.features:
            if each in kept:
                holders[each].append(n)
    targets = [1.0 if example.good else 0.0 for example in given]
    share = sum(targets) / len(targets)
    bias, weights = math.log(share / (1.0 - share)), dict.fromkeys(sorted(holders), 0.0)
    sums = [bias] * len(given)
    for _ in range(PASSES):
        bias += _step(range(len(given)), targets, sums, 0.0, 0.0)
        for name in weights:
            weights[name] += _step(holders[name], targets, sums, weights[name], STIFFNESS)
    return Gate(
        bias=round(bias, 3), threshold=threshold, kinds={str(kind): of for kind, of in KINDS.items()},
        stems=known_stems(given), weights={n: round(w, 3) for n, w in weights.items() if abs(w) >= 0.01},
    )  # fmt: skip


def worth(given: Sequence[Example]) -> frozenset[str]:
    """Return the features that are seen in enough topics."""
    topics: dict[str, set[str]] = defaultdict(set)
    for example in given:
        for each in example.features:
            topics[each].add(example.topic)
    return frozenset(name for name, where in topics.items() if len(where) >= TOPICS)


def known_stems(given: Sequence[Example]) -> dict[str, tuple[str, ...]]:
    """Return of each type the stems that were seen often enough."""
    counts = Counter((each.type, each.stem) for each in given)
    topics = Counter((of, stem) for of, stem, _ in {(each.type, each.stem, each.topic) for each in given})
    return {
        of: tuple(
            stem for stem in stems.split()
            if counts[of, stem] >= SEEN and topics[of, stem] >= SEEN_TOPICS
        )
        for of, stems in STEMS.items()
    }  # fmt: skip


def _step(members: Sequence[int], targets: Sequence[float], sums: list[float], weight: float, penalty: float) -> float:
    """Return one Newton step on one weight, and move the sums of the examples by it."""
    slope, bend = penalty * weight, penalty + 1e-6
    for n in members:
        chance = 1.0 / (1.0 + math.exp(-sums[n]))
        slope += chance - targets[n]
        bend += chance * (1.0 - chance)
    step = max(-1.0, min(1.0, -slope / bend))
    for n in members:
        sums[n] += step
    return step


def fold_of(topic: str) -> int:
    """Return the part in which a topic is held out."""
    return sum(map(ord, topic)) % FOLDS


def held_out(given: Sequence[Example], threshold: float) -> dict[int, Gate]:
    """Return for each part the gate that was trained without it."""
    return {
        fold: train([example for example in given if fold_of(example.topic) != fold], threshold)
        for fold in range(FOLDS)
    }  # fmt: skip


Choose = Callable[[Mapping[str, Any]], Gate]


def cross_validated(name: str, gates: Mapping[int, Gate]) -> Choose:
    """Return the choice of the gate that has not seen a document's topic."""
    return lambda document: gates[fold_of(topic_of(name, document))]


def weighed(choose: Choose, find: events.Find = events.found_in) -> events.Find:
    """Return a way of finding in which each document is weighed by the gate chosen for it."""
    return lambda document: weigh(document["text"], find(document), gate=choose(document))


def without_weak(choose: Choose, find: events.Find = events.found_in) -> events.Find:
    """Return a way of finding that leaves out the weak."""
    every = weighed(choose, find)
    return lambda document: [trigger for trigger in every(document) if not trigger.weak]


def chances(gates: Mapping[int, Gate], folder: Path = events.DATA) -> list[tuple[float, bool]]:
    """Return what gates that have not seen its topic say of each of our triggers, and whether it is right."""
    found: list[tuple[float, bool]] = []
    for name in TRAINED_ON:
        choose = cross_validated(name, gates)
        for document in events.documents(name, folder):
            gold = [each for each in document["triggers"] if each["type"] in events.SETS[name]]
            for trigger in events.found_in(document):
                of, right = events.type_of(name, trigger, gold)
                if of in events.SETS[name]:
                    likelihood = choose(document).weigh(document["text"], trigger)
                    found.append((1.0 if likelihood is None else likelihood, right))
    return found


def best_threshold(said: Sequence[tuple[float, bool]]) -> float:
    """Return the threshold with the best F1 on our triggers, the middle one of equals."""
    best = max(f1(said, threshold) for threshold in THRESHOLDS)
    equals = [threshold for threshold in THRESHOLDS if f1(said, threshold) == best]
    return equals[len(equals) // 2]


def f1(said: Sequence[tuple[float, bool]], threshold: float) -> float:
    """Return the F1 of keeping what is at or above a threshold."""
    kept = [good for chance, good in said if chance >= threshold]
    return 2 * sum(kept) / max(len(kept) + sum(good for _, good in said), 1)


def digests(folder: Path = events.DATA) -> dict[str, str]:
    """Return the digests of the files that are trained on, as far as they are there."""
    paths = {name: folder / f"{name}.jsonl" for name in TRAINED_ON}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items() if path.exists()}


def as_json(gate: Gate, given: Sequence[Example]) -> str:
    """Return the gate as its file holds it."""
    about = (
        "Trained by bench/train_gate.py on the development halves of ECB+ and GENEVA (both CC BY 3.0): "
        f"{len(given)} words, {sum(each.good for each in given)} of them marked by the annotators as an event."
    )
    table = {
        "about": about, "trained_on": digests(), "bias": gate.bias, "threshold": gate.threshold,
        "kinds": dict(gate.kinds),
        "stems": {of: list(stems) for of, stems in gate.stems.items()}, "weights": dict(sorted(gate.weights.items())),
    }  # fmt: skip
    return json.dumps(table, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Train, print the figures, and write the weights where asked."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--write", action="store_true", help=f"write {FILE}")
    arguments.add_argument("--weights", action="store_true", help="print all weights, the lowest first")
    options = arguments.parse_args()
    if not events.DATA.is_dir():
        print(f"no data at {events.DATA}: nothing trained")
        return
    given = examples()
    threshold = best_threshold(chances(held_out(given, 0.5)))
    gate, gates = train(given, threshold), held_out(given, threshold)
    print(f"{len(given)} examples, {sum(each.good for each in given)} good, {len(gate.weights)} weights, "
          f"threshold {threshold}, stems {gate.stems}")  # fmt: skip
    for name in events.SETS:
        choose = cross_validated(name, gates) if name in TRAINED_ON else lambda _: gate
        every = events.measure(name)["micro"]
        sure = events.measure(name, find=without_weak(choose))["micro"]
        print(name, {key: (every.get(key), sure.get(key)) for key in ("precision", "recall", "f1")})
    for feature, weight in sorted(gate.weights.items(), key=lambda pair: pair[1]) if options.weights else ():
        print(f"{weight:7.3f} {feature}")
    if options.write:
        WEIGHTS.write_text(as_json(gate, given), encoding="utf-8")


if __name__ == "__main__":
    main()
