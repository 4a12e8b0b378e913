"""What a paper says of an opinion, from the command line, on a real ledger. Nobody named here exists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_reviewing import habeas, ledger  # noqa: F401 - the fixture

PAPER = """Working Group on Arbitrary Detention

Opinion No. 12/2022 concerning Orsa Mellin (Zubrania)

2. On 15 November 2021 the Working Group transmitted to the Government of Zubrania a communication.
The Government has not replied to the communication.

Disposition

62. The deprivation of liberty of Orsa Mellin is arbitrary and falls within category I. The appropriate remedy would
be to release Ms. Hale immediately.

[Adopted on 10 April 2022]
"""


@pytest.fixture
def paper(ledger: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    (tmp_path / "opinion.txt").write_text(PAPER, encoding="utf-8")
    assert habeas("ingest", str(tmp_path / "opinion.txt")) == 0
    capsys.readouterr()


@pytest.mark.usefixtures("paper")
def test_each_piece_is_shown_with_its_words_and_what_contradicts_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("show", "opinion", "opinion.txt") == 0
    told = capsys.readouterr().out
    assert "Communication sent to the Government: 2021-11-15" in told
    assert "The disposition names somebody whom the title does not name" in told


@pytest.mark.usefixtures("paper")
def test_a_paper_is_put_on_the_record_of_a_case(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("take", "opinion.txt", "Orsa Mellin", "--because", "compared (invented)", "--json")
    assert habeas("follow", *words) == 0
    taken = json.loads(capsys.readouterr().out)
    assert taken["opinion"]["symbol"] == "Opinion No. 12/2022"
    assert [each["milestone"] for each in taken["communications"]] == ["transmitted"]
    assert habeas("follow", "case", "Orsa Mellin", "--as-of", "2022-01-01") == 0
    assert "14 January 2022" in capsys.readouterr().out


@pytest.mark.usefixtures("paper")
def test_what_is_left_out_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("opinion.txt", "Orsa Mellin", "--without", "transmitted", "--because", "not sure of it", "--json")
    assert habeas("follow", "take", *words) == 0
    taken = json.loads(capsys.readouterr().out)
    assert taken["communications"] == []


@pytest.mark.usefixtures("paper")
def test_the_json_of_a_reading_has_every_piece(capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("show", "opinion", "opinion.txt", "--json") == 0
    reading = json.loads(capsys.readouterr().out)
    assert {"number", "person", "state", "adopted", "category"} <= {each["piece"] for each in reading["told"]}
