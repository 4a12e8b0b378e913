"""Documents are named as people agreed; nobody here exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.view import view_of
from habeas.model import Frame


@pytest.mark.parametrize(
    ("frame", "title", "publisher", "why"),
    [
        (Frame(), "letter.txt", None, "nothing is known: its file names it"),
        (Frame(publisher="Lantern"), None, "Lantern", "its publisher names it"),
        (Frame(author="Lena T.", cited_as="a relative"), None, "a relative", "its source must not be named"),
    ],
)
def test_a_document_is_named_as_far_as_it_may_be(
    desk: Desk, tmp_path: Path, frame: Frame, title: str | None, publisher: str | None, why: str
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("An invented letter about Orsa Mellin.", encoding="utf-8")
    (document,) = take_in(desk, [file], supplied=frame, received_from=None, tell=lambda words: None).documents
    cited = view_of(recall(desk)).cited[document.id]
    assert (cited.frame.title, cited.frame.publisher, cited.frame.author) == (title, publisher, None), why
