"""Three shares of a key, any two of which give it again: SLIP-39, in words, each with a checksum of its own."""

from __future__ import annotations

import re

from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics

from habeas.keys.errors import SharesUnfit
from habeas.keys.secret import Secret, derive_secret

SHARES = 3
NEEDED = 2
WORDS = 33  # of one share of 256 bits
LEAST_MEANT = 20  # a text of so many words was meant as shares


def new_shares(key: Secret) -> tuple[str, ...]:
    """Return the three texts that are given to three holders."""
    # The key is random: the library's own stretching, meant for passphrases, would add nothing.
    (made,) = generate_mnemonics(1, [(NEEDED, SHARES)], key.reveal(), iteration_exponent=0)
    return tuple(made)


def are_meant_as_shares(text: str) -> bool:
    """Whether a text has the shape of shares, if perhaps mistyped."""
    return len(_words(text)) >= LEAST_MEANT


def shares_secret(text: str) -> Secret:
    """Return the key that two shares give, typed one after the other.

    Raises:
        SharesUnfit: there are fewer than two, one is mistyped, or they are not of one key.

    """
    words = _words(text)
    shares = [" ".join(words[start : start + WORDS]) for start in range(0, len(words), WORDS)]
    for number, share in enumerate(shares, start=1):
        _prove(share, number)
    if len(shares) < NEEDED:
        raise SharesUnfit(why=f"{NEEDED} are needed")
    try:
        raw = combine_mnemonics(shares[:NEEDED])
    except (MnemonicError, ValueError):  # its own words would tell the share's
        raise SharesUnfit(why="they are not two different shares of one key") from None
    return derive_secret(Secret(raw), "shares")


def _prove(share: str, number: int) -> None:
    """Refuse a share whose checksum does not hold."""
    try:
        Share.from_mnemonic(share)
    except (MnemonicError, ValueError):
        raise SharesUnfit(why=f"share {number} is mistyped or not whole") from None


def _words(text: str) -> list[str]:
    """Return the words, wherever lines end; what numbers them is left out."""
    return re.findall(r"[a-z]+", text.lower())
