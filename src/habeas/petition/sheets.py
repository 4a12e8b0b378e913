"""The parts of an ODT that are the same in every filing: styles, page, manifest (OASIS OpenDocument 1.3)."""

from __future__ import annotations

from html import escape

from habeas.model import Style

HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_URN = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = (
    f'xmlns:office="{_URN}:office:1.0" xmlns:text="{_URN}:text:1.0" xmlns:table="{_URN}:table:1.0" '
    f'xmlns:style="{_URN}:style:1.0" xmlns:fo="{_URN}:xsl-fo-compatible:1.0" xmlns:meta="{_URN}:meta:1.0" '
    f'xmlns:svg="{_URN}:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)
MANIFEST = (
    f'{HEADER}<manifest:manifest xmlns:manifest="{_URN}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MEDIA_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
GREY = 'fo:color="#5a5a5a"'
_BOLD = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"'
_ITALIC = 'fo:font-style="italic" style:font-style-complex="italic"'
AUTOMATIC = (
    f'<office:automatic-styles><style:style style:name="strong" style:family="text"><style:text-properties {_BOLD}/>'
    f'</style:style><style:style style:name="grey" style:family="text"><style:text-properties {GREY}/></style:style>'
    f'<style:style style:name="number" style:family="text"><style:text-properties {GREY} fo:font-size="8pt"/>'
    '</style:style><style:style style:name="raised" style:family="text"><style:text-properties '
    'style:text-position="super 58%"/></style:style>'
    '<style:style style:name="wide" style:family="table"><style:table-properties style:width="15.3cm" '
    'table:align="left"/></style:style>'
    '<style:style style:name="narrow" style:family="table-column"><style:table-column-properties '
    'style:column-width="1.3cm"/></style:style><style:style style:name="name" style:family="table-column">'
    '<style:table-column-properties style:column-width="4.2cm"/></style:style><style:style style:name="value" '
    'style:family="table-column"><style:table-column-properties style:column-width="11.1cm"/></style:style>'
    '<style:style style:name="day" style:family="table-column"><style:table-column-properties '
    'style:column-width="2.9cm"/></style:style><style:style style:name="ruled" style:family="table-cell">'
    '<style:table-cell-properties fo:border-top="0.5pt solid #b9b9b9" fo:padding="0.05cm"/></style:style>'
    '<style:style style:name="whole" style:family="table-row"><style:table-row-properties '
    'fo:keep-together="always"/></style:style></office:automatic-styles>'
)


def meta(title: str, subject: str, day: str) -> str:
    """Return what the file says of itself: nothing of the machine, the day of the petition as its time."""
    return (
        f"{HEADER}<office:document-meta {SPACES}><office:meta><dc:title>{escape(title)}</dc:title>"
        f"<dc:subject>{escape(subject)}</dc:subject><meta:initial-creator>Habeas</meta:initial-creator>"
        f"<dc:creator>Habeas</dc:creator><meta:creation-date>{day}T00:00:00</meta:creation-date>"
        f"<dc:date>{day}T00:00:00</dc:date></office:meta></office:document-meta>"
    )


def styles(style: Style, lang: str, *, is_rtl: bool) -> str:
    """Return the styles of a filing and its page."""
    size = 12.5 if style is Style.SUMMARY else 10.5
    side = 'fo:text-align="start" style:writing-mode="rl-tb"' if is_rtl else ""
    hanging = 'fo:text-indent="-1.1cm"' if style in (Style.QUESTIONNAIRE, Style.PLEADING) else ""
    date = 'fo:text-align="end"' if style is Style.LETTER else ""
    box = 'fo:border="0.5pt solid #b9b9b9" fo:padding="0.2cm" style:join-border="true"'
    point = 'fo:margin-left="1cm" fo:text-indent="-1cm"'
    made = (
        _style("Title", f"{_space(0, 6)} {side}", f"{_size(12 if style is Style.LETTER else 17)} {_BOLD}"),
        *(
            _style(f"Heading_20_{level}", f'{_space(before, 4)} fo:keep-with-next="always" {side}',
                   f"{_size(large)} {look}", f'style:default-outline-level="{level}"')
            for level, before, large, look in ((1, 18, size * 1.14, _BOLD), (2, 10, size, _BOLD), (3, 8, size, _ITALIC))
        ),
        _style("Filing", f"{_space(0, 5)} {hanging} {side}", "", stops=_stops(0)),
        _style("Concerning", f"{_space(0, 8)} {side}", _size(13)),
        _style("Grey", f"{_space(0, 5)} {side}", f"{GREY} {_size(9.5)}"),
        _style("DateLine", f"{_space(0, 5)} {date} {side}", GREY),
        _style("Boxed", f"{box} {_space(3, 3)} {side}", ""),
        _style("Open", f"{_space(0, 5)} {side}", "", stops=_RULE),
        _style("Small", f"{_space(0, 3)} {side}", _size(9.5)),
        _style("Point", f"{_space(0, 3)} {point} {side}", _size(9.5), stops=_stops(1)),
        _style("Cell", f"{_space(0, 2)} {side}", _size(8)),
        _style("Broken", 'fo:break-before="page"', ""),
        _style("Footnote", f"{_space(0, 1)} {side}", _size(8.5)),
        _style("Footer", 'fo:text-align="center"', _size(8.5)),
    )  # fmt: skip
    language = lang.replace("_", "-").split("-")[0]
    return (
        f"{HEADER}<office:document-styles {SPACES}><office:font-face-decls>"
        '<style:font-face style:name="Times New Roman" svg:font-family="&apos;Times New Roman&apos;"/>'
        "</office:font-face-decls><office:styles>"
        '<style:default-style style:family="paragraph"><style:text-properties style:font-name="Times New Roman" '
        f'style:font-name-complex="Times New Roman" {_size(size)} fo:language="{language}" fo:country="none" '
        f'style:language-complex="{language}" style:country-complex="none"/></style:default-style>'
        f'<style:style style:name="Standard" style:family="paragraph" style:class="text"/>{"".join(made)}'
        '<text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote" '
        'style:num-format="1" style:num-suffix=" " text:start-value="0" text:footnotes-position="page" '
        'text:start-numbering-at="document"/></office:styles>'
        f"{_page(style, is_rtl=is_rtl)}</office:document-styles>"
    )


def _page(style: Style, *, is_rtl: bool) -> str:
    left = "3.1cm" if style in (Style.QUESTIONNAIRE, Style.PLEADING) else "2.7cm"
    mode = "rl-tb" if is_rtl else "lr-tb"
    return (
        '<office:automatic-styles><style:page-layout style:name="a4"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.5cm" fo:margin-bottom="2cm" '
        f'fo:margin-left="{left}" fo:margin-right="2.5cm" style:writing-mode="{mode}"/><style:footer-style>'
        '<style:header-footer-properties fo:min-height="0.5cm"/></style:footer-style></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="a4"><style:footer><text:p text:style-name="Footer"><text:page-number '
        'text:select-page="current">1</text:page-number></text:p></style:footer></style:master-page>'
        "</office:master-styles>"
    )


_RULE = (
    '<style:tab-stops><style:tab-stop style:position="15.3cm" style:type="right" style:leader-style="solid" '
    'style:leader-text="_"/></style:tab-stops>'
)


def _stops(position: int) -> str:
    return f'<style:tab-stops><style:tab-stop style:position="{position}cm"/></style:tab-stops>'


def _style(name: str, paragraph: str, text: str, more: str = "", *, stops: str = "") -> str:
    shown = name.replace("_20_", " ")
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="Standard" {more}><style:paragraph-properties {paragraph}>{stops}'
        f"</style:paragraph-properties><style:text-properties {text}/></style:style>"
    )


def _space(before: float, after: float) -> str:
    return f'fo:margin-top="{before}pt" fo:margin-bottom="{after}pt"'


def _size(points: float) -> str:
    return (
        f'fo:font-size="{points:.4g}pt" style:font-size-asian="{points:.4g}pt" style:font-size-complex="{points:.4g}pt"'
    )
