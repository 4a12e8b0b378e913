"""The locks of one member's account: a passphrase stretched once, and what is sealed under it.

One run of Argon2id gives one secret; two keys are derived from it. ``auth`` proves the passphrase (its digest is kept),
``kek`` seals the private key and the one-time codes (it is kept nowhere). Neither tells anything of the other.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets

from habeas.keys.boxes import PrivateKey, open_box, seal_box
from habeas.keys.passphrase import SALT_BYTES, Cost, is_text, prove_fit, stretch
from habeas.keys.sealing import Place, seal, unseal
from habeas.keys.secret import KEY_BYTES, Secret, derive_secret
from habeas.model.account import Lock

TABLE = "ledger_account"


def new_lock(passphrase: str, cost: Cost) -> tuple[Lock, Secret]:
    """Return a lock that this passphrase opens, and the key under which things are sealed.

    Raises:
        PassphraseUnfit: it is too short, or no text.

    """
    prove_fit(passphrase)
    salt = os.urandom(SALT_BYTES)
    verifier, kek = _derive(passphrase, salt, cost)
    return _lock(salt, cost, verifier), kek


def blind_lock(cost: Cost) -> Lock:
    """Return a lock that nothing opens; trying it costs as much as trying a real one."""
    return _lock(os.urandom(SALT_BYTES), cost, os.urandom(KEY_BYTES).hex())


def try_lock(passphrase: str, lock: Lock) -> Secret | None:
    """Return the key under which things are sealed, or None where this is not the passphrase."""
    cost = Cost(memory_kib=lock.memory_kib, passes=lock.passes, lanes=lock.lanes)
    typed = passphrase if is_text(passphrase) else ""  # stretched all the same, so that the answer takes as long
    verifier, kek = _derive(typed, bytes.fromhex(lock.salt), cost)
    if hmac.compare_digest(verifier, lock.verifier):
        return kek
    kek.forget()
    return None


def seal_field(key: Secret, data: bytes, *, account: str, field: str) -> str:
    """Return data sealed for one field of one account, in hexadecimal digits."""
    return seal(key, data, Place("account", TABLE, field, account)).hex()


def open_field(key: Secret, sealed: str, *, account: str, field: str) -> bytes:
    """Return what was sealed for this field of this account.

    Raises:
        SealBroken: it was changed, moved, or sealed with another key.

    """
    return unseal(key, bytes.fromhex(sealed), Place("account", TABLE, field, account))


def box_key(public: str, key: Secret, *, compartment: str, epoch: int) -> str:
    """Return the key of a compartment in a box that one member alone can open."""
    return seal_box(bytes.fromhex(public), key.reveal(), _purpose(compartment, epoch)).hex()


def open_key(private: PrivateKey, box: str, *, compartment: str, epoch: int) -> Secret:
    """Return the key of a compartment out of its box.

    Raises:
        SealBroken: it is another member's, another compartment's, or was changed.

    """
    return Secret(open_box(private, bytes.fromhex(box), _purpose(compartment, epoch)))


def new_token() -> str:
    """Return 256 random bits that a browser keeps."""
    return secrets.token_urlsafe(KEY_BYTES)


def token_secret(token: str) -> Secret:
    """Return the key that a browser's token gives: what is sealed under it opens only while the browser asks."""
    return derive_secret(Secret(hashlib.sha256(token.encode()).digest()), "session")


def token_digest(token: str) -> str:
    """Return what is kept of a token or a code, by which it is known again; it has bits enough for that."""
    return hashlib.sha256(token.encode()).hexdigest()


def _derive(passphrase: str, salt: bytes, cost: Cost) -> tuple[str, Secret]:
    """Return what proves the passphrase, and the key that seals; nothing else of it is left."""
    stretched = stretch(passphrase, salt, cost)
    auth, kek = derive_secret(stretched, "account/auth"), derive_secret(stretched, "account/kek")
    verifier = hashlib.sha256(auth.reveal()).hexdigest()
    for each in (stretched, auth):
        each.forget()
    return verifier, kek


def _lock(salt: bytes, cost: Cost, verifier: str) -> Lock:
    return Lock(
        salt=salt.hex(), memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes, verifier=verifier
    )  # fmt: skip


def _purpose(compartment: str, epoch: int) -> str:
    return f"compartment/{compartment}/{epoch}"
