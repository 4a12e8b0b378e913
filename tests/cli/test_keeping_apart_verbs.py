"""Compartments, withdrawal and identities at the terminal; nobody named here exists."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from habeas.cli.main import main
from habeas.ledger import Ledger
from habeas.ledger.key import Cost

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)  # one guess need not be dear here
PASSPHRASE, SECOND = "an invented passphrase", "a second invented passphrase"
TEXT = "Orsa Mellin (invented) was arrested in Tarn on 3 May 2021. The zibberwock saw it.\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    (tmp_path / "letter.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret").write_text(PASSPHRASE, encoding="utf-8")
    with Ledger.create(tmp_path / "case.habeas", PASSPHRASE, cost=CHEAP):
        return tmp_path / "case.habeas"


def habeas(ledger: Path, *words: str, second: str | None = None) -> int:
    other = ledger.with_name("second")
    other.write_text(second or "", encoding="utf-8")
    with ledger.with_name("secret").open("rb") as stream, other.open("rb") as beside:
        more = ["--identity-fd", str(beside.fileno())] if second else []
        known = ["--ledger", str(ledger), "--passphrase-fd", str(stream.fileno()), "--by", "R."]
        return main([*known, *words, *more])


def test_a_document_is_brought_into_a_compartment_and_destroyed(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert habeas(ledger, "compartment", "make", "tarn", "--because", "the witness is in danger") == 0
    assert habeas(ledger, "ingest", str(ledger.with_name("letter.txt")), "--compartment", "tarn") == 0
    document = capsys.readouterr().out.split()[1]
    assert habeas(ledger, "compartment", "list", "--json") == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["name"], each["documents"]) for each in found] == [("general", 0), ("tarn", 1)]
    assert habeas(ledger, "compartment", "place", document, "general", "--because", "she is safe") == 0
    assert habeas(ledger, "withdraw", document, "--because", "she asks for it", "--destroy", "--typed", "no") == 18
    said = capsys.readouterr()
    assert "withdrawn: nothing made from now on quotes it" in said.out
    assert habeas(ledger, "withdraw", document, "--because", "she asks for it", "--destroy", "--typed", document) == 0
    assert "Copies made before still hold it" in capsys.readouterr().err
    assert habeas(ledger, "list", "documents") == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("words", "exit_code", "why"),
    [
        (("ingest", "letter.txt", "--compartment", "nowhere"), 12, "nobody made it"),
        (("compartment", "make", "General", "--because", "b"), 11, "no name of a compartment"),
        (("compartment", "place", "letter.txt", "nowhere", "--because", "b"), 12, "nothing there, and no such place"),
        (("class", "clm-0", "sealed", "--because", "b"), 12, "no such claim"),
        (("withdraw", "doc-0", "--because", "b"), 12, "no such document"),
        (("hold", "cas-0", "--because", "b"), 12, "no such case"),
        (("identities", "request", "Witness 7", "--because", "b"), 17, "no store was begun"),
    ],
)
def test_what_cannot_be_is_refused(ledger: Path, words: tuple[str, ...], exit_code: int, why: str) -> None:
    assert habeas(ledger, *words) == exit_code, why


def test_an_identity_is_kept_asked_for_and_shown(
    ledger: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habeas.casework.identitystore.calibrate", lambda: CHEAP)
    assert habeas(ledger, "identities", "begin", second=SECOND) == 0
    code = capsys.readouterr().out.strip()
    assert habeas(ledger, "identities", "confirm", second=code) == 0
    told = {"pseudonym": "Witness 7", "name": "Sefa Quandt", "contact": "zibberwock"}
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(told) + "\n"))
    assert habeas(ledger, "identities", "add", second=SECOND) == 0
    capsys.readouterr()
    assert habeas(ledger, "identities", "request", "Witness 7", "--because", "she must be warned") == 0
    request = capsys.readouterr().out.strip()
    assert habeas(ledger, "identities", "show", "--request", request, second=PASSPHRASE) == 18
    assert habeas(ledger, "identities", "show", "--request", request, "--json", second=SECOND) == 0
    assert json.loads(capsys.readouterr().out)["contact"] == "zibberwock"
    assert habeas(ledger, "identities", "list") == 0
    assert "looks: 1" in capsys.readouterr().out
    assert habeas(ledger, "identities", "forget", "Witness 7", "--because", "b", "--typed", "Witness 7") == 0
    assert habeas(ledger, "identities", "show", "--request", request, second=SECOND) == 12


@pytest.mark.parametrize("told", ["", "[]", '{"pseudonym": 1}', '{"who": "x"}', '{"name": "no pseudonym"}'])
def test_who_it_is_must_be_told_as_it_is_asked(ledger: Path, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(told))
    assert habeas(ledger, "identities", "add", second=SECOND) == 11
