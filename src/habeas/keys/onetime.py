"""One-time codes of six digits (RFC 6238), each taken once, with the step before and after."""

from __future__ import annotations

import hmac
import unicodedata

import pyotp

PERIOD_S = 30
DIGITS = 6
NEAR = 1  # step before and after: clocks differ, and people type slowly
ISSUER = "Habeas"


def new_totp() -> str:
    """Return a new secret of 160 bits, as it is typed into the program that shows the codes."""
    return pyotp.random_base32()


def totp_address(secret: str, name: str) -> str:
    """Return the address that a program on the same device takes the secret from."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def grouped(secret: str) -> str:
    """Return the secret in groups of four, to be typed."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def find_step(secret: str, code: str, *, at: float, used: int) -> int | None:
    """Return the step whose code this is, if it is near and later than the last one used; else None.

    Every near code is compared, so that the time taken tells nothing.
    """
    typed = _digits(code)
    totp, now = pyotp.TOTP(secret, digits=DIGITS, interval=PERIOD_S), int(at // PERIOD_S)
    found = None
    for step in range(now - NEAR, now + NEAR + 1):
        if hmac.compare_digest(totp.generate_otp(step), typed) and step > used:
            found = step
    return found


def _digits(code: str) -> str:
    """Return the digits typed, in whatever script; what is none does not become one."""
    return "".join(str(unicodedata.digit(each, None)) for each in code if not each.isspace())
