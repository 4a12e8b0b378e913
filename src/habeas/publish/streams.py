"""The streams of a PDF unpacked, and the strings and names that stand in its objects."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from habeas.publish.pieces import MOST_BYTES, once

STREAM = re.compile(rb"stream(?:\r\n|\n|\r)(.*?)(?:\r\n|\n|\r)?endstream", re.DOTALL)
HEAD = 4_000  # bytes before a stream among which its dictionary begins
FILTERS = re.compile(rb"/(?:Filter|F)\s*(\[[^\]]*\]|/\w+)")
FILTER = re.compile(rb"/(\w+)")
PREDICTOR = re.compile(rb"/Predictor\s+(\d+)")
COLUMNS = re.compile(rb"/Columns\s+(\d+)")
PICTURE = re.compile(rb"/Subtype\s*/Image\b")
FONT = re.compile(rb"/Length[123]\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b")
FILE = re.compile(rb"/Type\s*/EmbeddedFile\b|/Subtype\s*/\w+#2[Ff]")
NESTED = rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()]|\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\))*\))*\)"
LITERAL = re.compile(NESTED, re.DOTALL)
HEXADECIMAL = re.compile(rb"(?<!<)<([0-9A-Fa-f\s]{4,})>")
NAME = re.compile(rb"/([^\s/\[\]<>(){}%]{3,})")
HASHED = re.compile(rb"#([0-9A-Fa-f]{2})")
ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_MEANT = _NAMED | {f"{code:0{width}o}".encode(): bytes([code % 256]) for width in (1, 2, 3) for code in range(512)}
PICTURES = frozenset(["DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode", "pixels"])
SHORT_NAMES = {b"Fl": "FlateDecode", b"AHx": "ASCIIHexDecode", b"A85": "ASCII85Decode", b"RL": "RunLengthDecode",
               b"LZW": "LZWDecode", b"DCT": "DCTDecode", b"CCF": "CCITTFaxDecode"}  # fmt: skip
PNG_PREDICTORS = 10  # from this one on


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One stream: where its bytes stand, and what they say unpacked; None where they cannot be unpacked."""

    start: int
    end: int
    data: bytes | None = field(repr=False)
    kind: str = ""  # of a picture: how it is packed
    is_font: bool = False
    is_file: bool = False


def streams_in(data: bytes) -> Iterator[Stream]:
    """Yield each stream of a PDF, of every revision, pointed to or not."""
    for found in STREAM.finditer(data):
        head = data[max(0, found.start() - HEAD) : found.start()]
        head = head[max(head.rfind(b" obj"), head.rfind(b"\nobj"), head.rfind(b"\robj"), 0) :]
        content, kind = _unpacked(found[1], head)
        if not kind and PICTURE.search(head):
            kind = "pixels"
        yield Stream(
            start=found.start(1), end=found.end(1), data=content, kind=kind, is_font=bool(FONT.search(head)),
            is_file=bool(FILE.search(head)),
        )  # fmt: skip


def _unpacked(data: bytes, head: bytes) -> tuple[bytes | None, str]:
    """Return what a stream says without its packings; of a picture the packing that is its own."""
    named = FILTERS.search(head)
    for found in FILTER.findall(named[1]) if named else ():
        name = SHORT_NAMES.get(found, found.decode("latin-1"))
        if name in PICTURES:
            return data, name
        if name not in _UNPACK:
            return None, ""
        try:
            data = _UNPACK[name](data)
        except (zlib.error, binascii.Error, ValueError, IndexError):
            return None, ""
    return _unpredicted(data, head), ""


def _inflate(data: bytes) -> bytes:
    engine = zlib.decompressobj()
    told = engine.decompress(data, MOST_BYTES)
    if engine.unconsumed_tail:
        raise ValueError
    return told + engine.unused_data  # what stands after the end may be words too


