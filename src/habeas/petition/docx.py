"""A filing as DOCX with real footnotes, the same bytes for the same petition; every paragraph bears its id.

The parts are written as text: building the same elements one by one took ten times as long.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from html import escape

from habeas.model import Petition
from habeas.petition import parts
from habeas.petition.blocks import Block, Face, Role, Run, Runs, blocks_of, note_runs
from habeas.petition.layout import Layout, lay_out

FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
FIRST = 1  # footnotes 0 and 1 are the separators
BOOKMARKS = 10_000  # the bookmarks of paragraphs are numbered from here, those of footnotes from 1
FACES = {
    Face.STRONG: "<w:b/><w:bCs/>",
    Face.GREY: f'<w:color w:val="{parts.GREY}"/>',
    Face.NUMBER: f'<w:color w:val="{parts.GREY}"/><w:sz w:val="16"/><w:szCs w:val="16"/>',
    Face.RAISED: '<w:vertAlign w:val="superscript"/>',
    Face.PLAIN: "",
}
STYLES = {
    Role.ADDRESSEE: "Grey", Role.TITLE: "Title", Role.CONCERNING: "Concerning", Role.DATE: "DateLine",
    Role.BOX: "Boxed", Role.SECTION: "Heading1", Role.LABEL: "Heading2", Role.UNDER: "Heading3", Role.REMARK: "Grey",
    Role.PARAGRAPH: "Filing", Role.OPEN: "Open", Role.BLANK: "Normal", Role.SOURCE: "Point", Role.POINT: "Point",
    Role.SMALL: "Small", Role.LISTED: "Small", Role.BREAK: "Normal",
}  # fmt: skip


def to_docx(petition: Petition) -> bytes:
    """Return the petition as DOCX."""
    layout = lay_out(petition)
    return packed(
        {
            "[Content_Types].xml": parts.CONTENT_TYPES,
            "_rels/.rels": parts.RELATIONS,
            "docProps/core.xml": parts.core(f"{layout.title}: {layout.who}", layout.id, petition.made_on),
            "word/_rels/document.xml.rels": parts.DOCUMENT_RELATIONS,
            "word/document.xml": _document(layout, _edited(petition)),
            "word/footnotes.xml": _footnotes(layout),
            "word/footer1.xml": parts.FOOTER,
            "word/settings.xml": parts.SETTINGS,
            "word/styles.xml": parts.styles(layout.style, layout.lang),
        }
    )


def packed(files: Mapping[str, str], *, stored: Iterable[str] = ()) -> bytes:
    """Return the parts as a zip, each at one fixed time; those in ``stored`` are not compressed."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, date_time=FIXED_TIME)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, text.encode())
    return written.getvalue()


def bookmark_of(key: str) -> str:
    """Return the name of the bookmark that a paragraph with this id bears."""
    return f"h_{key.replace('-', '_')}"


def _edited(petition: Petition) -> str:
    """Return a bookmark by which an edited text is known when it comes back; nothing in a filing nobody edits."""
    if not any(each.paragraph for each in petition.sentences):
        return ""
    number = BOOKMARKS - 1
    return (
        f'<w:p><w:bookmarkStart w:id="{number}" w:name="{bookmark_of(petition.id)}"/><w:bookmarkEnd w:id="{number}"/>'
        "</w:p>"
    )


def _document(layout: Layout, before: str) -> str:
    bidi = "<w:bidi/>" if layout.is_rtl else ""
    told = (_block(block, number, bidi) for number, block in enumerate(blocks_of(layout), start=BOOKMARKS))
    section = parts.SECTION.format(left=1758, bidi=bidi)
    body = f"{before}{''.join(told)}{section}"
    return f'{parts.HEADER}<w:document xmlns:w="{parts.WORD}"><w:body>{body}</w:body></w:document>'


