"""Whatever a reading process answers, the parent believes it in form or not at all: fuzzed, and bounded."""

from __future__ import annotations

import json
import sys
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.casework import pictures
from habeas.casework.pictures import PreviewsOff, prove_previews
from habeas.errors import Unreadable
from habeas.ingest import Limits, confine, probe
from habeas.ingest.answer import EXTRACT_KEYS, Answered, is_sound, parse_answer
from habeas.ingest.confine import PYTHON, Watch, answer_of, read_confined
from habeas.ingest.errors import ReaderFailed, ReaderUnconfined, ReadingStopped, SourceTimedOut
from habeas.ingest.parts import open_part
from habeas.ingest.progress import Heard
from habeas.ingest.scans.draw import drawn
from habeas.ingest.scans.picture import Picture
from habeas.ingest.scans.picture import parse_answer as parse_picture
from habeas.ingest.sniff import Format

WORDS = st.text(max_size=20) | st.just("a\x00b") | st.just("\ud800") | st.just("x" * 3000)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | WORDS
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
)
NEARLY = {
    "engine": "x", "text": "abc def", "pages": [{"number": 1, "start": 0, "end": 7}], "title": None, "author": "A",
    "publisher": None, "published": None, "url": None, "warnings": ["w"],
    "properties": [{"name": "n", "value": "v", "sensitive": True}], "scans": [1],
    "tables": [{"rows": [{"cells": [{"start": 0, "end": 3}], "is_header": False}]}], "form": None,
}  # fmt: skip


def believed(answer: bytes) -> Answered | None:
    """Return what the parent believes; None where it refuses, as it may, in its own words alone."""
    try:
        return parse_answer(answer, text_chars=1000)
    except Unreadable:
        return None


@given(answer=st.binary(max_size=400))
def test_bytes_of_any_kind_are_refused(answer: bytes) -> None:
    assert believed(answer) is None


@given(value=VALUES)
def test_json_of_any_kind_is_refused(value: object) -> None:
    assert believed(json.dumps(value).encode("utf-8", "surrogatepass")) is None


@settings(max_examples=300)
@given(key=st.sampled_from(sorted(EXTRACT_KEYS)), value=VALUES)
def test_an_answer_with_one_field_of_any_kind_is_refused_or_sound(key: str, value: object) -> None:
    told = believed(json.dumps({"extract": NEARLY | {key: value}, "fence": []}).encode("utf-8", "surrogatepass"))
    if told is not None:
        extract = told.extract
        assert is_sound(extract.text) and len(extract.text) <= 1000
        assert all(0 <= page.start <= page.end <= len(extract.text) for page in extract.pages)
        assert all(1 <= number <= len(extract.pages) for number in extract.scans)


@given(head=st.binary(max_size=40), body=st.binary(max_size=200))
def test_pixels_of_any_kind_are_refused_or_as_many_as_they_say(head: bytes, body: bytes) -> None:
    try:
        picture: Picture | None = parse_picture(b"habeas-pixels " + head + b"\n" + body)
    except Unreadable:
        picture = None
    assert picture is None or len(picture.pixels) == picture.width * picture.height


@given(pieces=st.lists(st.binary(max_size=60) | st.just(b"habeas-progress 1 2\n"), max_size=20))
def test_what_is_heard_is_bounded_and_goes_forward(pieces: list[bytes]) -> None:
    heard, reached = Heard(most=100), 0
    for piece in pieces:
        wanted = heard.hear(piece)
        assert reached <= heard.done <= heard.total or (heard.done, heard.total) == (0, 0)
        reached = heard.done
        if not wanted:
            break
    assert len(heard.answer) <= 160


@pytest.mark.parametrize(
    ("said", "done", "why"),
    [
        (b"habeas-progress 1 3\nhabeas-progress 2 3\n{}", 2, "two pages and the answer"),
        (b"habeas-progress 2 3\nhabeas-progress 2 3\n{}", None, "no page further"),
        (b"habeas-progress 2 3\nhabeas-progress 1 3\n{}", None, "backwards"),
        (b"habeas-progress 4 3\n{}", None, "more than there are"),
        (b"habeas-progress -1 3\n{}", None, "less than nothing"),
        (b"habeas-progress 99999999999 99999999999\n{}", None, "more than are counted"),
        (b"habeas-progress x\n{}", None, "no number"),
    ],
)
def test_progress_that_is_not_of_the_agreed_form_ends_the_hearing(said: bytes, done: int | None, why: str) -> None:
    heard = Heard(most=100)
    heard.hear(said)
    if done is None:
        with pytest.raises(ReaderFailed):
            heard.whole()
    else:
        assert (heard.done, heard.whole()) == (done, b"{}"), why


