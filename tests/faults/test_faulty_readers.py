"""A reading process that crashes, hangs, lies or attacks harms one file and nothing else."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest

from habeas.errors import Unreadable
from habeas.ingest import Limits
from habeas.ingest.answer import parse_answer
from habeas.ingest.confine import ask
from habeas.ingest.errors import ReaderFailed, SourceDamaged, SourceTimedOut, SourceTookTooMuchMemory

FAULTY = Path(__file__).with_name("engines") / "faulty.py"
QUICK = Limits(wall_s=20, text_chars=1000)
FENCED = sys.platform == "linux" and os.uname().machine in {"x86_64", "aarch64"}
fenced = pytest.mark.skipif(not FENCED, reason="this system has no seccomp or Landlock")


def asked(fault: str, data: bytes = b"", *, limits: Limits = QUICK) -> str:
    answered = ask([sys.executable, "-P", "-B", str(FAULTY), fault], data, limits=limits)
    return answered.extract.text


def printed(script: str, data: bytes = b"") -> None:
    ask([sys.executable, "-c", script], data, limits=QUICK)


def test_a_reader_that_works_is_heard() -> None:
    assert asked("echo", b"words") == "words"


@pytest.mark.parametrize(
    ("fault", "error", "why"),
    [
        ("refuses", SourceDamaged, "a refusal it may give"),
        ("raises", ReaderFailed, "an error nobody foresaw"),
        ("crashes", ReaderFailed, "a memory fault"),
        ("aborts", ReaderFailed, "as pdfium does on some files"),
        ("recurses", SourceTookTooMuchMemory, "nested without end"),
        ("eats-memory", SourceTookTooMuchMemory, "stopped by its own limit"),
        ("is-killed", SourceTookTooMuchMemory, "as the system does when memory runs out"),
        ("spins", SourceTimedOut, "stopped by its processor time"),
    ],
)
def test_a_reader_that_fails_sets_its_file_aside(fault: str, error: type[Unreadable], why: str) -> None:
    with pytest.raises(error):
        asked(fault)


def test_a_reader_that_hangs_is_stopped_at_the_limit() -> None:
    began = time.monotonic()
    with pytest.raises(SourceTimedOut):
        asked("hangs", limits=Limits(wall_s=1.5))
    assert time.monotonic() - began < 10


def test_a_reader_that_does_not_listen_does_not_hold_us_up() -> None:
    with pytest.raises(SourceTimedOut):
        ask([sys.executable, "-c", "import time; time.sleep(60)"], bytes(10_000_000), limits=Limits(wall_s=1.5))


def test_a_reader_that_closes_its_answer_and_stays_is_stopped() -> None:
    script = "import os, time; os.close(1); time.sleep(60)"
    with pytest.raises(SourceTimedOut):
        ask([sys.executable, "-c", script], b"", limits=Limits(wall_s=2))


def test_what_a_reader_started_ends_with_it(tmp_path: Path) -> None:
    mark = tmp_path / "late"
    script = f"import os, time; os.fork() or (time.sleep(3), open({str(mark)!r}, 'w')); os._exit(0)"
    with pytest.raises(Unreadable):
        ask([sys.executable, "-c", script], b"", limits=Limits(wall_s=1))
    time.sleep(3)
    assert not mark.exists()


def test_a_reader_that_answers_without_end_is_cut_off() -> None:
    with pytest.raises(ReaderFailed):
        printed("import sys\nwhile True: sys.stdout.write('a' * 65536)")


EXTRACT = {
    "engine": "x", "text": "abc", "pages": [], "title": None, "author": None, "publisher": None, "published": None,
    "url": None, "warnings": [], "properties": [], "scans": [], "tables": [],
    "form": None,
}  # fmt: skip
PAGE = {"number": 1, "start": 0, "end": 3}


def with_extract(**changes: object) -> bytes:
    return json.dumps({"extract": EXTRACT | changes, "fence": []}).encode()


def test_an_answer_of_the_agreed_form_is_believed_in_form() -> None:
    assert parse_answer(with_extract(pages=[PAGE]), text_chars=3).extract.pages[0].end == 3


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"", "nothing"),
        (b"Traceback (most recent call last):", "no JSON"),
        (b"\xff\xfe", "no UTF-8"),
        (b"[" * 100_000, "nested without end"),
        (b"9" * 10_000, "a number too long to read"),
        (b"null", "not an object"),
        (b'{"refused": "invented-code"}', "a code that does not exist"),
        (b'{"refused": ["source-locked"]}', "a code that is no word"),
        (b'{"refused": "source-locked", "extract": {}}', "two answers at once"),
        (json.dumps({"extract": EXTRACT}).encode(), "a key missing"),
        (json.dumps({"extract": EXTRACT, "fence": [], "more": 1}).encode(), "a key too many"),
        (with_extract(more=1), "an unknown field"),
        (with_extract(text=7), "text that is none"),
        (with_extract(text="a" * 101), "more text than allowed"),
        (with_extract(text="a\x00b"), "a NUL, which the ledger cannot hold"),
        (with_extract(text="a\ud800b"), "half a letter"),
        (with_extract(title="a\x1b[31m"), "a terminal's control sequence"),
        (with_extract(title="a" * 5000), "a title without end"),
        (with_extract(warnings=["x"] * 1000), "warnings without end"),
        (with_extract(warnings=[None]), "a warning that is no word"),
        (with_extract(pages=[PAGE | {"end": 4}]), "a page beyond the text"),
        (with_extract(pages=[PAGE | {"start": -1}]), "a page before the text"),
        (with_extract(pages=[PAGE | {"start": True}]), "a truth for a number"),
        (with_extract(pages=[PAGE, PAGE | {"number": 2}]), "pages that overlap"),
        (with_extract(pages=[PAGE | {"number": 5}]), "pages misnumbered"),
        (with_extract(pages=[PAGE | {"more": 1}]), "an unknown key in a page"),
        (with_extract(pages=[7]), "a page that is none"),
        (with_extract(pages={}), "pages that are no list"),
    ],
)
def test_an_answer_of_another_form_is_not_used(answer: bytes, why: str) -> None:
    with pytest.raises(ReaderFailed):
        parse_answer(answer, text_chars=100)


@fenced
@pytest.mark.parametrize(
    "act", ["tcp", "udp", "unix", "pair", "program", "exec", "fork", "writes-file", "signals-parent"]
)
def test_a_reader_cannot_reach_the_network_or_other_processes(act: str) -> None:
    assert asked(act) == "refused: PermissionError"


@fenced
@pytest.mark.parametrize("path", ["/etc/passwd", "/proc/self/environ", str(Path(__file__))])
def test_a_reader_cannot_read_other_files(path: str) -> None:
    assert asked("reads-file", path.encode()) == "refused: PermissionError"


@fenced
@pytest.mark.parametrize("act", ["lists-folder", "writes-elsewhere"])
def test_a_reader_cannot_look_around_or_write(act: str, tmp_path: Path) -> None:
    path = tmp_path if act == "lists-folder" else tmp_path / "x"
    assert asked(act, str(path).encode()) == "refused: PermissionError"
    assert list(tmp_path.iterdir()) == []


@fenced
def test_the_fence_leaves_threads_and_memory_alone() -> None:
    assert (asked("thread"), asked("maps")) == ("a thread ran", "4096")


def test_a_reader_sees_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HABEAS_INVENTED_SECRET", "x")
    assert set(asked("environment").split()) <= {"PYTHONHASHSEED", "LC_CTYPE"}


@fenced
def test_a_fence_that_closed_leaves_no_warning() -> None:
    assert ask([sys.executable, "-P", "-B", str(FAULTY), "echo"], b"x", limits=QUICK).fence == ()
