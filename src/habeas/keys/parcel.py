"""Files that leave: sealed as age, for keys of others or for a passphrase, to be opened with the tool ``age``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, Protocol

import pyrage  # type: ignore[import-untyped]
from pyrage import passphrase as _by_passphrase
from pyrage import ssh, x25519

from habeas.errors import Refused
from habeas.keys.errors import SealBroken


class RecipientUnfit(Refused):
    """What was given is no key for which age can seal."""

    code = "recipient-unfit"
    exit_code = 18
    says = "That is no key that a file can be sealed for."
    remedy = "Give what the recipient's `age-keygen` shows as public key (age1…), or their ssh-ed25519 public key."


class Readable(Protocol):
    """What can be read a piece at a time, to its end."""

    def read(self, size: int = -1, /) -> bytes: ...  # noqa: D102  # mutants: equal (it runs nowhere)


def seal_parcel(reader: Readable, writer: BinaryIO, recipients: Sequence[str]) -> None:
    """Seal all that can be read for these recipients; nothing is kept in between.

    Raises:
        RecipientUnfit: one of them is no key, or there is none.

    """
    keys = [_recipient(each) for each in recipients]
    if not keys:
        raise RecipientUnfit
    pyrage.encrypt_io(reader, writer, keys)


def prove_recipients(recipients: Sequence[str]) -> None:
    """Refuse what is no key, before anything is written.

    Raises:
        RecipientUnfit: one of them is none.

    """
    for each in recipients:
        _recipient(each)


def seal_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """Return bytes that open with this passphrase alone (scrypt, about a second)."""
    sealed: bytes = _by_passphrase.encrypt(data, passphrase)
    return sealed


def open_with_passphrase(sealed: bytes, passphrase: str) -> bytes:
    """Return what was sealed with a passphrase.

    Raises:
        SealBroken: it is another passphrase, or the bytes were changed.

    """
    try:
        opened: bytes = _by_passphrase.decrypt(sealed, passphrase)
    except pyrage.DecryptError as error:
        raise SealBroken(purpose="age") from error
    return opened


def _recipient(text: str) -> x25519.Recipient | ssh.Recipient:
    kind = ssh.Recipient if text.startswith("ssh-") else x25519.Recipient
    try:
        return kind.from_str(text.strip())
    except pyrage.RecipientError as error:
        raise RecipientUnfit from error
