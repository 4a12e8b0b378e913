"""One unlocked ledger, kept open between requests. Nobody named here exists."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from habeas.casework.decisions import decide
from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.casework.sitting import LedgerLoading, Sitting
from habeas.ledger import Ledger
from habeas.ledger.errors import ChainBroken, LedgerClosed, WrongPassphrase
from habeas.ledger.key import Cost
from habeas.model import Standing, Verdict

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "an invented passphrase"
AT = "2026-01-02T03:04:05Z"


@pytest.fixture
def place(desk: Desk, tmp_path: Path) -> Path:
    """The file of the invented statement; the desk that made it stays open, as another process would."""
    return tmp_path / "case.habeas"


@pytest.fixture
def sitting(place: Path) -> Iterator[Sitting]:
    opened = Sitting(Ledger.open(place, PASSPHRASE, cost=CHEAP), now=lambda: AT)
    yield opened
    opened.close()


def test_nothing_can_be_seen_before_the_ledger_is_read(sitting: Sitting) -> None:
    assert not sitting.is_ready
    with pytest.raises(LedgerLoading):
        sitting.view()


def test_the_ledger_is_read_in_the_background_and_tells_how_far_it_is(sitting: Sitting, desk: Desk) -> None:
    total = desk.ledger.head.seq
    assert sitting.loaded == (0, total)
    sitting.begin()
    assert sitting.wait(30)
    assert sitting.loaded == (total, total)
    assert sitting.view().cases()


def test_a_wrong_passphrase_opens_no_sitting(place: Path) -> None:
    with pytest.raises(WrongPassphrase):
        Sitting.open(place, "another passphrase")


def test_a_second_person_must_know_the_passphrase(sitting: Sitting) -> None:
    assert sitting.admits(PASSPHRASE)
    assert not sitting.admits("another passphrase")


def test_what_one_person_decides_the_other_sees(sitting: Sitting) -> None:
    sitting.wait(30)
    claim = sitting.view().memory.current_claims()[0]
    decide(sitting.desk_for("A. (invented)"), [claim.id], Verdict.ACCEPT, because="she says so")
    assert sitting.view().standing_of(claim.id) is Standing.ACCEPTED
    word = sitting.view().decision_on(claim.id)
    assert word and word.by == "A. (invented)"


def test_what_another_process_appends_is_seen_at_the_next_look(sitting: Sitting, place: Path) -> None:
    sitting.wait(30)
    claim = sitting.view().memory.current_claims()[0]
    with Ledger.open(place, PASSPHRASE, cost=CHEAP) as same:
        elsewhere = Desk(ledger=same, person="B. (invented)", now=lambda: AT)
        decide(elsewhere, [claim.id], Verdict.REJECT, because="she does not say so")
    assert sitting.view().is_rejected(claim.id)


def test_threads_that_decide_at_once_lose_no_word(sitting: Sitting) -> None:
    sitting.wait(30)
    claims = sitting.view().memory.current_claims()

    def work(number: int) -> None:
        for claim in claims:
            with sitting.lock:
                decide(sitting.desk_for(f"Reader {number}"), [claim.id], Verdict.ACCEPT, because="read")
                sitting.view().queue(f"Reader {number}")
        sitting.release()

    with ThreadPoolExecutor(4) as hired:
        list(hired.map(work, range(4)))
    view = sitting.view()
    assert [len(view.decisions_on(claim.id)) for claim in claims] == [4] * len(claims)
    assert view.progress().decided == len(claims)


def test_a_closed_sitting_shows_nothing_to_any_thread(sitting: Sitting) -> None:
    sitting.wait(30)
    desk = sitting.desk_for("A. (invented)")
    sitting.close()
    sitting.close()
    with pytest.raises(LedgerClosed):
        sitting.view()
    with pytest.raises(LedgerClosed):
        sitting.admits(PASSPHRASE)
    with ThreadPoolExecutor(1) as hired, pytest.raises(LedgerClosed):
        hired.submit(recall, desk).result()


def test_a_sitting_that_is_closed_while_it_loads_ends_with_that_fault(sitting: Sitting) -> None:
    sitting.begin()
    sitting.close()
    assert not sitting.wait(30)
    assert isinstance(sitting.fault, LedgerClosed)


def test_what_stopped_the_loading_is_told(sitting: Sitting, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_: object) -> None:
        raise ChainBroken(seq=3, why="its hash is not that of what it holds")

    monkeypatch.setattr("habeas.ledger.book.read_row", break_off)
    assert not sitting.wait(30)
    assert isinstance(sitting.fault, ChainBroken)
    with pytest.raises(ChainBroken):
        sitting.view()
