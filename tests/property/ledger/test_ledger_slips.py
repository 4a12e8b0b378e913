"""What the model of the ledger, and thinking about it, once found: acts that failed half-way, and acts elsewhere."""

# ruff: noqa: E402 - what is imported lies beside other tests

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[2])]

from engines import OnSqlcipher

from builders import a_document
from habeas.keys import new_secret
from habeas.ledger import Ledger
from habeas.ledger.errors import CompartmentClosed
from habeas.ledger.keyring import GENERAL, IDENTITY
from habeas.model import Note, Placement, Shredding

BY, AT = "R. One", "2026-11-22T10:00:00Z"
DOCUMENT = a_document("Ama Boduk (invented) was arrested on 10 March 2019 in Tarn.\n")


def a_note(about: str, text: str) -> Note:
    return Note(about=about, text=text, by=BY, at=AT)


def placed(subject: str, compartment: str) -> Placement:
    return Placement(subject=subject, compartment=compartment, by=BY, at=AT, because="need to know")


@pytest.fixture
def engine(tmp_path: Path) -> OnSqlcipher:
    return OnSqlcipher(folder=tmp_path)


@pytest.fixture
def place(engine: OnSqlcipher) -> Path:
    return engine.create()


@pytest.fixture
def ledger(engine: OnSqlcipher, place: Path) -> Iterator[Ledger]:
    """A ledger with a note on a case that is closed to this reader, after an act on it failed half-way."""
    with engine.open(place) as opened:
        opened.ring.hold(IDENTITY, new_secret())
        opened.append([a_note("cas-closed", "apart")], by=BY, at=AT, compartment=IDENTITY)
        opened.append([a_note("cas-1", "first")], by=BY, at=AT)
        opened.ring.drop(IDENTITY)
        opened.look_again()
        with pytest.raises(CompartmentClosed):
            opened.append([a_note("wri-1", "a"), a_note(DOCUMENT.id, "b"), a_note("cas-closed", "c")], by=BY, at=AT)
        yield opened


ACTS: dict[str, Callable[[Ledger], object]] = {
    "append": lambda ledger: ledger.append([a_note("wri-1", "after")], by=BY, at=AT),
    "move, then append": lambda ledger: (
        ledger.move(placed("cas-2", GENERAL), by=BY, at=AT), ledger.append([a_note("wri-1", "after")], by=BY, at=AT)
    ),
    "keep an original": lambda ledger: ledger.keep_original(DOCUMENT.text.encode()),
    "move what was not kept": lambda ledger: ledger.move(placed("wri-1", "need"), by=BY, at=AT),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_what_follows_an_act_that_failed_is_kept_whole(
    ledger: Ledger, engine: OnSqlcipher, place: Path, act: Callable[[Ledger], object]
) -> None:
    act(ledger)
    ledger.close()
    with engine.open(place) as again:
        again.verify()
        bodies = [entry.body for entry in again.read()]
        assert len(bodies) == again.head.seq
        assert not again.has_original(DOCUMENT.sha256) or again.get_original(DOCUMENT.sha256) == DOCUMENT.text.encode()


def test_what_is_said_after_another_process_destroyed_the_key_can_be_read(
    ledger: Ledger, engine: OnSqlcipher, place: Path
) -> None:
    with engine.open(place) as other:
        key = other.find_key("cas-1")
        assert key is not None
        other.shred(Shredding(keys=(key,), by=BY, at=AT, because="consent withdrawn"), by=BY, at=AT)
    ledger.append([a_note("cas-1", "later")], by=BY, at=AT)
    ledger.close()
    with engine.open(place) as again:
        again.verify()
        assert [entry.body for entry in again.read("note")][-1] == a_note("cas-1", "later")


def test_nothing_is_said_of_what_another_process_put_out_of_reach(
    ledger: Ledger, engine: OnSqlcipher, place: Path
) -> None:
    with engine.open(place) as other:
        other.ring.hold(IDENTITY, new_secret())
        other.move(placed("cas-1", IDENTITY), by=BY, at=AT)
    with pytest.raises(CompartmentClosed):
        ledger.append([a_note("cas-1", "later")], by=BY, at=AT)


def test_an_original_is_kept_again_after_another_process_destroyed_it(
    ledger: Ledger, engine: OnSqlcipher, place: Path
) -> None:
    data = DOCUMENT.text.encode()
    ledger.keep_original(data)
    with engine.open(place) as other:
        key = other.find_key(DOCUMENT.id)
        assert key is not None
        other.shred(Shredding(keys=(key,), by=BY, at=AT, because="consent withdrawn"), by=BY, at=AT)
    ledger.keep_original(data)
    ledger.close()
    with engine.open(place) as again:
        assert again.get_original(DOCUMENT.sha256) == data
