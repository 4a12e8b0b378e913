"""Consent, drafts and plans at the terminal; nobody named here exists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from habeas.casework.cases import get_case
from habeas.casework.decisions import decide
from habeas.casework.desk import begin_desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.cli.main import main
from habeas.model import Frame, Verdict

NAME, PASSPHRASE = "Orsa Mellin", "an invented passphrase"
TEXT = "Orsa Mellin (invented) was arrested in Tarn on 3 May 2021. Police did not show a warrant.\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger on which all claims of one short text are accepted."""
    (tmp_path / "statement.txt").write_text(TEXT, encoding="utf-8")
    with begin_desk(tmp_path / "case.habeas", PASSPHRASE, person="R.") as desk:
        take_in(desk, [tmp_path / "statement.txt"], supplied=Frame(), received_from=None, tell=lambda words: None)
        propose_from(desk, recall(desk).documents.values(), tell=lambda words: None)
        claims = [each.claim.id for each in get_case(recall(desk), NAME).claims]
        decide(desk, claims, Verdict.ACCEPT, because="read in the statement")
    return tmp_path / "case.habeas"


def habeas(ledger: Path, *words: str) -> int:
    secret = ledger.with_name("secret")
    secret.write_text(PASSPHRASE, encoding="utf-8")
    with secret.open("rb") as stream:
        return main(["--ledger", str(ledger), "--passphrase-fd", str(stream.fileno()), "--by", "R.", *words])


def test_a_petition_waits_for_consent_and_can_be_seen_as_a_draft(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(ledger.parent / "out")
    assert habeas(ledger, "petition", NAME, "--out", out) == 18
    assert "habeas consent cas-" in capsys.readouterr().err
    assert habeas(ledger, "petition", NAME, "--draft", "--out", out) == 0
    assert capsys.readouterr().out.startswith("Draft: no consent on record for this audience\n")
    assert not Path(out).exists()
    assert habeas(ledger, "consent", NAME, "un", "--allow", "--giver", "person", "--because", "asked") == 0
    assert habeas(ledger, "petition", NAME, "--out", out) == 0
    assert {each.suffix for each in Path(out).iterdir()} >= {".pdf", ".docx", ".odt", ".json"}


def test_a_withdrawal_names_what_was_written_before(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    habeas(ledger, "consent", NAME, "un", "--allow", "--giver", "person", "--because", "asked")
    habeas(ledger, "petition", NAME, "--out", str(ledger.parent / "out"))
    capsys.readouterr()
    assert habeas(ledger, "consent", NAME, "un", "--withdraw", "--giver", "person", "--because", "afraid") == 0
    assert "written before: pet-" in capsys.readouterr().out
    assert habeas(ledger, "show", "consent", NAME) == 0
    assert "withdrawn" in capsys.readouterr().out


def test_a_withdrawal_names_the_bundles_that_were_made(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = ("--giver", "person", "--because", "asked")
    assert habeas(ledger, "consent", NAME, "court", "--allow", "--only-for", "evidence", *word) == 0
    assert "only to evidence" in capsys.readouterr().out
    out = ("--for", "court", "--with-names", "--to", str(ledger.parent / "out"), "--json")
    assert habeas(ledger, "export", "bundle", NAME, *out) == 0
    bundle = json.loads(capsys.readouterr().out)
    assert habeas(ledger, "consent", NAME, "court", "--withdraw", *word) == 0
    assert f"bundle before: {bundle['at'][:10]}  court  1 documents  {bundle['sha256']}" in capsys.readouterr().out
    assert habeas(ledger, "withdraw", "statement.txt", "--because", "she is afraid", "--json") == 0
    (made,) = json.loads(capsys.readouterr().out)["bundles"]
    assert made["sha256"] == bundle["sha256"]


@pytest.mark.parametrize(
    ("words", "exit_code", "why"),
    [
        (("un", "--allow", "--only-for", "sanction"), 11, "nothing goes there for it"),
        (("un", "--allow", "--from", "2999-01-02", "--until", "2999-01-01"), 14, "it ends before it begins"),
        (("un", "--withdraw", "--only-for", "decide"), 18, "nothing was allowed"),
    ],
)
def test_a_word_on_consent_that_cannot_be_is_refused(
    ledger: Path, words: tuple[str, ...], exit_code: int, why: str
) -> None:
    assert habeas(ledger, "consent", NAME, *words, "--giver", "person", "--because", "asked") == exit_code, why


def test_consent_is_shown_as_json(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    habeas(ledger, "consent", NAME, "public-unnamed", "--refuse", "--giver", "family", "--because", "no")
    capsys.readouterr()
    assert habeas(ledger, "show", "consent", NAME, "--json") == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    states = {each["standing"]["audience"]: each["standing"]["state"] for each in told}
    assert states["public_unnamed"] == "refused"
    assert states["un"] == "not_asked"


@pytest.mark.parametrize(
    ("state", "line", "why"),
    [
        ("FR", "weigh, ECTHR", "a member of the Council of Europe"),
        ("KZ", "ECTHR         no", "no member of the Council of Europe"),
    ],
)
def test_a_plan_says_what_to_weigh(
    ledger: Path, capsys: pytest.CaptureFixture[str], state: str, line: str, why: str
) -> None:
    assert habeas(ledger, "plan", NAME, "--state", state) == 0
    told = capsys.readouterr()
    assert line in told.out, why
    assert "A lawyer must decide" in told.err


def test_a_plan_takes_what_is_intended_into_account(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas(ledger, "plan", NAME, "--state", "FR", "--with", "WGAD", "--json") == 0
    (plan,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    court = next(way for way in plan["ways"] if way["mechanism"]["key"] == "ECTHR")
    weigh = next(each for each in court["weigh"] if each["bar"]["against"] == "WGAD")
    assert [each["how"] for each in weigh["filed"]] == ["planned"]
