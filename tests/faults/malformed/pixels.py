# ruff: noqa: E501, PLR0915 - a table, a row a line
# fmt: off
"""Pictures whose colours, pages, remarks and measures lie."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from malformed.images import GREY, a_tiff, chunk, image, png, tiff
from malformed.rows import DRAWN, Row, row
from PIL import Image

EITHER = f"{DRAWN}|source-damaged"
LARGE = f"{EITHER}|source-too-large|source-took-too-much-memory|source-timed-out"


def saved(mode: str, kind: str, size: tuple[int, int] = (48, 40), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, None).save(out, kind, **options)
    return out.getvalue()


def film(kind: str, count: int, **options: object) -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (32, 32), (n % 256, 0, 0)) for n in range(count)]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], **options)
    return out.getvalue()


def header(width: int, height: int, depth: int, colour: int, interlaced: int, data: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b"")


def segments(*pieces: bytes) -> bytes:
    """A JPEG with more pieces after its beginning."""
    whole = image("JPEG")
    return whole[:2] + b"".join(pieces) + whole[2:]


def piece(marker: int, data: bytes, *, length: int | None = None) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2 if length is None else length) + data


def scans(count: int) -> bytes:
    """A progressive JPEG with its first scan again and again."""
    whole = image("JPEG", (2000, 2000), progressive=True)
    start = whole.index(b"\xff\xda")
    again = whole.index(b"\xff\xda", start + 2)
    return whole[:start] + whole[start:again] * count + whole[start:]


def without(tags: set[int]) -> list[tuple[int, int, int, int]]:
    return [each for each in GREY if each[0] not in tags]


def built(*entries: tuple[int, int, int, int], more: bytes = b"") -> bytes:
    return tiff(sorted(entries), more=more).ljust(200, b"\x00") + bytes(range(256)) * 4


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(name + struct.pack("<I", len(data)) + data + b"\x00" * (len(data) % 2) for name, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def rows() -> Iterator[Row]:
    for mode, kind in (("CMYK", "JPEG"), ("L", "JPEG"), ("1", "TIFF"), ("CMYK", "TIFF"), ("LAB", "TIFF"), ("I;16", "TIFF"), ("I", "TIFF"), ("F", "TIFF"), ("YCbCr", "TIFF"),
                       ("P", "PNG"), ("LA", "PNG"), ("RGBA", "PNG"), ("I;16", "PNG"), ("1", "PNG"), ("RGBA", "WEBP")):  # fmt: skip
        yield row(f"mode-{mode.lower().replace(';', '-')}.{kind.lower()}", lambda mode=mode, kind=kind: saved(mode, kind), DRAWN, f"an honest picture in {mode}")
    yield row("film-200.png", lambda: film("PNG", 200), DRAWN, "a film of 200 pictures: the first is shown")
    yield row("film-200.webp", lambda: film("WEBP", 200), DRAWN, "a film in WebP")
    yield row("pages-60.tif", lambda: film("TIFF", 60), DRAWN, "an honest fax of 60 pages")
    yield row("interlaced.png", header(64, 64, 8, 0, 1, bytes(64 * 70)), EITHER, "seven times woven")
    yield row("interlaced-huge.png", header(12_000, 12_000, 16, 6, 1, bytes(1000)), LARGE, "woven, of 1,100 MB, and empty")
    yield row("depth-16.png", lambda: header(10_000, 10_000, 16, 6, 0, bytes(10_000_000)), LARGE, "100 million points of eight bytes")
    yield row("one-row.png", header(1, 100_000_000, 8, 0, 0, bytes(1000)), LARGE, "one point wide and a hundred million high")
    yield row("filter-9.png", header(8, 8, 8, 0, 0, b"\x09" * 72), EITHER, "rows foreseen in a way that there is not")
    yield row("transparent.png", png(8, 8, chunk(b"tRNS", b"\xff" * 300), chunk(b"IDAT", zlib.compress(bytes(72)))), EITHER, "more that is transparent than there are colours")
    yield row("palette-300.png", png(8, 8, chunk(b"PLTE", bytes(900)), chunk(b"IDAT", zlib.compress(b"\xff" * 72)), colour=3), EITHER, "300 colours")
    yield row("chunks-100k.png", lambda: png(8, 8, *[chunk(b"vpAg", b"")] * 100_000, chunk(b"IDAT", zlib.compress(bytes(72)))), EITHER, "100,000 pieces that are not known")
    yield row("chunk-critical.png", png(8, 8, chunk(b"VELM", b"x"), chunk(b"IDAT", zlib.compress(bytes(72)))), EITHER, "a piece that must be known and is not")
    yield row("chunk-minus.png", png(8, 8, chunk(b"tEXt", b"", length=2**32 - 1), chunk(b"IDAT", zlib.compress(bytes(72)))), EITHER, "a remark of four thousand million letters")
    yield row("text-many.png", lambda: png(8, 8, *[chunk(b"tEXt", b"k%d\x00v" % n) for n in range(20_000)], chunk(b"IDAT", zlib.compress(bytes(72)))), EITHER, "20,000 remarks, each of its own")
    yield row("text-steers.png", png(8, 8, chunk(b"tEXt", b"Author\x00\x1b[2J\x9b31m\xff"), chunk(b"iTXt", "Title\x00\x00\x00\x00\x00\u202e\ud7ff".encode()), chunk(b"IDAT", zlib.compress(bytes(72)))), EITHER, "a remark that steers a terminal")
    yield row("itxt-bomb.png", lambda: png(8, 8, chunk(b"iTXt", b"a\x00\x01\x00\x00\x00" + zlib.compress(bytes(300_000_000), 9)), chunk(b"IDAT", zlib.compress(bytes(72)))), EITHER, "a packed remark of 300 MB")
    yield row("idat-pieces.png", lambda: png(8, 8, *[chunk(b"IDAT", b"")] * 50_000, chunk(b"IDAT", zlib.compress(bytes(72)))), EITHER, "50,000 pieces of nothing before the points")
    yield row("ihdr-twice.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)) + chunk(b"IHDR", struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes(72))), LARGE, "a second head with other measures")
    yield row("frame-outside.png", png(8, 8, chunk(b"acTL", struct.pack(">II", 2, 0)), chunk(b"fcTL", struct.pack(">5IHHBB", 0, 4_000_000, 4_000_000, 4_000_000, 4_000_000, 0, 0, 9, 9)), chunk(b"IDAT", zlib.compress(bytes(72)))), EITHER, "a frame far outside the picture")
    yield row("pixel-per.png", png(8, 8, chunk(b"pHYs", struct.pack(">IIB", 0, 2**32 - 1, 1)), chunk(b"IDAT", zlib.compress(bytes(72)))), EITHER, "no points for a metre, and all of them")
    whole = image("JPEG")
    yield row("adobe.jpg", segments(piece(0xEE, b"Adobe\x00d\x00\x00\x00\x00\x09")), EITHER, "colours turned in a way that there is not")
    yield row("icc-pieces.jpg", segments(*[piece(0xE2, b"ICC_PROFILE\x00" + bytes([n, 255]) + b"x" * 60_000) for n in range(1, 200)]), EITHER, "a colour profile of 12 MB in pieces")
    yield row("icc-order.jpg", segments(*[piece(0xE2, b"ICC_PROFILE\x00\x00\x00" + b"x")] * 300), EITHER, "300 pieces of a profile, all numbered nothing")
    yield row("mpo.jpg", segments(piece(0xE2, b"MPF\x00" + tiff([(45057, 4, 1, 2**32 - 1), (45058, 7, 2**32 - 1, 8)]))), EITHER, "four thousand million pictures in one")
    yield row("photoshop.jpg", segments(piece(0xED, b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\xff\xff\xff\xff")), EITHER, "a remark of four GB by its own word")
    yield row("piece-short.jpg", segments(piece(0xE1, b"", length=0), piece(0xE1, b"x", length=1)), EITHER, "pieces shorter than nothing")
    yield row("tables-many.jpg", segments(piece(0xDB, bytes([0xFF]) + bytes(64)), piece(0xC4, b"\xff" + b"\xff" * 16 + bytes(4080))), EITHER, "tables of a number that there is not")
    yield row("scans-120.jpg", lambda: scans(120), LARGE, "the same rough picture 120 times")
    yield row("lossless.jpg", whole.replace(b"\xff\xc0", b"\xff\xc3", 1), EITHER, "a sort of JPEG that hardly anybody reads")
    yield row("arithmetic.jpg", whole.replace(b"\xff\xc0", b"\xff\xc9", 1), EITHER, "packed by arithmetic")
    yield row("frames-two.jpg", whole[:-2] + whole[2:], EITHER, "a second picture in the first")
    yield row("thumbnail-loop.jpg", segments(piece(0xE1, b"Exif\x00\x00" + tiff([(513, 4, 1, 0), (514, 4, 1, 2**32 - 1)], following=8))), EITHER, "a small picture as large as all")
    yield row("exif-text.jpg", segments(piece(0xE1, b"Exif\x00\x00" + tiff([(315, 2, 60_000, 26)], more=b"\x1b[2J" * 15_000))), EITHER, "an author of 60,000 orders to a terminal")
    yield row("exif-types.jpg", segments(piece(0xE1, b"Exif\x00\x00" + tiff([(tag, kind, 3, 8) for tag, kind in zip((271, 272, 305, 306, 315, 33432), (0, 99, 11, 12, 13, 16), strict=True)]))), EITHER, "words of sorts that there are not")
    yield row("exif-10k.jpg", segments(piece(0xE1, b"Exif\x00\x00" + tiff([(tag, 3, 1, 1) for tag in range(1000, 6000)]))), EITHER, "5,000 remarks of one number")
    yield row("xmp-laughs.jpg", segments(piece(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + b'<!DOCTYPE x [<!ENTITY a "' + b"b" * 1000 + b'"><!ENTITY c "' + b"&a;" * 1000 + b'">]><x:xmpmeta xmlns:x="adobe:ns:meta/"><r>&c;</r></x:xmpmeta>')), EITHER, "properties in XML that laugh")
    yield row("maker-note.jpg", segments(piece(0xE1, b"Exif\x00\x00" + tiff([(34665, 4, 1, 26)], more=struct.pack("<HHHII", 1, 37500, 7, 60_000, 8)))), EITHER, "a maker's note longer than the file")
    yield row("ring.tif", b"II*\x00\x08\x00\x00\x00" + tiff(sorted([*GREY, (273, 4, 1, 8)]), following=122)[8:] + tiff(sorted([*GREY, (273, 4, 1, 8)]), following=8)[8:] + bytes(64), EITHER, "two pages that follow each other")
    yield row("entries-none.tif", b"II*\x00\x08\x00\x00\x00\x00\x00" + bytes(20), "source-damaged", "a page of which nothing is said")
    yield row("entries-twice.tif", built(*GREY, *GREY, (273, 4, 1, 200)), EITHER, "everything said twice")
    yield row("size-float.tif", built(*without({256, 257}), (256, 11, 1, 0x7F800000), (257, 12, 1, 8), (273, 4, 1, 200)), EITHER, "as wide as infinity")
    yield row("size-minus.tif", built(*without({256, 257}), (256, 9, 1, 2**32 - 8), (257, 9, 1, 2**32 - 8), (273, 4, 1, 200)), LARGE, "eight points less than nothing")
    yield row("samples.tif", built(*without({277, 258}), (258, 3, 1, 8), (277, 3, 1, 65535), (273, 4, 1, 200)), EITHER, "65,535 colours")
    yield row("bits.tif", built(*without({258}), (258, 3, 1, 65535), (273, 4, 1, 200)), EITHER, "65,535 bits a colour")
    yield row("rows-nothing.tif", built(*without({278}), (278, 4, 1, 0), (273, 4, 1, 200)), EITHER, "strips of no rows")
    yield row("tiles.tif", built(*without({273, 278, 279}), (322, 4, 1, 2**31), (323, 4, 1, 2**31), (324, 4, 1, 200), (325, 4, 1, 64)), LARGE, "tiles of two thousand million squared")
    yield row("tiles-nothing.tif", built(*without({278, 279}), (322, 4, 1, 0), (323, 4, 1, 0), (324, 4, 1, 200), (325, 4, 1, 64)), EITHER, "tiles of nothing")
    yield row("strips-outside.tif", built(*GREY, (273, 4, 1, 2**32 - 1)), EITHER, "points beyond the end")
    for name, way in {"fax3": 3, "fax4": 4, "jpeg-old": 6, "jpeg": 7, "deflate": 8, "packbits": 32773, "zstd": 50000, "webp": 50001, "thunder": 32809, "logluv": 34676}.items():
        yield row(f"packed-{name}.tif", built(*without({259}), (259, 3, 1, way), (273, 4, 1, 200)), EITHER, f"rubbish said to be {name}")
    yield row("deflate-bomb.tif", lambda: tiff(sorted([(256, 4, 1, 7000), (257, 4, 1, 7000), (258, 3, 1, 8), (259, 3, 1, 8), (262, 3, 1, 1), (277, 3, 1, 1), (278, 4, 1, 7000), (273, 4, 1, 200), (279, 4, 1, len(ZEROS))])).ljust(200, b"\x00") + ZEROS, LARGE, "49 million points in 48 kB")
    yield row("palette-none.tif", built(*without({262}), (262, 3, 1, 3), (273, 4, 1, 200)), EITHER, "colours by number and no list")
    yield row("sub-pages.tif", a_tiff((330, 4, 2**30, 8), (34665, 4, 1, 8), (34853, 4, 1, 8)), EITHER, "a thousand million pages within, and places that lead back")
    yield row("description.tif", a_tiff((270, 2, 2**32 - 1, 8), (700, 7, 2**32 - 1, 8), (34377, 7, 2**31, 8)), EITHER, "remarks of four thousand million letters")
    yield row("big.tif", b"II+\x00\x08\x00\x00\x00\x10\x00\x00\x00\x00\x00\x00\x00" + b"\xff" * 200, "source-damaged|source-unknown-type", "a TIFF of the large sort")
    yield row("motorola.tif", b"MM\x00*\x00\x00\x00\x08\xff\xff" + bytes(200), "source-damaged", "numbers the other way round")
    yield row("dng.tif", a_tiff((50706, 1, 4, 0x00000401), (50740, 7, 4, 8)), EITHER, "a raw picture of a camera")
    webp = image("WEBP")
    yield row("chunk-beyond.webp", webp[:16] + b"\xff\xff\xff\x7f" + webp[20:], EITHER, "points of two GB by their own word")
    yield row("chunks-100k.webp", lambda: riff((b"VP8X", b"\x04\x00\x00\x00\x07\x00\x00\x07\x00\x00"), *[(b"XMP ", b"")] * 100_000), EITHER, "100,000 remarks")
    yield row("frames-empty.webp", riff((b"VP8X", b"\x02\x00\x00\x00\x3f\x00\x00\x3f\x00\x00"), (b"ANIM", bytes(6)), *[(b"ANMF", bytes(16))] * 5000), EITHER, "5,000 frames without points")
    yield row("frames-outside.webp", riff((b"VP8X", b"\x02\x00\x00\x00\x07\x00\x00\x07\x00\x00"), (b"ANIM", bytes(6)), (b"ANMF", b"\xff\xff\xff" * 5 + b"\x00" + webp[12:])), EITHER, "a frame outside the picture")
    yield row("icc.webp", riff((b"VP8X", b"\x20\x00\x00\x00\x3f\x00\x00\x2f\x00\x00"), (b"ICCP", b"x" * 2_000_000), (b"VP8 ", webp[20:])), EITHER, "a colour profile of 2 MB")
    yield row("alpha.webp", riff((b"VP8X", b"\x10\x00\x00\x00\x3f\x00\x00\x2f\x00\x00"), (b"ALPH", b"\xff" * 50), (b"VP8 ", webp[20:])), EITHER, "transparency in a way that there is not")
    yield row("lossless-huffman.webp", riff((b"VP8L", b"\x2f\xff\xff\xff\xff" + b"\xff\x0f" * 400)), f"{EITHER}|source-too-large", "16,384 squared and tables that do not end")
    yield row("sound.webp", b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(40), "source-unknown-type", "sound called a picture")
    for name, brand in {"mif1.heic": b"mif1", "hevc.heif": b"hevc", "avis.avif": b"avis", "crx.cr3": b"crx "}.items():
        yield row(name, struct.pack(">I", 2**32 - 1) + b"ftyp" + brand + bytes(4) + b"\x00\x00\x00\x00meta" + bytes(200), "source-unknown-type", "a picture of the HEIC family, with a box of 4 GB")
    yield row("loop.jp2", b"\x00\x00\x00\x0cjP  \r\n\x87\n" + b"\x00\x00\x00\x00jp2h" * 100, "source-unknown-type", "JPEG 2000 by itself is not read")
    yield row("icon.ico", b"\x00\x00\x01\x00\xff\xff" + bytes(500), "source-unknown-type", "65,535 small pictures")
    yield row("bitmap.bmp", b"BM" + struct.pack("<IHHIIiiHHIIiiII", 100, 0, 0, 54, 40, 2**31 - 1, -(2**31), 1, 32, 0, 0, 0, 0, 0, 0) + bytes(50), "source-unknown-type", "a bitmap of 2^62 points")
    yield row("meta.wmf", b"\xd7\xcd\xc6\x9a" + bytes(100), "source-unknown-type", "drawings of Windows that once ran programs")
    yield row("portable.pgm", b"P5\n999999 999999\n255\n" + bytes(50), "read|warned|source-unknown-type", "grey points without end")


ZEROS = zlib.compress(bytes(49_000_000), 9)
