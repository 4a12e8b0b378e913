"""The key file and its copy beside a ledger: read together, written whole, and mended from each other.

``NAME.keys`` and ``NAME.keys.copy`` are the same. ``NAME.keys.next`` is there while a ledger is given new keys: it
takes the place of both once the new file has taken its own.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from habeas.keys import Secret
from habeas.keys.errors import (
    HeaderDamaged,
    KeysMissing,
    KeysOfAnother,
    RecoveryOwed,
    SealBroken,
    Travelling,
    WrongPassphrase,
)  # fmt: skip
from habeas.keys.header import file_key, open_with, prove, root_of
from habeas.keys.layout import MOST_BYTES, Header, from_bytes, to_bytes
from habeas.keys.slots import Slot
from habeas.ledger import files
from habeas.ledger.cipher import unlock
from habeas.ledger.errors import LedgerBusy, LedgerNotWritable
from habeas.ledger.key import Key, has_mark

WAIT_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A key file as it was found."""

    header: Header
    is_whole: bool  # both copies are there and the same


def keys_path(path: Path) -> Path:
    """Where the key file of a ledger or of a backup is."""
    return path.with_name(path.name + ".keys")


def copy_path(path: Path) -> Path:
    """Where its copy is; a backup has none."""
    return path.with_name(path.name + ".keys.copy")


def next_path(path: Path) -> Path:
    """Where the key file of a file is that is about to take the ledger's place."""
    return path.with_name(path.name + ".keys.next")


def find_header(path: Path, salt: bytes) -> Found | None:
    """Return the newest key file that knows the ledger with this salt; None where it is of the first kind.

    Raises:
        KeysMissing, KeysOfAnother: there is none for this file.
        HeaderDamaged: it is damaged, and no copy of it is left.

    """
    placed = {place: place.exists() for place in (keys_path(path), copy_path(path))}
    read = [_read(place) for place in (*placed, next_path(path))]
    ours = [each for each in read if each is not None and any(file.salt == salt for file in each.files)]
    if ours:
        latest = max(ours, key=lambda each: each.edition)
        return Found(header=latest, is_whole=read[:2] == [latest, latest])
    if any(there and each is None for there, each in zip(placed.values(), read, strict=False)):
        raise HeaderDamaged
    if any(placed.values()):
        raise KeysOfAnother
    if has_mark(salt):
        raise KeysMissing
    return None


def get_header(path: Path, salt: bytes) -> Found:
    """Return the key file of a ledger that must have one."""
    found = find_header(path, salt)
    if found is None:
        raise KeysMissing
    return found


def unlock_header(header: Header, text: str, salt: bytes) -> tuple[Slot, Key]:
    """Return the slot that this opens, and the key of the file with this salt.

    Raises:
        WrongPassphrase, CodeMistyped, SharesUnfit, NotEnoughMemory: nothing opens.
        Travelling: no passphrase can open it here.
        SealBroken: somebody without the key changed the key file.

    """
    try:
        slot, main = open_with(header, text)
    except WrongPassphrase as error:
        if header.travelling:
            raise Travelling(day=header.travelling) from error
        raise
    return slot, key_of(header, main, salt)


def key_of(header: Header, main: Secret, salt: bytes) -> Key:
    """Return the key of the file with this salt, and what hangs on it."""
    raw = file_key(header, main, salt)
    if raw is None:
        raise KeysOfAnother
    return Key(raw.reveal(), salt, root=root_of(header, main), main=main)


def prove_paid(header: Header) -> None:
    """Refuse a ledger whose recovery code nobody typed back."""
    if header.owed:
        raise RecoveryOwed


def write_header(path: Path, header: Header) -> None:
    """Have both copies say this; killed at any moment, one of them says the old or the new in whole."""
    for place in (keys_path(path), copy_path(path)):
        files.replace(place, to_bytes(header))


def lay_header(path: Path, header: Header, *, copies: int = 2) -> None:
    """Write the key file of a ledger that is about to stand there; what lies there alone is moved aside, never lost."""
    for place in (keys_path(path), copy_path(path), next_path(path)):
        if place.exists():
            files.set_aside(place)
    for place in (keys_path(path), copy_path(path))[:copies]:
        files.replace(place, to_bytes(header))


def promote(path: Path, header: Header) -> None:
    """Let the key file that waited for its ledger be the one."""
    write_header(path, header)
    try:
        next_path(path).unlink(missing_ok=True)
    except OSError as error:
        raise LedgerNotWritable from error


def change_header(path: Path, key: Key, act: Callable[[Header, Secret], Header]) -> Header:
    """Change the key file while nobody else does, and return it as it then stands on the disk.

    Raises:
        LedgerBusy: another process is writing, or has just drawn new keys.

    """
    main = key.main
    if main is None:
        raise KeysMissing
    with held(path, key):
        header = get_header(path, key.salt).header
        try:
            prove(header, main)
        except SealBroken as error:
            raise LedgerBusy(wait_s="0") from error
        write_header(path, act(header, main))
        return get_header(path, key.salt).header


@contextlib.contextmanager
def held(path: Path, key: Key) -> Iterator[None]:
    """Be the only process that writes to this ledger or its key file."""
    from habeas.ledger.connect import said_plainly  # which brings in Django

    with (
        said_plainly(wait_s=WAIT_S, path=path),
        contextlib.closing(dbapi2.connect(str(path), timeout=WAIT_S)) as connection,
    ):
        connection.isolation_level = None
        unlock(connection, key)
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")


def _read(place: Path) -> Header | None:
    """Return what a key file says, or None where it is not there or is damaged."""
    try:
        with place.open("rb") as file:
            return from_bytes(file.read(MOST_BYTES + 1))
    except FileNotFoundError:
        return None
    except HeaderDamaged:
        return None
    except OSError as error:
        raise LedgerNotWritable from error
