# ruff: noqa: E501 - a table, a row a line
# fmt: off
"""PDF files whose tables, streams and dictionaries lie: what a second author would have thought of."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from malformed.pdfparts import image_of
from malformed.pdfs import CATALOGUE, FONT, PAGE, PAGES, RESOURCES, SHOWN, pdf, stream, with_content
from malformed.rows import READ, Row, packed, row

ANY = "read|warned|no-text|picture-unread|source-damaged|source-locked|source-timed-out|source-took-too-much-memory"
TEXTUAL = f"{READ}|warned|no-text|picture-unread|source-damaged"


def xref_stream(*, prev: int | None = None, size: int = 6, widths: bytes = b"[1 4 2]", entries: bytes = b"", index: bytes = b"") -> bytes:
    """A file whose table of places is a stream, with what is asked in it."""
    objects = {1: CATALOGUE, 2: PAGES, 3: PAGE, 4: stream(SHOWN), 5: FONT}
    out, rows = bytearray(b"%PDF-1.7\n"), bytearray(struct.pack(">BIH", 0, 0, 65535))
    for number, body in objects.items():
        rows += struct.pack(">BIH", 1, len(out), 0)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    rows += struct.pack(">BIH", 1, start, 0)
    data = entries or bytes(rows)
    before = b"/Prev %d" % (start if prev is None else prev) if prev != -1 else b""
    out += b"6 0 obj\n<</Type/XRef/Size %d/Root 1 0 R/W%s%s%s/Length %d>>stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (size, widths, before, index, len(data), data, start)
    return bytes(out)


def stowed(count: int, body: bytes, *, first: int | None = None, claimed: int | None = None) -> bytes:
    """Objects in a stream of objects."""
    heads = b" ".join(b"%d %d" % (100 + number, number * (len(body) + 1)) for number in range(count)) + b" "
    inner = heads + (body + b" ") * count
    return pdf({6: stream(packed(inner), b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (claimed or count, len(heads) if first is None else first))})


def revisions(count: int) -> bytes:
    """A file saved again and again, each time with a new table."""
    out, before = bytearray(pdf()), pdf().index(b"xref\n")
    for _ in range(count):
        start = len(out)
        out += b"xref\n0 0\ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (before, start)
        before = start
    return bytes(out)


def with_page(entries: bytes, changes: dict[int, bytes] | None = None) -> bytes:
    return pdf({3: PAGE.replace(b"/Contents", entries + b"/Contents"), **(changes or {})})


def with_catalogue(entries: bytes, changes: dict[int, bytes] | None = None) -> bytes:
    return pdf({1: CATALOGUE.replace(b">>", entries + b">>"), **(changes or {})})


def with_font(font: bytes, changes: dict[int, bytes] | None = None) -> bytes:
    return pdf({5: font, **(changes or {})})


def tables() -> Iterator[Row]:
    """The tables of places, and how objects are found."""
    whole = pdf()
    yield row("xref-stream.pdf", xref_stream(prev=-1, size=7), READ, "a table of places that is a stream")
    yield row("xref-stream-itself.pdf", xref_stream(size=7), TEXTUAL, "a stream of places that is its own predecessor")
    yield row("xref-stream-widths.pdf", xref_stream(prev=-1, widths=b"[8 8 8]"), TEXTUAL, "places of 24 bytes")
    yield row("xref-stream-width-huge.pdf", xref_stream(prev=-1, widths=b"[1 2147483647 2147483647]"), TEXTUAL, "places as wide as two thousand million bytes")
    yield row("xref-stream-width-negative.pdf", xref_stream(prev=-1, widths=b"[-1 -4 -2]"), TEXTUAL, "places narrower than nothing")
    yield row("xref-stream-index.pdf", xref_stream(prev=-1, index=b"/Index[0 2147483647 2147483647 9]"), TEXTUAL, "parts of a table that overflow")
    yield row("xref-stream-size.pdf", xref_stream(prev=-1, size=8_388_607), TEXTUAL, "eight million objects in a stream of places")
    yield row("xref-types.pdf", xref_stream(prev=-1, entries=b"\xff" * 49), TEXTUAL, "objects of a sort that there is not")
    yield row("xref-in-itself.pdf", xref_stream(prev=-1, size=7, entries=struct.pack(">BIH", 2, 6, 0) * 7), TEXTUAL, "every object in a stream that is in itself")
    yield row("revisions-5000.pdf", lambda: revisions(5000), f"{TEXTUAL}|source-took-too-much-memory|reader-failed", "saved 5,000 times")
    yield row("startxref-huge.pdf", whole.replace(b"startxref\n", b"startxref\n99999999999999999999"), TEXTUAL, "a table 10^22 bytes away")
    yield row("startxref-negative.pdf", whole.replace(b"startxref\n", b"startxref\n-"), TEXTUAL, "a table before the beginning")
    yield row("startxrefs.pdf", lambda: whole + b"startxref\n0\n%%EOF\n" * 20_000, TEXTUAL, "20,000 ends")
    yield row("hybrid-loop.pdf", pdf(trailer=b"/XRefStm 0/Prev 0"), TEXTUAL, "a table of both kinds that leads to the head")
    yield row("root-missing.pdf", whole.replace(b"/Root 1 0 R", b""), TEXTUAL, "no catalogue")
    yield row("root-number.pdf", whole.replace(b"/Root 1 0 R", b"/Root 7"), TEXTUAL, "a catalogue that is a number")
    yield row("root-itself.pdf", pdf({1: b"1 0 R"}), TEXTUAL, "a catalogue that is itself")
    yield row("pages-number.pdf", pdf({2: b"42"}), TEXTUAL, "pages that are a number")
    yield row("pages-stream.pdf", pdf({2: stream(b"x", b"/Type/Pages/Kids[3 0 R]/Count 1")}), TEXTUAL, "pages that are a stream")
    yield row("kids-same.pdf", pdf({2: b"<</Type/Pages/Kids[" + b"3 0 R " * 2000 + b"]/Count 2000>>"}), TEXTUAL, "one page 2,000 times")
    yield row("kids-null.pdf", pdf({2: b"<</Type/Pages/Kids[" + b"null " * 5000 + b"3 0 R]/Count 5001>>"}), TEXTUAL, "5,000 pages that are nothing")
    yield row("object-huge-number.pdf", whole.replace(b"5 0 obj", b"4294967295 0 obj"), TEXTUAL, "object number 4,294,967,295")
    yield row("generation.pdf", whole.replace(b"3 0 R", b"3 65535 R"), TEXTUAL, "a generation that was never born")
    yield row("objects-same.pdf", lambda: whole.replace(b"xref\n0 1", b"4 0 obj\n<<>>\nendobj\n" * 20_000 + b"xref\n0 1"), TEXTUAL, "one object written 20,000 times")
    yield row("object-stream-bomb.pdf", lambda: stowed(100_000, b"<</A[0 0 0 0 0 0 0 0]>>"), ANY, "100,000 objects in one stream")
    yield row("object-stream-count.pdf", stowed(1, b"<<>>", claimed=2_000_000_000), TEXTUAL, "a stream that says it has two thousand million objects")
    yield row("object-stream-first.pdf", stowed(3, b"<<>>", first=2_147_483_647), TEXTUAL, "objects that begin beyond the end of their stream")
    yield row("brackets-open.pdf", lambda: pdf({6: b"[" * 1_000_000}), TEXTUAL, "a million brackets that nothing closes")
    yield row("parentheses.pdf", lambda: pdf({6: b"(" * 500_000}), TEXTUAL, "half a million strings in each other")
    yield row("hex-odd.pdf", pdf({6: b"<" + b"f" * 100_001 + b">"}), TEXTUAL, "a string of half bytes")
    yield row("names-escaped.pdf", pdf({3: PAGE.replace(b"/Contents", b"/#43ontents#")}), TEXTUAL, "names written by their codes, one broken off")
    yield row("carriage-only.pdf", whole.replace(b"\n", b"\r"), TEXTUAL, "only carriage returns")
    yield row("comments.pdf", lambda: whole.replace(b"\n2 0 obj", b"\n" + b"%x\n" * 200_000 + b"2 0 obj"), TEXTUAL, "200,000 remarks")
    yield row("utf16.pdf", whole.decode("latin-1").encode("utf-16"), "read|warned|source-damaged|source-unknown-type|encoding-unknown", "a PDF saved as UTF-16")
    yield row("lines.pdf", whole.replace(b"\n", b"\n\n\n"), TEXTUAL, "lines doubled by a mail program")
    yield row("linearised-overlap.pdf", pdf({6: b"<</Linearized 1/L 99999999/H[0 4294967295 0 4294967295]/O 2147483647/E 0/N 2147483647/T 4294967295>>"}), TEXTUAL, "a quick view of two thousand million pages")


def numbers() -> Iterator[Row]:
    """Numbers that are none, and pages of sizes that cannot be."""
    for name, box in {
        "nan": b"[NaN NaN NaN NaN]", "infinite": b"[-Infinity 0 Infinity 792]", "exponent": b"[0 0 6e2 7e999]",
        "thousands": b"[0 0 1%s 792]" % (b"0" * 5000), "reversed": b"[612 792 0 0]", "tiny": b"[0 0 0.0000001 0.0000001]",
        "names": b"[/a/b/c/d]", "nested": b"[[0 0][612 792]]", "short": b"[0 0 612]", "long": b"[%s]" % (b"1 " * 100_000),
        "loop": b"3 0 R", "minus": b"[--0 +-0 -612 --792]", "huge": b"[0 0 14400000 14400000]", "strip": b"[0 0 1 20000000]",
    }.items():  # fmt: skip
        yield row(f"media-{name}.pdf", pdf({3: PAGE.replace(b"[0 0 612 792]", box)}), TEXTUAL, f"a page of this size: {name}")
    yield row("userunit.pdf", with_page(b"/UserUnit 75000"), TEXTUAL, "units of a kilometre")
    yield row("rotate.pdf", with_page(b"/Rotate 2147483647"), TEXTUAL, "turned two thousand million degrees")
    yield row("rotate-odd.pdf", with_page(b"/Rotate 45.5"), TEXTUAL, "turned by half a right angle")
    yield row("crop-outside.pdf", with_page(b"/CropBox[90000 90000 90001 90001]"), TEXTUAL, "nothing of the page is shown")
    yield row("font-size-huge.pdf", with_content(SHOWN.replace(b"12 Tf", b"1e38 Tf")), TEXTUAL, "letters larger than the page")
    yield row("font-size-nan.pdf", with_content(SHOWN.replace(b"12 Tf", b"nan Tf")), TEXTUAL, "letters of no size")
    yield row("font-size-minus.pdf", with_content(SHOWN.replace(b"12 Tf", b"-12 Tf")), TEXTUAL, "letters of a size below nothing")
    yield row("matrix-zero.pdf", with_content(b"0 0 0 0 0 0 cm " + SHOWN), TEXTUAL, "everything in one point")
    yield row("matrix-huge.pdf", with_content(b"1e38 1e38 -1e38 1e38 1e38 1e38 cm " * 50 + SHOWN), TEXTUAL, "moved beyond any number")
    yield row("dash.pdf", with_content(b"[0.000001 0.000001] 0 d 0 0 m 600 700 l S " + SHOWN), TEXTUAL, "a line of a thousand million dashes")
    yield row("curves.pdf", lambda: with_content(b"0 0 m " + b"1e9 1e9 -1e9 1e9 5 5 c " * 50_000 + b"f " + SHOWN), ANY, "50,000 curves beyond the page")
    yield row("clips.pdf", lambda: with_content(b"q 0 0 600 700 re W n " * 20_000 + SHOWN), ANY, "20,000 cut-outs in each other")


def streams() -> Iterator[Row]:
    """What is packed, and pictures in it."""
    yield row("filter-unknown.pdf", with_content(SHOWN, b"/Filter/VelmoraDecode"), TEXTUAL, "packed in a way of its own")
    yield row("filter-crypt.pdf", with_content(SHOWN, b"/Filter/Crypt/DecodeParms<</Name/None>>"), TEXTUAL, "a lock that nobody has")
    yield row("filter-itself.pdf", with_content(SHOWN, b"/Filter 4 0 R"), TEXTUAL, "a filter that is the stream")
    yield row("ascii85-open.pdf", with_content(b"<~" + b"z" * 100_000, b"/Filter/ASCII85Decode"), TEXTUAL, "four hundred thousand zeros in one letter each")
    yield row("runs.pdf", lambda: with_content(packed(b"\x81x" * 500_000), b"/Filter[/FlateDecode/RunLengthDecode]"), ANY, "64 MB of one letter in runs")
    yield row("chain.pdf", lambda: with_content(packed(packed(packed(b"\x00" * 20_000_000))), b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"), ANY, "packed three times")
    yield row("predictor-colours.pdf", with_content(packed(SHOWN), b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Colors 2147483647/BitsPerComponent 32/Columns 2147483647>>"), ANY, "more colours than numbers")
    yield row("external-stream.pdf", with_content(b"", b"/F(/etc/passwd)/FFilter/FlateDecode"), TEXTUAL, "a stream that lies in another file")
    yield row("external-url.pdf", with_content(b"", b"/F<</FS/URL/F(http://velmora.invalid/x)>>"), TEXTUAL, "a stream that lies on another machine")
    jpx = b"\x00\x00\x00\x0cjP  \r\n\x87\n\x00\x00\x00\x14ftypjp2 \x00\x00\x00\x00jp2 \x00\x00\x00\x2djp2h\x00\x00\x00\x16ihdr\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x07\x07\x00\x00"
    codestream = b"\xff\x4f\xff\x51\x00\x2f\x00\x00" + struct.pack(">8I", 2**31 - 1, 2**31 - 1, 0, 0, 1, 1, 0, 0) + struct.pack(">H", 3) + b"\x07\x01\x01" * 3 + b"\xff\x52\x00\x0c\x00\x00\xff\xff\x01\x20\x04\x04\x00\x01"
    yield row("jpx-size.pdf", image_of(64, 64, b"/Filter/JPXDecode", jpx + bytes(200)), TEXTUAL, "a JPEG 2000 of four thousand million squared")
    yield row("jpx-tiles.pdf", image_of(64, 64, b"/Filter/JPXDecode", codestream + bytes(100)), TEXTUAL, "a JPEG 2000 in tiles of one point")
    for name, kind, data in (
        ("symbols", 0, struct.pack(">HII", 0, 2**32 - 1, 2**32 - 1)), ("text", 4, b"\xff" * 40), ("halftone", 20, b"\xff" * 60),
        ("refinement", 40, b"\xff" * 60), ("page", 48, struct.pack(">IIIIBH", 2**32 - 1, 2**32 - 1, 1, 1, 0xFF, 0xFFFF)),
    ):  # fmt: skip
        segment = struct.pack(">IBBBI", 1, kind, 0, 1, len(data)) + data
        yield row(f"jbig2-{name}.pdf", image_of(64, 64, b"/Filter/JBIG2Decode", segment * 3), TEXTUAL, f"JBIG2 whose {name} count to four thousand million")
    yield row("jbig2-globals.pdf", pdf({6: stream(b"\x00\x00\x00\x01\x30", b"/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode/DecodeParms<</JBIG2Globals 6 0 R>>"), 3: PAGE.replace(b"/Font", b"/XObject<</X 6 0 R>>/Font"), 4: stream(SHOWN + b" /X Do")}), TEXTUAL, "JBIG2 whose shared part is itself")
    for name, parms in {"columns-minus": b"/K 0/Columns -1", "mixed": b"/K 4/Columns 1728/EndOfLine true/EncodedByteAlign true/Rows 0", "rows": b"/K -1/Columns 1/Rows 2147483647", "columns-65535": b"/K -1/Columns 65535/Rows 65535/BlackIs1 true"}.items():  # fmt: skip
        yield row(f"fax-{name}.pdf", image_of(640, 640, b"/Filter/CCITTFaxDecode/DecodeParms<<%s>>" % parms, bytes(range(256)) * 20), TEXTUAL, f"a fax with odd measures: {name}")
    yield row("mask-loop.pdf", image_of(8, 8, b"/Filter/FlateDecode/SMask 6 0 R/Mask 6 0 R"), TEXTUAL, "a picture that is its own mask")
    yield row("bits-255.pdf", image_of(8, 8, b"/Filter/FlateDecode/Decode[1e38 -1e38]").replace(b"/BitsPerComponent 8", b"/BitsPerComponent 255"), TEXTUAL, "255 bits a colour")
    yield row("indexed.pdf", image_of(8, 8).replace(b"/ColorSpace/DeviceGray", b"/ColorSpace[/Indexed/DeviceRGB 2147483647(abc)]"), TEXTUAL, "two thousand million colours by number")
    yield row("icc-loop.pdf", image_of(8, 8).replace(b"/ColorSpace/DeviceGray", b"/ColorSpace[/ICCBased 6 0 R]"), TEXTUAL, "a picture that is its own colour profile")
    yield row("colour-loop.pdf", pdf({3: PAGE.replace(b"/Font", b"/ColorSpace<</C 6 0 R>>/Font"), 4: stream(b"/C cs 1 scn " + SHOWN), 6: b"[/Indexed 6 0 R 1 (x)]"}), TEXTUAL, "colours counted by themselves")
    yield row("inline-image.pdf", with_content(b"BI /W 65535 /H 65535 /BPC 8 /CS /RGB ID " + bytes(200) + b" EI " + SHOWN), TEXTUAL, "a picture among the letters that never ends")
    yield row("shading.pdf", with_content(b"/S sh " + SHOWN).replace(b"/Font<<", b"/Shading<</S<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 1e9 0 1e9]/Function<</FunctionType 4/Domain[0 1 0 1]/Range[0 1]/Length 4>>>>>>/Font<<"), TEXTUAL, "a shade over a thousand million squared")
    yield row("postscript-function.pdf", pdf({3: PAGE.replace(b"/Font", b"/ColorSpace<</C[/Separation/X/DeviceGray 6 0 R]>>/Font"), 4: stream(b"/C cs 1 scn " + SHOWN), 6: stream(b"{" * 50_000 + b"dup" + b"}" * 50_000, b"/FunctionType 4/Domain[0 1]/Range[0 1]")}), TEXTUAL, "a program for a colour nested 50,000 deep")
    yield row("sampled-function.pdf", pdf({3: PAGE.replace(b"/Font", b"/ColorSpace<</C[/Separation/X/DeviceGray 6 0 R]>>/Font"), 4: stream(b"/C cs 1 scn " + SHOWN), 6: stream(b"x", b"/FunctionType 0/Domain[%s]/Range[0 1]/Size[%s]/BitsPerSample 32" % (b"0 1 " * 32, b"65535 " * 32))}), TEXTUAL, "a table of colours of 32 dimensions")


def fonts() -> Iterator[Row]:
    """Fonts and letters."""
    yield row("widths-huge.pdf", with_font(FONT[:-2] + b"/FirstChar -2147483648/LastChar 2147483647/Widths[1]>>"), TEXTUAL, "widths of all letters that could be")
    yield row("cid-widths.pdf", with_font(b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[0 2147483647 1 0[%s]]>>]>>" % (b"9 " * 5000)), TEXTUAL, "one width for two thousand million letters")
    yield row("encoding-loop.pdf", with_font(FONT[:-2] + b"/Encoding 5 0 R>>"), TEXTUAL, "an alphabet that is its font")
    yield row("differences.pdf", with_font(FONT[:-2] + b"/Encoding<</Differences[-5/A 999999/B 32%s]>>>>" % (b"/x" * 5000)), TEXTUAL, "letters at places that there are not")
    half = b"/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange<00><ff>endcodespacerange 1 beginbfrange<00><ff><d800>endbfrange endcmap"
    yield row("tounicode-half.pdf", with_font(FONT[:-2] + b"/ToUnicode 6 0 R>>", {6: stream(half)}), TEXTUAL, "every letter is half of one")
    yield row("tounicode-nul.pdf", with_font(FONT[:-2] + b"/ToUnicode 6 0 R>>", {6: stream(half.replace(b"<d800>", b"<0000>"))}), TEXTUAL, "every letter is NUL or an order")
    yield row("tounicode-long.pdf", with_font(FONT[:-2] + b"/ToUnicode 6 0 R>>", {6: stream(b"begincmap 1 begincodespacerange<00><ff>endcodespacerange 1 beginbfchar<61><%s>endbfchar endcmap" % (b"0061" * 20_000))}), ANY, "one letter that means 20,000")
    yield row("tounicode-direction.pdf", with_font(FONT[:-2] + b"/ToUnicode 6 0 R>>", {6: stream(half.replace(b"<d800>", b"<202e>"))}), TEXTUAL, "every letter turns the next ones round")
    yield row("tounicode-private.pdf", with_font(FONT[:-2] + b"/ToUnicode 6 0 R>>", {6: stream(half.replace(b"<d800>", b"<e000>"))}), TEXTUAL, "letters for private use only")
    yield row("type1-program.pdf", with_font(FONT[:-2] + b"/FontDescriptor 6 0 R>>", {6: b"<</Type/FontDescriptor/FontName/X/Flags 4/FontFile 7 0 R>>", 7: stream(b"%!PS-AdobeFont-1.0: X\n" + b"/a {" * 20_000, b"/Length1 2147483647/Length2 -1/Length3 0")}), TEXTUAL, "a font program nested 20,000 deep")
    yield row("cff.pdf", with_font(FONT[:-2] + b"/FontDescriptor 6 0 R>>", {6: b"<</Type/FontDescriptor/FontName/X/Flags 4/FontFile3 7 0 R>>", 7: stream(b"\x01\x00\x04\x04\xff\xff\x04" + b"\xff" * 400, b"/Subtype/Type1C")}), TEXTUAL, "a CFF font with 65,535 names of four thousand million letters")
    yield row("type3-bomb.pdf", lambda: with_font(b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</I 6 0 R>>/Encoding<</Differences[32 %s]>>/FirstChar 32/LastChar 126/Widths[%s]/Resources<</Font<</F1 5 0 R>>>>>>" % (b"/I" * 95, b"9 " * 95), {6: stream(b"1000 0 d0 BT /F1 500 Tf (aaaaaaaaaa) Tj ET")}), ANY, "letters drawn by letters drawn by letters")
    yield row("letters-same-place.pdf", lambda: with_content(b"BT /F1 12 Tf 40 700 Td " + b"(Torek) Tj -30 0 Td " * 20_000 + b"ET " + SHOWN), ANY, "a word printed 20,000 times over itself")
    yield row("lines-20k.pdf", lambda: with_content(b"BT /F1 1 Tf " + b"0 0.03 Td (a b) Tj 9 0 Td (c) Tj -9 0 Td " * 10_000 + b"ET " + SHOWN), ANY, "10,000 lines of a table on one page")


def habits() -> Iterator[Row]:
    """What a file says of itself, holds within, or would like to do."""
    for name, value in {
        "half": b"<feffd800>", "odd": b"<feff00>", "escape": b"<feff001b00650073001b>", "bidi": b"<feff202e0054202d>", "nul": b"(a\\000b)",
        "long": b"(%s)" % (b"T" * 3_000_000), "loop": b"6 0 R", "dict": b"<</A 1>>", "utf8": b"(\xef\xbb\xbf\xd0\xa2\xff)",
    }.items():  # fmt: skip
        yield row(f"title-{name}.pdf", pdf({6: b"<</Title %s/Author %s/CreationDate(D:99999999999999Z99'99')/Subject 6 0 R>>" % (value, value)}, trailer=b"/Info 6 0 R"), TEXTUAL, f"a title that is no title: {name}")
    yield row("xmp-laughs.pdf", with_catalogue(b"/Metadata 6 0 R", {6: stream(b'<?xpacket?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x:xmpmeta>&b;</x:xmpmeta>', b"/Type/Metadata/Subtype/XML")}), TEXTUAL, "properties in XML with entities")
    for name, handler in {
        "handler": b"<</Filter/Velmora.Lock/V 4/R 4>>", "public-key": b"<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/Recipients[(x)]>>",
        "none": b"<<>>", "loop": b"6 0 R", "cipher": b"<</Filter/Standard/V 5/R 6/Length 256/O(%s)/U(%s)/OE(x)/UE(x)/Perms(x)/P -1/CF<</StdCF<</CFM/AESV9/Length 99>>>>/StmF/StdCF/StrF/StdCF>>" % (b"o" * 48, b"u" * 48),
        "identity": b"<</Filter/Standard/V 4/R 4/Length 128/O(%s)/U(%s)/P -1/CF<</StdCF<</CFM/None>>>>/StmF/Identity/StrF/Identity>>" % (b"o" * 32, b"u" * 32),
    }.items():  # fmt: skip
        yield row(f"lock-{name}.pdf", pdf({6: handler}, trailer=b"/Encrypt 6 0 R/ID[(a)(b)]"), "source-locked|source-damaged|read|no-text|warned", f"a lock of an unknown kind: {name}")
    yield row("attached-many.pdf", lambda: with_catalogue(b"/Names<</EmbeddedFiles<</Names[%s]>>>>" % (b"(x.exe) 6 0 R " * 20_000), {6: b"<</Type/Filespec/F(x.exe)/EF<</F 7 0 R>>>>", 7: stream(b"MZ", b"/Type/EmbeddedFile")}), "warned|read", "20,000 files hang on it")
    yield row("attached-itself.pdf", with_catalogue(b"/AF[6 0 R]/Names<</EmbeddedFiles<</Names[(../../x.pdf) 6 0 R]>>>>", {6: b"<</Type/Filespec/F(../../x.pdf)/UF<feff202e>/EF<</F 4 0 R>>/RF<</F[(x) 4 0 R]>>>>"}), "warned|read", "a file that hangs on itself")
    yield row("collection.pdf", with_catalogue(b"/Collection<</View/D/D(x.pdf)>>/Names<</EmbeddedFiles<</Names[(x.pdf) 6 0 R]>>>>", {6: b"<</Type/Filespec/F(x.pdf)/EF<</F 7 0 R>>>>", 7: stream(pdf(), b"/Type/EmbeddedFile")}), "warned|read", "a portfolio: PDF files in a PDF")
    yield row("javascript-names.pdf", with_catalogue(b"/Names<</JavaScript<</Names[(a) 6 0 R]>>>>/AA<</WC 6 0 R/DP 6 0 R>>", {6: b"<</S/JavaScript/JS(while\\(1\\);)/Next 6 0 R>>"}), TEXTUAL, "scripts that call themselves")
    yield row("rich-media.pdf", with_page(b"/Annots[<</Subtype/RichMedia/Rect[0 0 9 9]/RichMediaContent<</Assets<</Names[(x.swf) 4 0 R]>>>>>><</Subtype/3D/Rect[0 0 9 9]/3DD 4 0 R>><</Subtype/Screen/Rect[0 0 9 9]/A<</S/Rendition/OP 0>>>>]"), TEXTUAL, "films and bodies in space")
    yield row("annotations-15k.pdf", lambda: with_page(b"/Annots[%s]" % (b"6 0 R " * 15_000), {6: b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(x)>>"}), ANY, "15,000 remarks")
    yield row("widgets-5k.pdf", lambda: pdf({1: CATALOGUE.replace(b">>", b"/AcroForm<</Fields[%s]/NeedAppearances true/DA(/F1 0 Tf)>>>>" % (b"6 0 R " * 5000)), 3: PAGE.replace(b"/Contents", b"/Annots[%s]/Contents" % (b"6 0 R " * 5000)), 6: b"<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V(%s)/Rect[0 0 612 792]/F 4/AP<</N 4 0 R>>>>" % (b"v" * 5000)}), ANY, "a form of 5,000 fields over the page")
    yield row("xfa-laughs.pdf", with_catalogue(b"/AcroForm<</Fields[]/XFA[(template) 6 0 R (datasets) 6 0 R]>>/NeedsRendering true", {6: stream(b'<!DOCTYPE x [' + b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"ha") for n in range(10)) + b']><xdp:xdp>&e9;</xdp:xdp>')}), TEXTUAL, "a form in XML that laughs")
    yield row("layers-hidden.pdf", pdf({1: CATALOGUE.replace(b">>", b"/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]/BaseState/OFF>>>>>>"), 4: stream(b"/OC /L BDC " + SHOWN + b" EMC"), 3: PAGE.replace(b"/Font", b"/Properties<</L 6 0 R>>/Font"), 6: b"<</Type/OCG/Name(x)/OCGs 6 0 R/VE[/And 6 0 R]>>"}), TEXTUAL, "words on a layer that is switched off")
    yield row("marked-deep.pdf", lambda: with_content(b"/Span <</ActualText(x)>> BDC " * 100_000 + SHOWN), f"{ANY}|reader-failed", "marks in marks, 100,000 deep")
    yield row("structure-loop.pdf", with_catalogue(b"/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>", {6: b"<</Type/StructTreeRoot/K 6 0 R/ParentTree<</Nums[0 6 0 R]/Kids[6 0 R]>>>>"}), TEXTUAL, "a structure that is part of itself")
    yield row("labels-loop.pdf", with_catalogue(b"/PageLabels<</Kids[6 0 R]>>/Dests 6 0 R/Threads[6 0 R]", {6: b"<</Kids[6 0 R]/Nums[0<</S/R/St 2147483647>>]/F 6 0 R/N 6 0 R>>"}), TEXTUAL, "numbers of pages that count themselves")
    yield row("resources-loop.pdf", pdf({3: PAGE.replace(RESOURCES, b"/Resources 3 0 R")}), TEXTUAL, "a page that is its own resources")
    yield row("parent-loop.pdf", pdf({2: b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>", 3: PAGE.replace(b"/MediaBox[0 0 612 792]", b"")}), TEXTUAL, "sizes sought in a parent that is its own")
    yield row("contents-1500.pdf", lambda: pdf({3: PAGE.replace(b"/Contents 4 0 R", b"/Contents[%s]" % (b"4 0 R " * 1500))}), ANY, "one content 1,500 times")
    yield row("transparency.pdf", lambda: pdf({3: PAGE.replace(b"/Contents", b"/Group<</S/Transparency/CS 3 0 R/I true/K true>>/Contents").replace(b"/Font", b"/ExtGState<</G<</SMask<</S/Luminosity/G 6 0 R/TR 6 0 R>>/BM/Luminosity/Font[5 0 R 1e9]>>>>/XObject<</X 6 0 R>>/Font"), 4: stream(b"/G gs /X Do " * 50 + SHOWN), 6: stream(b"/G gs /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 1e9 1e9]/Group<</S/Transparency>>/Resources 3 0 R")}), ANY, "a shadow that is seen through itself")
    yield row("rubbish-in-content.pdf", with_content(bytes((n * 31) % 256 for n in range(50_000)) + b" ET Q " + SHOWN), TEXTUAL, "50,000 bytes that are no orders")
    yield row("words-white.pdf", with_content(b"1 1 1 rg 3 Tr " + SHOWN), TEXTUAL, "white words that are not drawn")
    yield row("zlib-dictionary.pdf", with_content(b"\x78\xbb\x00\x00\x00\x01" + zlib.compress(SHOWN)[2:], b"/Filter/FlateDecode"), TEXTUAL, "packed with a word list that is not there")


def rows() -> Iterator[Row]:
    yield from tables()
    yield from numbers()
    yield from streams()
    yield from fonts()
    yield from habits()
