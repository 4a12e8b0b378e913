"""Real footnotes for a DOCX: python-docx has none, so their part is written here (ECMA-376 part 1, §17.11)."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from habeas.petition.layout import Foot

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FIRST = 2  # 0 and 1 are the separators


def add_footnotes(document: DocxDocument, notes: Sequence[Foot]) -> None:
    """Add the part that holds these footnotes to the document."""
    root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
    for number, kind in enumerate(("separator", "continuationSeparator")):
        root.append(
            parse_xml(
                f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" '
                f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            )
        )
    for note in notes:
        root.append(_footnote(note))
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, serialize_part_xml(root), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(note: Foot) -> BaseOxmlElement:
    made = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{note.number - 1 + FIRST}">'
        '<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r></w:p></w:footnote>'
    )
    paragraph = made[0]
    paragraph.append(text_run(f" {note.cites}: “"))
    paragraph.append(text_run(note.quote, is_rtl=note.is_rtl))
    paragraph.append(text_run("”"))
    return made


def text_run(text: str, *, is_rtl: bool = False) -> BaseOxmlElement:
    """Return a run of text; ``is_rtl`` makes Word set it from right to left."""
    run = OxmlElement("w:r")
    if is_rtl:
        properties = OxmlElement("w:rPr")
        properties.append(OxmlElement("w:rtl"))
        run.append(properties)
    words = OxmlElement("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    return run


def refer(paragraph: Paragraph, number: int, *, is_first: bool) -> None:
    """Add a footnote's mark: the footnote itself at its first place, afterwards a field that repeats its number."""
    if not is_first:
        paragraph._p.append(
            parse_xml(
                f'<w:fldSimple {nsdecls("w")} w:instr=" NOTEREF note{number} \\f \\h "><w:r><w:rPr>'
                f'<w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>{number}</w:t></w:r></w:fldSimple>'
            )
        )
        return
    for xml in (
        f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="note{number}"/>',
        f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        f'<w:footnoteReference w:id="{number - 1 + FIRST}"/></w:r>',
        f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>',
    ):
        paragraph._p.append(parse_xml(xml))
