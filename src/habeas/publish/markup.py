"""A page, a drawing or any XML: its words as a reader sees them, attributes, comments, scripts, styles, data: URIs."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

from habeas.publish.decoding import texts_in
from habeas.publish.pieces import File, Flaw, Found, Piece, once

BLOCKS = frozenset(
    ["p", "h", "h1", "h2", "h3", "h4", "h5", "h6", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "table",
     "section", "article", "header", "footer", "main", "nav", "aside", "title", "option", "summary", "details", "br",
     "hr", "blockquote", "pre", "label", "button", "legend", "caption", "figcaption", "body", "head", "html", "text",
     "tspan", "desc", "tab", "s", "line-break", "tc", "c", "si", "row", "table-cell", "table-row", "comment",
     "annotation", "creator", "lastmodifiedby", "subject", "description", "keywords", "date"]
)  # fmt: skip
MACHINE = frozenset(
    ["class", "style", "font-family", "typeface", "ascii", "hansi", "cs", "eastasia", "val", "styleid", "style-name",
     "script", "lang", "font-name", "d", "points", "transform", "viewbox", "type", "rel", "charset", "media",
     "font-family-asian", "font-family-complex", "font-name-asian", "font-name-complex", "xmlns", "panose1", "name"]
)  # fmt: skip
TOLD_NAMES = frozenset(["meta", "input", "sheet", "definedname", "docpr", "cnvpr", "property", "param", "bookmarkstart",
                        "bookmark", "frame", "table", "file", "a", "map", "iframe", "user-field-decl", "object",
                        "user-defined", "author", "pivottabledefinition"])  # fmt: skip
URI = re.compile(r"data:([\w.+/-]*)((?:;[\w=-]+)*),([^\"'\s)>]*)", re.IGNORECASE)
LITERAL = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'|`((?:\\.|[^`\\])*)`")
ENDINGS = {"image/png": "x.png", "image/jpeg": "x.jpg", "image/svg+xml": "x.svg", "text/html": "x.html",
           "application/pdf": "x.pdf", "text/plain": "x.txt", "": "x.txt", "text/css": "x.txt"}  # fmt: skip
FONTS = ("font/", "application/font", "application/x-font")


def read_markup(file: File) -> Found:
    """Yield everything that a file of tags says or hides."""
    for text in texts_in(file.data):
        parts = _Parts()
        parts.feed(text)
        parts.close()
        yield Piece(file.at("the text"), "".join(parts.run))
        yield Piece(file.at("the text"), "".join(parts.split))
        yield Piece(file.at("an attribute"), "\n".join(parts.told))
        yield Piece(file.at("an attribute"), "\n".join(once(parts.machine)), False)
        yield Piece(file.at("a comment"), "\n".join(parts.comments))
        yield Piece(file.at("a script or style"), "\n".join(parts.code), False)
        yield Piece(file.at("a script or style"), "\n".join(_literals("\n".join(parts.code))))
        for number, page in enumerate(parts.pages, start=1):
            yield file.within(page.encode(), "x.html", f"page within the page {number}")
        yield from _held(file, text)


class _Parts(HTMLParser):
    """Takes a page apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.run: list[str] = []  # words as they run, whatever tags stand within one
        self.split: list[str] = []  # the same, a line for each tag
        self.told: list[str] = []
        self.machine: list[str] = []
        self.comments: list[str] = []
        self.code: list[str] = []
        self.pages: list[str] = []
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        local = tag.rpartition(":")[2]
        self._part(local)
        self._in_code = local in ("script", "style")
        for name, value in attrs:
            key = name.rpartition(":")[2]
            is_told = key not in MACHINE or (key == "name" and local in TOLD_NAMES)
            (self.told if is_told else self.machine).append(value or "")
            self.machine.append(name)
            if key == "srcdoc":
                self.pages.append(value or "")
        self.machine.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._in_code = False
        self._part(tag.rpartition(":")[2])

    def _part(self, local: str) -> None:
        self.split.append("\n")
        if local in BLOCKS:
            self.run.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_code:
            self.code.append(data)
        else:
            self.run.append(data)
            self.split.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        self.comments.append(decl)

    def handle_pi(self, data: str) -> None:
        self.comments.append(data)

    def unknown_decl(self, data: str) -> None:
        self.run.append(data.partition("[")[2])
        self.split.append(data.partition("[")[2])


def _literals(code: str) -> Iterator[str]:
    for found in LITERAL.findall(code):
        yield from filter(None, found)


def _held(file: File, text: str) -> Found:
    """Yield the files that stand in a page as data: URIs."""
    for number, found in enumerate(URI.finditer(text), start=1):
        kind, options, body = found[1].lower(), found[2].lower(), found[3]
        data = unquote_to_bytes(body)
        if ";base64" in options:
            try:
                data = base64.b64decode(data + b"=" * (-len(data) % 4))
            except (binascii.Error, ValueError):
                yield Flaw(file.at(f"data: URI {number}"), is_hidden=False)
                continue
        name = "x.font" if kind.startswith(FONTS) else ENDINGS.get(kind, "")
        yield file.within(data, name, f"data: URI {number}")
