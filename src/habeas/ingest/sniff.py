"""What a file is, by its contents first and its name second."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from habeas.ingest.archives import open_archive
from habeas.ingest.errors import ArchiveNested, SourceDamaged, SourceEmpty, SourceLocked, SourceUnknownType

HEAD = 4096
ZIP_HEADS = frozenset({b"PK\x03\x04", b"PK\x05\x06"})
PDF_MAGIC, PREAMBLE = b"%PDF-", 1024  # the standard allows a preamble of this length
PACKAGE_ENGINE = "office"


class Format(StrEnum):
    """What can be read; the value is the name of its engine, except for pictures, which have one engine."""

    TXT = "txt"
    MD = "md"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    EML = "eml"
    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"
    WEBP = "webp"

    @property
    def engine(self) -> str:
        """The module that reads it."""
        return "picture" if self in PICTURES else self.value


PICTURES = frozenset({Format.PNG, Format.JPEG, Format.TIFF, Format.WEBP})
MEDIA_TYPES = {
    Format.TXT: "text/plain",
    Format.MD: "text/markdown",
    Format.HTML: "text/html",
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.ODT: "application/vnd.oasis.opendocument.text",
    Format.EML: "message/rfc822",
    Format.PNG: "image/png",
    Format.JPEG: "image/jpeg",
    Format.TIFF: "image/tiff",
    Format.WEBP: "image/webp",
}

EXTENSIONS = {
    ".txt": Format.TXT, ".text": Format.TXT,
    ".md": Format.MD, ".markdown": Format.MD,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML, ".xht": Format.HTML,
    ".pdf": Format.PDF, ".docx": Format.DOCX, ".docm": Format.DOCX, ".odt": Format.ODT, ".eml": Format.EML,
    ".png": Format.PNG, ".jpg": Format.JPEG, ".jpeg": Format.JPEG, ".tif": Format.TIFF, ".tiff": Format.TIFF,
    ".webp": Format.WEBP,
}  # fmt: skip

PICTURE_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"II*\x00", Format.TIFF),
    (b"MM\x00*", Format.TIFF),
)
# Kinds told by their first bytes that are not read here; the words go into what the person is told.
OTHER_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "an image (GIF)"),
    (b"RIFF", "an image, sound or film (RIFF)"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"%!PS", "PostScript"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ\x00", "a compressed file (xz)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"Rar!\x1a\x07", "an archive (RAR)"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "sound (MP3)"),
    (b"OggS", "sound or film (Ogg)"),
    (b"\x1aE\xdf\xa3", "film (Matroska)"),
)
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|meta)\b", re.I)
ANY_TAG = re.compile(r"<(?:p|div|br|h[1-6]|span|table|article|section|main|ul|ol|a)\b[^<>]{0,500}>", re.I)
HEADER_LINE = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]")
MAIL_HEADERS = frozenset({"from", "to", "subject", "date"})
TRANSPORT_HEADERS = frozenset({"received", "message-id", "mime-version", "return-path", "delivered-to", "content-type"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sniffed:
    """A format, and what was odd about how it came."""

    format: Format
    warnings: tuple[str, ...] = ()


def sniff(data: bytes, *, name: str) -> Sniffed | None:
    """Return what these bytes are, by looking at them without opening them; None for a package, which takes opening.

    Raises:
        Unreadable: they are nothing that is read here.

    """
    if not data:
        raise SourceEmpty
    if is_package(data):
        return None
    return noted(_by_magic(data) or _by_words(data, _named(name)), name=name)


def is_package(data: bytes) -> bool:
    """Whether these bytes begin as a zip does, and are no PDF with that before it."""
    return data[:4] in ZIP_HEADS and PDF_MAGIC not in data[:PREAMBLE]


def noted(found: Format, *, name: str) -> Sniffed:
    """Return the format; a name that says otherwise is noted and not believed."""
    named = _named(name)
    if named and named is not found:
        note = f"The name of the file says {named.value}, its contents are {found.value}; it was read as {found.value}."
        return Sniffed(format=found, warnings=(note,))
    return Sniffed(format=found)


def _named(name: str) -> Format | None:
    return EXTENSIONS.get(PurePosixPath(name.lower()).suffix)


def find_office(names: Iterable[str]) -> str | None:
    """Return what sort of office package these member names make, or None for an ordinary archive."""
    held = set(names)
    if "[Content_Types].xml" in held:
        return "docx" if any(name.startswith("word/") for name in held) else "ooxml"
    return "odf" if {"mimetype", "content.xml"} <= held or {"mimetype", "META-INF/manifest.xml"} <= held else None


def _by_magic(data: bytes) -> Format | None:
    if PDF_MAGIC in data[:PREAMBLE]:
        return Format.PDF
    if data.startswith(OLE_MAGIC):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SourceLocked
        raise SourceUnknownType(kind="an office file of before 2007, or an Outlook message")
    if data[4:8] == b"ftyp":
        raise SourceUnknownType(kind="film, sound or an image (MP4, HEIC)")
    if picture := _find_picture(data):
        return picture
    for magic, kind in OTHER_MAGIC:
        if data.startswith(magic):
            raise SourceUnknownType(kind=kind)
    return None


def _find_picture(data: bytes) -> Format | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Format.WEBP
    return next((picture for magic, picture in PICTURE_MAGIC if data.startswith(magic)), None)


def look_inside(data: bytes) -> Format:
    """Return the format of a package; only a reading process may ask.

    Raises:
        Unreadable: it is none that is read here.

    """
    with open_archive(data) as archive:
        kind = find_office(archive.namelist())
        if kind == "docx":
            return Format.DOCX
        if kind == "odf":
            return _odf_format(archive)
    if kind == "ooxml":
        raise SourceUnknownType(kind="a spreadsheet or presentation")
    raise ArchiveNested


def _odf_format(archive: zipfile.ZipFile) -> Format:
    try:
        with archive.open("mimetype") as stream:
            media_type = stream.read(200)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise SourceDamaged from error
    if media_type.startswith(MEDIA_TYPES[Format.ODT].encode()):
        return Format.ODT
    raise SourceUnknownType(kind="an OpenDocument or e-book file other than a text document")


def _by_words(data: bytes, named: Format | None) -> Format:
    """Return the format of what can only be text, if it is that."""
    head = _readable_head(data)
    if MARKUP.match(_past_prologue(head)) or (named is Format.HTML and ANY_TAG.search(head)):
        return Format.HTML
    if _is_mail(head, named):
        return Format.EML
    return Format.MD if named is Format.MD else Format.TXT


def _past_prologue(head: str) -> str:
    """What follows an XML declaration and comments; by steps, since one pattern for it can be made to run for ever."""
    rest = head.lstrip()
    while (opening := rest[:4]) == "<!--" or opening == "<?xm":
        _, closed, rest = rest.partition("-->" if opening == "<!--" else ">")
        rest = rest.lstrip() if closed else ""
    return rest


def _readable_head(data: bytes) -> str:
    """The first letters, good enough to look for tags and headers, whatever the encoding."""
    head = data[:HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _is_mail(head: str, named: Format | None) -> bool:
    """Whether this starts with the headers of a message; a letter typed as text may begin with From and To."""
    seen: set[str] = set()
    for line in head.split("\n"):
        if line[:1] in {" ", "\t"} and seen:
            continue
        if not HEADER_LINE.match(line):
            break
        seen.add(line.partition(":")[0].lower())
    letter, transport = seen & MAIL_HEADERS, seen & TRANSPORT_HEADERS
    if named is Format.EML:
        return bool(letter or transport)
    return len(letter) >= 2 and len(transport) >= 2
