"""Each format gives its words in order, its pages, and what it says of itself. People here are invented."""

from __future__ import annotations

import os

import pytest
from ingest_files import (
    STORY,
    UYGHUR,
    a_bare_pdf,
    a_docx,
    a_page,
    a_pdf,
    an_email,
    an_odt,
    docx_with,
    locked_pdf,
    odt_with,
)  # fmt: skip

from habeas.errors import Unreadable
from habeas.ingest import Limits, ingest
from habeas.ingest.errors import (
    NoText,
    SourceDamaged,
    SourceLocked,
    SourceTooLarge,
    SourceUnknownType,
    SourceUnsafe,
    ZipBomb,
)
from habeas.ingest.framing import HIDDEN
from habeas.model import Frame, When

ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def one_line(text: str) -> str:
    return " ".join(text.split())


# PDF


def test_a_pdf_gives_its_pages_and_where_they_lie() -> None:
    document = ingest(
        a_pdf(f"{STORY}\n#pagebreak()\nSecond page.\n#pagebreak()\nThird page.", title="Second page"), name="a.pdf"
    )
    first, second, third = document.pages
    assert one_line(document.text[first.start : first.end]) == STORY
    assert document.text[second.start : second.end] == "Second page.\n"
    assert document.text[third.start : third.end] == "Third page."
    assert (first.start, first.end, second.end) == (0, second.start, third.start)
    assert document.passage(document.text.index("Second"), document.text.index("Second") + 6).page == 2
    assert (document.frame.title, document.language, document.warnings) == ("Second page", "en", ())


def test_the_day_a_pdf_was_made_is_not_a_date_of_publication() -> None:
    assert ingest(a_pdf(STORY), name="a.pdf").frame.published is None


def test_words_broken_at_the_end_of_a_line_are_joined_and_compounds_stay() -> None:
    body = (
        '#set par(justify: true)\n#set text(hyphenate: true, lang: "en")\n'
        + "Incommunicado imprisonment notwithstanding constitutional guarantees. " * 6
    )
    text = one_line(ingest(a_pdf(body), name="a.pdf").text)
    assert text == ("Incommunicado imprisonment notwithstanding constitutional guarantees. " * 6).strip()


def test_paragraphs_of_a_pdf_stand_apart_and_lines_do_not() -> None:
    text = ingest(a_pdf(f"= Statement\n\n{STORY}\n\n{STORY}"), name="a.pdf").text
    assert [one_line(part) for part in text.split("\n\n")] == ["Statement", STORY, STORY]


def test_lam_alef_in_a_pdf_is_put_in_reading_order() -> None:
    body = f'#set text(font: ("Noto Naskh Arabic", "Noto Sans Arabic"), lang: "ug", dir: rtl)\n{UYGHUR}'
    document = ingest(a_pdf(body), name="a.pdf")
    if ("\ufffd" in document.text or not document.text.strip()) and not os.environ.get("CI"):
        pytest.skip("no font with Arabic letters here: apt-get install fonts-noto-core")
    assert one_line(document.text) == UYGHUR


@pytest.mark.parametrize(
    ("data", "error", "why"),
    [
        (locked_pdf(a_pdf(STORY), password="invented"), SourceLocked, "a password is needed to open it"),
        (a_bare_pdf(pages=0), NoText, "no pages"),
        (a_bare_pdf(pages=3), NoText, "pages without a text layer, as a scan has"),
        (a_pdf(STORY)[:300], SourceDamaged, "cut short"),
        (b"%PDF-1.7\nrubbish", SourceDamaged, "a head and nothing else"),
    ],
)
def test_a_pdf_without_readable_words_is_set_aside(data: bytes, error: type[Unreadable], why: str) -> None:
    with pytest.raises(error):
        ingest(data, name="a.pdf")


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    assert one_line(ingest(locked_pdf(a_pdf(STORY), password=""), name="a.pdf").text) == STORY


def test_pages_without_text_beside_pages_with_text_are_named() -> None:
    document = ingest(a_pdf(f"{STORY}\n#pagebreak()\n#rect(width: 2cm)"), name="a.pdf")
    assert document.warnings == ("1 of 2 pages have no text and are perhaps scans: 2.",)


# What a file says of itself


@pytest.mark.parametrize(
    ("data", "name", "author"),
    [(a_docx(), "a.docx", "file creator"), (an_odt(), "a.odt", "file creator"),
     (a_pdf(STORY, title="Statement on Ilmar Sandvik"), "a.pdf", None)],
)  # fmt: skip
def test_what_only_the_properties_of_a_file_say_stays_on_record_and_is_not_cited(
    data: bytes, name: str, author: str | None
) -> None:
    document = ingest(data, name=name)
    kept = {each.name: each for each in document.properties}
    assert document.frame.title is None
    assert HIDDEN in document.warnings
    assert "Statement on Ilmar Sandvik" in {each.value for each in kept.values()}
    assert author is None or kept[author].sensitive
    assert document.as_cited().properties == ()


# DOCX


