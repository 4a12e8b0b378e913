"""Chance that comes out the same every time: a seed, hashed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
BITS = 53


class Chance:
    """Draws from a seed; two with the same seed draw the same."""

    def __init__(self, *seed: object) -> None:
        self._seed = " ".join(map(str, seed)).encode()
        self._drawn = 0

    def share(self) -> float:
        """Draw a number from 0 up to 1."""
        self._drawn += 1
        digest = hashlib.sha256(b"%s %d" % (self._seed, self._drawn)).digest()
        return (int.from_bytes(digest[:8], "big") >> (64 - BITS)) / (1 << BITS)

    def below(self, end: int) -> int:
        """Draw a whole number from 0 up to one less than ``end``."""
        return int(self.share() * end)

    def pick(self, things: Sequence[Thing]) -> Thing:
        """Draw one of these."""
        return things[self.below(len(things))]

    def heads(self) -> bool:
        """Toss a coin."""
        return self.share() < 0.5

    def bytes(self, count: int) -> bytes:
        """Draw so many bytes."""
        self._drawn += 1
        return hashlib.shake_256(b"%s %d" % (self._seed, self._drawn)).digest(count)
