"""A file opened again as a stranger would, and searched for what must not be in it, wherever it may hide."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it carries no types

from habeas.errors import BadChoice
from habeas.petition.redacting import Protected, Seeker

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
LITERAL = re.compile(rb"\(((?:\\.|[^\\()])*)\)", re.DOTALL)
HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
OBJECTS = re.compile(rb"(?:\d+\s+\d+\s+)+\s*(?:<<|\[|\()")  # how a stream of objects begins: numbers and places
INSTEAD = re.compile(rb"/(?:ActualText|Alt|E|Contents)\s*(?:\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
NAME = re.compile(rb"/([^\s/\[\]<>(){}%]{3,})")
LONGEST_XMP = 100_000
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>")
QUOTED = re.compile(r'"([^"]*)"')
ENTITY = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&apos;": "'"}
PARAGRAPH_END = re.compile(r"</(?:w|text):(?:p|h)>|<(?:w|text):(?:tab|br|s|line-break)\b[^>]*>|</(?:dc|cp|meta):\w+>")
_NAMED = {"n": b"\n", "r": b"\r", "t": b"\t", "b": b"\b", "f": b"\f"}


def find_leaks(data: bytes, ending: str, protected: Sequence[Protected]) -> tuple[str, ...]:
    """Return the places in a file ("page 3", "word/footnotes.xml") where something protected stands.

    The places are told and never the words.
    """
    seeker = Seeker(protected)
    readers = {"pdf": _in_pdf, "docx": _in_zip, "odt": _in_zip, "json": _in_json}
    if ending not in readers:
        raise BadChoice(what="The ending", given=ending, allowed=", ".join(readers))
    found = (place for place, text, is_told in readers[ending](data) if _has(seeker, text, is_told=is_told))
    return tuple(dict.fromkeys(found))


def _has(seeker: Seeker, text: str, *, is_told: bool) -> bool:
    """Whether it is there: in what is told any word, in the file's own machinery the whole text alone."""
    return bool(seeker.find(text)) if is_told else seeker.has_whole(text)


Places = Iterator[tuple[str, str, bool]]


def _in_pdf(data: bytes) -> Places:
    """Yield the text of each page, the metadata, and every string of every object, streams unpacked."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, start=1):
            yield f"page {number}", page.get_textpage().get_text_range().replace("\r\n", " "), True
        yield "metadata", " \n".join(map(str, document.get_metadata_dict().values())), True
        yield "outline", " \n".join(mark.get_title() for mark in document.get_toc()), True
    finally:
        document.close()
    for number, piece in enumerate((data, *_streams(data))):
        yield f"object stream {number}", " \n".join(_strings(piece)), False
        if b"<?xpacket" in piece:
            yield (
                "XMP",
                MARKUP.sub(" ", piece[piece.index(b"<?xpacket") :].decode("utf-8", "ignore")[:LONGEST_XMP]),
                True,
            )


def _streams(data: bytes) -> Iterator[bytes]:
    for found in STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(found[1])
        except zlib.error:
            yield found[1]  # not packed, or a picture or font packed otherwise: searched as it is


def _strings(piece: bytes) -> Iterator[str]:
    """Yield the names and strings that a PDF's objects hold, however they are written.

    What a page or a font program draws is glyphs by number: pdfium reads those as text. Of such streams only the words
    are taken that are said to be read in their place.
    """
    if piece.startswith(b"%PDF"):
        piece = STREAM.sub(b"", piece)  # each is looked at by itself
    elif OBJECTS.match(piece) is None:
        piece = b" ".join(found[0] for found in INSTEAD.finditer(piece))
    for found in NAME.finditer(piece):
        yield found[1].decode("utf-8", "ignore")
    for found in LITERAL.finditer(piece):
        yield _decoded(ESCAPED.sub(_unescaped, found[1]))
    for found in HEXADECIMAL.finditer(piece):
        digits = re.sub(rb"\s", b"", found[1])
        yield _decoded(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1].decode("latin-1")
    return bytes([int(sign, 8) % 256]) if sign[0] in "01234567" else _NAMED.get(sign, found[1])


def _decoded(data: bytes) -> str:
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("utf-8", "ignore")


def _in_zip(data: bytes) -> Places:
    """Yield of each part its name, its words run together as a reader sees them, and what stands in its markup."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for info in package.infolist():
            content = package.read(info).decode("utf-8", "replace")
            yield info.filename, info.filename, False
            yield info.filename, _plain(MARKUP.sub("", PARAGRAPH_END.sub("\n", content))), True
            yield info.filename, _plain("\n".join(QUOTED.findall(content))), False
            yield info.filename, info.comment.decode("utf-8", "replace"), False
        yield "comment of the package", package.comment.decode("utf-8", "replace"), False


def _plain(text: str) -> str:
    for entity, sign in ENTITY.items():
        text = text.replace(entity, sign)
    return text


def _in_json(data: bytes) -> Places:
    """Yield every text that the JSON says."""
    yield "the JSON", "\n".join(_told(json.loads(data))), True


def _told(value: Any) -> Iterator[str]:  # noqa: ANN401  # what JSON can say has no useful type
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _told(each)
    elif isinstance(value, list):
        for each in value:
            yield from _told(each)
