"""How long a search takes at 100,000 claims and 2,000 documents of invented people, on SQLCipher.

    python bench/search.py FOLDER [CLAIMS]

The ledger of ``bigledger.py`` in FOLDER (made where it is not there) is copied, its index made from nothing, and each
question asked again and again through the same act that the desk uses: folding, index, excerpts and reasons included.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bigledger import CLAIMS, PASSPHRASE, make

from habeas.casework.desk import Desk, open_desk
from habeas.casework.indexing import follow_ledger
from habeas.casework.memory import recall
from habeas.casework.searching import Asked, search
from habeas.casework.view import View, view_of

TIMES = 30
LIMIT = 20  # of each kind, as the desk shows
QUESTIONS = (
    ("arrested", "a word of every ninth claim"),
    ("was", "a word of every claim"),
    ("was arrested tarn", "three frequent words"),
    ('"was arrested"', "a phrase"),
    ("de", "two letters, while typing"),
    ("ar", "two letters, while typing"),
    ("Торек", "a name in another script"),
    ("ilvan", "the beginning of names"),
    ("拘禁", "nothing"),
    ("velmora office", "in one claim, or in different places of a document"),
)


def main(folder: Path, claims: int) -> None:
    """Print what one run measured."""
    made = make(folder, claims=claims)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        place = Path(scratch) / "search.habeas"
        shutil.copyfile(made, place)
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
    everything: list[float] = []
    for exact in (False, True):
        for question, why in QUESTIONS:
            took = []
            for _ in range(TIMES):
                began = time.perf_counter()
                found = search(desk, view, Asked(text=question, exact=exact, limit=LIMIT))
                took.append((time.perf_counter() - began) * 1_000)
            everything += took
            totals = ", ".join(f"{group.total}{'+' if group.is_capped else ''} {group.kind}" for group in found.groups)
            name = f"{question}{' (exact)' if exact else ''}"
            print(f"{name:28} p50 {_at(took, 50):5.1f} ms  p95 {_at(took, 95):5.1f} ms  {totals}  ({why})")
    print(f"{'all':28} p50 {_at(everything, 50):5.1f} ms  p95 {_at(everything, 95):5.1f} ms")


def _at(took: list[float], percent: int) -> float:
    return statistics.quantiles(took, n=100)[percent - 1]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else CLAIMS)
