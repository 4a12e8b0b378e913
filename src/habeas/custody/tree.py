"""The Merkle tree of RFC 6962: one root for all leaves, and short proofs that a leaf is there and that none went.

A proof from size 0 proves nothing and is refused: every tree would be consistent with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.custody.errors import ProofWrong

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf; the leading zero tells it from a node, so that neither can pass for the other."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that a log needs to grow: the roots of its complete subtrees, largest first, one for each bit of its size."""

    size: int
    peaks: tuple[bytes, ...]

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.peaks) != self.size.bit_count():
            raise ProofWrong(why="a frontier has one peak for each bit of its size")
        if any(len(peak) != HASH_BYTES for peak in self.peaks):
            raise ProofWrong(why="a peak has 32 bytes")

    @classmethod
    def empty(cls) -> Frontier:
        """Return the frontier of a log that holds nothing."""
        return cls(0, ())

    @classmethod
    def from_bytes(cls, size: int, data: bytes) -> Frontier:
        """Return the frontier that ``as_bytes`` wrote.

        Raises:
            ProofWrong: the bytes are not those of a tree of that size.

        """
        return cls(size, tuple(data[start : start + HASH_BYTES] for start in range(0, len(data), HASH_BYTES)))

    def as_bytes(self) -> bytes:
        """Return the peaks one after the other, 32 bytes each."""
        return b"".join(self.peaks)

    def pushed(self, leaf_hashes: Iterable[bytes]) -> Frontier:
        """Return the frontier after these leaves (their hashes) were added."""
        size, peaks = self.size, list(self.peaks)
        for each in leaf_hashes:
            peaks.append(each)
            whole = size
            while whole & 1:  # two subtrees of one height become one of the next
                right = peaks.pop()
                peaks[-1] = node_hash(peaks[-1], right)
                whole >>= 1
            size += 1
        return Frontier(size, tuple(peaks))

    @property
    def root(self) -> bytes:
        """The root of the tree so far."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


class Tree:
    """Every leaf hash of a log and the roots of all complete subtrees, from which proofs are taken."""

    def __init__(self, leaf_hashes: Iterable[bytes]) -> None:
        level = list(leaf_hashes)
        self.size = len(level)
        self._levels = [level]
        while len(level) > 1:
            level = [node_hash(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
            self._levels.append(level)

    def root(self, size: int | None = None) -> bytes:
        """Return the root of the first ``size`` leaves, of all if none is said."""
        upto = self.size if size is None else self._sized(size)
        return self._subtree(0, upto) if upto else EMPTY_ROOT

    def inclusion(self, index: int, size: int) -> tuple[bytes, ...]:
        """Return the proof that the leaf with this number (from 0) is among the first ``size``.

        Raises:
            ProofWrong: there is no such leaf.

        """
        if not 0 <= index < self._sized(size):
            raise ProofWrong(why="there is no such leaf")
        proof, low, high = [], 0, size
        while high - low > 1:
            middle = low + _split(high - low)
            if index < middle:
                proof.append(self._subtree(middle, high))
                high = middle
            else:
                proof.append(self._subtree(low, middle))
                low = middle
        return tuple(reversed(proof))

    def consistency(self, old: int, size: int) -> tuple[bytes, ...]:
        """Return the proof that the first ``old`` leaves are still the first of these ``size``.

        Raises:
            ProofWrong: there is no proof from size 0, nor to a smaller size.

        """
        if not 0 < old <= self._sized(size):
            raise ProofWrong(why="there is no proof from size 0, nor back to a smaller size")
        proof, low, high = [], 0, size
        while old not in (low, high):
            middle = low + _split(high - low)
            if old <= middle:
                proof.append(self._subtree(middle, high))
                high = middle
            else:
                proof.append(self._subtree(low, middle))
                low = middle
        if low:  # the reader knows the old root alone, which is this subtree only where it begins at the first leaf
            proof.append(self._subtree(low, high))
        return tuple(reversed(proof))

    def _sized(self, size: int) -> int:
        if not 0 <= size <= self.size:
            raise ProofWrong(why="the log is not that long")
        return size

    def _subtree(self, low: int, high: int) -> bytes:
        """Return the root of a stretch that begins at a multiple of the power of two that holds it."""
        width = high - low
        height = width.bit_length() - 1
        if width == 1 << height:
            return self._levels[height][low >> height]
        middle = low + _split(width)
        return node_hash(self._subtree(low, middle), self._subtree(middle, high))


def check_inclusion(leaf: bytes, proof: Sequence[bytes], *, index: int, size: int, root: bytes) -> None:
    """Refuse a proof that does not lead from this leaf hash to this root (RFC 9162, 2.1.3.2).

    Raises:
        ProofWrong: it does not.

    """
    if not 0 <= index < size:
        raise ProofWrong(why="there is no such leaf")
    place, last, found = index, size - 1, leaf
    for step in _hashes(proof):
        if last == 0:
            raise ProofWrong(why="it is too long")
        if place & 1 or place == last:
            found = node_hash(step, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    if last or found != root:
        raise ProofWrong(why="it does not lead from the leaf to the root")


def check_consistency(proof: Sequence[bytes], *, old_size: int, old_root: bytes, size: int, root: bytes) -> None:
    """Refuse a proof that does not show the older log to be the beginning of the newer (RFC 9162, 2.1.4.2).

    Raises:
        ProofWrong: it does not, or it starts from size 0.

    """
    if not 0 < old_size <= size:
        raise ProofWrong(why="there is no proof from size 0, nor back to a smaller size")
    if old_size == size:
        if proof or old_root != root:
            raise ProofWrong(why="two roots of one size are not the same")
        return
    steps = _hashes(proof)
    if old_size & (old_size - 1) == 0:  # the old tree is one whole subtree of the new, and its root need not be sent
        steps = [old_root, *steps]
    if not steps:
        raise ProofWrong(why="it is empty")
    if _climb(steps, old_size - 1, size - 1) != (old_root, root):
        raise ProofWrong(why="it does not lead from the old root to the new")


def _climb(steps: Sequence[bytes], place: int, last: int) -> tuple[bytes, bytes]:
    """Return the two roots to which the steps of a consistency proof lead."""
    while place & 1:
        place, last = place >> 1, last >> 1
    older = newer = steps[0]
    for step in steps[1:]:
        if last == 0:
            raise ProofWrong(why="it is too long")
        if place & 1 or place == last:
            older, newer = node_hash(step, older), node_hash(step, newer)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            newer = node_hash(newer, step)
        place, last = place >> 1, last >> 1
    if last:
        raise ProofWrong(why="it is too short")
    return older, newer


def _hashes(proof: Sequence[bytes]) -> list[bytes]:
    if any(len(step) != HASH_BYTES for step in proof):
        raise ProofWrong(why="a step has 32 bytes")
    return list(proof)


def _split(width: int) -> int:
    """Return the largest power of two that is smaller than this width."""
    return 1 << (width - 1).bit_length() - 1
