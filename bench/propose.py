"""Print how fast and how large a reading is.

Cold: ``habeas propose`` of the two seed documents through the command line, in a fresh process.
Warm: documents of 3,500 characters a second on one core, by the rules alone and with the parse; by part; peak memory.
"Dense" documents are invented and tell of an event in every third sentence; "ordinary" ones are public news texts that
lie beside the checkout (event corpora, about anything), put together to the same length. The fastest of three passes
counts, since other work on the machine only ever slows one down. How the time grows with a text, and what a folder of
documents takes, ``bench/growth.py`` tells.
Run: ``python bench/propose.py [--documents 60]``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import platform
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared"
SEEDS = SHARED / "seeds"
EVENTS = [SHARED / "data" / "events" / f"{name}_dev.jsonl" for name in ("ecbplus", "wikievents", "rams")]
LENGTH = 3_500
PASSES = 3
PARTS = (
    "grids_of", "split", "find_times", "find_published", "find_entries", "find_triggers", "weigh", "by_clause",
    "find_entities", "find_main_person", "find_speech", "find_roles", "with_amounts", "find_amounts", "find_hedges",
    "attach", "find_counter_claims", "settle", "namings_of",
)  # fmt: skip
INVENTED = (  # one sentence in four tells of an event, about as in news on the matter
    "Police in Norhaven arrested the teacher {a} {b} on {day} May 2021 and searched the family's home. ",
    "The city lies on a wide river, and its market opens early in the morning on most days of the week. ",
    "Farmers bring apples, grain and wool, and the ferry crosses the river four times before the evening. ",
    "The museum has a collection of old maps that visitors can see free of charge in winter. ",
    "According to relatives, {b} was charged with inciting unrest and sentenced to three years in prison. ",
    "Several streets were closed last month while the water pipes under them were repaired by the council. ",
    "{b} had taught mathematics at the same school for nineteen years, and two of his pupils became engineers. ",
    "The weather turned cold in the second half of the month, and the first snow fell on the hills. ",
    "The ministry denied the allegations and said that the facility is a school for adults. ",
    "A new bridge is to be finished by the end of next year, but the money for it has not been found. ",
    "The university invited guests from six countries to a conference on the history of the region. ",
    "His neighbours describe a quiet man who kept bees and repaired radios in his spare time. ",
)
NAMES = ("Danel Orsun", "Mirel Tavos", "Ilena Varro", "Tomas Kerrin", "Sabe Lunt")


def invented(number: int) -> str:
    """Return an invented document of about 3,500 characters."""
    given, family = NAMES[number % len(NAMES)].split()
    written = "VELDARA, 3 June 2021\n\n"
    turn = 0
    while len(written) < LENGTH:
        written += INVENTED[turn % len(INVENTED)].format(a=given, b=family, day=1 + (number + turn) % 28)
        turn += 1
        if turn % 4 == 0:
            written += "\n\n"
    return written


def ordinary(count: int) -> list[str]:
    """Return documents of ordinary news, none where the texts do not lie beside the checkout."""
    if not all(path.exists() for path in EVENTS):
        return []
    texts = [json.loads(line)["text"] for path in EVENTS for line in path.read_text(encoding="utf-8").splitlines()]
    whole = "\n\n".join(texts)
    every = [whole[at : at + LENGTH] for at in range(0, len(whole) - LENGTH, LENGTH)]
    return every[:: max(1, len(every) // count)][:count]


def document_of(text: str) -> Any:  # noqa: ANN401 - habeas is imported in the measuring process alone
    """Return a text as a document."""
    from habeas.model import Document

    raw = text.encode()
    return Document(sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media_type="text/plain", engine="bench",
                    text=text, language="en")  # fmt: skip


def measure(mode: str, texts: list[str]) -> dict[str, Any]:
    """Return the speed, parts and peak memory of one mode; runs in a process of its own."""
    from habeas.propose import assemble, find_parser, propose

    parser = find_parser() if mode == "cascade" else None
    documents = [document_of(text) for text in texts]
    claims = sum(len(propose(document, parser=parser).claims) for document in documents)
    passes = []
    for _ in range(PASSES):
        began, cpu = time.perf_counter(), time.process_time()
        for document in documents:
            propose(document, parser=parser)
        passes.append((time.process_time() - cpu, time.perf_counter() - began))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent: Counter[str] = Counter()
    for name in PARTS:
        setattr(assemble, name, _timed(getattr(assemble, name), name, spent))
    reader = _TimedParser(parser, spent) if parser is not None else None
    for document in documents:
        assemble.propose(document, parser=reader)
    count = len(documents)
    return {
        "cpu": count / min(cpu for cpu, _ in passes), "wall": count / min(wall for _, wall in passes),
        "claims": claims / count, "memory": memory,
        "parts": {name: seconds / count * 1000 for name, seconds in spent.most_common()},
    }  # fmt: skip


def _timed(function: Callable[..., Any], name: str, spent: Counter[str]) -> Callable[..., Any]:
    def timed(*given: object, **named: object) -> Any:  # noqa: ANN401 - whatever the part gives
        began = time.process_time()
        found = function(*given, **named)
        if isinstance(found, Iterator):  # it finds as it goes
            found = iter(list(found))
        spent[name] += time.process_time() - began
        return found

    return timed


class _TimedParser:
    def __init__(self, parser: Any, spent: Counter[str]) -> None:  # noqa: ANN401 - a Parser
        self.name, self._parser, self._spent = parser.name, parser, spent

    def read(self, text: str, clauses: Any) -> Any:  # noqa: ANN401 - as the Parser protocol
        began = time.process_time()
        found = self._parser.read(text, clauses)
        self._spent["parse"] += time.process_time() - began
        return found


def apart(function: Callable[..., dict[str, Any]], *given: object) -> dict[str, Any]:
    """Return what a function gives in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found: dict[str, Any] = pool.apply(function, given)
    return found


