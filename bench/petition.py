"""Seconds and peak memory for a petition with 200 footnotes: the text, the PDF, the DOCX.

Run: .venv/bin/python bench/petition.py. The case is invented.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "tests")]

from builders import a_case, a_claim, a_document  # noqa: E402
from habeas.assess import assess  # noqa: E402
from habeas.law import load_law  # noqa: E402
from habeas.model import CaseFile, Document, Frame, Kind, When  # noqa: E402
from habeas.petition import petition, to_docx, to_pdf  # noqa: E402

T = TypeVar("T")
NOTES = 200
KINDS = [kind for kind in Kind if kind is not Kind.ENFORCED_DISAPPEARANCE]
FRAME = Frame(publisher="Lantern Rights Watch", title="An invented report", published=When.parse("2019-08-19"))


def invent() -> tuple[CaseFile, Document]:
    """Return a case of 200 accepted claims, each on a sentence of its own."""
    sentences = [
        f"On {number % 28 + 1} March 2019, in note {number}, Dauren Esimov was taken before a court, "
        "without his lawyer, for articles that he published on a website about the prison of Ardeny."
        for number in range(NOTES)
    ]
    document = a_document("\n".join(sentences), frame=FRAME)
    claims = [
        a_claim(document, text, KINDS[number % len(KINDS)], when=f"2019-03-{number % 28 + 1:02d}")
        for number, text in enumerate(sentences)
    ]
    return a_case(claims), document


def timed(what: str, work: Callable[[], T]) -> T:
    """Do the work and print how long it took."""
    started = time.perf_counter()
    done = work()
    print(f"{what}: {time.perf_counter() - started:.2f} s")
    return done


if __name__ == "__main__":
    case, document = invent()
    law = timed("law files", load_law)
    found = timed("assess", lambda: assess(case, law, state="Kazakhstan"))
    made = timed(
        "petition",
        lambda: petition(
            case, found, law, documents={document.id: document}, names={document.id: "report.txt"}, made_on="2026-11-22"
        ),
    )
    print(f"{len(made.sentences)} sentences, {len(made.footnotes)} footnotes")
    for what, write in (("PDF", to_pdf), ("DOCX", to_docx)):
        data = timed(f"{what}, first", lambda write=write: write(made))
        timed(f"{what}, again", lambda write=write: write(made))
        print(f"{what}: {len(data):,} bytes")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
