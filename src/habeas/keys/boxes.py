"""Bytes for one person alone: X25519 sealed boxes, which anybody can close and only the holder of the key can open."""

from __future__ import annotations

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey as _NaclPrivateKey
from nacl.public import PublicKey as _NaclPublicKey
from nacl.public import SealedBox

from habeas.keys.errors import SealBroken
from habeas.keys.secret import Secret, new_secret


class PrivateKey:
    """The half that opens boxes; ``public`` is the half that others close them with."""

    __slots__ = ("_secret",)

    def __init__(self, secret: Secret) -> None:
        self._secret = secret

    def __repr__(self) -> str:
        return "<PrivateKey>"

    @property
    def secret(self) -> Secret:
        """The 32 bytes, to be sealed."""
        return self._secret

    @property
    def public(self) -> bytes:
        """The other half, 32 bytes that may be known to all."""
        return bytes(_NaclPrivateKey(self._secret.reveal()).public_key)

    def forget(self) -> None:
        """Overwrite it."""
        self._secret.forget()


def new_private_key() -> PrivateKey:
    """Return a new pair of halves."""
    return PrivateKey(new_secret())


def seal_box(public: bytes, data: bytes, purpose: str) -> bytes:
    """Close a box for one person; 48 bytes more than purpose and data."""
    return bytes(SealedBox(_NaclPublicKey(public)).encrypt(_tagged(purpose, data)))


def open_box(key: PrivateKey, box: bytes, purpose: str) -> bytes:
    """Return what was put into a box for this purpose.

    Raises:
        SealBroken: it was changed, is another person's, or was closed for another purpose.

    """
    try:
        opened = bytes(SealedBox(_NaclPrivateKey(key.secret.reveal())).decrypt(box))
    except (CryptoError, ValueError) as error:
        raise SealBroken(purpose=purpose) from error
    tag = _tagged(purpose, b"")
    if not opened.startswith(tag):
        raise SealBroken(purpose=purpose)
    return opened[len(tag) :]


def _tagged(purpose: str, data: bytes) -> bytes:
    """A sealed box has no associated data: the purpose goes in with its length, before the data."""
    name = purpose.encode()
    return len(name).to_bytes(2, "big") + name + data
