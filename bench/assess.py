"""How many seconds it takes to hold 1,000 cases against the law again, after the law or a decision has changed.

    python bench/assess.py [CASES]

The people are invented (``bench/invented.py``); 30 claims tell of each, of every tenth 300, every second one is
accepted, and the quotes are sentences on which the law's words bear. The case files stand: what is measured is the
assessment alone, with who speaks for the State and whose papers are named.
"""

from __future__ import annotations

import gc
import hashlib
import os
import statistics
import sys
import time
from dataclasses import replace

import invented

from habeas.casework.findings import hold_against_law
from habeas.law import load_law
from habeas.model import Attribute, CaseFile, Claim, Document, DocumentId, Frame, Kind, Mention, Modality, When
from habeas.reconcile import Sources, reconcile

TARGET_S = 10.0
MANY, FEW = 1_000, 30
EACH, TIMES = 10, 10  # every tenth case has ten times as many claims
WHO = invented.WHO
# What sources say of a person, with the kind of event or the attribute that it tells of.
SAID: tuple[tuple[str, Kind | Attribute], ...] = (
    (f"{WHO} was arrested without a warrant for articles that he published about the prison.", Kind.ARREST),
    (f"{WHO} was held in custody and was not brought before a judge for nine days.", Kind.DETENTION),
    (f"The trial of {WHO} was held behind closed doors, and his lawyer was not allowed to attend.", Kind.TRIAL),
    (f"{WHO} was denied access to a lawyer during the interrogation.", Kind.DENIAL_OF_LAWYER),
    (f"{WHO} was held in solitary confinement for 40 days.", Kind.SOLITARY_CONFINEMENT),
    (f"{WHO} was charged with participation in a banned organisation under a vague law.", Kind.CHARGE),
    (f"Guards beat {WHO} until he signed a confession.", Kind.ILL_TREATMENT),
    (f"{WHO} was sentenced to five years in prison for criticising the president.", Kind.SENTENCE),
    (f"A spokesman said that the trial of {WHO} had been open and fair.", Kind.COUNTER_CLAIM),
    (f"The court rejected the appeal of {WHO} without a hearing.", Kind.APPEAL_REJECTED),
    (f"Officers told {WHO} that he was detained for threatening national security.", Attribute.REASON_GIVEN),
    (f"{WHO} was held incommunicado, and his family was not told where.", Kind.INCOMMUNICADO),
)
DAYS = ("2019-03-10", "2019-03-12", "2019-03-19", "2019-04-20", "2019-08-16", "2019-03", None)


def a_paper(number: int, lines: int) -> Document:
    """Return an invented paper of so many sentences."""
    text = f"Paper {number}.\n" + "\n".join(sentence(number, line)[0] for line in range(lines))
    data = text.encode()
    return Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="bench", text=text,
        language="en", frame=Frame(publisher=f"Paper {number % 90}", published=When.parse("2019-09-01")),
    )  # fmt: skip


def sentence(number: int, line: int) -> tuple[str, Kind | Attribute]:
    """Return what a line of a paper says, in words that stand nowhere else, and of what it tells."""
    said, predicate = SAID[invented.drawn(range(len(SAID)), number, line)]
    return f"{said[:-1]} (entry {line} of paper {number}).", predicate


def claims_in(paper: Document, number: int, lines: int) -> list[Claim]:
    """Return one claim on each sentence of a paper."""
    made, start = [], paper.text.index("\n") + 1
    for line in range(lines):
        quote, predicate = sentence(number, line)
        end = start + len(quote)
        claim = invented.a_claim(
            invented.a_document(0, 1), number * 1_000 + line, predicate, invented.drawn(DAYS, "day", number, line),
            value=quote if isinstance(predicate, Attribute) else None,
        )  # fmt: skip
        dated = claim.dated and replace(claim.dated, start=start, end=end)
        speaker = Mention(name="The spokesman", start=start, end=end, text="") if line % 9 == 0 else None
        made.append(
            replace(
                claim, passage=paper.passage(start, end), trigger=None, dated=dated, speaker=speaker, amounts=(),
                subject=Mention(name=WHO, start=start, end=end, text=WHO), modality=Modality.ASSERTED,
            )
        )  # fmt: skip
        start = end + 1
    return made


def a_case(number: int) -> tuple[CaseFile, dict[DocumentId, Document]]:
    """Return the case file of one invented person with its papers."""
    papers = [a_paper(number * 100 + place, FEW // 3) for place in range(3 * (TIMES if number % EACH == 0 else 1))]
    told = [
        claim for place, paper in enumerate(papers) for claim in claims_in(paper, number * 100 + place, FEW // 3)
    ]  # fmt: skip
    documents = {paper.id: paper for paper in papers}
    sources = Sources(
        documents=documents, claims=told, namings=(), decisions=invented.accepted(told),
        judgements=invented.one_person(papers), questions=load_law().questions,
    )  # fmt: skip
    (case,) = reconcile(sources)
    return case, documents


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    begun = time.perf_counter()
    cases = [a_case(number) for number in range(count)]
    claims = sum(len(case.claims) for case, _ in cases)
    print(f"{count} cases with {claims:,} claims, computed in {time.perf_counter() - begun:.1f} s before")
    begun = time.perf_counter()
    load_law()
    hold_against_law(*cases[0], state="Kazakhstan")
    print(f"  the first, with the law files  {time.perf_counter() - begun:8.2f} s")
    gc.collect()
    gc.freeze()  # as the desk does with all that it has read
    taken, started, used = [], time.perf_counter(), time.process_time()
    for case, documents in cases:
        begun = time.perf_counter()
        hold_against_law(case, documents, state="Kazakhstan")
        taken.append((time.perf_counter() - begun) * 1_000)
    whole, processor = time.perf_counter() - started, time.process_time() - used
    print(f"  all of them                    {whole:8.2f} s   processor {processor:.2f} s; target {TARGET_S:.0f} s")
    share, worked = (each / count * MANY / TARGET_S for each in (whole, processor))
    print(f"  ratio to {TARGET_S:.0f} s for {MANY:,} cases   {share:8.2f}     processor {worked:.2f}")
    print(f"  one case                       {statistics.median(taken):8.2f} ms  median, slowest {max(taken):.1f}")
    print(f"  load                           {os.getloadavg()[0]:8.1f}")


if __name__ == "__main__":
    main()
