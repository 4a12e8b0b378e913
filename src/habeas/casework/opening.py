"""The first opening of a ledger: only once its recovery code was written down, which typing it back shows."""

from __future__ import annotations

import os
from pathlib import Path

from habeas.casework.slots import confirm_code, list_ways, offer_code
from habeas.ledger import Ledger
from habeas.ledger.errors import LedgerNotWritable

__all__ = ["begin_owing", "confirm_code", "forget_lock", "is_lock_asked", "is_owed", "offer_code", "request_lock"]


def begin_owing(path: Path, passphrase: str) -> str:
    """Make a new ledger, and return the recovery code that must be typed back before it opens.

    Killed in between, the ledger is there, does not open, and asks again with another code (``offer_code``).
    """
    Ledger.create(path, passphrase, owed=True).close()
    return offer_code(path, passphrase)


def is_owed(path: Path) -> bool:
    """Whether there is a ledger whose recovery code was not typed back yet."""
    return path.exists() and list_ways(path).owed


def request_lock(path: Path) -> None:
    """Ask a desk that is open on this ledger, on this computer, to lock: by a file, as nothing here has a network.

    Raises:
        LedgerNotWritable: the file could not be made.

    """
    try:
        os.close(os.open(_lock_path(path), os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise LedgerNotWritable from error


def is_lock_asked(path: Path) -> bool:
    """Whether somebody asked the desk to lock."""
    return _lock_path(path).exists()


def forget_lock(path: Path) -> None:
    """The desk is locked: nothing more is asked."""
    _lock_path(path).unlink(missing_ok=True)


def _lock_path(path: Path) -> Path:
    return path.with_name(path.name + ".lock")
