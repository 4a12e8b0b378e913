"""Seconds of the processor and peak memory for a petition with 200 footnotes from 50 documents, the gate included.

Run: .venv/bin/python bench/petition.py. The case is invented. What else runs on the machine does not count, so far as
the processor's own clock tells it apart.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pypdfium2 import PdfDocument

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "tests")]

from builders import a_case, a_claim, a_document  # noqa: E402
from habeas.assess import assess  # noqa: E402
from habeas.casework.rendering import render_files  # noqa: E402
from habeas.law import load_law  # noqa: E402
from habeas.model import CaseFile, Document, DocumentId, Frame, Kind, Petition, When  # noqa: E402
from habeas.model.seeking import Protected  # noqa: E402
from habeas.petition import petition, redact, to_docx, to_odt, to_pdf  # noqa: E402
from habeas.publish import find_leaks  # noqa: E402

T = TypeVar("T")
NOTES = 200
DOCUMENTS = 50
MOST_S = 3  # seconds for all of it, warm
WARM = 3  # times; the best is told
WRITERS = {"PDF": to_pdf, "DOCX": to_docx, "ODT": to_odt}
KINDS = [kind for kind in Kind if kind is not Kind.ENFORCED_DISAPPEARANCE]


def _document(number: int) -> tuple[Document, list[str]]:
    sentences = [
        f"On {each % 28 + 1} March 2019, in note {each}, Dauren Esimov was taken before a court, "
        "without his lawyer, for articles that he published on a website about the prison of Ardeny."
        for each in range(number, NOTES, DOCUMENTS)
    ]
    frame = Frame(publisher=f"Lantern Rights Watch {number}", title="An invented report",
                  published=When.parse("2019-08-19"))  # fmt: skip
    return a_document("\n".join(sentences), frame=frame), sentences


def invent() -> tuple[CaseFile, dict[DocumentId, Document]]:
    """Return a case of 200 accepted claims, each on a sentence of its own, in 50 documents."""
    made = [_document(number) for number in range(DOCUMENTS)]
    told = [(document, text) for document, sentences in made for text in sentences]
    claims = [
        a_claim(document, text, KINDS[number % len(KINDS)], when=f"2019-03-{number % 28 + 1:02d}")
        for number, (document, text) in enumerate(told)
    ]
    return a_case(claims), {document.id: document for document, _ in made}


def timed(what: str, work: Callable[[], T]) -> T:
    """Do the work and print how long it took."""
    started = time.process_time()
    done = work()
    print(f"{what}: {time.process_time() - started:.2f} s")
    return done


def build(case: CaseFile, documents: dict[DocumentId, Document]) -> Petition:
    """Return the petition, assessment included."""
    law = load_law()
    names = {key: f"report {number}.txt" for number, key in enumerate(documents)}
    found = assess(case, law, state="Kazakhstan")
    return petition(case, found, law, documents=documents, names=names, made_on="2026-11-22")


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the fastest of a few times."""
    seconds = []
    for _ in range(WARM):
        started = time.process_time()
        work()
        seconds.append(time.process_time() - started)
    return min(seconds)


def everything(case: CaseFile, documents: dict[DocumentId, Document]) -> None:
    """Build the petition and write every format."""
    made = build(case, documents)
    for write in WRITERS.values():
        write(made)


if __name__ == "__main__":
    case, documents = invent()
    made = timed("assess and petition, first", lambda: build(case, documents))
    print(f"{len(made.sentences)} sentences, {len(made.footnotes)} footnotes, {len(made.annex)} annexes")
    for what, write in WRITERS.items():
        data = timed(f"{what}, first", lambda write=write: write(made))
        print(f"{what}, warm: {best(lambda write=write: write(made)):.2f} s, {len(data):,} bytes")
    print(f"{len(PdfDocument(to_pdf(made)))} pages")
    print(f"assess and petition, warm: {best(lambda: build(case, documents)):.2f} s")
    print(f"all together, warm: {best(lambda: everything(case, documents)):.2f} s")
    hers = (Protected(text="Ama Boduk", words=("Boduk",)),)  # an invented name
    cut = timed("redacted", lambda: redact(made, hers))
    for what, write in WRITERS.items():
        data, name = write(cut), f"x.{what.lower()}"
        print(f"{what} opened again: {best(lambda data=data, name=name: find_leaks(data, name, hers)):.2f} s")
    seconds = best(lambda: render_files(redact(build(case, documents), hers), protected=hers, endings=("pdf",)))
    print(f"petition, redacted, PDF, gate: {seconds:.2f} s")
    seconds = best(lambda: render_files(build(case, documents), protected=hers, endings=("pdf", "docx", "odt")))
    print(f"petition, PDF, DOCX, ODT, gate: {seconds:.2f} s of {MOST_S} s")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
