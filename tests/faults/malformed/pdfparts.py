# ruff: noqa: E501 - a table, a row a line
"""PDF files whose streams, pictures, fonts, forms and actions swell, loop or attack."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from malformed.pdfs import CATALOGUE, FONT, PAGE, RESOURCES, SHOWN, pdf, stream, with_content
from malformed.rows import READ, WORDS, Row, packed, row


def bombed(times: int) -> bytes:
    """Zeros packed again and again."""
    data = bytes(100_000_000)
    for _ in range(times):
        data = packed(data)
    return with_content(data, b"/Filter[%s]" % (b"/FlateDecode" * times))


def forms(links: dict[int, int]) -> bytes:
    """Drawn forms that draw each other."""
    made = {
        number: stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % other)
        for number, other in links.items()
    }
    page = PAGE.replace(b"/Font", b"/XObject<</X %d 0 R>>/Font" % min(links))
    return pdf({3: page, 4: stream(SHOWN + b"\n/X Do"), **made})


def billion_forms(levels: int) -> bytes:
    """Each form draws the next ten times."""
    made = {
        10 + level: stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (11 + level),
        )
        for level in range(levels)
    }
    made[10 + levels] = stream(b"0 0 m 1 1 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    page = PAGE.replace(b"/Font", b"/XObject<</X 10 0 R>>/Font")
    return pdf({3: page, 4: stream(SHOWN + b"\n/X Do"), **made})


def image_of(width: int, height: int, entries: bytes = b"", data: bytes | None = None) -> bytes:
    body = stream(
        packed(bytes(1000)) if data is None else data,
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray%s"
        % (width, height, entries or b"/Filter/FlateDecode"),
    )
    page = PAGE.replace(b"/Font", b"/XObject<</X 6 0 R>>/Font")
    return pdf({3: page, 4: stream(SHOWN + b"\nq 600 0 0 700 0 0 cm /X Do Q"), 6: body})


def actions() -> Iterator[Row]:
    """What a viewer would do when it opens the file; we do none of it."""
    for name, action in {
        "javascript": b"/S/JavaScript/JS(app.launchURL\\('http://velmora.invalid'\\))", "launch": b"/S/Launch/F(/bin/sh)",
        "uri": b"/S/URI/URI(http://velmora.invalid/seen)", "submit": b"/S/SubmitForm/F(http://velmora.invalid/)",
        "goto-remote": b"/S/GoToR/F(\\\\\\\\velmora.invalid\\\\x.pdf)/D[0]", "import": b"/S/ImportData/F(/etc/passwd)",
    }.items():  # fmt: skip
        opened = CATALOGUE.replace(b">>", b"/OpenAction<<%s>>>>" % action)
        yield row(f"open-{name}.pdf", pdf({1: opened}), READ, "an action at opening is not carried out")


def rows() -> Iterator[Row]:
    whole = pdf()
    size = len(whole)
    yield row(
        "flate-bomb.pdf",
        lambda: bombed(1),
        "no-text|picture-unread|source-took-too-much-memory|source-timed-out|reader-failed",
        "100 MB of zeros in 100 kB",
    )
    yield row(
        "flate-bomb-twice.pdf",
        lambda: bombed(2),
        "no-text|picture-unread|source-took-too-much-memory|source-timed-out|reader-failed",
        "the same packed twice",
    )
    yield row(
        "filters-1000.pdf",
        lambda: with_content(SHOWN, b"/Filter[%s]" % (b"/ASCIIHexDecode" * 1000)),
        "read|no-text|picture-unread|source-damaged",
        "a thousand filters",
    )
    yield row(
        "flate-broken.pdf",
        with_content(b"\x78\x9c" + bytes(range(200)), b"/Filter/FlateDecode"),
        "no-text|picture-unread",
        "packed bytes that do not unpack",
    )
    yield row(
        "flate-cut.pdf",
        with_content(zlib.compress(SHOWN)[:60], b"/Filter/FlateDecode"),
        "read|no-text|picture-unread",
        "packed bytes cut short",
    )
    yield row(
        "lzw.pdf",
        with_content(bytes(range(256)) * 20, b"/Filter/LZWDecode"),
        "no-text|picture-unread|read",
        "rubbish said to be LZW",
    )
    yield row("predictor.pdf", with_content(packed(SHOWN), b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 32>>"),
              "no-text|picture-unread|read|source-took-too-much-memory|reader-failed", "a predictor of two thousand million columns")  # fmt: skip
    yield row(
        "form-itself.pdf", forms({6: 6}), "read|reader-failed|source-took-too-much-memory", "a form that draws itself"
    )
    yield row(
        "form-ring.pdf",
        forms({6: 7, 7: 8, 8: 6}),
        "read|reader-failed|source-took-too-much-memory",
        "three forms in a ring",
    )
    yield row(
        "billion-forms.pdf",
        lambda: billion_forms(9),
        "read|source-timed-out|source-took-too-much-memory|reader-failed",
        "a thousand million drawings from nine forms",
    )
    yield row(
        "image-huge.pdf", image_of(100_000, 100_000), "read", "a picture that says it has ten thousand million pixels"
    )
    yield row("image-zero.pdf", image_of(0, 0), "read", "a picture without size")
    yield row(
        "image-jpx.pdf",
        image_of(64, 64, b"/Filter/JPXDecode", b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(500)),
        "read",
        "a broken JPEG 2000",
    )
    yield row(
        "image-jbig2.pdf",
        image_of(64, 64, b"/Filter/JBIG2Decode", bytes(range(256))),
        "read",
        "a broken JBIG2, the way into telephones in 2021",
    )
    yield row(
        "image-fax.pdf",
        image_of(64, 64, b"/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 999999/Rows 999999>>", bytes(300)),
        "read",
        "a fax of a million columns",
    )
    yield row(
        "image-dct.pdf",
        image_of(64, 64, b"/Filter/DCTDecode", b"\xff\xd8\xff\xe0" + bytes(400)),
        "read",
        "a broken JPEG",
    )
    for box in (b"[0 0 0 0]", b"[0 0 1e30 1e30]", b"[-99999999 -9 99999999 9]", b"[nan 0 inf 1]", b"(none)"):
        name = box.decode().strip("[]()").split()[-2 if box.startswith(b"[") else 0]
        yield row(
            f"box-{name}-{len(box)}.pdf",
            pdf({3: PAGE.replace(b"[0 0 612 792]", box)}),
            "read|no-text|picture-unread|warned",
            "a page of an impossible size",
        )
    yield row(
        "font-loop.pdf",
        pdf({5: b"<</Type/Font/Subtype/Type0/BaseFont/X/DescendantFonts[5 0 R]>>"}),
        "read|no-text|picture-unread|warned",
        "a font that is its own descendant",
    )
    yield row("font-type3-loop.pdf", pdf({5: b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</I 4 0 R>>/Encoding<</Differences[73/I]>>/FirstChar 73/LastChar 73/Widths[1]" + RESOURCES + b">>"}),
              "read|no-text|picture-unread|warned", "a letter that is drawn by the page that it stands on")  # fmt: skip
    yield row("font-file.pdf", pdf({5: b"<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 6 0 R>>", 6: b"<</Type/FontDescriptor/FontName/X/Flags 4/FontFile2 7 0 R>>", 7: stream(b"\x00\x01\x00\x00\xff\xff" + bytes(500))}),
              "read|no-text|picture-unread|warned", "a font program with 65,535 tables that are not there")  # fmt: skip
    yield row("tounicode-bomb.pdf", lambda: pdf({5: FONT[:-2] + b"/ToUnicode 6 0 R>>", 6: stream(b"1 beginbfrange\n<0000> <ffffffff> <0000>\nendbfrange\n" * 2000)}),
              "read|no-text|picture-unread|warned", "ranges of letters without end")  # fmt: skip
    yield row("cmap-loop.pdf", pdf({5: b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding 6 0 R/DescendantFonts[<<>>]>>", 6: stream(b"/X usecmap", b"/UseCMap 6 0 R")}),
              "read|no-text|picture-unread|warned", "a character map that uses itself")  # fmt: skip
    yield row("function-loop.pdf", pdf({3: PAGE.replace(b"/Font", b"/ColorSpace<</C[/Separation/X/DeviceGray 6 0 R]>>/Font"), 4: stream(b"/C cs 1 scn " + SHOWN), 6: b"<</FunctionType 3/Functions[6 0 R]/Domain[0 1]/Bounds[]/Encode[0 1]>>"}),
              "read|no-text|warned", "a function made of itself")  # fmt: skip
    yield row("pattern-loop.pdf", pdf({3: PAGE.replace(b"/Font", b"/Pattern<</P 6 0 R>>/Font"), 4: stream(b"/Pattern cs /P scn 0 0 600 700 re f " + SHOWN), 6: stream(b"/Pattern cs /P scn 0 0 9 9 re f", b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 0.0001/YStep 0.0001/Resources<</Pattern<</P 6 0 R>>>>")}),
              "read|source-timed-out", "a pattern of itself in steps of nothing")  # fmt: skip
    yield row(
        "outline-loop.pdf",
        pdf(
            {
                1: CATALOGUE.replace(b">>", b"/Outlines 6 0 R>>"),
                6: b"<</First 7 0 R/Last 7 0 R/Count 9>>",
                7: b"<</Title(x)/Parent 6 0 R/Next 7 0 R/First 7 0 R>>",
            }
        ),
        READ,
        "a table of contents that never ends",
    )
    yield row(
        "names-loop.pdf",
        pdf({1: CATALOGUE.replace(b">>", b"/Names<</EmbeddedFiles 6 0 R>>>>"), 6: b"<</Kids[6 0 R]/Limits[(a)(z)]>>"}),
        "read|warned|reader-failed",
        "a tree of names that is its own child",
    )
    yield row(
        "attached.pdf",
        pdf(
            {
                1: CATALOGUE.replace(b">>", b"/Names<</EmbeddedFiles<</Names[(x.exe) 6 0 R]>>>>>>"),
                6: b"<</Type/Filespec/F(x.exe)/EF<</F 7 0 R>>>>",
                7: stream(b"MZ\x90\x00", b"/Type/EmbeddedFile"),
            }
        ),
        "warned",
        "a program inside a PDF is told of and not opened",
    )
    yield row(
        "form-field-loop.pdf",
        pdf(
            {
                1: CATALOGUE.replace(b">>", b"/AcroForm<</Fields[6 0 R]/DA(/F1 0 Tf)>>>>"),
                6: b"<</FT/Tx/T(x)/Kids[6 0 R]/Parent 6 0 R>>",
            }
        ),
        "read|warned",
        "a field of a form that is its own child",
    )
    typed = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V(x)/Rect[40 600 400 640]/F 4/AP<</N 7 0 R>>>>"
    drawing = stream(
        b"BT /F1 12 Tf 0 5 Td (typed into a form) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 360 40]" + RESOURCES
    )
    yield row(
        "form-typed.pdf",
        pdf(
            {
                1: CATALOGUE.replace(b">>", b"/AcroForm<</Fields[6 0 R]/DA(/F1 0 Tf)>>>>"),
                3: PAGE.replace(b"/Contents", b"/Annots[6 0 R]/Contents"),
                6: typed,
                7: drawing,
            }
        ),
        READ,
        "an honest form",
    )
    yield row(
        "xfa.pdf",
        pdf(
            {
                1: CATALOGUE.replace(b">>", b"/AcroForm<</Fields[]/XFA 6 0 R>>>>"),
                6: stream(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:/etc/passwd">]><x>&a;</x>'),
            }
        ),
        READ,
        "XFA with an entity that names a file",
    )
    yield row(
        "annotation-loop.pdf",
        pdf(
            {
                3: PAGE.replace(b"/Contents", b"/Annots[6 0 R]/Contents"),
                6: b"<</Type/Annot/Subtype/Popup/Parent 6 0 R/Popup 6 0 R/Rect[0 0 9 9]/AP<</N 6 0 R>>>>",
            }
        ),
        READ,
        "a remark that is its own parent",
    )
    yield row(
        "object-stream-loop.pdf",
        pdf({6: stream(b"6 0 (x)", b"/Type/ObjStm/N 1/First 4/Extends 6 0 R")}),
        READ,
        "a stream of objects that extends itself",
    )
    yield row(
        "encrypt-rubbish.pdf",
        pdf({6: b"<</Filter/Standard/V 9/R 9/O(x)/U(x)/P -1>>"}, trailer=b"/Encrypt 6 0 R/ID[(a)(b)]"),
        "source-locked|source-damaged",
        "encryption of a kind that does not exist",
    )
    yield row(
        "encrypt-key-huge.pdf",
        pdf(
            {6: b"<</Filter/Standard/V 2/R 3/Length 2147483647/O(%s)/U(%s)/P -1>>" % (b"o" * 32, b"u" * 32)},
            trailer=b"/Encrypt 6 0 R/ID[(a)(b)]",
        ),
        "source-locked|source-damaged",
        "a key of 2,147,483,647 bits",
    )
    yield row(
        "metadata-controls.pdf",
        pdf({6: b"<</Title(\x1b[31mred\x07)/Author(" + b"A" * 100_000 + b")>>"}, trailer=b"/Info 6 0 R"),
        "read|warned",
        "a title that steers a terminal, an author of 100,000 letters",
    )
    yield row(
        "nul-text.pdf",
        with_content(b"BT /F1 12 Tf 40 700 Td (a\\000b\\377\\376c " + WORDS.encode() + b") Tj ET"),
        "read|warned",
        "letters that no ledger can hold",
    )
    yield row(
        "names-huge.pdf", with_content(b"/" + b"N" * 1_000_000 + b" gs " + SHOWN), READ, "a name of a million letters"
    )
    yield row(
        "string-huge.pdf",
        lambda: with_content(b"BT /F1 1 Tf 0 0 Td (" + b"ab " * 700_000 + b") Tj ET"),
        "read|source-timed-out|warned",
        "two million letters on one page",
    )
    yield row("version-9.pdf", whole.replace(b"1.7", b"9.9"), READ, "a version that does not exist")
    yield row(
        "linearised-lie.pdf",
        pdf({6: b"<</Linearized 1/L 9/H[0 0]/O 3/E 9/N 9/T 9>>"}),
        READ,
        f"a first page said to be elsewhere in {size} bytes",
    )
    yield from actions()
