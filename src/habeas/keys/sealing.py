"""Bytes sealed for one place: XChaCha20-Poly1305 with the place as associated data.

The place binds meaning, not only bytes: purpose, table, column, row and version. What was sealed for one row does not
open in another, nor an old version in the place of a new one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from habeas.keys.errors import SealBroken
from habeas.keys.secret import Secret

NONCE_BYTES = 24  # of XChaCha20: so many that chance never repeats one
TAG_BYTES = 16
SCHEME = "v1"
PARTS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where sealed bytes stand and what for."""

    purpose: str
    table: str = ""
    column: str = ""
    row: str = ""
    version: int = 1

    def as_bytes(self) -> bytes:
        """Return the associated data; the parts are told apart by a sign that none of them holds.

        Raises:
            ValueError: one of them holds it.

        """
        text = f"{SCHEME}|{self.purpose}|{self.table}|{self.column}|{self.row}|{self.version}"
        if text.count("|") != PARTS - 1:
            raise ValueError("a place holds no |")
        return text.encode()


def seal(key: Secret, data: bytes, place: Place) -> bytes:
    """Return nonce and ciphertext (40 bytes longer than the data), to be opened with this key at this place."""
    nonce = os.urandom(NONCE_BYTES)
    sealed: bytes = crypto_aead_xchacha20poly1305_ietf_encrypt(data, place.as_bytes(), nonce, key.reveal())
    return nonce + sealed


def unseal(key: Secret, sealed: bytes, place: Place) -> bytes:
    """Return what was sealed.

    Raises:
        SealBroken: it was changed, sealed with another key, or for another place.

    """
    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    if len(nonce) < NONCE_BYTES or len(rest) < TAG_BYTES:
        raise SealBroken(purpose=place.purpose)
    try:
        opened: bytes = crypto_aead_xchacha20poly1305_ietf_decrypt(rest, place.as_bytes(), nonce, key.reveal())
    except CryptoError as error:
        raise SealBroken(purpose=place.purpose) from error
    return opened
