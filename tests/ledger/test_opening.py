"""A file that is not what it should be: a clear error with its remedy, and not one byte written."""

from __future__ import annotations

import hashlib
import sqlite3
import unicodedata
from pathlib import Path

import pytest
from ledger_bodies import CHEAP, PASSPHRASE, files_of, opened

from habeas.errors import Broken, Refused
from habeas.keys.errors import KeysOfAnother
from habeas.ledger import Ledger
from habeas.ledger.errors import (
    LedgerDamaged,
    LedgerExists,
    LedgerMissing,
    LedgerNotEncrypted,
    PassphraseUnfit,
    WrongPassphrase,
)  # fmt: skip
from habeas.ledger.pages import PAGE_BYTES


def refusal(path: Path, passphrase: str = PASSPHRASE) -> Refused | Broken:
    """Open a file that must not open; return why, having seen that nothing in its folder changed."""
    before = files_of(path.parent)
    with pytest.raises((Refused, Broken)) as raised:
        Ledger.open(path, passphrase, cost=CHEAP)
    assert files_of(path.parent) == before
    assert raised.value.remedy
    assert str(path) not in raised.value.message
    return raised.value


def test_opening_and_closing_changes_no_byte(filled: Path) -> None:
    before = files_of(filled.parent)
    opened(filled).close()
    assert files_of(filled.parent) == before


@pytest.mark.parametrize("passphrase", ["", "wrong", PASSPHRASE + " ", PASSPHRASE.upper(), "\ud800" * 12])
def test_a_wrong_passphrase_is_called_that(filled: Path, passphrase: str) -> None:
    assert type(refusal(filled, passphrase)) is WrongPassphrase


def test_a_passphrase_is_the_same_however_its_letters_are_composed(place: Path) -> None:
    passphrase = "Жалғыз ағаш орман болмас й é"
    Ledger.create(place, unicodedata.normalize("NFD", passphrase), cost=CHEAP).close()
    Ledger.open(place, unicodedata.normalize("NFC", passphrase), cost=CHEAP).close()


@pytest.mark.parametrize("passphrase", ["", "short", "eleven char", "\ud800" * 20])
def test_a_passphrase_that_protects_nobody_is_refused(place: Path, passphrase: str) -> None:
    with pytest.raises(PassphraseUnfit):
        Ledger.create(place, passphrase, cost=CHEAP)
    assert files_of(place.parent) == {}


def test_no_file_is_called_that(place: Path) -> None:
    assert type(refusal(place)) is LedgerMissing


def test_a_ledger_is_never_made_over_a_file(place: Path) -> None:
    place.write_bytes(b"somebody's")
    with pytest.raises(LedgerExists):
        Ledger.create(place, PASSPHRASE, cost=CHEAP)
    assert files_of(place.parent) == {place.name: b"somebody's"}


def test_plain_sqlite_is_called_that(place: Path) -> None:
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE ledger_entry (seq)")
    connection.close()
    assert type(refusal(place)) is LedgerNotEncrypted


def test_a_ledger_is_readable_by_its_owner_alone(filled: Path) -> None:
    assert filled.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("keep", "why"),
    [
        (lambda size: 0, "empty"),
        (lambda size: 15, "less than a salt"),
        (lambda size: PAGE_BYTES - 1, "less than a page"),
        (lambda size: PAGE_BYTES, "one page, whole"),
        (lambda size: size // 2 // PAGE_BYTES * PAGE_BYTES, "half of the pages, each whole"),
        (lambda size: size // 2 + 1, "half, within a page"),
        (lambda size: size - PAGE_BYTES, "all but the last page"),
        (lambda size: size - 1, "all but the last byte"),
    ],
)
def test_a_cut_off_file_is_damaged(filled: Path, keep, why: str) -> None:  # noqa: ANN001
    data = filled.read_bytes()
    filled.write_bytes(data[: keep(len(data))])
    assert type(refusal(filled)) is LedgerDamaged, why


def flipped(data: bytes, position: int) -> bytes:
    """Return the data with one bit of one byte turned."""
    return data[:position] + bytes([data[position] ^ 1 << position % 8]) + data[position + 1 :]


def test_a_flipped_byte_anywhere_is_damage_and_not_a_wrong_passphrase(filled: Path) -> None:
    data = filled.read_bytes()
    size = len(data)
    picked = {int.from_bytes(hashlib.sha256(str(n).encode()).digest()[:6], "big") % size for n in range(120)}
    edges = {16, 17, 100, PAGE_BYTES - 65, PAGE_BYTES - 1, PAGE_BYTES, size // 2, size - PAGE_BYTES, size - 1}
    for position in sorted({place for place in picked if place >= 16} | edges):
        filled.write_bytes(flipped(data, position))
        assert type(refusal(filled)) is LedgerDamaged, position


@pytest.mark.parametrize("position", range(16))
def test_a_flipped_byte_of_the_salt_is_called_that_or_the_key_file_of_another(filled: Path, position: int) -> None:
    filled.write_bytes(flipped(filled.read_bytes(), position))
    error = refusal(filled)
    assert type(error) is KeysOfAnother
    assert "damaged" in error.message


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda data: data + b"\0" * 10, "bytes after the end"),
        (lambda data: data + b"\1" * PAGE_BYTES, "a page after the end"),
        (lambda data: data[:PAGE_BYTES] + bytes(PAGE_BYTES) + data[2 * PAGE_BYTES :], "a page of zeros"),
        (lambda data: data[:4096] + data[8192:12288] + data[4096:8192] + data[12288:], "two pages changed places"),
        (lambda data: b"%PDF-1.7\n" + b"x" * 5000, "another file altogether"),
    ],
)
def test_a_file_that_was_tampered_with_is_damaged(filled: Path, change, why: str) -> None:  # noqa: ANN001
    filled.write_bytes(change(filled.read_bytes()))
    assert type(refusal(filled)) is LedgerDamaged, why


def test_a_folder_is_no_ledger(place: Path) -> None:
    place.mkdir()
    with pytest.raises(LedgerMissing):
        opened(place)