def _block(block: Block, number: int, bidi: str) -> str:
    match block.role:
        case Role.HEAD:
            rows = ((_cell(name, "Normal", bidi), _cell(value, "Normal", bidi)) for name, value in block.more)
            return _table((2400, 6300), rows, bidi)
        case Role.ANNEX:
            return _annex(block, bidi)
        case Role.BOX:
            return "".join(_paragraph("Boxed", _runs(row[0]), bidi) for row in block.more)
        case Role.BREAK:
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    name = bookmark_of(block.id)
    inside = (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{_lead(block)}{_runs(block.runs)}{_trail(block)}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )
    return _paragraph(STYLES[block.role], inside, bidi)


def _lead(block: Block) -> str:
    """Return what hangs before a paragraph."""
    if block.role is Role.POINT:
        box = "☐ " if block.number == "K" else "    "
        return f'<w:r><w:t xml:space="preserve">{box}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{block.number}</w:t>' \
               "</w:r><w:r><w:tab/></w:r>"  # fmt: skip
    if not block.number:
        return ""
    look = FACES[Face.NUMBER] if block.number.startswith("[") else ""
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{escape(block.number)}</w:t><w:tab/></w:r>"


def _trail(block: Block) -> str:
    """Return what stands behind a label: a rule to write on, or that nothing was found."""
    if block.role is Role.OPEN:
        return "<w:r><w:tab/></w:r>"
    if block.role is Role.BLANK:
        return _runs((Run(text=": "), *block.more[0][0]))
    return ""


def _paragraph(style: str, inside: str, bidi: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{inside}</w:p>'


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    """Return a run; a footnote stands at its first mark, and afterwards a field repeats its number."""
    look = FACES[run.face] + ("<w:rtl/>" if run.is_rtl else "")
    if not run.note:
        shown = f"<w:rPr>{look}</w:rPr>" if look else ""
        return f'<w:r>{shown}<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'
    mark = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    if run.is_first:
        return (
            f'<w:bookmarkStart w:id="{run.note}" w:name="note{run.note}"/><w:r>{mark}'
            f'<w:footnoteReference w:id="{run.note + FIRST}"/></w:r><w:bookmarkEnd w:id="{run.note}"/>'
        )
    return (
        f'<w:fldSimple w:instr=" NOTEREF note{run.note} \\f \\h "><w:r>{mark}<w:t>{run.note}</w:t></w:r></w:fldSimple>'
    )


def _footnotes(layout: Layout) -> str:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
        f'w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    used = {run.note for block in blocks_of(layout) for run in block.runs if run.note}
    told = "".join(_footnote(layout, foot.number) for foot in layout.notes if foot.number in used)
    return f'{parts.HEADER}<w:footnotes xmlns:w="{parts.WORD}">{separators}{told}</w:footnotes>'


def _footnote(layout: Layout, number: int) -> str:
    bidi = "<w:bidi/>" if layout.is_rtl else ""
    return (
        f'<w:footnote w:id="{number + FIRST}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>{bidi}</w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{_runs(note_runs(layout, number))}</w:p></w:footnote>'
    )


def _annex(block: Block, bidi: str) -> str:
    heads, *rows = block.more
    made = [tuple(_cell(cell, "Cell", bidi) for cell in heads)]
    for number, *told, published in rows:
        lines = "".join(_cell(line, "Cell", bidi) for line in told if line)
        made.append((_cell(number, "Cell", bidi), lines, _cell(published, "Cell", bidi)))
    return _table((700, 6400, 1600), made, bidi, is_ruled=True)


def _cell(runs: Runs, style: str, bidi: str) -> str:
    return _paragraph(style, _runs(runs), bidi)


def _table(widths: tuple[int, ...], rows: Iterable[tuple[str, ...]], bidi: str, *, is_ruled: bool = False) -> str:
    """Return a table of fixed widths (twentieths of a point); the first row of a ruled one is repeated on each page."""
    rule = '<w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="B9B9B9"/></w:tblBorders>'
    visual = "<w:bidiVisual/>" if bidi else ""
    told = []
    for place, row in enumerate(rows):
        head = "<w:tblHeader/>" if is_ruled and not place else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, row, strict=True)
        )
        told.append(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{visual}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{rule if is_ruled else ""}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(told)}</w:tbl><w:p/>'
    )
