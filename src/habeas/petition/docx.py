"""A petition as DOCX with real footnotes, the same bytes for the same petition."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

import docx
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle
from docx.table import Table
from docx.table import _Row as Row
from docx.text.paragraph import Paragraph

from habeas.model import Petition
from habeas.petition.footnotes import add_footnotes, refer, text_run
from habeas.petition.layout import FSI, PDI, Field, Layout, Numbered, Part, lay_out

GREY = RGBColor(0x5A, 0x5A, 0x5A)
RTL = re.compile(f"({FSI}[^{PDI}]*{PDI})")
FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold


def to_docx(petition: Petition) -> bytes:
    """Return the petition as DOCX."""
    layout = lay_out(petition)
    document = docx.Document()
    _set_styles(document)
    _set_properties(document, layout, petition.made_on)
    _write_head(document, layout)
    for part in layout.parts:
        _write_part(document, part)
    _write_annex(document, layout)
    _write_lists(document, layout)
    add_footnotes(document, layout.notes)
    written = io.BytesIO()
    document.save(written)
    return _with_fixed_times(written.getvalue())


def _set_styles(document: DocxDocument) -> None:
    """Set page, fonts and the styles of footnotes."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3.1), Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    _set_font(document.styles["Normal"], 10.5)
    document.styles["Normal"].paragraph_format.space_after = Pt(5)
    for name, size, before in (
        ("Title", 17, 0),
        ("Heading 1", 12, 18),
        ("Heading 2", 10.5, 10),
        ("Heading 3", 10.5, 8),
    ):
        style = document.styles[name]
        _set_font(style, size)
        style.font.bold, style.font.italic = name != "Heading 3", name == "Heading 3"
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(4)
    note = document.styles.add_style("FootnoteText", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = document.styles["Normal"]
    _set_font(note, 8.5)
    note.paragraph_format.space_after = Pt(1)
    reference = document.styles.add_style("FootnoteReference", WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True


def _set_font(style: CharacterStyle, size: float) -> None:
    """Use the reader's Times in black, for Latin, Asian and right-to-left letters alike."""
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(key), "Times New Roman")


def _set_properties(document: DocxDocument, layout: Layout, made_on: str) -> None:
    """Set what the file says of itself: nothing of the machine, the day of the petition as its time."""
    properties = document.core_properties
    made = datetime.fromisoformat(made_on).replace(tzinfo=UTC)
    properties.author = properties.last_modified_by = "Habeas"
    properties.title, properties.subject = f"{layout.title}: {layout.who}", layout.id
    properties.comments, properties.keywords, properties.revision = "", "", 1
    properties.created = properties.modified = properties.last_printed = made


def _write_head(document: DocxDocument, layout: Layout) -> None:
    _grey(document.add_paragraph(), layout.addressee)
    border = document.styles["Title"].element.find(f".//{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)  # the template's blue rule
    document.add_paragraph(layout.title, style="Title")
    document.add_paragraph().add_run(f"Concerning {layout.who}").font.size = Pt(13)
    table = document.add_table(rows=0, cols=2)
    _set_widths(table, 4.2, 11.2)
    for name, value in layout.head:
        cells = table.add_row().cells
        _grey(cells[0].paragraphs[0], name)
        cells[1].paragraphs[0].add_run(value)
        for cell in cells:
            cell.paragraphs[0].paragraph_format.space_after = Pt(1)
    warning = document.add_paragraph()
    warning.paragraph_format.space_before = Pt(10)
    warning.add_run("Before this is sent. ").bold = True
    warning.add_run(layout.warning)


def _set_widths(table: Table, *widths: float) -> None:
    """Fix the widths of the columns, in centimetres."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)


def _grey(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.color.rgb = GREY
    run.font.size = Pt(9.5)


def _write_part(document: DocxDocument, part: Part) -> None:
    document.add_heading(f"{part.number}. {part.title}", level=1)
    if part.remark:
        _grey(document.add_paragraph(), part.remark)
    for line in part.fields:
        _write_field(document, line)


def _write_field(document: DocxDocument, line: Field) -> None:
    if line.blank is not None:
        label = line.label if line.label.endswith("?") else f"{line.label}:"
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{line.number}. ").bold = bool(line.blank)
        if line.blank:
            paragraph.add_run(f"{label} ")
            run = paragraph.add_run(line.blank)
            run.italic, run.font.color.rgb = True, GREY
        else:
            paragraph.add_run(label)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15.4), leader=WD_TAB_LEADER.LINES)
            paragraph.add_run("\t")
        return
    document.add_heading(f"{line.number}. {line.label}", level=2)
    for group in line.groups:
        if group.heading:
            document.add_heading(group.heading, level=3)
        for told in group.paragraphs:
            _write_paragraph(document.add_paragraph(), told)


def _write_paragraph(paragraph: Paragraph, told: Sequence[Numbered]) -> None:
    """Write the sentences one after the other; the number of the first hangs in the margin."""
    paragraph.paragraph_format.first_line_indent = Cm(-1.1)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0))
    for place, sentence in enumerate(told):
        number = paragraph.add_run(f" [{sentence.number}] " if place else f"[{sentence.number}]\t")
        number.font.size, number.font.color.rgb = Pt(8), GREY
        _write_sentence(paragraph, sentence)


def _write_sentence(paragraph: Paragraph, told: Numbered) -> None:
    """Write text and notes."""
    for piece in RTL.split(told.text):
        is_rtl = piece.startswith(FSI)
        if piece:
            paragraph._p.append(text_run(piece.strip(FSI + PDI), is_rtl=is_rtl))
    for place, note in enumerate(told.notes):
        if place:
            paragraph.add_run(",").font.superscript = True
        refer(paragraph, note.number, is_first=note.is_first)


def _write_annex(document: DocxDocument, layout: Layout) -> None:
    document.add_heading("Annex: documents relied on", level=1)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    _set_widths(table, 1.2, 11.2, 3)
    _fill_row(table.rows[0], ("No.",), ("Document, original, SHA-256",), ("Published",))
    for number, described, published, original, size, digest, url in layout.annex:
        told = tuple(part for part in (described, f"{original}, {size}", url, digest) if part)
        _fill_row(table.add_row(), (number,), told, (published,))
    for run in (run for cell in table.rows[0].cells for run in cell.paragraphs[0].runs):
        run.bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill_row(row: Row, *cells: tuple[str, ...]) -> None:
    """Write each cell's lines."""
    for cell, column, lines in zip(row.cells, row.table.columns, cells, strict=True):
        cell.width = column.width or Cm(3)
        cell.paragraphs[0].paragraph_format.space_after = Pt(2)
        for place, line in enumerate(lines):
            run = cell.paragraphs[0].add_run(line)
            run.font.size = Pt(8)
            if place < len(lines) - 1:
                run.add_break()


def _write_lists(document: DocxDocument, layout: Layout) -> None:
    document.add_heading("To verify before filing", level=1)
    _grey(
        document.add_paragraph(),
        "The wording of these points is known to us and was not read in its source when the law files were made.",
    )
    for item, says in layout.to_verify:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent, paragraph.paragraph_format.left_indent = Cm(-0.6), Cm(0.6)
        paragraph.add_run("☐ ")
        paragraph.add_run(item).bold = True
        paragraph.add_run(f": {says}")
    document.add_heading("How this was made", level=1)
    for remark in layout.remarks:
        document.add_paragraph(remark)


def _with_fixed_times(data: bytes) -> bytes:
    """Return the same package with every part at one fixed time."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, date_time=FIXED_TIME)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(info, source.read(name))
    return written.getvalue()
