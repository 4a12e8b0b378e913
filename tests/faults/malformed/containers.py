# ruff: noqa: E501, PLR0915 - a table, a row a line
# fmt: off
"""Archives and office packages that lie in ways of their own: directories, links, locks, XML and tables."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator

from malformed.packages import ODT, RELS, SPACES, P, W, document, docx, odt, paragraph, patched, zipped
from malformed.pdfs import pdf
from malformed.rows import READ, WORDS, Row, row

FAULTY = "source-damaged|zip-bomb|source-locked|source-unknown-type|unsafe-archive-name|no-text"
UNSAFE = "unsafe-archive-name"


def member(name: str, mode: int) -> bytes:
    """A zip of one member that says it is something else than a file."""
    info = zipfile.ZipInfo(name)
    info.external_attr, info.create_system = mode << 16, 3
    return zipped([(info, "/etc/passwd"), ("good.txt", WORDS)])


def entry(name: bytes, *, size: int = 5, packed: int = 5, at: int = 0, extra: bytes = b"", flags: int = 0) -> bytes:
    """A line of a directory, with whatever it is to say."""
    return struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, flags, 0, 0, 0, 0, packed, size, len(name), len(extra), 0, 0, 0, 0, at) + name + extra


def local(name: bytes, data: bytes, *, extra: bytes = b"") -> bytes:
    return struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0, zlib.crc32(data), len(data), len(data), len(name), len(extra)) + name + extra + data


def ended(body: bytes, directory: bytes, count: int, *, said: int | None = None, at: int | None = None) -> bytes:
    return body + directory + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory) if said is None else said, len(body) if at is None else at, 0)


def zip64(*, size: int, count: int, at: int) -> bytes:
    """An end that says its true numbers are elsewhere, and there says these."""
    body = local(b"a.txt", WORDS.encode())
    directory = entry(b"a.txt", size=len(WORDS), packed=len(WORDS))
    record = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, at)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, len(body) + len(directory), 1)
    return body + directory + record + locator + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)


def unlike() -> bytes:
    """The directory calls the file one thing, and the file itself another."""
    data = WORDS.encode()
    body = local(b"../../../etc/cron.d/x", data)
    line = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, zlib.crc32(data), len(data), len(data), 5, 0, 0, 0, 0, 0, 0) + b"a.txt"
    return ended(body, line, 1)


def squeezed(how: int) -> bytes:
    """A zip packed by another way, and then spoilt."""
    data = bytearray(zipped([("a.txt", WORDS * 20), ("b.txt", WORDS)], how=how))
    at = data.index(b"a.txt") + 5 + 12
    data[at : at + 20] = bytes(range(200, 220))
    return bytes(data)


def bomb_in(how: int, size: int) -> bytes:
    return zipped([("a.txt", bytes(size)), ("good.txt", WORDS)], how=how)


def archives() -> Iterator[Row]:
    """Zip archives."""
    data = WORDS.encode()
    yield row("fifo.zip", member("pipe.txt", 0o010644), f"read,read|read,{UNSAFE}", "a member that says it is a pipe")
    yield row("device.zip", member("zero.txt", 0o020666), f"read,read|read,{UNSAFE}", "a member that says it is a device")
    yield row("link-folder.zip", member("folder", 0o120777), f"{UNSAFE},read|read,{UNSAFE}", "a link to a folder")
    yield row("setuid.zip", member("run.txt", 0o104755), "read,read", "a file that wants to run as root")
    yield row("unlike-names.zip", unlike(), "source-damaged|read", "a name in the directory, another before the bytes")
    yield row("zip64-size.zip", zip64(size=2**63 - 1, count=1, at=0), FAULTY, "a directory of nine million million million bytes")
    yield row("zip64-count.zip", zip64(size=50, count=2**62, at=109), FAULTY + "|read", "a directory of four million million million files")
    yield row("zip64-at.zip", zip64(size=51, count=1, at=2**64 - 1), FAULTY, "a directory at the end of all numbers")
    yield row("zip64-itself.zip", zip64(size=0, count=0, at=0), FAULTY, "a directory of nothing")
    extra = struct.pack("<HHQQQ", 1, 24, 2**63, 2**63, 2**63)
    yield row("zip64-entry.zip", ended(local(b"a.txt", data), entry(b"a.txt", size=2**32 - 1, packed=2**32 - 1, at=2**32 - 1, extra=extra), 1), FAULTY, "a file of 2^63 bytes at 2^63")
    yield row("extra-cut.zip", ended(local(b"a.txt", data), entry(b"a.txt", size=len(data), packed=len(data), extra=b"\x01\x00\xff\xff"), 1), FAULTY + "|read", "remarks on a file that break off")
    yield row("sizes-nothing.zip", ended(local(b"a.txt", data), entry(b"a.txt", size=0, packed=0), 1), "source-empty|source-damaged|read|no-text", "a file that says it is empty")
    yield row("at-itself.zip", ended(local(b"a.txt", data), entry(b"a.txt", size=len(data), packed=len(data), at=len(data) + 35), 1), FAULTY, "a file that lies where the directory is")
    yield row("at-beyond.zip", ended(local(b"a.txt", data), entry(b"a.txt", size=len(data), packed=len(data), at=2**31), 1), FAULTY, "a file beyond the end")
    yield row("directory-twice.zip", ended(local(b"a.txt", data), entry(b"a.txt", size=len(data), packed=len(data)) * 2, 1), FAULTY + "|read|read,read|source-damaged,source-damaged", "one file counted, two in the directory")
    yield row("directory-cut.zip", ended(local(b"a.txt", data), entry(b"a.txt")[:30], 1), FAULTY, "a directory that breaks off")
    yield row("directory-said.zip", ended(local(b"a.txt", data), entry(b"a.txt", size=len(data), packed=len(data)), 1, said=2**31), FAULTY, "a directory that says it has 2 GB")
    yield row("disks.zip", patched(zipped([("a.txt", WORDS)]), b"PK\x05\x06\x00\x00\x00\x00", b"PK\x05\x06\x05\x00\x05\x00"), FAULTY + "|read", "the fifth disk of a set")
    yield row("remark-end.zip", zipped([("a.txt", WORDS)])[:-2] + b"\x2c\x00" + b"PK\x05\x06" + bytes(40), FAULTY + "|read", "an end in the remark behind the end")
    yield row("name-nul.zip", patched(zipped([("a.txtXexe", WORDS)]), b"a.txtXexe", b"a.txt\x00exe"), f"{UNSAFE}|read|source-damaged", "a NUL in a name")
    yield row("name-newline.zip", zipped([("a\nb.txt", WORDS)]), UNSAFE, "a newline in a name")
    yield row("name-dots.zip", zipped([("a/../../b.txt", WORDS), ("./c.txt", WORDS)]), f"{UNSAFE},{UNSAFE}", "a way out in the middle of a name")
    yield row("name-share.zip", zipped([("\\\\velmora.invalid\\x.txt", WORDS)]), UNSAFE, "a name on another machine")
    yield row("name-stream.zip", zipped([("a.txt:hidden", WORDS)]), "read|warned|unsafe-archive-name", "a second stream of a file on Windows")
    yield row("name-reserved.zip", zipped([("CON", WORDS), ("aux.txt", WORDS + " Again."), ("NUL.pdf", WORDS + " Once more.")]), "read,warned,read|read,read,warned|warned,read,read", "names that Windows keeps for itself")
    yield row("name-empty.zip", zipped([(" ", WORDS)]), "read|unsafe-archive-name", "a name of one space")
    yield row("name-255.zip", zipped([("é" * 1024, WORDS)]), "read|unsafe-archive-name", "a name of 2,048 bytes")
    yield row("name-cp437.zip", patched(zipped([("aaaa.txt", WORDS)]), b"aaaa.txt", b"\x81\xff\xfe\x80.txt"), "read|unsafe-archive-name", "a name in no letters at all")
    yield row("name-utf8-lie.zip", patched(zipped([("é.txt", WORDS)]), "é.txt".encode(), b"\xff\xfe.txt"), FAULTY, "a name that says it is UTF-8 and is not")
    yield row("names-fold.zip", zipped([("A.TXT", WORDS), ("a.txt", WORDS + " Two."), ("ａ.txt", WORDS + " Three.")]), "read,read,read", "names that are one on some systems")
    yield row("deep-folders.zip", zipped([("a/" * 500 + "b.txt", WORDS)]), "read|unsafe-archive-name", "500 folders in each other")
    yield row("lzma.zip", zipped([("a.txt", WORDS)], how=zipfile.ZIP_LZMA), READ, "an honest file packed by LZMA")
    yield row("lzma-broken.zip", squeezed(zipfile.ZIP_LZMA), "source-damaged,read|read,read", "LZMA that does not unpack, and its neighbour")
    yield row("lzma-memory.zip", patched(zipped([("a.txt", WORDS)], how=zipfile.ZIP_LZMA), b"\x05\x00\x5d\x00\x00", b"\x05\x00\x5d\xff\xff", 1), "source-damaged|read", "LZMA that asks for four GB of room")
    yield row("bzip2-broken.zip", squeezed(zipfile.ZIP_BZIP2), "source-damaged,read", "bzip2 that does not unpack, and its neighbour")
    yield row("bzip2-bomb.zip", lambda: bomb_in(zipfile.ZIP_BZIP2, 90_000_000), "zip-bomb,read", "90 MB in a hundred bytes of bzip2")
    yield row("lzma-bomb.zip", lambda: bomb_in(zipfile.ZIP_LZMA, 90_000_000), "zip-bomb,read", "90 MB in a few kB of LZMA")
    yield row("bombs-small.zip", lambda: zipped([(f"{n}.txt", bytes(9_900_000)) for n in range(120)]), "zip-bomb", "120 files, each just below what is a bomb")
    yield row("flat-42.zip", lambda: zipped([(f"{n}.zip", zipped([("a.txt", bytes(1_000_000))])) for n in range(16)]), ",".join(["archive-nested"] * 16), "16 archives side by side, each of a megabyte of nothing")
    yield row("hostile-names.zip", zipped([(f"{n}.{kind}", data) for n, kind in enumerate(("pdf", "docx", "eml", "html", "png", "csv", "json", "zip"))]), ",".join(["warned"] * 5 + ["read"] * 3), "one text under eight endings")
    yield row("self-extracting.exe", b"MZ\x90\x00" + bytes(300) + zipped([("a.txt", WORDS)]), "source-unknown-type", "a program that is an archive too")
    yield row("jar.zip", zipped([("META-INF/MANIFEST.MF", "Main-Class: X"), ("X.class", b"\xca\xfe\xba\xbe" + bytes(20))]), "read,source-unknown-type", "a program in Java")
    yield row("apk.zip", zipped([("AndroidManifest.xml", b"\x03\x00\x08\x00" + bytes(40)), ("classes.dex", b"dex\n035\x00" + bytes(20))]), "source-unknown-type,source-unknown-type", "a program for telephones")
    yield row("encrypted-aes.zip", patched(patched(zipped([("a.txt", WORDS)]), b"\x08\x00", b"\x63\x00"), b"PK\x01\x02\x14\x00\x14\x00\x00\x00", b"PK\x01\x02\x14\x00\x14\x00\x01\x00"), "source-locked|source-unknown-type", "a file locked with AES")
    yield row("office-and-files.zip", zipped([("[Content_Types].xml", "<Types/>"), ("evil.exe", b"MZ"), ("a.txt", WORDS)]), "source-unknown-type|source-damaged", "a zip that says it is an office file")


def words() -> Iterator[Row]:
    """DOCX, ODT and their kin."""
    yield row("entity-number.docx", docx(document(P.replace("May", "&#x202e;&#65535;&#xD800;May"))), "source-damaged|read", "letters by numbers that are none")
    yield row("entity-controls.docx", docx(document(P.replace("May", "&#27;[2J&#8238;May"))), "source-damaged|read", "an order to a terminal by its number")
    yield row("direction.docx", docx(document(P.replace("May", "\u202e\u2066May"))), READ, "words turned round")
    yield row("prefixes.docx", docx(document(P, head="<?xml version='1.0'?>" + "<!--x-->" * 20_000)), READ, "20,000 remarks before the words")
    yield row("instructions.docx", docx(document("<?x y?>" * 20_000 + P)), READ, "20,000 orders to programs")
    yield row("namespaces.docx", docx(document(P).replace(W, W + "".join(f' xmlns:n{n}="urn:{n}"' for n in range(20_000)))), READ, "20,000 name spaces")
    yield row("namespace-long.docx", docx(document(f'<x xmlns="{"u" * 200_000}">' + "<y/>" * 3000 + f"</x>{P}")), f"{READ}|source-took-too-much-memory", "an address of 200,000 letters, on 3,000 elements")
    yield row("attributes-hash.docx", docx(document(f'<w:p {" ".join(f"a{n}=" + chr(34) + chr(34) for n in range(50_000))}/>{P}')), READ, "50,000 attributes of one element")
    yield row("cdata.docx", docx(document(P.replace(WORDS, f"<![CDATA[{WORDS}]]>"))), READ, "words in a part that is not XML")
    yield row("two-roots.docx", docx(document(P) + document(P)), "source-damaged", "two documents in one part")
    yield row("bom-lies.docx", docx(b"\xef\xbb\xbf" + document(P, head='<?xml version="1.0" encoding="utf-16"?>').encode()), "source-damaged|read", "a mark of UTF-8 before what says it is UTF-16")
    yield row("utf32.docx", docx(document(P).encode("utf-32")), "source-damaged", "XML in UTF-32")
    yield row("standalone.docx", docx(document(P, head='<?xml version="9.9" standalone="maybe"?>')), "source-damaged|read", "a version of XML that there is not")
    yield row("xinclude.docx", docx(document('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:/etc/passwd" parse="text"/>' + P)), READ, "a part that asks for another file")
    yield row("field-include.docx", docx(document('<w:p><w:r><w:instrText>INCLUDETEXT "C:\\\\secret.txt"</w:instrText></w:r></w:p><w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p>' + P)), READ, "fields that read a file and run a program")
    yield row("alt-chunk.docx", docx(document('<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="a"/>' + P), ("word/chunk.html", "<script>x</script>"), ("word/_rels/document.xml.rels", '<R><Relationship Id="a" Type="x/aFChunk" Target="chunk.html"/></R>')), READ, "a web page within a document")
    yield row("ole.docx", docx(document('<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link" ProgID="htmlfile"/></w:object>' + P), ("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0" + bytes(900))), READ, "an object of another program")
    yield row("equation.docx", docx(document(P), ("word/embeddings/oleObject1.bin", b"\x1c\x00\x00\x00\x02\x00" + b"A" * 900)), READ, "the equation by which many were attacked in 2018")
    yield row("rels-loop.docx", docx(rels='<R><Relationship Type="http://x/officeDocument" Target="_rels/.rels"/></R>'), "no-text|source-damaged", "a body that is the list of bodies")
    yield row("rels-many.docx", docx(rels="<R>" + '<Relationship Type="http://x/y" Target="z"/>' * 50_000 + RELS[3:]), READ, "50,000 links before the one to the body")
    yield row("rels-absolute.docx", docx(rels=RELS.replace("word/document.xml", "/word/document.xml")), READ, "a link from the root")
    yield row("rels-empty.docx", docx(rels=RELS.replace("word/document.xml", "")), "source-damaged", "a link to nothing")
    yield row("body-folder.docx", docx(rels=RELS.replace("word/document.xml", "word/")), "source-damaged", "a body that is a folder")
    yield row("body-picture.docx", docx(b"\x89PNG\r\n\x1a\n" + bytes(200)), "source-damaged", "a body that is a picture")
    yield row("footnotes-20k.docx", docx(document("<w:p>" + '<w:r><w:footnoteReference w:id="1"/></w:r>' * 20_000 + f"</w:p>{P}"), ("word/footnotes.xml", f'<w:footnotes {W}><w:footnote w:id="1">{P}</w:footnote></w:footnotes>')), READ, "one footnote 20,000 times")
    yield row("footnote-loop.docx", docx(document(f'<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>{P}'), ("word/footnotes.xml", f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>')), READ, "a footnote on itself")
    yield row("headers-2000.docx", lambda: docx(document(P), *((f"word/header{n}.xml", f"<w:hdr {W}>{P}</w:hdr>") for n in range(2000))), f"{READ}|source-timed-out", "2,000 headers")
    yield row("boxes-deep.docx", docx(document("<w:p><w:r><w:txbxContent>" * 300 + P + "</w:txbxContent></w:r></w:p>" * 300)), f"{READ}|source-took-too-much-memory", "text boxes in text boxes, 300 deep")
    yield row("alternate-deep.docx", docx(document(('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>' * 300) + P + "</mc:Choice></mc:AlternateContent>" * 300)), f"{READ}|source-took-too-much-memory", "other contents in other contents")
    yield row("cells-many.docx", lambda: docx(document("<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 60 + "</w:tr>") * 300 + "</w:tbl>" + P)), f"{READ}|source-timed-out|source-took-too-much-memory", "18,000 empty cells")
    yield row("spans-all.docx", docx(document("<w:tbl>" + ("<w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="60"/><w:vMerge/></w:tcPr><w:p/></w:tc>' * 60 + "</w:tr>") * 12 + "</w:tbl>" + P)), READ, "every cell as wide as the table and joined to all above")
    yield row("span-digits.docx", docx(document(f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{"9" * 5000}"/></w:tcPr>{P}</w:tc></w:tr></w:tbl>')), READ, "a width of 5,000 digits")
    yield row("runs-50k.docx", lambda: docx(document("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 50_000 + f"</w:p>{P}")), f"{READ}|source-timed-out|source-took-too-much-memory", "50,000 runs of one letter")
    yield row("deleted-all.docx", docx(document(f"<w:del>{P}</w:del>")), "no-text", "every word deleted")
    yield row("properties-1000.docx", docx(document(P), ("docProps/custom.xml", "<p>" + "".join(f"<x{n}>v</x{n}>" for n in range(5000)) + "</p>")), READ, "5,000 properties")
    yield row("property-long.docx", docx(document(P), ("docProps/core.xml", f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{"T" * 2_000_000}</dc:title><dc:creator>\u202e\u0007</dc:creator></c>'.replace("\u0007", ""))), "warned", "a title of two million letters")
    yield row("mimetype-first.docx", zipped([("mimetype", ODT), ("[Content_Types].xml", "<Types/>"), ("_rels/.rels", RELS), ("word/document.xml", document(P)), ("content.xml", "<x/>")]), READ, "a DOCX that says it is an ODT")
    yield row("macro.docm", docx(document(P), ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 50)), READ, "a document with macros by its name")
    yield row("flat.xml", f"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:document {W}><w:body>{P}</w:body></w:document>".encode(), "read|warned", "a document in one XML file is text")
    yield row("strict.docx", docx(document(P).replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")), READ, "the strict variant of the standard")
    yield row("spaces-digits.odt", odt(f'<text:p>{WORDS}<text:s text:c="{"9" * 5000}"/>x</text:p>'), READ, "spaces counted by 5,000 digits")
    yield row("spaces-arabic.odt", odt(f'<text:p>{WORDS}<text:s text:c="٣٣"/>x<text:s text:c="²"/></text:p>'), READ, "spaces counted by digits of other scripts")
    yield row("repeated.odt", odt(f'<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384">{paragraph()}</table:table-cell></table:table-row></table:table>'), READ, "a row a million times, of a cell 16,384 times")
    yield row("notes-deep.odt", odt("<text:p>" + "<text:note><text:note-body><text:p>" * 200 + "x" + "</text:p></text:note-body></text:note>" * 200 + f"{WORDS}</text:p>"), f"{READ}|source-took-too-much-memory", "notes on notes, 200 deep")
    yield row("boxes-deep.odt", odt('<text:p><d:text-box xmlns:d="urn:d">' * 200 + WORDS + "</d:text-box></text:p>" * 200), f"{READ}|no-text|source-took-too-much-memory", "boxes in boxes, 200 deep")
    yield row("styles-many.odt", odt(paragraph(), ("styles.xml", f'<s:x xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0" {SPACES}>' + f"<s:header>{paragraph('h')}</s:header>" * 20_000 + "</s:x>")), READ, "20,000 headers")
    yield row("scripts.odt", odt('<office:scripts><office:script><x:event xmlns:x="urn:x" x:href="vnd.sun.star.script:x?language=Basic"/></office:script></office:scripts>' + paragraph(), ("Basic/Standard/Module1.xml", "<x/>")), READ, "macros in an ODT")
    yield row("section-linked.odt", odt(f'<text:section><text:section-source xlink:href="file:/etc/passwd" xmlns:xlink="http://www.w3.org/1999/xlink"/>{paragraph()}</text:section>'), READ, "a section that is another file")
    yield row("manifest-laughs.odt", zipped([("mimetype", ODT), ("content.xml", "<x/>"), ("META-INF/manifest.xml", '<!DOCTYPE m [<!ENTITY a "b">]><m>&a;</m>')]), "source-unsafe", "the list of parts laughs")
    yield row("mimetype-lies.odt", odt(paragraph(), media=ODT + "\x00; charset=evil"), READ, "a media type with a NUL")
    yield row("template.odt", odt(paragraph(), media=ODT + "-template"), READ, "a template")
    for name, media in {"sheet.ods": "spreadsheet", "slides.odp": "presentation", "base.odb": "base"}.items():
        yield row(name, odt(paragraph(), media=f"application/vnd.oasis.opendocument.{media}"), "source-unknown-type", f"a {media} is not read")
    yield row("book.epub", zipped([("mimetype", "application/epub+zip"), ("META-INF/container.xml", "<x/>"), ("a.xhtml", WORDS)]), "read,warned,read", "an e-book is an archive of pages")
    shared = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + "<si><t>=cmd|' /C calc'!A0</t></si>" * 1000 + "</sst>"
    for name, more in {
        "laughs": [("xl/sharedStrings.xml", '<!DOCTYPE x [<!ENTITY a "b">]>' + shared)], "strings": [("xl/sharedStrings.xml", shared)],
        "cells": [("xl/worksheets/sheet1.xml", '<worksheet><dimension ref="A1:XFD1048576"/></worksheet>')], "external": [("xl/externalLinks/externalLink1.xml", '<x r="http://velmora.invalid"/>')],
    }.items():  # fmt: skip
        yield row(f"book-{name}.xlsx", zipped([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>"), *more]), "source-unknown-type", f"a spreadsheet is not read, whatever is in it: {name}")
    yield row("slides.pptx", zipped([("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<x/>")]), "source-unknown-type", "a presentation is not read")
    yield row("locked-ole.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600), "source-locked", "an office file with a password")
    yield row("message.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<I", 0xFFFFFFFE) * 400, "source-unknown-type", "a message of Outlook whose sectors lead nowhere")


def mixtures() -> Iterator[Row]:
    """Two things in one file, and endings that lie."""
    whole, package, archive = pdf(), docx(), zipped([("a.txt", WORDS)])
    jpeg = b"\xff\xd8\xff\xfe\x00\x40<html><body><script>alert(1)</script></body></html><!--".ljust(70) + bytes(90)
    yield row("picture-page.html", jpeg, "source-damaged", "a JPEG whose remark is a page")
    yield row("picture-script.gif", b"GIF89a=1;alert(1);/*" + bytes(100) + b"*/", "source-unknown-type", "a GIF that is a script")
    yield row("bitmap-script.bmp", b"BM=1;alert(1)//" + WORDS.encode(), "read|warned|source-unknown-type", "a bitmap that is a script")
    yield row("zip-before-pdf.pdf", archive + whole, "warned,read|read|source-damaged|warned", "an archive before a PDF")
    yield row("pdf-and-zip.zip", whole.replace(b"%%EOF", b"") + archive, "read|source-damaged|warned", "a PDF that is an archive as well")
    yield row("zip-stored-pdf.zip", zipped([("a.pdf", whole)], how=zipfile.ZIP_STORED), READ, "a PDF that lies open in an archive: its head is near the beginning")
    yield row("zip-behind-mail.eml", b"From: a@velmora.invalid\nTo: b@velmora.invalid\nMIME-Version: 1.0\nMessage-ID: <x>\n\n" + WORDS.encode() + b"\n" + archive, "read|warned|no-text", "an archive behind a message")
    yield row("docx-behind-html.html", b"<html><body>" + WORDS.encode() + b"</body></html>" + package, "read|warned|source-unknown-type", "a document behind a page")
    yield row("rtf-in-docx.doc", b"{\\rtf1\\ansi " + WORDS.encode() + b"{\\object\\objupdate{\\*\\objdata d0cf11e0}}}", "source-unknown-type", "rich text called DOC")
    yield row("postscript.pdf", b"%!PS-Adobe-3.0 EPSF-3.0\n(x) (w) file\n%PDF-1.7\n" + whole, "read|source-damaged|source-unknown-type", "PostScript with the head of a PDF")
    yield row("hta.html", f"<html><hta:application id=x><script language=vbscript>x</script><p>{WORDS}</p></html>".encode(), "read|warned", "a program that is a page")
    yield row("shortcut.lnk", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(100), "source-unknown-type", "a shortcut of Windows")
    yield row("web.url", b"[InternetShortcut]\nURL=file:/etc/passwd\n", READ, "a shortcut to a file is text")
    yield row("desktop.desktop", b"[Desktop Entry]\nExec=rm -rf ~\n", READ, "a starter of programs is text")
    yield row("disk.iso", bytes(32_768) + b"\x01CD001\x01" + bytes(2000), "source-unknown-type", "the picture of a disk")
    yield row("tape.tar", b"../../etc/passwd".ljust(100, b"\x00") + b"0000644\x00" * 3 + b"00000000020\x00" + bytes(300) + b"ustar\x0000" + bytes(1000), "source-unknown-type", "an archive of tape with a way out")
    yield row("stream.xz", lzma.compress(WORDS.encode()), "source-unknown-type", "one packed file")
    yield row("brotli.br", b"\x8b\x02\x80" + bytes(range(128, 256)) * 5, "source-unknown-type|warned|encoding-unknown|read", "packed bytes without a head")
    yield row("cab.cab", b"MSCF" + bytes(200), "source-unknown-type", "a cabinet of Windows")
    yield row("font.ttf", b"\x00\x01\x00\x00\x00\x0c" + bytes(200), "source-unknown-type", "a font")
    yield row("python.pyc", b"\xa7\r\r\n" + bytes(200), "source-unknown-type", "a program of Python")
    yield row("pickle.txt", b"\x80\x04\x95" + b"cos\nsystem\n(S'id'\ntR." + bytes(5), "source-unknown-type|warned|encoding-unknown|read", "objects of Python that would run")
    yield row("yaml.txt", b"!!python/object/apply:os.system ['id']\n" + b"a: &a [" + b"*a," * 1000 + b"]\n" + WORDS.encode(), READ, "YAML that would run is text")
    yield row("svg-laughs.svg", b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c SYSTEM "file:/etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;&c;</text></svg>', "read|warned|no-text", "a drawing that laughs")


def rows() -> Iterator[Row]:
    yield from archives()
    yield from words()
    yield from mixtures()
