"""Parcels are age files: for recipients, or for a passphrase."""

from __future__ import annotations

import io

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from pyrage import decrypt, ssh, x25519

from habeas.keys import SealBroken
from habeas.keys.parcel import (
    RecipientUnfit,
    open_with_passphrase,
    prove_recipients,
    seal_parcel,
    seal_with_passphrase,
)

DATA = b"what was signed\n"
AGE = x25519.Identity.generate()


def test_a_parcel_opens_with_the_recipients_key() -> None:
    for recipients in ([str(AGE.to_public())], [str(AGE.to_public()), str(x25519.Identity.generate().to_public())]):
        sealed = io.BytesIO()
        seal_parcel(io.BytesIO(DATA * 5000), sealed, recipients)
        assert decrypt(sealed.getvalue(), [AGE]) == DATA * 5000


def test_a_parcel_opens_with_the_ssh_key_that_somebody_has_already() -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    public = private.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    for recipient in (public, f"{public} of somebody\n"):
        sealed = io.BytesIO()
        seal_parcel(io.BytesIO(DATA), sealed, [recipient])
        assert decrypt(sealed.getvalue(), [ssh.Identity.from_buffer(pem)]) == DATA


@pytest.mark.parametrize("recipient", ["", "age1", "ssh-ed25519 AAAA", str(AGE), "ssh-rsa", "a\nb"], ids=range(6))
def test_what_is_no_recipient_is_refused(recipient: str) -> None:
    with pytest.raises(RecipientUnfit) as refused:
        prove_recipients([recipient])
    assert (refused.value.code, refused.value.exit_code) == ("recipient-unfit", 18)
    with pytest.raises(RecipientUnfit):
        seal_parcel(io.BytesIO(DATA), io.BytesIO(), [recipient])


def test_a_parcel_for_nobody_is_refused() -> None:
    with pytest.raises(RecipientUnfit):
        seal_parcel(io.BytesIO(DATA), io.BytesIO(), [])


def test_a_passphrase_opens_what_was_sealed_with_it_and_no_other_does() -> None:
    sealed = seal_with_passphrase(DATA, "an invented passphrase")
    assert open_with_passphrase(sealed, "an invented passphrase") == DATA
    with pytest.raises(SealBroken) as broken:
        open_with_passphrase(sealed, "another")
    assert broken.value.details == {"purpose": "age"}
    with pytest.raises(SealBroken):
        open_with_passphrase(sealed[:-1] + b"x", "an invented passphrase")
