"""Archives and what is packed as one (DOCX, ODT, XLSX, ODS): every member, its name, and what lies between them."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib

from habeas.publish.decoding import strings_in
from habeas.publish.pieces import MOST_BYTES, File, Flaw, Found, Piece, Unsearchable

MOST_MEMBERS = 10_000
LOCAL, LOCAL_SIZE = b"PK\x03\x04", 30
ENCRYPTED = 0x1
OFFICE = ("[Content_Types].xml", "META-INF/manifest.xml")
XML = (".xml", ".rels", ".vml", ".rdf")
FONTS = (".ttf", ".otf", ".odttf", ".ttc", ".woff", ".woff2")
THUMBNAILS = ("thumbnail",)  # a picture of what the file once showed
TYPE = "mimetype"


def read_zip(file: File) -> Found:
    """Yield every member of a zip, with all that is said of it, and what lies between the members."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as package:
            members = package.infolist()
            if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_BYTES:
                raise Unsearchable
            yield Piece(file.at("comment of the archive"), _text(package.comment))
            is_office = any(each.filename in OFFICE for each in members)
            for info in members:
                yield from _member(file, package, info, is_office=is_office)
            yield from _between(file, members, package.start_dir)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise Unsearchable from error


def _member(file: File, package: zipfile.ZipFile, info: zipfile.ZipInfo, *, is_office: bool) -> Found:
    if info.flag_bits & ENCRYPTED:
        raise Unsearchable
    yield Piece(file.at("name of a member"), info.filename, is_told=not is_office)
    yield Piece(file.at("name of a member"), info.filename.rpartition("/")[2].replace("_", " "), is_told=not is_office)
    place = "member" if not is_office else _shown(info.filename)
    yield Piece(file.at(f"{place}, comment"), _text(info.comment))
    yield Piece(file.at(f"{place}, extra field"), strings_in(info.extra), False)
    if info.is_dir():
        return
    lower = info.filename.lower()
    if is_office and any(each in lower for each in THUMBNAILS):
        yield Flaw(file.at("thumbnail"))
    yield file.within(package.read(info), _name(info.filename, is_office=is_office), place)


def _shown(name: str) -> str:
    """Return the name of a part of an office file where it says nothing: "word/footnotes.xml", not anybody's."""
    return name if name.isascii() and " " not in name and len(name) < 60 and name.endswith(XML) else "a part"


def _name(name: str, *, is_office: bool) -> str:
    lower = name.lower()
    if lower.endswith(FONTS):
        return "x.font"
    if is_office and (lower.endswith(XML) or lower.endswith(".xhtml")):
        return "x.xml"
    return "x.txt" if is_office and lower == TYPE else name


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _between(file: File, members: list[zipfile.ZipInfo], directory: int) -> Found:
    """Say where something lies that the list of members does not name: one taken out, or anything hidden."""
    at, left = 0, []
    for info in sorted(members, key=lambda each: each.header_offset):
        left.append(file.data[at : info.header_offset])
        head = file.data[info.header_offset : info.header_offset + LOCAL_SIZE]
        if head[:4] != LOCAL:
            raise Unsearchable
        named, extra = (int.from_bytes(head[place : place + 2], "little") for place in (26, 28))
        start = info.header_offset + LOCAL_SIZE
        yield Piece(file.at("name of a member"), _text(file.data[start : start + named]), False)
        yield Piece(file.at("extra field"), strings_in(file.data[start + named : start + named + extra]), False)
        at = start + named + extra + info.compress_size
    left.append(file.data[at:directory])
    rest = b"".join(left)
    if len(rest) > 24 * len(members) or LOCAL in rest:  # what may follow a member is its sizes again
        yield Flaw(file.at("between the members"))
    yield Piece(file.at("between the members"), strings_in(rest), False)


def read_tar(file: File) -> Found:
    """Yield every member of a tar, with all that is said of it."""
    try:
        with tarfile.open(fileobj=io.BytesIO(file.data), mode="r:") as package:
            members = package.getmembers()
            if len(members) > MOST_MEMBERS or sum(each.size for each in members) > MOST_BYTES:
                raise Unsearchable
            for info in members:
                said = (info.name, info.name.replace("_", " "), info.linkname, info.uname, info.gname)
                yield Piece(file.at("name of a member"), "\n".join((*said, *map(str, info.pax_headers.values()))))
                held = package.extractfile(info) if info.isreg() else None
                if held is not None:
                    yield file.within(held.read(), info.name, "member")
            yield Piece(file.at("between the members"), strings_in(file.data[package.offset :]), False)
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise Unsearchable from error


def read_gzip(file: File) -> Found:
    """Yield what is packed, and the name and remark that stand before it."""
    head = file.data[:2_000]
    yield Piece(file.at("head of the archive"), strings_in(head))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(file.data)) as packed:
            data = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unsearchable from error
    name = file.name.lower()
    inner = name.removesuffix(".gz") if name.endswith(".gz") else ("x.tar" if name.endswith(".tgz") else "")
    yield file.within(data, inner, "packed")
