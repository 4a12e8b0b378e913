"""Bytes sealed for one place: XChaCha20-Poly1305 with the place as associated data.

The place binds meaning, not only bytes: purpose, table, column, row and version. What was sealed for one row does not
open in another, nor an old version in the place of a new one.

Every entry passes here, so libsodium is called as PyNaCl's own bindings call it, without what they spend on wording
errors before there is one, which takes longer than the cipher. A test holds the two to the same bytes.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from nacl._sodium import ffi, lib
from nacl.bindings import (  # which makes libsodium choose the fastest way that this processor has
    crypto_aead_xchacha20poly1305_ietf_ABYTES as TAG_BYTES,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES as NONCE_BYTES,  # so many that chance never repeats one
)

from habeas.keys.errors import SealBroken
from habeas.keys.secret import Secret

SCHEME = "v1"
PARTS = 6


class Place(NamedTuple):
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
        purpose, table, column, row, version = self
        text = f"{SCHEME}|{purpose}|{table}|{column}|{row}|{version}"
        if text.count("|") != PARTS - 1:
            raise ValueError("a place holds no |")
        return text.encode()


def seal(key: Secret, data: bytes, place: Place) -> bytes:
    """Return nonce and ciphertext (40 bytes longer than the data), to be opened with this key at this place."""
    nonce, bound = os.urandom(NONCE_BYTES), place.as_bytes()
    sealed = ffi.new("unsigned char[]", len(data) + TAG_BYTES)
    lib.crypto_aead_xchacha20poly1305_ietf_encrypt(
        sealed, ffi.NULL, data, len(data), bound, len(bound), ffi.NULL, nonce, key.reveal()
    )
    return nonce + bytes(ffi.buffer(sealed))


def unseal(key: Secret, sealed: bytes, place: Place) -> bytes:
    """Return what was sealed.

    Raises:
        SealBroken: it was changed, sealed with another key, or for another place.

    """
    nonce, rest, bound = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.as_bytes()
    if len(rest) < TAG_BYTES:
        raise SealBroken(purpose=place.purpose)
    opened = ffi.new("unsigned char[]", max(len(rest) - TAG_BYTES, 1))  # of nothing, there is still a place
    wrong = lib.crypto_aead_xchacha20poly1305_ietf_decrypt(
        opened, ffi.NULL, ffi.NULL, rest, len(rest), bound, len(bound), nonce, key.reveal()
    )
    if wrong:
        raise SealBroken(purpose=place.purpose)
    return bytes(ffi.buffer(opened, len(rest) - TAG_BYTES))
