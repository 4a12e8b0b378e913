"""From a passphrase to the 32 bytes that open one file.

Argon2id over the NFC-normalised UTF-8 of the passphrase, with the 16 bytes of salt that SQLCipher keeps at the
start of the file; so there is one file and nothing beside it. SQLCipher is given key and salt as they are:
its own PBKDF2 would cost 0.1 to 0.5 s for every connection and resist a graphics card far less.
"""

from __future__ import annotations

import hmac
import unicodedata
from dataclasses import dataclass
from typing import NoReturn

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from habeas.ledger.errors import LedgerClosed, NotEnoughMemory, PassphraseUnfit, WrongPassphrase

SALT_BYTES = 16
KEY_BYTES = 32
LEAST_CHARACTERS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess at a passphrase costs."""

    memory_kib: int
    passes: int
    lanes: int


# The setting of every version 1 ledger. RFC 9106 §4 recommends 3 passes and 4 lanes with 64 MiB; four times that
# memory takes 0.6 s on two cores (1.0 s of processor time) and still leaves room on a laptop of 2 GB.
VERSION_1 = Cost(memory_kib=256 * 1024, passes=3, lanes=4)


class Key:
    """The key of one file; it does not show itself, cannot be pickled, and can be forgotten."""

    __slots__ = ("_cost", "_raw", "_salt")

    def __init__(self, raw: bytes, salt: bytes, cost: Cost = VERSION_1) -> None:
        self._raw: bytearray | None = bytearray(raw)
        self._salt = salt
        self._cost = cost

    def __repr__(self) -> str:
        return "<Key>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key does not leave its process")

    @property
    def salt(self) -> bytes:
        """The salt that the file begins with."""
        return self._salt

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
        return Key(self.reveal(), self._salt, self._cost)

    def is_of(self, passphrase: str) -> bool:
        """Whether this passphrase gives this key; how long the answer takes tells nothing."""
        own = self.reveal()
        try:
            other = derive(passphrase, self._salt, self._cost)
        except WrongPassphrase:
            return False
        same = hmac.compare_digest(own, other.reveal())
        other.forget()
        return same

    def forget(self) -> None:
        """Overwrite the bytes; copies that Python or SQLCipher made may live on until their memory is used again."""
        if self._raw is not None:
            self._raw[:] = bytes(KEY_BYTES)
            self._raw = None


def prove_fit(passphrase: str) -> None:
    """Refuse a new passphrase that is too short or is not text."""
    if len(passphrase) < LEAST_CHARACTERS or not _is_text(passphrase):
        raise PassphraseUnfit(least=LEAST_CHARACTERS)


def derive(passphrase: str, salt: bytes, cost: Cost) -> Key:
    """Return the key that this passphrase gives for the file with this salt.

    Raises:
        WrongPassphrase: the passphrase is not text, so it cannot be the one.
        NotEnoughMemory: Argon2 could not have the memory that it needs.

    """
    if not _is_text(passphrase):
        raise WrongPassphrase()
    try:
        raw = hash_secret_raw(
            unicodedata.normalize("NFC", passphrase).encode(), salt, time_cost=cost.passes,
            memory_cost=cost.memory_kib, parallelism=cost.lanes, hash_len=KEY_BYTES, type=Type.ID,
        )  # fmt: skip
    except HashingError as error:
        raise NotEnoughMemory(memory_mib=cost.memory_kib // 1024) from error
    return Key(raw, salt, cost)


def _is_text(passphrase: str) -> bool:
    """Whether it can be written as UTF-8 (half of a surrogate pair cannot)."""
    return not any("\ud800" <= letter <= "\udfff" for letter in passphrase)
