"""Thirty-two bytes that do not show themselves, and what is derived from them."""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import NoReturn

from habeas.keys.errors import KeyForgotten

KEY_BYTES = 32
SALT = b"habeas-keys-1"


class Secret:
    """A key of 32 bytes; it does not show itself, cannot be pickled, and can be forgotten."""

    __slots__ = ("_raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        self._raw: bytearray | None = bytearray(raw)

    def __repr__(self) -> str:
        return "<Secret>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key does not leave its process")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(self.reveal(), other.reveal())

    __hash__ = None  # type: ignore[assignment]  # a hash of it would tell of it

    def reveal(self) -> bytes:
        """Return the 32 bytes.

        Raises:
            KeyForgotten: they are no more.

        """
        if self._raw is None:
            raise KeyForgotten
        return bytes(self._raw)

    def twin(self) -> Secret:
        """Return the same key in its own memory, for one who ends on their own."""
        return Secret(self.reveal())

    def forget(self) -> None:
        """Overwrite the bytes; copies that Python made may live on until their memory is used again."""
        if self._raw is not None:
            self._raw[:] = bytes(KEY_BYTES)
            self._raw = None


def new_secret() -> Secret:
    """Return a key drawn from the system's randomness."""
    return Secret(os.urandom(KEY_BYTES))


def derive_secret(root: Secret, purpose: str) -> Secret:
    """Return the key for one purpose: HKDF-SHA-256 (RFC 5869), one block, ``purpose`` as its info."""
    extracted = hmac.digest(SALT, root.reveal(), hashlib.sha256)
    return Secret(hmac.digest(extracted, purpose.encode() + b"\x01", hashlib.sha256))
