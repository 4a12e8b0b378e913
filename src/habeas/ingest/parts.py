"""One XML part of an office file, opened in a process that is thrown away; what comes out is rows, not XML.

Started as ``python boot.py parts NAME BYTES MEMORY CPU``; ``open_part`` starts it and builds the tree again.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement  # built here and never parsed

from habeas.errors import Unreadable
from habeas.ingest import fence
from habeas.ingest.answer import refusal_in
from habeas.ingest.confine import answer_of, python
from habeas.ingest.errors import ReaderFailed, SourceDamaged, SourceTookTooMuchMemory, SourceTooLarge
from habeas.ingest.limits import USUAL

DEEPEST = 150  # a text box in a table in a table has thirty; deeper, whoever walks it would fall
MOST_ELEMENTS = 500_000


def open_part(data: bytes, name: str, *, most_bytes: int) -> Element:
    """Return the root of a part of a zip of XML, as a tree of at most ``DEEPEST`` levels.

    Raises:
        Unreadable: there is none that can be opened safely.

    """
    words = [name, str(most_bytes), str(USUAL.memory_bytes), str(USUAL.cpu_for(len(data)))]
    answer = answer_of([*python("parts"), *words], data, limits=USUAL)
    try:
        rows = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise ReaderFailed from error
    if isinstance(rows, dict):
        raise refusal_in(rows)
    return _built(rows)


def _built(rows: object) -> Element:
    """Return the tree of rows ``depth, tag, attributes, text, tail``."""
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_ELEMENTS:
        raise ReaderFailed
    above: list[Element] = []
    for row in rows:
        depth, tag, attributes, text, tail = _row(row)
        if depth > len(above) or (depth == 0) != (not above):
            raise ReaderFailed
        element = SubElement(above[depth - 1], tag, attributes) if depth else Element(tag, attributes)
        element.text, element.tail = text, tail
        above[depth:] = [element]
    return above[0]


def _row(row: object) -> tuple[int, str, dict[str, str], str, str]:
    if not isinstance(row, list) or len(row) != 5:
        raise ReaderFailed
    depth, tag, attributes, text, tail = row
    words = (tag, text, tail, *(attributes.items() if isinstance(attributes, dict) else [(None, None)]))
    flat = [word for each in words for word in (each if isinstance(each, tuple) else (each,))]
    if type(depth) is not int or not 0 <= depth <= DEEPEST or not all(isinstance(word, str) for word in flat):
        raise ReaderFailed
    return depth, tag, attributes, text, tail


def _rows(root: Element) -> Iterator[tuple[int, str, dict[str, str], str, str]]:
    waiting = [(0, root)]
    while waiting:
        depth, element = waiting.pop()
        if depth > DEEPEST:
            raise SourceDamaged
        yield depth, str(element.tag), dict(element.attrib), element.text or "", element.tail or ""
        waiting += [(depth + 1, child) for child in reversed(element)]


def main(arguments: list[str]) -> None:
    """Answer with the rows of one part."""
    name, most, memory, cpu = arguments
    fence.end_with_parent()
    fence.limit_resources(memory_bytes=int(memory), cpu_s=int(cpu))
    from habeas.ingest.engines.package import Package

    fence.close_fence()
    try:
        package = Package(sys.stdin.buffer.read())
        if package.size_of(name) > int(most):
            raise SourceTooLarge
        answer = json.dumps(list(_rows(package.get(name))), ensure_ascii=False).encode("utf-8", "replace")
    except Unreadable as error:
        answer = json.dumps({"refused": error.code}).encode()
    except (MemoryError, RecursionError):
        answer = json.dumps({"refused": SourceTookTooMuchMemory.code}).encode()
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
