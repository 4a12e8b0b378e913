"""Print how fast and how large a reading is.

Cold: ``habeas propose`` of the two seed documents in a fresh process, where they lie beside the checkout.
Warm: documents of 3,500 characters a second on one core, by the rules alone and with the parse; peak memory of each.
Run: ``python bench/propose.py [--documents 100]``.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
SEEDS = CHECKOUT.parent / "shared" / "seeds"
LENGTH = 3_500
COLD = """
import sys, hashlib, pathlib
from habeas.model import Document
from habeas.propose import propose
for name in sys.argv[1:]:
    raw = pathlib.Path(name).read_bytes()
    propose(Document(sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media_type="text/plain", engine="bench",
                     text=raw.decode(), language="en"))
"""
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


def measure(mode: str, count: int) -> dict[str, float]:
    """Return the speed and the peak memory of one mode; runs in a process of its own."""
    from habeas.model import Document
    from habeas.propose import find_parser, propose

    parser = find_parser() if mode == "cascade" else None
    documents = []
    for number in range(count + 2):
        text = invented(number)
        raw = text.encode()
        documents.append(
            Document(sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media_type="text/plain", engine="bench",
                     text=text, language="en")
        )  # fmt: skip
    for warm in documents[:2]:
        propose(warm, parser=parser)
    began, cpu = time.perf_counter(), time.process_time()
    claims = sum(len(propose(document, parser=parser).claims) for document in documents[2:])
    return {
        "wall": count / (time.perf_counter() - began), "cpu": count / (time.process_time() - cpu),
        "claims": claims / count, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip


def cold() -> None:
    """Print the time of a fresh process that reads both seeds."""
    seeds = sorted(str(path) for path in SEEDS.glob("*.txt")) if SEEDS.exists() else []
    if not seeds:
        print(f"cold: no seeds at {SEEDS}, not measured")
        return
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", COLD, *seeds], check=True)
    print(f"cold, {len(seeds)} seeds in a fresh process: {time.perf_counter() - began:.1f} s (target 10)")


def main() -> int:
    """Print every figure with the machine it was measured on."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=100)
    count = options.parse_args().documents
    print(
        f"Python {platform.python_version()}, {platform.machine()}, one core, {count} documents of {LENGTH} characters"
    )
    cold()
    for mode, target in (("rules", 200), ("cascade", 50)):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found = pool.apply(measure, (mode, count))
        print(
            f"{mode:8} {found['cpu']:6.0f} documents/s of CPU time (target {target}), "
            f"{found['wall']:.0f}/s of wall time, "
            f"{found['claims']:.1f} claims a document, peak {found['memory']:.0f} MB"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
