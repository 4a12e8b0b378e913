"""A page as a picture with the words of a quote marked: pixels that we write ourselves, and nothing beside them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from habeas.model import Box

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, BLUE = range(256), 2
# In a marked place paper turns yellow and ink stays ink: less blue, the more the lighter.
FADED = bytes(value * 2 // 5 for value in GREY)
MARGIN = 4  # pixels of paper around a word


def mark(pixels: bytes, *, width: int, height: int, boxes: Sequence[Box]) -> bytes:
    """Return a PNG of this grey page, row by row from above, on which the boxes are yellow."""
    rows = []
    for at in range(height):
        grey = pixels[at * width : (at + 1) * width]
        row = bytearray(3 * width)
        row[0::3] = row[1::3] = row[2::3] = grey
        for box in boxes:
            if box.y - MARGIN <= at < box.y + box.height + MARGIN:
                left, right = max(0, box.x - MARGIN), min(width, box.x + box.width + MARGIN)
                row[3 * left + BLUE : 3 * right : 3] = grey[left:right].translate(FADED)
        rows.append(b"\x00" + bytes(row))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 6)
    return SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
