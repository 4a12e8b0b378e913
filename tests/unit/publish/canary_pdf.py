"""PDF files with an invented name in every place where one can hide; made by code, each as small as it can be."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, OutlineItem, Pdf, String

Draw = Callable[[str], bytes]
SAID = "Orsa Mellin was arrested in Tarn on 3 May 2021."  # invented
PLAIN = f"BT /F1 12 Tf 72 700 Td ({SAID}) Tj ET"


def a_pdf(drawn: str = PLAIN) -> Pdf:
    """Return one page that draws this."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(drawn.encode("latin-1"))
    return pdf


def saved(pdf: Pdf, **options: object) -> bytes:
    """Return the bytes of a PDF; streams are packed."""
    held = io.BytesIO()
    pdf.save(held, **({"deterministic_id": True} | options))  # type: ignore[arg-type]
    return held.getvalue()


def drawn(template: str) -> Draw:
    """Return what makes a page that draws this with a name in it."""
    return lambda name: saved(a_pdf(f"{PLAIN} {template % name}"))


def metadata(name: str) -> bytes:
    pdf = a_pdf()
    pdf.docinfo["/Author"] = name
    return saved(pdf)


def xmp(name: str) -> bytes:
    pdf = a_pdf()
    with pdf.open_metadata(set_pikepdf_as_editor=False) as told:
        told["dc:creator"] = [name]
    return saved(pdf)


def outline(name: str) -> bytes:
    pdf = a_pdf()
    with pdf.open_outline() as told:
        told.root.append(OutlineItem(f"What {name} said", 0))
    return saved(pdf)


def annotation(name: str) -> bytes:
    pdf = a_pdf()
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[10, 10, 20, 20], Contents=String(f"ask {name}"), F=2)
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
    return saved(pdf)


def form_value(name: str) -> bytes:
    pdf = a_pdf()
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("field"), V=String(name), Rect=[10, 10, 90, 30]
    )
    held = pdf.make_indirect(field)
    pdf.pages[0].Annots = Array([held])
    pdf.Root.AcroForm = Dictionary(Fields=Array([held]))
    return saved(pdf)


def attachment(name: str) -> bytes:
    pdf = a_pdf()
    pdf.attachments["note.txt"] = AttachedFileSpec(pdf, f"Told by {name}.".encode(), filename="note.txt")
    return saved(pdf)


def attachment_name(name: str) -> bytes:
    pdf = a_pdf()
    pdf.attachments[f"{name}.txt"] = AttachedFileSpec(pdf, b"Nothing.", filename=f"{name}.txt")
    return saved(pdf)


def hidden_layer(name: str) -> bytes:
    pdf = a_pdf(f"{PLAIN} /OC /L1 BDC BT /F1 12 Tf 72 600 Td ({name}) Tj ET EMC")
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    pdf.pages[0].Resources.Properties = Dictionary(L1=layer)
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
    return saved(pdf)


def layer_name(name: str) -> bytes:
    pdf = a_pdf()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(f"Notes of {name}")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    return saved(pdf)


def earlier_revision(name: str) -> bytes:
    """Return a file whose page was replaced in an update: the old one still stands before it."""
    first = saved(a_pdf(f"BT /F1 12 Tf 72 700 Td ({name}) Tj ET"))
    with Pdf.open(io.BytesIO(first)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
        root, size = pdf.Root.objgen[0], len(pdf.objects) + 1
    packed = zlib.compress(PLAIN.encode())
    body = b"%d 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % (number, len(packed)) + packed
    update = body + b"\nendstream\nendobj\n"
    at = len(first)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    old = int(first.rsplit(b"startxref", 1)[1].split()[0])
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size, root, old)
    return first + update + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (at + len(update))


def javascript(name: str) -> bytes:
    pdf = a_pdf()
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{name}')"))
    return saved(pdf)


def object_stream(name: str) -> bytes:
    pdf = a_pdf()
    pdf.docinfo["/Keywords"] = name
    return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def font_name(name: str) -> bytes:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": f"{name} Sans", "styleName": "Regular"})
    held = io.BytesIO()
    builder.font.save(held)
    pdf = a_pdf()
    program = pdf.make_stream(held.getvalue())
    program.Length1 = len(held.getvalue())
    told = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Sans"), FontFile2=program, Flags=4)
    pdf.pages[0].Resources.Font.F2 = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Sans"), FontDescriptor=told)
    )
    return saved(pdf)


