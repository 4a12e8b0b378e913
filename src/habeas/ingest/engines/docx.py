"""DOCX: everything a reader of the pages sees, in document order, and what stands around them after it.

The XML is walked here rather than through python-docx, which leaves out inserted (tracked) words, content controls
and text boxes: words of a source must not vanish.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from habeas.ingest.cleaning import tidy, word
from habeas.ingest.engines.package import Package, properties_of
from habeas.ingest.errors import NoText, SourceDamaged
from habeas.ingest.extract import Extract
from habeas.ingest.marks import Drawn, lift, row_of, table_of, unmarked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DC = "{http://purl.org/dc/elements/1.1/}"
# The strict variant of the standard (ISO 29500-1) has names of its own for the same things.
STRICT = re.compile(r"\{http://purl\.oclc\.org/ooxml/wordprocessingml/main\}")
DOCUMENT_LINK = "/officeDocument"
SPACES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
SKIPPED = frozenset({"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText"})


@dataclass(slots=True)
class _Seen:
    """What was met on the way."""

    notes: list[str] = field(default_factory=list)  # ids of footnotes and endnotes, in the order of the text
    changed: bool = False  # tracked insertions or deletions
    comments: bool = False


def read(data: bytes) -> Extract:
    """Return headers, body, footnotes and footers as lines; a table row is ``cell | cell``; and the tables."""
    package = Package(data)
    main = _main_part(package)
    folder, seen = posixpath.dirname(main), _Seen()
    body = list(_blocks(package.get(main), seen))
    headers, footers = (list(_around(package, folder, sort, seen)) for sort in ("header", "footer"))
    notes = [*_notes(package, folder, "footnote", seen), *_notes(package, folder, "endnote", seen)]
    text, tables = lift(tidy("\n".join([*headers, *body, *notes, *footers])))
    if not text.strip():
        raise NoText
    title, author = _said_of_itself(package)
    return Extract(
        engine="habeas-docx 2", text=text, title=title, author=author, warnings=_warnings(seen), tables=tables,
        properties=properties_of(package, ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")),
    )  # fmt: skip


def _main_part(package: Package) -> str:
    for link in package.get("_rels/.rels"):
        if link.get("Type", "").endswith(DOCUMENT_LINK):
            return link.get("Target", "").lstrip("/")
    raise SourceDamaged


def _name(element: Element) -> str:
    """The element's name without its namespace, if it is one of word processing; else empty."""
    tag = STRICT.sub(W, element.tag)
    return tag.removeprefix(W) if tag.startswith(W) else ""


def _blocks(parent: Element, seen: _Seen) -> Iterator[str]:
    """The paragraphs and table rows below an element, in order."""
    for child in parent:
        name = _name(child)
        if name == "p":
            yield from _paragraph(child, seen)
        elif name == "tbl":
            yield from _rows(child, seen)
        elif name in SKIPPED:
            seen.changed |= name in {"del", "moveFrom"}
        elif child.tag == f"{MC}AlternateContent":
            yield from _blocks(child[0], seen) if len(child) else ()
        else:
            yield from _blocks(child, seen)


def _rows(table: Element, seen: _Seen) -> list[str]:
    """The marked rows; a table inside a cell stays in that cell."""
    rows = []
    for row in _children(table, "tr"):
        cells = [_cell(cell, seen) for cell in _children(row, "tc")]
        header = next((each for each in row if _name(each) == "trPr"), None)
        rows.append(row_of(cells, header=header is not None and any(_name(each) == "tblHeader" for each in header)))
    return table_of(rows)


def _cell(cell: Element, seen: _Seen) -> Drawn:
    """A cell with its paragraphs on lines of their own, and what it is joined to."""
    lines = [" ".join(line.split()) for line in "\n".join(_blocks(cell, seen)).split("\n")]
    across, from_above = 1, False
    for part in next((each for each in cell if _name(each) == "tcPr"), ()):
        if _name(part) == "gridSpan" and _value(part).isdecimal():
            across = max(1, int(_value(part)[:3]))
        elif _name(part) == "vMerge":
            from_above = _value(part) != "restart"
    return Drawn("\n".join(line for line in lines if line), across=across, from_above=from_above)


def _value(element: Element) -> str:
    return next((value for key, value in element.attrib.items() if key.endswith("}val")), "")


def _children(parent: Element, wanted: str) -> Iterator[Element]:
    """The elements of this name directly below, looking through content controls and tracked rows."""
    for child in parent:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in {"sdt", "sdtContent", "ins", "customXml", "smartTag"}:
            yield from _children(child, wanted)


def _paragraph(paragraph: Element, seen: _Seen) -> Iterator[str]:
    """The paragraph's line, then the paragraphs of text boxes that hang on it."""
    boxes: list[Element] = []
    yield "".join(_runs(paragraph, seen, boxes))
    for box in boxes:
        yield from _blocks(box, seen)


def _runs(parent: Element, seen: _Seen, boxes: list[Element]) -> Iterator[str]:
    for child in parent:
        name = _name(child)
        if name == "t":
            yield unmarked(child.text or "")
        elif name in SPACES:
            yield SPACES[name]
        elif name == "txbxContent":
            boxes.append(child)
        elif name in SKIPPED:
            seen.changed |= name in {"del", "moveFrom"}
        elif child.tag == f"{MC}AlternateContent":
            yield from _runs(child[0], seen, boxes) if len(child) else ()  # the fallback says the same again
        else:
            _note(child, name, seen)
            yield from _runs(child, seen, boxes)


def _note(element: Element, name: str, seen: _Seen) -> None:
    seen.changed |= name in {"ins", "moveTo"}
    seen.comments |= name == "commentReference"
    if name in {"footnoteReference", "endnoteReference"}:
        seen.notes.append(name.removesuffix("Reference") + _id(element))


def _id(element: Element) -> str:
    return next((value for key, value in element.attrib.items() if key.endswith("}id")), "")


def _around(package: Package, folder: str, sort: str, seen: _Seen) -> Iterator[str]:
    """Headers or footers, each wording once."""
    parts = sorted(name for name in package.names if re.fullmatch(rf"{re.escape(folder)}/{sort}\d*\.xml", name))
    lines = (line for part in parts for line in _blocks(package.get(part), seen))
    yield from dict.fromkeys(line for line in lines if line.strip())


def _notes(package: Package, folder: str, sort: str, seen: _Seen) -> Iterator[str]:
    """Footnotes or endnotes in the order of the text, numbered as they are referred to."""
    root = package.find(f"{folder}/{sort}s.xml")
    held = {sort + _id(note): note for note in (root if root is not None else ()) if _name(note) == sort}
    referred: Iterable[str] = dict.fromkeys(note for note in seen.notes if note.startswith(sort))
    for number, note in enumerate(referred, start=1):
        if note in held:
            yield f"[{number}] " + " ".join(" ".join(_blocks(held[note], seen)).split())


def _said_of_itself(package: Package) -> tuple[str | None, str | None]:
    """Title and author; the dates in a file are those of the file, not of a publication."""
    core = package.find("docProps/core.xml")
    if core is None:
        return None, None
    return word(core.findtext(f"{DC}title")), word(core.findtext(f"{DC}creator"))


def _warnings(seen: _Seen) -> tuple[str, ...]:
    notes = []
    if seen.changed:
        notes.append("The document has tracked changes: inserted words were read, deleted words were not.")
    if seen.comments:
        notes.append("The document has comments in its margin; they were not read.")
    return tuple(notes)
