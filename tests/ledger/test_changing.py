"""Nothing that was written can be changed without being found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ledger_bodies import AT, BY, TEXT, a_naming, key_of, opened
from sqlcipher3 import dbapi2

from builders import a_claim, a_document
from habeas.custody.tree import Frontier, leaf_hash
from habeas.errors import Broken, QuoteNotVerbatim
from habeas.keys import SealBroken
from habeas.ledger import Ledger
from habeas.ledger.cipher import unlock
from habeas.ledger.entries import Entry, Head, Letter, Row, chain, written
from habeas.ledger.errors import (
    AppendOnly,
    ChainBroken,
    LedgerDamaged,
    LedgerNewer,
    OriginalAltered,
    OriginalMissing,
    TriggersMissing,
)  # fmt: skip
from habeas.ledger.tree import leaf_of
from habeas.ledger.triggers import TRIGGERS
from habeas.model import Claim, Kind


@contextmanager
def burglar(path: Path) -> Iterator[Any]:
    """Open the file as somebody who has the passphrase and another program, with the triggers gone until the end."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    unlock(connection, key_of(path))
    for name in TRIGGERS:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    for sql in TRIGGERS.values():
        connection.execute(sql)
    connection.close()


def alter(path: Path, *commands: str) -> None:
    """Run these commands as a burglar."""
    with burglar(path) as connection:
        for command in commands:
            connection.execute(command)


def found(path: Path) -> Broken:
    """Return what opening and verifying says is broken."""
    with pytest.raises(Broken) as raised, opened(path) as ledger:
        ledger.verify()
    return raised.value


REST = 'kind, at, by, prev_hash, hash, body, key, "commit", sealed'
FORBIDDEN = [
    "UPDATE ledger_entry SET body = '{}' WHERE seq = 1",
    "UPDATE ledger_entry SET seq = 99 WHERE seq = 4",
    "UPDATE OR REPLACE ledger_entry SET seq = 1 WHERE seq = 2",
    "DELETE FROM ledger_entry",
    "DELETE FROM ledger_entry WHERE seq = 4",
    "INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE seq = 2",
    "INSERT INTO ledger_entry SELECT 9, REST FROM ledger_entry WHERE seq = 4".replace("REST", REST),
    "INSERT INTO ledger_entry SELECT 5, REST FROM ledger_entry WHERE seq = 4".replace("REST", REST),
    "INSERT INTO ledger_entry SELECT 0, REST FROM ledger_entry WHERE seq = 4".replace("REST", REST),
    "UPDATE ledger_original SET size = 1",
    "DELETE FROM ledger_original",
    "INSERT OR REPLACE INTO ledger_original SELECT sha256, 1, key FROM ledger_original",
    "UPDATE ledger_chunk SET content = x'00'",
    "DELETE FROM ledger_chunk",
    "INSERT OR REPLACE INTO ledger_chunk SELECT number, x'00', original_id FROM ledger_chunk",
    "UPDATE ledger_tree SET root = 'another'",
    "DELETE FROM ledger_tree",
    "INSERT INTO ledger_tree SELECT 1, root, peaks FROM ledger_tree",
    "UPDATE ledger_key SET compartment = 'another'",
    "DELETE FROM ledger_key",
    "INSERT OR REPLACE INTO ledger_key SELECT * FROM ledger_key",
]


@pytest.mark.parametrize("command", FORBIDDEN)
def test_the_file_itself_refuses_to_change_a_row(ledger: Ledger, command: str) -> None:
    with pytest.raises(AppendOnly), ledger._writing() as base, base.cursor() as cursor:
        cursor.execute(command)
    assert ledger.verify().entries == 4


def test_another_program_with_the_key_is_refused_too(filled: Path) -> None:
    connection = dbapi2.connect(str(filled), isolation_level=None)
    unlock(connection, key_of(filled))
    for command in FORBIDDEN:
        with pytest.raises(dbapi2.IntegrityError):
            connection.execute(command)
    connection.close()


