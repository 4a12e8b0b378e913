# ruff: noqa: E501 - a table, a row a line
"""PDF files that lie, loop, swell or attack."""

from __future__ import annotations

from collections.abc import Iterator

from malformed.rows import READ, WORDS, Row, row

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SHOWN = f"BT /F1 12 Tf 40 700 Td ({WORDS}) Tj ET".encode()
CATALOGUE, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
RESOURCES = b"/Resources<</Font<</F1 5 0 R>>>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R" + RESOURCES + b">>"


def stream(content: bytes, entries: bytes = b"", *, length: int | None = None) -> bytes:
    size = len(content) if length is None else length
    return b"<</Length %d%s>>stream\n%s\nendstream" % (size, entries, content)


def pdf(changes: dict[int, bytes] | None = None, *, trailer: bytes = b"", shift: int = 0, xref: bool = True) -> bytes:
    """A PDF of one page with our words, with objects exchanged or added; ``shift`` makes every offset a lie."""
    objects = {1: CATALOGUE, 2: PAGES, 3: PAGE, 4: stream(SHOWN), 5: FONT} | (changes or {})
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, body in sorted(objects.items()):
        places[number] = len(out) + shift
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    if xref:
        out += b"xref\n0 1\n0000000000 65535 f \n"
        for number, place in places.items():
            out += b"%d 1\n%010d 00000 n \n" % (number, max(0, place))
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, trailer, start)
    return bytes(out)


def with_content(content: bytes, entries: bytes = b"", **options: int) -> bytes:
    return pdf({4: stream(content, entries, **options)})


def many_pages(count: int, claimed: int | None = None) -> bytes:
    kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(count))
    pages = {10 + number: PAGE for number in range(count)}
    return pdf({2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, claimed or count), **pages})


def nested_pages(depth: int) -> bytes:
    inner = {
        10 + level: b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (9 + level, 11 + level)
        for level in range(depth)
    }
    return pdf({2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", **inner, 10 + depth: PAGE})


def rows() -> Iterator[Row]:
    whole = pdf()
    yield row("whole.pdf", whole, READ, "the file that all others are made from can be read")
    for part in (10, 40, 60, 80, 95):
        expected = "source-damaged|no-text|read|warned"
        yield row(f"cut-{part}.pdf", whole[: len(whole) * part // 100], expected, "cut short: damage, or what is left")
    yield row("header-only.pdf", b"%PDF-1.7\n", "source-damaged", "nothing but a head")
    yield row("preamble.pdf", b"x" * 900 + whole, READ, "a preamble of less than 1,024 bytes is allowed")
    yield row("late-header.pdf", b"x" * 5000 + whole, "read|warned", "a later head is none: the file is text")
    yield row("garbage-after.pdf", whole + bytes(range(256)) * 40, "read|source-damaged", "rubbish after the end")
    yield row("twice.pdf", whole + whole, READ, "two files one after the other")
    yield row("no-xref.pdf", pdf(xref=False), "read|source-damaged", "the table of places is missing")
    yield row("shifted-xref.pdf", pdf(shift=7), "read|source-damaged", "every place in the table is wrong")
    yield row("negative-xref.pdf", pdf(shift=-10_000), "read|source-damaged", "places before the beginning")
    yield row("far-xref.pdf", pdf(shift=4_000_000_000), "read|source-damaged", "places beyond the end")
    yield row("startxref-loop.pdf", pdf(trailer=b"/Prev 0"), READ, "an earlier table at 0")
    yield row("prev-itself.pdf", lambda: pdf(trailer=b"/Prev %d" % whole.index(b"xref\n")), "read|source-damaged",
              "a table that names itself as the earlier one")  # fmt: skip
    yield row("huge-size.pdf", pdf(trailer=b"/Size 2147483647"), "read|source-damaged", "two thousand million objects")
    yield row("huge-xref.pdf", whole.replace(b"xref\n0 1", b"xref\n0 99999999"), "read|source-damaged",
              "a table that says it is longer than the file")  # fmt: skip
    yield row("catalogue-loop.pdf", pdf({2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}), "source-damaged|no-text|read|warned",
              "a tree of pages that is its own child")  # fmt: skip
    yield row("kids-loop.pdf", pdf({2: b"<</Type/Pages/Kids[6 0 R]/Count 2>>", 6: b"<</Type/Pages/Kids[2 0 R]/Count 2>>"}),
              "source-damaged|no-text|warned", "two nodes of pages that are each other's child")  # fmt: skip
    yield row("indirect-loop.pdf", pdf({6: b"7 0 R", 7: b"6 0 R", 3: PAGE.replace(b"4 0 R", b"6 0 R")}), "no-text|picture-unread",
              "a reference to itself by way of another")  # fmt: skip
    yield row("length-loop.pdf", pdf({4: b"<</Length 4 0 R>>stream\n" + SHOWN + b"\nendstream"}), "read|no-text|source-damaged",
              "a stream whose length is itself")  # fmt: skip
    yield row(
        "length-lies-long.pdf",
        with_content(SHOWN, length=10**9),
        "read|no-text|source-damaged",
        "a length beyond the file",
    )
    yield row("length-lies-short.pdf", with_content(SHOWN, length=3), "read|no-text|warned", "a length of three bytes")
    yield row(
        "length-negative.pdf", with_content(SHOWN, length=-5), "read|no-text|source-damaged", "a length below nothing"
    )
    yield row(
        "count-huge.pdf",
        many_pages(1, 2_000_000_000),
        "source-too-large|warned|read|source-damaged",
        "a thousand million pages that are not there",
    )
    yield row(
        "count-negative.pdf",
        pdf({2: PAGES.replace(b"Count 1", b"Count -1")}),
        "read|no-text|source-damaged|warned",
        "fewer pages than none",
    )
    yield row(
        "pages-1000.pdf", lambda: many_pages(1000), "read|warned", "many pages are no attack: each is given its time"
    )
    yield row(
        "nested-pages.pdf",
        lambda: nested_pages(5000),
        "source-damaged|no-text|read|warned",
        "a tree of pages 5,000 deep",
    )
    yield row(
        "nested-arrays.pdf",
        lambda: pdf({6: b"[" * 300_000 + b"]" * 300_000}),
        "read|source-damaged",
        "arrays nested 300,000 deep",
    )
    yield row("nested-dictionaries.pdf", lambda: pdf({3: PAGE.replace(b">>", b"", 0)[:-2] + b"/A" + b"<</A" * 100_000 + b" 1" + b">>" * 100_000 + b">>"}),
              "read|no-text|source-damaged|picture-unread|warned", "dictionaries nested 100,000 deep in a page")  # fmt: skip
    yield row(
        "nested-content.pdf",
        lambda: with_content(b"q " * 500_000 + SHOWN),
        "read",
        "the state saved half a million times",
    )
    yield row(
        "operands.pdf", lambda: with_content(b"1 " * 2_000_000 + SHOWN), "read", "two million numbers before a letter"
    )
