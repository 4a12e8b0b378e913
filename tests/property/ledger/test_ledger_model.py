"""Whatever people and processes do to a ledger, it says what a plain model of it says, and proves itself.

Short in the suite; ``python bench/fuzz.py stateful --seconds N`` runs it long.
"""

# ruff: noqa: E402 - what is imported lies beside other tests

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[2])]

from engines import ENGINES, OnPostgres, OnSqlcipher
from postgres import postgres

from builders import a_claim, a_document
from habeas.keys import Secret
from habeas.ledger import Closed, Ledger
from habeas.ledger.errors import CompartmentClosed, OriginalDestroyed
from habeas.ledger.keyring import GENERAL, IDENTITY
from habeas.model import Claim, Decision, Document, Kind, Note, Placement, Shredding, Verdict

__all__ = ["postgres"]  # the fixture
AT = "2026-11-22T10:00:00Z"
APART = Secret(b"an invented key of thirty-2 byte")
TEXT = "Account {}. Ama Boduk (invented) was arrested on 10 March 2019 in Tarn.\n"
DOCUMENTS = [a_document(TEXT.format(number)) for number in range(3)]
CLAIMS = [
    a_claim(each, "was arrested on 10 March 2019", Kind.ARREST, when="2019-03-10", trigger="arrested")
    for each in DOCUMENTS
]
SUBJECTS = [*(each.id for each in DOCUMENTS), "cas-1", "wri-1"]
LONG = os.environ.get("HABEAS_MODEL_LONG") == "1"


@dataclass(eq=False, slots=True)
class Key:
    """The key of one thing in the model."""

    compartment: str
    destroyed: bool = False


@dataclass(slots=True)
class Book:
    """What the ledger should hold: bodies in order, each under a key; the keys of things; the originals."""

    entries: list[tuple[Any, Key]] = field(default_factory=list)
    keys: dict[str, Key] = field(default_factory=dict)
    originals: dict[int, Key] = field(default_factory=dict)

    def twin(self) -> Book:
        """A copy that later acts leave alone."""
        twins = {id(key): Key(key.compartment, key.destroyed) for _, key in self.entries}
        twins |= {
            id(key): Key(key.compartment, key.destroyed) for key in (*self.keys.values(), *self.originals.values())
        }
        return Book(
            [(body, twins[id(key)]) for body, key in self.entries],
            {name: twins[id(key)] for name, key in self.keys.items()},
            {number: twins[id(key)] for number, key in self.originals.items()},
        )

    def key_for(self, subject: str, compartment: str) -> Key:
        """The key under which something about this is sealed, made where there is none."""
        key = self.keys.get(subject)
        if key is None or key.destroyed:
            key = self.keys[subject] = Key(compartment)
        return key


