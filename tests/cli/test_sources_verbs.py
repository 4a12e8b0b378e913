"""Sources from the command line: what repeats what, who stands behind each fact, and a word on a pair."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from habeas.casework.decisions import judge
from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import each_document, propose_from
from habeas.cli import session
from habeas.cli.main import main
from habeas.ledger import Ledger
from habeas.ledger.key import Cost
from habeas.model import Frame, Sameness

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "an invented passphrase"
STORY = (
    "Orsa Mellin was arrested in Tarn on 3 May 2021 by men who had waited since dawn behind the old mill; the miller "
    "says that they came in a bread van with its lamps broken and spoke a dialect that nobody in the valley has."
)


def silent(words: str) -> None:
    """Tell nobody."""


@contextmanager
def open_cheaply(path: Path, passphrase: str, *, person: str) -> Iterator[Desk]:
    """Open a ledger that was made with a cheap key."""
    with Ledger.open(path, passphrase, cost=CHEAP) as ledger:
        yield Desk(ledger=ledger, person=person)


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Make a ledger with a dispatch and a paper that prints it; return the ids by publisher."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(session, "open_desk", open_cheaply)
    with Ledger.create(tmp_path / "case.habeas", PASSPHRASE, cost=CHEAP) as made:
        desk = Desk(ledger=made, person="R. (invented)")
        for name, day in (("wire", "2021-05-04"), ("post", "2021-05-05")):
            (tmp_path / f"{name}.txt").write_text(f"{STORY} {name}\n", encoding="utf-8")
            frame = Frame(publisher=name).published_on(day)
            take_in(desk, [tmp_path / f"{name}.txt"], supplied=frame, received_from=None, tell=silent)
        propose_from(desk, each_document(desk), tell=silent)
        judge(desk, "Orsa Mellin", "Orsa Mellin", Sameness.SAME, because="one person (invented)")
        return {each.frame.publisher or "": each.id for each in recall(desk).documents.values()}


def habeas(*words: str) -> int:
    """Run the command in this process; the passphrase goes by file descriptor."""
    read_end, write_end = os.pipe()
    os.write(write_end, PASSPHRASE.encode() + b"\n")
    os.close(write_end)
    return main(["--passphrase-fd", str(read_end), "--by", "R. (invented)", *words])


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return what the command writes to standard output."""
    capsys.readouterr()
    assert habeas(*words) == 0
    return capsys.readouterr().out


def test_the_sources_of_a_case_are_counted(papers: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "show", "sources", "Orsa Mellin")
    assert "at least 1, at most 2 independent sources" in shown
    assert f"{papers['wire']} was published first" in shown
    (told,) = [json.loads(line) for line in said(capsys, "show", "sources", "Orsa Mellin", "--json").splitlines()]
    assert told["documents"] == sorted(papers.values())
    assert [(each["at_least"], each["at_most"]) for each in told["backings"]] == [(1, 2)]
    assert told["pairs"][0]["word"] is None


def test_a_word_is_recorded_and_taken_back(papers: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    why = ("--because", "it names the wire (invented)")
    made = json.loads(said(capsys, "derive", "post.txt", "wire.txt", *why, "--json"))
    assert (made["document"], made["source"], made["descent"]) == (papers["post"], papers["wire"], "derives")
    assert f"{papers['post']} derives from {papers['wire']}" in said(capsys, "list", "copies")
    assert "wire (" in said(capsys, "show", "sources", "Orsa Mellin")
    assert habeas("derive", "wire.txt", "wire.txt", *why) == 11
    said(capsys, "derive", "post.txt", "wire.txt", "--retract", *why)
    assert "waits for a word" in said(capsys, "list", "copies")
    assert habeas("derive", "post.txt", "wire.txt", "--retract", *why) == 12


def test_copies_are_listed_as_json(papers: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "derive", "post.txt", "wire.txt", "--independent", "--because", "two millers (invented)")
    (pair,) = [json.loads(line) for line in said(capsys, "list", "copies", "--json").splitlines()]
    assert {pair["left"], pair["right"]} == set(papers.values())
    assert pair["word"]["descent"] == "independent"
    assert pair["likeness"]["shared"] > 24
