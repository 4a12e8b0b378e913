"""Hard words through the ledger, the command line, JSON, and the files that we write: the same words, or a refusal."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "ledger"), str(TESTS / "property" / "ledger")]

from engines import OnPostgres  # noqa: E402
from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, opened  # noqa: E402
from postgres import postgres  # noqa: E402

from habeas.cli.main import main  # noqa: E402
from habeas.cli.talk import CLEAR_LINE, give, give_json, plain, tell  # noqa: E402
from habeas.errors import HabeasError  # noqa: E402
from habeas.ledger import Ledger  # noqa: E402
from habeas.ledger.entries import written  # noqa: E402
from habeas.ledger.reader import read  # noqa: E402
from habeas.model import Note  # noqa: E402
from habeas.model.codec import from_json, to_json  # noqa: E402
from naughty import EVERY, is_storable  # noqa: E402

__all__ = ["postgres"]  # the fixture
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
ANY = st.text(alphabet=st.characters(), max_size=40)  # halves of surrogate pairs included


def a_note(text: str, by: str = BY) -> Note:
    return Note(about="clm-0", text=text, by=by, at=AT)


def test_the_corpus_is_large_enough() -> None:
    assert len(set(EVERY)) == len(EVERY) >= 500


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("naughty") / "case.ledger"
    with Ledger.create(path, PASSPHRASE, cost=CHEAP) as made:
        yield made


def test_the_ledger_gives_every_word_back(tmp_path: Path) -> None:
    path = tmp_path / "case.ledger"
    with Ledger.create(path, PASSPHRASE, cost=CHEAP) as made:
        made.append([a_note(text) for text in EVERY], by=BY, at=AT)
    with opened(path) as again:
        assert [entry.body.text for entry in again.read("note")] == list(EVERY)
        again.verify()


def test_a_teams_ledger_gives_every_word_back(postgres: Path, tmp_path: Path) -> None:
    OnPostgres.socket = postgres
    engine = OnPostgres(folder=tmp_path)
    place = engine.create()
    with engine.open(place) as made:
        made.append([a_note(text) for text in EVERY], by=BY, at=AT)
    with engine.open(place) as again:
        assert [entry.body.text for entry in again.read("note")] == list(EVERY)
        again.verify()


def test_the_name_of_who_acts_comes_back_or_is_refused(ledger: Ledger) -> None:
    wrong = []
    for name in EVERY:
        try:
            (entry,) = ledger.append([a_note("x")], by=name, at=AT)
        except HabeasError as error:
            wrong += [name] if error.code != "entry-not-storable" else []
            continue
        (kept,) = ledger.read("note", after=entry.seq - 1)
        wrong += [name] if kept.by != entry.by or not is_storable(kept.by) else []
    assert wrong == []


def test_every_word_is_kept_as_an_original(ledger: Ledger) -> None:
    for text in EVERY[::10]:
        data = text.encode("utf-8", "surrogatepass")
        assert ledger.get_original(ledger.keep_original(data)) == data


@settings(max_examples=150)
@given(text=ANY)
@example(text="\ud83d\ude00")
def test_what_is_written_into_an_entry_is_read_from_it(text: str) -> None:
    try:
        _, stored = written(a_note(text))
    except HabeasError as error:
        assert error.code == "entry-not-storable"  # two halves that are no letter stand side by side
        return
    stored.encode()
    assert read(Note, stored).text == text


@settings(max_examples=150)
@given(text=ANY)
def test_canonical_json_comes_back(text: str) -> None:
    assert from_json(Note, to_json(a_note(text))) == a_note(text) or not is_storable(text)


def test_nothing_that_steers_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for text in EVERY:
        give(text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
        tell(text)
        give_json([{"text": text}])
    told = capsys.readouterr()
    assert STEERING.search(told.out) is None
    assert STEERING.search(told.err) is None
    assert STEERING.search(CLEAR_LINE) is not None  # the pattern does find what steers


def test_json_on_the_terminal_means_the_same_words(capsys: pytest.CaptureFixture[str]) -> None:
    give_json({"text": text} for text in EVERY)
    lines = capsys.readouterr().out.split("\n")
    assert [json.loads(line)["text"] for line in lines if line] == list(EVERY)


@pytest.mark.parametrize(
    ("words", "shown", "why"),
    [
        ("Ama\x1b[2J", "Ama\\x1b[2J", "clearing the screen"),
        ("\x9b31m", "\\x9b31m", "the 8-bit form of the same"),
        ("rejected\raccepted", "rejected\\raccepted", "a line written over"),
        ("a\u202eb", "a\\u202eb", "letters turned around"),
        ("a\tb\nc", "a\tb\nc", "tabs and newlines are ours"),
        ("می\u200cخواهم 👩\u200d👧", "می\u200cخواهم 👩\u200d👧", "joiners belong to words"),
        ("\ud800", "\\ud800", "half a letter"),
    ],
)
def test_what_steers_is_shown_by_its_code(words: str, shown: str, why: str) -> None:
    assert plain(words) == shown, why


VERBS = (
    ["search"], ["show", "case"], ["accept"], ["note"], ["explain"], ["consent"], ["list"], ["--by"], ["--ledger"],
    ["picture"],
    ["describe"], ["follow", "remind"], ["propose"], ["reasons"],
)  # fmt: skip


@settings(max_examples=40)
@given(verb=st.sampled_from(VERBS), words=st.lists(st.sampled_from(EVERY) | ANY, max_size=4))
def test_no_argument_of_the_command_fails_or_steers(
    verb: list[str], words: list[str], folder: Path, monkeypatch_module: pytest.MonkeyPatch
) -> None:
    out, err = io.StringIO(), io.StringIO()
    monkeypatch_module.setattr(sys, "stdout", out)
    monkeypatch_module.setattr(sys, "stderr", err)
    arguments = [*verb, *(word.replace("\x00", "") for word in words)]  # no system hands on NUL
    try:
        code = main(["--ledger", str(folder / "none.habeas"), *arguments])
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        monkeypatch_module.undo()
    assert code != 70, err.getvalue()
    assert code in range(70)
    assert STEERING.search(out.getvalue() + err.getvalue()) is None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("empty")


@pytest.fixture(scope="module")
def monkeypatch_module() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch
