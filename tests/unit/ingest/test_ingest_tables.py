"""Tables of pages, DOCX, ODT and PDF files, drawn as rows of cells. Everyone in them is invented."""

from __future__ import annotations

import io
import json

import docx
import odfdo
import pytest
from ingest_files import a_page, a_pdf

from habeas.ingest import ingest
from habeas.ingest.marks import BREAK, CELL, CELL_END, TABLE, TABLE_END, Drawn, lift, row_of, table_of, unmarked
from habeas.model import Document, Page
from habeas.model.codec import from_json, to_json

ROWS = [["Name", "Arrested"], ["Danel Orsun", "17 May 2013"], ["Mirel Tavos", "2 May 2014"]]


def cells(document: Document, number: int = 0) -> list[list[str]]:
    """The words of one table's cells."""
    table = document.tables[number]
    return [[document.text[cell.start : cell.end] for cell in row.cells] for row in table.rows]


def a_html(rows: list[list[str]], *, attributes: str = "") -> bytes:
    made = "".join(f"<tr>{''.join(f'<td>{words}</td>' for words in row)}</tr>" for row in rows)
    story = "The invented committee of Norvale keeps this list of people and tells what became of each of them."
    return a_page(f"<h1>List</h1><p>{story}</p><table {attributes}>{made}</table><p>Checked by the committee.</p>")


def a_docx(rows: list[list[str]]) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for to, words in enumerate(row):
            table.cell(at, to).text = words
    document.save(out)
    return out.getvalue()


def an_odt(rows: list[list[str]]) -> bytes:
    document, out = odfdo.Document("text"), io.BytesIO()
    document.body.clear()
    table = odfdo.Table("List", width=len(rows[0]), height=len(rows))
    for at, row in enumerate(rows):
        for to, words in enumerate(row):
            table.set_value((to, at), words)
    document.body.append(table)
    document.save(out)
    return out.getvalue()


def a_set(rows: list[list[str]]) -> bytes:
    made = ", ".join(f"[{words}]" for row in rows for words in row)
    return a_pdf(f"Before the table.\n#table(columns: {len(rows[0])}, {made})\nAfter the table.")


@pytest.mark.parametrize("make", [a_html, a_docx, an_odt, a_set], ids=["html", "docx", "odt", "pdf"])
def test_a_table_is_drawn_whatever_the_format(make: object) -> None:
    document = ingest(make(ROWS), name="a")  # type: ignore[operator]

    assert cells(document) == ROWS


def test_a_cell_that_spans_stands_in_each_row_and_column() -> None:
    page = a_page(
        "<p>The invented committee of Norvale keeps this list and tells what became of each of them all.</p><table>"
        "<tr><th>Name</th><th colspan=2>Arrest</th></tr><tr><td rowspan=2>Ilmar</td><td>1</td><td>2</td></tr>"
        "<tr><td>3</td><td>4</td></tr></table>"
    )
    document = ingest(page, name="a.html")

    assert cells(document) == [["Name", "Arrest", "Arrest"], ["Ilmar", "1", "2"], ["Ilmar", "3", "4"]]
    assert [row.is_header for row in document.tables[0].rows] == [True, False, False]


