"""Zip archives that lie, swell, hold themselves or reach out."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator

from malformed.packages import P, document, docx, laughs, locked, patched, zipped
from malformed.rows import WORDS, Row, row


def quine() -> bytes:
    """A zip whose only member is said to be as long as the zip itself and lies where it does."""
    inner = zipped([("a.zip", b"x" * 30)], how=zipfile.ZIP_STORED)
    return inner.replace(b"x" * 30, inner[:30])


def overlapping(times: int) -> bytes:
    """Many names for the same packed bytes."""
    once = zipped([("a.txt", bytes(200_000))])
    start, end = once.index(b"PK\x01\x02"), once.rindex(b"PK\x05\x06")
    entry = once[start:end]
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, times, times, len(entry) * times, start, 0)
    return once[:start] + entry * times + tail


def linked(target: str) -> bytes:
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    return zipped([(info, target), ("good.txt", WORDS)])


def _nested(levels: int) -> bytes:
    data = WORDS.encode()
    for level in range(levels):
        data = zipped([(f"{level}.zip", data)])
    return data


def _many_entries(count: int) -> bytes:
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    directory = entry * count
    return (
        b"PK\x03\x04"
        + directory
        + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count % 65536, count % 65536, len(directory), 4, 0)
    )


def rows() -> Iterator[Row]:
    plain = zipped([("a.txt", WORDS), ("b.txt", WORDS + " Again.")])
    yield row("plain.zip", plain, "read,read", "each file of an archive is a source")
    yield row("nested.zip", zipped([("in.zip", plain)]), "archive-nested", "an archive in an archive is not opened")
    yield row("nested-42.zip", lambda: _nested(42), "archive-nested", "42 archives in each other")
    yield row("quine.zip", quine(), "source-damaged|archive-nested", "an archive that holds itself")
    yield row("overlap.zip", overlapping(1000), "zip-bomb", "1,000 names for the same bytes")
    yield row(
        "bomb.zip",
        lambda: zipped([("a.txt", bytes(60_000_000)), ("good.txt", WORDS)]),
        "zip-bomb,read",
        "zeros packed a thousandfold, and an honest neighbour",
    )
    yield row(
        "many.zip",
        lambda: zipped([(f"{n}.txt", "") for n in range(20_001)], how=zipfile.ZIP_STORED),
        "zip-bomb",
        "more files than anybody sends",
    )
    yield row("entries-65535.zip", lambda: _many_entries(65_535), "zip-bomb", "65,535 entries that are nowhere")
    yield row(
        "paths.zip",
        zipped([("../../x.txt", WORDS), ("good.txt", WORDS)]),
        "unsafe-archive-name,read",
        "a name that leaves the archive",
    )
    yield row("absolute.zip", zipped([("/etc/cron.d/x", WORDS)]), "unsafe-archive-name", "an absolute name")
    yield row(
        "windows.zip",
        zipped([("C:\\x.txt", WORDS), ("..\\x.txt", WORDS)]),
        "unsafe-archive-name,unsafe-archive-name",
        "names that are paths on Windows",
    )
    yield row(
        "controls.zip", zipped([("a\x1b]0;x\x07.txt", WORDS)]), "unsafe-archive-name", "a name that steers a terminal"
    )
    yield row(
        "override.zip",
        zipped([("cod\u202etxt.exe", WORDS)]),
        "unsafe-archive-name",
        "a name that shows itself backwards",
    )
    yield row("name-long.zip", zipped([("a" * 5000 + ".txt", WORDS)]), "unsafe-archive-name", "a name of 5,000 letters")
    yield row("link.zip", linked("/etc/passwd"), "read,unsafe-archive-name", "a link to a file of ours")
    yield row(
        "twice-named.zip",
        zipped([("a.txt", WORDS), ("a.txt", WORDS + " Otherwise.")]),
        "read,read",
        "two files under one name are two files",
    )
    yield row("locked.zip", locked(plain), "source-locked,source-locked", "files with a password")
    yield row(
        "crc.zip",
        patched(zipped([("a.txt", WORDS), ("b.txt", "ok " + WORDS)], how=zipfile.ZIP_STORED), b"Torek", b"Tarek", 1),
        "source-damaged,read",
        "one wrong checksum, and its neighbour",
    )
    yield row(
        "method.zip",
        patched(zipped([("a.txt", WORDS)]), b"\x08\x00", b"\x63\x00"),
        "source-unknown-type|source-damaged|source-locked",
        "a way of packing that is not known",
    )
    yield row(
        "size-lies.zip",
        patched(zipped([("a.txt", WORDS * 50)]), struct.pack("<I", len(WORDS) * 50), struct.pack("<I", 10)),
        "source-damaged",
        "a file that is longer than it says",
    )
    yield row(
        "size-4g.zip",
        patched(zipped([("a.txt", WORDS)]), struct.pack("<I", len(WORDS)), struct.pack("<I", 0xFFFFFFF0)),
        "zip-bomb",
        "a file that says it has 4 GB",
    )
    yield row("dots.zip", zipped([("...", WORDS)]), "read", "a name of dots only")
    yield row("folder-only.zip", zipped([("a/", "")]), "no-text", "a folder and nothing in it")
    yield row(
        "droppings.zip",
        zipped([("__MACOSX/._a.txt", b"\x00\x05"), ("a.txt", WORDS)]),
        "read",
        "what systems leave behind is nobody's evidence",
    )
    yield row(
        "zip-of-hostile.zip",
        zipped([("a.docx", docx(document(P, head=laughs(9)))), ("b.txt", WORDS)]),
        "source-unsafe,read",
        "an attack in an archive, and its neighbour",
    )
    yield row(
        "entries-500k.zip",
        lambda: _many_entries(65_535) + _many_entries(500_000),
        "zip-bomb",
        "half a million entries that are nowhere",
    )
