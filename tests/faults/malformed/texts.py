"""Text and tables that break the rules of letters; and what is two things at once."""

from __future__ import annotations

import os
from collections.abc import Iterator

from malformed import packages, pdfs
from malformed.mails import MAIL
from malformed.rows import READ, WORDS, Row, row
from malformed.webpages import page


def letters() -> Iterator[Row]:
    text = WORDS.encode()
    yield row("empty.txt", b"", "source-empty", "no byte")
    yield row("one.txt", b"x", READ, "one letter")
    yield row("one-nul.txt", b"\x00", "no-text|source-unknown-type", "one NUL")
    yield row("one-high.txt", b"\xff", "encoding-unknown|warned|no-text", "one byte that is no letter")
    yield row("spaces.txt", b" \t\r\n" * 1000, "no-text", "only white space")
    yield row(
        "nul-between.txt",
        b"\x00".join(text.split()),
        "source-unknown-type|read|warned|encoding-unknown",
        "NUL for spaces",
    )
    yield row("nul-one.txt", text + b"\x00" + text, "read|warned|source-unknown-type", "one NUL in a text")
    yield row("controls.txt", text + b"\x1b[2J\x1b]0;x\x07" + text * 3, "read|warned", "orders to a terminal in a text")
    yield row("binary.txt", bytes(range(256)) * 50, "source-unknown-type", "bytes that are no text")
    yield row(
        "overlong.txt",
        text + b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf",
        "warned|encoding-unknown",
        "UTF-8 longer than it may be",
    )
    yield row(
        "surrogates.txt", text + b"\xed\xa0\x80\xed\xb0\x80", "warned|encoding-unknown", "halves of letters in UTF-8"
    )
    yield row(
        "beyond.txt",
        text + b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80",
        "warned|encoding-unknown",
        "letters beyond the last",
    )
    yield row("cut-letter.txt", "арест учителя в Велморе ".encode() * 30 + b"\xd0", "warned", "a letter cut in two")
    yield row("bom-utf8.txt", b"\xef\xbb\xbf" + text, READ, "a mark of order")
    yield row("bom-twice.txt", b"\xef\xbb\xbf\xef\xbb\xbf" + text, READ, "two marks of order")
    yield row("bom-only.txt", b"\xef\xbb\xbf", "no-text", "a mark of order and nothing more")
    yield row(
        "bom-utf16-odd.txt",
        b"\xff\xfe" + WORDS.encode("utf-16-le") + b"x",
        "encoding-unknown",
        "UTF-16 with half a letter",
    )
    yield row(
        "bom-utf16-surrogate.txt",
        b"\xff\xfe\x00\xd8" + WORDS.encode("utf-16-le"),
        "encoding-unknown",
        "UTF-16 with half a pair",
    )
    yield row(
        "bom-utf16-then-utf8.txt",
        b"\xff\xfe" + text,
        "read|warned|encoding-unknown|source-unknown-type",
        "a mark that lies",
    )
    yield row(
        "bom-utf32.txt",
        b"\xff\xfe\x00\x00" + b"\xff\xff\xff\xff" * 50,
        "encoding-unknown",
        "UTF-32 beyond the last letter",
    )
    yield row(
        "utf7.txt",
        b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + text,
        READ,
        "UTF-7 is read as the letters that it is",
    )
    yield row("line-10mb.txt", lambda: b"a" * 10_000_000, READ, "one line of 10 MB")
    yield row("lines-1m.txt", lambda: b"\n" * 1_000_000 + text, READ, "a million empty lines")
    yield row("combining.txt", ("e" + "\u0301" * 50_000).encode(), READ, "one letter with 50,000 accents")
    yield row("directions.txt", ("\u202e\u2066\u202a" * 5000 + WORDS).encode(), READ, "15,000 marks of direction")
    yield row("spaces-1m.csv", b"," * 1_000_000 + b"\n" + text, READ, "a million columns")
    yield row("quote-open.csv", b'"a,b\n' + text * 1000, READ, "a quote that is never closed")
    yield row(
        "formula.csv",
        b'=cmd|\' /C calc\'!A0,"=HYPERLINK(""http://velmora.invalid"")"\n' + text,
        READ,
        "formulas are letters",
    )
    yield row(
        "random.txt",
        lambda: os.urandom(1),
        "read|warned|encoding-unknown|no-text|source-unknown-type",
        "any byte at all",
    )
    yield row(
        "random-64k.bin",
        lambda: b"\x01\x02" + bytes((n * 7919) % 256 for n in range(65_536)),
        "source-unknown-type",
        "bytes of no kind",
    )
    for name, head in {
        "gz": b"\x1f\x8b\x08",
        "7z": b"7z\xbc\xaf\x27\x1c",
        "rar": b"Rar!\x1a\x07\x01",
        "exe": b"MZ\x90\x00",
        "elf": b"\x7fELF",
        "rtf": b"{\\rtf1{\\*\\objdata 0105}",
        "db": b"SQLite format 3\x00",
        "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "eps": b"%!PS\n(/etc/passwd) (r) file",
    }.items():
        yield row(f"kind-{name}.pdf", head + bytes(2000), "source-unknown-type", "a kind that is not read, called PDF")


def polyglots() -> Iterator[Row]:
    whole, package = pdfs.pdf(), packages.docx()
    yield row("zip-in-pdf.pdf", whole + package, "read|source-damaged", "a DOCX behind a PDF")
    yield row(
        "pdf-in-zip.docx", package[:-22] + whole + package[-22:], "source-damaged|read|warned", "a PDF within a DOCX"
    )
    yield row(
        "pdf-before-zip.pdf", b"%PDF-1.7\n" + package, "source-damaged|read|warned", "the head of a PDF before a DOCX"
    )
    yield row("html-in-pdf.pdf", b"<html><script>x</script>" + whole, "read|warned", "a page before a PDF")
    yield row(
        "pdf-in-html.html",
        page(f"<p>{WORDS}</p><!--").encode() + b" " * 1100 + whole + b"-->",
        "read|warned",
        "a PDF in a remark of a page",
    )
    yield row("mail-in-text.txt", f"{WORDS}\n\n{MAIL}\n{WORDS}".encode(), READ, "a message in a text is text")
    yield row("text.docx", WORDS.encode(), "warned", "text called DOCX")
    yield row("text.pdf", WORDS.encode(), "warned", "text called PDF")
    yield row("pdf.txt", whole, "warned", "a PDF called text")
    yield row("docx.pdf", package, "warned", "a DOCX called PDF")
    yield row("docx.zip", package, READ, "a DOCX called zip is a document")
    yield row("one-byte.pdf", b"%", "warned", "one byte called PDF")
    yield row("one-byte.docx", b"P", "warned", "one byte called DOCX")
    yield row("two-heads.docx", b"PK\x03\x04%PDF-1.7" + bytes(100), "source-damaged", "both heads and nothing more")
    yield row("name-traversal-..-..-etc-passwd", WORDS.encode(), READ, "a name without an ending")


def rows() -> Iterator[Row]:
    yield from letters()
    yield from polyglots()
