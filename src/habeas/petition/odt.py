"""A filing as ODT with real footnotes, the same bytes for the same petition; every paragraph bears its id.

Written as text like the DOCX: a library that builds the elements one by one adds seconds and nothing to the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from habeas.model import Petition
from habeas.petition import sheets
from habeas.petition.blocks import Block, Face, Role, Run, Runs, blocks_of, note_runs
from habeas.petition.docx import STYLES, bookmark_of, packed
from habeas.petition.layout import Layout, lay_out

HEADINGS = {Role.SECTION: 1, Role.LABEL: 2, Role.UNDER: 3}
STANDARD = "Standard"


def to_odt(petition: Petition) -> bytes:
    """Return the petition as ODT."""
    layout = lay_out(petition)
    return packed(
        {
            "mimetype": sheets.MEDIA_TYPE,
            "META-INF/manifest.xml": sheets.MANIFEST,
            "content.xml": _content(layout),
            "meta.xml": sheets.meta(f"{layout.title}: {layout.who}", layout.id, petition.made_on),
            "styles.xml": sheets.styles(layout.style, layout.lang, is_rtl=layout.is_rtl),
        },
        stored=("mimetype",),  # a reader looks for it there, uncompressed and first
    )


def _content(layout: Layout) -> str:
    told = "".join(_block(layout, block) for block in blocks_of(layout))
    return (
        f"{sheets.HEADER}<office:document-content {sheets.SPACES}>{sheets.AUTOMATIC}<office:body><office:text>{told}"
        "</office:text></office:body></office:document-content>"
    )


def _block(layout: Layout, block: Block) -> str:
    match block.role:
        case Role.HEAD:
            rows = ((_cell(name, STANDARD), _cell(value, STANDARD)) for name, value in block.more)
            return _table(block.id, ("name", "value"), rows)
        case Role.ANNEX:
            return _annex(block)
        case Role.BOX:
            return "".join(_paragraph("Boxed", _runs(layout, row[0])) for row in block.more)
        case Role.BREAK:
            return _paragraph("Broken", "")
    name = bookmark_of(block.id)
    inside = (
        f'<text:bookmark-start text:name="{name}"/>{_lead(block)}{_runs(layout, block.runs)}{_trail(layout, block)}'
        f'<text:bookmark-end text:name="{name}"/>'
    )
    level = HEADINGS.get(block.role)
    if level:
        return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{inside}</text:h>'
    style = STYLES[block.role]
    return _paragraph(STANDARD if style == "Normal" else style, inside)


def _lead(block: Block) -> str:
    """Return what hangs before a paragraph."""
    if block.role is Role.POINT:
        box = "☐ " if block.number == "K" else '<text:s text:c="4"/>'
        return f'{box}<text:span text:style-name="strong">{block.number}</text:span><text:tab/>'
    if not block.number:
        return ""
    face = Face.NUMBER if block.number.startswith("[") else Face.PLAIN
    return f"{_span(Run(text=block.number, face=face))}<text:tab/>"


def _trail(layout: Layout, block: Block) -> str:
    """Return what stands behind a label: a rule to write on, or that nothing was found."""
    if block.role is Role.OPEN:
        return "<text:tab/>"
    return _runs(layout, (Run(text=": "), *block.more[0][0])) if block.role is Role.BLANK else ""


def _paragraph(style: str, inside: str) -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def _runs(layout: Layout, runs: Runs) -> str:
    return "".join(_note(layout, run) if run.note else _span(run) for run in runs)


def _span(run: Run) -> str:
    text = escape(run.text, quote=False)
    # one space at an end would be closed up with that of the next run
    text = f"<text:s/>{text[1:]}" if text.startswith(" ") else text
    text = f"{text[:-1]}<text:s/>" if text.endswith(" ") else text
    return text if run.face is Face.PLAIN else f'<text:span text:style-name="{run.face}">{text}</text:span>'


def _note(layout: Layout, run: Run) -> str:
    """Return a footnote at its first mark, and afterwards a field that repeats its number."""
    if not run.is_first:
        return (
            '<text:span text:style-name="raised"><text:note-ref text:note-class="footnote" '
            f'text:reference-format="text" text:ref-name="ftn{run.note}">{run.note}</text:note-ref></text:span>'
        )
    told = _runs(layout, note_runs(layout, run.note))
    return (
        f'<text:note text:id="ftn{run.note}" text:note-class="footnote"><text:note-citation>{run.note}'
        f"</text:note-citation><text:note-body>{_paragraph('Footnote', told)}</text:note-body></text:note>"
    )


def _annex(block: Block) -> str:
    heads, *rows = block.more
    made = [tuple(_cell(cell, "Cell") for cell in heads)]
    for number, *told, published in rows:
        lines = "".join(_cell(line, "Cell") for line in told if line)
        made.append((_cell(number, "Cell"), lines, _cell(published, "Cell")))
    return _table(block.id, ("narrow", "value", "day"), made, is_ruled=True)


def _cell(runs: Runs, style: str) -> str:
    return _paragraph(style, "".join(map(_span, runs)))


def _table(key: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, is_ruled: bool = False) -> str:
    """Return a table; the first row of a ruled one is repeated on each page."""
    look = ' table:style-name="ruled"' if is_ruled else ""
    told = []
    for place, row in enumerate(rows):
        cells = "".join(f'<table:table-cell{look} office:value-type="string">{cell}</table:table-cell>' for cell in row)
        made = f'<table:table-row table:style-name="whole">{cells}</table:table-row>'
        is_head = is_ruled and not place
        told.append(f"<table:table-header-rows>{made}</table:table-header-rows>" if is_head else made)
    grid = "".join(f'<table:table-column table:style-name="{column}"/>' for column in columns)
    return f'<table:table table:name="{key}" table:style-name="wide">{grid}{"".join(told)}</table:table>'
