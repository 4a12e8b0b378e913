"""The program that reads pictures is fenced in, and what it and the drawing process answer is believed only in form."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit" / "ingest"))

from picture_files import a_scan, needs_tesseract

from habeas.errors import Unreadable
from habeas.ingest import Limits
from habeas.ingest.confine import PYTHON, answer_of
from habeas.ingest.errors import ReaderFailed, SourceDamaged, SourceTimedOut, SourceTookTooMuchMemory
from habeas.ingest.scans.picture import MOST_PIXELS, Picture, parse_answer, write_answer
from habeas.ingest.scans.program import LAUNCH, find_open_fence, find_program
from habeas.ingest.scans.tsv import HEAD, compose, parse_tsv

FENCED = sys.platform == "linux" and os.uname().machine in {"x86_64", "aarch64"}
fenced = pytest.mark.skipif(not FENCED, reason="this system has no seccomp or Landlock")
PAGE = Picture(width=100, height=50, dpi=None, pixels=bytes(5000))

# A program in the place of tesseract: a Python that says what it may do.
TRIES = """
import os, socket, subprocess, sys
def tried(act):
    try: act()
    except OSError as error: return type(error).__name__
    return "DONE"
print(tried(lambda: open("{secret}").read()), tried(lambda: open("{mark}", "w")),
      tried(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM)), tried(os.fork),
      tried(lambda: os.execv("/bin/echo", ["echo", "DONE"])), tried(lambda: os.kill(os.getppid(), 0)))
"""


@fenced
def test_the_reading_program_has_no_file_no_network_no_process_and_no_other_program(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("invented")
    python = Path(sys.executable).resolve()
    folders = Path(sys.base_prefix)
    script = TRIES.format(secret=secret, mark=tmp_path / "mark")
    bounds = [str(python), str(folders), str(1024**3), "20"]
    answer = answer_of([*PYTHON, LAUNCH, *bounds, "-S", "-c", script], b"", limits=Limits(wall_s=30))
    assert answer.split() == [b"PermissionError"] * 6
    assert not (tmp_path / "mark").exists()


@fenced
def test_a_program_that_is_not_named_cannot_be_started_at_all(tmp_path: Path) -> None:
    bounds = [str(Path(sys.executable).resolve()), str(Path(sys.base_prefix)), str(1024**3), "20"]
    script = "import os; os.execv('/usr/bin/env', ['env'])"
    with pytest.raises(ReaderFailed):
        answer_of([*PYTHON, LAUNCH, *bounds, "-S", "-c", script], b"", limits=Limits(wall_s=30))


def test_where_the_network_cannot_be_closed_off_the_program_is_not_started() -> None:
    script = (
        "import runpy, sys; sys.argv = ['launch', '/bin/echo', '/usr', '1000000000', '20', 'STARTED'];"
        f"sys.platform = 'darwin'; runpy.run_path({LAUNCH!r}, run_name='__main__')"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=30)
    assert (ended.returncode, ended.stdout) == (78, b"")


def test_what_cannot_be_closed_off_is_found_out_by_trying() -> None:
    needs_tesseract("eng")
    bounds = [str(find_program().path), str(find_program().data), str(1024**3), "20"]
    asked = json.loads(answer_of([*PYTHON, LAUNCH, *bounds], b"", limits=Limits(wall_s=30)))
    assert tuple(asked) == find_open_fence()


def test_tesseract_is_stopped_at_its_limits() -> None:
    needs_tesseract("eng")
    page = a_scan("Ilmar Sandvik was arrested. " * 40)
    picture = Picture(width=page.width, height=page.height, dpi=300, pixels=page.tobytes())
    words = ("-l", "eng", "--psm", "3", "tsv")
    with pytest.raises(SourceTimedOut):
        find_program().run(picture, *words, limits=Limits(wall_s=0.05, wall_s_per_mib=0))
    with pytest.raises((ReaderFailed, SourceTookTooMuchMemory)):
        find_program().run(picture, *words, limits=Limits(memory_bytes=60 * 1024**2))


# What the drawing process answers


@pytest.mark.parametrize(
    ("answer", "error", "why"),
    [
        (b"", ReaderFailed, "nothing"),
        (b"habeas-pixels 100 50 0\n" + bytes(4999), ReaderFailed, "a pixel too few"),
        (b"habeas-pixels 100 50 0\n" + bytes(5001), ReaderFailed, "a pixel too many"),
        (b"habeas-pixels 0 50 0\n", ReaderFailed, "no width"),
        (b"habeas-pixels 999999 999999 0\n", ReaderFailed, "more than may be drawn"),
        (b"habeas-pixels -1 50 0\n", ReaderFailed, "a negative width"),
        (b'{"refused": "source-damaged"}', SourceDamaged, "a refusal it may give"),
        (b'{"refused": "invented"}', ReaderFailed, "a code that does not exist"),
        (b'{"refused": ["source-damaged"]}', ReaderFailed, "a code that is no word"),
    ],
)
def test_pixels_that_are_not_of_the_agreed_form_are_not_believed(
    answer: bytes, error: type[Unreadable], why: str
) -> None:
    with pytest.raises(error):
        parse_answer(answer)


def test_a_picture_comes_back_as_it_was_drawn() -> None:
    assert parse_answer(write_answer(PAGE)) == PAGE
    assert MOST_PIXELS < 999_999 * 999_999


# What tesseract writes


def tsv(*rows: str) -> bytes:
    return "\n".join((HEAD, *rows)).encode()


def a_row(text: str, *, box: str = "10\t10\t20\t8", confidence: str = "96.5", at: str = "1\t1\t1\t1") -> str:
    return f"5\t1\t{at}\t{box}\t{confidence}\t{text}"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"", "nothing"),
        (b"\xff\xfe", "no UTF-8"),
        (b"Error opening data file", "no table"),
        (tsv("5\t1\t1"), "columns missing"),
        (tsv(a_row("word", box="a\t10\t20\t8")), "a place that is no number"),
        (tsv(a_row("word", confidence="nan")), "a confidence that is no number"),
        (tsv(a_row("word", confidence="inf")), "a confidence without end"),
        (tsv(*[a_row("w")] * 100_001), "words without end"),
    ],
)
def test_a_table_that_is_not_tesseracts_is_not_believed(answer: bytes, why: str) -> None:
    with pytest.raises(ReaderFailed):
        parse_tsv(answer, PAGE)


@pytest.mark.parametrize(
    ("row", "text", "box", "why"),
    [
        (a_row("word"), "word", (10, 10, 20, 8), "as it should be"),
        (a_row("word", box="-5\t10\t9999\t8"), "word", (0, 10, 100, 8), "a box beyond the page is cut to it"),
        (a_row("a\x1b[31mb"), "a[31mb", (10, 10, 20, 8), "a terminal's control sequence loses its control"),
        (a_row("\u202eabc\u202c"), "abc", (10, 10, 20, 8), "marks of direction are not letters"),
        (a_row("w" * 9000), "w" * 500, (10, 10, 20, 8), "a word without end"),
        (a_row("word", confidence="250"), "word", (10, 10, 20, 8), "surer than sure"),
    ],
)
def test_a_word_is_kept_within_its_bounds(row: str, text: str, box: tuple[int, ...], why: str) -> None:
    (seen,) = parse_tsv(tsv(row), PAGE)
    assert (seen.text, seen.box) == (text, box)
    assert 0 <= seen.confidence <= 100


LINE_2, BLOCK_2 = "1\t1\t2\t1", "2\t1\t1\t1"


@pytest.mark.parametrize(
    ("rows", "text", "why"),
    [
        ([a_row("He"), a_row("was")], "He was", "words of a line"),
        ([a_row("He"), a_row("was", at=LINE_2)], "He\nwas", "lines of a paragraph"),
        ([a_row("He"), a_row("was", at=BLOCK_2)], "He\n\nwas", "blocks stand apart"),
        ([a_row("impri-"), a_row("soned", at=LINE_2)], "imprisoned", "a word that was broken"),
        ([a_row("Kok-"), a_row("Tobe", at=LINE_2)], "Kok-\nTobe", "a name with a hyphen is left alone"),
        ([a_row("impri-"), a_row("soned", at=BLOCK_2)], "impri-\n\nsoned", "not across blocks"),
        ([a_row("警"), a_row("方"), a_row("拘留", at=LINE_2)], "警方拘留", "Chinese, across lines"),
        ([a_row("于"), a_row("2021"), a_row("年")], "于2021年", "figures among Chinese"),
        ([a_row("~", confidence="12"), a_row("He")], "He", "dirt on the paper"),
        ([], "", "nothing"),
    ],
)
def test_text_is_made_of_words_lines_and_blocks(rows: list[str], text: str, why: str) -> None:
    made, table = compose(parse_tsv(tsv(*rows), PAGE))
    assert made == text
    words = [tuple(map(int, line.split())) for line in table.splitlines()]
    assert "".join(made[start:end] for start, end, *_ in words) == "".join(made.split())
