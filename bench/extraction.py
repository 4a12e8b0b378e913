"""How accurate the proposals are: every figure of ``docs/reference/accuracy.md``, by kind, on public and on own data.

    python bench/extraction.py [--json] [--page docs/reference/accuracy.md]
    python bench/extraction.py --only triggers
    python bench/extraction.py --errors 40 [--set ecbplus_dev] [--kind charge]

Public data: the development halves in the folder ``shared/data`` beside the checkout. What is absent is left out and
said to be. ``--errors`` prints misses and false alarms of triggers and nothing else.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import events
import genres
import interval
import modality
import page
import participants
import speakers
import train_gate

import habeas
from habeas.propose import find_parser
from habeas.propose.gate import Gate, load_gate
from habeas.propose.parse import find_model, model_name
from habeas.propose.parts import Trigger
from habeas.propose.tongues import tongues as known_tongues
from habeas.propose.version import code_and_data

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
SENTENCES = ROOT / "tests" / "unit" / "propose" / "data"
TIMEX = "timex/timenorm_train.jsonl"
READ = ("src/habeas/propose", "bench", "tests/unit/propose/data")  # what the figures come from


def git(*words: str) -> str:
    """Return what git says in the checkout, nothing where there is none."""
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def package(name: str) -> str | None:
    """Return the version of an installed package."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def made() -> dict[str, Any]:
    """Return what made the figures: commit, versions of the reading, of Python, of the parser and of its model."""
    return {
        "commit": git("rev-parse", "HEAD"), "committed": git("log", "-1", "--format=%cs"),
        "changed since": bool(git("status", "--porcelain", "--untracked-files=no", "--", *READ)),
        "habeas": habeas.__version__, "reading": code_and_data(), "python": platform.python_version(),
        "spacy": package("spacy"), "model": model_name() if find_model() is not None else None,
    }  # fmt: skip


def data_files(folder: Path) -> list[dict[str, Any]]:
    """Return the public files that are there, with their digest and the number of their documents."""
    found = []
    for name, path in (
        *((each, events.find_file(each, folder / "events")) for each in events.SETS),
        ("timenorm", folder / TIMEX),
    ):
        if path is not None and path.exists():
            data = path.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            found.append({"set": name, "file": path.name, "sha256": digest, "lines": data.count(b"\n")})
    return found


def triggers(folder: Path) -> dict[str, Any]:
    """Return the figures of every set that is there: of all, without the weak, and with no kind for another's type.

    What the gate was trained on is weighed by gates that have not seen a document's topic.
    """
    place, shipped = folder / "events", load_gate()
    trained_here = train_gate.digests(place) == shipped.trained_on
    gates = train_gate.held_out(train_gate.examples(place), shipped.threshold) if trained_here else {}
    found: dict[str, Any] = {}
    for name in there(folder):
        read = {each["id"]: events.found_in(each) for each in events.documents(name, place)}
        every = partial(_look_up, read)
        choose = (
            train_gate.cross_validated(name, gates) if name in train_gate.TRAINED_ON and gates else _always(shipped)
        )
        sure = train_gate.without_weak(choose, every)
        found[name] = {
            "all": events.measure(name, place, find=every),
            "without weak": events.measure(name, place, find=sure),
            "strict": events.measure(name, place, find=every, strict=True)["micro"],
            "strict, without weak": events.measure(name, place, find=sure, strict=True)["micro"],
            "interval": _interval(name, place, every),
            "by score": events.by_score(name, place, find=train_gate.weighed(choose, every)),
        }
    return found


def _interval(name: str, place: Path, find: events.Find) -> dict[str, Any]:
    stories = [counts for counts in interval.by_story(name, place, find=find) if any(counts)]
    figure = "recall" if name in events.RECALL_ONLY else "f1"
    if figure == "recall":
        found, gold = (sum(counts[n] for counts in stories) for n in (2, 3))
        low, high = interval.wilson(found, gold) if gold else (0.0, 1.0)
    else:
        low, high = interval.interval(stories, figure=figure)
    return {"figure": figure, "low": low, "high": high, "stories": len(stories)}


def _look_up(read: dict[str, Sequence[Trigger]], document: dict[str, Any]) -> Sequence[Trigger]:
    return read[document["id"]]


def _always(gate: Gate) -> train_gate.Choose:
    return lambda _: gate


def there(folder: Path) -> list[str]:
    """Return the sets whose file is there."""
    return [name for name in events.SETS if events.find_file(name, folder / "events") is not None]


def who(folder: Path) -> dict[str, Any]:
    """Return the figures of participants, if their sets are there."""
    is_there = all(name in there(folder) for name in participants.SETS)
    return participants.measure_all(folder / "events") if is_there else {}


