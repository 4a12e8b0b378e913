"""Tables of a web page that hold data, put into paragraphs of marked rows; tables that only lay out a page stay.

What cuts the article out of a page would write their cells its own way and forget where each one lies.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as markup

from habeas.ingest.marks import BREAK, Drawn, row_of, table_of

MAX_DATA_TABLES = 2_000  # of one page; what more there are stays as it is
LAYS_OUT = frozenset(["h1", "h2", "h3", "nav", "form", "iframe", "article", "section", "main", "header", "footer"])
LONGEST_TERM = 80  # code points
MOSTLY = 0.6  # of the words in one cell, and the table is a frame around it
SPACES = re.compile(r"\s+")
Words = Callable[[markup.HtmlElement], str]


def mark_tables(page: markup.HtmlElement, words: Words) -> None:
    """Replace each table of data, and each list of terms, by a paragraph of marked rows; make frames into blocks.

    ``words`` says what a reader sees of a cell.
    """
    outer: set[etree._Element] = set()
    for table in list(page.iter("table"))[:MAX_DATA_TABLES]:
        if table.getparent() is None or outer & set(table.iterancestors("table")):
            continue
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        if _is_data(table, rows, words):
            outer.add(table)
            _replace(table, _rows(rows, words), caption=table.find("caption"))
        else:
            for element in (table, *rows, *(cell for row in rows for cell in _cells(row))):
                element.tag = "div"
    for terms in list(page.iter("dl"))[:MAX_DATA_TABLES]:
        if pairs := _pairs(terms, words):
            _replace(terms, pairs)


def _is_data(table: markup.HtmlElement, rows: list[markup.HtmlElement], words: Words) -> bool:
    """Whether a table says something by its columns."""
    if table.get("role") in ("presentation", "none") or any(element.tag in LAYS_OUT for element in table.iter()):
        return False
    wide = [row for row in rows if sum(1 for cell in _cells(row) if cell.text_content().strip()) > 1]
    headed = any(cell.tag == "th" for row in rows for cell in _cells(row))
    if len(wide) < 2 or len(wide) < len(rows) / 2 or (not headed and next(table.iter("table"), table) is not table):
        return False
    if headed:
        return True
    if any(True for inner in table.iter("table") if inner is not table):
        return False
    lengths = [len(words(cell).split()) for row in rows for cell in _cells(row)]
    return max(lengths) < 40 or max(lengths) < MOSTLY * sum(lengths)


def _cells(row: markup.HtmlElement) -> list[markup.HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _rows(rows: list[markup.HtmlElement], words: Words) -> list[str]:
    return [_row(row, words) for row in rows if _cells(row)]


def _pairs(terms: markup.HtmlElement, words: Words) -> list[str]:
    """Return the rows "term | what is said of it" of a list of terms, if that is all it holds."""
    rows: list[tuple[str, list[str]]] = []
    for element in terms.iter("dt", "dd"):
        said = BREAK.join(words(element).split("\n"))
        if element.tag == "dt":
            rows.append((said, []))
        elif rows:
            rows[-1][1].append(said)
    if len(rows) < 2 or any(not term or len(term) > LONGEST_TERM or not said for term, said in rows):
        return []
    return [row_of((Drawn(term), Drawn(BREAK.join(said)))) for term, said in rows]


def _replace(element: markup.HtmlElement, rows: list[str], *, caption: markup.HtmlElement | None = None) -> None:
    title = SPACES.sub(" ", caption.text_content()).strip() if caption is not None else ""
    paragraph = markup.Element("p")
    paragraph.text = BREAK.join(chain([title] if title else [], table_of(rows)))
    paragraph.tail = element.tail
    element.getparent().replace(element, paragraph)


def _row(row: markup.HtmlElement, words: Words) -> str:
    cells = _cells(row)
    header = all(cell.tag == "th" for cell in cells) or row.getparent().tag == "thead"
    return row_of((_cell(cell, words) for cell in cells), header=header)


def _cell(cell: markup.HtmlElement, words: Words) -> Drawn:
    return Drawn(
        BREAK.join(words(cell).split("\n")), down=_span(cell, "rowspan"), across=_span(cell, "colspan")
    )  # fmt: skip


def _span(cell: markup.HtmlElement, name: str) -> int:
    given = (cell.get(name) or "1").strip()[:4]
    return max(1, int(given)) if given.isdecimal() and given.isascii() else 1
