"""Every command of the guides can be typed, and those on consent, sealing and destruction do what they say."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from consented import allow
from habeas.casework.cases import get_case
from habeas.casework.custody import log_state
from habeas.casework.decisions import decide, judge
from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.cli.main import main
from habeas.cli.parser import build_parser
from habeas.ledger import Ledger
from habeas.ledger.key import Cost
from habeas.model import Audience, Frame, Sameness, Verdict

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = sorted([*DOCS.glob("how-to/*.md"), *DOCS.glob("explanation/*.md")])
FENCED = re.compile(r"^ *```(?:sh)?\n(.*?)^ *```$", re.M | re.S)
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
Begun = tuple[Path, dict[str, str]]
PASSPHRASE, NAME = "an invented passphrase", "Ama Boduk"
TEXT = "Ama Boduk (invented) was arrested in Tarn on 3 May 2021. Police did not show a warrant.\n"
LETTER = "A letter (invented). Ama Boduk was beaten in Tarn on 4 May 2021, her neighbour wrote.\n"


def commands_in(page: Path) -> Iterator[list[str]]:
    """Yield the words of every command of ours that stands in a block of its own."""
    for block in FENCED.findall(page.read_text(encoding="utf-8")):
        for line in block.replace("\\\n", " ").splitlines():
            if line.strip().startswith("habeas "):
                yield shlex.split(line.strip(), comments=True)[1:]


def refused(words: list[str]) -> bool:
    with contextlib.redirect_stderr(open(os.devnull, "w")):  # noqa: PTH123
        try:
            build_parser().parse_args(words)
        except SystemExit as ended:
            return bool(ended.code)
    return False


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_every_command_of_a_guide_is_one_that_habeas_understands(page: Path) -> None:
    assert [words for words in commands_in(page) if refused(words)] == []


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """A folder as the guides suppose it: a ledger, a statement, and a letter, all accepted."""
    folder = tmp_path_factory.mktemp("guide")
    (folder / "statement.txt").write_text(TEXT, encoding="utf-8")
    (folder / "letter.pdf").write_text(LETTER, encoding="utf-8")  # its name is all that the guides need of it
    with Ledger.create(folder / "case.habeas", PASSPHRASE, cost=CHEAP) as ledger:
        desk = Desk(ledger=ledger, person="R. (invented)", now=lambda: "2030-01-10T03:04:05Z")
        files = [folder / "statement.txt", folder / "letter.pdf"]
        take_in(desk, files, supplied=Frame(), received_from=None, tell=lambda words: None)
        propose_from(desk, recall(desk).documents.values(), tell=lambda words: None)
        namings = [key for key, each in recall(desk).namings.items() if each.name == NAME]
        judge(desk, *namings, Sameness.SAME, because="the same day and town")
        claims = [each.claim.id for each in get_case(recall(desk), NAME).claims]
        decide(desk, claims, Verdict.ACCEPT, because="read in both")
        allow(desk, NAME, Audience.COURT)
        named = {"CASE": NAME, "cas-0123456789abcdef": get_case(recall(desk), NAME).id, "LOG": log_state(desk).vkey}
        named |= {"clm-0123456789abcdef": claims[0], "nam-0123456789abcdef": next(iter(recall(desk).namings))}
        named |= {"DOCUMENT": recall(desk).get_document("letter.pdf").id}
    return folder, named


def typed(words: list[str], secret: str) -> int:
    read_end, write_end = os.pipe()
    os.write(write_end, secret.encode() + b"\n")
    os.close(write_end)
    return main(["--passphrase-fd", str(read_end), "--by", "R. (invented)", *words])


BESIDE = {"--destroy": ("--typed", "DOCUMENT"), "sign": ("--log", "LOG")}  # what a person types or knows beside it
AWAY = {"--certificates"}  # needs what an authority sends back


@pytest.mark.parametrize(
    "page", ["record-consent", "seal-a-document", "destroy-what-must-go", "prove-a-record", "ask-a-partner-to-witness"]
)
def test_the_commands_of_a_guide_do_what_they_say(
    begun: Begun, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, named = begun
    if "destroy" in page:  # the case goes by another id once the name in the letter is gone
        named = {**named, "cas-0123456789abcdef": NAME}
    shutil.copytree(folder, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    for words in commands_in(DOCS / "how-to" / f"{page}.md"):
        more = [word for mark, beside in BESIDE.items() if mark in words for word in beside]
        if AWAY.isdisjoint(words):
            assert typed([named.get(word, word) for word in (*words, *more)], PASSPHRASE) == 0, words
            told = capsys.readouterr().out
            named = {**named, "KEY": told.strip()} if "init" in words else named
