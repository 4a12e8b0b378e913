"""Ed25519 signatures: raw, as PEM for ``openssl``, and as SSHSIG for ``ssh-keygen -Y verify``."""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from habeas.errors import Broken
from habeas.keys.secret import Secret

PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
SSH_KIND = b"ssh-ed25519"
_MAGIC = b"SSHSIG"
_HASH = b"sha512"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_LINE = 70  # characters, as ssh-keygen sets them


class SignatureWrong(Broken):
    """A signature is not that of this key on these bytes."""

    code = "signature-wrong"
    exit_code = 36
    says = "The signature of %(what)s is not that of the key that should have made it."
    remedy = "Do not rely on it. Ask for it again by another way, and compare the key's fingerprint by telephone."


class SigningKey:
    """The half that signs; ``public`` is the half by which others check."""

    __slots__ = ("_key",)

    def __init__(self, seed: Secret) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed.reveal())

    def __repr__(self) -> str:
        return "<SigningKey>"

    @property
    def public(self) -> bytes:
        """Its other half, 32 bytes that may be known to all."""
        return self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def sign(self, data: bytes) -> bytes:
        """Return the signature, 64 bytes."""
        return self._key.sign(data)

    def sign_ssh(self, data: bytes, namespace: str) -> bytes:
        """Return the signature as ``ssh-keygen -Y sign`` would write it; for one namespace it is none for another."""
        signature = _string(SSH_KIND) + _string(self.sign(_ssh_signed(data, namespace)))
        blob = _MAGIC + struct.pack(">I", 1) + _string(ssh_blob(self.public)) + _ssh_about(namespace)
        return _armoured(blob + _string(signature))


def check_signature(public: bytes, signature: bytes, data: bytes, *, what: str) -> None:
    """Refuse a signature that is not that of this key on these bytes.

    Raises:
        SignatureWrong: it is not.

    """
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError) as error:
        raise SignatureWrong(what=what) from error


def check_ssh_signature(public: bytes, signature: bytes, data: bytes, namespace: str) -> None:
    """Refuse an SSHSIG that is not, byte for byte, what this key would have written.

    ssh-keygen forgives what stands between the letters; Ed25519 has one signature for one text, so we need not.

    Raises:
        SignatureWrong: it is not.

    """
    try:
        blob = base64.b64decode(b"".join(signature.split(b"\n")[1:-2]))
    except binascii.Error as error:
        raise SignatureWrong(what="the list of files") from error
    check_signature(public, blob[-SIGNATURE_BYTES:], _ssh_signed(data, namespace), what="the list of files")
    head = _MAGIC + struct.pack(">I", 1) + _string(ssh_blob(public)) + _ssh_about(namespace)
    if _armoured(head + _string(_string(SSH_KIND) + _string(blob[-SIGNATURE_BYTES:]))) != signature:
        raise SignatureWrong(what="the list of files")


def public_pem(public: bytes) -> bytes:
    """Return a public key as ``openssl pkeyutl -verify -pubin`` reads it."""
    key = Ed25519PublicKey.from_public_bytes(public)
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def ssh_blob(public: bytes) -> bytes:
    """Return a public key as SSH writes it."""
    return _string(SSH_KIND) + _string(public)


def ssh_fingerprint(public: bytes) -> str:
    """Return the fingerprint that ``ssh-keygen -l`` shows, to be compared by telephone or on paper."""
    digest = hashlib.sha256(ssh_blob(public)).digest()
    return f"SHA256:{base64.b64encode(digest).decode().removesuffix('=')}"


def allowed_signer(principal: str, public: bytes, namespace: str) -> str:
    """Return the line of ``allowed_signers`` that lets this key sign in this namespace alone."""
    return f'{principal} namespaces="{namespace}" {SSH_KIND.decode()} {base64.b64encode(ssh_blob(public)).decode()}\n'


def _string(data: bytes) -> bytes:
    """A string as SSH writes it (RFC 4251): its length, then itself."""
    return struct.pack(">I", len(data)) + data


def _ssh_about(namespace: str) -> bytes:
    return _string(namespace.encode()) + _string(b"") + _string(_HASH)


def _ssh_signed(data: bytes, namespace: str) -> bytes:
    return _MAGIC + _ssh_about(namespace) + _string(hashlib.sha512(data).digest())


def _armoured(blob: bytes) -> bytes:
    text = base64.b64encode(blob).decode()
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    return "\n".join((_BEGIN, *lines, _END, "")).encode()
