"""A picture as a file: pixels, and beside them nothing at all. What the pixels show is not read."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress

from habeas.publish.decoding import strings_in
from habeas.publish.pieces import MOST_BYTES, File, Flaw, Found, Piece, Unsearchable

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PIXELS = frozenset([b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"])
COLOURS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # samples of a dot, by the type of colour
WHOLE = (0, 0, 1, 1)
PASSES = (  # of an interlaced picture (Adam7): first dot across and down, steps across and down
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
)  # fmt: skip
START, END, SCAN, JFIF, ADOBE = 0xD8, 0xD9, 0xDA, 0xE0, 0xEE
TABLES = frozenset([0xDB, 0xC4, 0xDD, 0xC0, 0xC1, 0xC2])  # of numbers that unpack the pixels
MOST_SEARCHED = 1024 * 1024  # bytes behind the pixels
JFIF_BARE, ADOBE_BARE = 14, 12  # bytes of these, without a thumbnail


def read_png(file: File) -> Found:
    """Yield what stands in a PNG beside its pixels."""
    data, at, packed, head = file.data, len(SIGNATURE), b"", b""
    if not data.startswith(SIGNATURE):
        raise Unsearchable
    kind = b""
    while kind != b"IEND":
        if at + 12 > len(data):
            raise Unsearchable
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        content = data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind not in PIXELS or (kind == b"IEND" and content):
            name = kind.decode("latin-1") if kind.isalpha() else "unknown"
            yield Flaw(file.at(f"PNG chunk {name}"))
            yield Piece(file.at(f"PNG chunk {name}"), _chunk_text(content))
        head = content if kind == b"IHDR" else head
        packed += content if kind == b"IDAT" else b""
    yield from _after(file, data[at:])
    yield from _unneeded(file, head, packed)


def _chunk_text(content: bytes) -> str:
    """Return what a chunk says, unpacked where it is packed."""
    with suppress(ValueError, zlib.error):
        content += b"\n" + zlib.decompress(content[content.index(b"\0") + 2 :])
    return strings_in(content)


def _unneeded(file: File, head: bytes, packed: bytes) -> Found:
    """Say where more is packed than there are pixels."""
    if len(head) != 13:
        raise Unsearchable
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    if interlaced not in (0, 1) or colour not in COLOURS:
        raise Unsearchable
    bits = COLOURS[colour] * depth
    needed = sum(_bytes(*_dots(width, height, each), bits) for each in (PASSES if interlaced else (WHOLE,)))
    if needed > MOST_BYTES:
        raise Unsearchable
    engine = zlib.decompressobj()
    try:
        pixels = engine.decompress(packed, needed + MOST_SEARCHED)
    except zlib.error as error:
        raise Unsearchable from error
    if len(pixels) != needed or engine.unused_data or not engine.eof:
        yield Flaw(file.at("beside the pixels"))
        yield Piece(file.at("beside the pixels"), strings_in(pixels[needed:] + engine.unused_data))


def _dots(width: int, height: int, grid: tuple[int, int, int, int]) -> tuple[int, int]:
    """Return how many dots across and down of a picture lie on a grid: where it begins, and its steps."""
    left, top, across, down = grid
    return (max(width - left, 0) + across - 1) // across, (max(height - top, 0) + down - 1) // down


def _bytes(width: int, height: int, bits: int) -> int:
    """Return the bytes of rows of so many dots, each with the byte before it; a pass without dots has none."""
    return height * (1 + (width * bits + 7) // 8) if width else 0


def _after(file: File, rest: bytes) -> Found:
    if rest:
        yield Flaw(file.at("after the end of the picture"))
        yield Piece(file.at("after the end of the picture"), strings_in(rest))


def read_jpeg(file: File) -> Found:
    """Yield what stands in a JPEG beside its pixels."""
    data, at = file.data, 2
    if data[:2] != bytes([0xFF, START]):
        raise Unsearchable
    while True:
        if data[at : at + 1] != b"\xff":
            raise Unsearchable
        marker = data[at + 1]
        if marker == END:
            break
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        content = data[at + 4 : at + 2 + size]
        if size < 2 or len(content) != size - 2:
            raise Unsearchable
        if not _is_bare(marker, content):
            yield Flaw(file.at(f"JPEG segment {marker:02X}"))
            yield Piece(file.at(f"JPEG segment {marker:02X}"), strings_in(content))
        at += 2 + size
        if marker == SCAN:
            at = _end_of_scan(data, at)
    yield from _after(file, data[at + 2 :])


def _is_bare(marker: int, content: bytes) -> bool:
    """Whether a segment serves the pixels alone."""
    if marker == JFIF:
        return content[:5] == b"JFIF\0" and len(content) == JFIF_BARE
    if marker == ADOBE:
        return content[:5] == b"Adobe" and len(content) == ADOBE_BARE
    return marker in TABLES or marker == SCAN


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the pixels end: at the next marker that is neither a stuffed byte nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise Unsearchable
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        else:
            return at