def dates(folder: Path) -> dict[str, Any]:
    """Return the figures of the date grammar on our own sets, and on public pairs of phrase and value."""
    import dates as own  # brings in a peer that only this bench needs

    sets = {path.stem: own.hard_accuracy(path) for path in sorted(SENTENCES.glob("dates_*.jsonl"))}
    return {"own": sets, "timenorm": own.timenorm() if (folder / TIMEX).exists() else {}}


def put(_: Path) -> dict[str, Any]:
    """Return the figures of how events are put."""
    return {key: value for key, value in modality.measure().items() if key != "wrong"}


def said(_: Path) -> dict[str, Any]:
    """Return the figures of who says it, with and without the parse."""
    parser = find_parser()
    return {"rules": speakers.measure(None), **({"parse": speakers.measure(parser)} if parser else {})}


def breadth(_: Path) -> dict[str, Any]:
    """Return what is found of the invented documents of many genres, those that rules were mended on and those not."""
    folder = ROOT / "bench" / "genres"
    places = {"unseen, plain": folder / "unseen", "unseen, oblique": folder / "oblique", "mended on": folder}
    return {name: _breadth(place) for name, place in places.items()}


def _breadth(folder: Path) -> dict[str, Any]:
    tally = genres.measure(folder, with_model=find_parser() is not None)
    kinds = sorted({kind for kind, _ in tally.kinds})
    return {
        "documents": len(list(folder.glob("*.txt"))),
        **dict(sorted(tally.counts.items())),
        "kinds": {
            kind: {key: tally.kinds[kind, key] for key in ("marked", "found", "asserted", "right")} for kind in kinds
        },
    }


def first_sight(_: Path) -> dict[str, Any]:
    """Return what was measured once on data that nobody had mended a rule on, as it was written down then."""
    return {"measured once": tomllib.loads((ROOT / "bench" / "blind.toml").read_text(encoding="utf-8"))["figure"]}


def listed(_: Path) -> dict[str, Any]:
    """Return what is read of the invented lists, entry by entry and cell by cell."""
    import lists  # brings in the writers of DOCX and PDF

    found = lists.measure(with_model=find_parser() is not None, rows=0)
    return {key: found[key] for key in ("all", "all but the generated", "by_field", "by_format")}


def tongues(_: Path) -> dict[str, Any]:
    """Return the figures of each other language on its own sentences."""
    import languages

    known = {tongue.code: tongue for tongue in known_tongues()}
    found: dict[str, Any] = {}
    for code in languages.codes():
        told = (
            {"name": known[code].name, "status": known[code].status} if code in known else {"name": code, "status": "-"}
        )
        found[code] = told | _told(languages.measure(code))
        unseen = ROOT / "bench" / "languages_unseen" / f"{code}.toml"
        if unseen.exists():
            found[f"{code}, unseen"] = told | _told(languages.measure(code, path=unseen))
    return found


def _told(figures: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in figures.items() if key not in ("wrong", "errors")}


PARTS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "first sight": first_sight, "triggers": triggers, "participants": who, "modality": put, "dates": dates,
    "speakers": said, "genres": breadth, "lists": listed, "languages": tongues,
}  # fmt: skip


def measure(folder: Path, only: list[str]) -> dict[str, Any]:
    """Return every figure with what made it."""
    result: dict[str, Any] = {"made": made(), "data": data_files(folder)}
    for name in only or PARTS:
        began = time.perf_counter()
        result[name] = PARTS[name](folder)
        print(f"{name}: {time.perf_counter() - began:.1f} s", file=sys.stderr)
    return result


def print_errors(folder: Path, options: argparse.Namespace) -> None:
    """Print misses and false alarms, so many of each set."""
    for name in there(folder):
        if options.set and name not in (options.set, f"{options.set}_dev"):
            continue
        faults: list[events.Fault] = []
        events.measure(name, folder / "events", faults=faults)
        wanted = [each for each in faults if options.kind in (None, each.type)]
        for fault in wanted[: options.errors]:
            print(fault)


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--json", action="store_true", help="everything, as JSON")
    arguments.add_argument("--page", type=Path, help="write this page, and the JSON it is made of beside it")
    arguments.add_argument("--only", action="append", default=[], choices=list(PARTS), help="this part alone")
    arguments.add_argument("--errors", type=int, default=0, metavar="N", help="print so many errors of each set")
    arguments.add_argument("--set", help="errors of this set alone")
    arguments.add_argument("--kind", help="errors of this gold type alone: arrest, charge, trial, …")
    arguments.add_argument("--data", type=Path, default=DATA)
    options = arguments.parse_args()
    folder = options.data.parent if options.data.name == "events" else options.data
    if not folder.is_dir():
        print(f"The public data is not there: {folder}", file=sys.stderr)
    if options.errors:
        print_errors(folder, options)
        return
    result = measure(folder, options.only)
    if options.page:
        page.write(result, options.page)
    print(json.dumps(result, indent=1, ensure_ascii=False) if options.json else page.as_text(result))


if __name__ == "__main__":
    main()
