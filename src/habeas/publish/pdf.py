"""A PDF as it may be read: its pages, what is said of it, every string and stream, and what it was before."""

from __future__ import annotations

import re

import pypdfium2  # type: ignore[import-untyped]  # it carries no types

from habeas.errors import Unreadable
from habeas.publish.decoding import is_readable, readable, strings_in
from habeas.publish.glyphs import drawn_in, letters_by, maps_in
from habeas.publish.pieces import File, Flaw, Found, Opener, Piece, Unsearchable
from habeas.publish.streams import PICTURES, Stream, decoded, streams_in, strings_of

END = re.compile(rb"%%EOF")
COMMENT = re.compile(rb"%[^\r\n]*")
MOST_REVISIONS = 64
LOCKED = re.compile(rb"/Encrypt\b")
FONTS = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2", b"%!PS", b"\x80\x01", b"\x01\x00\x04")
CODE = re.compile(rb"/(?:JavaScript|JS|Launch|XFA|RichMedia|Movie|Sound|3D|GoToR|SubmitForm|ImportData)\b")
SHOWS = re.compile(rb"(?:\]\s*TJ|[)>]\s*(?:Tj|'|\"))")  # as pages show text


def read_pdf(file: File) -> Found:
    """Yield everything that a PDF says, shows or hides."""
    if LOCKED.search(file.data):
        raise Unsearchable
    ends = [found.end() for found in END.finditer(file.data)]
    if not ends or len(ends) > MOST_REVISIONS:
        raise Unsearchable
    yield from _opened(file, file.data)
    for number, end in enumerate(ends[:-1], start=1):
        yield from _earlier(file, number, end)
    yield from _objects(file)


def _opened(file: File, data: bytes, before: str = "") -> Found:
    """Yield what pdfium reads: pages, with what no eye sees on them, metadata, outline, attachments.

    It does so in this process: what we give it here we wrote ourselves. A file of others is opened by whoever brought
    it, in a process of its own; its outline and attachments are found among its objects.
    """
    if file.opener is not None:
        yield from _opened_apart(file, file.opener, data, before)
        return
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unsearchable from error
    try:
        document.init_forms()
        for number, page in enumerate(document, start=1):
            text = page.get_textpage().get_text_range().replace("\r\n", "\n")
            yield Piece(file.at(f"{before}page {number}"), text)
        yield Piece(file.at(f"{before}metadata"), "\n".join(map(str, document.get_metadata_dict().values())))
        yield Piece(file.at(f"{before}outline"), "\n".join(mark.get_title() for mark in document.get_toc()))
        yield from _attached(file, document, before)
    except pypdfium2.PdfiumError as error:
        raise Unsearchable from error
    finally:
        document.close()


def _opened_apart(file: File, opener: Opener, data: bytes, before: str) -> Found:
    try:
        for place, text in opener(data):
            yield Piece(file.at(f"{before}{place}"), text)
    except Unreadable as error:
        raise Unsearchable from error


def _attached(file: File, document: pypdfium2.PdfDocument, before: str) -> Found:
    for number in range(document.count_attachments()):
        held = document.get_attachment(number)
        yield Piece(file.at(f"{before}name of attachment {number + 1}"), held.get_name())
        yield file.within(bytes(held.get_data()), held.get_name(), f"{before}attachment {number + 1}")


def _earlier(file: File, number: int, end: int) -> Found:
    """Yield what an earlier revision said; one that does not open alone is no revision, and its objects are read."""
    try:
        yield from _opened(file, file.data[:end], before=f"revision {number}, ")
    except Unsearchable:
        yield Piece(file.at(f"revision {number}"), "")


def _objects(file: File) -> Found:
    """Yield every string of every object, also of those that nothing points to, and every stream unpacked."""
    streams = list(streams_in(file.data))
    maps = maps_in(stream.data for stream in streams if stream.data is not None)
    bare = _without(file.data, streams)
    if CODE.search(bare):
        yield Flaw(file.at("active content"))
    yield from _said(file, "objects", bare)
    for number, stream in enumerate(streams, start=1):
        yield from _stream(file, f"stream {number}", stream, maps)


def _without(data: bytes, streams: list[Stream]) -> bytes:
    """Return a PDF without the contents of its streams: each is looked at by itself."""
    parts, at = [], 0
    for stream in streams:
        parts.append(data[at : stream.start])
        at = stream.end
    return b" ".join((*parts, data[at:]))


def _said(file: File, place: str, data: bytes) -> Found:
    """Yield the strings, names and comments of objects."""
    for text, is_told in strings_of(data):
        yield Piece(file.at(place), text, is_told)
    yield Piece(file.at(f"{place}, a comment"), "\n".join(map(decoded, COMMENT.findall(data))))
    yield Piece(file.at(place), data.decode("utf-8", "ignore"), is_raw=True)


def _stream(file: File, place: str, stream: Stream, maps: list[dict[int, str]]) -> Found:
    data = stream.data
    if data is None:
        raise Unsearchable
    if stream.kind in PICTURES:
        yield from _picture(file, place, stream)
    elif data.startswith(FONTS) or stream.is_font:
        yield Piece(file.at(f"{place}, a font"), strings_in(data), False)
    elif stream.is_file or data.startswith((b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\x1f\x8b", b"{\\rtf")):
        yield file.within(data, "", f"{place}, a file")
    elif data.lstrip()[:1] == b"<":
        yield file.within(data, "x.xml", f"{place}, XML")
    else:
        if CODE.search(data):
            yield Flaw(file.at(f"{place}: active content"))
        yield from _words(file, place, data, maps)


def _words(file: File, place: str, data: bytes, maps: list[dict[int, str]]) -> Found:
    """Yield the words of a stream: what it shows, the strings of its objects, or what stands in bytes of another kind.

    A page is drawn by codes of glyphs, which spell words by chance: there only a whole name counts, and what pdfium
    reads of the page counts word by word.
    """
    if SHOWS.search(data):
        drawn = drawn_in(data)
        for text in letters_by(drawn, None):
            is_text = is_readable(text)
            yield Piece(file.at(place), text, is_told=is_text, is_raw=not is_text)
        for each in maps:
            yield from (Piece(file.at(place), text, is_raw=True) for text in letters_by(drawn, each))
        yield Piece(file.at(place), data.decode("utf-8", "ignore"), is_raw=True)
    elif data.count(0) * 10 > len(data) or b"begincmap" in data:
        yield Piece(file.at(place), strings_in(data), False)
    else:
        yield from _said(file, place, data)


def _picture(file: File, place: str, stream: Stream) -> Found:
    """Yield what stands beside the pixels of a picture; what they show themselves is not read."""
    data = stream.data or b""
    if stream.kind == "DCTDecode":
        yield file.within(data, "x.jpg", f"{place}, a picture")
    elif stream.kind == "JPXDecode":
        raise Unsearchable
    else:
        yield from (Piece(file.at(place), said, False) for said in readable(data[:100_000]))
