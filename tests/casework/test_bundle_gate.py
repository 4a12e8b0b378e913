"""Originals and records of a bundle are searched too, and a PDF of others is opened in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "unit" / "ingest"))

from ingest_files import a_pdf

from consented import allow
from habeas.casework.bundling import Wanted, export_bundle
from habeas.casework.cases import get_case
from habeas.casework.decisions import decide, judge
from habeas.casework.desk import Desk
from habeas.casework.foreign import shown_by_pdf
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.model import Audience, Frame, Sameness, Verdict
from habeas.model.seeking import Protected
from habeas.publish import LeakFound, find_leaks

NAME, HIDDEN = "Orsa Mellin", "Peto Vash"  # invented
COURT = Wanted(case=NAME, audience=Audience.COURT, with_names=True)
CLEAN = "Orsa Mellin was arrested in Tarn on 3 May 2021."


def handed_in(desk: Desk, path: Path, frame: Frame) -> None:
    before = set(recall(desk).documents)
    take_in(desk, [path], supplied=frame, received_from=None, tell=lambda words: None)
    new = [each for key, each in recall(desk).documents.items() if key not in before]
    propose_from(desk, new, tell=lambda words: None)


def with_paper(desk: Desk, folder: Path, told: str, frame: Frame) -> None:
    """Give the desk a hidden letter and a paper in PDF that may name who wrote it; all is accepted and allowed."""
    (folder / "letter.txt").write_text(f"{CLEAN} So said a neighbour.\n", encoding="utf-8")
    (folder / "paper.pdf").write_bytes(a_pdf(told))
    handed_in(desk, folder / "letter.txt", Frame(author=HIDDEN, cited_as="a neighbour"))
    handed_in(desk, folder / "paper.pdf", frame)
    first, *others = [key for key, naming in recall(desk).namings.items() if naming.name == NAME]
    for other in others:
        judge(desk, first, other, Sameness.SAME, because="one case")
    claims = [each.claim.id for each in get_case(recall(desk), NAME).claims]
    decide(desk, claims, Verdict.ACCEPT, because="read")
    allow(desk, NAME, Audience.COURT)


def test_a_bundle_in_which_nobody_hidden_is_named_leaves(desk: Desk, tmp_path: Path) -> None:
    with_paper(desk, tmp_path, CLEAN, Frame(publisher="Lantern"))
    made = export_bundle(desk, COURT, tmp_path / "out")
    assert len(made.choice.documents) == 2


@pytest.mark.parametrize(
    ("told", "frame", "place", "why"),
    [
        (
            f"{CLEAN} So said Peto Vash.",
            Frame(publisher="Lantern"),
            "doc-[0-9a-f]{16}, page 1",
            "the original names who must not be",
        ),
        (
            CLEAN,
            Frame(publisher="Lantern", title="As told by P. Vash"),
            "what was noted of doc-[0-9a-f]{16}, the text",
            "only what we noted of it does",
        ),
    ],
)
def test_what_names_a_hidden_source_keeps_a_bundle_here(
    desk: Desk, tmp_path: Path, told: str, frame: Frame, place: str, why: str
) -> None:
    with_paper(desk, tmp_path, told, frame)
    with pytest.raises(LeakFound, match=place) as refused:
        export_bundle(desk, COURT, tmp_path / "out")
    assert HIDDEN not in refused.value.message, why
    assert not list((tmp_path / "out").glob("*")), why


def test_a_paper_of_others_is_searched_without_being_decoded_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pypdfium2.PdfDocument", None)  # whoever opens a PDF in this process fails
    words = (Protected(text=NAME),)
    with pytest.raises(TypeError):
        find_leaks(a_pdf(CLEAN), "x.pdf", words)
    assert find_leaks(a_pdf(CLEAN), "x.pdf", words, foreign=True, opener=shown_by_pdf)[0] == "page 1"
