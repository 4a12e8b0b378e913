"""Office files with an invented name in every place where one can hide; made by code."""
# ruff: noqa: E501  # one canary a line, or the table cannot be read

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

import openpyxl
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

SAID = "Orsa Mellin was arrested in Tarn on 3 May 2021."  # invented
Make = Callable[[str], bytes]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return these parts as a zip."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return held.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def a_png(*extra: bytes, after: bytes = b"", pixels: bytes = b"\x00\x7f") -> bytes:
    """Return a picture of one grey dot, with these chunks beside its pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return SIGNATURE + head + b"".join(extra) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"") + after


def a_docx(body: str = "", **parts: str | bytes) -> bytes:
    """Return a text of one paragraph and this body; further parts by their names, "/" written as "__"."""
    document = f"<w:document {W}><w:body><w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>{body}</w:body></w:document>"
    named = {name.replace("__", "/"): content for name, content in parts.items()}
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": document, **named})


def in_docx(template: str) -> Make:
    """Return what makes a text with this in its body."""
    return lambda name: a_docx(template.replace("@", name))


def part(path: str, template: str) -> Make:
    """Return what makes a text with a part beside it."""
    return lambda name: a_docx(**{path: template.replace("@", name)})


def in_runs(name: str) -> bytes:
    runs = "".join(f"<w:r><w:t>{name[at : at + 2]}</w:t></w:r>" for at in range(0, len(name), 2))
    return a_docx(f"<w:p>{runs}</w:p>")


def a_book(change: Callable[[openpyxl.Workbook, str], None]) -> Make:
    """Return what makes a workbook and changes it."""

    def make(name: str) -> bytes:
        book = openpyxl.Workbook()
        book.active["A1"] = "of no interest"
        book.properties.creator = ""
        change(book, name)
        held = io.BytesIO()
        book.save(held)
        return held.getvalue()

    return make


def hidden_sheet(state: str) -> Make:
    def change(book: openpyxl.Workbook, name: str) -> None:
        sheet = book.create_sheet("More")
        sheet["B7"], sheet.sheet_state = name, state

    return a_book(change)


def defined_name(book: openpyxl.Workbook, name: str) -> None:
    book.defined_names["phone"] = DefinedName("phone", attr_text=f'"{name}"')


def cell_comment(book: openpyxl.Workbook, name: str) -> None:
    book.active["A1"].comment = Comment("ask", name)


def page_header(book: openpyxl.Workbook, name: str) -> None:
    book.active.oddHeader.center.text = name


def sheet_name(book: openpyxl.Workbook, name: str) -> None:
    book.create_sheet(name)


def an_odt(content: str = "", meta: str = "", **parts: bytes) -> bytes:
    """Return a text in OpenDocument."""
    named = {name.replace("__", "/"): each for name, each in parts.items()}
    return packed({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": "<manifest:manifest/>",
        "content.xml": f"<office:text><text:p>{SAID}</text:p>{content}</office:text>",
        "meta.xml": f"<office:meta>{meta}</office:meta>", **named,
    })  # fmt: skip


def deleted_member(name: str) -> bytes:
    """Return a text of which an earlier state was taken out of the list of parts and still lies there."""
    first = a_docx(f"<w:p><w:r><w:t>{name}</w:t></w:r></w:p>")
    held = io.BytesIO(first[: first.index(b"PK\x01\x02")])
    with zipfile.ZipFile(held, "a") as package:
        package.writestr(zipfile.ZipInfo("[Content_Types].xml"), TYPES)
        package.writestr(zipfile.ZipInfo("word/document.xml"), "<w:document/>")
    return held.getvalue()


CANARIES: dict[str, tuple[str, Make]] = {
    "docx, text": ("docx", in_docx("<w:p><w:r><w:t>@</w:t></w:r></w:p>")),
    "docx, runs": ("docx", in_runs),
    "docx, hidden run": ("docx", in_docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>@</w:t></w:r></w:p>")),
    "docx, deleted text": ("docx", in_docx('<w:p><w:del w:id="1"><w:r><w:delText>@</w:delText></w:r></w:del></w:p>')),
    "docx, who changed it": ("docx", in_docx('<w:p><w:ins w:id="1" w:author="@"><w:r><w:t>x</w:t></w:r></w:ins></w:p>')),
    "docx, alt text": ("docx", in_docx('<w:p><wp:docPr id="1" name="Picture 1" descr="@ at home"/></w:p>')),
    "docx, field": ("docx", in_docx('<w:p><w:r><w:instrText>INCLUDETEXT "@"</w:instrText></w:r></w:p>')),
    "docx, bookmark": ("docx", in_docx('<w:bookmarkStart w:id="1" w:name="@"/>')),
    "docx, comment": ("docx", part("word__comments.xml", f"<w:comments {W}><w:comment><w:p>@</w:p></w:comment></w:comments>")),
    "docx, header": ("docx", part("word__header3.xml", f"<w:hdr {W}><w:p><w:r><w:t>@</w:t></w:r></w:p></w:hdr>")),
    "docx, properties": ("docx", part("docProps__core.xml", "<cp:coreProperties><dc:creator>@</dc:creator></cp:coreProperties>")),
    "docx, own property": ("docx", part("docProps__custom.xml", '<Properties><property name="Source">@</property></Properties>')),
    "docx, custom XML": ("docx", part("customXml__item1.xml", "<a><b>@</b></a>")),
    "docx, XML comment": ("docx", part("word__settings.xml", f"<w:settings {W}><!-- @ --></w:settings>")),
    "docx, embedded workbook": ("docx", lambda name: a_docx(**{"word__embeddings__Book1.xlsx": hidden_sheet("veryHidden")(name)})),
    "docx, picture": ("docx", lambda name: a_docx(**{"word__media__image1.png": a_png(chunk(b"tEXt", b"Author\0" + name.encode()))})),
    "docx, thumbnail": ("docx", lambda name: a_docx(**{"docProps__thumbnail.png": a_png()}) if name else b""),
    "docx, object": ("docx", lambda name: a_docx(**{"word__embeddings__oleObject1.bin": b"\xd0\xcf\x11\xe0" + bytes(9) + name.encode("utf-16-le")})),
    "docx, part taken out": ("docx", deleted_member),
    "odt, annotation": ("odt", lambda name: an_odt(f"<office:annotation><dc:creator>{name}</dc:creator></office:annotation>")),
    "odt, tracked change": ("odt", lambda name: an_odt(f"<text:tracked-changes><text:deletion><text:p>{name}</text:p></text:deletion></text:tracked-changes>")),
    "odt, first author": ("odt", lambda name: an_odt(meta=f"<meta:initial-creator>{name}</meta:initial-creator>")),
    "odt, thumbnail": ("odt", lambda name: an_odt(**{"Thumbnails__thumbnail.png": a_png()}) if name else b""),
    "xlsx, cell": ("xlsx", a_book(lambda book, name: book.active.append([name]))),
    "xlsx, hidden sheet": ("xlsx", hidden_sheet("hidden")),
    "xlsx, very hidden sheet": ("xlsx", hidden_sheet("veryHidden")),
    "xlsx, defined name": ("xlsx", a_book(defined_name)),
    "xlsx, comment": ("xlsx", a_book(cell_comment)),
    "xlsx, header of the page": ("xlsx", a_book(page_header)),
    "xlsx, name of a sheet": ("xlsx", a_book(sheet_name)),
    "xlsx, properties": ("xlsx", a_book(lambda book, name: setattr(book.properties, "lastModifiedBy", name))),
    "ods, cell": ("ods", lambda name: an_odt(f'<table:table table:name="T" table:display="false"><table:table-cell>{name}</table:table-cell></table:table>')),
}  # fmt: skip
