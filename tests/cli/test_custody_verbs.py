"""The log, its witnesses and its bundles at the terminal, and tables as files; nobody named here exists."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from consented import allow
from habeas.casework.cases import get_case
from habeas.casework.custody import log_state
from habeas.casework.decisions import decide
from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.casework.witnessing import begin_witness
from habeas.cli.main import main
from habeas.ledger import Ledger
from habeas.ledger.key import Cost
from habeas.model import Audience, Frame, Verdict
from parts import required

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)  # one guess need not be dear here
PASSPHRASE, PARTNER = "an invented passphrase", "the passphrase of an invented partner"
NAME, TEXT = "Orsa Mellin", "Orsa Mellin (invented) was arrested in Tarn on 3 May 2021.\n"
EXPORT = ("export", "bundle", NAME, "--for", "court", "--with-names", "--to")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one accepted claim and consent to a court, and a partner's witness, made once."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "statement.txt").write_text(TEXT, encoding="utf-8")
    with Ledger.create(folder / "case.habeas", PASSPHRASE, cost=CHEAP) as ledger:
        desk = Desk(ledger=ledger, person="R. (invented)", now=lambda: "2026-01-02T03:04:05Z")
        take_in(desk, [folder / "statement.txt"], supplied=Frame(), received_from=None, tell=lambda words: None)
        propose_from(desk, recall(desk).documents.values(), tell=lambda words: None)
        claims = [weighed.claim.id for weighed in get_case(recall(desk), NAME).claims]
        decide(desk, claims, Verdict.ACCEPT, because="read in the statement")
        allow(desk, NAME, Audience.COURT)
    (folder / "witness.key").write_text(begin_witness(folder / "witness", "partner.example", PARTNER))
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, as the folder in which the commands are typed."""
    shutil.copytree(made, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def habeas(*words: str, passphrase: str = PASSPHRASE) -> int:
    read_end, write_end = os.pipe()
    os.write(write_end, passphrase.encode() + b"\n")
    os.close(write_end)
    code = main(["--ledger", "case.habeas", "--passphrase-fd", str(read_end), "--by", "R. (invented)", *words])
    return code


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def log_key() -> str:
    """Return the key of the log, as its keepers tell it."""
    with Ledger.open(Path("case.habeas"), PASSPHRASE, cost=CHEAP) as ledger:
        return log_state(Desk(ledger=ledger, person="R. (invented)", now=lambda: "2026-01-02T03:04:05Z")).vkey


def test_the_log_is_shown_with_what_checks_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("show", "log") == 0
    shown = capsys.readouterr().out
    assert "signed       never" in shown
    assert shown.endswith("last head that left this machine and was seen: never\n")
    assert habeas("show", "log", "--json") == 0
    (state,) = told(capsys)
    assert state.keys() == {"size", "root", "origin", "vkey", "fingerprint", "left_at", "days"}
    assert state["left_at"] is None
    assert f"size         {state['size']}\n" in shown


def test_a_checkpoint_is_signed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("checkpoint") == 0
    note = capsys.readouterr().out.splitlines()
    assert (note[3], note[4][:2], len(note)) == ("", "— ", 5)
    assert habeas("checkpoint", "--json") == 0
    (signed,) = told(capsys)
    assert signed["size"] == int(note[1]) + 1  # the first checkpoint is an entry, too


def test_a_partners_answer_is_taken_in(answered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    partner = Path("witness.key").read_text()
    assert habeas("cosign", "answer.txt", "--witness", partner, "--json") == 0
    (cosigned,) = told(capsys)
    assert cosigned["vkey"] == partner
    assert habeas("show", "log") == 0
    assert "witnessed    1 cosignatures, 0 receipts" in capsys.readouterr().out


def test_a_bundle_is_written_once_and_its_digests_are_right(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas(*EXPORT, "out", "--json") == 0
    (bundle,) = told(capsys)
    folder = Path(str(bundle["path"]))
    assert (bundle["audience"], bundle["stays"]) == ("court", [])
    assert {each.name for each in folder.iterdir()} >= {"VERIFY.txt", "verify.py", "files", "SHA256SUMS"}
    checked = subprocess.run([required("sha256sum"), "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=False)
    assert checked.returncode == 0
    before = sorted(folder.rglob("*"))
    assert habeas(*EXPORT, "out") == 18
    assert "bundle-taken" in capsys.readouterr().err
    assert sorted(folder.rglob("*")) == before


def test_a_bundle_says_what_it_holds_and_what_to_do(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas(*EXPORT, "out") == 0
    said = capsys.readouterr()
    assert said.out.strip().startswith("out/bundle-cas-")
    assert "1 originals" in said.err
    assert "R. (invented)" in said.err


def test_a_stamp_is_asked_for_and_what_is_no_receipt_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("anchor", "request", "log.tsq") == 18
    assert "nothing-logged" in capsys.readouterr().err
    assert habeas("checkpoint") == 0
    assert habeas("anchor", "request", "log.txt", "--kind", "opentimestamps") == 0
    assert "Nothing was sent." in capsys.readouterr().err
    assert Path("log.txt").read_text().splitlines()[1].isdecimal()  # the text of the checkpoint
    assert habeas("anchor", "request", "log.txt", "--kind", "opentimestamps") == 12
    assert habeas("anchor", "take", "statement.txt") == 17
    assert "receipt" in capsys.readouterr().err


def spoil_request(here: Path) -> None:
    text = Path("request.txt").read_text()
    Path("request.txt").write_text(text.replace("\n", "\n\n", 1))


def cut_answer(here: Path) -> None:
    Path("answer.txt").write_text(Path("answer.txt").read_text()[:-9] + "AAAAAAA=\n")


def no_text(here: Path) -> None:
    Path("answer.txt").write_bytes(b"\xff\xfe\x00")


def nothing(here: Path) -> None:
    """Leave all as it is."""


SIGN = ("witness", "sign", "request.txt", "--in")
REFUSED = [
    (nothing, ("checkpoint",), "wrong", 18, "wrong-passphrase", "another passphrase"),
    (nothing, ("show", "log"), "wrong", 18, "wrong-passphrase", "another passphrase"),
    (nothing, (*EXPORT, "out"), "wrong", 18, "wrong-passphrase", "another passphrase"),
    (nothing, ("checkpoint", "--out", "request.txt"), PASSPHRASE, 12, "file-unusable", "a file is there already"),
    (nothing, ("checkpoint", "--out", "no/where.txt"), PASSPHRASE, 12, "file-unusable", "no such folder"),
    (nothing, ("checkpoint", "--out", "n.txt", "--from", "99999"), PASSPHRASE, 36, "proof-wrong", "beyond the log"),
    (nothing, ("cosign", "absent.txt"), PASSPHRASE, 12, "file-unusable", "no such file"),
    (nothing, ("cosign", "answer.txt"), PASSPHRASE, 18, "witness-unknown", "nobody said whose key it is"),
    (cut_answer, ("cosign", "answer.txt", "--witness", "KEY"), PASSPHRASE, 17, "note-unreadable", "a changed line"),
    (nothing, ("cosign", "answer.txt", "--witness", "nonsense"), PASSPHRASE, 17, "note-unreadable", "no key at all"),
    (no_text, ("cosign", "answer.txt"), PASSPHRASE, 12, "file-unusable", "no text"),
    (nothing, ("cosign", "statement.txt"), PASSPHRASE, 17, "note-unreadable", "another text"),
    (nothing, ("anchor", "take", "absent.tsr"), PASSPHRASE, 12, "file-unusable", "no such file"),
    (nothing, ("anchor", "request", "no/where.tsq"), PASSPHRASE, 12, "file-unusable", "no such folder"),
    (nothing, (*SIGN, "witness"), "wrong", 18, "witness-locked", "another passphrase"),
    (nothing, (*SIGN, "nowhere"), PARTNER, 12, "witness-absent", "no witness there"),
    (nothing, ("witness", "sign", "absent.txt", "--in", "witness"), PARTNER, 12, "file-unusable", "no such file"),
    (spoil_request, (*SIGN, "witness"), PARTNER, 17, "note-unreadable", "a changed request"),
    (nothing, ("witness", "init", "p.example", "--in", "witness"), PARTNER, 18, "witness-folder-taken", "not empty"),
    (nothing, ("export", "bundle", "Nobody", "--for", "court", "--to", "out"), PASSPHRASE, 12, "", "no such case"),
    (nothing, ("export", "bundle", NAME, "--for", "un", "--to", "out"), PASSPHRASE, 18, "consent-missing", "not asked"),
    (nothing, (*EXPORT[:5], "--to", "out"), PASSPHRASE, 18, "workers-named", "nobody let themselves be named"),
    (nothing, (*EXPORT, "out", "--age", "age1nonsense"), PASSPHRASE, 18, "recipient-unfit", "no key of anybody"),
    (nothing, (*EXPORT, "out", "--only", "absent.txt"), PASSPHRASE, 12, "", "no such document"),
    (nothing, (*EXPORT, "statement.txt"), PASSPHRASE, 18, "bundle-taken", "a file is where the folder should be"),
]  # fmt: skip


@pytest.fixture(scope="module")
def asked(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after a checkpoint, with the request to the partner and its answer."""
    folder = tmp_path_factory.mktemp("asked") / "here"
    shutil.copytree(made, folder)
    with contextlib.chdir(folder):
        assert habeas("checkpoint", "--out", "request.txt") == 0
        sign = ("witness", "sign", "request.txt", "--in", "witness", "--out", "answer.txt", "--log", log_key())
        assert habeas(*sign, passphrase=PARTNER) == 0
    return folder


@pytest.fixture
def answered(asked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(asked, tmp_path / "answered")
    monkeypatch.chdir(tmp_path / "answered")
    return tmp_path / "answered"


@pytest.mark.parametrize(
    ("before", "words", "passphrase", "exit_code", "code", "why"),
    REFUSED,
    ids=[f"{row[1][0]}: {row[5]}" for row in REFUSED],
)
def test_what_cannot_be_is_refused_with_its_code(
    answered: Path, capsys: pytest.CaptureFixture[str], before: object, words: tuple[str, ...], passphrase: str,
    exit_code: int, code: str, why: str,
) -> None:  # fmt: skip
    before(answered)  # type: ignore[operator]
    key = Path("witness.key").read_text()
    assert habeas(*(key if word == "KEY" else word for word in words), passphrase=passphrase) == exit_code, why
    said = capsys.readouterr()
    assert code in said.err, why
    assert said.out == "", why
    assert not Path("out").exists(), why


FILED = (
    "follow", "record", NAME, "--mechanism", "WGAD", "--step", "transmitted", "--on", "2025-08-10",
    "--state", "Zubrania",
)  # fmt: skip
TABLES = [(("list", "statuses"), "state,persons"), (("follow", "state", "Zubrania"), "state,day,of,what,count")]


@pytest.mark.parametrize(("words", "head"), TABLES, ids=["statuses", "state"])
def test_a_table_is_written_as_csv_or_told_as_json(
    here: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], head: str
) -> None:
    assert habeas(*FILED) == 0
    capsys.readouterr()
    assert habeas(*words, "--csv", "table.csv") == 0
    said = capsys.readouterr()
    assert (said.out, "table.csv is not encrypted." in said.err) == ("table.csv\n", True)
    text = Path("table.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert text.startswith(head)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) > 1
    assert habeas(*words, "--csv", "no/table.csv") == 19
    assert "file-not-written" in capsys.readouterr().err
    assert habeas(*words, "--csv", "other.csv", passphrase="wrong") == 18
    assert not Path("other.csv").exists()
    capsys.readouterr()
    assert habeas(*words, "--json") == 0
    assert len(told(capsys)) == 1


def test_a_state_of_which_nothing_is_on_record_has_no_table(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("follow", "state", "Velmora", "--csv", "table.csv") == 11
    assert not Path("table.csv").exists()
