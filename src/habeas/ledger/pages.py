"""What can be proven of a ledger's file without opening it: no lock, no side file, not one byte written.

SQLCipher 4 keeps pages of 4096 bytes: encrypted content, 16 bytes of nonce, and the HMAC-SHA512 of both and of the page
number (the first 16 bytes of page 1 are the salt). Checking these seals ourselves tells a wrong passphrase
(no page answers) from a damaged file (some pages do), which SQLCipher's own "file is not a database" does not.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.ledger.errors import LedgerDamaged, LedgerMissing, LedgerNotEncrypted, LedgerNotWritable, WrongPassphrase
from habeas.ledger.key import SALT_BYTES, Key

PAGE_BYTES = 4096
SEAL_BYTES = 64
PLAIN_HEADER = b"SQLite format 3\0"
LOCK_PAGE = 0x40000000 // PAGE_BYTES + 1  # SQLite never writes the page at 1 GiB; it is its lock
WAL_HEADER_BYTES = 32
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")  # zeros, or no file, once what it undoes is done
WAL_FRAME_HEADER_BYTES = 24
SAMPLE_PAGES = 16_384  # 64 MiB: a quarter of a second
TRIES = 4  # a page that another process is writing just now may read as torn once
PAUSE_S = 0.05


class Seal:
    """Tells whether a page was written with this key, at this place, and is whole."""

    __slots__ = ("_key",)

    def __init__(self, key: Key) -> None:
        salt = bytes(byte ^ 0x3A for byte in key.salt)  # SQLCipher's HMAC_SALT_MASK and its two rounds
        self._key = hashlib.pbkdf2_hmac("sha512", key.reveal(), salt, 2, 32)

    def __repr__(self) -> str:
        return "<Seal>"

    def holds(self, page: bytes, number: int) -> bool:
        """Whether the seal of the page is right."""
        if len(page) != PAGE_BYTES:
            return False
        sealed = page[SALT_BYTES if number == 1 else 0 : -SEAL_BYTES] + number.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(self._key, sealed, "sha512"), page[-SEAL_BYTES:])


def wal_path(path: Path) -> Path:
    """Where SQLite keeps what was committed and is not yet in the file itself."""
    return path.with_name(path.name + "-wal")


def has_wal(path: Path) -> bool:
    """Whether there is anything committed beside the file: another process is at work, or one was killed."""
    wal = wal_path(path)
    return wal.exists() and wal.stat().st_size > WAL_HEADER_BYTES


def has_journal(path: Path) -> bool:
    """Whether somebody was stopped while the file itself was changed; SQLite, asked anything, undoes what was begun."""
    journal = path.with_name(path.name + "-journal")
    with _reached():
        if not journal.exists():
            return False
        with journal.open("rb") as file:
            return file.read(len(JOURNAL_MAGIC)) == JOURNAL_MAGIC


def read_salt(path: Path) -> bytes:
    """Return the salt of a file that has the outer shape of a ledger.

    Raises:
        LedgerMissing, LedgerNotWritable: there is no such file, or it cannot be reached.
        LedgerNotEncrypted: it is plain SQLite.
        LedgerDamaged: it is empty, too short, or does not end with a whole page.

    """
    with _reached():
        if not path.is_file():
            raise LedgerMissing()
        size = path.stat().st_size
        with path.open("rb") as file:
            salt = file.read(SALT_BYTES)
    if salt == PLAIN_HEADER:
        raise LedgerNotEncrypted(why="it is a plain SQLite file")
    if size < PAGE_BYTES or (size % PAGE_BYTES and not has_wal(path)):
        raise LedgerDamaged(why="the file is cut off, or is not a ledger")
    return salt


def prove_key(path: Path, seal: Seal) -> None:
    """Refuse a key that no page of the file answers to.

    Raises:
        WrongPassphrase: not one page answers.

    """
    if not any(seal.holds(page, number) for number, page in _read_pages(path, _sample(path, SAMPLE_PAGES))):
        raise WrongPassphrase()


def prove_pages(path: Path, seal: Seal, *, every: bool) -> None:
    """Refuse a file with a page that is not as it was written; ``every``, or the first and last 32 MiB.

    A page is excused where its newer copy stands in the WAL: a process killed while it moved pages from there into
    the file leaves them half written, and SQLite reads the WAL.

    Raises:
        LedgerDamaged: a page's seal is broken.

    """
    bad: list[int] = []
    for _ in range(TRIES):
        covered = committed_in_wal(path, seal)
        numbers = range(1, _count(path) + 1) if every else _sample(path, SAMPLE_PAGES)
        bad = [n for n, page in _read_pages(path, numbers) if n not in covered and not _is_whole(seal, page, n)]
        if not bad:
            return
        if not wal_path(path).exists():
            break  # nobody has it open
        time.sleep(PAUSE_S)
    raise LedgerDamaged(why=f"page {bad[0]} of the file is not as it was written ({len(bad)} such pages)")


def committed_in_wal(path: Path, seal: Seal) -> frozenset[int]:
    """Return the numbers of the pages whose latest committed copy stands in the WAL.

    Raises:
        LedgerDamaged: a frame is broken and a later transaction follows it; SQLite would silently forget both.

    """
    committed: set[int] = set()
    pending: set[int] = set()
    broken_at = None
    for place, number, ends, page in _frames(wal_path(path)):
        if broken_at is not None and broken_at[1]:
            raise LedgerDamaged(why=f"frame {broken_at[0]} of the write-ahead log is not as it was written")
        if broken_at is not None or not seal.holds(page, number):
            broken_at = (broken_at[0] if broken_at else place, ends)
            continue
        pending.add(number)
        if ends:
            committed |= pending
            pending.clear()
    return frozenset(committed)


def _frames(wal: Path) -> Iterator[tuple[int, int, bool, bytes]]:
    """Yield place, page number, whether a transaction ends here, and page of each frame of the running log."""
    if not wal.exists():
        return
    with _reached(), wal.open("rb") as file:
        salts = file.read(WAL_HEADER_BYTES)[16:24]
        place = 0
        while len(frame := file.read(WAL_FRAME_HEADER_BYTES + PAGE_BYTES)) == WAL_FRAME_HEADER_BYTES + PAGE_BYTES:
            if frame[8:16] != salts:  # left over from before the log began anew
                return
            place += 1
            number = int.from_bytes(frame[:4], "big")
            yield place, number, frame[4:8] != b"\0\0\0\0", frame[WAL_FRAME_HEADER_BYTES:]


def _is_whole(seal: Seal, page: bytes, number: int) -> bool:
    """Whether a page is as it was written; SQLite leaves its lock page as zeros."""
    return seal.holds(page, number) or (number == LOCK_PAGE and not any(page))


def _count(path: Path) -> int:
    """How many pages the file has, the last perhaps cut off."""
    return -(-path.stat().st_size // PAGE_BYTES)


def _sample(path: Path, most: int) -> list[int]:
    """Return the numbers of the first and the last pages."""
    count, half = _count(path), most // 2
    return [n for n in range(1, count + 1) if n <= half or n > count - half]


def _read_pages(path: Path, numbers: list[int] | range) -> Iterator[tuple[int, bytes]]:
    """Yield these pages of the file."""
    with _reached(), path.open("rb") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE_BYTES)
            yield number, file.read(PAGE_BYTES)


@contextmanager
def _reached() -> Iterator[None]:
    """Say of a file that the system does not give, or a disk that fails, that it is out of reach; that is no damage."""
    try:
        yield
    except OSError as error:
        raise LedgerNotWritable from error