def test_a_docx_gives_header_body_table_and_footer_in_order() -> None:
    document = ingest(a_docx(), name="a.docx")
    assert document.text.split("\n") == [
        "Invented Committee of Norvale",
        "Statement",
        STORY,
        "Date | Event",
        "3 May 2021 | arrest",
        "After the table.",
        "norvale.invalid",
    ]
    assert document.frame.author == "Invented Committee"
    assert document.frame.published is None


INSERTED = "<w:ins><w:r><w:t>kept</w:t></w:r></w:ins>"
DELETED = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
BOX = "<w:txbxContent>" + PARAGRAPH.format("box") + "</w:txbxContent>"
BOX_TWICE = f"<mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent>"
CELL = "<w:tc>{}</w:tc>"
INNER = "<w:tbl><w:tr>" + "".join(CELL.format(PARAGRAPH.format(word)) for word in "ab") + "</w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("body", "text", "why"),
    [
        (f"<w:p>{INSERTED}{DELETED}</w:p>", "kept", "inserted words are read, deleted ones not"),
        ("<w:sdt><w:sdtContent>" + PARAGRAPH.format("in") + "</w:sdtContent></w:sdt>", "in", "content controls"),
        (f"<w:p><w:r><w:t>with</w:t>{BOX_TWICE}</w:r></w:p>", "with\nbox", "a text box, once"),
        ("<w:p><w:hyperlink><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:hyperlink></w:p>", "a\tb", "links, tabs"),
        (
            f"<w:tbl><w:tr>{CELL.format(INNER)}{CELL.format(PARAGRAPH.format('c'))}</w:tr></w:tbl>",
            "a | b | c",
            "nested",
        ),
    ],
)
def test_no_words_of_a_docx_vanish(body: str, text: str, why: str) -> None:
    assert ingest(docx_with(body), name="a.docx").text == text, why


def test_footnotes_of_a_docx_follow_the_text_in_its_order() -> None:
    run = '<w:r><w:t>{}</w:t><w:footnoteReference w:id="{}"/></w:r>'
    body = f"<w:p>{run.format('One', 7)}{run.format(' two.', 3)}</w:p>"
    notes = '<w:footnotes SPACES><w:footnote w:id="3">{}</w:footnote><w:footnote w:id="7">{}</w:footnote></w:footnotes>'
    xml = notes.format(PARAGRAPH.format("second note"), PARAGRAPH.format("first note"))
    assert ingest(docx_with(body, footnotes=xml), name="a.docx").text == "One two.\n[1] first note\n[2] second note"


@pytest.mark.parametrize(
    ("data", "error", "why"),
    [
        (a_docx()[:2000], SourceDamaged, "cut short"),
        (docx_with("<w:p>"), SourceDamaged, "XML that does not close"),
        (docx_with(""), NoText, "an empty document"),
        (docx_with("").replace(b"word/document.xml", b"word/dokument.xml"), SourceDamaged, "no main part"),
        (
            docx_with("", styles=ENTITIES + "<x/>", comments=ENTITIES + "<x/>"),
            NoText,
            "entities in parts that are not read",
        ),
        (docx_with("", footnotes=ENTITIES + "<w:footnotes SPACES>&c;</w:footnotes>"), SourceUnsafe, "an entity bomb"),
        (docx_with(PARAGRAPH.format("a" * 30_000_000)), ZipBomb, "one part unpacks to 1,000 times its size"),
    ],
    ids=["truncated", "open-xml", "empty", "no-main", "unread", "entities", "bomb"],
)
def test_a_broken_or_hostile_docx_is_set_aside(data: bytes, error: type[Unreadable], why: str) -> None:
    with pytest.raises(error):
        ingest(data, name="a.docx")


# ODT

MANIFEST_NAMES = 'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
ENCRYPTED = f"<m:manifest {MANIFEST_NAMES}><m:encryption-data/></m:manifest>"


def test_an_odt_gives_headings_paragraphs_and_tables_in_order() -> None:
    document = ingest(an_odt(), name="a.odt")
    assert document.text.split("\n") == ["Statement", STORY, "Date | Event", "3 May 2021 | arrest", "After  the table."]


@pytest.mark.parametrize(
    ("data", "error", "why"),
    [
        (odt_with(ENTITIES + "<x>&c;</x>"), SourceUnsafe, "an entity bomb"),
        (odt_with("<x>"), SourceDamaged, "XML that does not close"),
        (odt_with("<x/>", manifest=ENCRYPTED), SourceLocked, "encrypted"),
        (odt_with("<x/>", media="application/vnd.oasis.opendocument.spreadsheet"), SourceUnknownType, "a spreadsheet"),
        (an_odt()[:1500], SourceDamaged, "cut short"),
    ],
)  # fmt: skip
def test_a_broken_or_hostile_odt_is_set_aside(data: bytes, error: type[Unreadable], why: str) -> None:
    with pytest.raises(error):
        ingest(data, name="a.odt")


# HTML

ARTICLE = "".join(f"<p>{STORY} Paragraph {number}.</p>" for number in range(6))
LINKED = '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "Teacher held", "datePublished": "2021-05-04T08:00:00+06:00", "author": [{"name": "A. Writer"}], "publisher": {"name": "Norvale Post"}}]}</script>'  # noqa: E501