def _hexadecimal(data: bytes) -> bytes:
    digits = re.sub(rb"\s", b"", data.partition(b">")[0])
    return binascii.unhexlify(digits + b"0" * (len(digits) % 2))


def _ascii85(data: bytes) -> bytes:
    return base64.a85decode(data.strip().removeprefix(b"<~").partition(b"~>")[0])


def _run_length(data: bytes) -> bytes:
    told, at = bytearray(), 0
    while at < len(data) and data[at] != 128:
        size = data[at]
        if size < 128:
            told += data[at + 1 : at + 2 + size]
            at += size + 2
        else:
            told += data[at + 1 : at + 2] * (257 - size)
            at += 2
    return bytes(told)


def _lzw(data: bytes) -> bytes:
    told, table, width, bits, held = bytearray(), [bytes([each]) for each in range(256)] + [b"", b""], 9, 0, 0
    last = b""
    for byte in data:
        held, bits = (held << 8 | byte), bits + 8
        while bits >= width:
            bits -= width
            code, held = held >> bits, held & ((1 << bits) - 1)
            if code == 257:
                return bytes(told)
            if code == 256:
                table, width, last = table[:258], 9, b""
                continue
            entry = table[code] if code < len(table) else last + last[:1]
            told += entry
            if last:
                table.append(last + entry[:1])
            last, width = entry, 9 + sum(len(table) + 1 >= size for size in (512, 1024, 2048))
    return bytes(told)


_UNPACK: Mapping[str, Callable[[bytes], bytes]] = {
    "FlateDecode": _inflate, "ASCIIHexDecode": _hexadecimal, "ASCII85Decode": _ascii85, "LZWDecode": _lzw,
    "RunLengthDecode": _run_length,
}  # fmt: skip


def _unpredicted(data: bytes, head: bytes) -> bytes:
    """Return bytes that were told as differences from those above and before them as they are."""
    predictor, columns = PREDICTOR.search(head), COLUMNS.search(head)
    if predictor is None or int(predictor[1]) < PNG_PREDICTORS or PICTURE.search(head):
        return data
    width = int(columns[1]) if columns else 1
    told, above = bytearray(), bytes(width)
    for at in range(0, len(data), width + 1):
        row = bytearray(data[at + 1 : at + 1 + width])
        for place in range(len(row)):
            left = row[place - 1] if place else 0
            corner = above[place - 1] if place else 0
            row[place] = (row[place] + _guess(data[at], left, above[place], corner)) % 256
        told += row
        above = bytes(row).ljust(width, b"\0")
    return bytes(told)


def _guess(way: int, left: int, up: int, corner: int) -> int:
    if way == 4:  # Paeth's
        near = left + up - corner
        return min((left, up, corner), key=lambda each: abs(near - each))
    return (0, left, up, (left + up) // 2)[way]


def strings_of(data: bytes) -> Iterator[tuple[str, bool]]:
    """Yield the strings and names that objects hold, however they are written, and whether people may read them."""
    said = []
    for found in LITERAL.finditer(data):
        said.append(decoded(unescaped(found[0][1:-1])))
    for found in HEXADECIMAL.finditer(data):
        digits = re.sub(rb"\s", b"", found[1])
        said.append(decoded(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())))
    yield "\n".join(said), True
    names = [HASHED.sub(_byte, each).decode("utf-8", "ignore") for each in NAME.findall(data)]
    yield "\n".join(once(names)), False


def _byte(found: re.Match[bytes]) -> bytes:
    return bytes.fromhex(found[1].decode())


def unescaped(data: bytes) -> bytes:
    """Return a string of a PDF without its escapes."""
    parts = ESCAPED.split(data)
    parts[1::2] = [_MEANT.get(sign, sign) for sign in parts[1::2]]
    return b"".join(parts)


def decoded(data: bytes) -> str:
    """Return what a string of a PDF says, by its mark or else as most writers mean it."""
    for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le")):
        if data.startswith(mark):
            return data[2:].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
