"""Bringing documents in by keyboard alone; nobody and nothing in them exists."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from visitor import Visitor

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))
from ingest_files import a_pdf

LETTER = "Orsa Mellin was arrested in Tarn on 3 May 2021. She was released on 5 May 2021.\n"
READ_MS = 120_000


def brings(visitor: Visitor, name: str, data: bytes) -> None:
    """Choose a file, having moved to where it is chosen, and bring it in."""
    visitor.opens("/inbox/")
    visitor.reaches("input[type=file][name=files]:not([webkitdirectory])")
    chooser = visitor.page.locator("input[type=file][name=files]:not([webkitdirectory])")
    chooser.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
    visitor.follows("#bring button.primary")


def waits_until(visitor: Visitor, name: str, stage: str) -> str:
    """Wait until a file has come so far; return what is said of it."""
    line = visitor.page.locator(f".state.{stage}").filter(has_text=name)
    line.wait_for(timeout=READ_MS)
    return line.inner_text()


def test_a_file_is_brought_in_and_followed_until_it_is_read(visitor: Visitor) -> None:
    brings(visitor, "letter.txt", LETTER.encode())
    says = waits_until(visitor, "letter.txt", "done")
    assert "claims found" in says
    visitor.page.locator("#document-list .piece").filter(has_text="letter.txt").wait_for()


def test_who_published_a_document_and_when_is_written_on_its_sheet(visitor: Visitor) -> None:
    brings(visitor, "told.txt", LETTER.replace("Orsa", "Irda").encode())
    waits_until(visitor, "told.txt", "done")
    visitor.follows(".state.done .name a")
    visitor.is_at("/documents/doc-")
    visitor.fills("#id_publisher", "Lantern (invented)")
    visitor.fills("#id_published", "2021-05")
    visitor.sees("Means: May 2021")
    visitor.follows("form[action$='/describe/'] button.primary")
    visitor.is_at("/documents/doc-[^/]+/$")
    assert visitor.finds("#id_publisher").input_value() == "Lantern (invented)"
    visitor.opens("/inbox/?name=Lantern")
    visitor.sees("May 2021")


def test_a_sheet_is_written_without_scripts_too(plain_visitor: Visitor) -> None:
    plain_visitor.opens("/inbox/?name=fonar")
    plain_visitor.follows(".documents a.title")
    plain_visitor.is_at("/documents/doc-")
    plain_visitor.fills("#id_publisher", "The Lantern group (invented)")
    plain_visitor.fills("#id_published", "2023-06")
    plain_visitor.follows("form[action$='/describe/'] button.primary")
    plain_visitor.sees("Means: June 2023")
    assert plain_visitor.finds("#id_publisher").input_value() == "The Lantern group (invented)"


def test_a_broken_file_is_set_aside_and_why_is_said(visitor: Visitor) -> None:
    brings(visitor, "broken.pdf", b"%PDF-1.7\nnothing that could be read follows\n")
    says = waits_until(visitor, "broken.pdf", "aside")
    assert len(says.splitlines()) > 1
    visitor.opens("/inbox/")
    visitor.page.locator("section[aria-labelledby=aside]").get_by_text("broken.pdf").wait_for()


def test_the_picture_of_a_page_is_one_key_away(visitor: Visitor) -> None:
    brings(visitor, "printed.pdf", a_pdf("Anda Mellin was arrested in Tarn on 3 May 2021."))
    waits_until(visitor, "printed.pdf", "done")
    visitor.follows(".state.done .name a")
    visitor.is_at("/documents/doc-")
    visitor.presses("r")
    visitor.is_at("/read/doc-")
    visitor.finds("#card[data-claim]")
    visitor.presses("o")
    picture = visitor.finds("details.picture[open] img")
    assert picture.evaluate("async each => { await each.decode(); return each.naturalWidth }") > 100


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("plainly.txt", LETTER.replace("Orsa", "Vela").encode(), "claims found"),
        ("ruined.pdf", b"%PDF-1.7\nnothing\n", "set aside"),
    ],
)
def test_without_scripts_the_form_itself_brings_files_in(
    name: str, data: bytes, says: str, plain_visitor: Visitor
) -> None:
    brings(plain_visitor, name, data)
    plain_visitor.is_at("/inbox/tray/")
    line = plain_visitor.page.locator(".state:is(.done, .aside)").filter(has_text=name)
    line.wait_for(timeout=READ_MS)  # the page loads itself again
    assert says in line.inner_text()
