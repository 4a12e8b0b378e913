"""The key of one file, as SQLCipher takes it, and what hangs on it.

SQLCipher is given key and salt as they are: its own PBKDF2 would cost 0.1 to 0.5 s for every connection and resist a
graphics card far less. Where the key is drawn by chance the salt need not be: it begins with a mark, so that such a
file is known without its key. A ledger of the first kind has no key file, and its key comes straight from the
passphrase and its random salt.
"""

from __future__ import annotations

import os
from typing import NoReturn

from habeas.keys import KEY_BYTES, Secret, new_secret
from habeas.keys.passphrase import SALT_BYTES, VERSION_1, Cost, prove_fit, stretch
from habeas.ledger.errors import LedgerClosed

__all__ = ["KEY_BYTES", "SALT_BYTES", "VERSION_1", "Cost", "Key", "derive", "draw", "has_mark", "prove_fit"]

MARK = b"habeas2\0"  # the salt of a file whose key is in a key file


class Key:
    """The key of one file, with the root and the main key beside it; it can be forgotten, and never shows itself."""

    __slots__ = ("_main", "_raw", "_root", "_salt")

    def __init__(self, raw: bytes, salt: bytes, *, root: Secret | None = None, main: Secret | None = None) -> None:
        self._raw: bytearray | None = bytearray(raw)
        self._salt = salt
        self._root = root or new_secret()  # of a draft in which nothing is sealed yet
        self._main = main

    def __repr__(self) -> str:
        return "<Key>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key does not leave its process")

    @property
    def salt(self) -> bytes:
        """The salt that the file begins with."""
        return self._salt

    @property
    def root(self) -> Secret:
        """What the keys of compartments and of the log are derived from."""
        return self._root

    @property
    def main(self) -> Secret | None:
        """What the slots of the key file hold; None where there is none."""
        return self._main

    def reveal(self) -> bytes:
        """Return the 32 bytes.

        Raises:
            LedgerClosed: the key was forgotten.

        """
        if self._raw is None:
            raise LedgerClosed()
        return bytes(self._raw)

    def twin(self) -> Key:
        """Return the same key in its own memory, for a second file that ends on its own."""
        return Key(self.reveal(), self._salt, root=self._root.twin(), main=self._main and self._main.twin())

    def forget(self) -> None:
        """Overwrite the bytes; copies that Python or SQLCipher made may live on until their memory is used again."""
        for each in (self._root, self._main):
            if each is not None:
                each.forget()
        if self._raw is not None:
            self._raw[:] = bytes(KEY_BYTES)
            self._raw = None


def derive(passphrase: str, salt: bytes, cost: Cost) -> Key:
    """Return the key of a ledger of the first kind.

    Raises:
        WrongPassphrase: the passphrase is not text, so it cannot be the one.
        NotEnoughMemory: Argon2 could not have the memory that it needs.

    """
    return Key(stretch(passphrase, salt, cost).reveal(), salt)


def draw() -> tuple[bytes, Secret]:
    """Return the salt and the key of a new file."""
    return MARK + os.urandom(SALT_BYTES - len(MARK)), new_secret()


def has_mark(salt: bytes) -> bool:
    """Whether a file cannot be opened without its key file."""
    return salt.startswith(MARK)
