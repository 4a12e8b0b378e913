"""PDF by pdfium: pages in order, right-to-left words in reading order, paragraphs where the lines stand apart."""

from __future__ import annotations

import ctypes
import re
from contextlib import suppress
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from habeas.ingest.cleaning import clean, tidy, word
from habeas.ingest.engines.pdftables import mark_tables
from habeas.ingest.engines.scanned import is_picture
from habeas.ingest.errors import NoText, SourceDamaged, SourceLocked, SourceTooLarge
from habeas.ingest.extract import Extract
from habeas.ingest.marks import lift, moved, unmarked
from habeas.ingest.progress import Tell, untold
from habeas.ingest.scans.picture import MOST_PIXELS, Picture
from habeas.model.document import Page, Property, Table

ALEFS, LAM = "اأإآ", "ل"
LINE_HYPHENS = "\ufffe\x02"  # how pdfium writes a hyphen at the end of a line, and leaves out the break
PARAGRAPH_GAP = 1.25  # of the usual step from line to line
MIN_RESIZE = 0.12  # of the larger size; superscripts at the start of a line are rarer than headings
DRAWN_DPI, MOST_SIDE = 300, 20_000
MOST_PAGES = 50_000  # the longest court file seen has 1,200
MADE_UP_TITLE = re.compile(r"(?:microsoft word\s*-.*|untitled|.*\.(?:docx?|rtf|indd|odt|pdf))", re.I)


class _Line(NamedTuple):
    """The first letter of a line, where it stands and how large it is."""

    at: int
    foot: float
    size: float


def read(data: bytes, *, tell: Tell = untold) -> Extract:
    """Return the text of all pages, one after another, and where each begins and ends."""
    document = _open(data)
    total, read = len(document), list[tuple[str, bool]]()
    if total > MOST_PAGES:
        raise SourceTooLarge
    for at in range(total):
        read.append(_page_text(document, at))
        tell(at + 1, total)
    texts = [text for text, _ in read]
    scans = tuple(number for number, (_, is_scan) in enumerate(read, start=1) if is_scan)
    if not scans and not any(text.strip() for text in texts):
        raise NoText
    text, pages, tables = _join(_join_hyphens(texts))
    facts = _facts(document)
    title = word(facts.get("Title"))
    return Extract(
        engine=f"pypdfium2 {pypdfium2.PYPDFIUM_INFO} (pdfium {pypdfium2.PDFIUM_INFO})",
        text=text,
        pages=pages,
        tables=tables,
        title=None if title is None or MADE_UP_TITLE.fullmatch(title) else title,
        author=word(facts.get("Author")),
        warnings=_warnings(document),
        properties=_properties(facts),
        scans=scans,
    )


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise SourceLocked from error
        if error.err_code == pdfium.FPDF_ERR_SUCCESS:  # opened well, and has no pages
            raise NoText from error
        raise SourceDamaged from error


def draw(data: bytes, *, page: int, turned: int) -> Picture:
    """Return one page in grey, as sharp as tesseract wants it, and no larger than is safe."""
    document = _open(data)
    if page > len(document):
        raise SourceDamaged
    try:
        opened = document[page - 1]
        width, height = opened.get_size()
        across = max(width * height, 1.0)
        scale = min(DRAWN_DPI / 72, (MOST_PIXELS / across) ** 0.5 * 0.99, MOST_SIDE / max(width, height, 1.0))
        bitmap = opened.render(scale=scale, rotation=turned, grayscale=True)
    except (pypdfium2.PdfiumError, ValueError) as error:  # no such page, or one of an impossible size
        raise SourceDamaged from error
    rows = memoryview(bitmap.buffer).cast("B")
    pixels = b"".join(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
    return Picture(width=bitmap.width, height=bitmap.height, dpi=round(72 * scale) or None, pixels=pixels)


def _facts(document: pypdfium2.PdfDocument) -> dict[str, str]:
    """What the file says of itself, but for what is written in no letters."""
    found = {}
    for key in document.METADATA_KEYS:
        with suppress(UnicodeDecodeError):
            found[key] = document.get_metadata_value(key)
    return found


def _properties(facts: dict[str, str]) -> tuple[Property, ...]:
    """What the file says of itself; whoever wrote or converted it may be named there."""
    named = ((word(name), word(value)) for name, value in facts.items())
    return tuple(
        Property(name=f"PDF {name}", value=value, sensitive=name not in ("CreationDate", "ModDate", "Producer"))
        for name, value in named
        if name and value
    )


def _page_text(document: pypdfium2.PdfDocument, at: int) -> tuple[str, bool]:
    """The text layer of a page, and whether the page is rather a picture that should be read."""
    try:
        page = document[at]
        if document.get_formtype() != pdfium.FORMTYPE_NONE:
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)  # what was typed into a form is text only then
            page = document[at]
        layer = page.get_textpage()
    except pypdfium2.PdfiumError:
        return "", False  # counted among the pages without text
    letters = [unmarked(chr(pdfium.FPDFText_GetUnicode(layer, index))) for index in range(layer.count_chars())]
    is_scan = is_picture(page, letters)
    _mend_lam_alef(letters, layer)
    _part_paragraphs(letters, layer)
    mark_tables(letters, layer, page)
    return "".join(letters), is_scan


