"""Many threads, one ledger, one SQLCipher file: each speaks for itself, and closing is closing for all."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, a_naming

from habeas.ledger import Ledger
from habeas.ledger.errors import LedgerClosed

MANY = 3_000


def test_threads_append_and_read_at_once_and_the_chain_holds(ledger: Ledger) -> None:
    before = ledger.head.seq

    def work(number: int) -> int:
        for each in range(10):
            ledger.append([a_naming(100 * number + each)], by=BY, at=AT)
        seen = sum(1 for _ in ledger.read("naming"))
        ledger.release()
        return seen

    with ThreadPoolExecutor(4) as hired:
        assert all(seen >= 10 for seen in hired.map(work, range(8)))
    assert ledger.head.seq == before + 80
    assert ledger.verify().entries == before + 80


def test_a_thread_that_released_its_connection_gets_another(ledger: Ledger) -> None:
    ledger.release()
    ledger.release()
    assert ledger.head.seq > 0


def test_releasing_does_not_close_the_ledger_for_others(ledger: Ledger) -> None:
    with ThreadPoolExecutor(1) as hired:
        hired.submit(ledger.release).result()
    assert ledger.head.seq > 0


def test_what_another_thread_is_reading_is_broken_off_when_the_ledger_is_closed(ledger: Ledger) -> None:
    ledger.append([a_naming(number) for number in range(MANY)], by=BY, at=AT)
    begun = threading.Event()

    def read_on() -> None:
        while True:
            for _ in ledger.entries():
                begun.set()

    with ThreadPoolExecutor(1) as hired:
        reading = hired.submit(read_on)
        assert begun.wait(10)
        ledger.close()
        with pytest.raises(LedgerClosed):
            reading.result(timeout=10)


def test_what_another_thread_is_appending_is_there_in_whole_or_not_at_all(place: Path) -> None:
    ledger = Ledger.create(place, PASSPHRASE, cost=CHEAP)
    written: list[int] = []

    def append_on() -> None:
        while True:
            ledger.append([a_naming(number) for number in range(200)], by=BY, at=AT)
            written.append(200)

    with ThreadPoolExecutor(1) as hired:
        appending = hired.submit(append_on)
        wait_for(lambda: len(written) > 2)
        ledger.close()
        with pytest.raises(LedgerClosed):
            appending.result(timeout=10)
    with Ledger.open(place, PASSPHRASE, cost=CHEAP) as again:
        assert again.head.seq == sum(written)
        assert again.verify().entries == sum(written)


def test_a_long_proof_in_another_thread_does_not_hold_up_closing(ledger: Ledger) -> None:
    ledger.append([a_naming(number) for number in range(MANY)], by=BY, at=AT)
    begun = threading.Event()

    def prove_on() -> None:
        while True:
            begun.set()
            ledger.verify()

    with ThreadPoolExecutor(1) as hired:
        proving = hired.submit(prove_on)
        assert begun.wait(10)
        ledger.close()
        with pytest.raises(LedgerClosed):
            proving.result(timeout=20)


def test_no_connection_of_any_thread_is_open_after_closing(ledger: Ledger, place: Path) -> None:
    stay = threading.Event()
    asked = threading.Barrier(4)

    def ask_and_stay() -> None:
        assert ledger.head.seq > 0
        asked.wait(10)
        stay.wait(10)

    with ThreadPoolExecutor(3) as hired:
        staying = [hired.submit(ask_and_stay) for _ in range(3)]
        asked.wait(10)
        assert place.with_name(place.name + "-wal").exists()
        ledger.close()  # the last connection takes the log with it
        assert not place.with_name(place.name + "-wal").exists()
        stay.set()
        assert [each.result(10) for each in staying] == [None] * 3


@pytest.mark.parametrize(
    ("passphrase", "admitted"),
    [(PASSPHRASE, True), (PASSPHRASE + " ", False), ("", False), ("\ud800 is no text at all", False)],
)
def test_whoever_knows_the_passphrase_is_admitted(ledger: Ledger, passphrase: str, admitted: bool) -> None:
    assert ledger.admits(passphrase) is admitted


def test_a_closed_ledger_admits_nobody(ledger: Ledger) -> None:
    ledger.close()
    with pytest.raises(LedgerClosed):
        ledger.admits(PASSPHRASE)


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, ten seconds at most."""
    pause = threading.Event()
    for _ in range(1000):
        if is_so():
            return
        pause.wait(0.01)
    raise TimeoutError