def written_anew(path: Path, change: Callable[[Entry], Entry]) -> None:
    """Let somebody with every key write all entries again, changed, with a chain and a tree that fit."""
    with opened(path) as ledger:
        changed = [change(entry) for entry in ledger.entries()]
        letters = [
            Letter(kind=entry.kind, text=written(entry.body)[1], key=entry.key, secret=ledger._opener(entry.key).twin())
            for entry in changed
        ]
    rows: list[Row] = []
    for entry, letter in zip(changed, letters, strict=True):
        head = Head(seq=rows[-1][0], hash=rows[-1][5]) if rows else Head(seq=0, hash="0" * 64)
        rows += chain([letter], head=head, by=entry.by, at=entry.at)
    with burglar(path) as connection:
        connection.execute("DELETE FROM ledger_entry")
        connection.execute("DELETE FROM ledger_tree")
        connection.executemany("INSERT INTO ledger_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        grown = Frontier.empty().pushed(leaf_hash(leaf_of((*row[:3], row[5], row[8]))) for row in rows)
        connection.execute("INSERT INTO ledger_tree VALUES (?, ?, ?)", (grown.size, grown.root.hex(), grown.as_bytes()))


TAMPERINGS = [
    (["UPDATE ledger_entry SET sealed = zeroblob(length(sealed)) WHERE seq = 1"], ChainBroken, "an old body"),
    (["UPDATE ledger_entry SET key = 'key-0' WHERE seq = 1"], ChainBroken, "the key of a body"),
    (['UPDATE ledger_entry SET "commit" = hash WHERE seq = 1'], ChainBroken, "what it commits to"),
    (["UPDATE ledger_tree SET root = (SELECT root FROM ledger_tree LIMIT 1)"], ChainBroken, "the roots"),
    (["DELETE FROM ledger_tree WHERE size > 4"], ChainBroken, "the last roots gone"),
    (["DELETE FROM ledger_key"], LedgerDamaged, "a key gone, and no entry says why"),
    (["UPDATE ledger_key SET wrapped = zeroblob(length(wrapped))"], SealBroken, "a key"),
    (["UPDATE ledger_entry SET at = '2020-01-01T00:00:00Z' WHERE seq = 3"], ChainBroken, "an old time"),
    (["UPDATE ledger_entry SET by = 'Another' WHERE seq = 2"], ChainBroken, "who did it"),
    (["UPDATE ledger_entry SET kind = 'claim' WHERE seq = 2"], ChainBroken, "what it is"),
    (["UPDATE ledger_entry SET hash = prev_hash WHERE seq = 5"], ChainBroken, "a hash"),
    (["UPDATE ledger_entry SET prev_hash = hash WHERE seq = 5"], ChainBroken, "a link"),
    (["DELETE FROM ledger_entry WHERE seq = 7"], ChainBroken, "one entry gone"),
    (["DELETE FROM ledger_entry WHERE seq < 10"], ChainBroken, "the beginning gone"),
    (["DELETE FROM ledger_entry WHERE seq = 1"], ChainBroken, "the first gone"),
    (["DELETE FROM ledger_entry WHERE seq = 53"], ChainBroken, "the last but one gone"),
    (["UPDATE ledger_entry SET body = body || ' ' WHERE seq = 54"], ChainBroken, "the last"),
    (
        [
            "UPDATE ledger_entry SET seq = 999 WHERE seq = 8",
            "UPDATE ledger_entry SET seq = 8 WHERE seq = 9",
            "UPDATE ledger_entry SET seq = 9 WHERE seq = 999",
        ],
        ChainBroken,
        "two entries changed places",
    ),
    (["UPDATE ledger_chunk SET content = zeroblob(length(content))"], SealBroken, "the bytes of an original"),
    (["UPDATE ledger_chunk SET content = CAST(content || x'00' AS BLOB)"], SealBroken, "one byte more"),
    (["UPDATE ledger_original SET size = size + 1"], OriginalAltered, "its size"),
    (["PRAGMA foreign_keys = ON", "DELETE FROM ledger_chunk"], OriginalAltered, "no bytes"),
    (["DELETE FROM ledger_chunk", "DELETE FROM ledger_original"], OriginalMissing, "no original"),
    (["PRAGMA foreign_keys = OFF", "DELETE FROM ledger_original"], LedgerDamaged, "chunks of nothing"),
]


@pytest.mark.parametrize(("commands", "error", "why"), TAMPERINGS, ids=[why for _, _, why in TAMPERINGS])
def test_tampering_with_the_key_in_hand_is_found(
    filled: Path, commands: list[str], error: type[Broken], why: str
) -> None:
    alter(filled, *commands)
    assert type(found(filled)) is error, why


def test_tampering_with_one_of_the_last_entries_is_found_at_opening(filled: Path) -> None:
    alter(filled, "UPDATE ledger_entry SET by = 'Another' WHERE seq = 50")
    with pytest.raises(ChainBroken):
        opened(filled)


def test_an_altered_entry_is_not_read(filled: Path) -> None:
    alter(filled, "UPDATE ledger_entry SET sealed = zeroblob(length(sealed)) WHERE seq = 4")
    with opened(filled) as ledger, pytest.raises(ChainBroken):
        list(ledger.read("claim"))


def test_an_altered_original_is_not_given_out(filled: Path) -> None:
    alter(filled, "UPDATE ledger_chunk SET content = zeroblob(length(content))")
    with opened(filled) as ledger, pytest.raises(SealBroken):
        ledger.get_original(hashlib.sha256(TEXT.encode()).hexdigest())


def test_a_quote_that_its_document_does_not_have_is_found_even_when_all_was_written_anew(filled: Path) -> None:
    def misquoted(entry: Entry) -> Entry:
        if not isinstance(entry.body, Claim):
            return entry
        passage = replace(entry.body.passage, quote=entry.body.passage.quote.replace("10 March", "11 March"))
        return replace(entry, body=replace(entry.body, passage=passage))

    written_anew(filled, misquoted)
    assert type(found(filled)) is QuoteNotVerbatim


def test_a_head_written_down_elsewhere_shows_that_all_was_written_anew(filled: Path) -> None:
    with opened(filled) as ledger:
        head, root = ledger.head, ledger.frontier.root
    written_anew(filled, lambda entry: replace(entry, by="Another") if entry.seq == 2 else entry)
    with opened(filled) as ledger:
        assert ledger.verify().head != head
        assert ledger.frontier.root != root


def test_a_claim_on_words_that_are_not_there_is_found(ledger: Ledger) -> None:
    elsewhere = a_claim(a_document("Somebody was arrested elsewhere."), "was arrested", Kind.ARREST)
    ledger.append([elsewhere], by=BY, at=AT)
    with pytest.raises(QuoteNotVerbatim):
        ledger.verify()


def test_quotes_are_proven_in_many_documents_by_turns(ledger: Ledger) -> None:
    documents = [a_document(f"Nobody {number} was arrested. (invented)") for number in range(40)]
    for document in documents:
        ledger.keep_original(document.text.encode())
    ledger.append(documents, by=BY, at=AT)
    ledger.append([a_claim(one, "was arrested", Kind.ARREST, subject=None) for one in documents * 2], by=BY, at=AT)
    assert ledger.verify().claims == 81


@pytest.mark.parametrize("name", sorted(TRIGGERS))
def test_a_missing_trigger_is_found_at_opening(filled: Path, name: str) -> None:
    connection = dbapi2.connect(str(filled), isolation_level=None)
    unlock(connection, key_of(filled))
    connection.execute(f"DROP TRIGGER {name}")
    connection.close()
    with pytest.raises(TriggersMissing) as raised:
        opened(filled)
    assert name in raised.value.message


def test_a_trigger_that_does_nothing_is_found_at_opening(filled: Path) -> None:
    connection = dbapi2.connect(str(filled), isolation_level=None)
    unlock(connection, key_of(filled))
    connection.execute("DROP TRIGGER ledger_entry_no_update")
    connection.execute("CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT 1; END")
    connection.close()
    with pytest.raises(TriggersMissing):
        opened(filled)


def test_a_foreign_trigger_is_found_at_opening(filled: Path) -> None:
    connection = dbapi2.connect(str(filled), isolation_level=None)
    unlock(connection, key_of(filled))
    connection.execute("CREATE TRIGGER ours AFTER INSERT ON ledger_entry BEGIN SELECT 1; END")
    connection.close()
    with pytest.raises(TriggersMissing):
        opened(filled)


def test_verify_tries_the_triggers_and_leaves_everything_as_it_was(ledger: Ledger) -> None:
    before = tuple(ledger.entries())
    ledger.verify()
    assert tuple(ledger.entries()) == before


def test_a_ledger_of_a_later_version_is_left_alone(filled: Path) -> None:
    alter(filled, "INSERT INTO django_migrations (app, name, applied) VALUES ('ledger', '0099_later', '2030-01-01')")
    with pytest.raises(LedgerNewer):
        opened(filled)


def test_the_checks_of_the_caller_run_last_and_may_refuse(ledger: Ledger) -> None:
    ran = []
    ledger.verify([lambda: ran.append("rebuilt")])
    assert ran == ["rebuilt"]

    def differs() -> None:
        raise ChainBroken(seq=1, why="a rebuilt case differs")

    with pytest.raises(ChainBroken):
        ledger.verify([differs])


def test_verify_counts_what_it_proved(ledger: Ledger) -> None:
    report = ledger.verify()
    assert report.kinds == (("claim", 1), ("document", 1), ("naming", 1), ("provenance", 1))
    assert (report.entries, report.claims, report.originals, report.original_bytes) == (4, 1, 1, len(TEXT))
    assert report.head == ledger.head


def test_verify_passes_while_another_reads(ledger: Ledger, place: Path) -> None:
    with opened(place) as other:
        reading = other.entries()
        next(reading)
        ledger.append([a_naming(1)], by=BY, at=AT)
        assert ledger.verify().entries == 5
        assert [entry.seq for entry in reading] == [2, 3, 4, 5]  # it goes on to what was added meanwhile
