"""Joining and parting claims from the command line, on a real ledger. Nobody named here exists."""

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
from habeas.model import Frame

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "an invented passphrase"
TEXTS = (
    "Orsa Mellin (invented) was arrested in Tarn on 15 July 2021.\n",
    "On 15 July 2021 Orsa Mellin was arrested in Tarn, a neighbour (invented) says.\n",
)


@contextmanager
def open_cheaply(path: Path, passphrase: str, *, person: str) -> Iterator[Desk]:
    """Open a ledger that was made with a cheap key."""
    with Ledger.open(path, passphrase, cost=CHEAP) as ledger:
        yield Desk(ledger=ledger, person=person)


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Two documents that tell of one arrest of one person; return the ids of the two claims."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(session, "open_desk", open_cheaply)
    with Ledger.create(tmp_path / "case.habeas", PASSPHRASE, cost=CHEAP) as made:
        desk = Desk(ledger=made, person="R. (invented)")
        for number, text in enumerate(TEXTS):
            path = tmp_path / f"paper-{number}.txt"
            path.write_text(text, encoding="utf-8")
            take_in(desk, [path], supplied=Frame(), received_from=None, tell=lambda words: None)
        propose_from(desk, each_document(desk), tell=lambda words: None)
    assert habeas("same", "Orsa Mellin", "Orsa Mellin", "--because", "one name") == 0
    capsys.readouterr()
    assert habeas("list", "claims") == 0
    return [line.split()[0] for line in capsys.readouterr().out.splitlines() if "  arrest (" in line]


def habeas(*words: str) -> int:
    """Run the command in this process; the passphrase goes by file descriptor."""
    read_end, write_end = os.pipe()
    os.write(write_end, PASSPHRASE.encode() + b"\n")
    os.close(write_end)
    return main(["--passphrase-fd", str(read_end), "--by", "R. (invented)", *words])


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert habeas("show", "joins", "Orsa Mellin", *words) == 0
    return capsys.readouterr().out


def test_two_claims_of_one_arrest_say_why_they_stand_together(
    claims: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    text = shown(capsys)
    assert "TOLD BY SEVERAL CLAIMS (1)" in text
    assert "no other event of this kind can be meant (+3.0)" in text
    assert "the same day (+2.0)" in text
    assert all(claim in text for claim in claims)


def test_parting_them_is_shown_with_its_reason_and_can_be_taken_back(
    claims: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert habeas("part", *claims, "--because", "two arrests of one day") == 0
    text = shown(capsys)
    assert "TOLD BY SEVERAL CLAIMS (0)" in text
    assert "two events" in text and "two arrests of one day" in text
    assert habeas("part", *claims, "--retract", "--because", "misread") == 0
    assert "TOLD BY SEVERAL CLAIMS (1)" in shown(capsys)


def test_the_joins_come_as_json(claims: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("join", *claims, "--because", "the same van", "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["sameness"], {made["left"], made["right"]}) == ("same", set(claims))
    (told,) = [json.loads(line) for line in shown(capsys, "--json").splitlines()]
    assert [join["signs"][0]["token"] for join in told["joins"]] == ["judged"]
    assert [word["because"] for word in told["words"]] == ["the same van"]
    assert told["joinable"] == []


def test_a_word_that_can_have_no_effect_is_refused(claims: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert habeas("join", claims[0], claims[0], "--because", "one") == 11
    assert "one event" in capsys.readouterr().err
