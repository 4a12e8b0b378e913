"""Nothing that was written can be changed without being found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, TEXT, a_naming, opened, some_bodies
from sqlcipher3 import dbapi2

from builders import a_claim, a_document
from habeas.errors import Broken, QuoteNotVerbatim
from habeas.ledger import Ledger
from habeas.ledger.cipher import unlock
from habeas.ledger.connect import lay_out
from habeas.ledger.entries import entry_hash
from habeas.ledger.errors import (
    AppendOnly,
    ChainBroken,
    LedgerDamaged,
    LedgerNewer,
    OriginalAltered,
    OriginalMissing,
    TriggersMissing,
)  # fmt: skip
from habeas.ledger.key import derive
from habeas.ledger.triggers import TRIGGERS
from habeas.model import Kind


@contextmanager
def burglar(path: Path) -> Iterator[Any]:
    """Open the file as somebody who has the passphrase and another program, with the triggers gone until the end."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    unlock(connection, derive(PASSPHRASE, path.read_bytes()[:16], CHEAP))
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


FORBIDDEN = [
    "UPDATE ledger_entry SET body = '{}' WHERE seq = 1",
    "UPDATE ledger_entry SET seq = 99 WHERE seq = 4",
    "UPDATE OR REPLACE ledger_entry SET seq = 1 WHERE seq = 2",
    "DELETE FROM ledger_entry",
    "DELETE FROM ledger_entry WHERE seq = 4",
    "INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE seq = 2",
    "INSERT INTO ledger_entry SELECT 9, kind, at, by, prev_hash, hash, body FROM ledger_entry WHERE seq = 4",
    "INSERT INTO ledger_entry SELECT 5, kind, at, by, prev_hash, hash, body FROM ledger_entry WHERE seq = 4",
    "INSERT INTO ledger_entry SELECT 0, kind, at, by, prev_hash, hash, body FROM ledger_entry WHERE seq = 4",
    "UPDATE ledger_original SET size = 1",
    "DELETE FROM ledger_original",
    "INSERT OR REPLACE INTO ledger_original SELECT sha256, 1 FROM ledger_original",
    "UPDATE ledger_chunk SET content = x'00'",
    "DELETE FROM ledger_chunk",
    "INSERT OR REPLACE INTO ledger_chunk SELECT number, x'00', original_id FROM ledger_chunk",
]


@pytest.mark.parametrize("command", FORBIDDEN)
def test_the_file_itself_refuses_to_change_a_row(ledger: Ledger, command: str) -> None:
    with pytest.raises(AppendOnly), ledger._writing() as alias, connections[alias].cursor() as cursor:
        cursor.execute(command)
    assert ledger.verify().entries == 4


def test_another_program_with_the_key_is_refused_too(filled: Path) -> None:
    connection = dbapi2.connect(str(filled), isolation_level=None)
    unlock(connection, derive(PASSPHRASE, filled.read_bytes()[:16], CHEAP))
    for command in FORBIDDEN:
        with pytest.raises(dbapi2.IntegrityError):
            connection.execute(command)
    connection.close()


def chained_anew(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return the rows with a chain that fits what they now hold."""
    prev, chained = "0" * 64, []
    for seq, kind, at, by, _, _, body in rows:
        digest = entry_hash(seq, prev, kind, at, by, body)
        chained.append((seq, kind, at, by, prev, digest, body))
        prev = digest
    return chained


TAMPERINGS = [
    (["UPDATE ledger_entry SET body = replace(body, 'March', 'April') WHERE seq = 1"], ChainBroken, "an old body"),
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
    (["UPDATE ledger_chunk SET content = zeroblob(length(content))"], OriginalAltered, "the bytes of an original"),
    (["UPDATE ledger_chunk SET content = CAST(content || x'00' AS BLOB)"], OriginalAltered, "one byte more"),
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
    alter(filled, "UPDATE ledger_entry SET body = replace(body, 'March', 'April') WHERE seq = 4")
    with opened(filled) as ledger, pytest.raises(ChainBroken):
        list(ledger.read("claim"))


def test_an_altered_original_is_not_given_out(filled: Path) -> None:
    alter(filled, "UPDATE ledger_chunk SET content = zeroblob(length(content))")
    with opened(filled) as ledger, pytest.raises(OriginalAltered):
        ledger.get_original(hashlib.sha256(TEXT.encode()).hexdigest())


def test_a_quote_that_its_document_does_not_have_is_found_even_when_the_chain_was_made_anew(filled: Path) -> None:
    with burglar(filled) as connection:
        connection.execute("UPDATE ledger_entry SET body = replace(body, '10 March', '11 March') WHERE seq = 4")
        rows = chained_anew(connection.execute("SELECT * FROM ledger_entry ORDER BY seq").fetchall())
        connection.execute("DELETE FROM ledger_entry")
        connection.executemany("INSERT INTO ledger_entry VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    assert type(found(filled)) is QuoteNotVerbatim


def test_a_head_written_down_elsewhere_shows_a_chain_that_was_made_anew(filled: Path) -> None:
    with opened(filled) as ledger:
        head = ledger.head
    with burglar(filled) as connection:
        connection.execute("UPDATE ledger_entry SET by = 'Another' WHERE seq = 2")
        rows = chained_anew(connection.execute("SELECT * FROM ledger_entry ORDER BY seq").fetchall())
        connection.execute("DELETE FROM ledger_entry")
        connection.executemany("INSERT INTO ledger_entry VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    with opened(filled) as ledger:
        assert ledger.verify().head != head


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
    unlock(connection, derive(PASSPHRASE, filled.read_bytes()[:16], CHEAP))
    connection.execute(f"DROP TRIGGER {name}")
    connection.close()
    with pytest.raises(TriggersMissing) as raised:
        opened(filled)
    assert name in raised.value.message


def test_a_trigger_that_does_nothing_is_found_at_opening(filled: Path) -> None:
    connection = dbapi2.connect(str(filled), isolation_level=None)
    unlock(connection, derive(PASSPHRASE, filled.read_bytes()[:16], CHEAP))
    connection.execute("DROP TRIGGER ledger_entry_no_update")
    connection.execute("CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT 1; END")
    connection.close()
    with pytest.raises(TriggersMissing):
        opened(filled)


def test_a_foreign_trigger_is_found_at_opening(filled: Path) -> None:
    connection = dbapi2.connect(str(filled), isolation_level=None)
    unlock(connection, derive(PASSPHRASE, filled.read_bytes()[:16], CHEAP))
    connection.execute("CREATE TRIGGER ours AFTER INSERT ON ledger_entry BEGIN SELECT 1; END")
    connection.close()
    with pytest.raises(TriggersMissing):
        opened(filled)


def test_verify_tries_the_triggers_and_leaves_everything_as_it_was(ledger: Ledger) -> None:
    before = tuple(ledger.entries())
    ledger.verify()
    assert tuple(ledger.entries()) == before


def test_triggers_lost_in_a_migration_are_put_back_after_it(ledger: Ledger) -> None:
    with ledger._speaking() as alias:
        with connections[alias].cursor() as cursor:
            for name in TRIGGERS:
                cursor.execute(f"DROP TRIGGER {name}")
        lay_out(alias)
    assert ledger.verify().entries == 4


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
        assert len(list(reading)) == len(some_bodies()) - 1
