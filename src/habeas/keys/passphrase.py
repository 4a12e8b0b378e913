"""From a passphrase to a key: Argon2id over its NFC-normalised UTF-8, at a cost that stands beside the salt."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from habeas.keys.errors import NotEnoughMemory, PassphraseUnfit, WrongPassphrase
from habeas.keys.secret import KEY_BYTES, Secret

SALT_BYTES = 16
LEAST_CHARACTERS = 12
AIM_S = 1.0  # of processor time: half of it on two cores, so that unlocking with its proofs stays below 1.5 s
MOST_KIB, MOST_PASSES, MOST_LANES = 4 * 1024 * 1024, 64, 64  # what a file may ask of this machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess at a passphrase costs."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def is_sane(self) -> bool:
        """Whether Argon2id knows this cost and no machine is brought down by it."""
        return (
            1 <= self.lanes <= MOST_LANES
            and 8 * self.lanes <= self.memory_kib <= MOST_KIB
            and 1 <= self.passes <= MOST_PASSES
        )


# The setting of ledgers of the first kind. RFC 9106 §4 recommends 3 passes and 4 lanes with 64 MiB; four times that
# memory takes 0.6 s on two cores (1.0 s of processor time) and still leaves room on a laptop of 2 GB.
VERSION_1 = Cost(memory_kib=256 * 1024, passes=3, lanes=4)
FLOOR = Cost(memory_kib=64 * 1024, passes=3, lanes=4)


def calibrate(clock: Callable[[], float] = time.process_time) -> Cost:
    """Return what this machine can pay for one guess in a second of its processor; the floor, or up to four times it.

    How busy it is meanwhile does not count: what is chosen on a bad day holds for years.
    """
    began = clock()
    stretch("how fast is this machine", bytes(SALT_BYTES), FLOOR).forget()
    times = AIM_S / max(clock() - began, 0.001)
    more = max(factor for factor in (1, 2, 4) if factor <= max(times, 1))
    return Cost(memory_kib=FLOOR.memory_kib * more, passes=FLOOR.passes, lanes=FLOOR.lanes)


def prove_fit(passphrase: str) -> None:
    """Refuse a new passphrase that is too short or is not text."""
    if len(passphrase) < LEAST_CHARACTERS or not is_text(passphrase):
        raise PassphraseUnfit(least=LEAST_CHARACTERS)


def stretch(passphrase: str, salt: bytes, cost: Cost) -> Secret:
    """Return the key that this passphrase gives with this salt.

    Raises:
        WrongPassphrase: the passphrase is not text, so it cannot be the one.
        NotEnoughMemory: Argon2 could not have the memory that it needs.

    """
    if not is_text(passphrase):
        raise WrongPassphrase
    try:
        raw = hash_secret_raw(
            unicodedata.normalize("NFC", passphrase).encode(), salt, time_cost=cost.passes,
            memory_cost=cost.memory_kib, parallelism=cost.lanes, hash_len=KEY_BYTES, type=Type.ID,
        )  # fmt: skip
    except HashingError as error:
        raise NotEnoughMemory(memory_mib=cost.memory_kib // 1024) from error
    return Secret(raw)


def is_text(passphrase: str) -> bool:
    """Whether it can be written as UTF-8 (half of a surrogate pair cannot)."""
    return not any("\ud800" <= letter <= "\udfff" for letter in passphrase)
