"""The acts of review from the command line, on a real ledger. Nobody named here exists."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.proposals import each_document, propose_from
from habeas.cli import session
from habeas.cli.main import main
from habeas.ledger import Ledger
from habeas.ledger.key import Cost
from habeas.model import Frame, Kind, When

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "an invented passphrase"
TEXT = "Orsa Mellin (invented) was arrested in Tarn yesterday. She was released on 5 August 2021.\n"
OTHER = "Orsa Mellin (invented) was arrested in Tarn on 15 July 2021.\n"


def silent(words: str) -> None:
    """Tell nobody."""


@contextmanager
def open_cheaply(path: Path, passphrase: str, *, person: str) -> Iterator[Desk]:
    """Open a ledger that was made with a cheap key."""
    with Ledger.open(path, passphrase, cost=CHEAP) as ledger:
        yield Desk(ledger=ledger, person=person)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(session, "open_desk", open_cheaply)
    path = tmp_path / "case.habeas"
    with Ledger.create(path, PASSPHRASE, cost=CHEAP) as made:
        bring(Desk(ledger=made, person="R. (invented)"), tmp_path / "statement.txt", TEXT)
    return path


def bring(desk: Desk, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    frame = Frame(publisher=path.stem, published=When.parse("2021-07-20"), published_basis="supplied")
    take_in(desk, [path], supplied=frame, received_from=None, tell=silent)
    propose_from(desk, each_document(desk), tell=silent)


def habeas(*words: str, by: str = "R. (invented)") -> int:
    """Run the command in this process; the passphrase goes by file descriptor."""
    read_end, write_end = os.pipe()
    os.write(write_end, PASSPHRASE.encode() + b"\n")
    os.close(write_end)
    return main(["--passphrase-fd", str(read_end), "--by", by, *words])


def said(capsys: pytest.CaptureFixture[str], *words: str, by: str = "R. (invented)") -> str:
    """Return what the command writes to standard output."""
    capsys.readouterr()
    assert habeas(*words, by=by) == 0
    return capsys.readouterr().out


def the_arrest(capsys: pytest.CaptureFixture[str]) -> str:
    claims = [json.loads(line) for line in said(capsys, "list", "claims", "--json").splitlines()]
    kinds = [claim["predicate"] for claim in claims]
    ids = [line.split()[0] for line in said(capsys, "list", "claims").splitlines() if line.startswith("clm-")]
    return ids[kinds.index(Kind.ARREST)]


@pytest.mark.usefixtures("ledger")
def test_a_claim_shows_who_decided_what_and_what_stands_in_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    arrest = the_arrest(capsys)
    new = said(capsys, "amend", arrest, "--when", "2021-07-18", "--because", "two days before").strip()
    said(capsys, "note", arrest, "ask the lawyer", by="S. (invented)")
    shown = said(capsys, "show", "claim", arrest)
    assert f"amended by {new}  two days before" in shown
    assert "R. (invented)  reject  two days before" in shown
    assert "S. (invented)  note  ask the lawyer" in shown
    assert f"in the place of {arrest}" in said(capsys, "show", "claim", new)


@pytest.mark.usefixtures("ledger")
def test_undo_takes_back_ones_own_last_word_and_tells_which(capsys: pytest.CaptureFixture[str]) -> None:
    arrest = the_arrest(capsys)
    said(capsys, "accept", arrest, "--because", "so")
    assert f"accept  {arrest}" in said(capsys, "undo")
    assert habeas("undo") == 12


@pytest.mark.usefixtures("ledger")
def test_a_description_dates_anew_what_nobody_decided(capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads(said(capsys, "describe", "statement.txt", "--published", "2020-03-02", "--json"))
    assert made["dated_anew"] == [the_arrest(capsys)]
    assert "2020-03-01" in said(capsys, "show", "claim", the_arrest(capsys))


@pytest.mark.usefixtures("ledger")
def test_no_page_is_written_that_quotes_a_sealed_document(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "describe", "statement.txt", "--sensitivity", "sealed")
    assert habeas("show", "case", "Orsa Mellin", "--html", "case.html") == 19
    assert habeas("assess", "Orsa Mellin", "--html", "findings.html") == 19
    assert sorted(path.name for path in Path().glob("*.html")) == []


def test_a_conflict_is_listed_settled_and_opened_again(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_cheaply(ledger, PASSPHRASE, person="R. (invented)") as desk:
        bring(desk, ledger.parent / "other.txt", OTHER)
    said(capsys, "same", "Orsa Mellin", "Orsa Mellin", "--because", "the same woman")
    listed = [json.loads(line) for line in said(capsys, "settle", "Orsa Mellin", "--json").splitlines()]
    conflict = next(each for each in listed if each["about"] == "date")
    side = conflict["sides"][0]["value"]
    said(capsys, "settle", "Orsa Mellin", conflict["id"], "--side", side, "--because", "the court's own date")
    assert f"→ {side}" in said(capsys, "settle", "Orsa Mellin")
    said(capsys, "settle", "Orsa Mellin", conflict["id"], "--open", "--because", "too fast")
    assert "→" not in said(capsys, "settle", "Orsa Mellin")


@pytest.mark.usefixtures("ledger")
def test_the_second_reader_is_not_shown_the_first_ones_word(capsys: pytest.CaptureFixture[str]) -> None:
    arrest = the_arrest(capsys)
    said(capsys, "readers", "2", "--because", "a grave case")
    said(capsys, "accept", arrest, "--because", "the first reader's reason")
    before = said(capsys, "show", "claim", arrest, by="S. (invented)")
    said(capsys, "reject", arrest, "--because", "no", by="S. (invented)")
    after = said(capsys, "show", "claim", arrest, by="S. (invented)")
    assert "the first reader's reason" not in before
    assert "the first reader's reason" in after


@pytest.mark.usefixtures("ledger")
def test_agreement_is_told_with_its_table(capsys: pytest.CaptureFixture[str]) -> None:
    arrest = the_arrest(capsys)
    said(capsys, "accept", arrest, "--because", "so")
    said(capsys, "reject", arrest, "--because", "no", by="S. (invented)")
    assert "1 claims read by two people, 0 with the same word; Cohen's kappa 0.00" in said(capsys, "agreement")
    found = json.loads(said(capsys, "agreement", "--json"))
    assert found["table"] == [[0, 1, 0], [0, 0, 0], [0, 0, 0]]


@pytest.mark.usefixtures("ledger")
def test_reasons_are_listed_and_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert "unsure  1  Ask the lawyer." in said(capsys, "reasons", "unsure", "Ask the lawyer.", "Too dark.")
    assert "accept  1  The source says so in these words." in said(capsys, "reasons")


def test_a_pair_is_judged_by_ids_and_taken_back(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_cheaply(ledger, PASSPHRASE, person="R. (invented)") as desk:
        bring(desk, ledger.parent / "other.txt", OTHER)
    names = [line.split()[0] for line in said(capsys, "list", "names").splitlines()]
    said(capsys, "pair", names[0], names[1], "different", "--because", "another woman")
    made = json.loads(said(capsys, "pair", names[0], names[1], "retract", "--because", "a slip", "--json"))
    assert made["sameness"] == "retract"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["amend", "clm-0", "--when", "2021", "--because", "x"], 12),  # no such claim
        (["note", "statement.txt", " "], 13),  # no words
        (["describe", "statement.txt"], 17),  # nothing changed
        (["describe", "statement.txt", "--published", "soon"], 14),
        (["readers", "2"], 13),  # no reason
        (["readers", "3", "--because", "x"], 11),
        (["settle", "Orsa Mellin", "cfl-0", "--side", "x", "--because", "x"], 12),
        (["settle", "Orsa Mellin", "cfl-0"], 11),  # no side
        (["reasons", "accept", "one", "One"], 17),
        (["claim", "--document", "statement.txt", "--at", "9-1", "--kind", "arrest", "--about", "Orsa Mellin"], 15),
    ],
)
@pytest.mark.usefixtures("ledger")
def test_what_cannot_be_done_ends_with_its_exit_code(words: list[str], code: int) -> None:
    assert habeas(*words) == code