def cold() -> None:
    """Print the time of the command line on both seeds."""
    seeds = sorted(str(path) for path in SEEDS.glob("*.txt")) if SEEDS.exists() else []
    if not seeds:
        print(f"cold: no seeds at {SEEDS}, not measured")
        return
    began = time.perf_counter()
    command = [sys.executable, "-m", "habeas", "propose", *seeds, "--json"]
    made = subprocess.run(command, check=True, capture_output=True, cwd=CHECKOUT).stdout.count(b"\n")
    wall = time.perf_counter() - began
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = child.ru_utime + child.ru_stime
    print(
        f"cold, habeas propose of {len(seeds)} seeds: {wall:.1f} s (target 10), {cpu:.1f} s of CPU "
        f"time, {made} claims, peak {child.ru_maxrss / 1024:.0f} MB"
    )


def main() -> int:
    """Print every figure with the machine it was measured on."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=60)
    given = options.parse_args()
    count = given.documents
    print(f"Python {platform.python_version()}, {platform.machine()}, one core, documents of {LENGTH} characters")
    cold()
    sorts = {"dense": [invented(number) for number in range(count)], "ordinary": ordinary(count)}
    for mode, target in (("rules", 200), ("cascade", 60)):
        for sort, texts in sorts.items():
            if not texts:
                print(f"{mode}, {sort}: no texts at {EVENTS[0].parent}, not measured")
                continue
            found = apart(measure, mode, texts)
            print(
                f"{mode}, {len(texts)} {sort} documents: {found['cpu']:.0f} a second of CPU time (target {target}), "
                f"{found['wall']:.0f} of wall time, {found['claims']:.1f} claims each, peak {found['memory']:.0f} MB"
            )
            print("  ms: " + ", ".join(f"{name} {spent:.2f}" for name, spent in found["parts"].items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