def test_a_web_page_gives_the_article_without_its_menus() -> None:
    document = ingest(
        a_page(
            f"<nav>Home Sport</nav><article><h1>Teacher held</h1>{ARTICLE}</article><footer>Contact</footer>",
            head=LINKED,
        ),
        name="a.html",
    )
    assert document.text.startswith("Teacher held\n")
    assert [f"{STORY} Paragraph {number}." in document.text for number in range(6)] == [True] * 6
    assert "Sport" not in document.text
    assert document.warnings == ()


def test_a_web_page_says_who_published_it_when_and_where() -> None:
    canonical = '<link rel="canonical" href="https://norvale.invalid/teacher">'
    frame = ingest(a_page(ARTICLE, head=LINKED + canonical), name="a.html").frame
    assert frame == Frame(
        publisher="Norvale Post",
        title="Teacher held",
        author="A. Writer",
        url="https://norvale.invalid/teacher",
        published=When.parse("2021-05-04", as_written="2021-05-04T08:00:00+06:00"),
        published_basis="metadata",
    )


def test_where_the_article_would_lose_words_all_visible_words_are_kept() -> None:
    rows = "".join(f"<tr><td>Prisoner {number}</td><td>{number} May 2021</td></tr>" for number in range(40))
    page = a_page(f"<p>List.</p><div class='comments'><table>{rows}</table></div>")
    document = ingest(page, name="a.html")
    assert [f"Prisoner {number} | {number} May 2021" in document.text for number in range(40)] == [True] * 40
    assert document.warnings == ("The article could not be told from the rest of the page; all visible text was kept.",)


def test_what_a_page_hides_is_not_its_text() -> None:
    document = ingest(
        a_page(
            "<p>These words are shown to everyone who reads.</p><p style='display:none'>Hidden.</p>"
            "<script>x='No.'</script>"
        ),
        name="a.html",
    )
    assert document.text == "These words are shown to everyone who reads."


def test_a_page_in_an_old_encoding_is_read_as_it_states() -> None:
    meta = "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>"
    page = f"<html><head>{meta}</head><body><p>Учитель арестован</p></body></html>"
    assert ingest(page.encode("cp1251"), name="a.html").text == "Учитель арестован"


def test_words_nested_deeper_than_parsers_expect_do_not_vanish() -> None:
    assert ingest(a_page("<div>" * 400 + "deep"), name="a.html").text == "deep"


def test_a_page_nested_a_hundred_thousand_deep_is_set_aside() -> None:
    with pytest.raises(SourceDamaged):
        ingest(a_page("Words before. " + "<div>" * 100_000 + "deep"), name="a.html")


# EML


def test_a_message_gives_its_headers_and_its_plain_words() -> None:
    document = ingest(an_email(), name="a.eml")
    assert one_line(document.text) == one_line(
        "From: Ása Norðdal <asa@norvale.invalid> To: desk@norvale.invalid Date: Mon, 10 May 2021 23:30:00 +0600 "
        f"Subject: Арест учителя {STORY}"
    )
    assert document.frame.title == "Арест учителя"
    assert document.frame.published == When.parse("2021-05-10", as_written="2021-05-10")
    assert document.warnings == (
        "An attachment was not read; save it from the message and ingest it too: приговор.pdf.",
    )


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (
            b"Content-Type: text/plain; charset=x-invented-8\n\n" + "Учитель арестован и осуждён".encode("cp1251"),
            "unknown charset",
        ),
        (
            b"Content-Type: text/plain; charset=koi8-r\n\n" + "Учитель арестован и осуждён".encode("koi8-r"),
            "stated charset",
        ),
        (b"Content-Type: text/html; charset=utf-8\n\n" + "<p>Учитель арестован и осуждён</p>".encode(), "only HTML"),
        ("Content-Type: text/plain\n\nУчитель арестован и осуждён".encode(), "none stated"),
    ],
)
def test_a_message_in_any_charset_is_read(body: bytes, why: str) -> None:
    text = ingest(b"From: a@b.invalid\nSubject: x\nMIME-Version: 1.0\n" + body, name="a.eml").text
    assert text.endswith("\nУчитель арестован и осуждён"), why


# all


@pytest.mark.parametrize(
    "data", [a_pdf(STORY), a_docx(), an_odt(), a_page(ARTICLE), an_email()], ids=["pdf", "docx", "odt", "html", "eml"]
)
def test_the_same_bytes_give_the_same_document(data: bytes) -> None:
    assert ingest(data) == ingest(data)


def test_text_beyond_the_bound_is_refused_inside_the_reader() -> None:
    with pytest.raises(SourceTooLarge):
        ingest(a_pdf(STORY), name="a.pdf", limits=Limits(text_chars=50))


def test_a_page_that_hides_nearly_all_until_a_script_runs_is_read_whole() -> None:
    document = ingest(a_page(f"<p>Loading.</p><div hidden>{ARTICLE}</div>"), name="a.html")
    assert "Paragraph 5." in document.text
    assert document.warnings == ("Much of the page is hidden until a script shows it; it was read as if shown.",)
