"""Measure the date grammar: speed beside dateparser in the same run, and values against published and own tables.

    python bench/dates.py [--json]

Data in ``../shared/data`` is read where it lies; what is absent is skipped and said to be.
"""

from __future__ import annotations

import json
import platform
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import dateparser
import dateparser.search

from habeas.model import Moment
from habeas.propose.amounts import find_amounts
from habeas.propose.dates import find_times
from habeas.propose.parts import TimeMention

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
HARD = ROOT / "tests" / "unit" / "propose" / "data" / "dates_hard.jsonl"
PUBLISHED = Moment(2019, 8, 19)
SAMPLE = 60_000  # characters given to dateparser: it is slow
SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
LETTERS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def event_texts() -> list[str]:
    """Return the public development texts."""
    files = sorted((DATA / "events").glob("*.jsonl"))
    return [json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines()]


def own_text() -> str:
    """Return the hard sentences, over and over: a date in every line."""
    lines = [json.loads(line)["text"] for line in HARD.read_text("utf-8").splitlines()]
    return "\n".join(lines * 40)


def speed(work: Callable[[str], object], texts: Iterable[str]) -> float:
    """Return characters per second of processor time."""
    listed = list(texts)
    work(listed[0])
    began = time.process_time()
    for text in listed:
        work(text)
    return sum(map(len, listed)) / max(time.process_time() - began, 1e-9)


def cut(texts: list[str], limit: int) -> list[str]:
    """Return texts up to so many characters."""
    kept, total = [], 0
    for text in texts:
        if total > limit:
            break
        kept.append(text[:5_000])
        total += len(kept[-1])
    return kept


def ours(text: str) -> object:
    """Read with our grammar."""
    return find_times(text, published=PUBLISHED)


def theirs(text: str) -> object:
    """Read with dateparser."""
    return dateparser.search.search_dates(text, languages=["en"])


def said(mention: TimeMention) -> str:
    """Return what a mention says, as the hard set writes it."""
    if mention.repeats:
        return "repeats"
    if mention.lasts is not None:
        most = mention.lasts.at_most
        return f"lasts {mention.lasts.at_least:g} {'none' if most is None else f'{most:g}'}"
    return mention.when.edtf if mention.when else "unresolved"


def hard_accuracy(path: Path = HARD) -> dict[str, int]:
    """Return how many expressions of a set of our own are read right (made by ourselves: an acceptance list)."""
    right = total = 0
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        day = Moment(*map(int, row["published"].split("-"))) if row["published"] else None
        found = Counter(said(mention) for mention in find_times(row["text"], published=day))
        right += (found & Counter(row["times"])).total()
        total += max(len(row["times"]), found.total())
    return {"right": right, "of": total}


def edtf_of(kind: str, value: str) -> str | None:
    """Return a TIMEX value in the terms of our output; None where the two cannot be compared."""
    if kind == "DURATION" and value[:1] == "P" and value[1:-1].isdigit() and value[-1] in LETTERS:
        return f"{value[1:-1]} {LETTERS[value[-1]]}"
    if kind not in ("DATE", "TIME") or value[:4].count("X") or "REF" in value or "-W" in value or value.endswith("X"):
        return None
    year, _, rest = value.partition("-")
    if rest[:1] == "Q":
        return f"{year}-{32 + int(rest[1:])}" if rest[1:].isdigit() else None
    if rest in SEASONS:
        return f"{year}-{SEASONS[rest]}"
    day, _, clock = value.partition("T")
    if clock and not clock[:2].isdigit():
        return day
    if len(year) == 3:
        return f"{year}X"
    return f"{day}T{clock[:5]}" if len(clock) >= 5 else day if all(p.isdigit() for p in day.split("-")) else None


def is_same(mention: TimeMention, expected: str) -> bool:
    """Whether a mention gives the value; approximation marks and open ends are ours alone."""
    if mention.lasts is not None:
        count, _, unit = expected.partition(" ")
        days = {"year": 365.25, "month": 30.4, "week": 7, "day": 1}.get(unit, 0) * float(count if unit else 0)
        most = mention.lasts.at_most
        return bool(days) and mention.lasts.at_least <= days and (most is None or days <= most)
    plain = mention.when.edtf.replace("~", "").replace("/..", "").replace("../", "") if mention.when else ""
    return plain == expected


def timenorm() -> dict[str, object]:
    """Return value accuracy on phrase and value pairs; the first pair of each block is the day they count from.

    Phrases stand alone: what only their lost context tells ("the quarter", a bare year's digits) counts against us.
    """
    path = DATA / "timex" / "timenorm_train.jsonl"
    if not path.exists():
        return {"skipped": "no file"}
    counts: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    anchor: Moment | None = None
    is_first = True
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if not row["text"]:
            is_first = True
            continue
        if is_first:
            digits = row["value"].partition("T")[0].split("-")
            anchor = Moment(*map(int, digits)) if all(d.isdigit() for d in digits) else None
            is_first = False
            counts["anchors"] += 1
            continue
        expected = edtf_of(row["type"], row["value"])
        if expected is None or anchor is None:
            counts["not comparable"] += 1
            continue
        counts["compared"] += 1
        found = find_times(f"in {row['text']}" if row["text"][:1].isupper() else row["text"], published=anchor)
        counts["found"] += bool(found)
        if any(is_same(mention, expected) for mention in found):
            counts["right"] += 1
        else:
            misses[f"{row['text']} {row['value']} {[said(m) for m in found]}"] += 1
    if "--misses" in sys.argv:
        for miss, count in misses.most_common(150):
            print(count, miss)
    return {**counts, "accuracy": round(counts["right"] / max(counts["compared"], 1), 3)}


def main() -> None:
    """Print all figures."""
    texts = event_texts() if (DATA / "events").exists() else []
    sample = cut(texts or [own_text()], SAMPLE)
    report: dict[str, object] = {
        "python": platform.python_version(),
        "dateparser": dateparser.__version__,
        "characters per second, ours, own dense text": round(speed(ours, [own_text()])),
        "characters per second, ours, event texts": round(speed(ours, texts)) if texts else "skipped: no data",
        "characters per second, ours, sample": round(speed(ours, sample)),
        "characters per second, dateparser.search, same sample": round(speed(theirs, sample)),
        "characters per second, amounts, event texts": round(speed(find_amounts, texts)) if texts else "skipped",
        "own hard set": hard_accuracy(),
        "timenorm": timenorm(),
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    if "--json" in sys.argv:
        print(json.dumps(report, indent=1))
        return
    for name, value in report.items():
        print(f"{name:58} {value}")


if __name__ == "__main__":
    main()
