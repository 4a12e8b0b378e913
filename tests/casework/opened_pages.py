"""Every page of a ledger's file, and of its log, as SQLCipher opens it: what whoever has the passphrase can read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from habeas.ledger.key import Cost
from habeas.ledger.opening import find_key

PAGE, NONCE_AT, SEAL_AT = 4096, -80, -64


def every_page(file: Path, passphrase: str, cost: Cost) -> bytes:
    """Return all pages, free ones too; what entries hold is sealed once more within them."""
    raw = find_key(file, passphrase, cost=cost).key.reveal()
    log = file.with_name(file.name + "-wal")
    return b"\n".join([*_pages(file, raw, header=0, frame=0), *_pages(log, raw, header=32, frame=24)])


def _pages(file: Path, raw: bytes, *, header: int, frame: int) -> Iterator[bytes]:
    data = file.read_bytes() if file.exists() else b""
    for at in range(header, len(data), PAGE + frame):
        page = data[at + frame : at + frame + PAGE]
        begins = 16 if at == 0 and not frame else 0
        cipher = Cipher(algorithms.AES(raw), modes.CBC(page[NONCE_AT:SEAL_AT])).decryptor()
        yield cipher.update(page[begins:NONCE_AT])
