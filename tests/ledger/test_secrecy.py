"""Nothing readable is on the disk, and the key shows itself nowhere."""

from __future__ import annotations

import copy
import logging
import pickle
import sqlite3
import traceback
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, a_naming, opened, some_bodies

from habeas.ledger import Ledger
from habeas.ledger.cipher import unlock
from habeas.ledger.engine import base
from habeas.ledger.errors import LedgerNotEncrypted
from habeas.ledger.key import VERSION_1, Key, derive
from habeas.ledger.prove import prove_encrypted

CANARY = "CANARY-kanarienvogel-4711"


def test_no_word_can_be_read_in_the_file_or_beside_it(ledger: Ledger, place: Path) -> None:
    ledger.keep_original(CANARY.encode() * 100_000)
    ledger.append([a_naming(1)], by=CANARY, at=AT)
    held = {path.name: path.read_bytes() for path in place.parent.iterdir()}
    assert f"{place.name}-wal" in held
    ledger.close()
    held["closed"] = place.read_bytes()
    assert f"{place.name}.keys" in held
    for name, data in held.items():
        for word in (CANARY, "Dauren", "Sarybulak", "ledger_entry", "SQLite format", "CREATE TABLE"):
            assert word.encode() not in data, name


def test_nothing_but_its_key_file_is_left_beside_a_closed_ledger(ledger: Ledger, place: Path) -> None:
    ledger.close()
    assert sorted(path.name for path in place.parent.iterdir()) == [
        "case.ledger", "case.ledger.keys", "case.ledger.keys.copy",
    ]  # fmt: skip


def secrets_of(ledger: Ledger) -> list[str]:
    """Return what must appear nowhere."""
    raw = ledger._key.reveal()
    return [PASSPHRASE, raw.hex(), repr(raw)[2:-1], repr(bytearray(raw))]


def test_the_key_is_in_no_settings_and_no_repr(ledger: Ledger) -> None:
    alias = ledger._speakers.alias
    connection = connections[alias]
    seen = " ".join(
        repr(thing)
        for thing in (
            ledger, ledger._key, connections.databases, connection, connection.settings_dict, vars(connection),
            settings, settings._wrapped, vars(settings._wrapped), copy.copy(connection.settings_dict),
        )
    )  # fmt: skip
    assert not [secret for secret in secrets_of(ledger) if secret in seen]


def test_the_key_is_in_no_log(ledger: Ledger, place: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    connection = connections[ledger._speakers.alias]
    connection.force_debug_cursor = True
    secrets = secrets_of(ledger)
    ledger.append(some_bodies()[2:3], by=BY, at=AT)
    with opened(place) as second:
        second.verify()
    seen = caplog.text + repr(connection.queries)
    assert "INSERT INTO" in seen
    assert not [secret for secret in secrets if secret in seen]


def test_the_key_is_in_no_traceback_even_with_all_that_our_frames_hold(
    ledger: Ledger, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = secrets_of(ledger)[1:]  # the passphrase stands in the frame of whoever typed it
    ledger.close()
    monkeypatch.setattr(base, "HARDENING", ("PRAGMA foreign_keys = ON", "no SQL at all"))
    with pytest.raises(Exception, match="damaged") as raised:
        opened(place)
    frames = [
        (frame.f_code.co_filename, repr(frame.f_locals))
        for error in (raised.value, raised.value.__cause__, raised.value.__cause__.__cause__)
        for frame, _ in traceback.walk_tb(error.__traceback__)
    ]
    seen = " ".join(held for file, held in frames if not file.endswith("test_secrecy.py"))
    assert "no SQL at all" in seen
    assert not [secret for secret in secrets if secret in seen]


def test_a_key_cannot_be_pickled_or_printed_and_is_gone_once_forgotten() -> None:
    key = Key(b"k" * 32, b"s" * 16)
    assert "k" * 3 not in repr(key) + str(key)
    with pytest.raises(TypeError):
        pickle.dumps(key)
    with pytest.raises(TypeError):
        copy.deepcopy(key)
    key.forget()
    with pytest.raises(Exception, match="closed"):
        key.reveal()


def test_closing_forgets_the_key(ledger: Ledger) -> None:
    key = ledger._key
    ledger.close()
    assert key._raw is None


def test_stock_sqlite_which_ignores_a_key_is_refused() -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(LedgerNotEncrypted):
        unlock(connection, Key(b"k" * 32, b"s" * 16))
    with pytest.raises(LedgerNotEncrypted):
        prove_encrypted(lambda sql: connection.execute(sql).fetchall())
    connection.close()


def test_every_connection_is_hardened(ledger: Ledger) -> None:
    expected = {
        "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "secure_delete": 1, "temp_store": 2,
        "synchronous": 2, "journal_mode": "wal", "busy_timeout": 30_000, "cipher_page_size": "4096",
    }  # fmt: skip
    with connections[ledger._speakers.alias].cursor() as cursor:
        there = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert there == expected


def test_the_key_costs_what_version_1_says_and_comes_out_the_same_for_ever() -> None:
    assert (VERSION_1.memory_kib, VERSION_1.passes, VERSION_1.lanes) == (262_144, 3, 4)
    raw = derive("an invented passphrase", bytes(range(16)), VERSION_1).reveal()
    assert raw.hex() == "2f41e9d587f05ff9eeeb328c83a6d6d3a8a0df458daa2ac9469057e10f245315"


def test_another_salt_or_cost_gives_another_key() -> None:
    keys = {
        derive(PASSPHRASE, b"0" * 16, CHEAP).reveal(),
        derive(PASSPHRASE, b"1" * 16, CHEAP).reveal(),
        derive(PASSPHRASE + "!", b"0" * 16, CHEAP).reveal(),
    }
    assert len(keys) == 3
