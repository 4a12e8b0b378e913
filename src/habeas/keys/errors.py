"""How the keys say no."""

from __future__ import annotations

from habeas.errors import Broken, Refused


class KeyForgotten(Refused):
    """A key was asked for after it had been forgotten."""

    code = "key-forgotten"
    exit_code = 19
    says = "The key was forgotten."
    remedy = "Unlock again with your passphrase."


class SealBroken(Broken):
    """Sealed bytes are not what was sealed here with this key: changed, moved, or sealed with another."""

    code = "seal-broken"
    exit_code = 35
    says = "Something sealed (%(purpose)s) is not as it was sealed, or stands where it was not put."
    remedy = "Keep the file as it is, as evidence, and restore from a backup with `habeas restore`."
