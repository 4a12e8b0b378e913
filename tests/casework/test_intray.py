"""Files handed in at the desk are taken in beside it, one by one, and never lie on the disk. All is invented."""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))
from ingest_files import a_zip
from picture_files import TEXTS, a_scan, as_file, needs_tesseract

from habeas.casework.batch import Colleague, Failure, report
from habeas.casework.desk import Desk, begin_desk
from habeas.casework.intray import Handed, Stage, State, Terms, Tray, TrayFull
from habeas.casework.memory import recall
from habeas.ingest import unfold
from habeas.ingest.limits import USUAL
from habeas.model import Frame, Sensitivity, SetAside, When

STORY = b"Orsa Mellin was arrested in Tarn on 3 May 2021. She was released last Monday.\n"
MARKER = "Zurvanneke"  # stands in no other text
WAIT_S = 90.0


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with begin_desk(tmp_path / "case.habeas", "an invented passphrase", person="R. (invented)") as desk:
        yield desk


@pytest.fixture
def tray() -> Iterator[Tray]:
    tray = Tray(linger_s=0.1)
    yield tray
    tray.stop()


def a_file(data: bytes, name: str = "story.txt") -> Handed:
    return Handed(name=name, data=data, size=len(data))


def after(tray: Tray, desk: Desk, *files: Handed, terms: Terms | None = None) -> tuple[State, ...]:
    """Return how the files stand when the work is over."""
    tray.hand_in(desk, files, terms or Terms())
    assert tray.wait(WAIT_S)
    return tray.states()


def test_a_text_becomes_a_document_with_claims_and_with_what_was_said_of_it(desk: Desk, tray: Tray) -> None:
    frame = Frame(publisher="Lantern", published=When.parse("2021-07-20"), published_basis="supplied")
    terms = Terms(supplied=frame, received_from="Lantern", sensitivity=Sensitivity.SEALED)
    (state,) = after(tray, desk, a_file(STORY), terms=terms)
    memory = recall(desk)
    (document,) = memory.documents.values()
    assert (state.stage, state.document, state.claims) == (Stage.DONE, document.id, len(memory.claims))
    assert state.claims > 0
    assert document.frame == frame
    assert memory.provenances[document.id][0].received_from == "Lantern"
    assert memory.sensitivity_of(document.id) is Sensitivity.SEALED
    assert desk.ledger.get_original(document.sha256) == STORY


def test_the_same_bytes_again_are_known_and_both_copies_stand_on_the_record(desk: Desk, tray: Tray) -> None:
    states = after(tray, desk, a_file(STORY, "a.txt"), a_file(STORY, "b.txt"))
    (copies,) = recall(desk).provenances.values()
    assert [state.stage for state in states] == [Stage.DONE, Stage.KNOWN]
    assert [copy.original_name for copy in copies] == ["a.txt", "b.txt"]


def test_an_archive_is_unfolded_in_memory_and_its_files_stand_in_its_place(desk: Desk, tray: Tray) -> None:
    bundle = a_zip({"b.txt": STORY, "a.pdf": b"%PDF-1.7 broken", "../up.txt": "x"})
    states = after(tray, desk, a_file(b"first words\n", "first.txt"), a_file(bundle, "bundle.zip"))
    assert [(state.name, state.stage, state.code) for state in states] == [
        ("first.txt", Stage.DONE, None),
        ("bundle.zip/../up.txt", Stage.ASIDE, "unsafe-archive-name"),
        ("bundle.zip/a.pdf", Stage.ASIDE, "source-damaged"),
        ("bundle.zip/b.txt", Stage.DONE, None),
    ]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (a_file(b"", "nothing.txt"), "source-empty"),
        (a_file(b"%PDF-1.7 broken", "broken.pdf"), "source-damaged"),
        (a_file(b"GIF89a...", "drawing.gif"), "source-unknown-type"),
        (a_file(a_zip({"__MACOSX/._a": "x"}), "droppings.zip"), "no-text"),
        (Handed(name="huge.pdf", data=b"%PDF", size=USUAL.file_bytes + 1), "source-too-large"),
    ],
)
def test_what_cannot_be_read_is_set_aside_with_its_reason(desk: Desk, tray: Tray, file: Handed, code: str) -> None:
    (state,) = after(tray, desk, file)
    (aside,) = (entry.body for entry in desk.ledger.read(SetAside) if isinstance(entry.body, SetAside))
    assert (state.stage, state.code, aside.code, aside.size) == (Stage.ASIDE, code, code, file.size)
    assert state.remedy


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../x.txt", "../../x.txt"),  # a name, and nothing that is ever opened
        ("<script>alert(1)</script>.txt", "<script>alert(1)</script>.txt"),
        ("gpj\u202etxt.exe", "gpj\ufffdtxt.exe"),
        ("a\x00b\nc.txt", "a\ufffdb\ufffdc.txt"),
        ("", "—"),
        ("ж" * 300 + ".txt", "ж" * 250 + "….txt"),
    ],
)
def test_a_hostile_name_is_only_a_name(desk: Desk, tray: Tray, given: str, shown: str) -> None:
    (state,) = after(tray, desk, a_file(STORY, given))
    (copies,) = recall(desk).provenances.values()
    assert (state.name, copies[0].original_name, state.stage) == (shown, shown, Stage.DONE)