def alternative(key: str) -> Draw:
    """Return what makes a page with words that stand in for what is seen."""

    def make(name: str) -> bytes:
        pdf = a_pdf(f"/Span << /MCID 0 >> BDC {PLAIN} EMC")
        part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, K=0))
        part[key] = String(f"portrait of {name}")
        pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([part]))
        return saved(pdf)

    return make


def instead(name: str) -> bytes:
    return saved(a_pdf(f"/Span << /ActualText ({name}) >> BDC {PLAIN} EMC"))


def comment(name: str) -> bytes:
    data = saved(a_pdf())
    return data.replace(b"\n%%EOF", f"\n% kept by {name}\n%%EOF".encode(), 1)


def after_the_end(name: str) -> bytes:
    return saved(a_pdf()) + f"\nreturn to {name}\n".encode()


def never_drawn(name: str) -> bytes:
    pdf = a_pdf()
    form = pdf.make_stream(f"BT /F1 12 Tf ({name}) Tj ET".encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    pdf.pages[0].Resources.XObject = Dictionary(X9=form)
    return saved(pdf)


def unlinked(name: str) -> bytes:
    """Return a file with an object that nothing points to."""
    data = saved(a_pdf())
    packed = zlib.compress(f"BT /F1 12 Tf 72 700 Td ({name}) Tj ET".encode())
    extra = b"999 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed
    return data.replace(b"xref\n", extra + b"\nendstream\nendobj\nxref\n", 1)


def by_codes(name: str) -> bytes:
    """Return a file that draws a name off the page by codes that only its own map explains."""
    pdf = a_pdf()
    codes = {letter: number for number, letter in enumerate(sorted(set(name)), start=3)}
    pairs = "\n".join(f"<{number:04x}> <{ord(letter):04x}>" for letter, number in codes.items())
    cmap = f"begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap"  # noqa: E501
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+X"), Encoding=Name("/Identity-H"),
        ToUnicode=pdf.make_stream(cmap.encode()),
        DescendantFonts=Array([Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+X"),
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        )]),
    )  # fmt: skip
    hexadecimal = "".join(f"{codes[letter]:04x}" for letter in name)
    form = pdf.make_stream(f"BT /F7 12 Tf <{hexadecimal}> Tj ET".encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    form.Resources = Dictionary(Font=Dictionary(F7=pdf.make_indirect(font)))
    pdf.pages[0].Resources.XObject = Dictionary(X9=form)
    return saved(pdf)


def packed_twice(name: str) -> bytes:
    data = saved(a_pdf())
    packed = base64.a85encode(zlib.compress(f"kept for {name}".encode())) + b"~>"
    extra = b"998 0 obj\n<< /Length %d /Filter [/ASCII85Decode /FlateDecode] >>\nstream\n" % len(packed) + packed
    return data.replace(b"xref\n", extra + b"\nendstream\nendobj\nxref\n", 1)


def split(name: str) -> str:
    """Return a name in pieces, as pages kern it."""
    return ") -20 (".join(name[at : at + 2] for at in range(0, len(name), 2))


CANARIES: dict[str, Draw] = {
    "text": drawn("BT /F1 12 Tf 72 600 Td (%s) Tj ET"),
    "text in pieces": lambda name: drawn("BT /F1 12 Tf 72 600 Td [(%s)] TJ ET")(split(name)),
    "under a black box": drawn("BT /F1 12 Tf 72 600 Td (%s) Tj ET 0 g 70 590 200 30 re f"),
    "white text": drawn("1 g BT /F1 12 Tf 72 600 Td (%s) Tj ET"),
    "text of no size": drawn("BT /F1 0.01 Tf 72 600 Td (%s) Tj ET"),
    "text that is not drawn": drawn("BT /F1 12 Tf 3 Tr 72 600 Td (%s) Tj ET"),
    "off the page": drawn("BT /F1 12 Tf 2000 -900 Td (%s) Tj ET"),
    "metadata": metadata, "XMP": xmp, "outline": outline, "annotation": annotation, "form value": form_value,
    "attachment": attachment, "name of an attachment": attachment_name, "hidden layer": hidden_layer,
    "name of a layer": layer_name, "earlier revision": earlier_revision, "JavaScript": javascript,
    "object stream": object_stream, "font": font_name, "alt text": alternative("/Alt"),
    "expansion": alternative("/E"), "actual text": instead, "comment": comment, "after the end": after_the_end,
    "never drawn": never_drawn, "not pointed to": unlinked, "codes of glyphs": by_codes, "packed twice": packed_twice,
}  # fmt: skip