def _mend_lam_alef(letters: list[str], layer: pypdfium2.PdfTextPage) -> None:
    """Swap the two letters of a lam-alef ligature, which pdfium gives in the wrong order.

    Both letters of a ligature lie in one glyph box, so a true alef-lam is never touched.
    """
    for at in range(len(letters) - 1):
        if letters[at] in ALEFS and letters[at + 1] == LAM and layer.get_charbox(at) == layer.get_charbox(at + 1):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]


def _part_paragraphs(letters: list[str], layer: pypdfium2.PdfTextPage) -> None:
    """Put an empty line where lines stand clearly further apart than is usual here, or the size of letters changes."""
    lines = [_Line(at, _baseline(layer, at), pdfium.FPDFText_GetFontSize(layer, at)) for at in _line_starts(letters)]
    steps = [above.foot - below.foot for above, below in pairwise(lines)]
    downward = [step for step in steps if step > 1]
    usual = median(downward) if downward else 0.0
    for (above, below), step in zip(pairwise(lines), steps, strict=True):
        resized = abs(above.size - below.size) > MIN_RESIZE * max(above.size, below.size)
        if step > 1 and (step > PARAGRAPH_GAP * usual or resized):
            letters[below.at] = "\n" + letters[below.at]


def _baseline(layer: pypdfium2.PdfTextPage, at: int) -> float:
    """How high the line of this letter stands on the page, in points."""
    across, up = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(layer, at, ctypes.byref(across), ctypes.byref(up))
    return up.value


def _line_starts(letters: list[str]) -> list[int]:
    """The index of the first letter of each line that has one."""
    starts, fresh = [], True
    for at, letter in enumerate(letters):
        if letter in "\r\n" or letter in LINE_HYPHENS:
            fresh = True
        elif fresh and not letter.isspace():
            starts.append(at)
            fresh = False
    return starts


def _join_hyphens(texts: list[str]) -> list[str]:
    """Decide for each hyphen at the end of a line whether it belongs to the word.

    It stays between other than small letters, and where the same words stand with a hyphen elsewhere.
    """
    whole = "\n".join(texts).lower()
    spelt = set(re.findall(r"[^\W\d_]+-[^\W\d_]+", whole))

    def settle(match: re.Match[str]) -> str:
        before, after = match.group(1), match.group(2)
        small = before[-1:].islower() and after[:1].islower()
        keep = not small or f"{before}-{after}".lower() in spelt
        return f"{before}-{after}" if keep else before + after

    pattern = re.compile(rf"(\w*)[{LINE_HYPHENS}](?:\r?\n)?(\w*)")
    return [pattern.sub(settle, text) for text in texts]


def _join(texts: list[str]) -> tuple[str, tuple[Page, ...], tuple[Table, ...]]:
    """Put the pages one after another; a page ends where the next begins."""
    whole, pages, found, reached = [], list[Page](), list[Table](), 0
    for number, text in enumerate(texts, start=1):
        piece, tables = lift(tidy(clean(text).lstrip()))
        found += [moved(table, reached) for table in tables]
        piece += "\n" if piece and number < len(texts) else ""
        pages.append(Page(number=number, start=reached, end=reached + len(piece)))
        whole.append(piece)
        reached += len(piece)
    return "".join(whole), tuple(pages), tuple(found)


def _warnings(document: pypdfium2.PdfDocument) -> tuple[str, ...]:
    attached = document.count_attachments()
    return (f"{attached} files are attached inside this PDF; they were not read.",) if attached else ()
