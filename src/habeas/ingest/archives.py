"""Zip archives are opened without trusting a name, a size or a sum in them; nothing is written to disk."""

from __future__ import annotations

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from habeas.ingest.errors import (
    SourceDamaged,
    SourceLocked,
    SourceTooLarge,
    SourceUnknownType,
    UnsafeArchiveName,
    ZipBomb,
)
from habeas.ingest.limits import MIB, Limits

# Deflate cannot do better than 1032:1, and office XML seldom 60:1. Small members may: they cannot hurt.
BOMB_RATIO = 150
BOMB_FLOOR = 10 * MIB
CHUNK = 256 * 1024
TAIL = 70_000  # the end of a zip: its last record, a remark of 65,535 bytes, and what zip64 puts before them
MOST_DIRECTORY = 16 * MIB  # a name of 800 letters for each of the most files that are read
UTF8_FLAG, ENCRYPTED_FLAG = 0x800, 0x1

Broken_zip = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, OverflowError,
    IndexError,
)  # fmt: skip


def open_archive(file: IO[bytes] | bytes) -> zipfile.ZipFile:
    """Return the archive with its directory read.

    Raises:
        ZipBomb: its directory is larger than that of any archive that is read.
        SourceDamaged: it has no directory that can be followed.

    """
    try:
        stream = io.BytesIO(file) if isinstance(file, bytes) else file
        if _directory_size(stream) > MOST_DIRECTORY:
            raise ZipBomb
        return zipfile.ZipFile(stream)
    except (*Broken_zip, NotImplementedError) as error:
        raise SourceDamaged from error


def _directory_size(stream: IO[bytes]) -> int:
    """The bytes that the directory says it has, looked up before anything is made of them; zip64 says it elsewhere."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - TAIL))
    tail = stream.read(TAIL)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0:
        return 0
    said = int.from_bytes(tail[end + 12 : end + 16], "little")
    large = tail.rfind(b"PK\x06\x06", 0, end)
    return (
        max(said if said != 0xFFFFFFFF else 0, int.from_bytes(tail[large + 40 : large + 48], "little"))
        if large >= 0
        else said
    )


def prove_bounded(archive: zipfile.ZipFile, *, size: int, limits: Limits) -> None:
    """Refuse an archive whose directory promises more than its bytes can honestly hold.

    Raises:
        ZipBomb: too many members, too much in all, or members that share the same compressed bytes.

    """
    members = archive.infolist()
    packed = sum(member.compress_size for member in members)
    unpacked = sum(member.file_size for member in members)
    if len(members) > limits.archive_members or unpacked > limits.archive_bytes or packed > size:
        raise ZipBomb


def prove_member(member: zipfile.ZipInfo, *, limit: int) -> None:
    """Refuse a member that is unsafe to read.

    Raises:
        UnsafeArchiveName: its name leaves the archive, or it is a link.
        SourceLocked: it is encrypted.
        ZipBomb: it is packed too well to be a document.
        SourceTooLarge: it is larger than a file may be.

    """
    if not is_plain_name(member_name(member)) or stat.S_ISLNK(member.external_attr >> 16):
        raise UnsafeArchiveName
    if member.flag_bits & ENCRYPTED_FLAG:
        raise SourceLocked
    if member.file_size > BOMB_FLOOR and member.file_size > BOMB_RATIO * max(member.compress_size, 1):
        raise ZipBomb
    if member.file_size > limit:
        raise SourceTooLarge


def member_name(member: zipfile.ZipInfo) -> str:
    """Return the member's name; names not marked as UTF-8 are read as UTF-8 where they are valid UTF-8."""
    if member.flag_bits & UTF8_FLAG:
        return member.orig_filename
    try:
        return member.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.orig_filename


def is_plain_name(name: str) -> bool:
    """Whether a name stays inside its folder on every system and shows what it is."""
    parts = name.rstrip("/").split("/")
    return (
        all(part not in {"", ".", ".."} for part in parts)
        and "\\" not in name
        and name[1:2] != ":"
        and name.isprintable()
        and len(name) <= 1024
    )


@contextmanager
def opened_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    """Open one member for reading, its faults told as ours.

    Raises:
        SourceDamaged: its bytes do not unpack or do not match their checksum.
        SourceUnknownType: it is packed in a way that is not known.

    """
    try:
        with archive.open(member) as stream:
            yield stream
    except NotImplementedError as error:
        raise SourceUnknownType(kind="a member packed in a way that is not known") from error
    except RuntimeError as error:  # zipfile's word for "password required"
        raise SourceLocked from error
    except Broken_zip as error:
        raise SourceDamaged from error


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, limit: int) -> bytes:
    """Return a member's bytes, all of them and checked, whatever size the directory claims."""
    prove_member(member, limit=limit)
    with opened_member(archive, member) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise ZipBomb  # it unpacks to more than it said
    return data
