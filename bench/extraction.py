"""Triggers on public development data: precision, recall and F1 by kind.

    python bench/extraction.py [--json] [--errors N] [--data FOLDER]

Data: the public sets in the folder ``shared/data/events`` beside the checkout (ECB+, WikiEvents, GENEVA, RAMS, FAMuS;
their development halves). A trigger counts where it overlaps a gold trigger of the same type. RAMS and FAMuS mark one
event a document, so only recall is printed. Modality plays no part: those sets mark mentions, whatever is said of them.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from habeas.model import Kind
from habeas.propose.clauses import split
from habeas.propose.parts import Trigger
from habeas.propose.triggers import find_triggers

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "events"
LIBERTY = (Kind.ARREST, Kind.DETENTION, Kind.MASS_DETENTION, Kind.HOUSE_ARREST, Kind.ABDUCTION)
TYPES: dict[str, tuple[Kind, ...]] = {
    "arrest": LIBERTY,
    "charge": (Kind.CHARGE,),
    "convict": (Kind.CONVICTION, Kind.PLEA_DEAL),
    "sentence": (Kind.SENTENCE,),
    "trial": (Kind.TRIAL, Kind.HEARING, Kind.RETRIAL),
    "hearing": (Kind.HEARING, Kind.TRIAL),
    "release": (Kind.RELEASE, Kind.BAIL, Kind.CONDITIONAL_RELEASE),
    "execute": (Kind.EXECUTION, Kind.SENTENCE),
    "extradite": (Kind.EXTRADITION,),
    "fine": (Kind.FINE,),
    "bail": (Kind.BAIL, Kind.RELEASE),
    "investigate": (Kind.INVESTIGATION,),
}
SETS = {  # which types each set marks throughout
    "ecbplus_dev": ("arrest", "charge", "convict", "sentence", "trial"),
    "wikievents_dev": ("arrest", "charge", "trial", "release", "convict", "sentence"),
    "geneva_dev": ("arrest",),
    "rams_dev": ("arrest", "charge", "convict", "trial", "execute", "extradite"),
    "famus_report_dev": ("arrest", "execute", "extradite", "fine", "bail", "hearing"),
}
RECALL_ONLY = {"rams_dev", "famus_report_dev"}


def documents(name: str, folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a set."""
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def overlaps(trigger: Trigger, gold: dict[str, Any]) -> bool:
    """Whether the two share a letter."""
    return bool(trigger.start < gold["end"] and gold["start"] < trigger.end)


def measure(name: str, folder: Path, errors: list[str]) -> dict[str, dict[str, float]]:
    """Return the figures of one set by type, with ``micro`` over all."""
    right, given, gold_count, found = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for document in documents(name, folder):
        text = document["text"]
        triggers = find_triggers(text, split(text))
        for kind in SETS[name]:
            gold = [each for each in document["triggers"] if each["type"] == kind]
            ours = [each for each in triggers if each.kind in TYPES[kind]]
            gold_count[kind] += len(gold)
            hit = [each for each in gold if any(overlaps(one, each) for one in ours)]
            found[kind] += len(hit)
            missed = [each for each in gold if each not in hit]
            errors.extend(f"MISS {name} {kind}: {_around(text, each['start'], each['end'])}" for each in missed)
            if name in RECALL_ONLY:
                continue
            for one in ours:
                given[kind] += 1
                if any(overlaps(one, each) for each in gold):
                    right[kind] += 1
                else:
                    errors.append(f"WRONG {name} {kind} {one.rule}: {_around(text, one.start, one.end)}")
    kinds = [*SETS[name], "micro"]
    for counter in (right, given, gold_count, found):
        counter["micro"] = sum(counter[kind] for kind in SETS[name])
    return {kind: _figures(right[kind], given[kind], found[kind], gold_count[kind]) for kind in kinds}


def _figures(right: int, given: int, found: int, gold: int) -> dict[str, float]:
    recall = found / gold if gold else 0.0
    figures = {"gold": gold, "recall": round(recall, 3)}
    if given:
        precision = right / given
        both = precision + recall
        figures |= {"precision": round(precision, 3), "f1": round(2 * precision * recall / both if both else 0.0, 3)}
    return figures


def _around(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 40]}".split())


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true")
    options.add_argument("--errors", type=int, default=0, metavar="N", help="print so many errors of each set")
    options.add_argument("--data", type=Path, default=DATA)
    asked = options.parse_args()
    if not asked.data.is_dir():
        raise SystemExit(f"The public data is not there: {asked.data}")
    began = time.perf_counter()
    result: dict[str, Any] = {}
    for name in SETS:
        errors: list[str] = []
        result[name] = measure(name, asked.data, errors)
        for line in errors[: asked.errors]:
            print(line)
    result["seconds"] = round(time.perf_counter() - began, 1)
    if asked.json:
        print(json.dumps(result, indent=1))
        return
    print(f"{'set':18}{'type':12}{'gold':>6}{'P':>8}{'R':>8}{'F1':>8}")
    for name in SETS:
        for kind, figures in result[name].items():
            if figures["gold"]:
                cells = "".join(f"{figures.get(key, float('nan')):8.3f}" for key in ("precision", "recall", "f1"))
                print(f"{name:18}{kind:12}{figures['gold']:6.0f}{cells}")


if __name__ == "__main__":
    main()
