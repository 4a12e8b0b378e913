"""What a killed maker leaves beside a ledger is cleared away by the next one, and nothing of anybody else's is."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ledger"))

from batches import AT, BY, CHEAP, PASSPHRASE, batch, goes_on, made, opened

from habeas.ledger import Ledger
from habeas.ledger.files import _draft_of

KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from batches import CHEAP, PASSPHRASE
from habeas.ledger import Ledger, files, ledger
def fall(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[1].startswith("keys"):
    files.sync = fall
else:
    ledger.lay_header = fall
path = Path(sys.argv[1].partition(":")[2])
if path.with_name("case.ledger").exists():
    with Ledger.open(path.with_name("case.ledger"), PASSPHRASE, cost=CHEAP) as kept:
        kept.backup(path)
else:
    Ledger.create(path, PASSPHRASE, cost=CHEAP)
"""


def killed(what: str, path: Path) -> list[str]:
    """Make a ledger, or a copy of the one that is there, be killed in it, and say what lies there then."""
    here = Path(__file__).resolve().parent
    command = [sys.executable, "-c", KILLED, f"{what}:{path}", str(here), str(here.parent / "ledger")]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    return drafts(path.parent)


def drafts(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if "draft" in each.name)


@pytest.mark.parametrize(
    ("what", "why"), [("file", "before the keys are laid beside it"), ("keys", "while its keys are written")]
)
def test_a_killed_making_is_begun_anew_and_nothing_of_it_stays(tmp_path: Path, what: str, why: str) -> None:
    path = tmp_path / "case.ledger"
    assert killed(what, path), why
    made(path).close()
    assert drafts(tmp_path) == []
    goes_on(path, "z")


def test_a_killed_backup_is_made_anew_and_the_ledger_has_lost_nothing(tmp_path: Path) -> None:
    path, copy = tmp_path / "case.ledger", tmp_path / "case.backup"
    with made(path) as ledger:
        ledger.append(batch("a", 0), by=BY, at=AT)
    assert killed("file", copy)
    assert not copy.exists()
    with opened(path) as ledger:
        ledger.backup(copy)
    assert drafts(tmp_path) == []
    assert Ledger.restore(copy, tmp_path / "again.ledger", PASSPHRASE, cost=CHEAP).entries == 1


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize(
    ("maker", "stays", "why"),
    [
        ("{here}-999999999", False, "nobody here has this number"),
        ("{here}-1", True, "a process that lives"),
        ("0a1b2c3d-999999999", True, "the draft of another computer, on a disk that both have"),
        ("999999999", True, "a name that this version does not give"),
        ("{here}-x", True, "no number"),
    ],
)
def test_only_a_draft_whose_maker_is_gone_is_cleared(
    tmp_path: Path, maker: str, stays: bool, ending: str, why: str
) -> None:
    path = tmp_path / "case.ledger.keys"
    here = _draft_of(path).name.removeprefix(f".{path.name}.").partition("-")[0]
    left = tmp_path / f".{path.name}.{maker.format(here=here)}.draft{ending}"
    left.touch()
    _draft_of(path)
    assert left.exists() == stays, why


def test_a_file_of_another_ledger_stays(tmp_path: Path) -> None:
    here = _draft_of(tmp_path / "a").name.split(".")[2].partition("-")[0]
    left = tmp_path / f".other.ledger.{here}-999999999.draft"
    left.touch()
    made(tmp_path / "case.ledger").close()
    assert left.exists()


def test_a_key_file_that_lies_alone_is_moved_aside_and_never_lost(tmp_path: Path) -> None:
    lone = tmp_path / "case.ledger.keys"
    lone.write_bytes(b"keys without their ledger")
    made(tmp_path / "case.ledger").close()
    assert (tmp_path / "case.ledger.keys.aside-1").read_bytes() == b"keys without their ledger"
    goes_on(tmp_path / "case.ledger", "z")
