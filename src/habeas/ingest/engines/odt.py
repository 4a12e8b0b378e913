"""ODT: headings, paragraphs and tables in document order, then footnotes; headers and footers around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from xml.etree.ElementTree import Element

from habeas.ingest.cleaning import tidy, word
from habeas.ingest.engines.package import Package, properties_of
from habeas.ingest.errors import NoText, SourceLocked
from habeas.ingest.extract import Extract
from habeas.ingest.marks import Drawn, lift, row_of, table_of, unmarked

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
HEADERS = ("header-first", "header", "header-left")
FOOTERS = ("footer-first", "footer", "footer-left")
MAX_SPACES = 200  # a count of spaces is a number in the file, and may be any


@dataclass(slots=True)
class _Seen:
    """What was met on the way."""

    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    changed: bool = False
    comments: bool = False


def read(data: bytes) -> Extract:
    """Return headers, body, footnotes and footers as lines; a table row is ``cell | cell``."""
    package = Package(data)
    _prove_open(package)
    seen, styles = _Seen(), package.find("styles.xml")
    body = list(_blocks(package.get("content.xml"), seen))
    notes = [f"[{number}] {_inline(note, seen)}" for number, note in enumerate(seen.notes, start=1)]
    headers, footers = (list(_around(styles, names, seen)) for names in (HEADERS, FOOTERS))
    text, tables = lift(tidy("\n".join([*headers, *body, *notes, *footers])))
    if not text.strip():
        raise NoText
    title, author = _said_of_itself(package)
    return Extract(
        engine=f"habeas-odt 2 (defusedxml {version('defusedxml')})",
        text=text,
        title=title,
        author=author,
        warnings=_warnings(seen),
        tables=tables,
        properties=properties_of(package, ("meta.xml",)),
    )


def _prove_open(package: Package) -> None:
    manifest = package.find("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(f"{MANIFEST}encryption-data"), None) is not None:
        raise SourceLocked


def _blocks(parent: Element, seen: _Seen) -> Iterator[str]:
    """The headings, paragraphs and table rows below an element, in order."""
    for child in parent:
        if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
            yield "".join(_letters(child, seen))
            while seen.boxes:
                yield from _blocks(seen.boxes.pop(0), seen)
        elif child.tag == f"{TABLE}table":
            yield from table_of(list(_rows(child, seen, header=False)))
        elif child.tag == f"{TEXT}tracked-changes":
            seen.changed = True  # holds what was deleted
        elif child.tag not in {f"{OFFICE}annotation", f"{OFFICE}forms"}:
            yield from _blocks(child, seen)


def _rows(parent: Element, seen: _Seen, *, header: bool) -> Iterator[str]:
    """The marked rows of a table, through the groups that they may be in."""
    for child in parent:
        if child.tag == f"{TABLE}table-row":
            yield row_of((_cell(each, seen) for each in child if each.tag == f"{TABLE}table-cell"), header=header)
        elif child.tag in {f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"}:
            yield from _rows(child, seen, header=header or child.tag.endswith("header-rows"))


def _cell(cell: Element, seen: _Seen) -> Drawn:
    """A cell with its paragraphs on lines of their own; what it covers is drawn as covered and holds nothing."""
    lines = [" ".join(line.split()) for line in "\n".join(_blocks(cell, seen)).split("\n")]
    down, across = (cell.get(f"{TABLE}number-{sort}-spanned", "1")[:4] for sort in ("rows", "columns"))
    return Drawn(
        "\n".join(line for line in lines if line),
        down=max(1, int(down)) if down.isdecimal() else 1, across=max(1, int(across)) if across.isdecimal() else 1,
    )  # fmt: skip


def _inline(parent: Element, seen: _Seen) -> str:
    """All paragraphs of a cell or note on one line."""
    return " ".join(" ".join(_blocks(parent, seen)).split())


def _letters(parent: Element, seen: _Seen) -> Iterator[str]:
    yield unmarked(parent.text or "")
    for child in parent:
        yield from _letters_of(child, seen)
        yield unmarked(child.tail or "")


def _letters_of(child: Element, seen: _Seen) -> Iterator[str]:
    if child.tag == f"{TEXT}s":
        count = child.get(f"{TEXT}c", "1")[:4]  # Python reads no number of five thousand digits
        yield " " * (min(int(count), MAX_SPACES) if count.isdecimal() else 1)
    elif child.tag == f"{TEXT}tab":
        yield "\t"
    elif child.tag == f"{TEXT}line-break":
        yield "\n"
    elif child.tag == f"{TEXT}note":
        seen.notes += [part for part in child if part.tag == f"{TEXT}note-body"]
    elif child.tag == f"{OFFICE}annotation":
        seen.comments = True
    elif child.tag.endswith("}text-box"):
        seen.boxes.append(child)
    else:
        yield from _letters(child, seen)


def _around(styles: Element | None, names: tuple[str, ...], seen: _Seen) -> Iterator[str]:
    """Headers or footers of all page styles, each wording once."""
    if styles is None:
        return
    parts = (part for name in names for part in styles.iter(STYLE + name))
    yield from dict.fromkeys(line for part in parts for line in _blocks(part, seen) if line.strip())


def _said_of_itself(package: Package) -> tuple[str | None, str | None]:
    """Title and author; the dates in a file are those of the file, not of a publication."""
    meta = package.find("meta.xml")
    if meta is None:
        return None, None
    author = meta.findtext(f".//{META}initial-creator") or meta.findtext(f".//{DC}creator")
    return word(meta.findtext(f".//{DC}title")), word(author)


def _warnings(seen: _Seen) -> tuple[str, ...]:
    notes = []
    if seen.changed:
        notes.append("The document has tracked changes: inserted words were read, deleted words were not.")
    if seen.comments:
        notes.append("The document has comments in its margin; they were not read.")
    return tuple(notes)
