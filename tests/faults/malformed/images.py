# ruff: noqa: PLR0915 - a table, a row a line
"""Pictures that lie about their size, break off, loop, or hide something."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from malformed.rows import DRAWN, Row, row
from PIL import Image

DAMAGED = "source-damaged"


def image(kind: str, size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def chunk(name: bytes, data: bytes, *, crc: int | None = None, length: int | None = None) -> bytes:
    right = zlib.crc32(name + data) if crc is None else crc
    return struct.pack(">I", len(data) if length is None else length) + name + data + struct.pack(">I", right)


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 0) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


def tiff(entries: list[tuple[int, int, int, int]], *, following: int = 0, more: bytes = b"") -> bytes:
    body = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\x00\x08\x00\x00\x00" + body + struct.pack("<I", following) + more


GREY = [
    (256, 3, 1, 8),
    (257, 3, 1, 8),
    (258, 3, 1, 8),
    (259, 3, 1, 1),
    (262, 3, 1, 1),
    (277, 3, 1, 1),
    (278, 3, 1, 8),
    (279, 4, 1, 64),
]


def a_tiff(*more: tuple[int, int, int, int], following: int = 0) -> bytes:
    entries = sorted([*GREY, (273, 4, 1, 200), *more])
    return tiff(entries, following=following).ljust(200, b"\x00") + bytes(range(64))


def chained(pages: int) -> bytes:
    """A TIFF of many pages, each in the place of the one before."""
    step = 2 + 12 * (len(GREY) + 1) + 4
    body = b"II*\x00\x08\x00\x00\x00"
    for page in range(pages):
        following = 8 + step * (page + 1) if page + 1 < pages else 0
        body += tiff(sorted([*GREY, (273, 4, 1, 8)]), following=following)[8:]
    return body.ljust(len(body) + 64, b"\x00")


def with_exif(exif: bytes) -> bytes:
    return image("JPEG", exif=b"Exif\x00\x00" + exif)


def rows() -> Iterator[Row]:
    for kind in ("PNG", "JPEG", "TIFF", "WEBP"):
        whole, ending = image(kind), kind.lower()
        yield row(f"whole.{ending}", whole, DRAWN, "the file that others are made from can be drawn")
        yield row(f"cut-20.{ending}", whole[: len(whole) // 5], DAMAGED, "cut short near its beginning")
        yield row(f"cut-90.{ending}", whole[: len(whole) * 9 // 10], f"{DAMAGED}|{DRAWN}", "cut short near its end")
        yield row(f"head-only.{ending}", whole[:12], DAMAGED, "nothing but its first bytes")
        yield row(f"tail.{ending}", whole + b"PK\x03\x04<script>" + bytes(999), DRAWN, "something else behind it")
        yield row(f"named-wrongly-{ending}.pdf", whole, DRAWN, "a picture called PDF")
    data = chunk(b"IDAT", zlib.compress(bytes(9 * 8)))
    small = png(8, 8, data)
    yield row("small.png", small, DRAWN, "eight by eight points")
    yield row(
        "bomb.png",
        lambda: png(60_000, 60_000, chunk(b"IDAT", zlib.compress(bytes(10_000_000)))),
        "source-too-large",
        "3,600 million points in 10 kB",
    )
    yield row(
        "bomb-wide.png",
        png(2**31 - 1, 1, data),
        f"source-too-large|{DAMAGED}",
        "two thousand million points in one row",
    )
    yield row(
        "bomb-149.png",
        lambda: png(12_200, 12_200, chunk(b"IDAT", zlib.compress(bytes(12_201 * 12_200), 1))),
        "drawn|source-took-too-much-memory",
        "as large as is still allowed",
    )
    yield row("zero.png", png(0, 0, data), DAMAGED, "no points at all")
    yield row(
        "crc.png",
        png(8, 8, chunk(b"IDAT", zlib.compress(bytes(72)), crc=1)),
        f"{DRAWN}|{DAMAGED}",
        "a checksum that does not fit",
    )
    yield row(
        "crc-header.png",
        small.replace(small[29:33], b"\x00\x00\x00\x01"),
        DAMAGED,
        "a head whose checksum does not fit",
    )
    yield row(
        "length.png",
        png(8, 8, chunk(b"IDAT", zlib.compress(bytes(72)), length=2**31)),
        f"{DRAWN}|{DAMAGED}",
        "a piece of two thousand million bytes",
    )
    yield row(
        "idat-bomb.png",
        lambda: png(8, 8, chunk(b"IDAT", zlib.compress(bytes(200_000_000), 9))),
        f"{DRAWN}|{DAMAGED}",
        "200 MB packed behind 64 points",
    )
    yield row(
        "text-bomb.png",
        lambda: png(8, 8, chunk(b"zTXt", b"a\x00\x00" + zlib.compress(bytes(100_000_000), 9)), data),
        f"{DRAWN}|{DAMAGED}",
        "a remark of 100 MB",
    )
    yield row(
        "itxt-1000.png",
        png(8, 8, *[chunk(b"iTXt", b"k\x00\x00\x00\x00\x00" + b"x" * 2000)] * 1000, data),
        f"{DRAWN}|{DAMAGED}",
        "a thousand remarks",
    )
    yield row(
        "icc-bomb.png",
        lambda: png(8, 8, chunk(b"iCCP", b"a\x00\x00" + zlib.compress(bytes(100_000_000), 9)), data),
        f"{DRAWN}|{DAMAGED}",
        "a colour profile of 100 MB",
    )
    yield row(
        "palette-none.png", png(8, 8, data, colour=3), f"{DAMAGED}|{DRAWN}", "colours by number, and no list of them"
    )
    yield row("depth-77.png", png(8, 8, data, depth=77), DAMAGED, "77 bits a colour")
    yield row("no-data.png", png(8, 8), DAMAGED, "a head and an end")
    yield row(
        "animated.png",
        png(
            8,
            8,
            chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)),
            chunk(b"fcTL", struct.pack(">5IHHBB", 0, 8, 8, 0, 0, 1, 1, 0, 0)),
            data,
        ),
        f"{DRAWN}|{DAMAGED}",
        "two thousand million frames",
    )
    yield row(
        "exif-png.png",
        png(8, 8, chunk(b"eXIf", tiff([(34665, 4, 1, 8)], following=8)), data),
        DRAWN,
        "EXIF that leads to itself",
    )
    jpeg = image("JPEG")
    frame = jpeg.index(b"\xff\xc0")
    yield row(
        "bomb.jpg",
        jpeg[: frame + 5] + b"\xff\xff\xff\xff" + jpeg[frame + 9 :],
        "source-too-large|source-damaged",
        "a frame of 65,535 squared",
    )
    yield row("zero.jpg", jpeg[: frame + 5] + b"\x00\x00\x00\x00" + jpeg[frame + 9 :], DAMAGED, "a frame of nothing")
    yield row("components.jpg", jpeg[: frame + 9] + b"\xff" + jpeg[frame + 10 :], f"{DAMAGED}|{DRAWN}", "255 colours")
    yield row(
        "no-tables.jpg",
        jpeg.replace(b"\xff\xdb", b"\xff\xec").replace(b"\xff\xc4", b"\xff\xec"),
        f"{DAMAGED}|{DRAWN}",
        "no tables to unpack with",
    )
    yield row("restart.jpg", jpeg[:-2] + b"\xff\xd0" * 100_000 + jpeg[-2:], DRAWN, "100,000 new beginnings")
    yield row(
        "markers.jpg",
        b"\xff\xd8" + b"\xff\xe1\x00\x02" * 200_000 + jpeg[2:],
        f"{DRAWN}|{DAMAGED}",
        "200,000 empty pieces before the picture",
    )
    yield row("exif-loop.jpg", with_exif(tiff([(34665, 4, 1, 8)], following=8)), DRAWN, "EXIF that leads to itself")
    yield row(
        "exif-gps-loop.jpg",
        with_exif(tiff([(34853, 4, 1, 8), (34665, 4, 1, 8)])),
        DRAWN,
        "places that lead to themselves",
    )
    yield row(
        "exif-count.jpg",
        with_exif(tiff([(270, 2, 2**32 - 1, 0), (271, 7, 2**31, 8)])),
        DRAWN,
        "a description of four thousand million letters",
    )
    yield row("exif-turned.jpg", with_exif(tiff([(274, 3, 1, 6)])), DRAWN, "turned by its own word")
    yield row("exif-turned-99.jpg", with_exif(tiff([(274, 3, 1, 99)])), DRAWN, "turned in a way that there is not")
    yield row(
        "exif-rational.jpg",
        with_exif(tiff([(282, 5, 1, 26), (283, 5, 1, 26)], more=bytes(8))),
        DRAWN,
        "so many points for an inch as nothing by nothing",
    )
    yield row(
        "bomb.tif",
        tiff([(256, 4, 1, 2**31 - 1), (257, 4, 1, 2**31 - 1), *GREY[2:], (273, 4, 1, 8)]),
        "source-too-large|source-damaged",
        "4 × 10^18 points",
    )
    yield row("loop.tif", a_tiff(following=8), f"{DRAWN}|{DAMAGED}", "a page that is followed by itself")
    yield row("pages.tif", lambda: chained(3101), "source-too-large", "3,101 pages")
    yield row(
        "entries.tif", b"II*\x00\x08\x00\x00\x00\xff\xff" + bytes(500), DAMAGED, "65,535 entries that are not there"
    )
    yield row("strips.tif", a_tiff((325, 4, 2**31, 8)), f"{DRAWN}|{DAMAGED}", "two thousand million strips")
    yield row("offset.tif", b"II*\x00\xff\xff\xff\xff" + bytes(100), DAMAGED, "a directory beyond the end")
    yield row(
        "compression.tif",
        tiff(sorted([*[each for each in GREY if each[0] != 259], (259, 3, 1, 34712), (273, 4, 1, 120)])).ljust(
            300, b"\x55"
        ),
        DAMAGED,
        "packed in a way that is not here",
    )
    yield row(
        "lzw.tif",
        tiff(sorted([*[each for each in GREY if each[0] != 259], (259, 3, 1, 5), (273, 4, 1, 120)])).ljust(
            300, b"\x55"
        ),
        f"{DAMAGED}|{DRAWN}",
        "rubbish said to be LZW",
    )
    yield row("sub-loop.tif", a_tiff((330, 4, 1, 8)), f"{DRAWN}|{DAMAGED}", "a page within itself")
    webp = image("WEBP", lossless=True)
    yield row("size.webp", webp[:4] + b"\xff\xff\xff\xff" + webp[8:], f"{DAMAGED}|{DRAWN}", "a length beyond the file")
    yield row(
        "vp8x.webp",
        b"RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x10\x00\x00\x00\xff\xff\xff\xff\xff\xff" + bytes(20),
        f"{DAMAGED}|source-too-large",
        "16 million squared, and nothing in it",
    )
    yield row(
        "lossless.webp",
        webp[:25] + bytes(range(255, 100, -1)),
        DAMAGED,
        "rubbish said to be WebP (CVE-2023-4863 began so)",
    )
    yield row("ftyp.heic", b"\x00\x00\x00\x18ftypheic" + bytes(400), "source-unknown-type", "HEIC is not read")
    yield row("gif.png", b"GIF89a\xff\xff\xff\xff\xf7\x00\x00" + bytes(800), "source-unknown-type", "a GIF called PNG")
    yield row(
        "svg.png",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "read|warned|no-text",
        "SVG is text here, and is not drawn",
    )
