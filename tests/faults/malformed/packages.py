# ruff: noqa: E501 - a table, a row a line
"""Office packages and zip archives that lie, loop, swell or reach out."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Iterator

from malformed.rows import READ, WORDS, Row, row

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = '<R><Relationship Type="http://x/officeDocument" Target="word/document.xml"/></R>'
ODT = "application/vnd.oasis.opendocument.text"
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
P = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"
Members = list[tuple[str | zipfile.ZipInfo, bytes | str]]


def zipped(members: Members, *, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive, warnings.catch_warnings(action="ignore"):
        for name, content in members:
            archive.writestr(name, content, compress_type=how)
    return out.getvalue()


def document(body: str, *, head: str = "") -> str:
    return f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"


def docx(xml: str | bytes = document(P), *more: tuple[str, bytes | str], rels: str = RELS) -> bytes:
    base: Members = [("[Content_Types].xml", "<Types/>"), ("_rels/.rels", rels), ("word/document.xml", xml)]
    return zipped([*base, *more])


def odt(body: str, *more: tuple[str, bytes | str], head: str = "", media: str = ODT) -> bytes:
    xml = f"{head}<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return zipped([("mimetype", media), ("content.xml", xml), ("META-INF/manifest.xml", "<manifest/>"), *more])


def paragraph(words: str = WORDS) -> str:
    return f"<text:p>{words}</text:p>"


def patched(data: bytes, was: bytes, now: bytes, count: int = -1) -> bytes:
    return data.replace(was, now, count)


def locked(data: bytes) -> bytes:
    out = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + place] |= 1
            at = out.find(mark, at + 4)
    return bytes(out)


def laughs(levels: int) -> str:
    made = '<!DOCTYPE x [<!ENTITY a0 "ha">' + "".join(
        f"<!ENTITY a{level} '{f'&a{level - 1};' * 10}'>" for level in range(1, levels)
    )
    return f"{made}]>"


def xml_rows() -> Iterator[Row]:
    """The same attacks by XML, in both kinds of office file."""
    heads = {
        "laughs": (laughs(10), "a thousand million laughs"),
        "quadratic": (f'<!DOCTYPE x [<!ENTITY a "{"A" * 100_000}">]>', "one long entity, many times"),
        "external": ('<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]>', "an entity that reads a file"),
        "remote": ('<!DOCTYPE x SYSTEM "http://velmora.invalid/x.dtd">', "a document type on another machine"),
        "parameter": ('<!DOCTYPE x [<!ENTITY % p SYSTEM "/etc/hostname">%p;]>', "a parameter entity"),
        "empty-dtd": ("<!DOCTYPE x []>", "a document type that defines nothing"),
    }
    for name, (head, why) in heads.items():
        yield row(f"dtd-{name}.docx", docx(document(P, head=head)), "source-unsafe", why)
        yield row(f"dtd-{name}.odt", odt(paragraph(), head=head), "source-unsafe", why)
    core = '<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]><x>&a;</x>'
    yield row("dtd-properties.docx", docx(document(P), ("docProps/core.xml", core)), "source-unsafe",
              "the attack stands beside the words")  # fmt: skip
    yield row(
        "dtd-utf16.docx",
        docx(document(P, head=laughs(5)).encode("utf-16")),
        "source-unsafe",
        "in UTF-16, where a search for letters is blind",
    )
    yield row(
        "deep.docx",
        lambda: docx(document("<w:sdt>" * 100_000 + P + "</w:sdt>" * 100_000)),
        "source-damaged|source-took-too-much-memory",
        "elements nested 100,000 deep",
    )
    yield row(
        "deep-800.docx",
        docx(document("<w:sdt>" * 800 + P + "</w:sdt>" * 800)),
        "read|source-damaged|source-took-too-much-memory",
        "elements nested 800 deep",
    )
    yield row(
        "deep.odt",
        lambda: odt("<text:section>" * 100_000 + paragraph() + "</text:section>" * 100_000),
        "source-damaged|source-took-too-much-memory",
        "sections nested 100,000 deep",
    )
    yield row(
        "attributes.docx",
        lambda: docx(document("<w:p " + " ".join(f'a{n}="x"' for n in range(100_000)) + f"/>{P}")),
        READ,
        "100,000 attributes",
    )
    yield row(
        "attribute-huge.docx",
        lambda: docx(document(f'<w:p w:a="{"x" * 5_000_000}"/>{P}')),
        READ,
        "an attribute of 5 MB",
    )
    yield row("not-closed.docx", docx(document(P)[:-20]), "source-damaged", "XML cut short")
    yield row("not-xml.docx", docx(b"\x00\xff\xfe rubbish"), "source-damaged", "no XML at all")
    yield row("empty-part.docx", docx(b""), "source-damaged", "a part without a byte")
    yield row(
        "encoding-unknown.docx",
        docx(document(P, head='<?xml version="1.0" encoding="velmoran-8"?>')),
        "source-damaged",
        "letters of an unknown kind",
    )
    yield row(
        "encoding-utf7.docx",
        docx(document(P, head='<?xml version="1.0" encoding="utf-7"?>')),
        "source-damaged|read",
        "UTF-7, in which attacks hide",
    )
    yield row("nul.docx", docx(document(P.replace("May", "May\x00"))), "source-damaged", "a NUL in the XML")
    yield row(
        "tables.docx",
        lambda: docx(document("<w:tbl><w:tr><w:tc>" * 120 + P + "</w:tc></w:tr></w:tbl>" * 120)),
        "read|source-took-too-much-memory|source-damaged",
        "tables in tables, 120 deep",
    )
    yield row(
        "span-huge.docx",
        docx(document(f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{P}</w:tc></w:tr></w:tbl>')),
        READ,
        "a cell as wide as 999,999,999 columns",
    )
    yield row(
        "span-huge.odt",
        odt(
            f'<table:table><table:table-row><table:table-cell table:number-columns-spanned="999999999" table:number-rows-spanned="999999999">{paragraph()}</table:table-cell></table:table-row></table:table>'
        ),
        READ,
        "a cell of 10^18 places",
    )
    yield row(
        "spaces-huge.odt",
        odt(f'<text:p>{WORDS}<text:s text:c="999999999"/>x</text:p>'),
        READ,
        "a thousand million spaces in one element",
    )
    yield row(
        "marks.docx",
        docx(document(P.replace("May", "M\U000101d0\U000101d2ay"))),
        READ,
        "our own marks of tables, written by a stranger",
    )


def rows() -> Iterator[Row]:
    yield row("whole.docx", docx(), READ, "the file that others are made from can be read")
    yield row("whole.odt", odt(paragraph()), READ, "the file that others are made from can be read")
    yield from xml_rows()
    good = docx()
    for part in (5, 50, 90, 99):
        yield row(f"cut-{part}.docx", good[: len(good) * part // 100], "source-damaged", "cut short")
    yield row("no-directory.zip", b"PK\x03\x04" + b"x" * 200, "source-damaged", "a zip without its directory")
    yield row("end-only.zip", b"PK\x05\x06" + bytes(18), "no-text", "a zip of nothing")
    yield row(
        "crc.docx",
        patched(
            zipped(
                [("[Content_Types].xml", "<Types/>"), ("_rels/.rels", RELS), ("word/document.xml", document(P))],
                how=zipfile.ZIP_STORED,
            ),
            b"Torek",
            b"Tarek",
            1,
        ),
        "source-damaged",
        "a checksum that does not fit",
    )
    yield row(
        "bomb.docx",
        lambda: docx(document(P + "<w:p/>" * 8_000_000)),
        "zip-bomb|source-took-too-much-memory",
        "48 MB of XML in 50 kB",
    )
    yield row(
        "bomb-media.docx",
        patched(
            docx(document(P), ("word/media/a.bin", bytes(421_337))),
            struct.pack("<I", 421_337),
            struct.pack("<I", 420_000_000),
        ),
        "zip-bomb",
        "a picture that says it has 420 MB, and that nobody asked for",
    )
    yield row(
        "twice-named.docx",
        docx(document(P), ("word/document.xml", document(P.replace("Velmora", "Zubrania")))),
        "read|source-damaged|warned",
        "two bodies under one name",
    )
    yield row(
        "target-outside.docx",
        docx(rels=RELS.replace("word/document.xml", "../../../../etc/passwd")),
        "source-damaged",
        "a body outside the package",
    )
    yield row(
        "target-url.docx",
        docx(rels=RELS.replace("word/document.xml", "http://velmora.invalid/x")),
        "source-damaged",
        "a body on another machine",
    )
    yield row(
        "no-body.docx",
        zipped([("[Content_Types].xml", "<Types/>"), ("_rels/.rels", RELS), ("word/x.xml", "<x/>")]),
        "source-damaged",
        "a package without a body",
    )
    yield row(
        "no-rels.docx",
        zipped([("[Content_Types].xml", "<Types/>"), ("word/document.xml", document(P))]),
        "source-damaged",
        "nothing says where the body is",
    )
    yield row(
        "template.docx",
        docx(
            document(P),
            (
                "word/_rels/settings.xml.rels",
                '<R><Relationship Type="attachedTemplate" Target="http://velmora.invalid/t.dotm" TargetMode="External"/></R>',
            ),
        ),
        READ,
        "a template on another machine is not fetched",
    )
    yield row(
        "macro.docx",
        docx(document(P), ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 50)),
        READ,
        "macros are not looked at",
    )
    yield row(
        "sheet.xlsx",
        zipped([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>")]),
        "source-unknown-type",
        "a spreadsheet is not read",
    )
    yield row("locked.docx", locked(good), "source-locked", "every member says that it is encrypted")
    yield row(
        "locked.odt",
        odt(
            paragraph(),
            (
                "META-INF/manifest.xml",
                '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
            ),
        ),
        "source-locked",
        "an ODT with a password",
    )
    yield row(
        "media-type.odt",
        odt(paragraph(), media="application/x-velmoran"),
        "source-unknown-type",
        "a kind that does not exist",
    )
    yield row(
        "media-type-huge.odt", lambda: odt(paragraph(), media=ODT + "x" * 1_000_000), READ, "a media type of a megabyte"
    )
    yield row(
        "method-99.docx",
        patched(good, b"\x08\x00", b"\x63\x00"),
        "source-damaged|source-unknown-type|source-locked",
        "a way of packing that is not known",
    )
    yield row(
        "zip64.docx",
        patched(good, b"PK\x05\x06\x00\x00\x00\x00", b"PK\x05\x06\xff\xff\xff\xff"),
        "read|source-damaged",
        "a directory on disk 65,535",
    )
    yield row("comment.docx", good[:-2] + b"\xff\xff" + b"c" * 65_535, READ, "a remark of 65,535 letters")
    yield row("prefixed.docx", b"PK\x03\x04" + good, "read|source-damaged", "bytes before the zip that look like one")
