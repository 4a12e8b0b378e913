"""What a document changes, from the command line, on a real ledger. Nobody named here exists."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from habeas.casework.desk import Desk
from habeas.cli import session
from habeas.cli.main import main
from habeas.ledger import Ledger
from habeas.ledger.key import Cost

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "an invented passphrase"
FIRST = "Orsa Mellin (invented) was arrested in Tarn on 3 May 2021.\n"
SECOND = "Orsa Mellin (invented) was arrested in Tarn on 9 May 2021. She was released on 5 August 2021.\n"


@contextmanager
def open_cheaply(path: Path, passphrase: str, *, person: str) -> Iterator[Desk]:
    """Open a ledger that was made with a cheap key."""
    with Ledger.open(path, passphrase, cost=CHEAP) as ledger:
        yield Desk(ledger=ledger, person=person)


def habeas(*words: str) -> int:
    """Run the command in this process; the passphrase goes by file descriptor."""
    read_end, write_end = os.pipe()
    os.write(write_end, PASSPHRASE.encode() + b"\n")
    os.close(write_end)
    return main(["--passphrase-fd", str(read_end), "--by", "R. (invented)", *words])


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """The id of a second document, whose claims are proposed, about the woman of the first."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(session, "open_desk", open_cheaply)
    Ledger.create(tmp_path / "case.habeas", PASSPHRASE, cost=CHEAP).close()
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        Path(name).write_text(text, encoding="utf-8")
        assert habeas("ingest", name) == 0
        document = capsys.readouterr().out.split()[0]
        assert habeas("propose") == 0
    assert habeas("same", "Orsa Mellin", "Orsa Mellin", "--because", "the same woman of Tarn") == 0
    capsys.readouterr()
    return document


def test_a_document_says_what_it_changes(second: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("show", "changes", second) == 0
    said = capsys.readouterr().out
    assert "1 new fact, 1 changed fact" in said
    assert "1 conflict opened" in said
    assert "new fact: release" in said


def test_it_is_told_as_json(second: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("show", "changes", second, "--json") == 0
    (change,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (change["document"], change["touched"]) == (second, 1)


@pytest.mark.parametrize("words", [["changes"], ["case"]])
def test_nothing_to_show_is_refused(second: str, words: list[str]) -> None:
    assert habeas("show", *words) == 11


def test_what_changed_since_an_entry_is_told(second: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("show", "changes", "--since", "1") == 0
    assert "Orsa Mellin" in capsys.readouterr().out


def test_a_reading_that_adds_to_a_known_case_says_so(second: str, capsys: pytest.CaptureFixture[str]) -> None:
    quote = "Orsa Mellin (invented) was arrested in Tarn on 9 May 2021."
    assert habeas("claim", "--document", second, "--quote", quote, "--kind", "hearing", "--about", "Orsa Mellin") == 0
    assert habeas("show", "changes", second) == 0
    assert "new fact: hearing" in capsys.readouterr().out