def saying(script: str) -> list[str]:
    return [*PYTHON, "-c", f"import sys, time\n{script}"]


SLOW = "for n in range(1, 7):\n print('habeas-progress', n, 6, flush=True); time.sleep(0.5)\nprint('{}')"


def test_a_reader_that_goes_forward_is_given_time_for_each_page_and_is_heard() -> None:
    told: list[tuple[int, int]] = []
    limits = Limits(wall_s=2.5, wall_s_per_page=2.0)
    answer = answer_of(saying(SLOW), b"", limits=limits, watch=Watch(tell=lambda *pages: told.append(pages)))
    assert answer.strip() == b"{}"
    assert told[-1][1] == 6


def test_a_reader_that_claims_pages_and_reads_none_is_given_none() -> None:
    script = "print('habeas-progress 1 9999999', flush=True); time.sleep(60)"
    began = time.monotonic()
    with pytest.raises(SourceTimedOut):
        answer_of(saying(script), b"", limits=Limits(wall_s=2.0, wall_s_per_page=0.5))
    assert time.monotonic() - began < 15


def test_a_person_stops_one_reading_at_once() -> None:
    stop = threading.Event()
    threading.Timer(1.0, stop.set).start()
    began = time.monotonic()
    with pytest.raises(ReadingStopped):
        answer_of(saying("time.sleep(60)"), b"", limits=Limits(wall_s=50), watch=Watch(stop=stop))
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("size", "pages", "seconds", "why"),
    [
        (0, 0, 60.0, "a base for everybody"),
        (10 * 1024**2, 0, 110.0, "so much for each MB"),
        (0, 100, 460.0, "so much for each page that is read"),
        (100 * 1024**2, 1000, 1800.0, "and never more than this"),
    ],
)
def test_time_is_given_by_size_and_by_pages_read(size: int, pages: int, seconds: float, why: str) -> None:
    assert Limits().wall_for(size, pages=pages) == seconds, why


@pytest.mark.parametrize(
    "rows",
    [b"{}", b"[]", b"null", b"[[0]]", b'[[1,"a",{},"",""]]', b'[[0,"a",{},"",""],[0,"b",{},"",""]]',
     b'[[0,"a",{},"",""],[9,"b",{},"",""]]', b'[[0,7,{},"",""]]', b'[[0,"a",{"x":1},"",""]]', b"[" * 100_000],
)  # fmt: skip
def test_a_tree_that_is_none_is_not_built(rows: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.ingest.parts.python", lambda module: saying(f"sys.stdout.buffer.write({rows!r})\n#"))
    with pytest.raises(ReaderFailed):
        open_part(b"", "x", most_bytes=10)


# Where the system cannot confine

UNFENCED = (sys.executable, "-P", "-s", "-B", "-X", "utf8", "-c",
            "import sys, runpy, platform; platform.machine = lambda: 'none'; sys.argv = sys.argv[1:];"
            "runpy.run_path(sys.argv[0], run_name='__main__')")  # fmt: skip


@pytest.fixture
def unfenced(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system whose kernel has neither seccomp nor Landlock, as far as our processes can tell."""
    monkeypatch.setattr(confine, "PYTHON", UNFENCED)
    probe.find_open_fence.cache_clear()
    yield
    probe.find_open_fence.cache_clear()


@pytest.mark.usefixtures("unfenced")
def test_where_nothing_confines_pages_are_not_drawn_and_pictures_not_opened() -> None:
    with pytest.raises(PreviewsOff):
        prove_previews()
    with pytest.raises(ReaderUnconfined):
        drawn(b"%PDF-1.7", Format.PDF, page=1)
    with pytest.raises(ReaderUnconfined):
        read_confined(b"\x89PNG\r\n\x1a\n", "picture")


@pytest.mark.usefixtures("unfenced")
def test_where_nothing_confines_words_are_read_and_the_document_says_so() -> None:
    answered = read_confined(b"From: a@norvale.invalid\nDate: 3 May 2021\n\nInvented words.", "eml")
    assert "Invented words." in answered.extract.text
    assert len(answered.fence) == 2


def test_where_everything_confines_pages_are_drawn() -> None:
    probe.find_open_fence.cache_clear()
    prove_previews()
    assert pictures.can_preview()
