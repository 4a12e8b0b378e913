"""What the codes that a PDF draws stand for, by its own maps: so that what no page shows is read too."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping

from habeas.publish.streams import HEXADECIMAL, LITERAL, decoded, unescaped

MOST_MAPS = 64
ONE = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
MANY = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]*)>")
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[([^\]]*)\])")
TARGET = re.compile(rb"<([0-9A-Fa-f\s]+)>")
BLOCK = re.compile(rb"BT\b.*?\bET\b", re.DOTALL)
NOTHING = b"\\\n"  # an escape that stands for no sign: strings run together through it are unescaped as if apart
MOST_CODES = 65_536


def maps_in(streams: Iterable[bytes]) -> list[dict[int, str]]:
    """Return each map from codes to letters (ToUnicode) that a PDF holds."""
    found = [_map(each) for each in streams if b"beginbf" in each]
    return [each for each in found if each][:MOST_MAPS]


def _map(data: bytes) -> dict[int, str]:
    table: dict[int, str] = {}
    for block in ONE.findall(data):
        for code, letters in PAIR.findall(block):
            table[int(code, 16)] = _letters(letters)
    for block in MANY.findall(data):
        for first, last, start, listed in RANGE.findall(block):
            low, high = int(first, 16), int(last, 16)
            targets = [_letters(each) for each in TARGET.findall(listed)]
            base = _letters(start)
            for step, code in enumerate(range(low, min(high, low + MOST_CODES) + 1)):
                if base:
                    table[code] = base[:-1] + chr(min(ord(base[-1]) + step, 0x10FFFF))
                elif step < len(targets):
                    table[code] = targets[step]
    return table


def _letters(digits: bytes) -> str:
    return _bytes(digits).decode("utf-16-be", "replace")


def _bytes(digits: bytes) -> bytes:
    bare = re.sub(rb"\s", b"", digits)
    return bytes.fromhex((bare + b"0" * (len(bare) % 2)).decode())


def drawn_in(data: bytes) -> list[bytes]:
    """Return the codes that each block of text of a stream draws, its strings run together."""
    blocks = []
    for block in BLOCK.findall(data) or [data]:
        if b"<" in block:
            drawn = sorted((*LITERAL.finditer(block), *HEXADECIMAL.finditer(block)), key=lambda each: each.start())
            said = [unescaped(each[0][1:-1]) if each[0][:1] == b"(" else _bytes(each[1]) for each in drawn]
            blocks.append(b"".join(said))
        else:
            blocks.append(unescaped(NOTHING.join(each[1:-1] for each in LITERAL.findall(block))))
    return blocks


def letters_by(drawn: Iterable[bytes], table: Mapping[int, str] | None) -> Iterator[str]:
    """Yield what blocks of codes say by a map, or as the codes stand: each by itself, and all run together."""
    said = [decoded(each) if table is None else _by(each, table) for each in drawn]
    yield "\n".join(said)
    yield "".join(said)


def _by(data: bytes, table: Mapping[int, str]) -> str:
    """Return what codes of two bytes mean, or of one byte where the map has such alone."""
    if max(table, default=0) < 256:
        return "".join(filter(None, map(table.get, data)))
    codes = array("H", data[: len(data) // 2 * 2])
    if sys.byteorder == "little":
        codes.byteswap()
    return "".join(filter(None, map(table.get, codes)))
