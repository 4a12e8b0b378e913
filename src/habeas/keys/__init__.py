"""Turn secrets that people keep into the keys that open what was sealed; the only room that knows a cipher.

Takes:    passphrases, recovery codes, shares; bytes to seal, with the place at which they will stand.
Gives:    keys that do not show themselves; sealed bytes; signatures.
Refuses:  what was sealed for another place, with another key, or changed since.
Never:    writes a key down, and invents no mode: Argon2id; XChaCha20-Poly1305 and X25519 sealed boxes; Ed25519; age.
"""

from __future__ import annotations

from habeas.keys.boxes import PrivateKey, new_private_key, open_box, seal_box
from habeas.keys.errors import SealBroken
from habeas.keys.sealing import Place, seal, unseal
from habeas.keys.secret import KEY_BYTES, Secret, derive_secret, new_secret

__all__ = [
    "KEY_BYTES", "Place", "PrivateKey", "SealBroken", "Secret", "derive_secret", "new_private_key", "new_secret",
    "open_box", "seal", "seal_box", "unseal",
]  # fmt: skip
