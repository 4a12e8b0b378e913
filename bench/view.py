"""How long each look of the desk takes on a large ledger, and how long it takes to read one.

    python bench/view.py FOLDER [CLAIMS]

FOLDER keeps the invented ledger (see ``bigledger.py``) between runs. Wall-clock time is what a person waits for;
processor time, in brackets, is what it costs where other work shares the machine.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import bigledger

from habeas.casework.decisions import decide, judge
from habeas.casework.sitting import Sitting
from habeas.casework.view import View
from habeas.model import Sameness, Verdict

ROUNDS = 60
WHO = "R. Three (invented)"


def spread(values: Sequence[float]) -> tuple[float, float]:
    """Return p50 and p95 in milliseconds."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2] * 1000, ordered[int(len(ordered) * 0.95)] * 1000


def measure(what: str, act: Callable[..., object], arguments: Iterable[tuple[object, ...]]) -> None:
    """Print how long an act takes with these arguments."""
    wall, work = [], []
    for given in arguments:
        begun, spent = time.perf_counter(), time.process_time()
        act(*given)
        wall.append(time.perf_counter() - begun)
        work.append(time.process_time() - spent)
    (p50, p95), (c50, c95) = spread(wall), spread(work)
    print(f"  {what:44} p50 {p50:8.2f} ms  p95 {p95:8.2f} ms   ({c50:.2f}, {c95:.2f})")


def spaced(things: Sequence[object], count: int = ROUNDS) -> list[tuple[object, ...]]:
    """Return some of the things, evenly spaced, each as arguments."""
    return [(things[place * len(things) // count],) for place in range(min(count, len(things)))]


def look(view: View) -> None:
    """Measure what only looks."""
    nothing: list[tuple[object, ...]] = [()] * ROUNDS
    documents, cases = list(view.documents), view.cases()
    claims = [key for document in spaced(documents) for key in view.claims_in(document[0])]  # type: ignore[arg-type]
    ids = [claim.id for claim in claims[:: max(1, len(claims) // ROUNDS)]]
    fullest = [line.id for line in cases[:ROUNDS]]
    measure("queue", lambda: view.queue(WHO), nothing)
    measure("next_claim", lambda: view.next_claim(WHO), nothing)
    measure("next_claim in a document", lambda each: view.next_claim(WHO, document=each), spaced(documents))
    measure("claims_in", view.claims_in, spaced(documents))
    measure("claims_in the longest document", view.claims_in, [(documents[0],)] * ROUNDS)
    measure("progress", view.progress, nothing)
    measure("progress by a person", lambda: view.progress(WHO), nothing)
    measure("progress_of", view.progress_of, spaced(documents))
    measure("standing_of, decision_on, notes_on", lambda each: (view.standing_of(each), view.decision_on(each),
            view.notes_on(each)), [(each,) for each in ids])  # fmt: skip
    measure("cases", view.cases, nothing)
    measure("case, first look, any", view.case, spaced([line.id for line in cases]))
    measure(f"case, first look, the {ROUNDS} fullest", view.case, [(each,) for each in fullest])
    measure("case, second look", view.case, [(each,) for each in fullest])
    measure("case by name", view.case, _by_name(view))
    measure("history of everything", view.history, nothing)
    measure("history of a document", view.history, spaced(documents))
    measure(f"history of the {ROUNDS} fullest cases", view.history, [(each,) for each in fullest])
    measure("petitions", view.petitions, [(each,) for each in fullest])
    measure("get_document by file name", lambda each: view.get_document(view.provenances[each][0].original_name),
            spaced(documents))  # fmt: skip


def _by_name(view: View) -> list[tuple[object, ...]]:
    alone = [line.name for line in view.cases() if line.namings == 1 and len(view._index.persons.find(line.name)) == 1]
    return spaced(alone)


def act(sitting: Sitting, view: View) -> None:
    """Measure what a person's word costs, with the look that follows it."""
    desk = sitting.desk_for(WHO)
    waiting = [view.next_claim(WHO, document=each) for (each,) in spaced(list(view.documents))]  # type: ignore[arg-type]
    claims: list[tuple[object, ...]] = [(claim,) for claim in waiting if claim]
    measure("one decision, on the record", lambda each: decide(desk, [each], Verdict.ACCEPT, because="read"), claims)
    again = claims[: ROUNDS // 2]
    measure("one decision, then view()", lambda each: (decide(desk, [each], Verdict.REJECT, because="read"),
            sitting.view()), again)  # fmt: skip
    measure("one decision, view(), its case, next_claim", lambda each: _decide_and_look(sitting, each), again)
    pairs = _pairs(view)
    measure("one judgement, then view(), cases()", lambda left, right: (judge(desk, left, right, Sameness.SAME,
            because="one birthday"), sitting.view().cases()), pairs)  # fmt: skip
    measure("memory after a decision", lambda each: (decide(desk, [each], Verdict.UNSURE, because="read"),
            sitting.view().memory), again)  # fmt: skip


def _decide_and_look(sitting: Sitting, claim: object) -> None:
    decide(sitting.desk_for(WHO), [str(claim)], Verdict.ACCEPT, because="read")
    view = sitting.view()
    if case := view.case_of(str(claim)):
        view.case(case)
    view.next_claim(WHO, after=str(claim))


def _pairs(view: View) -> list[tuple[object, ...]]:
    ids = [view.case(line.id).who.namings[0].id for line in view.cases()[100:140]]
    return list(zip(ids[::2], ids[1::2], strict=True))


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else bigledger.CLAIMS
    path = bigledger.make(Path(sys.argv[1]), claims=count)
    with tempfile.TemporaryDirectory() as folder:
        run(Path(shutil.copy(path, folder)))  # what is decided here is not kept


def run(path: Path) -> None:
    """Measure one ledger."""
    started = time.perf_counter()
    sitting = Sitting.open(path, bigledger.PASSPHRASE)
    opened, spent = time.perf_counter(), time.process_time()
    if not sitting.wait():
        raise SystemExit(str(sitting.fault))
    read, worked = time.perf_counter() - opened, time.process_time() - spent
    with sitting.lock:
        view = sitting.view()
        print(f"{view.progress().total} claims, {len(view.documents)} documents, {len(view.namings)} namings, "
              f"{len(view.cases())} cases, {sitting.loaded[1]} entries")  # fmt: skip
        print(f"  unlocked in {opened - started:.1f} s, read in {read:.1f} s (processor {worked:.1f} s)")
        print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
        look(view)
        act(sitting, view)
    sitting.close()


if __name__ == "__main__":
    main()
