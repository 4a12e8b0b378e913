# ruff: noqa: E501 - a table, a row a line
"""Web pages nested, swollen or scripted."""

from __future__ import annotations

from collections.abc import Iterator

from malformed import packages
from malformed.rows import WORDS, Row, row


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>Torek</title>{head}</head><body>{body}</body></html>"


def rows() -> Iterator[Row]:
    paragraph = f"<p>{WORDS}</p>"
    yield row(
        "deep-100k.html",
        lambda: page("<div>" * 100_000 + paragraph + "</div>" * 100_000).encode(),
        "source-damaged|read|source-took-too-much-memory",
        "elements nested 100,000 deep",
    )
    yield row(
        "deep-1000.html",
        page("<div>" * 1000 + paragraph + "</div>" * 1000).encode(),
        "read|warned",
        "elements nested 1,000 deep",
    )
    yield row(
        "inline-100k.html",
        lambda: page("<b><i>" * 50_000 + paragraph).encode(),
        "source-damaged|read|warned|source-took-too-much-memory",
        "what is never closed",
    )
    yield row(
        "tables-deep.html",
        lambda: page("<table><tr><td>" * 3000 + paragraph).encode(),
        "source-damaged|read|warned|source-took-too-much-memory",
        "tables nested 3,000 deep",
    )
    yield row(
        "attribute-10mb.html",
        lambda: page(f'<p title="{"x" * 10_000_000}">{WORDS}</p>').encode(),
        "read|warned|source-damaged",
        "an attribute of 10 MB",
    )
    yield row(
        "attributes-20k.html",
        lambda: page("<p " + " ".join(f"a{n}=1" for n in range(20_000)) + f">{WORDS}</p>").encode(),
        "read|warned|source-timed-out",
        "20,000 attributes",
    )
    yield row(
        "elements-60k.html",
        lambda: page("<br>" * 60_000 + paragraph).encode(),
        "read|warned|source-timed-out",
        "60,000 elements",
    )
    yield row(
        "cells.html",
        lambda: page(f'<table><tr><td colspan="999999999" rowspan="999999999">{WORDS}</td></tr></table>').encode(),
        "read|warned",
        "a cell of 10^18 places",
    )
    yield row(
        "script.html",
        page(f"<script>while(true){{}}</script><img src=x onerror=alert(1)>{paragraph}").encode(),
        "read|warned",
        "a script is no text and does not run",
    )
    yield row(
        "refresh.html",
        page(
            paragraph,
            '<meta http-equiv="refresh" content="0;url=file:/etc/passwd"><base href="http://velmora.invalid/"><link rel="stylesheet" href="http://velmora.invalid/x.css">',
        ).encode(),
        "read|warned",
        "nothing is fetched",
    )
    yield row(
        "entity.html",
        (
            b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:/etc/passwd">]><html><body><p>&x; '
            + WORDS.encode()
            + b"</p></body></html>"
        ),
        "read|warned",
        "an entity that reads a file",
    )
    yield row(
        "xhtml-laughs.html",
        f"<?xml version='1.0'?>{packages.laughs(9).replace('DOCTYPE x', 'DOCTYPE html')}<html><body><p>&a8; {WORDS}</p></body></html>".encode(),
        "read|warned|no-text",
        "a thousand million laughs in a page",
    )
    yield row(
        "comment-open.html",
        page(f"{paragraph}<!--{'x' * 100_000}").encode(),
        "read|warned",
        "a remark that is never closed",
    )
    yield row(
        "comments-head.html",
        lambda: b"<!-- -->" * 500 + page(paragraph).encode(),
        "read|warned",
        "remarks before the page",
    )
    yield row("cdata.html", page(f"<![CDATA[{WORDS}]]>{paragraph}").encode(), "read|warned", "a part of XML in a page")
    yield row("nul.html", page(paragraph.replace("May", "Ma\x00y")).encode(), "read|warned", "a NUL in a page")
    yield row(
        "charset-lies.html",
        page(paragraph, '<meta charset="utf-16">').encode(),
        "read|warned|no-text",
        "letters said to be others than they are",
    )
    yield row(
        "charset-idna.html",
        page(paragraph + "é", '<meta charset="idna">').encode("latin-1"),
        "read|warned",
        "a set of letters that is a program for names",
    )
    yield row(
        "charset-hex.html",
        page(paragraph + "é", '<meta charset="zlib_codec">').encode("latin-1"),
        "read|warned",
        "a set of letters that unpacks",
    )
    yield row(
        "json-deep.html",
        lambda: page(paragraph, f'<script type="application/ld+json">{"[" * 100_000}</script>').encode(),
        "read|warned",
        "JSON nested 100,000 deep",
    )
    yield row(
        "json-number.html",
        page(
            paragraph, f'<script type="application/ld+json">{{"@type":"Article","headline":{"9" * 5000}}}</script>'
        ).encode(),
        "read|warned",
        "a number of 5,000 digits",
    )
    yield row(
        "select.html",
        page(f"<select>{'<option>x' * 20_000}</select>{paragraph}").encode(),
        "read|warned",
        "20,000 choices",
    )
    yield row("hidden.html", page(f'<p style="display:none">{WORDS}</p>').encode(), "read|warned", "everything hidden")
    yield row(
        "tag-endless.html",
        b"<html><body><p " + b"x" * 200_000,
        "no-text|source-damaged|read|warned",
        "a tag that is never closed",
    )
