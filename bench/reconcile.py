"""How many seconds a case file takes to compute and to show, and the peak memory.

    python bench/reconcile.py [CLAIMS]

The claims are invented: twenty documents that tell of one person in several ways, half of it accepted. What each tells
is drawn by the digest of its number, so that two runs compute the same case.
"""

from __future__ import annotations

import hashlib
import resource
import sys
import time
from collections.abc import Sequence
from typing import TypeVar

from habeas.law import load_law
from habeas.model import (
    Amount,
    Basis,
    CaseFile,
    Claim,
    Dated,
    Decision,
    Document,
    Frame,
    Judgement,
    Kind,
    Mention,
    Modality,
    Proposer,
    Sameness,
    Stretch,
    Verdict,
    When,
    naming_id,
)
from habeas.reconcile import Sources, reconcile
from habeas.show import case_to_html

Thing = TypeVar("Thing")
WHO, AT = "Dauren Esimov", "2026-11-22T00:00:00Z"
TARGET_S = 1.0
DOCUMENTS = 20
SENTENCE = "Dauren Esimov of the invented town of Sarybulak was held in custody for five months. "
MODALITIES = [Modality.ASSERTED] * 8 + [Modality.DENIED, Modality.ALLEGED]
DATES = [None, "2019", "2019-03", "2019-03-10", "2019-03-11", "2019-08-16", "2019-08", "2020-02-01", "2019-03-10/.."]
AMOUNTS = [("5", "month"), ("300", "USD"), ("700", "USD")]


def a_document(number: int, sentences: int) -> Document:
    """Return an invented document of so many sentences."""
    text = f"Paper {number}. " + SENTENCE * sentences
    data = text.encode()
    frame = Frame(publisher=f"Paper {number}", published=When.parse(f"2020-{number % 12 + 1:02d}-01"))
    return Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="bench", text=text,
        language="en", frame=frame,
    )  # fmt: skip


def drawn(things: Sequence[Thing], *seed: object) -> Thing:
    """Return one of these, always the same for the same seed."""
    return things[int.from_bytes(hashlib.sha256(repr(seed).encode()).digest()[:4]) % len(things)]


def a_claim(document: Document, number: int) -> Claim:
    """Return a claim on one sentence of the document."""
    start = document.text.index(SENTENCE) + number * len(SENTENCE)
    end = start + len(SENTENCE) - 1
    trigger = start + SENTENCE.index("held in custody")
    month = start + SENTENCE.index("five months")
    when, amount = drawn(DATES, "date", document.id, number), drawn(AMOUNTS, "amount", document.id, number)
    return Claim(
        predicate=drawn(list(Kind), "kind", document.id, number),
        modality=drawn(MODALITIES, "modality", document.id, number),
        passage=document.passage(start, end),
        proposer=Proposer(name="rules", version="bench", rule="bench"),
        confidence=0.8,
        trigger=Stretch(start=trigger, end=trigger + 15, text="held in custody"),
        dated=Dated(when=When.parse(when), basis=Basis.EXPLICIT, start=start, end=end) if when else None,
        subject=Mention(name=WHO, start=start, end=start + len(WHO), text=WHO),
        amounts=(Amount(value=amount[0], unit=amount[1], start=month, end=month + 11, text="five months"),),
    )


def compute(documents: list[Document], claims: list[Claim]) -> CaseFile:
    """Return the case of these claims, every second one accepted."""
    names = [naming_id(document.id, WHO) for document in documents]
    sources = Sources(
        documents={document.id: document for document in documents},
        claims=claims,
        namings=(),
        decisions=[
            Decision(claim=claim.id, verdict=Verdict.ACCEPT, by="bench", at=AT, because="invented")
            for claim in claims[::2]
        ],
        judgements=[
            Judgement(left=names[0], right=name, sameness=Sameness.SAME, by="bench", at=AT, because="invented")
            for name in names[1:]
        ],
        questions=load_law().questions,
    )
    (case,) = reconcile(sources)
    return case


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    documents = [a_document(number, count // DOCUMENTS + 1) for number in range(DOCUMENTS)]
    claims = [a_claim(documents[number % DOCUMENTS], number // DOCUMENTS) for number in range(count)]
    started = time.perf_counter()
    case = compute(documents, claims)
    computed = time.perf_counter() - started
    started = time.perf_counter()
    page = case_to_html(case, {document.id: document for document in documents})
    shown = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} claims: {len(case.facts)} facts, {len(case.conflicts)} conflicts, {len(case.periods)} periods")
    print(f"  case file    {computed:8.2f} s   target {TARGET_S:.0f} s for 1,000 claims")
    print(f"  as a page    {shown:8.2f} s   {len(page) / 1024:,.0f} KiB")
    print(f"  peak memory  {peak:8.0f} MiB")


if __name__ == "__main__":
    main()
