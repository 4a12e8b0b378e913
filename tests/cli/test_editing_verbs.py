"""A filing edited from the command line, on a real ledger. Nobody named here exists."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest
from test_reviewing import habeas, ledger  # noqa: F401 - the fixture

CLAIM = re.compile(r"clm-[0-9a-f]+")
OWN = "No law of Zubrania allows this."


@pytest.fixture
def begun(ledger: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:  # noqa: F811
    """The id of a text that was just begun."""
    habeas("list", "claims")
    claims = dict.fromkeys(CLAIM.findall(capsys.readouterr().out))
    assert habeas("accept", *claims, "--because", "it stands there (invented)") == 0
    allowed = ("--allow", "--giver", "person", "--because", "asked for it (invented)")
    assert habeas("consent", "Orsa Mellin", "un", *allowed) == 0
    capsys.readouterr()
    assert habeas("petition", "Orsa Mellin", "--out", str(tmp_path), "--json") == 0
    filing = json.loads(capsys.readouterr().out.splitlines()[0])["id"]
    assert habeas("edit", filing, "--json") == 0
    return str(json.loads(capsys.readouterr().out)["writing"])


def test_a_text_goes_out_as_docx_and_comes_back_with_its_trace(
    begun: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "text.docx"
    assert habeas("edit", begun, "--out", str(file)) == 0
    opened = docx.Document(str(file))
    next(each for each in opened.paragraphs if "was arrested" in each.text).add_run(f" {OWN}")
    opened.save(str(file))
    assert habeas("edit", begun, "--back", str(file)) == 0
    capsys.readouterr()
    assert habeas("show", "writing", begun) == 0
    told = capsys.readouterr().out
    assert f"  *  {OWN}" in told
    assert "argument (*) 1" in told
    assert habeas("edit", begun, "--record") == 0
    assert capsys.readouterr().out.startswith("pet-")


def test_the_text_is_shown_as_json_with_its_counts(begun: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("show", "writing", begun, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["number"], told["counts"]["argument"], told["counts"]["reworded"]) == (1, 0, 0)


def test_a_file_that_says_nothing_new_is_refused(begun: str, tmp_path: Path) -> None:
    file = tmp_path / "text.docx"
    assert habeas("edit", begun, "--out", str(file)) == 0
    assert habeas("edit", begun, "--back", str(file)) == 17


def test_only_a_text_goes_out(begun: str, tmp_path: Path) -> None:
    assert habeas("edit", "pet-0", "--out", str(tmp_path / "text.docx")) == 11