class Model(RuleBasedStateMachine):
    """Acts on a ledger and on the model at once."""

    engine_of: type = OnSqlcipher

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="habeas-model-"))
        self.engine = self.engine_of(folder=self.folder)
        self.book, self.granted, self.number = Book(), False, 0
        self.backups: list[tuple[Path, Book]] = []

    @initialize()
    def create(self) -> None:
        self.place = self.engine.create()
        self.ledger: Ledger = self.engine.open(self.place)

    def is_open(self, compartment: str) -> bool:
        return compartment != IDENTITY or self.granted

    def wants(self, subject: str, compartment: str) -> bool:
        """Whether something may be said about this now."""
        key = self.book.keys.get(subject)
        return self.is_open(compartment if key is None or key.destroyed else key.compartment)

    def say(self, bodies: list[tuple[Any, str]], compartment: str = GENERAL) -> None:
        """Append bodies, each with what it is about; all of them, or none where one is closed."""
        before = self.book.twin()
        ok = True
        for body, subject in bodies:
            ok = ok and self.wants(subject, compartment)
            self.book.entries.append((body, self.book.key_for(subject, compartment)))
        if ok:
            self.ledger.append([body for body, _ in bodies], by="R. One", at=AT, compartment=compartment)
            return
        self.book = before
        with pytest.raises(CompartmentClosed):
            self.ledger.append([body for body, _ in bodies], by="R. One", at=AT, compartment=compartment)

    def note(self, subject: str) -> Note:
        self.number += 1
        return Note(about=subject, text=f"note {self.number}", by="R. One", at=AT)

    @rule(number=st.integers(0, 2), compartment=st.sampled_from([GENERAL, "need", IDENTITY]))
    def bring_in(self, number: int, compartment: str) -> None:
        document = DOCUMENTS[number]
        self.keep_original(number, compartment)  # a document on the record has its bytes, or ``verify`` misses them
        self.say([(document, document.id), (CLAIMS[number], document.id)], compartment)

    @rule(
        subjects=st.lists(st.sampled_from(SUBJECTS), min_size=1, max_size=4),
        compartment=st.sampled_from([GENERAL, IDENTITY]),
    )
    def append(self, subjects: list[str], compartment: str) -> None:
        self.say([(self.note(subject), subject) for subject in subjects], compartment)

    @rule(number=st.integers(0, 2))
    def decide(self, number: int) -> None:
        claim, document = CLAIMS[number], DOCUMENTS[number].id
        known = any(
            isinstance(body, Claim) and body.id == claim.id and not key.destroyed and self.is_open(key.compartment)
            for body, key in self.book.entries
        )
        if known and self.wants(document, GENERAL):
            said = Decision(claim=claim.id, verdict=Verdict.ACCEPT, by="R. One", at=AT, because="read")
            self.say([(said, document)])

    def keep_original(self, number: int, compartment: str) -> None:
        document = DOCUMENTS[number]
        held = self.book.originals.get(number)
        known = held is not None and held is self.book.keys.get(document.id) and not held.destroyed
        data = document.text.encode()
        if known or self.wants(document.id, compartment):
            assert self.ledger.keep_original(data, compartment=compartment) == document.sha256
            if not known:
                self.book.originals[number] = self.book.key_for(document.id, compartment)
        else:
            with pytest.raises(CompartmentClosed):
                self.ledger.keep_original(data, compartment=compartment)

    @rule(subject=st.sampled_from(SUBJECTS), compartment=st.sampled_from([GENERAL, "need", IDENTITY]))
    def seal(self, subject: str, compartment: str) -> None:
        placed = Placement(subject=subject, compartment=compartment, by="R. One", at=AT, because="need to know")
        key = self.book.keys.get(subject)
        if self.is_open(compartment) and (key is None or key.destroyed or self.is_open(key.compartment)):
            made = self.book.key_for(subject, compartment)
            made.compartment = compartment
            self.book.entries.append((placed, made))
            self.ledger.move(placed, by="R. One", at=AT)
        elif key is None or key.destroyed or key.compartment != compartment or not self.is_open(key.compartment):
            with pytest.raises(CompartmentClosed):
                self.ledger.move(placed, by="R. One", at=AT)

    @rule()
    def grant(self) -> None:
        self.ledger.ring.hold(IDENTITY, APART.twin())
        self.ledger.look_again()
        self.granted = True

    @rule()
    def revoke(self) -> None:
        self.ledger.ring.drop(IDENTITY)
        self.ledger.look_again()
        self.granted = False

    def may_go(self, name: str, key: Key) -> bool:
        """Whether it can be destroyed; never the key under which the destroying itself is recorded."""
        return not key.destroyed and name != "ledger"

    @precondition(lambda self: any(self.may_go(name, key) for name, key in self.book.keys.items()))
    @rule(data=st.data())
    def shred(self, data: st.DataObject) -> None:
        subject = data.draw(
            st.sampled_from(sorted(name for name, key in self.book.keys.items() if self.may_go(name, key)))
        )
        found = self.ledger.find_key(subject)
        assert found is not None
        said = Shredding(keys=(found,), by="R. One", at=AT, because="consent withdrawn")
        assert self.ledger.shred(said, by="R. One", at=AT) == 1
        self.book.keys[subject].destroyed = True
        self.book.entries.append((said, self.book.key_for("ledger", GENERAL)))

    @precondition(lambda self: self.book.entries)
    @rule(data=st.data())
    def export(self, data: st.DataObject) -> None:
        seq = data.draw(st.integers(1, len(self.book.entries)))
        body, key = self.book.entries[seq - 1]
        if key.destroyed or not self.is_open(key.compartment):
            with pytest.raises(CompartmentClosed):
                self.ledger.disclose(seq)
            return
        shown = self.ledger.disclose(seq)
        commitment = hashlib.sha256(shown.salt + shown.payload).hexdigest()
        assert commitment.encode() in list(self.ledger.leaves())[seq - 1]
        assert shown.payload.startswith(b"R. One\n") and (getattr(body, "text", "")[:8].encode() in shown.payload)

    @rule()
    def back_up(self) -> None:
        self.backups.append((self.engine.backup(self.ledger, self.place), self.book.twin()))

    @precondition(lambda self: self.backups)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        backup, book = data.draw(st.sampled_from(self.backups))
        self.place = self.engine.restore(backup)
        self.book = book.twin()
        self.open_again()

    @rule()
    def open_again(self) -> None:
        self.ledger.close()
        self.ledger = self.engine.open(self.place)
        if self.granted:
            self.grant()

    @rule(after=st.integers(0, 4))
    def crash(self, after: int) -> None:
        """A process that writes is killed; what it acknowledged is here, and one batch more at most."""
        self.ledger.close()
        batches = [[self.note("cas-1"), self.note("wri-1")] for _ in range(8)] if self.wants_both() else []
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            self.write_until_killed(batches, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            said = len(pipe.read(after)) if batches else 0
            os.kill(child, signal.SIGKILL)
            said += len(pipe.read())
        os.waitpid(child, 0)
        self.ledger = self.engine.open(self.place)
        if self.granted:
            self.grant()
        found = self.ledger.head.seq - len(self.book.entries)
        assert said * 2 <= found <= said * 2 + 2 and found % 2 == 0
        for batch in batches[: found // 2]:
            for body in batch:
                self.book.entries.append((body, self.book.key_for(body.about, GENERAL)))
        for batch in batches[found // 2 :]:  # so that what follows does not hang on the moment of the kill
            self.say([(body, body.about) for body in batch])

    def wants_both(self) -> bool:
        return all(self.wants(subject, GENERAL) for subject in ("cas-1", "wri-1"))

    def write_until_killed(self, batches: list[list[Note]], pipe: int) -> None:
        """Append and acknowledge; only ever in a child."""
        try:
            with self.engine.open(self.place) as ledger:
                if self.granted:
                    ledger.ring.hold(IDENTITY, APART.twin())
                for batch in batches:
                    ledger.append(batch, by="R. One", at=AT)
                    os.write(pipe, b".")
                signal.pause()
        finally:
            os._exit(3)

    @invariant()
    def says_what_the_model_says(self) -> None:
        if not hasattr(self, "ledger"):
            return
        assert [entry.body for entry in self.ledger.read()] == [
            self.shown(body, key) for body, key in self.book.entries
        ]
        assert self.ledger.head.seq == len(self.book.entries) == self.ledger.frontier.size
        for number, key in self.book.originals.items():
            self.prove_original(DOCUMENTS[number], key)

    def shown(self, body: Any, key: Key) -> Any:  # noqa: ANN401
        if key.destroyed:
            return Closed.DESTROYED
        return body if self.is_open(key.compartment) else Closed.APART

    def prove_original(self, document: Document, key: Key) -> None:
        current = self.book.keys[document.id]
        if current is not key:  # its key was destroyed and another was made since: the bytes have no name any more
            return
        if key.destroyed:
            with pytest.raises((OriginalDestroyed, LookupError, Exception)) as refused:
                self.ledger.get_original(document.sha256)
            assert refused.value.code in ("original-destroyed", "not-found")
        elif self.is_open(key.compartment):
            assert self.ledger.get_original(document.sha256) == document.text.encode()
        else:
            with pytest.raises(CompartmentClosed):
                self.ledger.get_original(document.sha256)

    def teardown(self) -> None:
        if hasattr(self, "ledger"):
            self.ledger.verify()
            self.ledger.close()
            with self.engine.open(self.place) as again:
                again.verify()
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.__name__)
def test_the_ledger_says_what_the_model_says(engine: type, request: pytest.FixtureRequest) -> None:
    if engine is OnPostgres:
        OnPostgres.socket = request.getfixturevalue("postgres")
    acting = type("Acting", (Model,), {"engine_of": engine})
    # no shrinking: it would take minutes
    quick = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        acting,
        settings=settings(
            max_examples=30 if LONG else 5, stateful_step_count=50 if LONG else 20, deadline=None,
            suppress_health_check=quick, phases=[Phase.explicit, Phase.reuse, Phase.generate],
            report_multiple_bugs=False,
        ),
    )  # fmt: skip
