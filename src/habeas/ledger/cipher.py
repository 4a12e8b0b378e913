"""The first words to every connection: the key, and what SQLite must not do. Free of Django, which is slow to load."""

from __future__ import annotations

from typing import Any

from habeas.ledger.errors import LedgerNotEncrypted
from habeas.ledger.key import Key

HARDENING = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA legacy_alter_table = OFF",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32768",  # KiB: some 20,000 claims, of which no page is then decrypted twice
    "PRAGMA synchronous = FULL",  # NORMAL lost acknowledged records in most simulated power cuts, FULL none
)


def unlock(connection: Any, key: Key) -> None:  # noqa: ANN401 - the driver has no types
    """Give the connection its key, and refuse to go on unless SQLCipher itself answers.

    Stock SQLite ignores ``PRAGMA key`` without a word.

    Raises:
        LedgerNotEncrypted: the driver is not SQLCipher.

    """
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to stderr
    connection.execute(f"PRAGMA key = \"x'{key.reveal().hex()}{key.salt.hex()}'\"")
    connection.execute("PRAGMA cipher_compatibility = 4")  # a later SQLCipher may have other defaults
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise LedgerNotEncrypted(why="the database driver is not SQLCipher")