def test_joined_cells_of_a_docx_are_one() -> None:
    document, out = docx.Document(), io.BytesIO()
    table = document.add_table(rows=3, cols=2)
    for at, words in enumerate(["Name", "Prison", "Danel Orsun", "No. 14", "Mirel Tavos", ""]):
        table.cell(at // 2, at % 2).text = words
    table.cell(1, 1).merge(table.cell(2, 1))
    document.save(out)

    assert cells(ingest(out.getvalue(), name="a.docx")) == [
        ["Name", "Prison"], ["Danel Orsun", "No. 14"], ["Mirel Tavos", "No. 14"]
    ]  # fmt: skip


LAID_OUT = [
    ("<table><tr><td><h2>News</h2><p>{0}</p></td><td>Menu</td></tr><tr><td>a</td><td>b</td></tr></table>", "headings"),
    ("<table role='presentation'><tr><td>{0}</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a role"),
    ("<table><tr><td>{0} {0} {0}</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "one cell holds it all"),
    ("<table><tr><td>{0}</td></tr><tr><td>{0}</td></tr></table>", "one column"),
]


@pytest.mark.parametrize(("body", "why"), LAID_OUT)
def test_a_table_that_lays_out_a_page_is_none(body: str, why: str) -> None:
    story = "Ilmar Sandvik, a teacher, was arrested on 3 May 2021 in the invented town of Norvale, his family said."
    document = ingest(a_page(body.format(story)), name="a.html")

    assert document.tables == (), why
    assert story in document.text


def test_terms_and_what_is_said_of_them_are_rows() -> None:
    page = a_page("<h2>Vegar Lunde</h2><dl><dt>Age</dt><dd>31</dd><dt>Charges</dt><dd>a</dd><dd>b</dd></dl>"
                  "<p>He began a hunger strike in October and was moved to a prison hospital later.</p>")  # fmt: skip

    assert cells(ingest(page, name="a.html")) == [["Age", "31"], ["Charges", "a\nb"]]


def test_words_of_a_wrapped_pdf_cell_stay_together() -> None:
    rows = [["No", "Name", "Charge"], ["1", "Danel Orsun", "insult of the head of the invented State of Estrany"],
            ["2", "Mirel Tavos", "-"], ["3", "Ilena Varro", "treason"]]  # fmt: skip
    found = cells(ingest(a_set(rows), name="a.pdf"))

    assert [[" ".join(words.split()) for words in row] for row in found] == rows


def test_prose_of_a_pdf_is_no_table() -> None:
    story = "Ilmar Sandvik was arrested on 3 May 2021 by officers of the invented State of Estrany and held. " * 12

    assert ingest(a_pdf(f"#set par(justify: true)\n{story}"), name="a.pdf").tables == ()
    assert ingest(a_pdf(f"#columns(2)[{story}]"), name="a.pdf").tables == ()


def test_every_table_of_a_pdf_lies_on_its_page() -> None:
    rows = [["No", "Name", "Age"], *([str(n), f"Danel Orsun{n}", str(20 + n)] for n in range(30))]
    document = ingest(a_set(rows), name="a.pdf")

    assert len(document.tables) > 1
    for table in document.tables:
        places = {document.find_page(cell.start) for row in table.rows for cell in row.cells if cell.end > cell.start}
        assert len(places) == 1
    assert [row for number in range(len(document.tables)) for row in cells(document, number)] == rows


def test_marks_without_a_partner_leave_the_text_alone() -> None:
    assert lift(f"a{CELL}b{TABLE_END}c{BREAK}d") == ("abc\nd", ())
    text, tables = lift(f"{TABLE}{CELL}x{CELL_END} y")
    assert (text, tables) == ("x y", ())


def test_a_source_that_has_the_marks_loses_them() -> None:
    assert unmarked(f"a{TABLE}b{BREAK}c") == "abc"
    assert ingest(a_page(f"<p>Ilmar{CELL} Sandvik</p>"), name="a.html").text == "Ilmar Sandvik"


def test_a_span_larger_than_its_table_is_bounded() -> None:
    marked = "\n".join(table_of([row_of([Drawn("a", down=10**6, across=10**6)]), row_of([Drawn("b")])]))
    _, (table,) = lift(marked)

    assert [len(row.cells) for row in table.rows] == [60, 61]


def test_a_document_written_before_there_were_tables_is_still_read() -> None:
    document = Document(
        sha256="0" * 64, size=1, media_type="text/plain", engine="test", text="a", language="en",
        pages=(Page(number=1, start=0, end=1),),
    )  # fmt: skip
    plain = json.loads(to_json(document))
    del plain["tables"]

    assert from_json(Document, json.dumps(plain)) == document


def test_tables_are_written_and_read_back() -> None:
    document = ingest(a_docx(ROWS), name="a.docx")

    assert from_json(Document, to_json(document)) == document
