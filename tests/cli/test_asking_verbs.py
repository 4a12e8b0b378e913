"""Open questions from the command line, on a real ledger. Nobody named here exists."""

from __future__ import annotations

import json

import pytest
from test_reviewing import habeas, ledger  # noqa: F401 - the fixture

NAME = "Orsa Mellin"


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert habeas("show", "gaps", NAME, *words) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("ledger")
def test_the_questions_are_told_weightiest_first_with_what_each_decides(capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "--limit", "3")
    assert told.startswith(f"Open questions on {NAME}")
    assert "would decide category" in told
    assert "  3. " in told
    assert "  4. " not in told


@pytest.mark.usefixtures("ledger")
def test_json_gives_one_question_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [json.loads(line) for line in shown(capsys, "--json").splitlines()]
    assert [each["rank"] for each in lines] == list(range(1, len(lines) + 1))
    assert [each["score"] for each in lines] == sorted((each["score"] for each in lines), reverse=True)


@pytest.mark.usefixtures("ledger")
def test_what_became_of_a_question_is_told_without_the_remark(capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("asked", NAME, "counsel_denied", "refused", "--remark", "her aunt", "--json") == 0
    recorded = capsys.readouterr().out
    assert json.loads(recorded)["state"] == "refused"
    told, plain = shown(capsys), shown(capsys, "--json")
    assert "counsel_denied   [asked, refused: R. (invented)" in told
    assert "her aunt" not in recorded + told + plain


@pytest.mark.usefixtures("ledger")
def test_a_question_that_is_not_open_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("asked", NAME, "VII.1", "refused") != 0
    assert "VII.1" in capsys.readouterr().err
