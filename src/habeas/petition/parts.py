"""The parts of a DOCX that are the same in every filing: styles, settings, relations (ECMA-376 part 1)."""

from __future__ import annotations

from html import escape

from habeas.model import Style

HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
GREY = "5A5A5A"

CONTENT_TYPES = (
    f'{HEADER}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
RELATIONS = (
    f'{HEADER}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELATIONS = (
    f'{HEADER}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>'
    f'<Relationship Id="rId4" Type="{_OFFICE}/footer" Target="footer1.xml"/></Relationships>'
)
SETTINGS = (
    f'{HEADER}<w:settings xmlns:w="{WORD}"><w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat></w:settings>'
)
FOOTER = (
    f'{HEADER}<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar '
    'w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar '
    'w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
)
SECTION = (
    '<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="{left}" w:header="708" w:footer="708" w:gutter="0"/>'
    "{bidi}</w:sectPr>"
)


def core(title: str, subject: str, day: str) -> str:
    """Return what the file says of itself: nothing of the machine, the day of the petition as its time."""
    return (
        f'{HEADER}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        "<dc:creator>Habeas</dc:creator><cp:lastModifiedBy>Habeas</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>'
    )


def styles(style: Style, lang: str) -> str:
    """Return the styles of a filing: the reader's Times in black, for every script alike."""
    size = 25 if style is Style.SUMMARY else 21  # half points
    title = 24 if style is Style.LETTER else 34
    made = (
        _style("Title", "Title", f'{_space(0, 120)}<w:outlineLvl w:val="9"/>', _size(title) + "<w:b/><w:bCs/>"),
        _style("Heading1", "heading 1", f'<w:keepNext/>{_space(360, 80)}<w:outlineLvl w:val="0"/>',
               f"<w:b/><w:bCs/>{_size(round(size * 1.14))}"),
        _style("Heading2", "heading 2", f'<w:keepNext/>{_space(200, 80)}<w:outlineLvl w:val="1"/>', "<w:b/><w:bCs/>"),
        _style("Heading3", "heading 3", f'<w:keepNext/>{_space(160, 80)}<w:outlineLvl w:val="2"/>', "<w:i/><w:iCs/>"),
        _style("Filing", "Filing paragraph", '<w:tabs><w:tab w:val="left" w:pos="0"/></w:tabs>'
               '<w:ind w:hanging="624"/>', "") if style in (Style.QUESTIONNAIRE, Style.PLEADING)
        else _style("Filing", "Filing paragraph", "", ""),
        _style("Concerning", "Filing concerning", _space(0, 160), _size(26)),
        _style("Grey", "Filing remark", "", f'<w:color w:val="{GREY}"/>{_size(19)}'),
        _style("DateLine", "Filing date", '<w:jc w:val="right"/>' if style is Style.LETTER else "",
               f'<w:color w:val="{GREY}"/>'),
        _style("Boxed", "Filing box", _BOX, ""),
        _style("Open", "Filing open line", '<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="8700"/></w:tabs>',
               ""),
        _style("Small", "Filing small", _space(0, 60), _size(19)),
        _style("Point", "Filing point", f'<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>{_space(0, 60)}'
               '<w:ind w:left="567" w:hanging="567"/>', _size(19)),
        _style("Cell", "Filing cell", _space(0, 40), _size(16)),
        _style("FootnoteText", "footnote text", _space(0, 20), _size(17)),
    )  # fmt: skip
    language = lang.replace("_", "-")
    return (
        f'{HEADER}<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" '
        f'w:eastAsia="SimSun"/>{_size(size)}<w:lang w:val="{language}" w:bidi="{language}" w:eastAsia="zh-CN"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="100" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{''.join(made)}"
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>'
    )


_BOX = "<w:pBdr>" + "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="6" w:color="B9B9B9"/>' for side in ("top", "left", "bottom", "right")
) + '</w:pBdr><w:spacing w:before="60" w:after="60"/><w:ind w:left="170" w:right="170"/>'  # fmt: skip


def _style(key: str, name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _space(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
