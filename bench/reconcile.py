"""How many seconds a case file takes to compute, to bring up to date after one decision, and to show.

    python bench/reconcile.py [CLAIMS]

The person is invented (``bench/invented.py``): eight times without liberty that some hundred papers tell of, every
second claim accepted; and, as the worst that sources can do, the same number of claims of any kind at any date.
"""

from __future__ import annotations

import gc
import os
import resource
import statistics
import sys
import time
from dataclasses import replace

import invented

from habeas.law import load_law
from habeas.model import CaseFile, Claim, Document, Verdict
from habeas.reconcile import Sources, reconcile, reconcile_among
from habeas.reconcile.identity import find_components, known_namings, latest_judgements
from habeas.reconcile.workings import Workings
from habeas.show import case_to_html

TARGET_S, TARGET_MS = 5.0, 100.0
UPDATES = 12
SMALL, FEW = 2_000, 10  # cases, and claims of each


def sources_of(documents: list[Document], claims: list[Claim]) -> Sources:
    """Return what the case is computed from."""
    return Sources(
        documents={document.id: document for document in documents}, claims=claims, namings=(),
        decisions=invented.accepted(claims), judgements=invented.one_person(documents), questions=load_law().questions,
    )  # fmt: skip


def compute(claims: list[Claim], documents: list[Document]) -> CaseFile:
    """Return the case of these claims."""
    (case,) = reconcile(sources_of(documents, claims))
    return case


def update(claims: list[Claim], documents: list[Document]) -> list[float]:
    """Return how many seconds the case takes after each of some decisions, one at a time, on claims of any kind."""
    sources = sources_of(documents, claims)
    known = known_namings((), claims)
    (component,) = find_components(known, latest_judgements(sources.judgements))
    work, taken, decisions = Workings(), [], list(sources.decisions)
    reconcile_among(component, claims, sources, among=(), work=work)
    for number in range(UPDATES):
        claim = invented.drawn(claims, "update", number)
        verdict = invented.drawn([Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE, Verdict.RETRACT], number)
        decisions.append(invented.a_decision(claim, verdict, f"2026-11-23T00:00:{number:02d}Z"))
        after = replace(sources, decisions=tuple(decisions))
        started = time.perf_counter()
        reconcile_among(component, claims, after, among=(), work=work)
        taken.append(time.perf_counter() - started)
    return sorted(taken)


def measure(count: int, *, muddled: bool) -> None:
    """Print what a case of so many claims takes."""
    documents = invented.documents_of(count)
    claims = list(invented.claims_of(documents, count, muddled=muddled))
    gc.collect()
    gc.freeze()  # as the desk does with all that it has read
    started = time.perf_counter()
    case = compute(claims, documents)
    computed = time.perf_counter() - started
    started = time.perf_counter()
    page = case_to_html(case, {document.id: document for document in documents})
    shown = time.perf_counter() - started
    print(f"{count} claims, {'muddled' if muddled else 'as sources tell'}, {len(documents)} documents:")
    print(f"  {len(case.facts)} facts, {len(case.conflicts)} conflicts, {len(case.periods)} periods")
    print(f"  case file    {computed:8.2f} s   target {TARGET_S:.0f} s for 10,000 claims")
    print(f"  as a page    {shown:8.2f} s   {len(page) / 1024:,.0f} KiB")
    taken = [each * 1000 for each in update(claims, documents)]
    print(f"  a decision   {statistics.median(taken):8.0f} ms  fastest {taken[0]:.0f}, slowest {taken[-1]:.0f};"
          f" target {TARGET_MS:.0f} ms")  # fmt: skip
    print(f"  load         {os.getloadavg()[0]:8.1f}")


def many() -> None:
    """Print how many whole case files of a few claims each are computed in a second."""
    cases = []
    for number in range(SMALL):
        paper = invented.a_document(number, FEW, f"({number})")
        claims = [invented.told(paper, FEW * number + place) for place in range(FEW)]
        cases.append(sources_of([paper], claims))
    gc.collect()
    gc.freeze()
    started, used = time.perf_counter(), time.process_time()
    for sources in cases:
        reconcile(sources)
    taken, processor = time.perf_counter() - started, time.process_time() - used
    print(f"{SMALL} cases of {FEW} claims: {SMALL / taken:,.0f} case files a second by the clock,"
          f" {SMALL / processor:,.0f} by the processor; load {os.getloadavg()[0]:.1f}")  # fmt: skip


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for muddled in (False, True):
        measure(count, muddled=muddled)
    many()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
