"""A ledger of the first schema opens, says the same, and is upgraded; killed at any step of that, it opens again."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ledger"))

from cuts import kills_at, power_cuts
from django.db.backends.signals import connection_created
from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, TEXT, a_naming, opened, some_bodies
from recording import recorded
from schema_one import make_first
from tracing import said_at

from habeas.ledger import Ledger
from habeas.ledger.entries import kind_of

PICTURE = bytes(range(256)) * 5000  # two chunks
EVERY = 4  # statement of the upgrade, and system call of it, at which it is killed here
MOST = 400


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger as the first schema wrote it, with a document, what was said of it, and two originals."""
    path = tmp_path_factory.mktemp("first") / "case.ledger"
    bodies = [*some_bodies(), *(a_naming(number) for number in range(40))]
    make_first(path, [(kind_of(type(body)), body) for body in bodies], [TEXT.encode(), PICTURE])
    return path


@pytest.fixture
def old(first: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copyfile(first, tmp_path / "case.ledger"))


def prove(ledger: Ledger) -> None:
    """Prove that it says what was written, and takes more."""
    bodies = [entry.body for entry in ledger.entries()]
    assert bodies[:44] == [*some_bodies(), *(a_naming(number) for number in range(40))]
    assert {(entry.by, entry.at) for entry in ledger.entries()} == {(BY, AT)}
    assert ledger.verify().originals == 2
    assert ledger.frontier.size == ledger.head.seq


def test_a_ledger_of_the_first_schema_says_the_same_and_takes_more(old: Path) -> None:
    with opened(old) as ledger:
        prove(ledger)
        ledger.append([a_naming(99)], by=BY, at=AT)
    with opened(old) as ledger:
        prove(ledger)
        assert ledger.head.seq == 45


def test_the_hashes_of_the_first_schema_stand(first: Path, old: Path) -> None:
    with opened(old) as ledger:
        hashes = [entry.hash for entry in ledger.entries()]
    make_first(again := old.with_name("again.ledger"), [(kind_of(type(b)), b) for b in some_bodies()], [TEXT.encode()])
    with opened(again) as ledger:
        assert [entry.hash for entry in ledger.entries()] == hashes[:4]


def test_a_backup_of_the_first_schema_is_restored(old: Path) -> None:
    Ledger.restore(old, to := old.with_name("restored.ledger"), PASSPHRASE, cost=CHEAP)
    with opened(to) as ledger:
        prove(ledger)


def stopped_at(path: Path, statement: int) -> bool:
    """Open a ledger in a process that is killed at its statement of this number; return whether it came to it."""
    child = os.fork()
    if child == 0:
        left = iter(range(statement))

        def kill(_: str) -> None:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        def watch(connection: object, **_: object) -> None:
            connection.connection.set_trace_callback(kill)

        connection_created.connect(watch)
        try:
            opened(path)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def killed(first: Path, folder: Path) -> Iterator[Path]:
    """Yield ledgers of the first schema whose upgrade was killed, each at a later statement, until none is reached."""
    for statement in range(0, MOST, EVERY):
        path = Path(shutil.copyfile(first, folder / f"{statement}.ledger"))
        if not stopped_at(path, statement):
            return
        yield path


@pytest.mark.slow
def test_an_upgrade_that_is_killed_at_any_statement_opens_again(first: Path, tmp_path: Path) -> None:
    with opened(Path(shutil.copyfile(first, tmp_path / "warm.ledger"))):
        pass
    count = 0
    for path in killed(first, tmp_path):
        with opened(path) as ledger:
            prove(ledger)
        count += 1
    assert count > 10, "the upgrade has more statements than that: they were not all met"


def test_nothing_is_lost_where_an_upgrade_is_killed_at_any_system_call_or_loses_power(tmp_path: Path) -> None:
    steps, folder = recorded("upgrade", tmp_path / "recorded")
    upgrading = range(said_at(steps, "made case.ledger"), said_at(steps, "upgraded") + 1, EVERY)
    assert kills_at(steps, folder, upgrading).lost == []
    assert power_cuts(steps, folder, 100, "upgrade").lost == []
