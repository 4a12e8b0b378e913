"""How long a search takes at 100,000 claims and 2,000 documents of invented people, on SQLCipher.

    python bench/search.py FOLDER [CLAIMS]

The ledger of ``bigledger.py`` in FOLDER (made where it is not there) is copied, its index made from nothing, and each
question asked again and again through the same act that the desk uses: folding, index, excerpts and reasons included.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from bigledger import CLAIMS, PASSPHRASE, copy, make

from habeas.casework.desk import Desk, open_desk
from habeas.casework.indexing import follow_ledger
from habeas.casework.memory import recall
from habeas.casework.searching import Asked, Found, Thing, search
from habeas.casework.view import View, view_of

TIMES = 30
FEW, MANY = 8, 50  # as the desk shows of each kind, and of one kind
QUESTIONS = (
    "arrested",  # a word of every ninth claim
    "was",  # a word of every claim
    "was arrested tarn",  # three frequent words
    '"was arrested"',
    "de",  # two letters, while typing
    "ar",
    "Торек",  # a name in another script
    "ilvan",  # the beginning of names
    "拘禁",  # nothing
    "velmora office",  # in one claim, or in different places of a document
)


def main(folder: Path, claims: int) -> None:
    """Print what one run measured."""
    made = make(folder, claims=claims)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        place = Path(scratch) / "search.habeas"
        copy(made, place)
        before = place.stat().st_size
        with open_desk(place, PASSPHRASE, person="bench") as desk:
            began = time.perf_counter()
            view = view_of(recall(desk))
            print(f"{sum(1 for _ in view.documents):,} documents, {claims:,} claims, {len(view.namings):,} names")
            print(f"read in {time.perf_counter() - began:.1f} s")
            began = time.perf_counter()
            follow_ledger(desk, view)
            print(f"index made in {time.perf_counter() - began:.1f} s")
            _measure(desk, view)
        print(f"the file grew from {before / 1e6:.0f} to {place.stat().st_size / 1e6:.0f} MB")


def _measure(desk: Desk, view: View) -> None:
    """Ask as the desk does: some of every kind on the first page, then a page of one kind."""
    wall, cpu = list[float](), list[float]()
    asked = [
        *(Asked(text=question, limit=FEW) for question in QUESTIONS),
        *(Asked(text=question, limit=FEW, exact=True) for question in QUESTIONS),
        *(Asked(text="was", kinds=(kind,), limit=MANY) for kind in (Thing.CLAIM, Thing.DOCUMENT)),
        Asked(text="ilvan", kinds=(Thing.PERSON,), limit=MANY),
    ]
    for each in asked:
        walls, cpus, found = _ask(desk, view, each)
        wall += walls
        cpu += cpus
        totals = ", ".join(f"{group.total}{'+' if group.is_capped else ''} {group.kind}" for group in found.groups)
        name = f"{each.text}{' (exact)' if each.exact else ''}{' (one kind)' if each.limit == MANY else ''}"
        print(f"{name:28} {_say(walls)}   CPU {_say(cpus)}   {totals}")
    print(f"{'all':28} {_say(wall)}   CPU {_say(cpu)}")


def _ask(desk: Desk, view: View, asked: Asked) -> tuple[list[float], list[float], Found]:
    wall, cpu = list[float](), list[float]()
    for _ in range(TIMES):
        began, began_cpu = time.perf_counter(), time.process_time()
        found = search(desk, view, asked)
        wall.append((time.perf_counter() - began) * 1_000)
        cpu.append((time.process_time() - began_cpu) * 1_000)
    return wall, cpu, found


def _say(took: list[float]) -> str:
    return f"p50 {_at(took, 50):5.1f} ms  p95 {_at(took, 95):5.1f} ms"


def _at(took: list[float], percent: int) -> float:
    return statistics.quantiles(took, n=100)[percent - 1]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else CLAIMS)
