"""From what a person types to the key of a ledger's file, proven to fit, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from habeas.errors import HabeasError
from habeas.keys import Secret
from habeas.keys.errors import KeysMissing, SealBroken, WrongPassphrase
from habeas.keys.header import new_header, prove, with_file
from habeas.keys.layout import Header
from habeas.keys.passphrase import calibrate
from habeas.keys.slots import Kind, NewSlot, open_one
from habeas.ledger import connect
from habeas.ledger.errors import LedgerBusy, LedgerDamaged
from habeas.ledger.header import (
    Found,
    find_header,
    get_header,
    key_of,
    promote,
    prove_paid,
    unlock_header,
)  # fmt: skip
from habeas.ledger.key import VERSION_1, Cost, Key, derive, draw
from habeas.ledger.pages import Seal, prove_key, read_salt


@dataclass(frozen=True, slots=True)
class Opening:
    """A key that fits, and what must be put right beside the ledger once it has proven itself."""

    key: Key
    mend: Header | None = None  # the key file, or one of its copies, is to be written


def today() -> str:
    """The day, in UTC."""
    return datetime.now(UTC).date().isoformat()


def by_passphrase(passphrase: str, cost: Cost | None) -> NewSlot:
    """Return the slot of a passphrase, at a cost that this machine can pay where none is named."""
    return NewSlot(kind=Kind.PASSPHRASE, text=passphrase, cost=cost or calibrate())


def new_keys(slots: Sequence[NewSlot], *, owed: bool) -> tuple[Header, Key]:
    """Return the key file of a new ledger, and the key of its file."""
    salt, raw = draw()
    header, main = new_header({salt: raw}, slots, day=today(), owed=owed)
    return header, key_of(header, main, salt)


def new_keys_of_copy(path: Path, key: Key) -> tuple[Header, Key]:
    """Return the key file of a copy, which knows both files, and the key of the copy alone.

    Raises:
        LedgerBusy: the ledger was given new keys meanwhile.

    """
    header, main = get_header(path, key.salt).header, key.main
    if main is None:
        raise KeysMissing
    try:
        prove(header, main)
    except SealBroken as error:
        raise LedgerBusy(wait_s="0") from error
    salt, raw = draw()
    return with_file(header, main, salt, raw), Key(raw.reveal(), salt, root=key.root.twin(), main=main.twin())


def find_key(path: Path, text: str, *, cost: Cost | None) -> Opening:
    """Return the key that a passphrase, a recovery code or two shares give; the file has proven that it fits.

    Raises:
        LedgerMissing, WrongPassphrase, CodeMistyped, SharesUnfit, Travelling, RecoveryOwed: the person can act.
        KeysMissing, KeysOfAnother: the key file is not the one of this ledger.
        LedgerNotEncrypted, LedgerDamaged, HeaderDamaged, SealBroken: a promise is broken.

    """
    salt = read_salt(path)
    found = find_header(path, salt)
    if found is None:
        return _of_first_kind(path, text, salt, cost)
    key = _unlocked(path, found, text, salt)
    prove_paid(found.header)
    return Opening(key, None if found.is_whole else found.header)


def find_key_of_backup(path: Path, text: str, *, cost: Cost | None) -> tuple[Key, Header | None]:
    """Return the key of a backup, and its key file; None where it is of a ledger of the first kind."""
    salt = read_salt(path)
    found = find_header(path, salt)
    if found is None:
        key = derive(text, salt, cost or VERSION_1)
        prove_key(path, Seal(key))
        return key, None
    return _unlocked(path, found, text, salt), found.header


def put_right(path: Path, opening: Opening) -> bool:
    """Write what is missing beside a ledger that has proven itself; return whether something was."""
    if opening.mend is None:
        return False
    promote(path, opening.mend)
    return True


def is_way_in(path: Path, key: Key, text: str) -> bool:
    """Whether this opens the ledger whose key is held; it takes as long as opening, whatever the answer.

    Raises:
        LedgerClosed: it is held no more.

    """
    key.reveal()
    found = find_header(path, key.salt)
    if found is None:
        return False
    try:
        open_one(found.header.ways_in, text, ledger=found.header.ledger)
    except HabeasError:
        return False
    return True


def _unlocked(path: Path, found: Found, text: str, salt: bytes) -> Key:
    _, key = unlock_header(found.header, text, salt)
    seal = Seal(key)
    try:
        prove_key(path, seal)
    except WrongPassphrase as error:
        raise LedgerDamaged(why="no page of the file answers to its own key") from error
    return key


def _of_first_kind(path: Path, passphrase: str, salt: bytes, cost: Cost | None) -> Opening:
    """Return the key of a ledger that never had a key file, and the one that it gets."""
    old = derive(passphrase, salt, cost or VERSION_1)
    prove_key(path, Seal(old))
    _prove_never_sealed(path, old)
    header, main = new_header({salt: Secret(old.reveal())}, [by_passphrase(passphrase, cost)], day=today())
    return Opening(key_of(header, main, salt), header)


def _prove_never_sealed(path: Path, key: Key) -> None:
    """Refuse a ledger that had a key file once: what is sealed in it hangs on a root that stood there."""
    with connect.said_plainly(wait_s=connect.WAIT_S, path=path), connect.glance(path, key) as ask:
        if ask("SELECT 1 FROM sqlite_master WHERE name = 'ledger_key'") and ask("SELECT 1 FROM ledger_key LIMIT 1"):
            raise KeysMissing
