"""The unpacking process: holds one zip archive, lists it once, and hands out its members one after the other.

Started as ``python boot.py unpack SOURCE MEMORY CPU FILE TOTAL MEMBERS``, where SOURCE is ``fd:N`` (an open file) or
``pipe:LENGTH`` (that many bytes on the input). Then each line on the input is the place of a member; ``archiving``
asks.
"""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from typing import IO

from habeas.errors import Unreadable
from habeas.ingest import fence
from habeas.ingest.archives import CHUNK, member_name, open_archive, opened_member, prove_bounded, prove_member
from habeas.ingest.errors import SourceDamaged, ZipBomb
from habeas.ingest.limits import Limits
from habeas.ingest.sniff import find_office

LONGEST = 2000


def main(arguments: list[str]) -> None:
    """List the archive, then hand out what is asked for."""
    source, memory, cpu, file, total, members = arguments
    limits = Limits(file_bytes=int(file), archive_bytes=int(total), archive_members=int(members))
    fence.end_with_parent()
    fence.limit_resources(memory_bytes=int(memory), cpu_s=int(cpu))
    fence.close_fence()
    held, size = _held(source)
    archive: zipfile.ZipFile | None = None
    try:
        archive = open_archive(held)
        listing = _listing(archive, size, limits)
    except Unreadable as error:
        listing = {"refused": error.code}
    except (MemoryError, RecursionError):
        listing = {"refused": ZipBomb.code}
    _say(json.dumps(listing).encode() + b"\n")
    while archive is not None and (line := sys.stdin.buffer.readline(20)):
        _hand_out(archive, int(line))


def _held(source: str) -> tuple[IO[bytes], int]:
    kind, _, number = source.partition(":")
    if kind == "fd":
        stream = os.fdopen(int(number), "rb")
        return stream, stream.seek(0, io.SEEK_END)
    data = sys.stdin.buffer.read(int(number))
    return io.BytesIO(data), len(data)


def _listing(archive: zipfile.ZipFile, size: int, limits: Limits) -> dict[str, object]:
    """What kind of archive it is, what is wrong with the whole, and each member with what is wrong with it."""
    every = archive.infolist()
    if find_office(archive.namelist()) is not None:
        return {"office": True, "fault": None, "members": []}
    try:
        prove_bounded(archive, size=size, limits=limits)
    except ZipBomb as bomb:
        return {"office": False, "fault": bomb.code, "members": []}
    rows = [
        [at, member_name(member)[:LONGEST], min(member.file_size, 2**62), _fault(member, limits)]
        for at, member in enumerate(every)
        if not member.is_dir()
    ]
    return {"office": False, "fault": None, "members": rows}


def _fault(member: zipfile.ZipInfo, limits: Limits) -> str | None:
    try:
        prove_member(member, limit=limits.file_bytes)
    except Unreadable as error:
        return error.code
    return None


def _hand_out(archive: zipfile.ZipFile, at: int) -> None:
    """Write a member in pieces, each after its length; a piece of no length, then how it ended."""
    code = ""
    try:
        with opened_member(archive, archive.infolist()[at]) as stream:
            while piece := stream.read(CHUNK):
                _say(len(piece).to_bytes(4) + piece)
    except Unreadable as error:
        code = error.code
    except MemoryError:
        code = SourceDamaged.code
    _say(bytes(4) + code.encode() + b"\n")


def _say(words: bytes) -> None:
    sys.stdout.buffer.write(words)
    sys.stdout.buffer.flush()
