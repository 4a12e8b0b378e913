"""Many documents at once: order, crashes, interruptions. Every person in the documents is invented."""

import pickle
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from habeas.casework.batch import AHEAD, DIED, WORTH_IT, Failure, each, processes_for
from habeas.casework.desk import Desk, begin_desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import each_document, propose_from, propose_without_ledger
from habeas.cli.talk import Meter
from habeas.errors import HabeasError, NotFound
from habeas.model import Document, Frame, Proposal

COUNT = WORTH_IT + 3
SILENT = lambda words: None  # noqa: E731  progress that nobody reads
CRASH = "__import__('os')._exit(1)"
SLOW = "__import__('time').sleep(0.3) or 0"
GIVE_UP = "(_ for _ in ()).throw(__import__('habeas.errors').errors.NotFound(what='law', given='x'))"
PROCESSES = pytest.mark.parametrize("processes", [1, 2])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for n in range(COUNT):
        words = f"Orsa Mellin the {n}th (invented) was arrested in Tarn on {1 + n % 28} May 2021. She was released.\n"
        (folder / f"{n:03}.txt").write_text(words, encoding="utf-8")
    return folder


def new_desk(path: Path) -> Iterator[Desk]:
    with begin_desk(path, "an invented passphrase", person="R.", now=lambda: "2026-01-02T03:04:05Z") as desk:
        yield desk


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    yield from new_desk(tmp_path / "one.habeas")


@PROCESSES
def test_results_keep_the_order_of_the_things(processes: int) -> None:
    things = [SLOW, "1", "2", "3", "4"]
    assert list(each(eval, things, processes=processes)) == list(zip(things, range(5), strict=True))


@PROCESSES
def test_a_thing_that_fails_is_told_of_by_the_name_of_its_error_alone(processes: int) -> None:
    made = [result for _, result in each(eval, ["1", "int('Orsa')", "2"], processes=processes)]
    assert made == [1, Failure(error="ValueError"), 2]
    assert "Orsa" not in repr(made)


def test_a_process_that_dies_takes_only_its_own_thing_with_it() -> None:
    things = ["0", "1", CRASH, *map(str, range(3, 12)), CRASH, "13"]
    made = [result for _, result in each(eval, things, processes=2)]
    assert made == [Failure(error=DIED) if thing == CRASH else int(thing) for thing in things]


@PROCESSES
def test_a_broken_promise_stops_the_batch(processes: int) -> None:
    with pytest.raises(NotFound) as raised:
        list(each(eval, ["1", GIVE_UP, "2"], processes=processes))
    assert raised.value.message == NotFound(what="law", given="x").message


def test_only_a_few_things_are_asked_for_ahead() -> None:
    asked = []
    things = (asked.append(n) or str(n) for n in range(1_000))
    outcomes = each(eval, things, processes=2)
    assert [result for _, result in islice(outcomes, 5)] == [0, 1, 2, 3, 4]
    outcomes.close()
    assert len(asked) <= 5 + 2 * AHEAD


def test_few_things_are_not_worth_a_process() -> None:
    assert processes_for(WORTH_IT - 1) == 1
    assert 1 <= processes_for(10_000) <= 10_000


def test_errors_come_back_from_another_process_with_their_details() -> None:
    error = pickle.loads(pickle.dumps(NotFound(what="claim", given="clm-1")))  # noqa: S301 - our own
    assert (type(error), error.details) == (NotFound, {"what": "claim", "given": "clm-1"})
    assert isinstance(error, HabeasError)


def test_a_folder_gives_the_same_records_by_many_processes_as_by_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def records() -> list[dict[str, object]]:
        return list(propose_without_ledger([folder], supplied=Frame(), tell=SILENT))

    many = records()
    monkeypatch.setattr("habeas.casework.proposals.processes_for", lambda count: 1)
    assert many == records()
    assert len({record["document"] for record in many}) == COUNT
    assert [record["document"] for record in many] == sorted(str(record["document"]) for record in many)


def test_a_run_that_was_interrupted_goes_on_and_ends_like_one_that_was_not(
    folder: Path, empty: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habeas.casework.proposals.processes_for", lambda count: 1)

    def stop(done: int, total: int) -> None:
        if done == 7:
            raise KeyboardInterrupt

    take_in(empty, [folder], supplied=Frame(), received_from=None, tell=SILENT)
    with pytest.raises(KeyboardInterrupt):
        propose_from(empty, each_document(empty), tell=SILENT, meter=stop)
    assert len(recall(empty).versions) == 7
    assert len(propose_from(empty, each_document(empty), tell=SILENT)) == COUNT - 7
    for whole in new_desk(tmp_path / "two.habeas"):
        take_in(whole, [folder], supplied=Frame(), received_from=None, tell=SILENT)
        propose_from(whole, each_document(whole), tell=SILENT)
        assert list(recall(empty).claims) == list(recall(whole).claims)


def test_taking_in_a_folder_again_records_nothing_twice(folder: Path, empty: Desk) -> None:
    (folder / "empty.txt").write_bytes(b"")
    first = take_in(empty, [folder], supplied=Frame(), received_from=None, tell=SILENT)
    head = empty.ledger.head
    again = take_in(empty, [folder], supplied=Frame(), received_from=None, tell=SILENT)
    assert empty.ledger.head == head
    assert [document.id for document in first.documents] == list(again.known)
    assert first.set_aside == again.set_aside


def test_a_document_on_which_the_rules_fail_is_set_aside_and_the_others_are_proposed_from(
    folder: Path, empty: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from habeas.casework import proposals

    def fail_once(document: Document) -> Proposal:
        if "the 3th" in document.text:
            raise RecursionError(document.text)
        return propose(document)

    propose = proposals.propose
    monkeypatch.setattr(proposals, "propose", fail_once)
    monkeypatch.setattr(proposals, "processes_for", lambda count: 1)
    take_in(empty, [folder], supplied=Frame(), received_from=None, tell=SILENT)
    told: list[str] = []
    assert len(propose_from(empty, each_document(empty), tell=told.append)) == COUNT - 1
    (aside,) = recall(empty).set_aside
    assert (aside.code, aside.original_name) == ("unforeseen", "documents/003.txt")
    assert "Orsa" not in aside.says
    assert any("003.txt" in words for words in told)


SHOWN = [
    (0, 10_000, 0.0, "0 of 10,000 documents"),
    (400, 10_000, 10.0, "400 of 10,000 documents, 40 a second, about 4 minutes left"),
    (9_990, 10_000, 100.0, "9,990 of 10,000 documents, 100 a second, about 0 seconds left"),
    (3, 6, 60.0, "3 of 6 documents, 3 a minute, about 60 seconds left"),
]


@pytest.mark.parametrize(("done", "total", "passed", "expected"), SHOWN)
def test_the_meter_tells_how_much_how_fast_and_how_long(done: int, total: int, passed: float, expected: str) -> None:
    assert Meter("documents").line(done, total, passed) == expected
