"""Builds the files that the ingest tests read. Everyone and everything in them is invented."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import docx
import odfdo
import pikepdf
import typst

STORY = (
    "Ilmar Sandvik, a teacher of the invented town of Norvale, was arrested on 3 May 2021 by officers of the invented "
    "State of Estrany. He was held for 41 days and his lawyer was not allowed to see him."
)
RUSSIAN = (
    "Вымышленный учитель Ильмар Сандвик был задержан 3 мая 2021 года в несуществующем городе Норвейл. "
    "Суд приговорил его к пяти годам лишения свободы, адвоката к нему не допустили."
)
CHINESE = "虚构的教师于二〇二一年五月三日在并不存在的城市被警方拘留，法院判处他五年有期徒刑，律师不得会见。"
UYGHUR = "ئىنسانلار ھوقۇقى لازىم ئالاھىدە"


def a_zip(members: dict[str, bytes | str], *, packed: bool = True) -> bytes:
    """A zip with these members, under exactly these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo("x")
            info.filename, info.compress_type = name, archive.compression
            archive.writestr(info, content)
    return out.getvalue()


def a_pdf(body: str, *, title: str = "") -> bytes:
    """A PDF set by typst, small pages, so that lines break."""
    head = f"#set document(title: [{title}])\n" if title else ""
    source = (
        f'{head}#set page(width: 9cm, height: 9cm, margin: 1cm)\n#set text(size: 10pt, font: "New Computer Modern")\n'
    )
    return typst.compile((source + body).encode())


def a_bare_pdf(*, pages: int) -> bytes:
    """A PDF with this many empty pages."""
    out, pdf = io.BytesIO(), pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


def locked_pdf(pdf: bytes, *, password: str) -> bytes:
    """The same PDF, encrypted with AES-256."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="owner", user=password, R=6))
    return out.getvalue()


def a_docx() -> bytes:
    """Heading, paragraph, table, paragraph, header and footer, by python-docx."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "Statement on Ilmar Sandvik", "Invented Committee"
    document.add_heading("Statement", level=1)
    document.add_paragraph(STORY)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("Date", "Event", "3 May 2021", "arrest"), strict=True
    ):
        cell.text = words
    document.add_paragraph("After the table.")
    document.sections[0].header.paragraphs[0].text = "Invented Committee of Norvale"
    document.sections[0].footer.paragraphs[0].text = "norvale.invalid"
    return _saved(document)


def docx_with(body: str, **parts: str) -> bytes:
    """A DOCX whose body is this XML; further parts by file name (``footnotes`` is word/footnotes.xml)."""
    spaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": '<R><Relationship Type="http://x/officeDocument" Target="word/document.xml"/></R>',
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
    }
    members |= {f"word/{name}.xml": xml.replace("SPACES", spaces) for name, xml in parts.items()}
    return a_zip(members)


def _saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def an_odt() -> bytes:
    """Heading, paragraph and table, by odfdo."""
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Statement"))
    document.body.append(odfdo.Paragraph(STORY))
    table = odfdo.Table("Events", width=2, height=2)
    for at, words in {"A1": "Date", "B1": "Event", "A2": "3 May 2021", "B2": "arrest"}.items():
        table.set_value(at, words)
    document.body.append(table)
    document.body.append(odfdo.Paragraph("After  the table."))
    document.meta.title, document.meta.creator = "Statement on Ilmar Sandvik", "Invented Committee"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt_with(
    content: str, *, manifest: str = "<manifest/>", media: str = "application/vnd.oasis.opendocument.text"
) -> bytes:
    """An ODT with this content.xml."""
    return a_zip({"mimetype": media, "content.xml": content, "META-INF/manifest.xml": manifest})


def an_email(**options: str) -> bytes:
    """A message with a plain body, the same as HTML, and a named attachment."""
    message = EmailMessage()
    message["From"], message["To"] = "Ása Norðdal <asa@norvale.invalid>", "desk@norvale.invalid"
    message["Date"], message["Subject"] = "Mon, 10 May 2021 23:30:00 +0600", "Арест учителя"
    message["Message-ID"] = "<1@norvale.invalid>"
    message.set_content(options.get("plain", STORY))
    message.add_alternative(f"<p>{STORY}</p>", subtype="html")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="pdf", filename="приговор.pdf")
    return message.as_bytes()


def a_page(body: str, *, head: str = "") -> bytes:
    """A web page in UTF-8."""
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()