def test_what_memory_cannot_hold_is_refused_by_name_and_the_rest_is_taken(desk: Desk) -> None:
    tray = Tray(most_bytes=100, linger_s=0.1)
    handed = tray.hand_in(desk, [a_file(STORY, "a.txt"), a_file(STORY + b"!", "b.txt")], Terms())
    assert [state.name for state in handed.taken] == ["a.txt"]
    assert [(name, type(error)) for name, error in handed.refused] == [("b.txt", TrayFull)]
    assert tray.wait(WAIT_S)
    assert tray.hand_in(desk, [a_file(STORY + b"!", "b.txt")], Terms()).taken
    tray.stop()


def test_those_that_are_over_can_be_cleared(desk: Desk, tray: Tray) -> None:
    after(tray, desk, a_file(STORY))
    tray.clear()
    assert tray.states() == ()
    assert recall(desk).documents


def test_a_picture_is_read_after_the_others_page_by_page(desk: Desk, tray: Tray) -> None:
    needs_tesseract("eng")
    picture = as_file(a_scan(TEXTS["eng"]))
    states = after(tray, desk, a_file(picture, "scan.png"), a_file(STORY))
    by_name = {state.name: state for state in states}
    assert [state.stage for state in states] == [Stage.DONE, Stage.DONE]
    assert (by_name["scan.png"].page, by_name["scan.png"].pages) == (1, 1)
    assert list(recall(desk).documents) == [by_name["story.txt"].document, by_name["scan.png"].document]


def test_a_stopped_tray_forgets_what_was_not_read(desk: Desk, tray: Tray) -> None:
    tray.hand_in(desk, [a_file(STORY + str(number).encode(), f"{number}.txt") for number in range(40)], Terms())
    tray.stop()
    before = desk.ledger.head
    assert tray.states() == ()
    assert tray.hand_in(desk, [a_file(STORY)], Terms()).taken == ()
    assert desk.ledger.head == before
    assert len(recall(desk).documents) < 40


def test_nothing_of_a_file_lies_readable_on_the_disk(
    desk: Desk, tray: Tray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    text = f"{MARKER} was arrested in Tarn on 3 May 2021.\n".encode()
    page = f"<html><body><p>{MARKER} was released on 5 May 2021.</p></body></html>".encode()
    states = after(tray, desk, a_file(text), a_file(a_zip({"page.html": page}, packed=False), f"{MARKER}.zip"))
    assert [state.stage for state in states] == [Stage.DONE, Stage.DONE]
    assert all(MARKER in document.text for document in recall(desk).documents.values())
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in files if MARKER.encode() in path.read_bytes() or MARKER in path.name] == []


def test_bytes_in_memory_unfold_as_a_file_does() -> None:
    data = a_zip({"z.txt": "last", "a/b.txt": "first"})
    assert [(source.name, source.read()) for source in unfold(data, name="x.zip")] == [
        ("x.zip/a/b.txt", b"first"),
        ("x.zip/z.txt", b"last"),
    ]


def test_a_colleague_works_in_another_process_and_can_be_ended() -> None:
    colleague = Colleague()
    assert colleague.ask(len, "four") == 4
    assert isinstance(colleague.ask(int, "no number"), Failure)
    colleague.end()
    assert colleague.ask(len, "four") == Failure(error="ProcessDied")


def test_one_file_can_be_stopped_and_the_others_go_on(desk: Desk, tray: Tray) -> None:
    slow = a_zip({f"{number}.txt": STORY + str(number).encode() for number in range(3)})
    tray.hand_in(desk, [a_file(slow, "three.zip"), a_file(STORY, "last.txt")], Terms())
    tray.stop_reading(2)
    assert tray.wait(WAIT_S)
    stages = {state.name.rpartition("/")[2]: (state.stage, state.code) for state in tray.states()}
    assert stages["last.txt"] == (Stage.ASIDE, "reading-stopped")
    assert {stages[f"{number}.txt"][0] for number in range(3)} == {Stage.DONE}
    assert [each.code for each in (entry.body for entry in desk.ledger.read(SetAside))] == ["reading-stopped"]


def test_a_colleague_tells_how_far_it_is_and_stops_when_told() -> None:
    colleague, told, stop = Colleague(), list[tuple[int, int]](), threading.Event()
    assert colleague.ask(telling_work, 3, meter=lambda done, total: told.append((done, total))) == 3
    assert told == [(1, 3), (2, 3), (3, 3)]
    stop.set()
    assert isinstance(colleague.ask(time.sleep, 60, stop=stop), Failure)
    assert colleague.ask(telling_work, 1) == 1
    colleague.end()


def telling_work(count: int) -> int:
    for number in range(1, count + 1):
        report(number, count)
    return count
